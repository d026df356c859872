"""One of everything, owned by Sam, for the matrix to be tried on."""

import io
import uuid
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from assessment.models import Allocation, Export, Unit
from assessment.services.submissions import submit
from portfolio.models import Membership, Record
from portfolio.services.attachments import attach_uploads, stage_upload
from tests.cast import Cast, claim, log, make_cast
from tests.permissions.loop import loop_about
from tests.permissions.quality import quality_about

PEOPLE = {
    "L": "sam", "l": "other_learner", "A": "assessor", "a": "other_assessor", "T": "trainee", "Q": "iqa",
    "U": "lead_iqa", "E": "eqa", "C": "coordinator", "X": "exams_officer", "M": "administrator",
}  # fmt: skip


def picture() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, "JPEG")
    return SimpleUploadedFile("desk.jpg", drawn.getvalue(), "image/jpeg")


class World:
    def __init__(self) -> None:
        self.here: Cast = make_cast()
        self.elsewhere: Cast = make_cast("inland", "INLD")
        self.draft = self._with_file(log(self.here, title="Draft of HARB"))
        self.handed = self._with_file(log(self.here, title="Handed in at HARB"))
        claim(self.here, self.handed)
        self.submission = submit(
            by=self.here.sam, enrolment=self.here.enrolment, records=[self.handed], declared=True
        )
        self.observation = log(self.here, by=self.here.assessor, kind="O", title="Seen at HARB")
        self.upload = stage_upload(by=self.here.sam, form_key=uuid.uuid4(), file=picture())
        self.export = self._export()
        self.about = self._about()

    def _with_file(self, record: Record) -> Record:
        key = uuid.uuid4()
        stage_upload(by=self.here.sam, form_key=key, file=picture())
        attach_uploads(by=self.here.sam, record=record, form_key=key)
        return record

    def _export(self) -> Export:
        export = Export.objects.create(
            centre=self.here.centre, enrolment=self.here.enrolment, requested_by=self.here.coordinator,
            file_name="1-portfolio.pdf", sha256="0" * 64, finished_at=timezone.now(),
        )  # fmt: skip
        folder = settings.EXPORT_ROOT / str(self.here.centre.blob_key)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / export.file_name).write_bytes(b"%PDF-1.7 a portfolio")
        return export

    def person(self, letter: str, *, there: bool = False) -> Membership:
        return getattr(self.elsewhere if there else self.here, PEOPLE[letter])

    def _about(self) -> dict[str, dict[str, Any]]:
        """The arguments of each kind of address."""
        portfolio, enrolment = {"pref": self.here.portfolio.ref}, {"eref": self.here.enrolment.ref}
        draft, handed = portfolio | {"ref": self.draft.ref}, portfolio | {"ref": self.handed.ref}
        files = {name: record.attachments.get() for name, record in (("d", self.draft), ("h", self.handed))}
        return {
            "": {},
            "kind": {"kind": "WP"},
            "text": {"kind": "appeals"},
            "shared_unit": {"pk": Unit.objects.get().pk},
            "portfolio": portfolio,
            "portfolio_kind": portfolio | {"kind": "O"},
            "draft": draft,
            "handed_in": handed,
            "version": handed | {"number": 1},
            "observation": portfolio | {"ref": self.observation.ref},
            "draft_file": draft | {"pk": files["d"].pk},
            "handed_in_file": handed | {"pk": files["h"].pk},
            "draft_blob": {"public_id": files["d"].public_id},
            "handed_in_blob": {"public_id": files["h"].public_id},
            "upload": {"pk": self.upload.pk},
            "enrolment": enrolment,
            "unit": enrolment | {"pk": self.here.unit.pk},
            "item": {"pk": self.submission.items.get().pk},
            "allocation": enrolment | {"pk": Allocation.objects.get(access__membership=self.here.iqa).pk},
            "export": {"pk": self.export.pk},
            "person": {"pk": self.here.other_assessor.pk},
            **loop_about(self.here),
            **quality_about(self.here),
        }
