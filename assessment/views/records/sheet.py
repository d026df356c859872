"""The forms of one record taken together: what is typed, its details, its files, its criteria.

Files are staged before anything is judged, so that whatever else is wrong nobody sends them twice.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from assessment.forms.claims import ClaimsForm
from portfolio.asked import asked_number
from portfolio.forms.files import FilesForm, FileWordsForm
from portfolio.forms.records import DetailsForm, RecordForm
from portfolio.kinds import Kind
from portfolio.middleware import MemberRequest
from portfolio.models import Attachment, Medium, Record, Upload
from portfolio.refusals import Refused
from portfolio.services.attachments import drop_upload, stage_uploads

MEDIA = {"image": Medium.PHOTO, "audio": Medium.AUDIO, "video": Medium.VIDEO}


class Sheet:
    """``claims`` only when a record is new, ``words`` (caption and description) only when it has files."""

    def __init__(self, request: MemberRequest, kind: Kind, record: Record | None = None) -> None:
        self.request, self.kind, self.record = request, kind, record
        self.claims: ClaimsForm | None = None
        data = request.POST if request.method == "POST" else None
        files = request.FILES if data is not None else None
        self.form = RecordForm(data, kind=kind, role=request.member.role, initial=self._initial())
        self.details = DetailsForm(data, kind=kind, initial=record.details if record else {})
        self.files = FilesForm(data, files)
        self.words = [FileWordsForm(data, instance=each) for each in self._attachments()]

    def _initial(self) -> dict[str, Any]:
        if self.record is None:
            asked = self.request.GET.get("medium", "")
            return {"medium": asked} if asked in Medium.values else {}
        return {name: getattr(self.record, name) for name in RecordForm.Meta.fields}

    def _attachments(self) -> Sequence[Attachment]:
        return list(self.record.attachments.current()) if self.record else []

    @property
    def forms(self) -> list[Any]:
        """In the order of the page, for the summary of what is wrong."""
        return [self.form, self.details, self.files, *self.words, *([self.claims] if self.claims else [])]

    @cached_property
    def form_key(self) -> UUID:
        """The page's own; one that nobody can read ties nothing together, so a new one will do."""
        key = (
            self.files.cleaned_data.get("form_key") if self.files.is_bound else self.files["form_key"].value()
        )
        return key or uuid4()

    @property
    def uploads(self) -> QuerySet[Upload]:
        """What was sent with this form and is kept until it is saved."""
        mine = Upload.objects.visible_to(self.request.member)
        return mine.filter(form_key=self.form_key).select_related("blob").order_by("pk")

    def receive(self) -> None:
        """Stage what was sent and forget what the person took away again."""
        if not self.files.is_valid():
            return
        sentences = stage_uploads(by=self.request.member, form_key=self.form_key, files=self.files.sent)
        for sentence in sentences:
            self.files.add_error("files", sentence)
        dropped = asked_number(self.request.POST.get("drop", ""))
        if dropped:
            for upload in self.uploads.filter(pk=dropped):
                drop_upload(by=self.request.member, upload=upload)

    def is_valid(self) -> bool:
        faulty = [form for form in self.forms if not form.is_valid()]  # all of them, to show every mistake
        return not faulty

    def fields(self) -> dict[str, Any]:
        """What the services take: the record's fields, with the kind's own under ``details``."""
        before = self.record.details if self.record else {}
        fields = self.form.cleaned_data | {"details": self.details.as_details(before)}
        if self.record is None and fields.get("medium") == Medium.TEXT:
            fields["medium"] = self._medium()
        return fields

    def _medium(self) -> str:
        """Nobody should have to say that a photo is a photo."""
        first = self.uploads.first()
        return MEDIA.get(first.family, Medium.DOCUMENT) if first else Medium.TEXT

    def refuse(self, error: Refused | ValidationError) -> None:
        """Show why the service said no, beside the field at fault where that is known."""
        if isinstance(error, Refused):
            self.form.add_error(None, error.sentence)
        elif hasattr(error, "error_dict") and set(error.error_dict) - set(self.form.fields):
            self.form.add_error(None, error.messages)
        else:
            self.form.add_error(None, error)
