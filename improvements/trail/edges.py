"""What led to what within one turn, and where a link is missing."""

from collections.abc import Iterable, Iterator

from feedback.models import Finding, Source
from improvements.models import Action, Objective

from .rows import Rows
from .shapes import Edge, Gap


def edges_of(rows: Rows, known: set[str]) -> list[Edge]:
    """Links between nodes that are there; ``known`` are their keys."""
    every = (
        *_to_findings(rows),
        *_to_objectives(rows),
        *_to_actions(rows),
        *_from_actions(rows),
        *_to_reviews(rows),
        *_between_turns(rows),
    )
    return [each for each in dict.fromkeys(every) if {each.before, each.after} <= known]


def _to_findings(rows: Rows) -> Iterator[Edge]:
    """From what it cites; from all its analysis looked at where it cites nothing."""
    refs = {source.pk: source.record.ref for source in rows.sources}
    for each in rows.findings:
        here = f"finding:{each.pk}"
        for source, count in rows.said.get(each.pk, {}).items():
            yield Edge(f"source:{source}", here, f"{count} from {refs.get(source, 'elsewhere')}")
        for measure in rows.counted.get(each.pk, []):
            yield Edge(f"measure:{measure}", here)
        if each.pk not in rows.said and each.pk not in rows.counted:
            yield from (Edge(f"source:{source.pk}", here) for source in each.analysis.sources.all())
            yield from (Edge(f"measure:{measure.pk}", here) for measure in each.analysis.measures.all())


def _to_objectives(rows: Rows) -> Iterator[Edge]:
    for each in rows.objectives:
        yield from (Edge(f"finding:{one.pk}", f"objective:{each.pk}") for one in each.findings.all())


def _to_actions(rows: Rows) -> Iterator[Edge]:
    for each in rows.actions:
        yield from (Edge(f"finding:{one.pk}", f"action:{each.pk}") for one in each.findings.all())
        if each.objective_id:
            yield Edge(f"objective:{each.objective_id}", f"action:{each.pk}")


def _from_actions(rows: Rows) -> Iterator[Edge]:
    for each in rows.actions:
        yield from (Edge(f"action:{each.pk}", f"evidence:{one.pk}") for one in each.evidence.all())
    for entry in rows.entries:
        if entry.action_id:
            yield Edge(f"action:{entry.action_id}", f"entry:{entry.pk}")
        yield from (Edge(f"entry:{entry.pk}", f"evidence:{one.pk}") for one in entry.evidence.all())


def _to_reviews(rows: Rows) -> Iterator[Edge]:
    """An objective comes out in the lines of its measure; so does what was done for it."""
    aims = {each.pk: each for each in rows.objectives}
    for line in rows.lines:
        here = f"line:{line.pk}"
        measured = {key for key, each in aims.items() if each.measure_id == line.measure_id}
        yield from (Edge(f"objective:{key}", here) for key in measured)
        yield from (Edge(f"action:{each.pk}", here) for each in rows.actions if each.objective_id in measured)
        yield Edge(here, f"review:{line.review_id}")
    for review in rows.reviews:
        here = f"review:{review.pk}"
        yield from (Edge(f"source:{each.pk}", here) for each in rows.sources if is_after(each, rows))
        yield from (Edge(f"finding:{each.pk}", here) for each in review.original_findings.all())
        loose = (each for each in rows.actions if not each.objective_id)
        yield from (Edge(f"action:{each.pk}", here) for each in loose)


def is_after(source: Source, rows: Rows) -> bool:
    """Gathered once the change was live: it answers the review, and no finding need rest on it."""
    live_on, begins = rows.improvement.live_on, source.from_date or source.record.happened_on
    return bool(live_on and begins and begins >= live_on)


def _between_turns(rows: Rows) -> Iterator[Edge]:
    """The turn before led to all that begins here; every review leads to the next."""
    previous = rows.improvement.previous_id
    if previous:
        yield from (Edge(f"turn:{previous}", f"source:{each.pk}") for each in rows.sources)
    for following in rows.following:
        yield from (Edge(f"review:{each.pk}", f"turn:{following.pk}") for each in rows.reviews)


def gaps_of(rows: Rows, edges: Iterable[Edge]) -> list[Gap]:
    """In the order of the loop; a link to what the reader may not see yet is named as that."""
    edges = list(edges)
    behind, ahead = {each.after for each in edges}, {each.before for each in edges}
    found: list[Gap] = []
    for each in rows.sources:
        if rows.findings and f"source:{each.pk}" not in ahead and not is_after(each, rows):
            found.append(Gap(f"source:{each.pk}", "No finding rests on this."))
    for finding in rows.findings:
        found += _of_finding(finding, rows, behind, ahead)
    for objective in rows.objectives:
        found += _of_objective(objective, rows, behind)
    for action in rows.actions:
        found += _of_action(action, behind)
    return found


HIDDEN = "What stands behind this is not handed in yet."


def _behind(key: str, words: str, *rules: str, hidden: bool) -> Gap:
    """No rule speaks of what is there and only not handed in yet."""
    return Gap(key, HIDDEN, hidden) if hidden else Gap(key, words, rules=rules)


def _of_finding(each: Finding, rows: Rows, behind: set[str], ahead: set[str]) -> Iterator[Gap]:
    here = f"finding:{each.pk}"
    if here not in behind:
        hidden = bool(rows.said.get(each.pk) or each.analysis.sources.all())
        yield _behind(here, "Nothing said or counted stands behind this.", "AN-05", hidden=hidden)
    if here not in ahead and rows.plan:
        yield Gap(here, "No objective and no action answers this finding.")


def _of_objective(each: Objective, rows: Rows, behind: set[str]) -> Iterator[Gap]:
    here = f"objective:{each.pk}"
    if here not in behind:
        hidden = bool(each.findings.all())
        yield _behind(here, "No finding behind this objective.", "PL-02", "AN-01", "AN-03", hidden=hidden)
    if rows.actions and not any(one.objective_id == each.pk for one in rows.actions):
        yield Gap(here, "No action works towards this objective.")
    if rows.reviews and not any(one.measure_id == each.measure_id for one in rows.lines):
        yield Gap(here, "The review does not say how this came out.", rules=("RV-03",))


def _of_action(each: Action, behind: set[str]) -> Iterator[Gap]:
    here = f"action:{each.pk}"
    if here not in behind:
        hidden = bool(each.objective_id or each.findings.all())
        yield _behind(here, "No objective and no finding behind this action.", "IM-11", hidden=hidden)
