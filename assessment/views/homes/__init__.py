"""Each role's home page answers one question: what do I do next?"""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from portfolio.middleware import MemberRequest
from portfolio.models import Role

from .judging import assessor_home, verifier_home
from .learner import learner_home
from .staff import administrator_home, coordinator_home, exams_home

Home = Callable[[MemberRequest], HttpResponse]

HOMES: dict[str, Home] = {
    Role.LEARNER: learner_home,
    Role.ASSESSOR: assessor_home,
    Role.TRAINEE_ASSESSOR: assessor_home,
    Role.IQA: verifier_home,
    Role.LEAD_IQA: verifier_home,
    Role.EQA: verifier_home,
    Role.COORDINATOR: coordinator_home,
    Role.EXAMS_OFFICER: exams_home,
    Role.ADMINISTRATOR: administrator_home,
}


@require_GET
def home(request: MemberRequest) -> HttpResponse:
    """Somebody without an active membership is told whom to ask."""
    if request.member is None:
        return render(request, "portfolio/no_membership.html", {"typed": []}, status=403)
    return HOMES[request.member.role](request)
