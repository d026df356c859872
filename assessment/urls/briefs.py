"""Pages about BTEC assignments: briefs, hand-ins, resubmissions."""

from django.urls import URLPattern, path

from assessment.views.briefs import assignments, authorising, briefs, extending, setting, work, writing

urlpatterns: list[URLPattern] = [
    # the tasks, and who checked them
    path("briefs/", briefs.brief_list, name="brief-list"),
    path("briefs/new/", writing.brief_new, name="brief-new"),
    path("briefs/new/<int:link>/", writing.brief_write, name="brief-write"),
    path("briefs/<int:pk>/", briefs.brief, name="brief"),
    path("briefs/<int:pk>/edit/", writing.brief_edit, name="brief-edit"),
    path("briefs/<int:pk>/verify/", briefs.brief_verify, name="brief-verify"),
    path("briefs/<int:pk>/issue/", briefs.brief_issue, name="brief-issue"),
    path("briefs/<int:pk>/set/", setting.assignment_set, name="assignment-set"),
    # a task in one learner's hands
    path("assignments/", assignments.assignment_list, name="assignment-list"),
    path("assignments/<int:pk>/", assignments.assignment, name="assignment"),
    path("assignments/<int:pk>/extend/", extending.assignment_extend, name="assignment-extend"),
    path("assignments/<int:pk>/authorise/", authorising.assignment_authorise, name="assignment-authorise"),
    path("assignments/<int:pk>/work/", work.work_add, name="work-add"),
    path("assignments/<int:pk>/work/<int:work>/remove/", work.work_remove, name="work-remove"),
]
