"""Tells the story through the services, each act on its day, as the people would have done it."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assessment.models import Enrolment, EnrolmentUnit, Qualification, Unit
from assessment.services.claims import Wish, set_claims
from assessment.services.enrolments import allocate, enrol
from assessment.services.finishing import finish_record
from portfolio import clock
from portfolio.models import Membership, Record
from portfolio.services.attachments import attach_uploads, describe_attachments, stage_upload
from portfolio.services.records import log_record

from . import files
from .shapes import ClaimStory, LearnerStory, RecordStory

People = dict[str, Membership]
#: Who else works with a learner, and for how many days from now (0: without an end).
ALSO = {"sam": (("helen", 60),), "nadia": (("priya", 0), ("beth", 0))}
AUTHORED_WORDS = "I sign this as a true record of what I saw and heard."


class Teller:
    """One learner's story on the way into the database."""

    def __init__(self, people: People, story: LearnerStory, today: date) -> None:
        self.people, self.story, self.today = people, story, today
        self.learner = people[story.person]
        self.assessor = people[story.assessor]
        self.enrolment: Enrolment
        self.records: dict[str, Record] = {}

    def on(self, days_ago: int, hour: int = 10, minute: int = 0) -> Any:
        """The clock set to an hour of that day of the story."""
        day = self.today - timedelta(days=days_ago)
        moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
        return clock.at(min(moment, timezone.now()))

    def enrol(self) -> None:
        """The enrolment, and everybody who works with the learner."""
        by, story = self.people["joanne"], self.story
        qualification = Qualification.objects.current().get(code=story.qualification, centre=None)
        units = [Unit.objects.current().get(code=code, centre=None) for code in story.units]
        with self.on(story.started_days_ago, 9):
            self.enrolment = enrol(
                by=by,
                portfolio=self.learner.portfolio,
                qualification=qualification,
                units=units,
                started_on=clock.today(),
                registration_number=story.registration_number,
                registered_on=clock.today(),
                planned_end_on=self.today + timedelta(days=story.planned_end_in_days),
                employer=story.employer,
                job_role=story.job_role,
            )
            for key in (story.assessor, story.iqa):
                allocate(by=by, enrolment=self.enrolment, to=self.people[key])
            for key, days in ALSO.get(story.person, ()):
                until = timezone.localdate() + timedelta(days=days) if days else None
                allocate(by=by, enrolment=self.enrolment, to=self.people[key], ends_on=until)

    def write(self, story: RecordStory) -> None:
        """The record, its files and its claims, on the afternoon it happened or just before hand-in."""
        ended = story.days_ago if story.until_days_ago is None else story.until_days_ago
        by = self.assessor if story.author == "assessor" else self.learner
        with self.on(max(ended, story.submitted_days_ago or 0), 16, 20):
            record = log_record(
                by=by, portfolio=self.learner.portfolio, kind=story.kind, fields=self._fields(story)
            )
            self._attach(by, record, story)
            set_claims(by=by, record=record, wishes=list(self.wishes(story.claims)))
            if story.author == "assessor":
                finish_record(by=by, record=record, words=AUTHORED_WORDS)
        self.records[story.key] = record

    def _fields(self, story: RecordStory) -> dict[str, Any]:
        until = story.until_days_ago
        return {
            "title": story.title,
            "happened_on": self.today - timedelta(days=story.days_ago),
            "happened_until": self.today - timedelta(days=until) if until is not None else None,
            "setting": story.setting,
            "medium": story.medium,
            "origin": story.origin,
            "narrative": story.narrative,
            "details": dict(story.details),
            "held_elsewhere": bool(story.held_where),
            "held_where": story.held_where,
            "held_by": story.held_by,
            "ai_use": story.ai_use,
            "ai_note": story.ai_note,
            "pii_checked": True,
        }

    def _attach(self, by: Membership, record: Record, story: RecordStory) -> None:
        if not story.files:
            return
        form_key = uuid.uuid4()
        for each in story.files:
            file = SimpleUploadedFile(each.name, files.make(each.maker, self.today))
            stage_upload(by=by, form_key=form_key, file=file)
        attachments = attach_uploads(by=by, record=record, form_key=form_key)
        described = zip(attachments, story.files, strict=True)
        words = {attachment.pk: (told.caption, told.alt) for attachment, told in described}
        describe_attachments(by=by, record=record, words=words)

    def wishes(self, claims: Iterable[ClaimStory]) -> Iterator[Wish]:
        rows = EnrolmentUnit.objects.filter(enrolment=self.enrolment).select_related("enrolment", "unit")
        where = {criterion.code: (row, criterion) for row in rows for criterion in row.unit.criteria.all()}
        for claim in claims:
            row, criterion = where[claim.criterion]
            yield Wish(row, criterion, claim.locator_kind, claim.locator, claim.reason)
