"""Pages about papers of staff: qualifications, competence, CPD, interests."""

from django.urls import URLPattern, path

from assessment.views.staff import adding, own, people, vouching

urlpatterns: list[URLPattern] = [
    # my own
    path("papers/", own.papers, name="papers"),
    path("papers/declaration/", own.declaration_sign, name="declaration-sign"),
    path("papers/qualification/", adding.qualification_add, name="qualification-add"),
    path("papers/competence/", adding.competence_add, name="competence-add"),
    path("papers/cpd/", adding.cpd_add, name="cpd-add"),
    path("papers/interest/", adding.interest_raise, name="interest-raise"),
    # of everybody
    path("staff/", people.staff_list, name="staff-list"),
    path("staff/<int:pk>/", people.staff_person, name="staff-person"),
    path("staff/certificates/<int:pk>/see/", vouching.certificate_see, name="certificate-see"),
    path("staff/competence/<int:pk>/agree/", vouching.competence_agree, name="competence-agree"),
    path("staff/interests/<int:pk>/mitigate/", vouching.interest_mitigate, name="interest-mitigate"),
    path("staff/interests/<int:pk>/end/", vouching.interest_end, name="interest-end"),
    path("staff/papers/<slug:kind>/<int:pk>/end/", vouching.paper_end, name="paper-end"),
]
