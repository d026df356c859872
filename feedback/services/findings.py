"""Writing findings: what an analysis showed, who said so, who said otherwise, and the causes behind it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from feedback.models import Analysis, Finding, Item, Reading, RootCause
from portfolio.models import Membership, Record
from portfolio.permissions import may_edit_record
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.numbers import next_number

from .sources import refuse_future

#: What a caller may set, beside the lists of ``items``, ``contrary_items`` and ``readings``.
EDITABLE = (
    "statement",
    "theme",
    "count",
    "trend",
    "causal",
    "trial",
    "other_explanations",
    "contrary_note",
    "customer_effect",
    "found_on",
)
LISTS = ("items", "contrary_items", "readings")
#: A finding rests on what was read one by one; how many say so is its ``count``.
MOST = 200


def hold_analysis(*, by: Membership, analysis: Analysis) -> Analysis:
    """The analysis as it stands, its record locked, so that nobody hands it in while something is written.

    PermissionDenied for anybody but its author; Refused once it was handed in. Call it in a transaction.
    """
    Record.objects.select_for_update().get(pk=analysis.pk)
    fresh = Analysis.objects.select_related("record__portfolio", "centre", "theme_list").get(pk=analysis.pk)
    if fresh.record.author_id != by.pk:
        raise PermissionDenied
    if not may_edit_record(by, fresh.record):
        raise Refused(
            f"{fresh.record.ref} was handed in, so it stays as it was judged. "
            "Begin another analysis for what is new, or ask your assessor to return this one."
        )
    return fresh


@transaction.atomic
def add_finding(*, by: Membership, analysis: Analysis, fields: dict[str, Any]) -> Finding:
    """A finding with the next number of its analysis; a number is never used twice.

    ``fields`` are those of EDITABLE, and lists of ``items``, ``contrary_items`` and ``readings`` (at most
    MOST of each); only ``statement`` is compulsory. The same sent twice is AlreadyDone, and ``made``
    is the finding. ValidationError names the field at fault.
    """
    held = hold_analysis(by=by, analysis=analysis)
    finding = Finding(centre=held.centre, analysis=held)
    _fill(finding, fields)
    twin = held.findings.filter(statement__iexact=finding.statement).first()
    if twin and _says(twin, fields):
        raise AlreadyDone(twin)
    if twin:
        raise ValidationError({"statement": f"{twin.ref} says this already. Say what is different here."})
    finding.number = next_number(centre=held.centre, scope=f"finding:{held.pk}")
    return _saved(finding, fields)


@transaction.atomic
def change_finding(*, by: Membership, finding: Finding, fields: dict[str, Any]) -> Finding:
    """Change a finding of an analysis that is not handed in; fields that are left out stay."""
    fresh = _hold(by, finding)
    _fill(fresh, fields)
    return _saved(fresh, fields)


@transaction.atomic
def remove_finding(*, by: Membership, finding: Finding) -> None:
    """Take a finding and its causes away. Refused where something later in the loop rests on it."""
    fresh = _hold(by, finding)
    if any(_points_at(fresh)):
        raise Refused(
            f"A plan, an action or a review rests on {fresh.ref}. "
            "Take it off there first, or change what it says."
        )
    fresh.delete()


@transaction.atomic
def set_causes(*, by: Membership, finding: Finding, rows: Sequence[Mapping[str, Any]]) -> list[RootCause]:
    """Put these causes in place of those the finding has.

    Each row has ``text``, and may have ``support``, ``category`` and ``depth``: steps of five whys count from
    1, bones of a fishbone have 0 and need a category. ValidationError for a row that cannot be kept.
    """
    fresh = _hold(by, finding)
    causes = [_cause(fresh, row, position) for position, row in enumerate(rows)]
    fresh.root_causes.all().delete()
    return RootCause.objects.bulk_create(causes)


def _hold(by: Membership, finding: Finding) -> Finding:
    held = hold_analysis(by=by, analysis=finding.analysis)
    fresh = Finding.objects.select_related("theme").filter(pk=finding.pk).first()
    if fresh is None:
        raise Refused("This finding was taken away already, perhaps in another window.")
    fresh.analysis = held
    return fresh


def _fill(finding: Finding, fields: Mapping[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            setattr(finding, name, fields[name])
    finding.statement = finding.statement.strip()
    refuse_future(finding.found_on, "found_on")


def _says(finding: Finding, fields: Mapping[str, Any]) -> bool:
    """Whether it holds what was given."""
    plain = all(getattr(finding, name) == fields[name] for name in EDITABLE if name in fields)
    return plain and all(
        set(getattr(finding, name).all()) == set(fields[name]) for name in LISTS if name in fields
    )


def _saved(finding: Finding, fields: Mapping[str, Any]) -> Finding:
    _check_theme(finding)
    for name in LISTS:
        _check_list(finding, name, fields.get(name, ()))
    _check_sides(fields)
    finding.full_clean()
    finding.save()
    for name in LISTS:
        if name in fields:
            getattr(finding, name).set(fields[name])
    return finding


def _check_theme(finding: Finding) -> None:
    portfolio = finding.analysis.record.portfolio_id
    if finding.theme and finding.theme.list.portfolio_id != portfolio:
        raise ValidationError({"theme": "Choose a theme of this portfolio."})


def _check_list(finding: Finding, name: str, rows: Iterable[Item] | Iterable[Reading]) -> None:
    """All of this portfolio, looked up in one query, and no more than anybody reads."""
    keys = {row.pk for row in rows}
    if len(keys) > MOST:
        raise ValidationError(
            {name: f"Tick at most {MOST}: the clearest ones. How many say so is the count."}
        )
    portfolio = finding.analysis.record.portfolio_id
    if name == "readings":
        known = Reading.objects.filter(pk__in=keys, measure__portfolio=portfolio).count()
    else:
        known = Item.objects.filter(pk__in=keys, source__record__portfolio=portfolio).count()
    if known != len(keys):
        raise ValidationError({name: "Choose only what belongs to this portfolio."})


def _check_sides(fields: Mapping[str, Any]) -> None:
    both = {row.pk for row in fields.get("items", ())} & {row.pk for row in fields.get("contrary_items", ())}
    if both:
        raise ValidationError(
            {"contrary_items": "The same words cannot both support and contradict a finding."}
        )


def _points_at(finding: Finding) -> Iterable[bool]:
    """Whether rows of later apps lead to it, table by table; this app does not know them by name."""
    for relation in Finding._meta.related_objects:
        if relation.related_model is not RootCause:
            yield getattr(finding, relation.get_accessor_name() or "").exists()


def _cause(finding: Finding, row: Mapping[str, Any], position: int) -> RootCause:
    cause = RootCause(
        centre=finding.centre,
        finding=finding,
        depth=row.get("depth", 0),
        text=row["text"].strip(),
        support=row.get("support", "").strip(),
        category=row.get("category", ""),
        position=position,
    )
    if not cause.depth and not cause.category:
        raise ValidationError({"category": f"Say under which heading “{cause.text}” belongs."})
    cause.full_clean()
    return cause
