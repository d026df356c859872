"""What customers say, what the figures say, and what we make of both. Read it top to bottom as a story."""

from .sources import Dimension, Item, LoopRecordQuerySet, Method, Source

from .imports import Import  # isort: skip
from .themes import ItemTheme, Theme, ThemeList

from .measures import Benchmark, Measure, Reading, Rebase  # isort: skip
from .analyses import (  # isort: skip
    Analysis,
    Finding,
    RootCause,
    Technique,
    items_covered,
    readings_covered,
    within,
)

__all__ = [
    "Analysis",
    "Benchmark",
    "Dimension",
    "Finding",
    "Import",
    "Item",
    "ItemTheme",
    "LoopRecordQuerySet",
    "Measure",
    "Method",
    "Reading",
    "Rebase",
    "RootCause",
    "Source",
    "Technique",
    "Theme",
    "ThemeList",
    "items_covered",
    "readings_covered",
    "within",
]
