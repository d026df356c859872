"""From a customer's words to the next turn: what led to what, computed once for pages and print.

``trail_of`` gives one turn's nodes, edges and gaps, ``around`` what led to a record and what came of it.
Both cost a constant number of queries, however many turns there are and whatever is in them.
"""

from .shapes import Edge, Gap, Node, Trail
from .walking import MOST_TURNS, Line, around, lines_of, trail_from, trail_of, turns_with

__all__ = [
    "MOST_TURNS",
    "Edge",
    "Gap",
    "Line",
    "Node",
    "Trail",
    "around",
    "lines_of",
    "trail_from",
    "trail_of",
    "turns_with",
]
