"""One small turn of Sam's loop from the first card to the review, told through the services alone."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.models import Analysis, Finding, Import, Measure, Source, ThemeList
from feedback.services.analyses import add_finding, open_analysis, set_causes
from feedback.services.imports import start_import
from feedback.services.items import log_items
from feedback.services.measures import add_benchmark, add_readings, open_measure, rebase
from feedback.services.sources import open_source
from feedback.services.themes import add_theme, apply_theme, open_theme_list
from improvements.models import (
    Action,
    Improvement,
    JournalEntry,
    Objective,
    Plan,
    Review,
    Stakeholder,
    State,
    SuccessCriterion,
)
from improvements.services.actions import plan_action
from improvements.services.approvals import (
    answer_approval,
    answer_confirmation,
    ask_for_approval,
    ask_for_confirmation,
)
from improvements.services.journal import log_entry
from improvements.services.moving import move
from improvements.services.plans import (
    add_consultation,
    add_stakeholder,
    set_objectives,
    set_options,
    write_plan,
)
from improvements.services.reviews import write_review
from improvements.services.shown import shown_deed, shown_plan
from improvements.services.turns import begin, comment, link
from portfolio.services.attachments import stage_upload
from portfolio.services.guests import open_link
from tests.cast import Cast

ASKED = date(2026, 3, 2)
ANALYSED, PLANNED, HUNG_UP = ASKED + timedelta(14), ASKED + timedelta(21), ASKED + timedelta(28)
LIVE, TOLD, REVIEWED = HUNG_UP + timedelta(2), HUNG_UP + timedelta(3), HUNG_UP + timedelta(42)

SAID = ("You said you would ring. You did not.", "Nobody rang me back.", "I was rung back within the hour.")
SURVEY = b"Date,Score,Comments\n2026-03-04,2,Nobody rang me back\n"
PAT = {"name": "Pat Lee", "job_title": "Branch manager"}


def paper(title: str, day: date, **fields: Any) -> dict[str, Any]:
    """What the record itself holds; nothing is missing for handing it in."""
    return {"title": title, "happened_on": day, "pii_checked": True, "ai_use": "none", **fields}


@dataclass
class Turn:
    """What a whole turn made. Each step of the story fills in its own part."""

    cast: Cast
    improvement: Improvement = field(init=False)
    source: Source = field(init=False)
    import_file: Import = field(init=False)
    themes: ThemeList = field(init=False)
    measure: Measure = field(init=False)
    analysis: Analysis = field(init=False)
    finding: Finding = field(init=False)
    pat: Stakeholder = field(init=False)
    plan: Plan = field(init=False)
    objective: Objective = field(init=False)
    criterion: SuccessCriterion = field(init=False)
    action: Action = field(init=False)
    telling: JournalEntry = field(init=False)
    review: Review = field(init=False)

    @property
    def records(self) -> list[Any]:
        """Those a learner hands in, in the order of the turn."""
        rows = (self.source, self.analysis, self.plan, self.action, self.telling, self.review)
        return [row.record for row in rows]


def whole_turn(cast: Cast) -> Improvement:
    """A turn that was reviewed. Pat Lee agreed to its plan and confirmed its action, both by link."""
    return told(cast).improvement


def told(cast: Cast) -> Turn:
    """The same, with everything that it made."""
    turn = Turn(cast)
    for step in (_begins, _asks, _measures, _analyses, _plans, _agrees, _changes, _looks_back):
        step(turn)
    return turn


def _begins(turn: Turn) -> None:
    sam = turn.cast.sam
    about = {"title": "Call-backs we promise", "service_area": "Call centre"}
    turn.improvement = begin(by=sam, portfolio=turn.cast.portfolio, fields=about)
    _move(turn, State.GATHERING)
    comment(by=turn.cast.assessor, improvement=turn.improvement, text="A good thing to look into.")


def _asks(turn: Turn) -> None:
    sam, portfolio = turn.cast.sam, turn.cast.portfolio
    turn.source = open_source(
        by=sam,
        portfolio=portfolio,
        fields={"method": "comment_card", "from_date": ASKED, "invited": 40, "responses": 3},
        record_fields=paper("Comment cards in March", ASKED),
    )
    rows = [{"text": text, "said_on": ASKED, "channel": "phone", "pii_checked": True} for text in SAID]
    log_items(by=sam, source=turn.source, rows=rows)
    turn.import_file = survey_file(turn.cast, turn.source)
    turn.themes = open_theme_list(by=sam, portfolio=portfolio, name="What went wrong")
    late = add_theme(by=sam, theme_list=turn.themes, name="Not rung back", meaning="A promise was not kept.")
    apply_theme(by=sam, theme=late, items=turn.source.items.filter(number__in=[1, 2]))
    link(by=sam, improvement=turn.improvement, sources=[turn.source])


def survey_file(cast: Cast, source: Source) -> Import:
    """A survey of one answer, chosen and not read in."""
    sheet = SimpleUploadedFile("march.csv", SURVEY, "text/csv")
    upload = stage_upload(by=cast.sam, form_key=uuid4(), file=sheet)
    return start_import(by=cast.sam, source=source, upload=upload)


def _measures(turn: Turn) -> None:
    sam = turn.cast.sam
    about = {"name": "Call-backs late", "unit": "%", "direction": -1, "target": Decimal(10)}
    turn.measure = open_measure(by=sam, portfolio=turn.cast.portfolio, fields=about)
    weeks = [(ASKED + timedelta(7 * week), 31 - week % 3) for week in range(4)]
    weeks += [(LIVE + timedelta(7 * week), 12 - week % 3) for week in range(1, 6)]
    rows = [{"taken_on": day, "value": Decimal(value), "n": 40} for day, value in weeks]
    add_readings(by=sam, measure=turn.measure, rows=rows)
    rebase(by=sam, measure=turn.measure, from_date=LIVE, reason="The diary hangs.")
    elsewhere = {"kind": "internal", "value": Decimal(9), "source": "Hill Street branch", "dated": ASKED}
    add_benchmark(by=sam, measure=turn.measure, fields=elsewhere)
    link(by=sam, improvement=turn.improvement, measures=[turn.measure])
    _move(turn, State.ANALYSING)


def _analyses(turn: Turn) -> None:
    sam, items = turn.cast.sam, list(turn.source.items.order_by("number"))
    turn.analysis = open_analysis(
        by=sam,
        portfolio=turn.cast.portfolio,
        fields={
            "technique": "theme_count",
            "question": "Why are call-backs late?",
            "theme_list": turn.themes,
            "sources": [turn.source],
            "measures": [turn.measure],
            "summary": "Two cards of three are about call-backs.",
        },
        record_fields=paper("Why call-backs are late", ANALYSED),
    )
    turn.finding = add_finding(
        by=sam,
        analysis=turn.analysis,
        fields={
            "statement": "Two in three were not rung back.",
            "count": 2,
            "items": items[:2],
            "contrary_items": items[2:],
            "found_on": ANALYSED,
        },
    )
    why = ("Promises stand on slips", "There is no diary")
    rows = [{"depth": depth, "text": text} for depth, text in enumerate(why, 1)]
    set_causes(by=sam, finding=turn.finding, rows=rows)
    link(by=sam, improvement=turn.improvement, analyses=[turn.analysis])
    _move(turn, State.PLANNING)


def _plans(turn: Turn) -> None:
    sam = turn.cast.sam
    turn.plan = write_plan(
        by=sam,
        improvement=turn.improvement,
        fields={"start": HUNG_UP, "review_on": REVIEWED, "resources": "Two hours", "risks": "Nobody looks"},
        record_fields=paper("A shared diary", PLANNED),
    )
    ways = ("A shared diary", True), ("Ring at once", False)
    set_options(by=sam, plan=turn.plan, rows=[{"text": text, "chosen": taken} for text, taken in ways])
    aim = {
        "text": "Fewer late call-backs",
        "measure": turn.measure,
        "target": Decimal(10),
        "findings": [turn.finding],
        "criteria": [{"text": "One in ten or fewer is late", "threshold": "at most 10 %"}],
    }
    [turn.objective] = set_objectives(by=sam, plan=turn.plan, rows=[aim])
    turn.criterion = turn.objective.success_criteria.get()
    manager = {**PAT, "group": "manager", "has_authority": True}
    turn.pat = add_stakeholder(by=sam, improvement=turn.improvement, fields=manager)
    talk = {"who": turn.pat, "held_on": PLANNED, "said": "Start small.", "effect_on_plan": "One desk first."}
    add_consultation(by=sam, plan=turn.plan, fields=talk)


def _agrees(turn: Turn) -> None:
    _, token = ask_for_approval(by=turn.cast.sam, plan=turn.plan, stakeholder=turn.pat)
    open_link(token=token, purpose="approval")
    answer_approval(token=token, outcome="trial", words="Until May.", seal=shown_plan(turn.plan).seal)
    _move(turn, State.AGREED)


def _changes(turn: Turn) -> None:
    sam = turn.cast.sam
    _move(turn, State.CHANGING)
    turn.action = plan_action(
        by=sam,
        improvement=turn.improvement,
        fields={
            "objective": turn.objective,
            "findings": [turn.finding],
            "started_on": HUNG_UP,
            "done_on": LIVE,
            "done_note": "The diary hangs by both phones.",
            "no_resources": True,
        },
        record_fields=paper("Hung up a shared diary", LIVE),
    )
    _, token = ask_for_confirmation(by=sam, record=turn.action.record, email="", **PAT)
    open_link(token=token, purpose="confirmation")
    seal = shown_deed(turn.action.record).seal
    answer_confirmation(token=token, answer="confirmed", words="I saw it.", seal=seal)
    move(by=sam, improvement=turn.improvement, to=State.LIVE, live_on=LIVE)
    turn.telling = log_entry(
        by=sam,
        improvement=turn.improvement,
        kind="communication",
        fields={"audience": "team", "purpose": "change", "channel": "Morning briefing"},
        record_fields=paper("Told the team", TOLD, narrative="I showed everybody the diary."),
    )


def _looks_back(turn: Turn) -> None:
    answer = {"criterion": turn.criterion, "verdict": "met", "note": "Five weeks running."}
    turn.review = write_review(
        by=turn.cast.sam,
        improvement=turn.improvement,
        fields={"original_findings": [turn.finding], "learning": "Ring before lunch.", "next_step": "embed"},
        record_fields=paper("Did the diary help?", REVIEWED),
        lines=[{"measure": turn.measure, "verdict": "improved"}],
        verdicts=[answer],
    )
    _move(turn, State.REVIEWED)


def _move(turn: Turn, to: str) -> None:
    turn.improvement = move(by=turn.cast.sam, improvement=turn.improvement, to=to)
