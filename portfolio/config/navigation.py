"""Which pages each role finds in the rail. Part of the composition root, so it may name every app by URL."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from portfolio.models import Membership, Role

Entry = tuple[str, str, str]

HOME: Entry = ("Home", "assessment:home", "home")
IMPROVEMENTS: Entry = ("Improve", "improvements:board-own", "arrow-path")
FEEDBACK: Entry = ("Feedback", "feedback:source-list-own", "chat-bubble-left-right")
MEASURES: Entry = ("Measures", "feedback:measure-list-own", "chart-bar")
RECORDS: Entry = ("Records", "assessment:record-list", "folder-open")
QUEUE: Entry = ("To judge", "assessment:queue", "inbox-stack")
LEARNERS: Entry = ("Learners", "assessment:learner-list", "users")
PEOPLE: Entry = ("People", "portfolio:people", "identification")
EXPORTS: Entry = ("Exports", "assessment:export-list", "document-arrow-down")
UNITS: Entry = ("Units", "assessment:specification-list", "rectangle-stack")
SAMPLING: Entry = ("Sampling", "assessment:sampling", "funnel")
STAFF: Entry = ("Staff", "assessment:staff-list", "identification")
PAPERS: Entry = ("My papers", "assessment:papers", "document-check")
CERTIFICATES: Entry = ("Certificates", "assessment:certificate-list", "check-badge")
RULES: Entry = ("Rules", "assessment:rules", "clipboard-document-check")
CASES: Entry = ("Cases", "assessment:case-list", "scale")
LEDGER: Entry = ("Ledger", "portfolio:ledger", "link")

FOOTER: tuple[Entry, ...] = (
    ("Help", "portfolio:help", "lifebuoy"),
    ("Accessibility", "portfolio:accessibility", "eye"),
    ("Privacy", "portfolio:privacy", "shield-check"),
)


@dataclass(frozen=True)
class Plan:
    entries: tuple[Entry, ...]
    log: str = ""
    queue: str = ""
    count_queue: Callable[[Membership], int] | None = None


def _count_queue(member: Membership) -> int:
    return int(import_string("assessment.queues.count_waiting")(member))


_JUDGE = Plan(
    (HOME, QUEUE, LEARNERS, EXPORTS, UNITS, PAPERS, RULES), queue="assessment:queue", count_queue=_count_queue
)
_VERIFY = Plan((HOME, SAMPLING, LEARNERS, EXPORTS, UNITS, PAPERS, RULES))
PLANS: dict[str, Plan] = {
    Role.LEARNER: Plan(
        (HOME, IMPROVEMENTS, FEEDBACK, RECORDS, MEASURES, EXPORTS, UNITS), log="assessment:record-new"
    ),
    Role.ASSESSOR: _JUDGE,
    Role.TRAINEE_ASSESSOR: _JUDGE,
    Role.IQA: _VERIFY,
    Role.LEAD_IQA: Plan((*_VERIFY.entries, STAFF, CERTIFICATES, CASES, LEDGER)),
    Role.EQA: Plan((HOME, LEARNERS, UNITS, RULES)),
    Role.COORDINATOR: Plan(
        (HOME, LEARNERS, PEOPLE, STAFF, CERTIFICATES, EXPORTS, UNITS, RULES, CASES, LEDGER)
    ),
    Role.EXAMS_OFFICER: Plan((HOME, CERTIFICATES, LEARNERS, UNITS)),
    Role.ADMINISTRATOR: Plan((HOME, PEOPLE, LEARNERS, UNITS, RULES, LEDGER)),
}


def navigation_for(member: Membership) -> Plan:
    return PLANS[member.role]
