from django.urls import URLPattern, path

from improvements.views import actions, journal

TURN = "p/<slug:pref>/improvements/<slug:iref>/"
RECORD = "p/<slug:pref>/<slug:ref>/"

urlpatterns: list[URLPattern] = [
    # What is done
    path(f"{TURN}actions/new/", actions.action_new, name="action-new"),
    path(f"{RECORD}action/", actions.action, name="action"),
    path(f"{RECORD}action/done/", actions.action_done, name="action-done"),
    # What is noted
    path(f"{TURN}journal/", journal.journal, name="journal"),
    path(f"{TURN}journal/<slug:kind>/", journal.entry_new, name="entry-new"),
    path(f"{RECORD}entry/", journal.entry, name="entry"),
]
