"""A trainee's judgement waits for a qualified colleague, who finds it filled in."""

from django.urls import reverse

from assessment.progress import progress_of
from assessment.queues import count_waiting
from assessment.services.judging import judge
from assessment.services.submissions import submit
from tests.assessment.judging.desk import filled, judged
from tests.cast import all_yes, client_for


def page_of(item):
    return reverse("assessment:judge", args=[item.pk])


def test_a_trainees_met_counts_for_nothing_yet(cast, item):
    answer = client_for(cast.trainee).post(page_of(item), filled(item), follow=True)
    assert "It counts once a qualified colleague has confirmed it." in answer.content.decode()
    assert progress_of(cast.enrolment).met == 0


def test_the_trainee_is_told_so_beforehand(cast, item):
    page = client_for(cast.trainee).get(page_of(item)).content.decode()
    assert "waits for a qualified colleague before it counts" in page


def test_it_leaves_the_trainees_queue_and_stays_in_the_assessors(cast, item):
    judged(cast, item, by=cast.trainee)
    assert (count_waiting(cast.trainee), count_waiting(cast.assessor)) == (0, 1)
    page = client_for(cast.assessor).get(reverse("assessment:queue")).content.decode()
    assert "Tom Vale judged this as a trainee. It waits for a qualified assessor." in page


def test_the_qualified_assessor_finds_the_form_filled_in(cast, item):
    judged(cast, item, by=cast.trainee, feedback="Tom wrote this.")
    page = client_for(cast.assessor).get(page_of(item))
    form = page.context["page"].form
    cards = [card.form.initial for card in page.context["page"].cards]
    assert form.initial["feedback"] == "Tom wrote this."
    assert {(each["varc"], each["decision"], each["sufficient"]) for each in cards} == {("yes", "met", "yes")}
    assert "A trainee has judged this" in page.content.decode()


def test_the_qualified_assessors_own_judgement_counts(cast, item):
    judged(cast, item, by=cast.trainee)
    seen = {key: "1" for key in filled(item) if key.endswith("seen")}
    sent = filled(item, **seen, reason="I looked at it myself and agree.")
    assert client_for(cast.assessor).post(page_of(item), sent).status_code == 302
    assert progress_of(cast.enrolment).met == 3


def test_a_trainee_cannot_judge_over_a_qualified_colleague(cast, item):
    judged(cast, item)
    seen = {key: "1" for key in filled(item) if key.endswith("seen")}
    answer = client_for(cast.trainee).post(page_of(item), filled(item, reason="I think not.", **seen))
    assert answer.status_code == 422
    assert "A qualified colleague has judged this already" in answer.content.decode()


def test_a_trainees_look_at_a_newer_version_takes_nothing_away(cast, item):
    """What Sam handed in first stays accepted until a qualified assessor has judged the second."""
    judged(cast, item)
    record = item.version.record
    record.refresh_from_db()
    record.claims.filter(criterion__code="TST-01").update(locator="9")
    newer = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    later = all_yes(newer, met=False, outcome="returned")
    judge(by=cast.trainee, item=newer, given=later)
    unit = progress_of(cast.enrolment).units[0]
    assert [any(piece.counts for piece in each.evidence) for each in unit.criteria] == [True, True, True]
