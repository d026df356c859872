from django.urls import URLPattern, path

from feedback.views import counter, items, privacy, sources

urlpatterns: list[URLPattern] = [
    # Sources
    path("feedback/", sources.source_list_own, name="source-list-own"),
    path("feedback/new/", sources.source_new, name="source-new"),
    path("p/<slug:pref>/feedback/", sources.source_list, name="source-list"),
    path("p/<slug:pref>/<slug:ref>/feedback/", sources.source, name="source"),
    path("p/<slug:pref>/<slug:ref>/source/", sources.source_edit, name="source-edit"),
    # What was said
    path("say/", counter.item_quick, name="item-quick"),
    path("p/<slug:pref>/<slug:ref>/items/", items.item_log, name="item-log"),
    path("p/<slug:pref>/<slug:ref>/items/<int:number>/", items.item_edit, name="item-edit"),
    path("p/<slug:pref>/<slug:ref>/items/<int:number>/remove/", items.item_remove, name="item-remove"),
    # Personal details
    path("p/<slug:pref>/<slug:ref>/privacy/", privacy.privacy, name="privacy"),
    path("p/<slug:pref>/<slug:ref>/privacy/clear/", privacy.privacy_clear, name="privacy-clear"),
    path("p/<slug:pref>/<slug:ref>/privacy/rest/", privacy.privacy_clear_rest, name="privacy-clear-rest"),
    path("p/<slug:pref>/<slug:ref>/items/<int:number>/redact/", privacy.item_redact, name="item-redact"),
    path("p/<slug:pref>/<slug:ref>/items/<int:number>/keep/", privacy.item_keep, name="item-keep"),
    path("p/<slug:pref>/<slug:ref>/items/<int:number>/clear/", privacy.item_clear, name="item-clear"),
]
