"""Pages about countersigning and reopening."""

from django.urls import URLPattern, path

from assessment.views import reopening
from assessment.views.judging import countersigning

urlpatterns: list[URLPattern] = [
    path("judgements/<int:pk>/confirm/", countersigning.judgement_confirm, name="judgement-confirm"),
    path("judgements/<int:pk>/refuse/", countersigning.judgement_refuse, name="judgement-refuse"),
    path("e/<slug:eref>/u/<int:pk>/reopen/", reopening.unit_reopen, name="unit-reopen"),
]
