from django.urls import URLPattern, path

from feedback.views.measures import benchmarks, computing, listing, pasting, showing, writing

urlpatterns: list[URLPattern] = [
    # Lists
    path("measures/", listing.measure_list_own, name="measure-list-own"),
    path("measures/new/", writing.measure_new, name="measure-new"),
    path("p/<slug:pref>/measures/", listing.measure_list, name="measure-list"),
    # One measure
    path("p/<slug:pref>/measures/<slug:mref>/", showing.measure, name="measure"),
    path("p/<slug:pref>/measures/<slug:mref>/edit/", writing.measure_edit, name="measure-edit"),
    path("p/<slug:pref>/measures/<slug:mref>/rebase/", writing.measure_rebase, name="rebase"),
    path("p/<slug:pref>/measures/<slug:mref>/readings.xlsx", showing.measure_sheet, name="measure-sheet"),
    # Its readings
    path("p/<slug:pref>/measures/<slug:mref>/add/", showing.reading_add, name="reading-add"),
    path("p/<slug:pref>/measures/<slug:mref>/paste/", pasting.readings_paste, name="readings-paste"),
    path("p/<slug:pref>/measures/<slug:mref>/compute/", computing.readings_compute, name="readings-compute"),
    path(
        "p/<slug:pref>/measures/<slug:mref>/readings/<int:pk>/set-aside/",
        showing.reading_set_aside,
        name="reading-set-aside",
    ),
    # Its benchmarks
    path(
        "p/<slug:pref>/measures/<slug:mref>/benchmarks/new/", benchmarks.benchmark_add, name="benchmark-add"
    ),
    path(
        "p/<slug:pref>/measures/<slug:mref>/benchmarks/<int:pk>/",
        benchmarks.benchmark_edit,
        name="benchmark-edit",
    ),
    path(
        "p/<slug:pref>/measures/<slug:mref>/benchmarks/<int:pk>/remove/",
        benchmarks.benchmark_remove,
        name="benchmark-remove",
    ),
]
