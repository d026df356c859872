"""Examples of the rules of implement."""

from .table import Example

EXAMPLES: list[Example] = []
