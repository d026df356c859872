"""From a figure to the improvement that watches it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from feedback.models import Measure
from improvements.models import Improvement
from portfolio.access import member_required
from portfolio.middleware import MemberRequest


@require_GET
@member_required
def measured(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    """To the story of the newest one; to all of them, with a sentence, while none does."""
    measures = Measure.objects.visible_to(request.member)
    measure = get_object_or_404(measures, portfolio__ref=pref, ref=mref)
    watches = Q(measures=measure) | Q(plan__objectives__measure=measure)
    found = Improvement.objects.visible_to(request.member).filter(watches).distinct().first()
    if found:
        return redirect("improvements:story", pref, found.ref)
    messages.info(request, f"No improvement watches {measure.ref} yet.")
    return redirect("improvements:board", pref)
