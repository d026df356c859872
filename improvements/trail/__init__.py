"""From a customer's words to the next turn: what led to what, computed once for pages and print.

``trail_of`` gives one turn's nodes, edges and gaps, ``around`` what led to a record and what came of it.
Both cost a constant number of queries for each turn, however much is in it.
"""

from .shapes import Edge, Gap, Node, Trail
from .walking import Line, around, trail_from, trail_of

__all__ = ["Edge", "Gap", "Line", "Node", "Trail", "around", "trail_from", "trail_of"]
