"""A first guess which column holds what: the heading proposes, the answers below it decide."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .cells import Row
from .columns import Column, look_at
from .mapping import Mapping
from .pairs import guess_pairs
from .scales import guess_reversed, guess_scale


class Target(NamedTuple):
    """``words`` are patterns in a heading, the best first; ``fits`` is what the answers must look like.

    ``bare`` are answers so plain that they need no heading to say what they are.
    """

    words: tuple[str, ...]
    fits: Callable[[Column], bool]
    bare: Callable[[Column], bool] = lambda column: False


#: About the person or the tool, not about the service.
ASIDE = re.compile(
    r"\b(name|e-?mail|phone|telephone|mobile|ip|address|postcode|age|gender|latitude|longitude|browser|device|"
    r"duration|progress|seconds|status|language|collector|consent|finished)\b|user ?agent|ipaddress"
)
TARGETS = {
    "date": Target(
        (
            r"submi|complet|end ?(date|time)|record.*date",
            r"timestamp|^date|responded|received",
            r"\b(date|when)\b",
            r"time\b|created|start",
        ),
        lambda column: not column.answers or column.dates >= 0.6,
        lambda column: column.dates >= 0.9 and column.number_share < 0.5,
    ),
    "reference": Target(
        (
            r"\b(response|respondent|submission|record|entry|reply).{0,3}(id|no|number|ref\w*)\b|responseid|respondentid",
            r"\b(id|ref|reference|token)\b|^(#|no\.?)$",
            r"\b(number|case|ticket)\b",
        ),
        lambda column: column.variety == 1 and column.length <= 60 and column.is_one_word,
    ),
    "sentiment": Target(
        (r"sentiment|mood|polarity", r"\btone\b|nps (group|category|type)|promoter"),
        lambda column: max(column.moods, column.degrees) >= 0.6,
        lambda column: column.moods >= 0.9 and column.number_share < 0.1,
    ),
    "score": Target(
        (
            r"recommend|\bnps\b",
            r"overall|\bcsat\b",
            r"satisf|\bces\b|effort|how easy|how likely|how happy",
            r"\b(rat(e|ed|ing)|scor(e|ed)|stars?|marks?)\b",
            r"\bhow (\w+)|agree|easy|\bq\d+",
        ),
        lambda column: column.is_score and bool(guess_scale(column)),
        lambda column: (column.is_score and bool(guess_scale(column)) and column.variety < 0.5)
        or column.degrees >= 0.9,
    ),
    "channel": Target(
        (
            r"channel|contact method|method of contact",
            r"how (did|do) you (contact|reach|get in touch|buy|order)|\bvia\b",
        ),
        lambda column: column.is_choice,
    ),
    "area": Target(
        (
            r"service area|department|branch|\bsite\b",
            r"\b(area|location|store|shop|office|team|counter|ward|region|place|depot)\b",
            r"which (service|cent(re|er))|^(service|cent(re|er)|where)$",
        ),
        lambda column: column.is_choice,
    ),
    "theme": Target(
        (r"theme|topic", r"\b(category|subject|tags?|issue)\b|type of (issue|enquiry|complaint|feedback)"),
        lambda column: column.is_choice,
    ),
}  # fmt: skip
PROSE = re.compile(
    r"comment|feedback|\bwhy\b|reason|suggest|improve|tell us|anything (else|you)|\bother\b|verbatim|review|"
    r"explain|describe|own words|what (did|do|could|would|was|went|one|is)|open-ended|opinion|message|text"
)
MOST_TEXTS = 6


def guess_mapping(headers: Sequence[str], sample_rows: Sequence[Row]) -> Mapping:
    """The likeliest mapping. Never raises: what cannot be told stays empty for the person to choose."""
    columns = look_at(headers, sample_rows)
    pairs = guess_pairs(columns)
    paired = {name for pair in pairs for name in (pair.expectation, pair.perception)}
    free = [column for column in columns if column.header not in paired]
    found: dict[str, Column] = {}
    for name, target in TARGETS.items():
        if best := _best(target, free):
            found[name] = best
            free.remove(best)
    score = found.get("score")
    return Mapping(
        texts=_texts(free),
        scale=guess_scale(score) if score else "",
        reversed=bool(score and guess_reversed(score)),
        pairs=pairs,
        pair_scale=_pair_scale(columns, paired),
        **{name: column.header for name, column in found.items()},
    )


def _best(target: Target, columns: Sequence[Column]) -> Column | None:
    ranked = [(rank, column) for column in columns if (rank := _rank(target, column)) is not None]
    return min(ranked, key=lambda found: found[0])[1] if ranked else None


def _rank(target: Target, column: Column) -> int | None:
    """0 is best. A column without answers in the sample comes after all that have some."""
    if not target.fits(column) or (ASIDE.search(column.title) and target is not TARGETS["date"]):
        return None
    for rank, pattern in enumerate(target.words):
        if re.search(pattern, column.title):
            return rank if column.answers else rank + 20
    return 10 if column.answers and target.bare(column) else None


def _texts(columns: Sequence[Column]) -> tuple[str, ...]:
    named = [c for c in columns if not ASIDE.search(c.title)]
    chosen = [c.header for c in named if c.is_prose or (PROSE.search(c.title) and _may_be_prose(c))]
    return tuple(chosen[:MOST_TEXTS])


def _may_be_prose(column: Column) -> bool:
    return max(column.number_share, column.dates, column.yes_or_no) < 0.5 and (
        column.degrees < 0.7 or column.variety > 0.5
    )


def _pair_scale(columns: Sequence[Column], paired: set[str]) -> str:
    answers = [cell for column in columns if column.header in paired for cell in column.answers]
    title = next((column.header for column in columns if column.header in paired), "")
    return guess_scale(Column(title, answers)) if answers else ""
