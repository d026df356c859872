"""Examples of the rules of quality."""

from .table import Example

EXAMPLES: list[Example] = []
