"""What Sam analyses: comment cards sorted by reason, and an analysis of them."""

from typing import Any

from assessment.services.submissions import submit
from feedback.models import Analysis, Finding, Item, ItemTheme, Source, ThemeList
from feedback.services.analyses import add_finding, open_analysis
from feedback.services.themes import apply_theme
from portfolio import clock
from tests.cast import Cast, claim
from tests.feedback.shop import cards, said, sorting

REASONS = {"Nobody rang back": 5, "Wrong price": 3, "Long queue": 2}


def sorted_cards(
    cast: Cast, reasons: dict[str, int] = REASONS, *, untagged: int = 0, exclusive: bool = True
) -> tuple[Source, ThemeList]:
    """Comment cards, all unhappy and each under its reason, and some that nobody sorted."""
    source, theme_list = cards(cast), sorting(cast, *reasons, exclusive=exclusive)
    for theme in theme_list.themes.all():
        items = [said(source, f"{theme.name}, card {n}.", sentiment=-1) for n in range(reasons[theme.name])]
        apply_theme(by=cast.sam, theme=theme, items=items)
    for n in range(untagged):
        said(source, f"Something else, card {n}.")
    return source, theme_list


def analysis_of(cast: Cast, technique: str = "pareto", **fields: Any) -> Analysis:
    title = fields.pop("title", "Why customers are unhappy")
    return open_analysis(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"technique": technique, **fields},
        record_fields={
            "title": title, "happened_on": clock.today(), "pii_checked": True, "ai_use": "none",
        },
    )  # fmt: skip


def pareto_of(cast: Cast, **cards_like: Any) -> Analysis:
    source, theme_list = sorted_cards(cast, **cards_like)
    return analysis_of(cast, sources=[source], theme_list=theme_list)


def finding_of(analysis: Analysis, **fields: Any) -> Finding:
    statement = {"statement": "Most unhappy customers were promised a call that never came."}
    return add_finding(by=analysis.record.author, analysis=analysis, fields=statement | fields)


def many_sorted(cast: Cast, source: Source, theme_list: ThemeList, count: int) -> None:
    """Thousands of items at once, in turn under each theme; half of them unhappy."""
    themes = list(theme_list.themes.all())
    items = Item.objects.bulk_create(
        (
            Item(
                centre=cast.centre,
                source=source,
                number=10_000 + n,
                text=f"The queue was long, day {n}.",
                sentiment=-1 if n % 2 else 1,
                pii_checked=True,
            )
            for n in range(count)
        ),
        batch_size=500,
    )
    ItemTheme.objects.bulk_create(
        (
            ItemTheme(
                centre=cast.centre,
                item=item,
                theme=themes[n % len(themes)],
                sole_list=theme_list if theme_list.exclusive else None,
                applied_by=cast.sam,
            )
            for n, item in enumerate(items)
        ),
        batch_size=500,
    )


def hand_in(cast: Cast, analysis: Analysis) -> None:
    claim(cast, analysis.record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[analysis.record], declared=True)
    analysis.record.refresh_from_db()
