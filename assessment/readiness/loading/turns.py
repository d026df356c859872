"""What a turn of the loop holds that no single column says: days of records, what is covered, what counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from assessment.readiness.facts import Analysis, Evidence, Improvement

from .papers import Pile
from .tree import Pairs, Rows, Tree

#: Tables of the loop, as Evidence.loop calls them. A plain record counts with what names it.
LOOP = ("source", "analysis", "plan", "action", "entry", "review")


#: Techniques whose chart or count the app makes of the data and freezes with the record.
DRAWN = ("theme_count", "pareto", "trend", "run_chart", "xmr", "servqual_gap", "benchmark")


def finish(tree: Tree, pile: Pile, rows: Rows, links: Pairs) -> None:
    """Everything that needs two tables or more, in memory."""
    _tell_days(tree, pile)
    _tell_analyses(tree, pile, links)
    _tell_voices(tree, links)
    _tell_verdicts(tree, rows)
    _tell_turns(tree)
    _tell_evidence(tree, pile, links)
    _tell_records(tree, pile, links)


def _tell_days(tree: Tree, pile: Pile) -> None:
    for name, into in (("source", "said"), ("measure", "readings"), ("measure", "rebases")):
        for fact in tree[name].values():
            getattr(fact, into).sort(key=_by_day)
    for name, field in (("analysis", "day"), ("plan", "written_on"), ("entry", "day"), ("review", "day")):
        for key, fact in tree[name].items():
            setattr(fact, field, pile.papers[key].happened_on)
    for key, source in tree["source"].items():
        source.recorded_at = pile.papers[key].recorded_at


def _by_day(fact: Any) -> tuple[date, int]:
    return fact.day or date.min, fact.pk


def _tell_analyses(tree: Tree, pile: Pile, links: Pairs) -> None:
    for name, into, attribute in (("source", "items", "said"), ("measure", "readings", "readings")):
        for left, right in links.get(f"analysis>{name}", ()):
            analysis, looked_at = tree["analysis"].get(left), tree[name].get(right)
            if analysis and looked_at:
                looked_at.analysed = True
                keys = tree.keys_of["analysis"][left]
                number = sum(_within(getattr(looked_at, attribute), keys["from_date"], keys["to_date"]))
                setattr(analysis, into, getattr(analysis, into) + number)
    for key, analysis in tree["analysis"].items():
        analysis.evidence = pile.count_of(key) + _is_drawn(analysis)


def _is_drawn(analysis: Analysis) -> bool:
    """Whether its record shows the working by itself: a chart or count that the app made of the data."""
    return analysis.technique in DRAWN and bool(analysis.items or analysis.readings)


def _within(things: Iterable[Any], first: date | None, last: date | None) -> Iterator[int]:
    """How many each stands for, of those on a day the analysis looks at (feedback.models.within)."""
    for each in things:
        if (first or last) and each.day is None:
            continue
        if (not first or each.day >= first) and (not last or each.day <= last):
            yield getattr(each, "count", 1)


def _tell_voices(tree: Tree, links: Pairs) -> None:
    """Beside the items chosen as contrary, those of the finding's theme that feel the opposite of its own.

    The larger of the two numbers counts, because the chosen ones are mostly among the others.
    """
    numbers = {
        name: dict(links.get(name, ()))
        for name in ("finding<happy", "finding<unhappy", "theme<happy", "theme<unhappy")
    }
    for key, finding in tree["finding"].items():
        theme = tree.keys_of["finding"][key]["theme_id"]
        mood = numbers["finding<happy"].get(key, 0) - numbers["finding<unhappy"].get(key, 0)
        if theme and mood:
            opposite = numbers["theme<unhappy" if mood > 0 else "theme<happy"].get(theme, 0)
            finding.contrary = max(finding.contrary, opposite)


def _tell_verdicts(tree: Tree, rows: Rows) -> None:
    """Of the latest review of each turn, which counts."""
    latest = set()
    for turn in tree["improvement"].values():
        turn.reviews.sort(key=_by_day)
        if turn.review:
            latest.add(turn.review.pk)
    for _, (_, review, criterion, verdict) in rows["verdict"]:
        if review in latest and criterion in tree["criterion"]:
            tree["criterion"][criterion].verdict = verdict


def _tell_turns(tree: Tree) -> None:
    for key, plan in tree["plan"].items():
        turn = tree["improvement"].get(tree.keys_of["plan"][key]["improvement_id"])
        if turn:
            turn.plan = plan
            yes = (each.day for each in turn.approvals if each.outcome in ("trial", "full") and each.day)
            plan.agreed_on = min(yes, default=None)
    previous = (
        tree.keys_of["improvement"][key]["previous_id"]
        for key, turn in tree["improvement"].items()
        if turn.state != "abandoned"
    )
    following = Counter(previous)
    for key, turn in tree["improvement"].items():
        turn.next_cycles = following[key]
        _tell_turn(turn, tree.keys_of["improvement"][key]["state_before_pause"])


def _tell_turn(turn: Improvement, before_pause: str) -> None:
    if turn.state == "paused":
        turn.state = before_pause
    held = {each.pk for each in turn.measures}
    turn.measures.extend(each for each in turn.target_measures if each.pk not in held)
    turn.journal.sort(key=_by_day)
    turn.reviewed_in = any(not each.hidden for each in turn.reviews)


def _tell_evidence(tree: Tree, pile: Pile, links: Pairs) -> None:
    """What shows an action or an entry: the records it names, and the files on its own."""
    for name in LOOP:
        pile.loop.update(dict.fromkeys(tree[name], name))
    for name in ("action", "entry"):
        for key, fact in tree[name].items():
            fact.evidence = pile.count_of(key)
        for left, record in links.get(f"{name}>record", ()):
            if left in tree[name] and record in pile.papers:
                tree[name][left].evidence += 1
                pile.named[record] += 1
                pile.loop.setdefault(record, name)


def _tell_records(tree: Tree, pile: Pile, links: Pairs) -> None:
    named = defaultdict(set)
    for name in ("action", "entry"):
        for left, record in links.get(f"{name}>record", ()):
            named[left].add(record)
    for turn in tree["improvement"].values():
        own = [*turn.sources, *turn.analyses, *turn.actions, *turn.journal, *turn.reviews]
        own += [turn.plan] if turn.plan else []
        keys = {each.pk for each in own}
        shown = {record for key in keys for record in named[key] if record in pile.papers}
        turn.records = frozenset(keys | shown)
        turn.made_up = bool(keys) and all(pile.papers[key].setting == "hypothetical" for key in keys)


def reflections(turn: Improvement, evidence: dict[int, Evidence]) -> int:
    """Accounts that say what their learner learned, and that the turn's actions and entries name or that are
    claimed for a criterion which one of its reviews is claimed for too (rule PF-14)."""
    reviews = (evidence[each.pk] for each in turn.reviews if each.pk in evidence)
    criteria = {claim.criterion for each in reviews for claim in each.claims}
    accounts = (each for each in evidence.values() if each.kind == "RA" and each.details.get("learning"))
    return sum(
        each.pk in turn.records or any(claim.criterion in criteria for claim in each.claims)
        for each in accounts
    )
