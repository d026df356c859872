from django.urls import URLPattern, path

from feedback.views.analyses import bench, causes, findings, listing

FINDING = "p/<slug:pref>/<slug:ref>/findings/<int:number>/"

urlpatterns: list[URLPattern] = [
    # Analyses
    path("analyses/new/", listing.analysis_new, name="analysis-new"),
    path("p/<slug:pref>/analyses/", listing.analysis_list, name="analysis-list"),
    path("p/<slug:pref>/<slug:ref>/analysis/", bench.analysis, name="analysis"),
    path("p/<slug:pref>/<slug:ref>/analysis/edit/", bench.analysis_edit, name="analysis-edit"),
    # What was found
    path("p/<slug:pref>/<slug:ref>/findings/add/", findings.finding_add, name="finding-add"),
    path(FINDING, findings.finding_edit, name="finding-edit"),
    path(f"{FINDING}remove/", findings.finding_remove, name="finding-remove"),
    path(f"{FINDING}causes/", causes.causes, name="causes"),
]
