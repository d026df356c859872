"""Expectation and perception of one dimension in two columns (SERVQUAL, domain.md section 7)."""

import re
from collections.abc import Sequence

from .columns import Column
from .mapping import Pair

DIMENSIONS = ("reliability", "assurance", "tangibles", "empathy", "responsiveness")
EXPECTED = re.compile(
    r"\(e\)|\bexpect\w*|\bshould\b|\bideal\w*|\bdesired\b|\bimportan\w+|^e(?=[\s_.-]?[0-9]{1,2}\b)"
)
FOUND = re.compile(
    r"\(p\)|\bpercep\w*|\bperceiv\w*|\bactual\w*|\bexperience\w*|\breceived\b|\bperform\w*|\bdelivered\b|"
    r"^p(?=[\s_.-]?[0-9]{1,2}\b)"
)


def guess_pairs(columns: Sequence[Column]) -> tuple[Pair, ...]:
    """Headings that are the same but for words such as "expected" and "actual", in the order of the file."""
    expected = _by_rest(columns, EXPECTED)
    found = _by_rest(columns, FOUND)
    pairs: list[Pair] = []
    for rest, header in expected.items():
        if rest in found:
            taken = {pair.dimension for pair in pairs}
            pairs.append(Pair(_dimension(rest, taken), header, found[rest]))
    return tuple(pairs)


def _by_rest(columns: Sequence[Column], role: re.Pattern[str]) -> dict[str, str]:
    """What is left of each heading without the words of its role, and the heading."""
    rests: dict[str, str] = {}
    for column in columns:
        if role.search(column.title) and (column.is_score or not column.answers):
            rest = " ".join(re.findall(r"[a-z0-9]+", role.sub(" ", column.title)))
            rests.setdefault(rest, column.header)
    return rests


def _dimension(rest: str, taken: set[str]) -> str:
    """One of the five where the heading names it, else what the heading says; numbered if it comes again."""
    name = next((dimension for dimension in DIMENSIONS if dimension[:8] in rest), rest[:60] or "overall")
    number, wanted = 2, name
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name
