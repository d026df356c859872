"""What is missing in somebody's papers, in plain sentences (rules QA-10 and QA-19)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assessment.staffing import DECLARATION_NOTICE, StaffPapers
from portfolio.models import Role

#: What a list of staff can be narrowed to.
MISSING = {
    "qualification": "Qualification",
    "competence": "Competence for a unit",
    "cpd": "CPD in the last 12 months",
    "declaration": "Declaration of interests",
    "interest": "Mitigation of an interest",
}


@dataclass(frozen=True)
class Fault:
    """``kind`` is a key of MISSING."""

    kind: str
    sentence: str


def faults_of(papers: StaffPapers, unit_codes: Iterable[str], day: date) -> list[str]:
    """Sentences, the gravest first; empty for whoever is fit for these units on that day."""
    return [each.sentence for each in missing_of(papers, unit_codes, day)]


def missing_of(papers: StaffPapers, unit_codes: Iterable[str], day: date) -> list[Fault]:
    return [
        *_interests(papers),
        *_declaration(papers, day),
        *_qualification(papers, day),
        *_competence(papers, unit_codes, day),
        *_cpd(papers, day),
    ]


def _interests(papers: StaffPapers) -> Iterator[Fault]:
    if count := len(papers.conflicts):
        whom = "a learner waits" if count == 1 else f"{count} learners waits"
        yield Fault("interest", f"An interest in {whom} for a mitigation.")


def _declaration(papers: StaffPapers, day: date) -> Iterator[Fault]:
    if papers.declaration(day):
        return
    last = max((each.valid_until for each in papers.declarations if each.valid_until < day), default=None)
    if last:
        yield Fault("declaration", f"The declaration of interests ended on {last:%-d %b %Y}.")
    else:
        yield Fault("declaration", "No declaration of interests was made yet.")


def _qualification(papers: StaffPapers, day: date) -> Iterator[Fault]:
    if papers.qualified_on(day):
        return
    if papers.member.role == Role.TRAINEE_ASSESSOR and papers.works_towards:
        return
    if any(each.waits_to_be_seen for each in papers.qualifications):
        yield Fault("qualification", "Nobody has seen the certificate yet.")
    elif papers.member.role == Role.TRAINEE_ASSESSOR:
        yield Fault("qualification", "No qualification is worked towards.")
    else:
        yield Fault("qualification", "No current qualification for this role.")


def _competence(papers: StaffPapers, unit_codes: Iterable[str], day: date) -> Iterator[Fault]:
    for code in unit_codes:
        if not papers.is_competent(code, day):
            yield Fault("competence", f"No agreed competence for {code}.")


def _cpd(papers: StaffPapers, day: date) -> Iterator[Fault]:
    if papers.cpd_is_current(day):
        return
    last = papers.last_cpd(day)
    if last:
        yield Fault("cpd", f"The last CPD was on {last:%-d %b %Y}, more than 12 months ago.")
    else:
        yield Fault("cpd", "No CPD is logged.")


def declaration_is_due(papers: StaffPapers, day: date) -> bool:
    """None is current, or the current one ends within the notice."""
    current = papers.declaration(day)
    return current is None or (current.valid_until - day).days <= DECLARATION_NOTICE
