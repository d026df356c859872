"""The panel "What is missing" on the story of an improvement, which knows nothing of qualifications."""

from collections.abc import Iterator

from assessment.models import Enrolment
from assessment.progress import EnrolmentProgress, progress_of_many
from assessment.readiness import Result, Standing
from improvements.models import Improvement, State
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.panels import Panel

from .lines import Line, looker
from .missing import lines_about, missing_of, once_each, still_asked


def panel(request: MemberRequest, improvement: Improvement) -> Panel | None:
    """As the member may know it; None where the learner is on no qualification that the member may see."""
    member = request.member
    found = list(progress_of_many(_enrolments(member, improvement)).values())
    if not found:
        return None
    rules = (rule for each in found for rule in _rules(each, improvement, member))
    lines = [line for each in found for line in _lines(each, improvement, member)]
    context = {"missing": missing_of(once_each(lines))}
    return Panel("assessment/readiness/missing.html", context, frozenset(rules))


def _enrolments(member: Membership, improvement: Improvement) -> list[Enrolment]:
    rows = Enrolment.objects.evidence_visible_to(member).filter(portfolio=improvement.portfolio_id)
    return list(rows.select_related("qualification", "centre", "portfolio__learner__user").order_by("pk"))


def _lines(progress: EnrolmentProgress, improvement: Improvement, member: Membership) -> list[Line]:
    return lines_about(still_asked(_results(progress, improvement)), improvement.ref, member, progress)


def _rules(progress: EnrolmentProgress, improvement: Improvement, member: Membership) -> Iterator[str]:
    """Of results that the member may know of, whether a more exact one tells them or not."""
    looks = looker(member, progress)
    return (each.rule.id for each in _results(progress, improvement) if looks.known(each))


def _results(progress: EnrolmentProgress, improvement: Improvement) -> list[Result]:
    """A turn that was stopped has nothing left to do."""
    found = progress.readiness.of_improvement(improvement.pk) if progress.readiness else []
    if improvement.state != State.ABANDONED:
        return found
    return [each for each in found if each.standing != Standing.TODO]
