"""The unit grid: every state in words, why it is not 100 %, and whose turn it is."""

import pytest
from django.urls import reverse

from assessment.progress import progress_of
from assessment.services.reopening import reopen_criteria
from assessment.services.signoffs import sign_unit
from portfolio.models import Voiding
from tests.assessment.judging.desk import changes_for, filled, hand_in, judged
from tests.cast import claim, client_for, log


def unit_page(cast, who="sam"):
    unit = cast.enrolment.units.get()
    return client_for(getattr(cast, who)).get(reverse("assessment:unit", args=[cast.enrolment.ref, unit.pk]))


def sign_both(cast):
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        unit = progress_of(cast.enrolment).units[0]
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="As listed.", manifest_hash=unit.manifest_hash
        )


def test_a_new_unit_names_what_has_no_evidence(cast):
    page = unit_page(cast).content.decode()
    assert "have no evidence yet." in page
    assert page.count("Not started") == 3
    assert "Your turn" in page
    assert reverse("assessment:record-new") in page


def test_the_grid_shows_each_criterions_state_in_words(cast, item):
    """One criterion is met, one came back, one waits with a newer record, after which it is told so."""
    back = {"decision": "not_yet", "sufficient": "no", "feedback": "Say how often."}
    later = {"decision": "later", "sufficient": None, "feedback": None}
    sent = filled(item, **changes_for(item, "TST-02", **back), **changes_for(item, "TST-03", **later))
    client_for(cast.assessor).post(reverse("assessment:judge", args=[item.pk]), sent)
    hand_in(cast, log(cast, title="Second"), "TST-03")
    page = unit_page(cast).content.decode()
    for words in ("Met", "Not yet", "With assessor", "Say how often.", "1 of 3 criteria met"):
        assert words in page


def test_a_claim_on_a_draft_is_ready_for_its_owner_and_no_column_for_others(cast):
    claim(cast, log(cast), "TST-01")
    own, read = unit_page(cast), unit_page(cast, "assessor")
    assert [column.ref for column in own.context["grid"].columns] == ["WP-01"]
    assert read.context["grid"].columns == []
    assert "Ready to hand in" in own.content.decode()
    assert "is ready to hand in." in own.content.decode()


def test_each_mark_names_its_record_criterion_and_place(cast, item):
    page = unit_page(cast).content.decode()
    assert "WP-01 for TST-01, p1, With assessor" in page
    assert reverse("assessment:record", args=[cast.portfolio.ref, "WP-01"]) in page


def test_what_waits_is_the_assessors_turn_with_the_way_there(cast, item):
    judge_page = reverse("assessment:judge", args=[item.pk])
    assert "The assessor&#x27;s turn" in unit_page(cast).content.decode()
    assert judge_page not in unit_page(cast).content.decode()
    assert judge_page in unit_page(cast, "assessor").content.decode()


def test_a_trainees_judgement_waits_for_the_qualified_assessor(cast, item):
    judged(cast, item, by=cast.trainee)
    page = unit_page(cast, "trainee").content.decode()
    assert "were judged by a trainee and wait for a qualified assessor" in page
    assert reverse("assessment:judge", args=[item.pk]) not in page


def test_a_record_that_came_back_is_named_with_the_way_to_it(cast, item):
    judged(cast, item, outcome="returned", met=False)
    page = unit_page(cast).content.decode()
    assert "have evidence that came back for more." in page
    assert f"Open {item.version.record.ref}" in page


def test_all_met_is_the_learners_turn_to_sign(cast, item):
    judged(cast, item)
    assert "Make your statement" in unit_page(cast).content.decode()
    other = unit_page(cast, "assessor").content.decode()
    assert "The learner&#x27;s statement comes next." in other
    assert "Make your statement" not in other


def test_a_signed_unit_shows_who_signed_and_the_fingerprint(cast, item):
    judged(cast, item)
    sign_both(cast)
    fingerprint = progress_of(cast.enrolment).units[0].manifest_hash
    page = unit_page(cast, "iqa").content.decode()
    for words in ("Sam Okoro", "Alan Reid", "Signed off", "Nothing is missing", fingerprint[:12]):
        assert words in page


def test_a_void_signature_stays_on_show_with_its_reason(cast, item):
    judged(cast, item)
    sign_both(cast)
    signed = progress_of(cast.enrolment).units[0].signatures[-1]
    Voiding.objects.create(
        centre=cast.centre, signature=signed.signature, reason="Signed in haste.", voided_by=cast.lead_iqa
    )
    page = unit_page(cast).content.decode()
    assert "Void:" in page
    assert "Signed in haste." in page


def decided_back(item, cast):
    """Alan decides one criterion anew as not yet."""
    seen = {key: "1" for key in filled(item) if key.endswith("seen")}
    back = changes_for(item, "TST-01", decision="not_yet", sufficient="no", feedback="Look again.")
    sent = filled(item, reason="Found a gap.", **(seen | back))
    return client_for(cast.assessor).post(reverse("assessment:judge", args=[item.pk]), sent)


def test_a_signed_unit_is_decided_anew_only_after_it_was_opened_again(cast, item):
    judged(cast, item)
    sign_both(cast)
    answer = decided_back(item, cast)
    assert answer.status_code == 422
    assert "Unit TST is signed off. Reopen the criterion first, and say why." in answer.content.decode()


def test_opening_a_criterion_again_voids_what_was_signed_over_it(cast, item):
    judged(cast, item)
    sign_both(cast)
    first = cast.unit.unit.criteria.get(code="TST-01")
    reopen_criteria(
        by=cast.assessor, enrolment_unit=cast.unit, criteria=[first], reason="Found a gap.", cause="assessor"
    )
    page = unit_page(cast).content.decode()
    assert "Reopened" in page
    assert page.count("Void:") == 2
    assert "Found a gap." in page
    assert "2 of 3 criteria met" in page


def test_the_demonstration_wording_is_named(cast):
    assert "Demonstration wording." in unit_page(cast).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *((who, 200) for who in ("eqa", "lead_iqa", "coordinator")),
        *((who, 404) for who in ("exams_officer", "administrator", "other_learner", "other_assessor")),
    ],
)
def test_who_may_read_the_grid(cast, who, status):
    assert unit_page(cast, who).status_code == status


def test_another_centre_finds_nothing(cast, elsewhere):
    unit = reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk])
    assert client_for(elsewhere.lead_iqa).get(unit).status_code == 404


def test_a_unit_is_found_under_its_own_enrolment_only(cast):
    unit = reverse("assessment:unit", args=[cast.other_enrolment.ref, cast.unit.pk])
    assert client_for(cast.lead_iqa).get(unit).status_code == 404


@pytest.mark.parametrize("records", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_records(cast, records, django_assert_num_queries):
    for number in range(records):
        hand_in(cast, log(cast, title=f"Record {number}"))
    client, unit = client_for(cast.sam), cast.enrolment.units.get()
    with django_assert_num_queries(21):
        client.get(reverse("assessment:unit", args=[cast.enrolment.ref, unit.pk]))
