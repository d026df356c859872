"""Records as rows: what lends every fact its reference, and what becomes evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from assessment.readiness.facts import Evidence
from portfolio.kinds import all_kinds
from portfolio.models import Record, RecordState

#: Fields of Evidence that a record calls the same.
SAME = (
    "pk", "ref", "kind", "state", "happened_on", "recorded_at", "setting", "origin", "details", "supporting",
    "held_elsewhere", "held_where", "ai_use", "pii_checked",
)  # fmt: skip
BESIDE = ("title", "narrative", "portfolio_id", "author_id", "current_version_id")
LEFT_OUT = (RecordState.WITHDRAWN, RecordState.QUARANTINED)

Paper = Any  # a named row of SAME and BESIDE


def ask_papers(portfolios: Iterable[int]) -> dict[int, Paper]:
    """Every record that counts, by primary key. One query."""
    rows = Record.objects.filter(portfolio__in=portfolios).exclude(state__in=LEFT_OUT).order_by("pk")
    return {row.pk: row for row in rows.values_list(*SAME, *BESIDE, named=True)}


class Pile:
    """The papers of some portfolios with what is known about each: files, signatures, owner.

    ``loop`` says where a record belongs in the loop, ``named`` how many actions and entries name it; both are
    filled by ``turns``. Nobody knows the day of a file's making, so each may be dated at the time (QA-25).
    """

    def __init__(self, papers: Mapping[int, Paper], rows: Mapping[str, Sequence[Any]]) -> None:
        self.papers = papers
        self.of_portfolio: dict[int, list[Paper]] = defaultdict(list)
        for paper in papers.values():
            self.of_portfolio[paper.portfolio_id].append(paper)
        self.files = {key[0]: key[1:] for _, key in rows["files"]}
        self.owners = {key[0]: key[1] for _, key in rows["owner"]}
        self.users = {key[0]: key[2] for _, key in rows["owner"]}
        self.ulns = {key[0]: key[3] or None for _, key in rows["owner"]}
        self.signed: dict[int, set[str]] = defaultdict(set)
        for _, (record, purpose) in rows["signed"]:
            self.signed[record].add(purpose)
        self.loop: dict[int, str] = {}
        self.named: dict[int, int] = defaultdict(int)

    def count_of(self, record: int) -> int:
        """How many files it holds."""
        return self.files[record][0] if record in self.files else 0

    def evidence_of(self, portfolio: int, registered_on: date | None) -> dict[int, Evidence]:
        """By record. A fresh fact for each enrolment, because claims differ between them."""
        needs = {kind.code: kind.needs for kind in all_kinds()}
        return {
            row.pk: self._evidence(row, needs.get(row.kind, ()), registered_on)
            for row in self.of_portfolio.get(portfolio, ())
        }

    def _evidence(self, row: Paper, needs: tuple[str, ...], registered_on: date | None) -> Evidence:
        count, pages, seconds = self.files.get(row.pk, (0, 0, 0))
        signatures = frozenset(self.signed.get(row.pk, ()))
        handed_in = row.current_version_id is not None
        return Evidence(
            **dict(zip(SAME, row, strict=False)),
            words=row.title,
            record=row.ref,
            hidden=not handed_in,
            text=row.narrative,
            files=count,
            dated_files=count,
            pages=pages or 0,
            seconds=seconds or 0,
            links=self.named.get(row.pk, 0),
            by_learner=row.author_id == self.owners[row.portfolio_id],
            handed_in=handed_in,
            declared="authenticity" in signatures if handed_in and "authenticity" in needs else None,
            needs=needs,
            signatures=signatures,
            loop=self.loop.get(row.pk, ""),
            registered_on=registered_on,
        )
