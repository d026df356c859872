"""What is missing, where it is read: on the story, on a record, beside a judgement, beside a signature."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from assessment.models import Criterion, Qualification, SetAside
from assessment.services.enrolments import enrol
from assessment.services.judging import judge
from assessment.views.readiness.lines import Line
from assessment.views.readiness.missing import missing_of
from improvements.services.turns import begin
from portfolio.models import Role
from portfolio.panels import panel_about
from portfolio.services.people import add_member
from tests.assessment.learning.desk import hand_in
from tests.cast import all_yes, claim, client_for, log
from tests.improvements import loop

RULES = ["FB-01", "FB-03", "AN-03", "PL-02", "PL-09", "PL-11", "IM-04", "RV-02", "SU-05"]


@pytest.fixture
def guarded(cast):
    """Sam's unit asks for some rules of the loop."""
    Criterion.objects.filter(code="TST-01").update(rules=RULES)
    return cast


def read(address, member):
    page = client_for(member).get(address).content.decode()
    main = html.unescape(page[page.index("<main") : page.index("</main>")])
    return re.sub(r"\s+", " ", main)


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def story(improvement):
    return reverse("improvements:story", args=[improvement.portfolio.ref, improvement.ref])


def panel(page):
    return page[page.index('id="missing"') : page.index('class="story-chapters"')]


def test_a_learner_is_told_what_is_missing_what_comes_next_and_what_comes_later(guarded):
    turn = loop.turn(guarded, state="analysing")
    found = panel(read(story(turn), guarded.sam))
    parts = [
        "must be put right",
        "two different ways of gathering",
        "Before you plan",
        "Later",
        "Before the change starts",
    ]
    places = [text(found).index(part) for part in parts]
    assert places == sorted(places)
    assert f'href="{story(turn)}gather/"' in found and "Your turn" in found


def test_others_read_the_same_without_a_link_and_whose_turn_it_is(guarded):
    turn = loop.turn(guarded, state="analysing")
    found = panel(read(story(turn), guarded.assessor))
    assert "two different ways of gathering" in found and "Sam Okoro's turn" in found
    assert f'href="{story(turn)}gather/"' not in found


@pytest.fixture
def loose(guarded):
    """A plan whose objective rests on nothing, although there is a finding."""
    turn = loop.turn(guarded, state="agreed")
    loop.finding(loop.analysis(guarded, turn))
    loop.objective(loop.plan(guarded, turn))
    return turn


def test_a_draft_at_fault_is_told_to_its_author_alone(guarded, loose):
    assert "not linked to a finding" in panel(read(story(loose), guarded.sam))
    assert "not linked to a finding" not in panel(read(story(loose), guarded.assessor))


def test_what_a_rule_says_is_not_said_again_in_the_chapter(guarded, loose):
    page = text(read(story(loose), guarded.sam))
    assert page.count("not linked to a finding") == 1
    assert "No finding behind this objective." not in page


def test_a_rule_that_the_unit_does_not_ask_for_leaves_the_chapter_its_words(cast):
    turn = loop.turn(cast, state="agreed")
    loop.objective(loop.plan(cast, turn))
    assert "No finding behind this objective." in text(read(story(turn), cast.sam))


def test_advice_that_a_rule_gives_points_at_the_rule(guarded):
    page = read(story(loop.turn(guarded, state="analysing")), guarded.sam)
    assert "No finding yet." not in page
    assert '<a href="#missing">See what is missing first</a>' in page


def test_a_turn_that_was_stopped_has_nothing_left_to_do(guarded):
    turn = loop.turn(guarded, state="abandoned")
    assert "Nothing is missing here." in panel(read(story(turn), guarded.sam))


def test_without_a_qualification_there_is_no_panel(cast, rf):
    new = add_member(by=cast.administrator, name="Nell Ward", email="nell@harbour.example", role=Role.LEARNER)
    request = rf.get("/")
    request.member = new
    turn = begin(by=new, portfolio=new.portfolio, fields={"title": "Quicker answers"})
    assert panel_about("improvement", request, turn) is None


def test_nobody_fills_a_panel_without_a_name(cast, rf):
    with pytest.raises(KeyError):
        panel_about("nonsense", rf.get("/"), None)


def test_two_qualifications_ask_in_one_line(guarded):
    first = guarded.enrolment.qualification
    second = Qualification.objects.create(
        code="Q-MORE",
        version=1,
        title="More",
        level=2,
        type=first.type,
        wording=first.wording,
        source_hash="1" * 64,
        source={},
    )
    [unit] = first.units.all()
    second.links.create(unit=unit, required=True, position=1)
    enrol(by=guarded.coordinator, portfolio=guarded.portfolio, qualification=second, units=[unit])
    turn = loop.turn(guarded, state="analysing")
    assert panel(read(story(turn), guarded.sam)).count("two different ways of gathering") == 1


def test_a_record_is_told_what_its_improvement_lacks_for_the_criterion_it_claims(guarded):
    turn = loop.turn(guarded, state="analysing")
    record = loop.source(guarded, turn).record
    claim(guarded, record, "TST-01")
    page = text(read(reverse("assessment:record", args=[guarded.portfolio.ref, record.ref]), guarded.sam))
    assert "Before you can hand it in" in page and "two different ways of gathering" in page


def test_beside_a_judgement_stands_what_the_rules_say_and_how_to_set_it_aside(cast):
    item = hand_in(cast, log(cast, kind="RA", ai_use=""))
    page = read(reverse("assessment:judge", args=[item.pk]), cast.assessor)
    fold = page[page.index("What the rules say") :]
    assert "Say whether AI helped with this." in fold
    assert f'/e/{cast.enrolment.ref}/rules/QA-21/set-aside/?about=RA-01"' in fold


def test_a_criterion_that_rests_on_witnesses_alone_is_said_while_it_is_judged(cast):
    item = hand_in(cast, log(cast, kind="WT"))
    judge(by=cast.assessor, item=item, given=all_yes(item))
    page = text(read(reverse("assessment:judge", args=[item.pk]), cast.assessor))
    assert "witness testimony alone" in page


@pytest.fixture
def met(cast):
    item = hand_in(cast, log(cast))
    judge(by=cast.assessor, item=item, given=all_yes(item))
    return cast


def sign_page(cast):
    return reverse("assessment:unit-sign", args=[cast.enrolment.ref, cast.unit.pk])


def test_what_still_stands_and_what_was_set_aside_is_read_before_a_signature(met):
    SetAside.objects.create(
        centre=met.centre,
        enrolment=met.enrolment,
        rule="PF-08",
        about="",
        sequence=1,
        reason="One kind is enough for this unit.",
        by=met.assessor,
        role=met.assessor.role,
    )
    page = text(read(sign_page(met), met.sam))
    assert page.index("What the rules still say") < page.index("One kind is enough for this unit.")
    assert page.index("One kind is enough for this unit.") < page.index("I produced this evidence")


def test_a_story_without_anything_missing_says_so(cast):
    turn = loop.turn(cast, live_on=date(2026, 3, 9))
    assert "Nothing is missing here." in panel(read(story(turn), cast.sam))


def _line(number, level="warning", turn="Your turn", rule="FB-05"):
    return Line(level, f"Thing {number}.", turn, turn == "Your turn", rule=rule)


def test_a_long_list_stands_folded_so_that_the_page_is_not_pushed_down():
    now = [_line(number) for number in range(8)]
    todo = [_line(number, "todo", rule="PL-05") for number in range(6)]
    found = missing_of(now + todo)
    assert (len(found.first), len(found.rest)) == (5, 3)
    assert (len(found.next.first), len(found.next.rest)) == (3, 3)


def test_whose_turn_it_is_stands_once_where_it_is_the_same_for_all():
    found = missing_of([_line(1), _line(2)])
    assert found.turn == "Your turn" and [each.turn for each in found.now] == ["", ""]
    mixed = missing_of([_line(1), _line(2, turn="The assessor's turn")])
    assert mixed.turn == "" and all(each.turn for each in mixed.now)


def test_under_a_step_that_comes_later_no_line_need_say_that_it_is_to_do():
    assert missing_of([_line(1, "todo", rule="PL-05")]).next.lines[0].level == ""
