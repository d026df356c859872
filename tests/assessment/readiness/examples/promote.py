"""Examples of the rules of promote."""

from .table import Example

EXAMPLES: list[Example] = []
