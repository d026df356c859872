"""Narrowing the list of certificates."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from assessment.models import Enrolment
from assessment.services.claim_lists import READY, ready_for
from portfolio.models import Membership

STATES = (
    (READY, "Can be prepared"),
    ("unclaimed", "Not claimed yet"),
    ("prepared", "Prepared"),
    ("authorised", "Authorised, may be sent"),
    ("awaiting_eqa", "Waits for the EQA"),
    ("released", "Released, may be sent"),
    ("submitted", "Sent"),
    ("certificated", "Certificated"),
    ("revoked", "Revoked"),
)


class CertificateFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="Name, reference or registration",
        method="by_text",
        widget=forms.TextInput(attrs={"type": "search", "data-key-focus": "/"}),
    )
    state = filters.ChoiceFilter(label="State", method="in_state", choices=STATES, empty_label="Every state")

    class Meta:
        model = Enrolment
        fields: tuple[str, ...] = ()

    def __init__(self, *args: object, member: Membership, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def by_text(self, rows: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        return rows.filter(
            Q(portfolio__learner__user__name__icontains=value)
            | Q(ref__icontains=value)
            | Q(registration_number__icontains=value)
        )

    def in_state(self, rows: Any, name: str, value: str) -> Any:
        if value == READY:
            return rows.filter(pk__in=ready_for(self.member))
        return rows.filter(claim_state=value)
