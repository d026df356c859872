"""What a centre tells its learners at the start, and that they have read it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessment.exports.compile import compile_portfolio
from assessment.queues import queues_of
from portfolio.canonical import sha256_hex
from portfolio.induction import OURS, induction_of
from portfolio.models import Acceptance, CentreText, LedgerEntry
from portfolio.refusals import Moved
from portfolio.services.profiles import accept_text, write_centre_text
from tests.cast import client_for

OUR_APPEALS = OURS[CentreText.Kind.APPEALS]


def accept(cast, text=OUR_APPEALS):
    return accept_text(by=cast.sam, portfolio=cast.portfolio, kind="appeals", text_hash=sha256_hex(text))


def waiting(cast):
    return [row.words for queue in queues_of(cast.sam) if queue.slug == "induction" for row in queue.rows]


def test_our_words_stand_until_the_centre_writes_its_own(cast):
    write_centre_text(by=cast.coordinator, kind="appeals", text="Ring Priya.", number=0)
    assert [each.text for each in induction_of(cast.portfolio)] == [OURS["induction"], "Ring Priya."]


def test_accepting_is_dated_and_stands_in_the_ledger(cast):
    row = accept(cast)
    entry = LedgerEntry.objects.get(event="text.accepted")
    assert (row.text, sha256_hex(row.text) in entry.body) == (OUR_APPEALS, True)


def test_accepting_twice_is_accepting_once(cast):
    assert accept(cast) == accept(cast)
    assert Acceptance.objects.count() == 1


def test_new_words_are_to_be_accepted_anew(cast):
    accept(cast)
    assert waiting(cast) == ["Read “What your induction covers” and accept it."]
    write_centre_text(by=cast.coordinator, kind="appeals", text="Ring Priya.", number=0)
    assert len(waiting(cast)) == 2
    assert Acceptance.objects.get().text == OUR_APPEALS


def test_words_that_changed_meanwhile_are_not_accepted(cast):
    write_centre_text(by=cast.coordinator, kind="appeals", text="Ring Priya.", number=0)
    with pytest.raises(Moved, match="Read it once more"):
        accept(cast)


def test_nobody_accepts_for_a_learner(cast):
    with pytest.raises(PermissionDenied):
        accept_text(by=cast.coordinator, portfolio=cast.portfolio, kind="appeals", text_hash="0" * 64)


def test_two_colleagues_cannot_write_over_each_other(cast):
    write_centre_text(by=cast.coordinator, kind="appeals", text="Ring Priya.", number=0)
    sent = {"text": "Ring Leo.", "number": "0"}
    answer = client_for(cast.lead_iqa).post(reverse("portfolio:centre-text", args=["appeals"]), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Ring Leo." in page, "Ring Priya." in page) == (True, True)


def test_an_empty_text_comes_back_with_a_sentence(cast):
    page = reverse("portfolio:centre-text", args=["induction"])
    answer = client_for(cast.coordinator).post(page, {"text": " ", "number": "0"})
    assert answer.status_code == 422
    assert "Write the text that learners read." in answer.content.decode()


def test_the_learner_reads_and_accepts_on_one_page(cast):
    client = client_for(cast.sam)
    kinds = [each.kind for each in induction_of(cast.portfolio)]
    for each in induction_of(cast.portfolio):
        client.post(reverse("portfolio:induction-accept", args=[each.kind]), {"text_hash": each.hash})
    assert [row.kind for row in Acceptance.objects.all()] == kinds
    assert client.get(reverse("portfolio:induction")).content.decode().count("Read and accepted") == 2


def test_the_pack_prints_who_the_learner_is_and_what_they_read(cast):
    accept(cast)
    content = compile_portfolio(enrolment=cast.enrolment, member=cast.sam, pack="full")
    said = {each.number: [section.title for section in each.sections] for each in content.papers}
    assert said == {4: ["What your induction covers", "Appeals procedure"]}
    facts = [section.facts[0][1] for section in content.papers[0].sections]
    assert facts[0] == "Not accepted yet"
    assert facts[1].startswith("Read and accepted by Sam Okoro on ")
