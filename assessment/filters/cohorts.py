"""Narrowing who is stuck on what."""

from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from assessment.models import Enrolment
from assessment.readiness.report import LEVEL_WORDS

from .learners import LearnerFilter

SHOWN = ("error", "warning", "todo", "info")


class StuckFilter(LearnerFilter):
    """``rules`` are pairs of a rule's id and its words. Rule and level are computed, so the page applies
    them to what it computed; here they only stand in the form."""

    rule = filters.ChoiceFilter(label="Rule", method="as_it_is", empty_label="Every rule")
    level = filters.ChoiceFilter(
        label="How grave",
        method="as_it_is",
        empty_label="All",
        choices=[(level, LEVEL_WORDS[level]) for level in SHOWN],
    )

    def __init__(self, *args: Any, rules: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["rule"].extra["choices"] = list(rules)
        for name in ("unassigned", "signed"):
            del self.filters[name]

    def as_it_is(self, rows: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        return rows
