"""What a list's address may ask for: which rows, in which order."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict


def in_order(rows: QuerySet[Any], query: QueryDict, fields: Mapping[str, str], default: str) -> QuerySet[Any]:
    """Rows sorted by ``?sort=name`` or ``?sort=-name``; any other name sorts by ``default``.

    The primary key comes last, so that no row stands on two pages.
    """
    asked = query.get("sort", "")
    name = asked.removeprefix("-")
    field = fields[name] if name in fields else fields[default.removeprefix("-")]
    falling = asked if name in fields else default
    return rows.order_by(f"-{field}" if falling.startswith("-") else field, "pk")
