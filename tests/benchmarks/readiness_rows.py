"""One learner's rows for the benchmark of readiness, written in bulk: 300 records and ten turns of the loop.

Two thirds of the records belong to a turn, one third are plain evidence that its actions name. Every record
has a file and two claims; four in five were handed in, three in five of those judged.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, cycle, islice
from typing import Any

from assessment import models as assessed
from feedback import models as heard
from improvements import models as improved
from portfolio import models as kept

TURNS = 10
START = date(2026, 1, 5)
WORDS = "On 3 March I opened the shared diary and stayed at the desk, because callers had waited. " * 5
NOTE = "Because the diary hangs where everybody passes it, promises are seen and kept."
OF_A_TURN = ("FB",) * 3 + ("AN",) * 2 + ("PLAN",) + ("CH",) * 5 + ("LOG",) * 8 + ("REV",)
PLAIN = ("WP", "RA", "WP", "KA", "WT", "WP", "PD", "RA", "WP", "KA")
ENTRIES = (
    "communication", "disruption", "early_check", "adjustment", "compliance", "promotion", "sustain", "embed",
)  # fmt: skip


def fill(cast: Any, enrolment: Any) -> None:
    """Everything of one learner on the built-in units."""
    rows = _Rows(cast, enrolment)
    for number in range(1, TURNS + 1):
        rows.turn(number)
    rows.assessment()


def _on(days: int) -> date:
    return START + timedelta(days=days)


class _Rows:
    def __init__(self, cast: Any, enrolment: Any) -> None:
        self.enrolment, self.portfolio = enrolment, enrolment.portfolio
        self.centre, self.sam, self.assessor = enrolment.centre, enrolment.portfolio.learner, cast.assessor
        self.numbers: dict[str, Any] = defaultdict(lambda: count(1))
        self.blob = kept.Blob.objects.create(centre=self.centre, sha256="0" * 64, size=1)

    def many(self, model: Any, rows: Any) -> list[Any]:
        """Written at once, each with the centre where its table has one."""
        has_centre = any(field.name == "centre" for field in model._meta.fields)
        more = {"centre": self.centre} if has_centre else {}
        return model.objects.bulk_create([model(**more, **row) for row in rows])

    def papers(self, kinds: tuple[str, ...], turn: int) -> list[Any]:
        rows = [
            {
                "portfolio": self.portfolio, "kind": kind, "ref": f"{kind}-{next(self.numbers[kind]):02}",
                "title": f"{kind} of turn {turn}", "happened_on": _on(turn * 20 + place), "narrative": WORDS,
                "details": {"learning": NOTE, "steps": NOTE, "outcome": NOTE} if kind == "RA" else {},
                "author": self.sam, "pii_checked": True, "ai_use": "none",
            }
            for place, kind in enumerate(kinds)
        ]  # fmt: skip
        made = self.many(kept.Record, rows)
        about = {"blob": self.blob, "name": "diary.pdf", "media_type": "application/pdf", "family": "pdf"}
        self.many(
            kept.Attachment, ({**about, "record": each, "pages": 2, "uploaded_by": self.sam} for each in made)
        )
        return made

    def turn(self, number: int) -> None:
        turn = self.many(
            improved.Improvement,
            [
                {
                    "portfolio": self.portfolio, "ref": f"IMP-{number:02}", "title": f"Call-backs {number}",
                    "state": "reviewed", "live_on": _on(number * 20 + 40), "no_benchmark_reason": NOTE,
                }
            ],
        )[0]  # fmt: skip
        papers = self.papers(OF_A_TURN, number)
        plain = self.papers(PLAIN, number)
        sources, measures = self.sources(turn, papers[:3]), self.measures(turn)
        findings = self.analyses(turn, papers[3:5], sources, measures)
        objectives = self.plan(turn, papers[5], measures, findings)
        self.deeds(turn, papers[6:19], objectives, findings, plain)
        self.review(turn, papers[19], measures, findings, objectives)

    def sources(self, turn: Any, papers: list[Any]) -> list[Any]:
        ways = zip(papers, ("survey", "complaint", "verbal"), strict=True)
        about = {"from_date": START, "to_date": _on(30), "responses": 20, "method_reason": NOTE}
        sources = self.many(heard.Source, ({"record": paper, "method": way, **about} for paper, way in ways))
        turn.sources.set(sources)
        said = (
            {
                "source": source, "number": number, "said_on": _on(number), "text": NOTE, "score": number % 5,
                "sentiment": number % 3 - 1, "pii_checked": True,
            }
            for source in sources
            for number in range(1, 21)
        )  # fmt: skip
        self.many(heard.Item, said)
        return sources

    def measures(self, turn: Any) -> list[Any]:
        about = {"portfolio": self.portfolio, "unit": "%", "direction": -1, "method_reason": NOTE}
        names = [f"M-{next(self.numbers['M']):02}" for _ in range(2)]
        measures = self.many(heard.Measure, ({"ref": name, "name": name, **about} for name in names))
        turn.measures.set(measures)
        readings = (
            {
                "measure": each, "taken_on": _on(week * 7), "value": Decimal(30 - week), "n": 40,
                "recorded_by": self.sam,
            }
            for each in measures
            for week in range(24)
        )  # fmt: skip
        self.many(heard.Reading, readings)
        figure = {"kind": "industry", "value": Decimal(9), "source": "Hill Street"}
        self.many(heard.Benchmark, ({"measure": each, **figure} for each in measures))
        return measures

    def analyses(self, turn: Any, papers: list[Any], sources: list[Any], measures: list[Any]) -> list[Any]:
        about = {"technique": "theme_count", "summary": NOTE, "how_read": NOTE}
        analyses = self.many(heard.Analysis, ({"record": each, **about} for each in papers))
        turn.analyses.set(analyses)
        for each in analyses:
            each.sources.set(sources)
            each.measures.set(measures)
        words = {"statement": "Late calls lead.", "count": 5, "customer_effect": NOTE}
        rows = ({"analysis": each, "number": n, **words} for each in analyses for n in (1, 2))
        findings = self.many(heard.Finding, rows)
        items = list(heard.Item.objects.filter(source__in=sources)[:10])
        for each in findings:
            each.items.set(items)
        causes = (
            {"finding": each, "depth": depth, "text": "There is no diary", "category": "process"}
            for each in findings
            for depth in (1, 2, 3)
        )
        self.many(heard.RootCause, causes)
        return findings

    def plan(self, turn: Any, paper: Any, measures: list[Any], findings: list[Any]) -> list[Any]:
        days = {"start": _on(30), "end": _on(60), "review_on": _on(90)}
        words = {"resources": NOTE, "risks": NOTE, "constraints": NOTE, "choice_reason": NOTE}
        plan = self.many(improved.Plan, [{"record": paper, "improvement": turn, **days, **words}])[0]
        self.many(improved.Option, ({"plan": plan, "text": f"Way {n}", "chosen": n == 1} for n in (1, 2, 3)))
        aims = ({"plan": plan, "text": "Fewer", "measure": each, "target": Decimal(10)} for each in measures)
        objectives = self.many(improved.Objective, aims)
        for each in objectives:
            each.findings.set(findings[:2])
        marks = ({"objective": each, "text": "One in ten", "set_on": _on(20)} for each in objectives * 2)
        self.many(improved.SuccessCriterion, marks)
        groups = ("manager", "frontline", "internal_customer")
        known = ({"improvement": turn, "name": each, "group": each} for each in groups)
        people = self.many(improved.Stakeholder, known)
        talks = ({"plan": plan, "who": each, "held_on": _on(25), "said": NOTE} for each in people[:2])
        self.many(improved.Consultation, talks)
        yes = {"plan": plan, "by": people[0], "given_on": _on(28), "outcome": "full", "recorded_by": self.sam}
        self.many(improved.Approval, [yes])
        return objectives

    def deeds(
        self, turn: Any, papers: list[Any], aims: list[Any], found: list[Any], plain: list[Any]
    ) -> None:
        days = {"due_on": _on(40), "started_on": _on(32), "done_on": _on(38)}
        words = {"done_note": NOTE, "owner": "Sam", "learner_role": "did", "no_resources": True}
        about = {"improvement": turn, "objective": aims[0], **days, **words}
        actions = self.many(improved.Action, ({"record": each, **about} for each in papers[:5]))
        for action, shown in zip(actions, cycle(plain), strict=False):
            action.findings.set(found[:1])
            action.evidence.set([shown])
        kinds = zip(papers[5:], ENTRIES, strict=True)
        notes = (
            {"record": each, "kind": kind, "improvement": turn, "audience": "team"} for each, kind in kinds
        )
        for entry in self.many(improved.JournalEntry, notes)[:2]:
            entry.evidence.set(plain[5:7])

    def review(self, turn: Any, paper: Any, measures: list[Any], found: list[Any], aims: list[Any]) -> None:
        fields = (
            "advantages",
            "disadvantages",
            "learning",
            "do_differently",
            "customer_effect",
            "next_steps",
        )
        words = dict.fromkeys(fields, NOTE)
        review = self.many(improved.Review, [{"record": paper, "improvement": turn, **words}])[0]
        review.original_findings.set(found[:1])
        figures = {"before": Decimal(30), "before_n": 40, "after": Decimal(9), "after_n": 40}
        lines = ({"review": review, "measure": each, "verdict": "improved", **figures} for each in measures)
        self.many(improved.ReviewLine, lines)
        marks = improved.SuccessCriterion.objects.filter(objective__in=aims)
        self.many(
            improved.CriterionVerdict,
            ({"review": review, "criterion": each, "verdict": "met"} for each in marks),
        )

    def assessment(self) -> None:
        """Claims on every record, then handing in and judging of most."""
        places = [
            (unit, criterion)
            for unit in self.enrolment.units.order_by("position")
            for criterion in unit.unit.criteria.order_by("position")
        ]
        records = list(kept.Record.objects.filter(portfolio=self.portfolio).order_by("pk"))
        turning = cycle(places)
        claimed = [(each, *islice(turning, 2)) for each in records]
        claims = (
            {"record": record, "enrolment_unit": unit, "criterion": criterion, "made_by": self.sam}
            for record, *chosen in claimed
            for unit, criterion in chosen
        )
        self.many(assessed.Claim, claims)
        handed_in = claimed[: len(claimed) * 4 // 5]
        items = self.hand_in([record for record, *_ in handed_in])
        self.judge(items, [chosen for _, *chosen in handed_in])

    def hand_in(self, records: list[Any]) -> list[Any]:
        body = {"narrative": WORDS}
        made = {"number": 1, "snapshot": body, "content_hash": "0" * 64, "made_by": self.sam}
        versions = self.many(kept.Version, ({"record": each, **made} for each in records))
        for record, version in zip(records, versions, strict=True):
            record.current_version, record.state = version, "submitted"
        kept.Record.objects.bulk_update(records, ["current_version", "state"])
        files = kept.Attachment.objects.filter(record__in=records).order_by("record")
        frozen = zip(versions, files, strict=True)
        self.many(kept.VersionFile, ({"version": each, "attachment": file} for each, file in frozen))
        signed = {"portfolio": self.portfolio, "signer": self.sam, "role": "learner", "words": "Mine."}
        word = self.many(kept.Signature, [{**signed, "purpose": "authenticity", "bound_hash": "0" * 64}])[0]
        self.many(kept.SignedVersion, ({"signature": word, "version": each} for each in versions))
        about = {"enrolment": self.enrolment, "number": 1, "declaration": word, "submitted_by": self.sam}
        submission = self.many(assessed.Submission, [about])[0]
        return self.many(
            assessed.SubmissionItem, ({"submission": submission, "version": each} for each in versions)
        )

    def judge(self, items: list[Any], chosen: list[Any]) -> None:
        rows = (
            {"item": item, "enrolment_unit": unit, "criterion": criterion}
            for item, places in zip(items, chosen, strict=True)
            for unit, criterion in places
        )
        claims = self.many(assessed.SubmittedClaim, rows)
        judged = items[: len(items) * 3 // 5]
        word = {"sequence": 1, "outcome": "accepted", "feedback": NOTE, "content_hash": "0" * 64}
        by = {"judged_by": self.assessor, "role": "assessor", "authenticity_confirmed": True}
        judgements = self.many(assessed.Judgement, ({"item": each, **word, **by} for each in judged))
        of = {each.item_id: each for each in judgements}
        yes = dict.fromkeys(("valid", "authentic", "reliable", "current"), True)
        answered = [each for each in claims if each.item_id in of]
        self.many(
            assessed.ClaimVerdict,
            ({"judgement": of[each.item_id], "claim": each, **yes} for each in answered),
        )
        first = {(each.enrolment_unit_id, each.criterion_id): each for each in reversed(answered)}
        met = {"sequence": 1, "outcome": "met", "sufficient": True, "feedback": NOTE, "role": "assessor"}
        decided = (
            {
                "enrolment_unit_id": unit, "criterion_id": criterion, "judgement": of[claim.item_id], **met,
                "criterion_hash": "0" * 64, "decided_by": self.assessor,
            }
            for (unit, criterion), claim in first.items()
        )  # fmt: skip
        self.many(assessed.CriterionDecision, decided)
