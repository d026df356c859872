"""What is missing about one record: on its own page, where it is handed in, and beside its judgement."""

from collections.abc import Iterable
from dataclasses import replace

from assessment.progress import EnrolmentProgress
from assessment.readiness import Readiness, Result, Severity, Standing, holding, standing_by
from assessment.readiness.facts import Criterion, Evidence, Improvement
from portfolio.models import Membership, Record

from .lines import Line, looker
from .missing import Missing, lines_about, missing_of, once_each, still_asked

JUDGED = ("accepted", "locked")
#: The record's page says it in its own words: that nothing is claimed yet, and how to.
SAID_THERE = ("PF-02",)


def missing_about(record: Record, member: Membership, found: Iterable[EnrolmentProgress]) -> Missing:
    """Of the record, and of its improvement where that guards a criterion it claims."""
    lines = (line for each in found for line in _lines(record, member, each))
    return missing_of(once_each(lines))


def _lines(record: Record, member: Membership, progress: EnrolmentProgress) -> list[Line]:
    fact = evidence_of(progress, record.pk)
    if progress.readiness is None or fact is None:
        return []
    return lines_about(_about(progress.readiness, fact), fact.ref, looker(member, progress))


def beside_judgement(record: Record, member: Membership, progress: EnrolmentProgress) -> Missing:
    """All that the rules say of it while it is judged; what waits for the sign-off is said now as well."""
    fact = evidence_of(progress, record.pk)
    if progress.readiness is None or fact is None:
        return missing_of([])
    about = [each for each in progress.readiness.results if _touches(each, fact)]
    now = [_judged_now(each) for each in about if _may_be_judged(each)]
    return missing_of(lines_about(now, fact.ref, looker(member, progress)))


def _may_be_judged(result: Result) -> bool:
    """A step of the turn that has not come yet is nothing to judge by."""
    return result.standing != Standing.TODO or not isinstance(result.thing, Improvement)


def _judged_now(result: Result) -> Result:
    return counting(result) if result.standing == Standing.TODO else result


def evidence_of(progress: EnrolmentProgress, record: int) -> Evidence | None:
    """The record as the rules see it."""
    rows = progress.readiness.enrolment.evidence if progress.readiness else []
    return next((each for each in rows if each.pk == record), None)


def _about(readiness: Readiness, fact: Evidence) -> list[Result]:
    """What holds it, or would be looked at once it is handed in, counts now if it claims anything."""
    found = [
        each
        for each in readiness.results
        if each.rule.id not in SAID_THERE
        and (any(fault.record == fact.ref for fault in each.faults) or _touches(each, fact))
    ]
    if fact.state in JUDGED:
        found = [each for each in found if not isinstance(each.thing, Evidence)]
    if not fact.claims or fact.handed_in:
        return still_asked(found)
    now = held_now(readiness, fact)
    ids = {(each.rule.id, id(each.thing)) for each in now}
    return now + [each for each in still_asked(found) if (each.rule.id, id(each.thing)) not in ids]


def held_now(readiness: Readiness, fact: Evidence) -> list[Result]:
    """Errors that hold it and warnings that do not, as they count the moment it is handed in."""
    now = holding(readiness, fact) + standing_by(readiness, fact, Severity.WARNING)
    return [counting(each) for each in now]


def counting(result: Result) -> Result:
    return replace(result, standing=Standing.FAILING)


def _touches(result: Result, fact: Evidence) -> bool:
    """It is about the record, about a criterion it claims, or about its turn behind such a criterion."""
    if isinstance(result.thing, Evidence):
        return result.thing is fact
    claimed = any(claim.evidence is fact for g in result.guards for claim in g.criterion.claims)
    if isinstance(result.thing, Improvement):
        return claimed and fact.pk in result.thing.records
    return claimed and isinstance(result.thing, Criterion)
