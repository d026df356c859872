"""Two people press "Save decision" in the same moment: one decides, and every word of the other is kept."""

from functools import partial

from django.urls import reverse

from assessment.models import Countersignature, CriterionDecision, Judgement
from tests.assessment.judging.desk import filled, hand_in, judged
from tests.assessment.races.desk import RACE, at_once, rounds, two_assessors
from tests.cast import client_for, log

pytestmark = RACE


def test_two_assessors_at_once_leave_one_judgement_and_the_second_keeps_every_word():
    cast = two_assessors()
    item = hand_in(cast, log(cast), "TST-01")
    url, names = reverse("assessment:judge", args=[item.pk]), ["Alan Reid", "Beth Cole"]
    clients = [client_for(cast.assessor), client_for(cast.other_assessor)]
    for _ in rounds(item):
        sent = [filled(item, feedback=f"Typed by {name}.") for name in names]
        answers = at_once(*(partial(c.post, url, s) for c, s in zip(clients, sent, strict=True)))
        assert sorted(each.status_code for each in answers) == [302, 409]
        loser = next(place for place, each in enumerate(answers) if each.status_code == 409)
        page = answers[loser].content.decode()
        assert f"{names[1 - loser]} judged this on" in page
        assert f"Typed by {names[loser]}." in page
        decided = CriterionDecision.objects.values_list("decided_by__user__name", "sequence")
        assert list(decided) == [(names[1 - loser], 1)]


def test_a_double_click_leaves_one_judgement_and_leads_to_one_page():
    cast = two_assessors()
    item, _ = hand_in(cast, log(cast), "TST-01"), hand_in(cast, log(cast, title="Next"), "TST-02")
    url, client = reverse("assessment:judge", args=[item.pk]), client_for(cast.assessor)
    for _ in rounds(item):
        answers = at_once(*[partial(client.post, url, filled(item))] * 2)
        assert [each.status_code for each in answers] == [302, 302]
        assert answers[0].url == answers[1].url != url
        assert Judgement.objects.count() == 1


def test_two_colleagues_who_answer_a_trainee_at_once_leave_one_answer():
    cast = two_assessors()
    item = hand_in(cast, log(cast), "TST-01")
    clients = [client_for(cast.assessor), client_for(cast.other_assessor)]
    for _ in rounds(item):
        word = judged(cast, item, by=cast.trainee)
        pairs = zip(clients, ["confirm", "refuse"], strict=True)
        answers = at_once(*(partial(answer, client, word, verb) for client, verb in pairs))
        assert sorted(each.status_code for each in answers) == [302, 409]
        refused = next(each for each in answers if each.status_code == 409)
        assert "Typed by hand." in refused.content.decode()
        assert Countersignature.objects.count() == 1


def answer(client, word, verb):
    sent = {"content_hash": word.content_hash, "words": "Typed by hand."}
    return client.post(reverse(f"assessment:judgement-{verb}", args=[word.pk]), sent)
