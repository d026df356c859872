"""What a judge sees of the records of this app, as sections of plain data (portfolio/sections.py)."""

from .action import snapshot_action
from .entry import snapshot_entry
from .plan import snapshot_plan
from .review import snapshot_review

__all__ = ["snapshot_action", "snapshot_entry", "snapshot_plan", "snapshot_review"]
