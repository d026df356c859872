"""Many small tables in one question: each row comes as its table's name and one JSON array of columns.

A table or a link is declared once (``tables``, ``links``); everything that differs between databases, such as
how a day or a truth comes back inside JSON, is put straight here.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    DateField,
    DateTimeField,
    DecimalField,
    Expression,
    F,
    Field,
    Func,
    JSONField,
    Model,
    Q,
    QuerySet,
    Value,
)

from assessment.readiness.facts import Fact

Straighten = Callable[[Any], Any]


class Columns(Func):
    """Columns as one JSON array. Django's own would ask each connection first whether it knows JSON."""

    function = "JSON_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY", **context)


@dataclass(frozen=True)
class Scope:
    """Whose rows are asked for, by primary keys."""

    portfolio: frozenset[int]
    enrolment: frozenset[int]
    centre: frozenset[int]


@dataclass(frozen=True)
class Table:
    """One table and the fact that each of its rows becomes (``tables`` says how to read one).

    ``columns`` are fields of the fact; where the model calls one otherwise, ``day=taken_on``. ``keys`` come
    beside the fact for whoever puts it together. ``within`` leads to what ``scope`` names, so that only its
    rows are asked for; ``where`` leaves some of those out. With ``adds``, sums and counts by name of column,
    rows that are alike in all other columns become one.
    """

    name: str
    model: type[Model]
    fact: type[Fact] | None
    within: str
    columns: str = ""
    keys: str = ""
    record: str = ""
    below: str = ""
    refers: tuple[tuple[str, str, str], ...] = ()
    where: Q | None = None
    adds: Mapping[str, Expression] | None = None
    scope: str = "portfolio"

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return tuple(each.partition("=")[0] for each in self.columns.split())

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Of the fact's columns, then of the keys."""
        named = (each.partition("=") for each in self.columns.split())
        return (*(path or own for own, _, path in named), *self.keys.split())

    @cached_property
    def straightening(self) -> tuple[tuple[int, Straighten], ...]:
        """Places of the columns that JSON cannot hold as they are, and what makes them so again."""
        each = ((place, _straighten(self.model, path)) for place, path in enumerate(self.paths))
        return tuple((place, way) for place, way in each if way)

    def asked(self, scope: Scope) -> QuerySet:
        mine = {f"{self.within}__in": getattr(scope, self.scope)}
        rows: QuerySet = self.model._default_manager.filter(self.where or Q(), **mine).order_by()
        if self.adds:
            plain = [path for path in self.paths if path not in self.adds]
            rows = rows.values(*plain)
        columns = [(self.adds or {}).get(path) or F(path) for path in self.paths]
        return rows.values_list(Value(self.name), Columns(*columns))

    def read(self, row: list[Any]) -> tuple[Any, tuple[Any, ...]]:
        """The fact, or None for a table without one, and its keys."""
        for place, straighten in self.straightening:
            if row[place] is not None:
                row[place] = straighten(row[place])
        wide = len(self.fields)
        fact = self.fact(**dict(zip(self.fields, row, strict=False))) if self.fact else None
        return fact, tuple(row[wide:])


@dataclass(frozen=True)
class Link:
    """A table that ties two others. ``name`` is where it leads, such as ``improvement.sources``.

    With ``right`` it gives pairs; without, how many rows hang on each ``left``.
    """

    name: str
    model: type[Model]
    left: str
    right: str = ""
    within: str = ""
    where: Q | None = None

    def asked(self, scope: Scope) -> QuerySet:
        rows = self.model._default_manager.filter(
            self.where or Q(), **{f"{self.within}__in": scope.portfolio}
        )
        name = Value(self.name)
        if self.right:
            return rows.order_by().values_list(name, F(self.left), F(self.right))
        return (
            rows.order_by().values(self.left).annotate(n=Count("*")).values_list(name, F(self.left), F("n"))
        )


def ask_rows(tables: Iterable[Table], scope: Scope) -> dict[str, list[tuple[Any, tuple[Any, ...]]]]:
    """By name of the table, the rows in the order of their first column. One query."""
    tables = list(tables)
    raw: dict[str, list[list[Any]]] = defaultdict(list)
    for name, row in _together(tables, scope):
        raw[name].append(row)
    return {each.name: [each.read(row) for row in sorted(raw[each.name], key=_first)] for each in tables}


def ask_links(links: Iterable[Link], scope: Scope) -> dict[str, list[tuple[int, int]]]:
    """By name of the link, pairs or counts, in order. One query."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, left, right in _together(list(links), scope):
        found[name].append((left, right))
    for pairs in found.values():
        pairs.sort()
    return found


def _together(asked: list[Any], scope: Scope) -> QuerySet:
    first, *others = (each.asked(scope) for each in asked)
    return first.union(*others, all=True)


def _first(row: list[Any]) -> Any:
    return row[0]


def _straighten(model: type[Model], path: str) -> Straighten | None:
    field: Any = None
    for name in path.split("__"):
        if name == "pk" or (field is None and not _has(model, name)):
            return None
        field = model._meta.get_field(name.removesuffix("_id") if not _has(model, name) else name)
        model = field.related_model or model
    return _way(field)


def _has(model: type[Model], name: str) -> bool:
    return any(name in (each.name, getattr(each, "attname", "")) for each in model._meta.get_fields())


def _way(field: Field) -> Straighten | None:
    """By the type of the column; the longer type first, for a moment is also a day to Django."""
    ways: tuple[tuple[type[Field], Straighten], ...] = (
        (DateTimeField, _moment),
        (DateField, date.fromisoformat),
        (BooleanField, bool),
        (DecimalField, float),
        (JSONField, _parsed),
    )
    return next((way for kind, way in ways if isinstance(field, kind)), None)


def _moment(text: str) -> datetime:
    """SQLite keeps moments without a zone, in UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parsed(value: Any) -> Any:
    """SQLite gives JSON within JSON as text."""
    return json.loads(value) if isinstance(value, str) else value
