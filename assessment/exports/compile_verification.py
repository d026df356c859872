"""Part 16: what internal verification looked at and found, for whoever checks the checking (domain.md 6).

Never in the learner's copy: it holds notes about assessors. Nobody reads a sample here that they may not see.
"""

from collections.abc import Iterable

from django.db.models import Prefetch

from assessment.exports import content as shapes
from assessment.models import (
    Enrolment,
    EnrolmentUnit,
    LearnerInterview,
    Sample,
    SampleAction,
    SampleLine,
    Standardisation,
)
from assessment.verification import clearing_of
from portfolio.models import Membership, Role
from portfolio.text import render_markdown

SAMPLE_COLUMNS = ("Criterion", "Found", "Comment", "Looked at")


def verification(enrolment: Enrolment, member: Membership, pack: str) -> Iterable[shapes.SectionContent]:
    if pack == "learner" or member.role == Role.LEARNER:
        return
    yield from _clearing(enrolment)
    yield from (_sample(each) for each in _samples(enrolment, member))
    yield from _interviews(enrolment, member)
    yield from _meetings(enrolment, member)


def _clearing(enrolment: Enrolment) -> Iterable[shapes.SectionContent]:
    """Only what came of it: assessors read packs too, and are not told beforehand what is to be sampled."""
    units = list(EnrolmentUnit.objects.filter(enrolment=enrolment).select_related("unit", "enrolment"))
    found = clearing_of(units)
    rows = [
        (each.unit.code, each.unit.title, found[each.pk].sentence)
        for each in units
        if found[each.pk].state in ("iqa_agreed", "iqa_action", "cleared")
    ]
    if rows:
        columns = ("Unit", "Title", "Where it stands")
        yield shapes.SectionContent("Units and internal verification", columns=columns, rows=tuple(rows))


def _samples(enrolment: Enrolment, member: Membership) -> Iterable[Sample]:
    lines = SampleLine.objects.visible_to(member).select_related("criterion__unit")
    actions = SampleAction.objects.visible_to(member).select_related("owner__user")
    return (
        Sample.objects.visible_to(member)
        .finished()
        .filter(enrolment_unit__enrolment=enrolment)
        .select_related("enrolment_unit__unit", "outcome__given_by__user", "assessor__user")
        .prefetch_related(Prefetch("lines", lines), Prefetch("actions", actions))
        .order_by("outcome__given_at")
    )


def _sample(sample: Sample) -> shapes.SectionContent:
    outcome = sample.outcome
    facts = [
        ("Verifier", outcome.given_by.user.name),
        ("Date", f"{outcome.given_at.astimezone():%-d %b %Y}"),
        ("Assessor", sample.assessor.user.name),
        ("Chosen because", " ".join(sample.reasons)),
        ("Outcome", str(outcome.get_outcome_display())),
        *((f"Action, due {each.due_on:%-d %b %Y}", f"{each.what} ({each.owner.user.name})") for each in
          sample.actions.all()),
    ]  # fmt: skip
    rows = (
        (line.criterion.label, str(line.get_outcome_display()), line.comment, line.looked_at)
        for line in sample.lines.all()
    )
    return shapes.SectionContent(
        f"{sample.Kind(sample.kind).label.split(':')[0]} sample of {sample.enrolment_unit.unit.code}",
        html=render_markdown(outcome.feedback),
        facts=tuple((term, value) for term, value in facts if value),
        columns=SAMPLE_COLUMNS,
        rows=tuple(rows),
    )


def _interviews(enrolment: Enrolment, member: Membership) -> Iterable[shapes.SectionContent]:
    rows = LearnerInterview.objects.visible_to(member).filter(enrolment=enrolment)
    for each in rows.select_related("made_by__user").order_by("happened_on", "pk"):
        yield shapes.SectionContent(
            f"Interview with the learner, {each.happened_on:%-d %b %Y}",
            html=render_markdown(each.words),
            facts=(("Verifier", each.made_by.user.name),),
        )


def _meetings(enrolment: Enrolment, member: Membership) -> Iterable[shapes.SectionContent]:
    """Of the units that the learner takes, by title and day: what was put up is another learner's."""
    rows = Standardisation.objects.visible_to(member).filter(
        items__criterion__unit__in=enrolment.units.values("unit")
    )
    listed = [(f"{each.held_on:%-d %b %Y}", each.title) for each in rows.distinct().order_by("held_on", "pk")]
    if listed:
        yield shapes.SectionContent(
            "Standardisation of these units", columns=("Day", "Meeting"), rows=tuple(listed)
        )
