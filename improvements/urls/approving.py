from django.urls import URLPattern, path

from improvements.views import approvals, guests

urlpatterns: list[URLPattern] = [
    # The learner asks, or records what was said
    path("p/<slug:pref>/<slug:ref>/approval/ask/", approvals.approval_ask, name="approval-ask"),
    path("p/<slug:pref>/<slug:ref>/approval/record/", approvals.approval_record, name="approval-record"),
    path("p/<slug:pref>/<slug:ref>/confirm/ask/", approvals.confirm_ask, name="confirm-ask"),
    path("p/<slug:pref>/links/<int:pk>/revoke/", approvals.guest_revoke, name="guest-revoke"),
    # A guest answers
    path("answer/approval/<slug:token>/", guests.approve, name="approve"),
    path("answer/confirmation/<slug:token>/", guests.confirm, name="confirm"),
]
