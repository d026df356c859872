"""A turn of Sam's loop as it is lived, through the services, from two sources to the next turn begun.

Call-backs are promised at a help desk and forgotten. A shared diary is agreed, hung up and looked back on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from assessment.models import Submission
from assessment.services.submissions import submit
from feedback.models import Item, Source
from feedback.services.analyses import add_finding, open_analysis, set_causes
from feedback.services.items import log_items
from feedback.services.measures import add_readings, open_measure
from feedback.services.sources import open_source
from feedback.services.themes import add_theme, apply_theme, open_theme_list
from improvements.models import Improvement
from improvements.services.actions import plan_action
from improvements.services.approvals import record_approval
from improvements.services.journal import log_entry
from improvements.services.moving import move
from improvements.services.plans import (
    add_consultation,
    add_stakeholder,
    set_objectives,
    set_options,
    write_plan,
)
from improvements.services.reviews import write_review
from improvements.services.turns import begin, begin_next, link
from portfolio import clock
from portfolio.models import Record
from tests.cast import Cast, claim

SHOWS = {"FB": "TST-01", "AN": "TST-01", "REV": "TST-03"} | dict.fromkeys(("PLAN", "CH", "LOG"), "TST-02")
LIVE = date(2026, 3, 16)
SAID = (
    ("Nobody rang me back on Tuesday.", "Promises forgotten", -1),
    ("I waited two days for a call that never came.", "Promises forgotten", -1),
    ("You said you would ring, and you did not.", "Promises forgotten", -1),
    ("The person on the phone was kind.", "Friendly staff", 1),
    ("I was told three different things.", "Mixed messages", -1),
    ("The queue at lunch was long.", "Waiting in line", -1),
)
THEMES = ("Promises forgotten", "Mixed messages", "Waiting in line", "Friendly staff")
LATER = (
    "They rang before lunch, as promised.",
    "First time anybody called me back.",
    "A clear answer within the hour.",
)


def sheet(title: str, day: date | None = None, words: str = "") -> dict[str, Any]:
    """The part that every record of the loop has."""
    told = {"title": title, "happened_on": day, "narrative": words}
    return told | {"pii_checked": True, "ai_use": "none"}


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.at(datetime(day.year, day.month, day.day, 16, tzinfo=UTC)):
        yield


def gather(cast: Cast, title: str, day: date, words: Any, **fields: Any) -> Source:
    known = {"method": "comment_card", "from_date": day - timedelta(days=20), "to_date": day}
    source = open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields=known
        | {"invited": 120, "responses": 48, "method_reason": "Cards lie at both desks."}
        | fields,
        record_fields=sheet(title, day),
    )
    rows = [
        {"text": text, "sentiment": mood, "said_on": day - timedelta(days=3), "pii_checked": True}
        for text, mood in words
    ]
    log_items(by=cast.sam, source=source, rows=rows)
    return source


class Turn:
    """One turn with everything in it; what was made can be reached by name."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.by = cast, {"by": cast.sam}
        fields = {"title": "Call-backs we promise", "service_area": "Help desk, both branches"}
        with on(date(2026, 2, 2)):
            self.improvement = begin(**self.by, portfolio=cast.portfolio, fields=fields)
            self._gather()
            self._measure()
        with on(date(2026, 2, 20)):
            self._analyse()
        with on(date(2026, 3, 2)):
            self._plan()
        with on(date(2026, 4, 2)):
            self._change()
        with on(date(2026, 5, 20)):
            self._review()

    def move(self, *states: str, **more: Any) -> None:
        for to in states:
            self.improvement = move(**self.by, improvement=self.improvement, to=to, **more)

    def _gather(self) -> None:
        said = [(text, mood) for text, _, mood in SAID * 4]
        self.cards = gather(self.cast, "Comment cards from both help desks", date(2026, 1, 30), said)
        phoned = [("I was promised a call by noon.", -1), ("All fine, thank you.", 1)]
        self.calls = gather(self.cast, "Calls after a visit", date(2026, 1, 28), phoned, method="survey")
        link(**self.by, improvement=self.improvement, sources=[self.cards, self.calls])
        self.move("gathering")

    def _measure(self) -> None:
        fields = {"name": "Call-backs within four hours", "unit": "%", "direction": 1, "formula": "typed"}
        self.measure = open_measure(**self.by, portfolio=self.cast.portfolio, fields=fields)
        link(**self.by, improvement=self.improvement, measures=[self.measure])
        self.read(range(12))

    def read(self, weeks: Any) -> None:
        """Weekly figures since 22 December: about 62 before the change, about 88 after it."""
        first = date(2025, 12, 22)
        rows = [
            {
                "taken_on": first + timedelta(weeks=week),
                "value": (62 if week < 12 else 88) + (week * 5) % 7,
                "n": 40 + week,
            }
            for week in weeks
            if first + timedelta(weeks=week) <= clock.today()
        ]
        add_readings(**self.by, measure=self.measure, rows=rows, way="typed")

    def _analyse(self) -> None:
        themes = open_theme_list(**self.by, portfolio=self.cast.portfolio, name="What went wrong")
        for name in THEMES:
            theme = add_theme(**self.by, theme_list=themes, name=name)
            words = [text for text, of, _ in SAID if of == name]
            apply_theme(**self.by, theme=theme, items=self.cards.items.filter(text__in=words))
        covers = {
            "technique": "pareto",
            "theme_list": themes,
            "sources": [self.cards],
            "summary": "Promises.",
        }
        self.pareto = self._analysis("What customers complain of most", covers)
        covers = {"technique": "xmr", "measures": [self.measure], "summary": "It is steady, and low."}
        self.limits = self._analysis("How steady our call-backs are", covers)
        words = list(self.cards.items.filter(text__in=[text for text, of, _ in SAID if of == THEMES[0]]))
        fields = {"statement": "Half of what customers write is about promises forgotten.", "items": words}
        self.finding = add_finding(
            **self.by,
            analysis=self.pareto,
            fields=fields | {"count": 12, "contrary_items": self.cards.items.filter(sentiment=1)},
        )
        causes = [
            {"text": "Each desk keeps its own list", "depth": 1, "support": "I looked at both."},
            {"text": "There was never one place for it", "depth": 2, "support": "The manager said so."},
        ]
        set_causes(**self.by, finding=self.finding, rows=causes)
        self.move("analysing", "planning")

    def _analysis(self, title: str, fields: dict[str, Any]) -> Any:
        made = open_analysis(
            **self.by, portfolio=self.cast.portfolio, fields=fields, record_fields=sheet(title, clock.today())
        )
        link(**self.by, improvement=self.improvement, analyses=[made])
        return made

    def _plan(self) -> None:
        self.plan = write_plan(
            **self.by,
            improvement=self.improvement,
            fields={
                "start": date(2026, 3, 9),
                "end": date(2026, 5, 29),
                "review_on": date(2026, 5, 20),
                "resources": "One wall diary for each desk, and ten minutes a day.",
                "risks": "Colleagues may write in two places at first.",
                "expected_customer_effect": "Nobody waits longer than four hours.",
            },
            record_fields=sheet("A shared diary for call-backs", clock.today()),
        )
        rows = [
            {"text": "A shared diary", "for_it": "Cheap, seen by all", "against_it": "", "chosen": True},
            {"text": "A new telephone system", "for_it": "Reminds by itself", "against_it": "Dear"},
        ]
        set_options(**self.by, plan=self.plan, rows=rows)
        aim = {"text": "Call back within four hours", "measure": self.measure, "target": 85}
        aim |= {"findings": [self.finding], "owner": "Sam", "due_on": date(2026, 5, 15)}
        criteria = [{"text": "Nine in ten are called back in time", "threshold": "at least 85 %"}]
        (self.aim,) = set_objectives(**self.by, plan=self.plan, rows=[aim | {"criteria": criteria}])
        self._agree()

    def _agree(self) -> None:
        who = {"name": "Moira Shaw", "job_title": "Desk manager", "group": "manager", "has_authority": True}
        manager = add_stakeholder(**self.by, improvement=self.improvement, fields=who)
        asked = {"who": manager, "held_on": date(2026, 2, 27), "method": "In person", "said": "Start small."}
        add_consultation(**self.by, plan=self.plan, fields=asked | {"effect_on_plan": "One desk first."})
        answer = {"given_on": clock.today(), "outcome": "trial", "words": "Try it until May."}
        record_approval(
            **self.by, plan=self.plan, stakeholder=manager, fields=answer | {"evidence": self.plan.record}
        )
        self.move("agreed", "changing")

    def _change(self) -> None:
        for title, day, kind in (
            ("Hung up the shared diary", date(2026, 3, 12), "change"),
            ("Showed the team how we use it", date(2026, 3, 13), "coaching"),
        ):
            fields = {"kind": kind, "objective": self.aim, "started_on": day, "done_on": day}
            fields |= {"done_note": "Done at both desks before opening.", "learner_role": "lead"}
            action = plan_action(
                **self.by, improvement=self.improvement, fields=fields, record_fields=sheet(title)
            )
        telling = {
            "audience": "team",
            "purpose": "change",
            "channel": "Team talk",
            "response": "They liked it.",
        }
        self._note("communication", "Told the team", date(2026, 3, 13), telling)
        self._note("early_check", "First week with the diary", date(2026, 3, 23), {"action": action})
        self._note("adjustment", "A second reminder at four o’clock", date(2026, 3, 25), {})
        self.move("live", live_on=LIVE)

    def _note(self, kind: str, title: str, day: date, fields: dict[str, Any]) -> None:
        words = f"{title}. Everybody wrote in it, and **nobody** was forgotten that day."
        log_entry(
            **self.by,
            improvement=self.improvement,
            kind=kind,
            fields=fields,
            record_fields=sheet(title, day, words),
        )

    def _review(self) -> None:
        self.read(range(20))
        said = [(text, 1) for text in LATER]
        self.after = gather(self.cast, "Comment cards since the diary", date(2026, 5, 15), said)
        link(**self.by, improvement=self.improvement, sources=[self.after])
        self.review = write_review(
            **self.by,
            improvement=self.improvement,
            fields={
                "original_findings": [self.finding],
                "quotes": list(Item.objects.filter(source=self.after)),
                "answered": "Promises are kept now, but for two calls in April.",
                "learning": "People keep a promise they can see.",
                "do_differently": "I would bring in the evening shift earlier.",
                "next_steps": "Look at mixed messages next.",
                "next_step": "again",
            },
            record_fields=sheet("Did the diary help?", clock.today()),
            lines=[{"measure": self.measure, "verdict": "improved"}],
            verdicts=[{"criterion": self.aim.success_criteria.get(), "verdict": "met", "note": "Ten weeks."}],
        )
        self.move("reviewed")

    def begin_the_next(self) -> Improvement:
        """The second turn with one source of its own and one that the first turn holds too."""
        with on(date(2026, 6, 8)):
            self.second = begin_next(**self.by, improvement=self.improvement)
            words = [("I was told two prices.", -1), ("Ask at the other desk, they said.", -1)]
            self.mixed = gather(self.cast, "Cards about mixed messages", date(2026, 6, 5), words)
            link(**self.by, improvement=self.second, sources=[self.mixed, self.after])
        return self.second


def hand_in(cast: Cast, *but: Record) -> Submission:
    """Sam claims and submits every draft except ``but``."""
    drafts = cast.portfolio.records.filter(state="draft").exclude(pk__in=[each.pk for each in but])
    records = list(drafts.order_by("pk"))
    for record in records:
        claim(cast, record, SHOWS[record.kind])
    return submit(by=cast.sam, enrolment=cast.enrolment, records=records, declared=True)
