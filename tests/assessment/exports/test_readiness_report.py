"""Part 17: what the rules still miss, and every rule that an assessor set aside, for ever."""

from dataclasses import replace

import pytest

from assessment.exports import seal
from assessment.exports.compile import compile_portfolio
from assessment.exports.content import Where
from assessment.models import Criterion
from assessment.services.readiness import apply_again, set_aside
from assessment.services.submissions import submit
from improvements.services.turns import begin
from tests.cast import claim, log

REASON = "One branch only, so there is nobody else to ask."
LATER = "A second branch opened in May."


def compiled(cast, who="coordinator", pack="full"):
    return compile_portfolio(enrolment=cast.enrolment, member=getattr(cast, who), pack=pack)


def open_lines(content):
    return [line for unit in content.readiness.units for line in unit.lines]


@pytest.fixture
def undeclared(cast):
    """An account that was handed in without a word on AI (rule QA-21), and one that is still a draft."""
    handed, draft = (log(cast, kind="RA", title=title, ai_use="") for title in ("Handed in", "Not yet"))
    for each in (handed, draft):
        claim(cast, each)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[handed], declared=True)
    return handed, draft


def test_what_is_open_stands_under_its_unit_with_places_and_criteria(cast, undeclared):
    handed, _ = undeclared
    (unit, *_) = compiled(cast).readiness.units
    line = next(each for each in unit.lines if each.rule == "QA-21")
    assert (unit.code, line.level, line.where) == ("TST", "warning", (Where(handed.ref, handed.ref),))
    assert line.criteria == ("TST-01", "TST-02", "TST-03")


def test_a_draft_is_named_to_its_learner_and_to_nobody_else(cast, undeclared):
    handed, draft = undeclared
    for who in ("coordinator", "assessor", "iqa", "lead_iqa"):
        assert draft.ref not in repr(compiled(cast, who).readiness)
    own = open_lines(compiled(cast, "sam", pack="learner"))
    assert {handed.ref, draft.ref} <= {each.ref for line in own for each in line.where}


def test_hints_and_rules_that_were_set_aside_are_not_open(cast, undeclared):
    handed, _ = undeclared
    set_aside(
        by=cast.assessor, enrolment=cast.enrolment, rule="QA-21", about=handed.ref, reason=REASON, seen=0
    )
    lines = open_lines(compiled(cast))
    assert "QA-21" not in {line.rule for line in lines}
    assert "info" not in {line.level for line in lines}


def test_what_must_be_put_right_stands_first(cast, undeclared):
    for unit in compiled(cast, "sam").readiness.units:
        levels = [["error", "warning", "todo"].index(line.level) for line in unit.lines]
        assert levels == sorted(levels)


def _set_aside_and_back(cast):
    Criterion.objects.filter(unit__code="TST").update(rules=["FB-01"])
    begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Call-backs"})
    given = {"by": cast.assessor, "enrolment": cast.enrolment, "rule": "FB-01"}
    set_aside(**given, about="IMP-01", reason=REASON, seen=0)
    set_aside(**given, reason=REASON, seen=1)
    apply_again(**given, reason=LATER, seen=2)


def test_every_word_about_a_rule_is_kept_also_when_it_counts_again(cast):
    _set_aside_and_back(cast)
    everywhere, one = compiled(cast).readiness.asides
    assert (everywhere.rule, everywhere.about, everywhere.stands) == ("FB-01", "", False)
    assert [(each.applies, each.reason, each.name) for each in everywhere.words] == [
        (False, REASON, "Alan Reid"),
        (True, LATER, "Alan Reid"),
    ]
    assert (one.about, one.stands) == ("IMP-01", True)


def test_the_learners_own_pack_tells_what_was_set_aside(cast):
    _set_aside_and_back(cast)
    assert compiled(cast, "sam", "learner").readiness.asides == compiled(cast).readiness.asides


def test_the_same_words_give_the_same_manifest_and_another_word_another(cast):
    _set_aside_and_back(cast)
    content = compiled(cast)
    assert seal.manifest_hash(content) == seal.manifest_hash(compiled(cast))
    fewer = replace(content.readiness, asides=content.readiness.asides[:1])
    assert seal.manifest_hash(content) != seal.manifest_hash(replace(content, readiness=fewer))


def test_the_manifest_holds_no_word_of_the_reason(cast):
    _set_aside_and_back(cast)
    assert "branch" not in seal.canonical(seal.manifest(compiled(cast))).decode()


def test_the_ledger_extract_says_which_rule(cast):
    _set_aside_and_back(cast)
    rows = [each for each in compiled(cast).ledger.rows if each.action.startswith("rule")]
    assert [(each.action, each.subject, each.who) for each in rows] == [
        ("rule set aside", "FB-01 IMP-01", "Assessor"),
        ("rule set aside", "FB-01 everything", "Assessor"),
        ("rule applies again", "FB-01 everything", "Assessor"),
    ]


def test_part_17_prints_what_is_open_and_who_set_what_aside(full):
    page = full.page_of("part-17")
    assert "PL-08 Must be put right No baseline figure dated before the change. M-01 PCI-04" in page
    assert (
        "Set aside by Priya Nair, 11 Mar 2026, 10:15: “One branch, so there is nobody else to ask.”" in page
    )
    assert "Counts again by Priya Nair, 20 Mar 2026, 10:15: “A second branch opened in March.”" in page


def test_places_and_criteria_lead_to_their_pages_and_a_draft_leads_nowhere(full):
    place = full.places["part-17"]
    names = {link.shown: link.name for link in full.links if link.page == place}
    assert names["PCI-04"] == "criterion-pci-pci-04"
    assert "RA-09" not in names


def test_a_pack_without_anything_open_prints_no_part_17(cast):
    empty = replace(compiled(cast), gaps=(), drafts=(), readiness=type(compiled(cast).readiness)())
    assert not empty.has_open
