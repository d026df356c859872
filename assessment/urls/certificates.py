"""Pages about claims for certificates and direct claims status."""

from django.urls import URLPattern, path

from assessment.views.certificates import claims, direct, lists, names

urlpatterns: list[URLPattern] = [
    path("certificates/", lists.certificate_list, name="certificate-list"),
    path("certificates/registrations.csv", lists.registration_sheet, name="certificate-registrations"),
    path("certificates/claims.csv", lists.claim_sheet, name="certificate-claims"),
    path("certificates/direct/", direct.direct_claims, name="direct-claims"),
    path("certificates/of/<slug:eref>/", claims.certificate, name="certificate"),
    path("certificates/of/<slug:eref>/prepare/", claims.prepare, name="certificate-prepare"),
    path("certificates/of/<slug:eref>/names/", names.certificate_names, name="certificate-names"),
    path("certificates/<int:pk>/authorise/", claims.authorise, name="certificate-authorise"),
    path("certificates/<int:pk>/release/", claims.release, name="certificate-release"),
    path("certificates/<int:pk>/submit/", claims.submit, name="certificate-submit"),
    path("certificates/<int:pk>/record/", claims.record, name="certificate-record"),
    path("certificates/<int:pk>/revoke/", claims.revoke, name="certificate-revoke"),
]
