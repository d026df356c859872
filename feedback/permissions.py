"""Who may do what to feedback they can already see: pure predicates, used by views, pages and services."""

from feedback.models import Source, ThemeList
from portfolio.models import Membership, Portfolio
from portfolio.permissions import may_edit_record, may_write_kind, owns


def may_gather(member: Membership, portfolio: Portfolio) -> bool:
    """Begin sources of feedback there."""
    return may_write_kind(member, portfolio, "FB")


def may_write_source(member: Membership, source: Source) -> bool:
    """Its facts and what was said, while the record may be changed."""
    return may_edit_record(member, source.record)


def may_theme(member: Membership, theme_list: ThemeList) -> bool:
    """Sorting is the learner's reading of what was said and changes none of it, so it is never closed."""
    return owns(member, theme_list.portfolio)
