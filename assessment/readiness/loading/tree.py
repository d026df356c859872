"""Puts facts where they belong: below one another as ``tables`` says, side by side as ``links`` says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assessment.readiness.facts import Fact

from .asking import Table
from .links import COUNTS, LISTS
from .papers import Paper

Row = tuple[Any, tuple[Any, ...]]
Rows = Mapping[str, Sequence[Row]]
Pairs = Mapping[str, Sequence[tuple[int, int]]]


class Tree(dict[str, dict[int, Any]]):
    """Facts by name of their table and primary key; those whose record does not count are left out.

    ``keys_of`` has what came beside each, by the names in ``Table.keys``.
    """

    def __init__(self, tables: Iterable[Table], rows: Rows, papers: Mapping[int, Paper]) -> None:
        super().__init__()
        self.papers = papers
        self.keys_of: dict[str, dict[int, dict[str, Any]]] = {}
        for table in tables:
            if table.fact:
                self._grow(table, rows[table.name])

    def _grow(self, table: Table, rows: Iterable[Row]) -> None:
        here = self.setdefault(table.name, {})
        keys_here = self.keys_of.setdefault(table.name, {})
        names = table.keys.split()
        for fact, values in rows:
            keys = dict(zip(names, values, strict=True))
            if self._stands(fact, table, keys) and self._joins(fact, table, keys):
                here[fact.pk], keys_here[fact.pk] = fact, keys

    def _stands(self, fact: Fact, table: Table, keys: Mapping[str, Any]) -> bool:
        """On its record, whose reference it takes. False where that was withdrawn."""
        if not table.record:
            return True
        paper = self.papers.get(fact.pk if table.record == "pk" else keys[table.record])
        if paper is None:
            return False
        fact.record = paper.ref
        fact.ref = f"{paper.ref}.{keys['number']}" if "number" in keys else paper.ref
        fact.hidden = paper.current_version_id is None
        fact.words = fact.words or paper.title
        return True

    def _joins(self, fact: Fact, table: Table, keys: Mapping[str, Any]) -> bool:
        """The list it belongs to, with what it points to. False where nothing above it is left."""
        for field, name, key in table.refers:
            setattr(fact, field, self[name].get(keys[key]))
        if not table.below:
            return True
        above, _, into = table.below.partition(".")
        parent = self[above].get(next(iter(keys.values())))
        if parent is None:
            return False
        if not table.record:
            fact.ref, fact.record, fact.hidden = parent.ref, parent.record, parent.hidden
        getattr(parent, into).append(fact)
        return True

    def tie(self, links: Pairs) -> None:
        """Fills the lists and numbers that a link's name leads to."""
        for name, kind in LISTS.items():
            table, _, into = name.partition(".")
            for left, right in links.get(name, ()):
                if left in self[table] and right in self[kind]:
                    getattr(self[table][left], into).append(self[kind][right])
        for name in COUNTS:
            table, _, into = name.partition(".")
            for left, count in links.get(name, ()):
                if left in self[table]:
                    setattr(self[table][left], into, count)
