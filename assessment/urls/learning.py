from django.urls import URLPattern, path

from assessment.views import claims, homes, submissions
from assessment.views.claims import proposing
from assessment.views.records import editing, leaving, listing, logging, showing

urlpatterns: list[URLPattern] = [
    path("", homes.home, name="home"),
    # Lists
    path("records/", listing.record_list, name="record-list"),
    path("learners/<slug:pref>/records/", listing.learner_records, name="learner-records"),
    # Logging
    path("log/", logging.record_new, name="record-new"),
    path("log/<slug:kind>/", logging.record_log, name="record-log"),
    path("learners/<slug:pref>/log/", logging.record_new_for, name="record-new-for"),
    path("learners/<slug:pref>/log/<slug:kind>/", logging.record_log_for, name="record-log-for"),
    # One record
    path("p/<slug:pref>/<slug:ref>/", showing.record, name="record"),
    path("p/<slug:pref>/<slug:ref>/edit/", editing.record_edit, name="record-edit"),
    path("p/<slug:pref>/<slug:ref>/criteria/", claims.record_claims, name="record-claims"),
    path("p/<slug:pref>/<slug:ref>/criteria/add/", proposing.claim_add, name="claim-add"),
    path(
        "p/<slug:pref>/improvements/<slug:iref>/criteria/",
        proposing.improvement_criteria,
        name="improvement-criteria",
    ),
    path("p/<slug:pref>/<slug:ref>/withdraw/", leaving.record_withdraw, name="record-withdraw"),
    path("p/<slug:pref>/<slug:ref>/finish/", leaving.record_finish, name="record-finish"),
    path("p/<slug:pref>/<slug:ref>/v<int:number>/", showing.version, name="version"),
    # Its files
    path(
        "p/<slug:pref>/<slug:ref>/files/<int:pk>/remove/",
        editing.attachment_remove,
        name="attachment-remove",
    ),
    path(
        "p/<slug:pref>/<slug:ref>/files/<int:pk>/restore/",
        editing.attachment_restore,
        name="attachment-restore",
    ),
    path("uploads/<int:pk>/remove/", editing.upload_remove, name="upload-remove"),
    # Handing in
    path("e/<slug:eref>/submit/", submissions.submit_records, name="submit"),
]
