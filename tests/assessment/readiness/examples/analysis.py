"""Examples of the rules of analysis."""

from .table import Example

EXAMPLES: list[Example] = []
