"""The panel "What is missing" on the story of an improvement, which knows nothing of qualifications."""

from collections.abc import Iterable

from assessment.models import Enrolment
from assessment.progress import EnrolmentProgress, progress_of_many
from assessment.readiness import Result, Standing
from improvements.models import Improvement, State
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.panels import Panel

from .lines import Line, Looker, looker
from .missing import lines_about, missing_of, once_each, still_asked


def panel(request: MemberRequest, improvement: Improvement) -> Panel | None:
    """As the member may know it; None where the learner is on no qualification that the member may see."""
    member = request.member
    found = list(progress_of_many(_enrolments(member, improvement)).values())
    if not found:
        return None
    asked = [(_results(each, improvement), looker(member, each)) for each in found]
    lines = [line for results, looks in asked for line in _lines(results, looks, improvement)]
    context = {"missing": missing_of(once_each(lines))}
    return Panel("assessment/readiness/missing.html", context, _rules(asked))


def _enrolments(member: Membership, improvement: Improvement) -> list[Enrolment]:
    rows = Enrolment.objects.evidence_visible_to(member).filter(portfolio=improvement.portfolio_id)
    return list(rows.select_related("qualification", "centre", "portfolio__learner__user").order_by("pk"))


def _lines(results: list[Result], looks: Looker, improvement: Improvement) -> list[Line]:
    return lines_about(still_asked(results), improvement.ref, looks)


def _rules(asked: Iterable[tuple[list[Result], Looker]]) -> frozenset[str]:
    """Of results that the member may know of, whether a more exact one tells them or not."""
    return frozenset(each.rule.id for results, looks in asked for each in results if looks.known(each))


def _results(progress: EnrolmentProgress, improvement: Improvement) -> list[Result]:
    """A turn that was stopped has nothing left to do."""
    found = progress.readiness.of_improvement(improvement.pk) if progress.readiness else []
    if improvement.state != State.ABANDONED:
        return found
    return [each for each in found if each.standing != Standing.TODO]
