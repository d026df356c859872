"""From a rule's ``fix`` key to the page, and the field on it, where a fault is put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from .facts import Action, Enrolment, Fact, Improvement, Measure
from .places import field_of, references, turn_of
from .results import Result

#: States in which a record may still be written (domain.md 8.2).
OPEN = ("draft", "returned")


@dataclass(frozen=True, slots=True)
class Way:
    """Where to go, and the words of the link."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose work it is. ``closed`` are the references of records that the learner may not write now,
    ``others`` of those that somebody else wrote; ``newest`` is the improvement begun last."""

    portfolio: str
    enrolment: str
    closed: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    newest: Improvement = field(default_factory=Improvement)


@dataclass(frozen=True, slots=True)
class Page:
    """``needs`` are the references its address is made of, by the names of ``places.references``; ``edits``
    is the one of them whose record the page writes."""

    view: str
    needs: str
    label: str
    edits: str = ""


TURN, RECORD = "portfolio turn", "portfolio record"
GATHER = Page("improvements:gather", TURN, "Gather more")
BENCH = Page("feedback:analysis", "portfolio analysis", "Open the analysis")
ANALYSE = Page("improvements:analysis-start", TURN, "Start an analysis")
PLAN = Page("improvements:plan-write", TURN, "Write the plan")
BOARD = Page("improvements:board-own", "", "Open your improvements")
STORY = Page("improvements:story", TURN, "Open the improvement")
SHEET = Page("assessment:record", RECORD, "Open it")
EXAMINED = "portfolio analysis"

#: The first page whose references are all known is the one.
FIXES: Mapping[str, tuple[Page, ...]] = {
    # what customers say
    "gather": (GATHER,),
    "source": (Page("feedback:source-edit", "portfolio source", "Add it to the source", "source"), GATHER),
    "item-log": (Page("feedback:source", "portfolio source", "Log what was said", "source"), GATHER),
    "items": (Page("feedback:source", "portfolio source", "See what was said"), GATHER),
    "privacy": (Page("feedback:privacy", "portfolio source", "Check the details", "source"), GATHER),
    "measure": (Page("feedback:measure-edit", "portfolio measure", "Add it to the measure"), GATHER),
    "measure-new": (Page("improvements:measure-start", TURN, "Measure an outcome"), GATHER),
    "reading": (Page("feedback:measure", "portfolio figures", "Add a reading"), GATHER),
    "benchmark": (Page("feedback:benchmark-add", "portfolio figures", "Add a benchmark"), GATHER),
    # why it is so
    "analyse": (ANALYSE,),
    "analysis-due": (
        Page("feedback:measure-edit", "portfolio measure", "Say when you will look at it"),
        ANALYSE,
    ),
    "analysis": (Page("feedback:analysis-edit", EXAMINED, "Write it in the analysis", "analysis"), ANALYSE),
    "bench": (Page("feedback:analysis", EXAMINED, "Write it in the analysis", "analysis"), ANALYSE),
    "finding-add": (Page("feedback:finding-add", EXAMINED, "Add a finding", "analysis"), ANALYSE),
    "finding": (
        Page("feedback:finding-edit", "portfolio analysis finding", "Write it in the finding", "analysis"),
        BENCH,
        ANALYSE,
    ),
    "causes": (
        Page("feedback:causes", "portfolio analysis finding", "Write down the causes", "analysis"),
        BENCH,
        ANALYSE,
    ),
    "working": (Page("assessment:record-edit", EXAMINED, "Attach the working", "analysis"), ANALYSE),
    # what we will do
    "reasons": (Page("improvements:reasons", TURN, "Say why"),),
    "plan": (Page("improvements:plan", "portfolio plan", "Write it in the plan", "plan"), PLAN),
    "approval": (Page("improvements:approval-ask", "portfolio plan", "Get it agreed"), PLAN),
    "people": (Page("improvements:stakeholder-add", TURN, "Add a person"),),
    "consult": (Page("improvements:consultation-add", "portfolio plan", "Add what they said", "plan"), PLAN),
    # what we did
    "action-new": (Page("improvements:action-new", TURN, "Log an action"),),
    "action": (Page("improvements:action", "portfolio action", "Write it in the action", "action"), STORY),
    "action-done": (
        Page("improvements:action-done", "portfolio action", "Say what was done", "action"),
        Page("improvements:action-new", TURN, "Log an action"),
    ),
    "journal": (Page("improvements:entry-new", "portfolio turn kind", "Add it to the journal"), BOARD),
    # did it work
    "review": (
        Page("improvements:review", "portfolio review", "Write it in the review", "review"),
        Page("improvements:review-write", TURN, "Write the review"),
    ),
    "turn": (Page("improvements:improvement-edit", TURN, "Add it to the improvement"),),
    "move": (Page("improvements:move", TURN, "Move it on"),),
    "next-turn": (Page("improvements:next-turn", TURN, "Begin the next turn"),),
    # the portfolio
    "record": (Page("assessment:record-edit", RECORD, "Change the record", "record"), STORY),
    "claims": (Page("assessment:record-claims", RECORD, "Link it to criteria"), STORY),
    "log": (
        Page("assessment:record-log", "kind", "Log it"),
        Page("assessment:record-new", "", "Log something"),
    ),
    "unit": (Page("assessment:unit", "enrolment unit", "Open the unit"),),
    "judge": (Page("assessment:queue", "", "Open the queue"),),
    "enrolment": (Page("assessment:enrolment", "enrolment", "Open the enrolment"),),
}
#: What the button says that begins a record of a kind.
LOGS = {"RA": "Write an account", "KA": "Answer a question", "WP": "Add a work product"}
#: Where a rule also fails on things of another sort, the fix of those.
INSTEAD: Mapping[tuple[str, type[Fact]], str] = {
    ("plan#start", Action): "action#due_on",
    ("item-log", Measure): "reading",
    ("source#quality_dimension", Measure): "measure#quality_dimension",
    ("analyse", Measure): "analysis-due#analysis_due",
}
#: Where nothing more exact is known.
WHEREVER = (STORY, SHEET, FIXES["unit"][0], FIXES["enrolment"][0])


def whose(facts: Enrolment, portfolio: str) -> Whose:
    """``portfolio`` is its reference; records of others, and those that were handed in, are closed."""
    others = frozenset(each.ref for each in facts.evidence if not each.by_learner)
    handed_in = frozenset(each.ref for each in facts.evidence if each.state not in OPEN)
    newest = facts.improvements[-1] if facts.improvements else Improvement()
    return Whose(portfolio, facts.ref, others | handed_in, others, newest)


def _fix_of(result: Result, fault: Fact) -> str:
    """A figure can be tied to an outcome only once there is one."""
    key = INSTEAD.get((result.rule.fix, type(fault)), result.rule.fix)
    has_outcome = any(each.kind == "outcome" for each in turn_of(result.thing).measures)
    return "measure-new" if key == "measure#outcome_measure" and not has_outcome else key


def way_to(result: Result, fault: Fact, whose: Whose) -> Way:
    """The page where ``fault`` of ``result`` is put right by the learner."""
    name, _, field = _fix_of(result, fault).partition("#")
    name, _, kind = name.partition("/")
    field = field_of(field, fault, turn_of(result.thing))
    refs = references(result, fault) | {"portfolio": whose.portfolio, "enrolment": whose.enrolment}
    refs |= {"kind": kind, "turn": refs["turn"] or whose.newest.ref}
    pages = FIXES.get(name, ()) + WHEREVER
    page = next(each for each in pages if all(refs.get(need) for need in each.needs.split()))
    if page.edits and refs[page.edits] in whose.closed:
        ref = refs[page.edits]
        return Way(reverse(SHEET.view, args=[whose.portfolio, ref]), f"Open {ref}")
    address = reverse(page.view, args=[refs[need] for need in page.needs.split()])
    is_exact = page is pages[0] and field
    label = LOGS.get(kind, page.label) if name == "log" else page.label
    return Way(f"{address}#id_{field}" if is_exact else address, label)
