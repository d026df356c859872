"""Versions -> records: what a judge saw, who judged it, who signed it, and where its files are."""

from collections import defaultdict
from dataclasses import replace

from django.utils.formats import date_format

from assessment.exports import content as shapes
from assessment.exports.compile_cells import serves_by_record
from assessment.exports.compile_loop import sections_content
from assessment.models import Judgement, SeenElsewhere
from assessment.progress import EnrolmentProgress
from portfolio.display import NO_AI_WORD, ShownFile, ShownRecord, shown_version
from portfolio.files.store import blob_path
from portfolio.kinds import kind_of
from portfolio.models import Attachment, Centre, SignedVersion, Version
from portfolio.text import render_markdown


def records_content(versions: list[Version], progress: EnrolmentProgress) -> tuple[shapes.RecordContent, ...]:
    """`versions` come with their record and attachments loaded; the order is kept."""
    serves = serves_by_record(progress)
    judgements = _judgements(versions, progress)
    signatures, seen = _signatures(versions), _seen(versions)
    centre = progress.enrolment.centre
    return tuple(
        replace(
            _record(version, centre, tuple(seen[version.record_id])),
            serves=serves.get(version.record_id, ()),
            judgements=tuple(judgements[version.record_id]),
            signatures=tuple(signatures[version.pk]),
        )
        for version in versions
    )


def _record(version: Version, centre: Centre, seen_by: tuple[str, ...]) -> shapes.RecordContent:
    shown, kind = shown_version(version), kind_of(version.record.kind)
    held = (
        shapes.HeldElsewhere(shown.held_where, shown.held_by, seen_by=seen_by)
        if shown.held_elsewhere
        else None
    )
    return shapes.RecordContent(
        ref=shown.ref,
        version=version.number,
        kind=shown.kind,
        kind_label=shown.kind_label,
        title=shown.title,
        author=shown.author_name,
        recorded_at=shown.recorded_at,
        content_hash=shown.content_hash,
        method=shown.kind_label,
        medium=shown.medium.lower(),
        setting=shown.setting.lower(),
        done_on=shown.happened_on,
        done_until=shown.happened_until,
        stage=kind.stage,
        part=kind.part,
        template=kind.print_template,
        narrative_html=render_markdown(shown.narrative),
        details=_details(shown),
        sections=sections_content(shown.sections),
        held_elsewhere=held,
        ai_statement="" if shown.ai_sentence == NO_AI_WORD else shown.ai_sentence,
        files=tuple(_files(shown, list(version.attachments.all()), centre)),
    )


def _seen(versions: list[Version]) -> dict[int, list[str]]:
    """By record, who saw the printed version where it is kept, and when."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = SeenElsewhere.objects.filter(version__in=[version.pk for version in versions])
    for row in rows.select_related("by__user"):
        who = f"{row.by.user.name}, {row.get_role_display()}"
        found[row.record_id].append(f"{who}, on {date_format(row.seen_on, 'j M Y')}")
    return found


def _details(shown: ShownRecord) -> tuple[shapes.Detail, ...]:
    work = shown.kind == "WP"  # of other kinds the form does not ask it
    own = [shapes.Detail("Whose work it is", render_markdown(shown.origin))] if work else []
    return (*own, *(shapes.Detail(label, render_markdown(text)) for label, text in shown.details))


def _files(shown: ShownRecord, attachments: list[Attachment], centre: Centre) -> list[shapes.FileContent]:
    rows = {str(row.public_id): row for row in attachments}
    return [_file(each, rows.get(each.public_id), str(centre.blob_key)) for each in shown.files]


def _file(shown: ShownFile, row: Attachment | None, key: str) -> shapes.FileContent:
    """The facts as they were frozen; the row only says where the bytes are."""
    printed = row.print_blob if row else None
    return shapes.FileContent(
        name=shown.name,
        media_type=shown.media_type,
        family=shown.family,
        size=shown.size,
        sha256=shown.sha256,
        pages=shown.pages or 0,
        seconds=round(shown.seconds or 0),
        caption=shown.caption,
        alt=shown.alt,
        print_path=blob_path(key, printed.sha256) if printed else None,
        original_path=blob_path(key, shown.sha256),
    )


def _judgements(versions: list[Version], progress: EnrolmentProgress) -> dict[int, list[shapes.Judgement]]:
    """By record, every judgement on this enrolment, oldest first; one that was replaced says so."""
    found: dict[int, list[shapes.Judgement]] = defaultdict(list)
    rows = list(
        Judgement.objects.filter(
            item__version__record__in=[version.record_id for version in versions],
            item__submission__enrolment=progress.enrolment,
        )
        .select_related("judged_by__user", "countersignature__signed_by__user", "item__version")
        .prefetch_related("decisions__criterion__unit")
        .order_by("item__submission__number", "sequence")
    )
    replaced = {row.supersedes_id for row in rows}
    for row in rows:
        found[row.item.version.record_id].append(_judgement(row, replaced=row.pk in replaced))
    return found


def _judgement(row: Judgement, *, replaced: bool) -> shapes.Judgement:
    return shapes.Judgement(
        who=row.who,
        when=row.judged_at,
        outcome=f"{row.get_outcome_display()} (version {row.item.version.number})",
        feedback=row.feedback,
        criterion=", ".join(each.criterion.label for each in row.decisions.all()),
        superseded=replaced,
    )


def _signatures(versions: list[Version]) -> dict[int, list[shapes.Signature]]:
    """By version, signatures on the very version that is printed; void ones are left out."""
    found: dict[int, list[shapes.Signature]] = defaultdict(list)
    rows = SignedVersion.objects.filter(
        version__in=[version.pk for version in versions], signature__voiding=None
    )
    for row in rows.select_related("signature__signer__user").order_by("signature__signed_at"):
        signed, signer = row.signature, row.signature.signer
        line = shapes.Signature(signer.role_label, signer.user.name, signed.signed_at, signed.words)
        found[row.version_id].append(line)
    return found
