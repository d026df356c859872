"""A learner's story as a list of dated acts: write, hand in, judge, change, hand in again, sign."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from django.db import transaction

from assessment.models import CriterionDecision, Enrolment, SubmissionItem, UnitSignature
from assessment.progress import progress_of
from assessment.services.judging import DecisionInput, JudgementInput, VerdictInput, judge
from assessment.services.readiness import set_aside
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.notices import silent
from portfolio.services.records import change_record

from .builder import People, Teller
from .loop_builder import LoopTeller
from .loop_shapes import PaperStory
from .shapes import AsideStory, JudgementStory, LearnerStory, RecordStory, SecondVersion, SignOffStory

#: (day counted from long ago, order within the day, act)
Happening = tuple[int, int, Callable[[], None]]
ENROL, WRITE, LOOP, CHANGE, HAND_IN, JUDGE, SIGN, ASIDE = range(8)
LETTERS = {"V": "valid", "A": "authentic", "R": "reliable", "C": "current"}


@silent()
@transaction.atomic
def tell(people: People, stories: Iterable[LearnerStory], today: date) -> list[Enrolment]:
    """Everything that happened at the centre, in the order of its days, all learners side by side."""
    tellers = [Teller(people, story, today) for story in stories]
    events = [event for teller in tellers for event in happenings(teller)]
    for _, _, act in sorted(events, key=lambda event: event[:2]):
        act()
    return [teller.enrolment for teller in tellers]


def happenings(teller: Teller) -> Iterator[Happening]:
    yield -teller.story.started_days_ago, ENROL, teller.enrol
    for record in teller.story.records:
        ended = record.days_ago if record.until_days_ago is None else record.until_days_ago
        yield -max(ended, record.submitted_days_ago or 0), WRITE, partial(teller.write, record)
        if record.judgement:
            yield -record.judgement.days_ago, JUDGE, partial(_judge, teller, record, record.judgement)
        if record.second:
            yield from _second(teller, record, record.second)
    yield from _loop(LoopTeller(teller))
    for day, keys in _hand_ins(teller).items():
        yield -day, HAND_IN, partial(_hand_in, teller, day, keys)
    for aside in teller.story.asides:
        yield -aside.days_ago, ASIDE, partial(_set_aside, teller, aside)
    for story in teller.story.sign_offs:
        yield -story.statement_days_ago, SIGN, partial(_sign, teller, story, "learner")
        yield -story.summative_days_ago, SIGN, partial(_sign, teller, story, "assessor")


def _loop(loop: LoopTeller) -> Iterator[Happening]:
    story = loop.teller.story
    for scene in story.loop:
        yield -scene.days_ago, LOOP, partial(loop.play, scene)
    for paper in story.papers:
        yield -paper.day, CHANGE, partial(loop.claim, paper)
        if paper.judgement:
            yield -paper.judgement.days_ago, JUDGE, partial(_judge, loop.teller, paper, paper.judgement)


def _second(teller: Teller, record: RecordStory, second: SecondVersion) -> Iterator[Happening]:
    yield -second.submitted_days_ago, CHANGE, partial(_change, teller, record, second)
    if second.judgement:
        yield -second.judgement.days_ago, JUDGE, partial(_judge, teller, record, second.judgement)


def _hand_ins(teller: Teller) -> dict[int, list[str]]:
    """What goes in together: all that the learner sent on the same day."""
    days: dict[int, list[str]] = {}
    for record in (*teller.story.records, *teller.story.papers):
        if record.submitted_days_ago is not None:
            days.setdefault(record.submitted_days_ago, []).append(record.key)
        if record.second:
            days.setdefault(record.second.submitted_days_ago, []).append(record.key)
    return days


def _hand_in(teller: Teller, day: int, keys: list[str]) -> None:
    with teller.on(day, 17, 5):
        records = [teller.records[key] for key in keys]
        submit(by=teller.learner, enrolment=teller.enrolment, records=records, declared=True)


def _change(teller: Teller, story: RecordStory, second: SecondVersion) -> None:
    record = teller.records[story.key]
    record.refresh_from_db()
    with teller.on(second.submitted_days_ago, 16, 40):
        fields = {"narrative": second.narrative, "details": story.details | second.details}
        teller.records[story.key] = change_record(
            by=teller.learner, record=record, fields=fields, edit_no=record.edit_no
        )


def _judge(teller: Teller, story: RecordStory | PaperStory, told: JudgementStory) -> None:
    record = teller.records[story.key]
    item = SubmissionItem.objects.newest().select_related("version").get(version__record=record)
    claims = {claim.criterion.code: claim for claim in item.claims.select_related("criterion")}
    doubts = {doubt.criterion: doubt for doubt in told.doubts}
    verdicts = {
        claim.pk: VerdictInput(
            **{name: code not in doubts or doubts[code].letter != letter for letter, name in LETTERS.items()},
            reason=doubts[code].reason if code in doubts else "",
        )
        for code, claim in claims.items()
    }
    decisions = {
        claims[each.criterion].pk: DecisionInput(
            each.outcome,
            each.outcome == "met",
            each.feedback,
            CriterionDecision.objects.filter(
                enrolment_unit=claims[each.criterion].enrolment_unit, criterion__code=each.criterion
            ).count(),
        )
        for each in told.decisions
    }
    given = JudgementInput(
        outcome=told.outcome,
        feedback=told.feedback,
        next_action=told.next_action,
        content_hash=item.version.content_hash,
        seen=0,
        authenticity_confirmed=told.outcome == "accepted",
        verdicts=verdicts,
        decisions=decisions,
    )
    with teller.on(told.days_ago, 18, 10):
        judge(by=teller.assessor, item=item, given=given)


def _set_aside(teller: Teller, story: AsideStory) -> None:
    with teller.on(story.days_ago, 18, 40):
        set_aside(
            by=teller.assessor,
            enrolment=teller.enrolment,
            rule=story.rule,
            about=story.about,
            reason=story.reason,
            seen=0,
        )


def _sign(teller: Teller, story: SignOffStory, stage: str) -> None:
    is_learner = stage == UnitSignature.Stage.LEARNER
    day = story.statement_days_ago if is_learner else story.summative_days_ago
    unit = progress_of(teller.enrolment).unit(story.unit)
    with teller.on(day, 19 if is_learner else 20):
        sign_unit(
            by=teller.learner if is_learner else teller.assessor,
            enrolment_unit=unit.row,
            stage=stage,
            words=story.statement if is_learner else story.summative,
            manifest_hash=unit.manifest_hash,
        )
