"""What Sam has on the desk: a file, a filled-in form, a record that came back."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessment.services.judging import judge
from assessment.services.submissions import submit
from portfolio.models import Attachment, Record
from portfolio.services.attachments import attach_uploads, stage_upload
from tests.cast import Cast, all_yes, claim, log

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\xdac\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00\x00\x00\x00IEND\xaeB`\x82"
)


def note(name: str = "notes.txt", text: str = "Call-backs kept: 12 of 17.\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/plain")


def typed(**changes: Any) -> dict[str, Any]:
    """A form of the log page as a learner fills it in; every key can be changed."""
    filled = {
        "form_key": str(uuid.uuid4()),
        "title": "Call-back diary",
        "happened_on": "2026-03-03",
        "narrative": "I set up a shared diary.",
        "setting": "workplace",
        "medium": "text",
        "origin": "own",
        "ai_use": "none",
        "pii_checked": "on",
    }
    return filled | changes


def url(name: str, record: Record, *more: Any) -> str:
    return reverse(f"assessment:{name}", args=[record.portfolio.ref, record.ref, *more])


def attach(record: Record, file: SimpleUploadedFile | None = None) -> Attachment:
    key = uuid.uuid4()
    stage_upload(by=record.author, form_key=key, file=file or note())
    return attach_uploads(by=record.author, record=record, form_key=key)[0]


def hand_in(cast: Cast, record: Record) -> Any:
    """The submitted item of the record, which claims every criterion."""
    if not record.claims.exists():
        claim(cast, record)
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()


def returned(cast: Cast, feedback: str = "Good start, Sam. Say when you saw the calls drop.") -> Record:
    record = log(cast)
    item = hand_in(cast, record)
    judge(by=cast.assessor, item=item, given=all_yes(item, outcome="returned", met=False, feedback=feedback))
    record.refresh_from_db()
    return record


def words_of(response: Any) -> str:
    """A page as one line of text, with its spaces run together."""
    return " ".join(response.content.decode().split())


def get(client: Client, name: str, *args: Any, **query: Any) -> Any:
    return client.get(reverse(f"assessment:{name}", args=args), query)
