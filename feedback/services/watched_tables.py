"""A table that says how far its reader is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from feedback.importers.cells import Row
from feedback.importers.reading import Table

EVERY = 500


@dataclass(frozen=True)
class WatchedTable(Table):
    """Tells after each 500th row how many, of how many (0 in the first pass, which counts), and what."""

    tell: Callable[[int, int, str], None]
    passes: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        total = self.passes[0] if self.passes else 0
        count = 0
        for count, row in enumerate(super().rows(), 1):
            if count % EVERY == 0:
                self.tell(count, total, "Trying each row" if total else f"{count} rows looked at")
            yield row
        self.passes.append(count)


def watched(table: Table, tell: Callable[[int, int, str], None]) -> WatchedTable:
    return WatchedTable(table.name, table.headers, table.source, table.first, tell)
