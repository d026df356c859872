"""What Sam gathers: a source of comment cards, and what stands on the cards."""

from collections.abc import Iterable
from typing import Any

from assessment.services.submissions import submit
from feedback.models import Item, Source, ThemeList
from feedback.services.items import log_item, log_items
from feedback.services.sources import open_source
from feedback.services.themes import add_theme, open_theme_list
from portfolio import clock
from tests.cast import Cast, claim


def cards(cast: Cast, *, by: Any = None, **fields: Any) -> Source:
    """Sam's comment cards; ``title`` and any field of the source can be changed."""
    title = fields.pop("title", "Comment cards in March")
    record = {"title": title, "happened_on": clock.today(), "pii_checked": True, "ai_use": "none"}
    return open_source(
        by=by or cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "comment_card", **fields},
        record_fields=record,
    )


def said(source: Source, text: str = "Nobody rang me back.", **fields: Any) -> Item:
    return log_item(by=source.record.author, source=source, fields={"text": text, **fields})


def many(source: Source, count: int, **fields: Any) -> list[Item]:
    rows: Iterable[dict] = ({"text": f"The queue was long, day {n}.", **fields} for n in range(count))
    log_items(by=source.record.author, source=source, rows=rows)
    return list(source.items.order_by("number"))


def sorting(cast: Cast, *names: str, exclusive: bool = True) -> ThemeList:
    """A list of Sam's with themes of these names."""
    theme_list = open_theme_list(
        by=cast.sam, portfolio=cast.portfolio, name="What went wrong", exclusive=exclusive
    )
    for name in names:
        add_theme(by=cast.sam, theme_list=theme_list, name=name)
    return theme_list


def hand_in(cast: Cast, source: Source) -> None:
    claim(cast, source.record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[source.record], declared=True)
    source.record.refresh_from_db()
