"""A turn of Sam's loop at any stage, for tests. Rows are made as bare as the tables allow."""

from datetime import date
from typing import Any

from feedback.models import Analysis, Finding, Item, Measure, Source
from improvements.models import (
    Action,
    Approval,
    CriterionVerdict,
    Improvement,
    JournalEntry,
    Objective,
    Plan,
    Review,
    ReviewLine,
    Stakeholder,
    SuccessCriterion,
)
from improvements.services.turns import begin
from portfolio.models import RecordState
from tests.cast import Cast, log

DAY = date(2026, 3, 2)


def turn(cast: Cast, title: str = "Call-backs we promise", **fields: Any) -> Improvement:
    """A turn in draft; ``state`` puts it elsewhere without the way there."""
    state = fields.pop("state", "")
    made = begin(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"title": title, "service_area": "Call centre", **fields},
    )
    if state:
        Improvement.objects.filter(pk=made.pk).update(state=state)
        made.refresh_from_db()
    return made


def _record(cast: Cast, kind: str, title: str, day: date = DAY) -> Any:
    return log(cast, kind=kind, title=title, happened_on=day)


def source(cast: Cast, *improvements: Improvement, title: str = "Comment cards") -> Source:
    record = _record(cast, "FB", title)
    made = Source.objects.create(record=record, centre=cast.centre, method="comment_card", responses=40)
    for each in improvements:
        each.sources.add(made)
    return made


def item(made: Source, text: str = "You said you would ring.", **fields: Any) -> Item:
    number = made.items.count() + 1
    return Item.objects.create(
        centre=made.centre, source=made, number=number, text=text, said_on=DAY, pii_checked=True, **fields
    )


def analysis(cast: Cast, *improvements: Improvement, title: str = "Why calls are late") -> Analysis:
    made = Analysis.objects.create(
        record=_record(cast, "AN", title), centre=cast.centre, technique="theme_count"
    )
    for each in improvements:
        each.analyses.add(made)
    return made


def finding(made: Analysis, *items: Item, statement: str = "A third of call-backs are late.") -> Finding:
    number = made.findings.count() + 1
    found = Finding.objects.create(centre=made.centre, analysis=made, number=number, statement=statement)
    found.items.set(items)
    return found


def measure(cast: Cast, *improvements: Improvement, name: str = "Call-backs late") -> Measure:
    number = cast.portfolio.measures.count() + 1
    made = Measure.objects.create(
        centre=cast.centre, portfolio=cast.portfolio, ref=f"M-{number:02d}", name=name, unit="%", direction=-1
    )
    for each in improvements:
        each.measures.add(made)
    return made


def plan(cast: Cast, improvement: Improvement, day: date = DAY, **fields: Any) -> Plan:
    record = _record(cast, "PLAN", "Shared diary", day)
    return Plan.objects.create(record=record, centre=cast.centre, improvement=improvement, **fields)


def objective(made: Plan, *findings: Finding, **fields: Any) -> Objective:
    fields.setdefault("text", "Fewer late call-backs")
    aim = Objective.objects.create(centre=made.centre, plan=made, **fields)
    aim.findings.set(findings)
    return aim


def approval(made: Plan, outcome: str = "trial", *, authority: bool = True, by: Any = None) -> Approval:
    who, _ = Stakeholder.objects.get_or_create(
        centre=made.centre,
        improvement=made.improvement,
        name="Priya",
        defaults={"group": "manager", "has_authority": authority},
    )
    return Approval.objects.create(
        centre=made.centre,
        plan=made,
        by=who,
        given_on=DAY,
        outcome=outcome,
        recorded_by=made.record.author,
    )


def action(cast: Cast, improvement: Improvement, title: str = "Hung up the diary", **fields: Any) -> Action:
    return Action.objects.create(
        record=_record(cast, "CH", title), centre=cast.centre, improvement=improvement, **fields
    )


def entry(cast: Cast, improvement: Improvement, kind: str, **fields: Any) -> JournalEntry:
    record = _record(cast, "LOG", fields.pop("title", "A note"))
    return JournalEntry.objects.create(
        record=record, centre=cast.centre, improvement=improvement, kind=kind, **fields
    )


def review(cast: Cast, improvement: Improvement, day: date = date(2026, 5, 4), **fields: Any) -> Review:
    record = _record(cast, "REV", "Did it work?", day)
    return Review.objects.create(record=record, centre=cast.centre, improvement=improvement, **fields)


def line(made: Review, of: Measure, **fields: Any) -> ReviewLine:
    figures = {"before": 31, "before_n": 400, "after": 12, "after_n": 204, "verdict": "improved"}
    return ReviewLine.objects.create(centre=made.centre, review=made, measure=of, **(figures | fields))


def verdict(made: Review, of: Objective, answer: str, text: str = "One in ten or fewer is late") -> None:
    criterion = SuccessCriterion.objects.create(centre=made.centre, objective=of, text=text, set_on=DAY)
    CriterionVerdict.objects.create(
        centre=made.centre, review=made, criterion=criterion, verdict=answer, note="Week 9 was not."
    )


def hand_in_all(cast: Cast) -> None:
    """Every record of Sam's is with the assessor, frozen as it stands."""
    from portfolio.services.records import make_version

    for record in cast.portfolio.records.all():
        make_version(by=cast.sam, record=record)
    cast.portfolio.records.update(state=RecordState.SUBMITTED)


def whole_turn(cast: Cast, improvement: Improvement) -> dict[str, Any]:
    """Everything a turn usually holds, each linked to what led to it."""
    said = source(cast, improvement)
    words = [item(said), item(said, "Nobody rang me back.")]
    found = finding(analysis(cast, improvement), *words)
    figure = measure(cast, improvement)
    agreed = plan(cast, improvement)
    aim = objective(agreed, found, measure=figure, baseline=31, target=10)
    approval(agreed)
    did = action(cast, improvement, objective=aim, started_on=DAY, done_on=DAY)
    note = entry(cast, improvement, "early_check", action=did, title="First week")
    look = review(cast, improvement, learning="Ring before lunch.")
    result = line(look, figure)
    return {
        "source": said, "items": words, "finding": found, "measure": figure, "plan": agreed,
        "objective": aim, "action": did, "entry": note, "review": look, "line": result,
    }  # fmt: skip
