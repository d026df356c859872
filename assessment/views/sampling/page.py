"""What the page of one sample shows: the unit as it stands, and a form for each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment.forms.sampling import ActionForm, LineForm, OutcomeForm
from assessment.models import Sample, SampleAction, SampleLine
from assessment.permissions.sampling import may_verify
from assessment.progress import CriterionProgress, UnitProgress, progress_of
from assessment.services.sampling import LineInput, is_involved
from assessment.services.sampling.verifying import to_verify
from portfolio import clock
from portfolio.models import Membership

ACTIONS = 2


@dataclass(frozen=True)
class Criterion:
    """A criterion with its evidence and decision; ``line`` once the outcome is given."""

    progress: CriterionProgress
    line: SampleLine | None


@dataclass(frozen=True)
class SamplePage:
    sample: Sample
    unit: UnitProgress
    criteria: list[Criterion]
    actions: list[SampleAction]
    is_verifier: bool
    is_involved: bool

    @property
    def learner(self) -> str:
        return str(self.sample.enrolment_unit.enrolment.portfolio.learner.user.name)

    @property
    def has_moved(self) -> bool:
        """Opened, and no longer what the unit holds."""
        return bool(self.sample.opened_at) and self.sample.manifest_hash != self.unit.manifest_hash

    @property
    def may_open(self) -> bool:
        waits = not self.sample.opened_at or self.has_moved
        return self.may_act and waits

    @property
    def may_act(self) -> bool:
        return self.is_verifier and not self.is_involved and not self.sample.is_finished

    @property
    def may_finish(self) -> bool:
        return self.may_act and bool(self.sample.opened_at) and not self.has_moved

    @property
    def is_overdue(self) -> bool:
        return not self.sample.is_finished and self.sample.due_on < clock.today()


def page_of(sample: Sample, member: Membership) -> SamplePage:
    row = sample.enrolment_unit
    unit = progress_of(row.enrolment).unit(row.unit.code)
    lines = {each.criterion_id: each for each in sample.lines.all()}
    listed = unit.criteria if sample.is_finished else to_verify(sample, unit)
    actions = sample.actions.select_related("owner__user").prefetch_related("answers")
    verifies = may_verify(member, row.enrolment)
    return SamplePage(
        sample=sample,
        unit=unit,
        criteria=[Criterion(each, lines.get(each.criterion.pk)) for each in listed],
        actions=list(actions),
        is_verifier=verifies,
        is_involved=verifies and is_involved(member, row),
    )


@dataclass(frozen=True)
class Card:
    criterion: Criterion
    form: LineForm


@dataclass(frozen=True)
class SampleForms:
    cards: list[Card]
    whole: OutcomeForm
    actions: list[ActionForm]

    @property
    def every(self) -> list[Any]:
        return [*(each.form for each in self.cards), self.whole, *self.actions]

    @property
    def are_valid(self) -> bool:
        faults = sum(not form.is_valid() for form in self.every)  # asks each, so that all mistakes show
        return faults == 0

    @property
    def given(self) -> dict[str, Any]:
        lines = [
            LineInput(each.criterion.progress.criterion.pk, **each.form.cleaned_data) for each in self.cards
        ]
        asked = [
            (each.cleaned_data["what"], each.cleaned_data["due_on"])
            for each in self.actions
            if each.cleaned_data["what"].strip()
        ]
        return {"lines": lines, "actions": asked, **self.whole.cleaned_data}


def forms_of(page: SamplePage, data: Mapping[str, Any] | None = None) -> SampleForms:
    cards = []
    for each in page.criteria:
        refs = sorted({piece.record.ref for piece in each.progress.evidence if piece.counts})
        prefix = f"c{each.progress.criterion.pk}"
        cards.append(Card(each, LineForm(data, prefix=prefix, initial={"looked_at": ", ".join(refs)})))
    return SampleForms(
        cards=cards,
        whole=OutcomeForm(data, initial={"manifest_hash": page.sample.manifest_hash}),
        actions=[ActionForm(data, prefix=f"a{number}") for number in range(ACTIONS)],
    )
