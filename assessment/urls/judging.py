from django.urls import URLPattern, path

from assessment.views import enrolments, judging, queue, signoffs, units

urlpatterns: list[URLPattern] = [
    # what waits, and judging it
    path("queue/", queue.queue, name="queue"),
    path("judge/<int:pk>/", judging.judge, name="judge"),
    # a learner on a qualification, unit by unit
    path("e/<slug:eref>/", enrolments.enrolment, name="enrolment"),
    path("e/<slug:eref>/u/<int:pk>/", units.unit, name="unit"),
    path("e/<slug:eref>/u/<int:pk>/sign/", signoffs.unit_sign, name="unit-sign"),
]
