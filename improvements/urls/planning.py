from django.urls import URLPattern, path

from improvements.views import consulting, plans

urlpatterns: list[URLPattern] = [
    # The plan
    path("p/<slug:pref>/improvements/<slug:iref>/plan/", plans.plan_write, name="plan-write"),
    path("p/<slug:pref>/<slug:ref>/plan/", plans.plan, name="plan"),
    # Who it touches
    path(
        "p/<slug:pref>/improvements/<slug:iref>/people/add/",
        consulting.stakeholder_add,
        name="stakeholder-add",
    ),
    path(
        "p/<slug:pref>/improvements/<slug:iref>/people/<int:pk>/",
        consulting.stakeholder_edit,
        name="stakeholder-edit",
    ),
    # What they said
    path("p/<slug:pref>/<slug:ref>/advice/add/", consulting.consultation_add, name="consultation-add"),
    path("p/<slug:pref>/<slug:ref>/advice/<int:pk>/", consulting.consultation_edit, name="consultation-edit"),
    path(
        "p/<slug:pref>/<slug:ref>/advice/<int:pk>/remove/",
        consulting.consultation_remove,
        name="consultation-remove",
    ),
]
