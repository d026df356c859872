from django.urls import URLPattern, path

from feedback.views import imports

FILE = "p/<slug:pref>/<slug:ref>/import/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("p/<slug:pref>/<slug:ref>/import/", imports.import_start, name="import-start"),
    path(FILE, imports.import_file, name="import"),
    path(f"{FILE}progress/", imports.import_progress, name="import-progress"),
    path(f"{FILE}run/", imports.import_run, name="import-run"),
    path(f"{FILE}drop/", imports.import_drop, name="import-drop"),
]
