"""What a judge sees of the records of this app, as sections of plain data (portfolio/sections.py)."""

from .analysis import snapshot_analysis
from .source import snapshot_source

__all__ = ["snapshot_analysis", "snapshot_source"]
