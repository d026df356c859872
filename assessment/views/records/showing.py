"""Reading a record: as it stands for its author, as it was frozen for everybody else."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.agreements import sides_of
from assessment.models import Claim, Judgement, SeenElsewhere
from assessment.permissions import may_map
from assessment.proposals import Proposal, proposals_for
from assessment.views.claims.board import Board, key_of
from assessment.views.readiness.record import missing_about
from assessment.views.testimonies.card import testimony_about
from improvements.views.planned import answers_about
from portfolio.access import member_required
from portfolio.changes import changes_between
from portfolio.display import ShownRecord, shown_to, shown_version
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record, Signature
from portfolio.permissions import owns

from .acting import actions_for
from .finding import record_or_404, version_or_404


@require_GET
@member_required
def record(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    found = record_or_404(request.member, pref, ref)
    board = Board(request.member, found.portfolio, found)
    claims = _claims(request.member, found, board)
    shown = shown_to(request.member, found)
    context = {
        "record": found,
        "shown": shown,
        "heading": _heading(shown),
        "is_own": owns(request.member, found.portfolio),
        "claims": claims,
        **_next_steps(request.member, found, board),
        "versions": found.versions.defer("snapshot").select_related("made_by__user").order_by("-number"),
        "judgements": _judgements(request.member, found),
        "signatures": _signatures(request.member, found),
        "sides": sides_of(found),
        "seen": _seen(request.member, found) if shown.held_elsewhere else [],
        "kind": kind_of(found.kind),
        "answers": answers_about(request.member, found),
        "testimony": testimony_about(request.member, found),
        "proposals": _proposals(request.member, found, board),
    }
    return render(request, "assessment/records/show.html", context)


def _next_steps(member: Membership, found: Record, board: Board) -> dict[str, Any]:
    """What may be done with it, and what is missing; said of one qualification where it claims none yet."""
    on = {claim.enrolment_unit_id for claim in board.claims.values()}
    claimed = [each for each in board.progress if on & {unit.row.pk for unit in each.units}]
    actions = actions_for(member, found, has_claims=bool(board.claims), found=claimed)
    return {
        "actions": actions,
        "missing": missing_about(found, member, claimed or board.progress[:1]),
        "removed": _removed(found) if actions.can_edit else [],
    }


def _heading(shown: ShownRecord) -> str:
    version = f" · version {shown.version}" if shown.version else ""
    return f"{shown.ref} · {shown.kind_label}{version}"


def _proposals(member: Membership, found: Record, board: Board) -> list[Proposal]:
    """Criteria that a record of the loop could claim too, for whoever may say so."""
    if not kind_of(found.kind).stage or not may_map(member, found):
        return []
    return proposals_for([found], board.units)[found.pk]


def _claims(member: Membership, found: Record, board: Board) -> list[dict[str, Any]]:
    """Each claim with where its criterion stands."""
    rows = Claim.objects.visible_to(member).filter(record=found)
    rows = rows.select_related("criterion__unit", "enrolment_unit__enrolment__portfolio")
    places = ((row, board.places[key_of(row.enrolment_unit_id, row.criterion_id)]) for row in rows)
    return [{"claim": row, "state": each.state} for row, (_, each) in places]


def _judgements(member: Membership, found: Record) -> Any:
    rows = Judgement.objects.visible_to(member).filter(item__version__record=found)
    rows = rows.select_related("judged_by__user", "item__version").defer("item__version__snapshot")
    return rows.prefetch_related("decisions__criterion__unit").order_by("-judged_at", "-pk")


def _signatures(member: Membership, found: Record) -> Any:
    rows = Signature.objects.visible_to(member).filter(versions__record=found).distinct()
    return rows.select_related("signer__user", "voiding").order_by("-signed_at")


def _seen(member: Membership, found: Record) -> Any:
    rows = SeenElsewhere.objects.visible_to(member).filter(record=found)
    return rows.select_related("by__user", "version").defer("version__snapshot")


def _removed(found: Record) -> Any:
    return found.attachments.exclude(removed_at=None).order_by("-removed_at")


@require_GET
@member_required
def version(request: MemberRequest, pref: str, ref: str, number: int) -> HttpResponse:
    """One version as it was, and what changed since the one before."""
    found = version_or_404(request.member, pref, ref, number)
    before = found.record.versions.filter(number=number - 1).first()
    shown = shown_version(found)
    if before:
        before.record = found.record
    context = {
        "version": found,
        "record": found.record,
        "shown": shown,
        "heading": f"{ref} version {number}",
        "is_own": owns(request.member, found.record.portfolio),
        "step": f"Version {number}",
        "before": number - 1,
        "changes": changes_between(shown_version(before), shown) if before else None,
        "newest": found.record.current_version_id == found.pk,
    }
    return render(request, "assessment/records/version.html", context)
