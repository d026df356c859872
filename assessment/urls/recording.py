"""Pages about assessment plans, reviews and what both sides sign."""

from django.urls import URLPattern, path

from assessment.views.recording import agreeing, plans, rows

urlpatterns: list[URLPattern] = [
    path("learners/<slug:pref>/plans/new/", plans.plan_new, name="plan-new"),
    path("learners/<slug:pref>/plan-reviews/new/", plans.plan_review_new, name="plan-review-new"),
    path("p/<slug:pref>/<slug:ref>/assessment-plan/", plans.plan, name="plan"),
    path("p/<slug:pref>/<slug:ref>/plan-review/", plans.plan_review, name="plan-review"),
    path("p/<slug:pref>/<slug:ref>/activities/add/", rows.row_add, name="plan-row-add"),
    path("p/<slug:pref>/<slug:ref>/activities/<int:pk>/", rows.row_edit, name="plan-row-edit"),
    path("p/<slug:pref>/<slug:ref>/activities/<int:pk>/remove/", rows.row_remove, name="plan-row-remove"),
    path("p/<slug:pref>/<slug:ref>/agree/", agreeing.record_agree, name="record-agree"),
    path("p/<slug:pref>/<slug:ref>/seen/", agreeing.record_seen, name="record-seen"),
]
