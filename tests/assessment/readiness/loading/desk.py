"""Loading what the rules may see, as progress does it."""

from typing import Any

from assessment.progress import judged_of_many
from assessment.readiness.facts import Enrolment, Evidence, Improvement
from assessment.readiness.loading import Loaded, load
from portfolio.models import Attachment, Blob, Record
from tests.cast import Cast


def loaded(cast: Cast) -> Loaded:
    return load(judged_of_many([cast.enrolment]))[cast.enrolment.pk]


def facts(cast: Cast) -> Enrolment:
    return loaded(cast).enrolment


def turn_of(cast: Cast) -> Improvement:
    """The only one."""
    [turn] = facts(cast).improvements
    return turn


def evidence(cast: Cast, ref: str) -> Evidence:
    [found] = [each for each in facts(cast).evidence if each.ref == ref]
    return found


def attach(record: Record, **fields: Any) -> Attachment:
    """A file on a record, without its bytes."""
    blob, _ = Blob.objects.get_or_create(centre=record.centre, sha256="a" * 64, defaults={"size": 1})
    about = {"name": "diary.pdf", "media_type": "application/pdf", "family": "pdf"}
    return Attachment.objects.create(
        record=record, centre=record.centre, blob=blob, uploaded_by=record.author, **about, **fields
    )


def columns(fact: Any, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(fact, name) for name in names)
