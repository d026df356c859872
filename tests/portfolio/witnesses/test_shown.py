"""The signed words are part of the record: frozen with it, shown with it, and never quietly gone."""

import pytest
from django.urls import reverse

from assessment.models import Judgement, SubmissionItem
from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.display import shown_record, shown_version
from portfolio.refusals import Refused
from portfolio.services.records import make_version
from portfolio.testimonies import EARLIER, expert_faults
from tests.cast import all_yes, claim, client_for
from tests.portfolio.witnesses.desk import WORDS, ask, asked, mina, reword, sign

ORDINARY = "So it counts as an ordinary testimony."


def signed(cast, **fields):
    record, _, token = asked(cast, **fields)
    return record, sign(token)


def page_of(cast, record, member):
    return client_for(member).get(reverse("assessment:record", args=[cast.portfolio.ref, record.ref]))


def test_the_version_freezes_what_the_witness_signed(cast):
    record, _ = signed(cast)
    version = make_version(by=cast.sam, record=record)
    (section,) = shown_version(version).sections
    assert (section.title, [each.text for each in section.quotes]) == ("Testimony of Mina Shah", [WORDS])
    assert version.snapshot["details"]["witness_email"] == "mina@shop.example"


def test_a_testimony_changes_the_hash(cast):
    record, _, token = asked(cast)
    before = make_version(by=cast.sam, record=record)
    sign(token)
    assert make_version(by=cast.sam, record=record).content_hash != before.content_hash


def test_the_witness_does_not_judge_it(cast):
    address = cast.assessor.user.email.upper()
    record, _ = signed(cast, witness=mina(cast, name="A. Reid", email=address))
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    item = SubmissionItem.objects.get(version__record=record)
    with pytest.raises(Refused):
        judge(by=cast.assessor, item=item, given=all_yes(item))
    assert Judgement.objects.count() == 0


def test_alan_reads_it_where_he_judges(cast):
    record, _ = signed(cast)
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    item = SubmissionItem.objects.get(version__record=record)
    page = client_for(cast.assessor).get(reverse("assessment:judge", args=[item.pk])).content.decode()
    assert WORDS in page
    assert "Signed by Mina Shah on" in page
    assert "Signed by Mina Shah on" in page_of(cast, record, cast.assessor).content.decode()


def test_words_about_an_earlier_account_stay_and_say_so(cast):
    record, _ = signed(cast)
    changed = reword(cast, record)
    (section,) = shown_record(changed).sections
    page = page_of(cast, record, cast.sam)
    assert (section.quotes[0].text, dict(section.facts)["About"]) == (WORDS, EARLIER)
    assert (page.context["testimony"].is_earlier, page.context["testimony"].can_ask) == (True, True)
    assert "It is about earlier words" in page.content.decode()


def test_asked_again_the_new_words_stand_before_the_old(cast):
    record, first = signed(cast)
    changed = reword(cast, record)
    _, token = ask(cast, changed, first.witness)
    sign(token, words="I saw all of it.")
    assert [each.quotes[0].text for each in shown_record(changed).sections] == ["I saw all of it.", WORDS]


def test_nobody_else_sees_the_card_while_sam_still_writes(cast):
    record, _, token = asked(cast)
    make_version(by=cast.sam, record=record)
    sign(token)
    page = page_of(cast, record, cast.assessor)
    assert (page.context["testimony"], WORDS in page.content.decode()) == (None, False)


def test_an_expert_is_competent_and_agreed_beforehand(cast):
    expert = mina(cast, category="role_expert", competence="Assessor award, ten years on the desk")
    record, _ = signed(cast, witness=expert, kind="EWT")
    assert expert_faults(record, agreed=True) == []
    assert expert_faults(record) == [
        "No assessment plan named Mina Shah as an expert beforehand.", ORDINARY
    ]  # fmt: skip


def test_an_ordinary_witness_makes_no_expert_testimony(cast):
    record, _, token = asked(cast, kind="EWT")
    assert expert_faults(record) == ["No expert has signed it yet."]
    sign(token)
    assert expert_faults(record, agreed=True) == [
        "The list of witnesses did not call Mina Shah an expert when they signed.",
        "The list of witnesses did not say what makes Mina Shah an expert.",
        ORDINARY,
    ]
    assert ORDINARY in page_of(cast, record, cast.sam).content.decode()
