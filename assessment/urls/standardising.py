"""Pages about standardisation, observation of assessors, interviews of learners."""

from django.urls import URLPattern, path

from assessment.views.standardising import items, meetings, visits

urlpatterns: list[URLPattern] = [
    # meetings, and what is put up at them
    path("standardisation/", meetings.meeting_list, name="standardisation-list"),
    path("standardisation/new/", meetings.meeting_new, name="standardisation-new"),
    path("standardisation/<int:pk>/", meetings.meeting, name="standardisation"),
    path("standardisation/<int:pk>/put-up/", meetings.item_new, name="standardisation-item-new"),
    path("standardisation/items/<int:pk>/", items.item, name="standardisation-item"),
    path("standardisation/items/<int:pk>/judge/", items.item_judge, name="standardisation-judge"),
    path("standardisation/items/<int:pk>/reveal/", items.item_reveal, name="standardisation-reveal"),
    path("standardisation/items/<int:pk>/agree/", items.item_agree, name="standardisation-agree"),
    # visits to assessors and learners
    path("verifier-visits/", visits.visit_list, name="visit-list"),
    path("verifier-visits/observation/", visits.observation_new, name="observation-new"),
    path("verifier-visits/interview/", visits.interview_new, name="interview-new"),
]
