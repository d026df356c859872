"""Where a rule fails for one learner, as an assessor may know it, and what was said about it before."""

from portfolio.models import Membership, Record

from .models import Enrolment, SetAside
from .progress import progress_of
from .readiness import Readiness, Result


def readiness_of(enrolment: Enrolment) -> Readiness:
    readiness = progress_of(enrolment).readiness
    if readiness is None:
        raise ValueError("The rules were not asked.")
    return readiness


def found_by(readiness: Readiness, rule: str, member: Membership) -> list[Result]:
    """The results of one rule, without those about what the member may not know of yet."""
    results = [each for each in readiness.results if each.rule.id == rule]
    private = {fault.record or fault.ref for each in results if each.is_private for fault in each.faults}
    if not private:
        return results
    seen = Record.objects.visible_to(member).filter(ref__in=private)
    seen = seen.filter(portfolio__enrolments=readiness.enrolment.pk)
    known = set(seen.values_list("ref", flat=True))
    return [each for each in results if not each.is_private or _is_known(each, known)]


def _is_known(result: Result, known: set[str]) -> bool:
    return any((fault.record or fault.ref) in known for fault in result.faults)


def words_on(enrolment: Enrolment, rule: str) -> list[SetAside]:
    """Everything that was said about a rule for this learner, oldest first."""
    rows = SetAside.objects.filter(enrolment=enrolment, rule=rule).select_related("by__user")
    return list(rows.order_by("pk"))


def standing_in(words: list[SetAside]) -> dict[str, SetAside]:
    """By what they are about, those by which the rule is set aside now; ``words`` oldest first."""
    last = {each.about: each for each in words}
    return {about: each for about, each in last.items() if not each.applies}
