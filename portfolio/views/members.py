"""Changing the role one acts in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.middleware import SESSION_KEY, MemberRequest
from portfolio.models import Membership


@require_POST
@member_required
def member_switch(request: MemberRequest) -> HttpResponse:
    """Act as another of one's own active memberships, then go home. Anybody else's is not found."""
    asked = asked_number(request.POST.get("membership", ""))
    if asked is None:
        raise Http404
    mine = Membership.objects.active().filter(user_id=request.member.user_id).select_related("centre")
    member = get_object_or_404(mine, pk=asked)
    request.session[SESSION_KEY] = member.pk
    messages.success(request, f"You now work as {member.role_label} at {member.centre.name}.")
    return redirect("assessment:home")
