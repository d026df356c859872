"""Examples of the rules of sustain."""

from .table import Example

EXAMPLES: list[Example] = []
