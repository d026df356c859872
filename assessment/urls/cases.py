"""Pages about appeals and malpractice."""

from django.urls import URLPattern, path

from assessment.views.cases import acting, beginning, listing, showing

urlpatterns: list[URLPattern] = [
    path("cases/", listing.case_list, name="case-list"),
    path("cases/new/", beginning.case_open, name="case-open"),
    path("cases/clock/", beginning.appeal_clock, name="appeal-clock"),
    path("cases/<slug:ref>/", showing.case, name="case"),
    path("cases/<slug:ref>/adjudicator/", acting.case_adjudicator, name="case-adjudicator"),
    path("cases/<slug:ref>/answer/", acting.case_answer, name="case-answer"),
    path("cases/<slug:ref>/further/", acting.case_further, name="case-further"),
    path("cases/<slug:ref>/end/", acting.case_end, name="case-end"),
    path("cases/<slug:ref>/step/", acting.case_step, name="case-step"),
    path("cases/<slug:ref>/reader/", acting.case_reader, name="case-reader"),
    path("e/<slug:eref>/u/<int:pk>/appeal/", beginning.appeal_raise, name="appeal-raise"),
]
