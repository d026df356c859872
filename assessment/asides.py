"""Where a rule fails for one learner, as an assessor may know it, and what was said about it before."""

from collections.abc import Iterator
from dataclasses import replace

from portfolio.models import Membership, Record

from .models import Enrolment, SetAside
from .progress import progress_of
from .readiness import Fact, Readiness, Result


def readiness_of(enrolment: Enrolment) -> Readiness:
    readiness = progress_of(enrolment).readiness
    if readiness is None:
        raise ValueError("The rules were not asked.")
    return readiness


def found_by(readiness: Readiness, rule: str, member: Membership) -> list[Result]:
    """The results of one rule, each with the faults that the member, an assessor, may know of."""
    results = [each for each in readiness.results if each.rule.id == rule]
    drafts = {fault.record or fault.ref for each in results for fault in each.faults if fault.hidden}
    known: set[str] = set()
    if drafts:
        seen = Record.objects.visible_to(member).filter(ref__in=drafts)
        known = set(seen.filter(portfolio__enrolments=readiness.enrolment.pk).values_list("ref", flat=True))
    narrowed = (replace(each, faults=tuple(_known(each, known))) for each in results)
    return [each for each in narrowed if each.faults]


def _known(result: Result, drafts: set[str]) -> Iterator[Fact]:
    for each in result.faults:
        if each in result.open_faults or (each.hidden and (each.record or each.ref) in drafts):
            yield each


def words_on(enrolment: Enrolment, rule: str) -> list[SetAside]:
    """Everything that was said about a rule for this learner, oldest first."""
    rows = SetAside.objects.filter(enrolment=enrolment, rule=rule).select_related("by__user")
    return list(rows.order_by("pk"))


def standing_in(words: list[SetAside]) -> dict[str, SetAside]:
    """By what they are about, those by which the rule is set aside now; ``words`` oldest first."""
    last = {each.about: each for each in words}
    return {about: each for about, each in last.items() if not each.applies}
