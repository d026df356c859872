"""Examples of the rules of plan."""

from .table import Example

EXAMPLES: list[Example] = []
