"""Pages about internal verification: plans, draws, samples, actions."""

from django.urls import URLPattern, path

from assessment.views.sampling import actions, plans, samples

urlpatterns: list[URLPattern] = [
    # plans and draws
    path("sampling/", plans.sampling, name="sampling"),
    path("sampling/plans/new/", plans.plan_new, name="sampling-plan-new"),
    path("sampling/plans/<int:pk>/", plans.plan, name="sampling-plan"),
    path("sampling/plans/<int:pk>/approve/", plans.plan_approve, name="sampling-plan-approve"),
    path("sampling/plans/<int:pk>/draw/", plans.plan_draw, name="sampling-plan-draw"),
    path("sampling/draws/<int:pk>/", plans.draw, name="sampling-draw"),
    # samples
    path("samples/", samples.sample_list, name="sample-list"),
    path("samples/<int:pk>/", samples.sample, name="sample"),
    path("samples/<int:pk>/open/", samples.sample_open, name="sample-open"),
    path("samples/<int:pk>/finish/", samples.sample_finish, name="sample-finish"),
    path("e/<slug:eref>/u/<int:pk>/sample/", samples.sample_pick, name="sample-pick"),
    # actions
    path("actions/", actions.action_list, name="sample-action-list"),
    path("actions/<int:pk>/", actions.sample_action, name="sample-action"),
    path("actions/<int:pk>/answer/", actions.action_answer, name="sample-action-answer"),
    path("actions/<int:pk>/close/", actions.action_close, name="sample-action-close"),
    path("actions/<int:pk>/back/", actions.action_back, name="sample-action-back"),
]
