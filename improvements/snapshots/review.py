"""What a judge sees of a review, as sections (portfolio/sections.py)."""

from typing import Any

from portfolio.models import Record
from portfolio.sections import filled


def snapshot_review(record: Record) -> dict[str, Any]:
    return {"sections": filled([])}
