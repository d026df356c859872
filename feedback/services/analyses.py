"""Writing analyses (domain.md section 7). All that is done with their findings is offered here too."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from feedback.models import Analysis, Technique
from portfolio.models import Membership, Portfolio, Record
from portfolio.refusals import AlreadyDone
from portfolio.services.records import change_record, log_record

from .findings import add_finding, change_finding, hold_analysis, remove_finding, set_causes
from .sources import refuse_future

__all__ = [
    "add_finding",
    "change_analysis",
    "change_finding",
    "hold_analysis",
    "open_analysis",
    "remove_finding",
    "set_causes",
]

#: What a caller may set, beside those of COVERS; the record's own part goes in ``record_fields``.
EDITABLE = (
    "technique",
    "technique_other",
    "question",
    "theme_list",
    "from_date",
    "to_date",
    "summary",
    "how_read",
)
COVERS = ("sources", "measures")


@transaction.atomic
def open_analysis(
    *,
    by: Membership,
    portfolio: Portfolio,
    fields: dict[str, Any],
    record_fields: dict[str, Any],
    form_key: UUID | None = None,
) -> Analysis:
    """A new analysis with its draft record.

    ``fields`` are those of EDITABLE, and lists of ``sources`` and ``measures`` to cover; only ``technique``
    is compulsory, and its name where it is "other" (rule AN-04). ``record_fields`` are what
    portfolio.services.records takes; ``title`` is compulsory. The same words from the same form are
    AlreadyDone, and ``made`` is the analysis. ValidationError names the field at fault.
    """
    try:
        record = _record(by, portfolio, record_fields, form_key)
    except AlreadyDone as again:
        before: Analysis = again.made.analysis
        if all(getattr(before, name) == fields[name] for name in EDITABLE if name in fields):
            raise AlreadyDone(before) from None
        record = _record(by, portfolio, record_fields, None)
    return _saved(Analysis(record=record, centre=portfolio.centre), fields)


def _record(by: Membership, portfolio: Portfolio, fields: dict[str, Any], form_key: UUID | None) -> Record:
    return log_record(by=by, portfolio=portfolio, kind="AN", fields=fields, form_key=form_key)


@transaction.atomic
def change_analysis(
    *,
    by: Membership,
    analysis: Analysis,
    fields: dict[str, Any],
    record_fields: dict[str, Any],
    edit_no: int,
) -> Analysis:
    """Change an analysis that is not handed in; fields that are left out stay.

    An ``edit_no`` older than the record's raises Moved.
    """
    fresh = hold_analysis(by=by, analysis=analysis)
    fresh.record = change_record(by=by, record=fresh.record, fields=record_fields, edit_no=edit_no)
    return _saved(fresh, fields)


def _saved(analysis: Analysis, fields: dict[str, Any]) -> Analysis:
    for name in EDITABLE:
        if name in fields:
            setattr(analysis, name, fields[name])
    _check(analysis, fields)
    analysis.full_clean()
    analysis.save()
    for name in COVERS:
        if name in fields:
            getattr(analysis, name).set(fields[name])
    return analysis


def _check(analysis: Analysis, fields: dict[str, Any]) -> None:
    """Dates have been, the technique has a name, and nothing is covered from another portfolio."""
    refuse_future(analysis.from_date, "from_date")
    refuse_future(analysis.to_date, "to_date")
    if analysis.technique != Technique.OTHER:
        analysis.technique_other = ""
    elif not analysis.technique_other.strip():
        raise ValidationError({"technique_other": "Say which technique it was."})
    own = analysis.record.portfolio_id
    if any(each.record.portfolio_id != own for each in fields.get("sources", ())):
        raise ValidationError({"sources": "Choose sources of this portfolio."})
    if any(each.portfolio_id != own for each in fields.get("measures", ())):
        raise ValidationError({"measures": "Choose measures of this portfolio."})
    if analysis.theme_list and analysis.theme_list.portfolio_id != own:
        raise ValidationError({"theme_list": "Choose a theme list of this portfolio."})
