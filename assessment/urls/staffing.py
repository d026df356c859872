from django.urls import URLPattern, path

from assessment.views import cohorts, exports, learners, specifications

urlpatterns: list[URLPattern] = [
    # who learns here, and with whom
    path("learners/", learners.learner_list, name="learner-list"),
    path("learners/stuck/", cohorts.stuck, name="stuck"),
    path("learners/enrol/", learners.learner_enrol, name="learner-enrol"),
    path("e/<slug:eref>/allocate/", learners.allocate, name="allocate"),
    path("e/<slug:eref>/allocations/<int:pk>/end/", learners.deallocate, name="deallocate"),
    # portfolios as PDF files
    path("exports/", exports.export_list, name="export-list"),
    path("e/<slug:eref>/exports/", exports.export_request, name="export-request"),
    path("exports/<int:pk>/", exports.export, name="export"),
    path("exports/<int:pk>/progress/", exports.export_progress, name="export-progress"),
    path("exports/<int:pk>/file/", exports.export_download, name="export-download"),
    # what is to be proved
    path("units/", specifications.specification_list, name="specification-list"),
    path("units/<int:pk>/", specifications.specification, name="specification"),
]
