"""All pages of the assessment, grouped by what they are about."""

from . import (
    briefs,
    cases,
    certificates,
    deciding,
    judging,
    learning,
    recording,
    ruling,
    sampling,
    staff,
    staffing,
    standardising,
    visits,
    witnessing,
)

app_name = "assessment"
urlpatterns = [
    *learning.urlpatterns,
    *judging.urlpatterns,
    *deciding.urlpatterns,
    *recording.urlpatterns,
    *witnessing.urlpatterns,
    *staffing.urlpatterns,
    *staff.urlpatterns,
    *ruling.urlpatterns,
    *sampling.urlpatterns,
    *standardising.urlpatterns,
    *certificates.urlpatterns,
    *cases.urlpatterns,
    *visits.urlpatterns,
    *briefs.urlpatterns,
]
