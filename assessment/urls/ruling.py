from django.urls import URLPattern, path

from assessment.views.rules import asides, choices, figures, listing

urlpatterns: list[URLPattern] = [
    # the rules of the centre
    path("rules/", listing.rule_list, name="rules"),
    path("rules/figures/<slug:name>/", figures.parameter, name="parameter"),
    path("units/<int:pk>/rules/<int:criterion>/", choices.rule_choice, name="rule-choice"),
    path("units/<int:pk>/rules/<int:criterion>/back/", choices.rule_choice_back, name="rule-choice-back"),
    # one rule for one learner
    path("e/<slug:eref>/rules/<slug:rule>/set-aside/", asides.set_aside, name="set-aside"),
    path("e/<slug:eref>/rules/<slug:rule>/apply-again/", asides.apply_again, name="apply-again"),
]
