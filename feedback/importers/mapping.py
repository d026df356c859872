"""Which column of a survey file holds what: guessed first (``guessing``), then corrected by the person."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from .values import bounds

DATE_ORDERS = {
    "auto": "as the dates themselves show",
    "day": "day first (3/12 is 3 December)",
    "month": "month first (3/12 is 12 March)",
}


@dataclass(frozen=True)
class Pair:
    """Two columns of one SERVQUAL dimension: what was expected and what was found (domain.md section 7)."""

    dimension: str
    expectation: str
    perception: str


@dataclass(frozen=True)
class Mapping:
    """Every column by its heading; empty where the file has none. ``to_dict`` is JSON for a form or a column.

    ``texts`` are joined in this order. ``scale`` is a code of values.SCALES. ``reversed`` means that the low
    end is the good one; it turns round ``score`` alone. ``date_order`` is a key of DATE_ORDERS.
    """

    date: str = ""
    texts: tuple[str, ...] = ()
    score: str = ""
    scale: str = ""
    reversed: bool = False
    sentiment: str = ""
    reference: str = ""
    area: str = ""
    channel: str = ""
    theme: str = ""
    pairs: tuple[Pair, ...] = ()
    pair_scale: str = ""
    date_order: str = "auto"

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "texts": list(self.texts), "pairs": [asdict(pair) for pair in self.pairs]}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Mapping":
        """The mapping in ``data``. Unknown keys and wrong types are left out."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        texts, pairs = known.pop("texts", ()), known.pop("pairs", ())
        plain = {name: value for name, value in known.items() if type(value) is type(getattr(cls, name))}
        return cls(
            **plain,
            texts=tuple(text for text in _listed(texts) if isinstance(text, str)),
            pairs=tuple(pair for item in _listed(pairs) if (pair := _pair(item))),
        )

    def columns(self) -> list[str]:
        """Every heading named, in the order of the fields."""
        single = [self.date, *self.texts, self.score, self.sentiment, self.reference]
        single += [self.area, self.channel, self.theme]
        paired = [name for pair in self.pairs for name in (pair.expectation, pair.perception)]
        return [name for name in single + paired if name]

    def validate(self, headers: Sequence[str]) -> list[str]:
        """One sentence for each thing that must be put right before the file can be read."""
        missing = [f"The file has no column “{name}”." for name in self.columns() if name not in headers]
        return missing + self._missing_choices() + self._clashes()

    def _missing_choices(self) -> list[str]:
        wrong = []
        if not (self.texts or self.score or self.sentiment or self.pairs):
            wrong.append("Choose at least a column of comments or a column of scores.")
        if self.score and not _is_scale(self.scale):
            wrong.append(f"Choose the scale of “{self.score}”.")
        if self.pairs and not _is_scale(self.pair_scale):
            wrong.append("Choose the scale of expectation and perception.")
        if self.date_order not in DATE_ORDERS:
            wrong.append("Choose whether dates have the day or the month first.")
        return wrong

    def _clashes(self) -> list[str]:
        once = [name for name in (self.date, *self.texts, self.score, self.reference) if name]
        wrong = [f"“{name}” is chosen twice." for name in dict.fromkeys(once) if once.count(name) > 1]
        wrong += [f"“{p.dimension}” needs two columns." for p in self.pairs if p.expectation == p.perception]
        dimensions = [pair.dimension for pair in self.pairs]
        if len(set(dimensions)) < len(dimensions) or "" in dimensions:
            wrong.append("Give each pair of expectation and perception a name of its own.")
        return wrong


def _is_scale(code: str) -> bool:
    return code == "words" or bounds(code) is not None


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _pair(item: Any) -> Pair | None:
    wanted = [field.name for field in fields(Pair)]
    if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in wanted):
        return None
    return Pair(**{name: item[name] for name in wanted})
