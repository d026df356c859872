"""Examples of the rules of portfolio."""

from .table import Example

EXAMPLES: list[Example] = []
