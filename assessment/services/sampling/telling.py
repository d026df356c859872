"""Whom the steps of internal verification are told. Declared here, so that no step writes addresses twice."""

from django.urls import reverse

from assessment.models import Sample, SampleAction, SamplingPlan
from portfolio.models import Membership, Role
from portfolio.notices import notify


def tell_leads(plan: SamplingPlan) -> None:
    leads = Membership.objects.active().filter(centre=plan.centre_id, role=Role.LEAD_IQA)
    path = reverse("assessment:sampling-plan", args=[plan.pk])
    notify(to=list(leads.exclude(pk=plan.made_by_id)), event="sampling.plan_waits", path=path)


def tell_verifier(sample: Sample) -> None:
    if sample.iqa:
        path = reverse("assessment:sample", args=[sample.pk])
        notify(to=[sample.iqa], event="sampling.sample_waits", path=path)


def tell_outcome(sample: Sample) -> None:
    path = reverse("assessment:sample", args=[sample.pk])
    notify(to=[sample.assessor], event="sampling.outcome_given", path=path)


def tell_action(action: SampleAction, to: Membership, event: str) -> None:
    notify(to=[to], event=event, path=reverse("assessment:sample-action", args=[action.pk]))
