"""Each piece of evidence: rules PF of domain.md section 4 about one record."""

import re

from assessment.readiness.facts import Claim, Evidence
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule

#: Kinds whose own days have a rule: FB-02 of a source, PL-04 and IM-02 of an action.
DATED_ELSEWHERE = ("FB", "CH")
LONG_PAGES, LONG_SECONDS = 1, 60

#: A figure, a day of the week or a month, or a number in words.
PARTICULARS = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|hundred|half))\b"
)
REASON_WORDS = re.compile(
    r"\b(?:because|so\s+that|so\s+as\s+to|in\s+order\s+to|therefore|due\s+to|owing\s+to|as\s+a\s+result"
    r"|reasons?|that\s+is\s+why|which\s+is\s+why|to\s+make\s+sure|otherwise)\b",
    re.IGNORECASE,
)


@rule(
    "PF-02",
    "This evidence is not linked to any criterion.",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    scope=Scope.EVIDENCE,
    seeds="PCI-G11 ECI-G01",
    fix="claims",
)
def unlinked(evidence: Evidence, given: Given) -> bool:
    return not evidence.claims and not evidence.supporting


@rule(
    "PF-03",
    "Say where in the evidence the criterion is shown (page, paragraph or time).",
    Severity.WARNING,
    gate=Gate.ALWAYS,
    scope=Scope.EVIDENCE,
    seeds="MCP-G06 ECI-G01 PCI-G11",
    fix="claims",
)
def no_place_named(evidence: Evidence, given: Given) -> list[Claim]:
    """Asked of what is longer than one page or one minute."""
    if (evidence.pages or 0) <= LONG_PAGES and (evidence.seconds or 0) <= LONG_SECONDS:
        return []
    return [each for each in evidence.claims if not each.has_locator]


@rule(
    "PF-04",
    "This evidence has no date.",
    Severity.ERROR,
    gate=Gate.ALWAYS,
    scope=Scope.EVIDENCE,
    seeds="PCI-G09",
    fix="record#happened_on",
)
def undated(evidence: Evidence, given: Given) -> bool:
    return not evidence.happened_on and evidence.kind not in DATED_ELSEWHERE


@rule(
    "PF-05",
    "A required signature is missing.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    seeds="PCI-G09",
    fix="record",
    turn="assessor",
)
def unsigned(evidence: Evidence, given: Given) -> bool:
    """The learner's declaration is made by handing in (QA-04); what remains is signed by who wrote it."""
    return bool(set(evidence.needs) - {"authenticity"} - evidence.signatures)


@rule(
    "PF-11",
    "Your account leaves out the steps, the outcome or what you learned.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    seeds="PCI-G10 ECI-G03",
    fix="record#details-steps",
)
def half_an_account(evidence: Evidence, given: Given) -> bool:
    parts = ("steps", "outcome", "learning")
    return evidence.kind == "RA" and not all(evidence.details.get(each) for each in parts)


@rule(
    "PF-13",
    "The discussion record gives no reasons or nothing to do better.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    units="PCI MCP ECI",
    seeds="PCI-G12 MCP-G07",
    fix="record#details-reasons",
    turn="assessor",
)
def half_a_discussion(evidence: Evidence, given: Given) -> bool:
    parts = ("reasons", "would_improve")
    return evidence.kind == "PD" and not all(evidence.details.get(each) for each in parts)


@rule(
    "PF-15",
    "This account may read as general; add dates, places and figures.",
    Severity.INFO,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    seeds="PCI-G10 UCI-G09 MCP-G05",
    fix="record#narrative",
)
def reads_as_general(evidence: Evidence, given: Given) -> bool:
    """An empty account has PF-11. One that is linked to a record of the work is particular by that."""
    text = _text(evidence)
    return evidence.kind == "RA" and bool(text) and not evidence.links and not PARTICULARS.search(text)


@rule(
    "PF-17",
    'The account states what happened; add reasons ("because", "so that", "in order to").',
    Severity.INFO,
    gate=Gate.SUBMIT,
    scope=Scope.EVIDENCE,
    seeds="PCI-G12 MCP-G07 UCI-G09",
    fix="record#narrative",
)
def no_reason_words(evidence: Evidence, given: Given) -> bool:
    """A hint only. A discussion without its part for reasons has PF-13, an empty account PF-11."""
    asked = evidence.kind == "RA" or (evidence.kind == "PD" and evidence.details.get("reasons"))
    text = _text(evidence)
    return bool(asked and text) and not REASON_WORDS.search(text)


def _text(evidence: Evidence) -> str:
    """All that is written in it, its own fields too."""
    return "\n".join(each for each in (evidence.text, *evidence.details.values()) if each).strip()
