"""How assignments stand and what may be handed in next, computed from rows (domain.md 5.11 and 8.5).

When a decision is released is not recorded apart from judging, so of the states of 8.5 ``released`` is left
out; ``iv_done`` is read off the IQA's signature on the unit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from assessment.models import (
    Assignment,
    AssignmentWork,
    Attempt,
    AttemptKind,
    Authorisation,
    Brief,
    Criterion,
    CriterionDecision,
    Extension,
    Judgement,
    SubmissionItem,
    UnitSignature,
)
from assessment.models.decisions import counting
from assessment.policies import Policy, policy_of
from portfolio import clock
from portfolio.working_days import after_working_days


@dataclass(frozen=True)
class Next:
    """What may be handed in now: ``kind`` is empty where nothing may, and ``sentence`` says why either way.

    ``to_authorise`` is the kind of attempt that waits for the lead internal verifier's word, if any.
    """

    sentence: str
    kind: str = ""
    until: date | None = None
    cap: str = ""
    authorisation: Authorisation | None = None
    to_authorise: str = ""


@dataclass
class Standing:
    """One assignment with all that hangs on it, oldest first."""

    assignment: Assignment
    policy: Policy
    criteria: list[Criterion] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    authorisations: list[Authorisation] = field(default_factory=list)
    works: list[AssignmentWork] = field(default_factory=list)
    judged_on: date | None = None
    met: set[int] = field(default_factory=set)
    is_verified: bool = False

    @property
    def deadline(self) -> date:
        """As it is after every extension."""
        return self.extensions[-1].until if self.extensions else self.assignment.deadline

    @property
    def all_met(self) -> bool:
        return all(each.pk in self.met for each in self.criteria)

    @property
    def is_overdue(self) -> bool:
        """Nothing was handed in, the day has passed, and nobody decided on a retake."""
        return not self.attempts and not self.answer and clock.today() > self.deadline

    @property
    def answer(self) -> Authorisation | None:
        """What the lead internal verifier said about the attempt after the newest."""
        said = [each for each in self.authorisations if each.after == len(self.attempts)]
        return said[-1] if said else None

    @property
    def next(self) -> Next:
        return _next(self, self.assignment.brief.code)

    @property
    def state(self) -> str:
        """One of the states of domain.md 8.5, as far as rows say."""
        after = self.next
        if after.authorisation:
            return "resubmission_authorised"
        if not self.attempts:
            return "final" if self.answer else "issued"
        if self.judged_on is None:
            return "handed_in"
        can_go_on = bool(after.kind or after.to_authorise)
        if self.is_verified:
            return "iv_done" if can_go_on else "final"
        return "judged" if can_go_on or self.all_met else "final"


def _next(standing: Standing, code: str) -> Next:
    if standing.answer:
        return _answered(standing, standing.answer, code)
    if not standing.attempts:
        return _first(standing, code)
    if standing.judged_on is None:
        return Next(f"The work for {code} is with the assessor. Wait for the answer.")
    if standing.all_met:
        return Next(f"Every criterion of {code} is met, so there is nothing to hand in again.")
    return _again(standing, standing.judged_on, code)


def _first(standing: Standing, code: str) -> Next:
    if clock.today() <= standing.deadline:
        return Next(f"Hand in by {_day(standing.deadline)}.", AttemptKind.SUBMISSION, standing.deadline)
    sentence = (
        f"The deadline of {code} was {_day(standing.deadline)}, and no extension was granted before it."
    )
    return Next(sentence, to_authorise=AttemptKind.RETAKE if standing.policy.retake_allowed else "")


def _answered(standing: Standing, answer: Authorisation, code: str) -> Next:
    if answer.outcome == Authorisation.Outcome.REFUSED:
        return Next(f"The lead internal verifier did not authorise another attempt at {code}.")
    if answer.hand_in_by and clock.today() > answer.hand_in_by:
        return Next(f"The time to hand {code} in again ended on {_day(answer.hand_in_by)}.")
    cap = "P" if answer.kind == AttemptKind.RETAKE else standing.policy.cap
    return Next(_authorised(answer), answer.kind, answer.hand_in_by, cap, answer)


def _authorised(answer: Authorisation) -> str:
    until = f" Hand in by {_day(answer.hand_in_by)}." if answer.hand_in_by else ""
    return f"A {answer.get_kind_display().lower()} is authorised.{until}"


def _again(standing: Standing, judged_on: date, code: str) -> Next:
    policy = standing.policy
    used = sum(each.kind == AttemptKind.RESUBMISSION for each in standing.attempts)
    most = policy.max_resubmissions
    if most is not None and used >= most:
        if policy.retake_allowed:
            sentence = f"A retake of {code} needs the authority of the lead internal verifier."
            return Next(sentence, to_authorise=AttemptKind.RETAKE)
        return Next(f"{code} allows {most} resubmission{'' if most == 1 else 's'}, and no more are left.")
    if policy.needs_lead_iv:
        sentence = f"A resubmission of {code} needs the authority of the lead internal verifier."
        return Next(sentence, to_authorise=AttemptKind.RESUBMISSION)
    until = None if policy.working_days is None else after_working_days(judged_on, policy.working_days)
    if until and clock.today() > until:
        return Next(f"The time to hand {code} in again ended on {_day(until)}.")
    ending = f" by {_day(until)}" if until else ""
    return Next(f"You can hand in again{ending}.", AttemptKind.RESUBMISSION, until, policy.cap)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def standing_of(assignment: Assignment) -> Standing:
    return standings_of([assignment])[0]


def standings_of(assignments: Iterable[Assignment]) -> list[Standing]:
    """In the same order; the same number of queries for one as for a hundred. Load ``brief`` and
    ``enrolment__qualification`` with them."""
    found = {
        each.pk: Standing(each, policy_of(each.enrolment.qualification) or Policy()) for each in assignments
    }
    _load_rows(found)
    _load_judging(found)
    _load_decisions(found)
    return list(found.values())


def _load_rows(found: dict[int, Standing]) -> None:
    ids = list(found)
    for extension in Extension.objects.filter(assignment__in=ids).select_related("by__user").order_by("pk"):
        found[extension.assignment_id].extensions.append(extension)
    attempts = Attempt.objects.filter(assignment__in=ids).select_related("submission").order_by("number")
    for attempt in attempts:
        found[attempt.assignment_id].attempts.append(attempt)
    said = Authorisation.objects.filter(assignment__in=ids).select_related("by__user").order_by("sequence")
    for answer in said:
        found[answer.assignment_id].authorisations.append(answer)
    works = AssignmentWork.objects.filter(assignment__in=ids).select_related("record__portfolio")
    for work in works.defer("record__narrative", "record__details").order_by("pk"):
        found[work.assignment_id].works.append(work)


def _load_judging(found: dict[int, Standing]) -> None:
    """When the newest attempt got a judgement that counts; None while any of it waits."""
    newest = {each.attempts[-1].submission_id: each for each in found.values() if each.attempts}
    items = SubmissionItem.objects.filter(submission__in=list(newest))
    rows = list(items.values_list("pk", "submission", "version__record"))
    judgements = Judgement.objects.filter(counting(), item__in=[row[0] for row in rows])
    judged = dict(judgements.order_by("sequence").values_list("item", "judged_at"))
    for standing in found.values():
        if standing.attempts:
            records = {work.record_id for work in standing.works}
            last = standing.attempts[-1].submission_id
            mine = [
                judged.get(pk) for pk, submission, record in rows if submission == last and record in records
            ]
            days = [localdate(at) for at in mine if at]
            standing.judged_on = max(days) if days and len(days) == len(mine) else None


def _load_decisions(found: dict[int, Standing]) -> None:
    """What is met now, and whether the internal verifier signed the unit."""
    briefs = {each.assignment.brief_id for each in found.values()}
    asked = defaultdict(list)
    rows = Brief.criteria.through.objects.filter(brief__in=briefs).select_related("criterion__unit")
    for row in rows.defer("criterion__unit__source").order_by("criterion__position"):
        asked[row.brief_id].append(row.criterion)
    enrolments = {each.assignment.enrolment_id for each in found.values()}
    met, verified = _met(enrolments), _verified(enrolments)
    for standing in found.values():
        assignment = standing.assignment
        standing.criteria = asked[assignment.brief_id]
        standing.met = {each.pk for each in standing.criteria if (assignment.enrolment_id, each.pk) in met}
        standing.is_verified = (assignment.enrolment_id, assignment.brief.unit_id) in verified


def _met(enrolments: set[int]) -> set[tuple[int, int]]:
    rows = CriterionDecision.objects.met_now().filter(enrolment_unit__enrolment__in=enrolments)
    return set(rows.order_by().values_list("enrolment_unit__enrolment", "criterion"))


def _verified(enrolments: set[int]) -> set[tuple[int, int]]:
    signed = UnitSignature.objects.filter(
        manifest__enrolment_unit__enrolment__in=enrolments,
        stage=UnitSignature.Stage.IQA,
        signature__voiding=None,
    )
    return set(signed.values_list("manifest__enrolment_unit__enrolment", "manifest__enrolment_unit__unit"))
