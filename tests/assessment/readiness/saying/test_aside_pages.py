"""The page on which an assessor sets a rule aside, and the one on which it counts again."""

import pytest
from django.urls import reverse

from assessment.models import SetAside
from assessment.services.submissions import submit
from tests.assessment.readiness.saying.desk import REASON, again, aside, guard, standing
from tests.cast import claim, client_for, log


def page(cast, rule="FB-01", name="set-aside", about=""):
    address = reverse(f"assessment:{name}", args=[cast.enrolment.ref, rule])
    return f"{address}?about={about}" if about else address


def test_the_assessor_reads_what_the_rule_says_where_it_fails_and_what_it_guards(cast, turn):
    text = client_for(cast.assessor).get(page(cast, about="IMP-01")).content.decode()
    assert "Use at least two different ways of gathering customer feedback." in text
    assert reverse("improvements:story", args=[cast.portfolio.ref, "IMP-01"]) in text
    assert "Only for IMP-01 Call-backs we promise" in text
    assert "TST-01, TST-02, TST-03" in text


def test_the_thing_that_was_meant_is_chosen_already(cast, turn):
    form = client_for(cast.assessor).get(page(cast, about="IMP-01")).context["form"]
    assert form["about"].value() == "IMP-01"


def test_nothing_is_chosen_where_several_things_can_be_meant(cast, turn):
    assert client_for(cast.assessor).get(page(cast)).context["form"]["about"].value() == ""


@pytest.mark.parametrize(("about", "stands"), [("IMP-01", "IMP-01"), ("everywhere", "")])
def test_setting_aside_leads_back_to_the_learners_work(cast, turn, about, stands):
    answer = client_for(cast.assessor).post(page(cast), {"about": about, "reason": REASON, "seen": "0"})
    assert answer["Location"] == f"/e/{cast.enrolment.ref}/"
    assert SetAside.objects.get().about == stands
    assert standing(cast) == {"IMP-01": "set_aside"}


def test_from_a_unit_it_leads_back_to_that_unit(cast):
    record = log(cast, kind="RA", title="What I did", ai_use="")
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    sent = {"about": record.ref, "reason": REASON, "seen": "0"}
    answer = client_for(cast.assessor).post(page(cast, "QA-21"), sent)
    assert answer["Location"] == f"/e/{cast.enrolment.ref}/u/{cast.unit.pk}/"


def test_a_short_reason_is_asked_for_again_and_nothing_is_lost(cast, turn):
    answer = client_for(cast.assessor).post(page(cast), {"about": "IMP-01", "reason": "No.", "seen": "0"})
    assert answer.status_code == 422
    assert "Write the reason in at least ten characters." in answer.content.decode()
    assert ">\nNo.</textarea>" in answer.content.decode()
    assert answer.context["form"]["about"].value() == "IMP-01"


def test_a_rule_that_cannot_be_set_aside_says_so_and_has_no_form(cast, turn):
    client = client_for(cast.assessor)
    text = client.get(page(cast, "QA-01")).content.decode()
    assert "so nobody can set it aside" in text
    assert "<textarea" not in text
    answer = client.post(page(cast, "QA-01"), {"about": "everywhere", "reason": REASON, "seen": "0"})
    assert answer.status_code == 422
    assert not SetAside.objects.exists()


def test_what_the_rule_does_not_find_is_not_found(cast, turn):
    client = client_for(cast.assessor)
    assert client.get(page(cast, about="IMP-77")).status_code == 404
    assert client.get(page(cast, "ZZ-99")).status_code == 404


def test_a_draft_is_not_named_to_the_assessor(cast, turn):
    draft = log(cast, kind="RA", title="Only mine yet", ai_use="")
    claim(cast, draft)
    client = client_for(cast.assessor)
    assert draft.ref not in client.get(page(cast, "QA-21")).content.decode()
    assert client.get(page(cast, "QA-21", about=draft.ref)).status_code == 404


def test_of_two_at_once_the_second_reads_who_was_first_and_keeps_the_text(cast, turn):
    aside(cast, about="IMP-01")
    client = client_for(cast.assessor)
    sent = {"about": "everywhere", "reason": "We never ask twice here.", "seen": "0"}
    answer = client.post(page(cast), sent)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Alan Reid set the rule aside on" in text
    assert "We never ask twice here." in text
    assert client.post(page(cast), sent | {"seen": answer.context["form"]["seen"].value()}).status_code == 302


def test_earlier_words_stand_below_with_who_and_why(cast, turn):
    aside(cast, about="IMP-01")
    again(cast, about="IMP-01", reason="A second branch opened.")
    text = client_for(cast.assessor).get(page(cast)).content.decode()
    assert text.count("Alan Reid") >= 2
    assert REASON in text
    assert "A second branch opened." in text


def test_the_assessor_lets_it_count_again(cast, turn):
    aside(cast, about="IMP-01")
    client = client_for(cast.assessor)
    assert page(cast, name="apply-again") in client.get(page(cast)).content.decode()
    form = client.get(page(cast, name="apply-again")).context["form"]
    assert form["about"].value() == "IMP-01"
    sent = {"about": "IMP-01", "reason": "A second branch opened.", "seen": "1"}
    assert client.post(page(cast, name="apply-again"), sent).status_code == 302
    assert standing(cast) == {"IMP-01": "todo"}


def test_where_nothing_is_set_aside_nothing_can_count_again(cast, turn):
    client = client_for(cast.assessor)
    text = client.get(page(cast, name="apply-again")).content.decode()
    assert "set aside nowhere" in text
    sent = {"about": "everywhere", "reason": REASON, "seen": "0"}
    assert client.post(page(cast, name="apply-again"), sent).status_code == 422


def test_where_all_is_set_aside_there_is_nothing_more_to_set_aside(cast, turn):
    aside(cast)
    assert "set aside everywhere already" in client_for(cast.assessor).get(page(cast)).content.decode()


def test_words_stay_words(cast, turn):
    guard("FB-01")
    aside(cast, reason="<script>alert(1)</script> is not a reason.")
    text = client_for(cast.assessor).get(page(cast)).content.decode()
    assert "<script>alert(1)" not in text
