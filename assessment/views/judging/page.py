"""What the judging screen shows: the version as handed in, its claims, and all that stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict

from assessment.forms.judging import ALL, LATER, SOME, VARC, ClaimForm, JudgementForm
from assessment.models import (
    ClaimVerdict,
    CriterionDecision,
    Judgement,
    SubmissionItem,
    SubmittedClaim,
)
from assessment.progress import CriterionProgress, Evidence, progress_of
from assessment.readings import add_readings
from assessment.views.readiness.missing import Missing
from assessment.views.readiness.record import beside_judgement
from portfolio.changes import Changes, changes_between
from portfolio.display import ShownRecord, shown_version
from portfolio.models import Membership, RecordState, Role, Version
from portfolio.templatetags.form_errors import FormError, errors_of


@dataclass
class ClaimCard:
    """One submitted claim with its form, and what else is known about its criterion."""

    claim: SubmittedClaim
    progress: CriterionProgress
    others: list[Evidence]
    form: ClaimForm
    portfolio_ref: str


@dataclass
class JudgePage:
    item: SubmissionItem
    shown: ShownRecord
    changes: Changes | None
    judgements: list[Judgement]
    form: JudgementForm
    cards: list[ClaimCard]
    newest: SubmissionItem
    rules: Missing

    @property
    def is_open(self) -> bool:
        """False once a newer version was handed in, or the record was taken back."""
        gone = (RecordState.WITHDRAWN, RecordState.QUARANTINED)
        return self.newest.pk == self.item.pk and self.item.version.record.state not in gone

    @property
    def learner(self) -> str:
        return self.item.submission.enrolment.portfolio.learner.user.name

    @property
    def kicker(self) -> str:
        return f"{self.shown.ref} · version {self.shown.version}"

    @property
    def version_before(self) -> int:
        return self.item.version.number - 1

    @property
    def forms(self) -> list[Any]:
        """In the order of the page, which is the order of the error summary."""
        return [*(card.form for card in self.cards), self.form]

    @property
    def errors(self) -> list[FormError]:
        return [error for form in self.forms for error in errors_of(form)]

    @property
    def trainee(self) -> Judgement | None:
        """A trainee's judgement that no qualified assessor has answered yet."""
        last = self.judgements[-1] if self.judgements else None
        return last if last and last.waits_for_colleague else None


def items_for(member: Membership) -> QuerySet[SubmissionItem]:
    """Items the member may see, with everything that judging one of them needs."""
    decisions = CriterionDecision.objects.visible_to(member).select_related("criterion__unit")
    judgements = (
        Judgement.objects.visible_to(member)
        .select_related("judged_by__user", "countersignature__signed_by__user")
        .prefetch_related("verdicts", Prefetch("decisions", decisions))
        .order_by("sequence")
    )
    claims = SubmittedClaim.objects.visible_to(member).select_related(
        "criterion__unit", "enrolment_unit__unit"
    )
    claims = claims.order_by("enrolment_unit__position", "enrolment_unit", "criterion__position")
    return (
        SubmissionItem.objects.visible_to(member)
        .select_related(
            "version__record__portfolio",
            "version__record__author__user",
            "submission__enrolment__portfolio__learner__user",
            "submission__enrolment__qualification",
        )
        .prefetch_related(Prefetch("claims", claims), Prefetch("judgements", judgements))
    )


def newest_of(item: SubmissionItem, member: Membership) -> SubmissionItem:
    """The latest handing-in of the same record on the same enrolment; often the item itself."""
    same = (
        SubmissionItem.objects.visible_to(member)
        .newest()
        .filter(submission__enrolment=item.submission.enrolment_id, version__record=item.version.record_id)
    )
    newest = same.values_list("pk", flat=True).first()
    return item if newest in (None, item.pk) else items_for(member).get(pk=newest)


def build_page(item: SubmissionItem, member: Membership, data: QueryDict | None = None) -> JudgePage:
    """``data`` is what was sent; the counts and the hash always are those of this page."""
    judgements = list(item.judgements.all())
    progress = progress_of(item.submission.enrolment)
    found = {(unit.row.pk, each.criterion.pk): each for unit in progress.units for each in unit.criteria}
    last = judgements[-1] if judgements else None
    cards = [
        _card(claim, found[claim.enrolment_unit_id, claim.criterion_id], last, member, data)
        for claim in item.claims.all()
    ]
    add_readings((card.progress for card in cards), member)
    shown = shown_version(item.version)
    return JudgePage(
        item=item,
        shown=shown,
        changes=_changes(item.version, shown, member),
        judgements=judgements,
        form=JudgementForm(
            data,
            again=_is_again(judgements, data),
            initial=_initial(last) | {"content_hash": item.version.content_hash, "seen": len(judgements)},
        ),
        cards=cards,
        newest=newest_of(item, member),
        rules=beside_judgement(item.version.record, member, progress),
    )


def _is_again(judgements: list[Judgement], data: QueryDict | None) -> bool:
    """Whether there was an earlier judgement on the page that was filled in, or is on the one to be shown."""
    return bool(judgements) if data is None else data.get("seen", "0") != "0"


def as_seen_now(page: JudgePage, data: QueryDict) -> QueryDict:
    """What was typed, over the hash and the counts of the page as it is now, to look at and send again."""
    typed = data.copy()
    typed["content_hash"] = page.item.version.content_hash
    typed["seen"] = str(len(page.judgements))
    for card in page.cards:
        typed[card.form.add_prefix("seen")] = str(len(card.progress.history))
    return typed


def _card(
    claim: SubmittedClaim,
    progress: CriterionProgress,
    last: Judgement | None,
    member: Membership,
    data: QueryDict | None,
) -> ClaimCard:
    form = ClaimForm(
        data,
        code=claim.criterion.label,
        decided=progress.decision is not None,
        prefix=f"c{claim.enrolment_unit_id}-{claim.criterion_id}",
        initial={"seen": len(progress.history)} | _claim_initial(claim, last, member),
    )
    others = [each for each in progress.evidence if each.record.pk != claim.item.version.record_id]
    return ClaimCard(claim, progress, others, form, claim.item.version.record.portfolio.ref)


def _initial(last: Judgement | None) -> dict[str, Any]:
    """An earlier judgement fills the form in, so that a second look changes only what is different."""
    if last is None:
        return {}
    return {"outcome": last.outcome, "feedback": last.feedback, "next_action": last.next_action}


def _claim_initial(claim: SubmittedClaim, last: Judgement | None, member: Membership) -> dict[str, Any]:
    if last is None:
        return {}
    verdict = next((each for each in last.verdicts.all() if each.claim_id == claim.pk), None)
    key = (claim.enrolment_unit_id, claim.criterion_id)
    decision = next(
        (each for each in last.decisions.all() if (each.enrolment_unit_id, each.criterion_id) == key), None
    )
    filled = _verdict_initial(verdict) if verdict else {}
    if last.role == Role.TRAINEE_ASSESSOR and member.role != Role.TRAINEE_ASSESSOR and decision:
        return filled | {
            "decision": decision.outcome,
            "sufficient": "yes" if decision.sufficient else "no",
            "feedback": decision.feedback,
        }
    return filled | {"decision": LATER}


def _verdict_initial(verdict: ClaimVerdict) -> dict[str, Any]:
    faults = [name for name, _ in VARC if not getattr(verdict, name)]
    return {"varc": SOME if faults else ALL, "faults": faults, "why": verdict.reason}


def _changes(version: Version, shown: ShownRecord, member: Membership) -> Changes | None:
    """What is different from the version before; None for a first version."""
    if version.number == 1:
        return None
    before = (
        Version.objects.visible_to(member).filter(record=version.record_id, number=version.number - 1).first()
    )
    if before is None:
        return None
    before.record = version.record
    return changes_between(shown_version(before), shown)


def given_verdicts(page: JudgePage) -> Iterator[tuple[int, dict[str, Any]]]:
    """By id of the claim: the four flags and the reason, as the service takes them."""
    for card in page.cards:
        given = card.form.cleaned_data
        faults = given["faults"] if given["varc"] == SOME else []
        flags = {name: name not in faults for name, _ in VARC}
        yield card.claim.pk, flags | {"reason": given["why"] if faults else ""}
