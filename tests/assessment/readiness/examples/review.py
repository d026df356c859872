"""Examples of the rules of review."""

from .table import Example

EXAMPLES: list[Example] = []
