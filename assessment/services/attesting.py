"""What the ledger says of a judgement and a decision, and whether both still say the same (promises.md 2.4).

One table of facts serves writing and checking: an entry is made of the row, and later the row is held against
its entry. A row that was slipped in, changed or taken out with the database's own tools is found by that.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import reduce
from typing import Any

from assessment.models import ClaimVerdict, CriterionDecision, Judgement, SubmittedClaim
from portfolio.canonical import canonical_json
from portfolio.models import Centre, LedgerEntry, Portfolio, Salt
from portfolio.services.ledger import commit_to, commitment

Facts = dict[str, Any]

JUDGED = {
    "judgement": "pk",
    "record": "item__version__record__ref",
    "version": "item__version__number",
    "content": "content_hash",
    "outcome": "outcome",
    "sequence": "sequence",
    "supersedes": "supersedes_id",
    "made_at": "judged_at",
}
DECIDED = {
    "decision": "pk",
    "judgement": "judgement_id",
    "unit": "enrolment_unit__unit__code",
    "criterion": "criterion__code",
    "criterion_id": "criterion_id",
    "text": "criterion_hash",
    "outcome": "outcome",
    "sufficient": "sufficient",
    "sequence": "sequence",
    "content": "judgement__content_hash",
    "made_at": "decided_at",
}
#: Of the checker alone: who acted, in which role, on whose portfolio, and the words that were committed to.
_OF_JUDGEMENT = {
    "actor": "judged_by__pseudonym",
    "role": "role",
    "portfolio": "item__submission__enrolment__portfolio_id",
    "learner": "item__submission__enrolment__portfolio__pseudonym",
    "words": "feedback",
    "reason": "reason",
}
_OF_DECISION = {
    "actor": "decided_by__pseudonym",
    "role": "role",
    "portfolio": "enrolment_unit__enrolment__portfolio_id",
    "learner": "enrolment_unit__enrolment__portfolio__pseudonym",
    "words": "feedback",
}
#: What entries of the first schema held; they named no row.
_OLD = {
    "judged": ("record", "version", "content", "outcome", "sequence", "feedback"),
    "decided": ("unit", "criterion", "text", "outcome", "sequence", "content", "feedback"),
}


def judged_facts(judgement: Judgement, portfolio: Portfolio) -> Facts:
    """Call it when the verdicts are written: they are committed to as well."""
    rows = ClaimVerdict.objects.filter(judgement=judgement).values_list(*_VERDICT)
    return {
        **{name: _plain(_read(judgement, path)) for name, path in JUDGED.items()},
        "feedback": commit_to(portfolio, judgement.feedback),
        "reason": commit_to(portfolio, judgement.reason),
        "verdicts": commit_to(portfolio, _said(rows)),
    }


def decided_facts(decision: CriterionDecision, portfolio: Portfolio, before: int | None) -> Facts:
    """``before`` is the decision that this one supersedes."""
    return {
        **{name: _plain(_read(decision, path)) for name, path in DECIDED.items()},
        "supersedes": before,
        "versions": _accepted_for(decision),
        "feedback": commit_to(portfolio, decision.feedback),
    }


def _accepted_for(decision: CriterionDecision) -> list[str]:
    """Content hashes of all evidence that stood accepted for the criterion when it was decided."""
    claims = SubmittedClaim.objects.filter(
        enrolment_unit=decision.enrolment_unit,
        criterion=decision.criterion,
        verdicts__judgement__outcome=Judgement.Outcome.ACCEPTED,
        verdicts__judgement__superseded_by=None,
    )
    return sorted(set(claims.values_list("item__version__content_hash", flat=True)))


_VERDICT = ("claim_id", "valid", "authentic", "reliable", "current", "reason")


def _said(verdicts: Any) -> str:
    return canonical_json(sorted(list(each) for each in verdicts))


def _read(row: Any, path: str) -> Any:
    return reduce(getattr, path.split("__"), row)


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def strays_of(centre: Centre) -> list[str]:
    """A sentence for each judgement, decision or entry of the centre that has no counterpart as it stands."""
    salts = dict(Salt.objects.filter(portfolio__centre=centre).values_list("portfolio_id", "value"))
    judgements = {facts["judgement"]: facts for facts in _judgements(centre, salts)}
    decisions = {facts["decision"]: facts for facts in _decisions(centre, salts)}
    return [
        *_compare(centre, "judged", "judgement", judgements, lambda row: f"of {row['record']}"),
        *_compare(centre, "decided", "decision", decisions, lambda row: f"on {row['criterion']}"),
    ]


def _judgements(centre: Centre, salts: dict[int, str]) -> Iterator[Facts]:
    verdicts: dict[int, list[tuple]] = defaultdict(list)
    for judgement, *said in ClaimVerdict.objects.filter(centre=centre).values_list("judgement_id", *_VERDICT):
        verdicts[judgement].append(tuple(said))
    for row in _rows(Judgement.objects.filter(centre=centre), JUDGED | _OF_JUDGEMENT):
        salt = salts.get(row.pop("portfolio"))
        words = {"feedback": row.pop("words"), "reason": row.pop("reason")}
        yield row | _committed(salt, words | {"verdicts": _said(verdicts[row["judgement"]])})


def _decisions(centre: Centre, salts: dict[int, str]) -> Iterator[Facts]:
    for row in _rows(CriterionDecision.objects.filter(centre=centre), DECIDED | _OF_DECISION):
        salt = salts.get(row.pop("portfolio"))
        yield row | _committed(salt, {"feedback": row.pop("words")})


def _rows(queryset: Any, paths: dict[str, str]) -> Iterator[Facts]:
    for values in queryset.order_by("pk").values_list(*paths.values()).iterator(chunk_size=2000):
        yield {name: _plain(value) for name, value in zip(paths, values, strict=True)}


def _committed(salt: str | None, words: dict[str, str]) -> Facts:
    """Nothing once the salt was erased: then nobody can tell the words any more, which is its purpose."""
    return {name: commitment(salt, text) for name, text in words.items()} if salt else {}


def _compare(
    centre: Centre, event: str, noun: str, rows: dict[int, Facts], about: Callable[[Facts], str]
) -> Iterator[str]:
    """Takes what it finds out of ``rows``, so that what is left has no entry."""
    old: Counter[str] = Counter()
    for seq, body in _entries(centre, event):
        told = body["facts"] | {name: body[name] for name in ("actor", "role", "learner")}
        if noun not in told:
            old[_old_key(event, told)] += 1
            continue
        row = rows.pop(told[noun], None)
        if row is None:
            yield f"Entry {seq} tells of a {noun} that is not there."
        elif wrong := sorted(name for name in row if name in told and str(row[name]) != str(told[name])):
            yield f"The {noun} {about(row)} is not what entry {seq} says: {', '.join(wrong)}."
    for row in rows.values():
        if old[key := _old_key(event, row)]:
            old[key] -= 1
        else:
            yield f"A {noun} {about(row)} has no entry."
    if missing := sum(old.values()):
        yield f"{missing} older entries tell of a {noun} that is not there as they tell it."


def _entries(centre: Centre, event: str) -> Iterator[tuple[int, Facts]]:
    entries = LedgerEntry.objects.filter(centre=centre, event=event).order_by("seq")
    for seq, body in entries.values_list("seq", "body").iterator(chunk_size=2000):
        yield seq, json.loads(body)


def _old_key(event: str, facts: Facts) -> str:
    return canonical_json([str(facts["learner"]), *(facts.get(name) for name in _OLD[event])])
