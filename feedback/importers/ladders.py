"""Answers in words ("Very satisfied", "Tend to agree", "Not at all easy") as rungs of a ladder from 1 up.

A word alone has no rung: "Somewhat satisfied" is the middle of "extremely, very, somewhat, not so, not at
all" and the second best of "very, somewhat, neither, ...". So each answer becomes a degree, and the first
ladder on which all degrees seen in the column have rungs of their own is the column's ladder.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from .vocabulary import ADVERBS, BAD, GOOD, WHOLE

LADDERS = [
    [rung.split() for rung in ladder.split("|")]
    for ladder in (
        "-strong -very|- -weak|0|+ +weak|+very +strong",
        "-strong -very|-|-weak|0|+weak|+|+very +strong",
        "none|hardly|+weak +|+very +strong",
        "none|hardly|+weak +|+very|+strong",
        "none|+weak|+|+very|+strong",
        "-|0|+|+very|+strong",
        "-very -strong|-|0|+|+very|+strong",
        "-strong|-very|- -weak|0|+ +weak|+very|+strong",
    )
]
ANY_WORDS = [
    ["-strong", "-very", "none"],
    ["-", "-weak", "hardly"],
    ["0"],
    ["+", "+weak"],
    ["+very", "+strong"],
]
LONGEST = 60
MOST_WORDS = 6
WORDS = re.compile(r"[a-z']+")


@dataclass(frozen=True)
class Ladder:
    rungs: tuple[tuple[str, int], ...]
    top: int

    def rung(self, degree: str) -> int | None:
        return dict(self.rungs).get(degree)


def degree_of(text: str) -> str:
    """ "+very", "-", "0", "hardly" (not very), "none" (not at all), or "" for words that are no answer."""
    if len(text) > LONGEST:
        return ""
    words = WORDS.findall(text.lower().replace("’", "'"))
    plain = " ".join(words)
    if len(words) > MOST_WORDS:
        return ""
    if words[:1] == ["neither"] or plain in WHOLE:
        return WHOLE.get(plain, "0")
    return _graded(words, plain)


def _graded(words: list[str], plain: str) -> str:
    good, bad = not GOOD.isdisjoint(words), not BAD.isdisjoint(words)
    if plain.startswith("not at all"):
        return "none"
    if good == bad:
        return ""
    if "not" in words:
        return "hardly" if words[0] == "not" and len(words) > 2 else "-"
    strength = next((ADVERBS[word] for word in words if word in ADVERBS), "")
    return ("+" if good else "-") + strength


def choose_ladder(degrees: Collection[str]) -> Ladder:
    """The ladder of a column in which ``degrees`` were seen."""
    return next((ladder for rungs in LADDERS if (ladder := _fitting(rungs, degrees))), _as_ladder(ANY_WORDS))


def _as_ladder(rungs: list[list[str]]) -> Ladder:
    return Ladder(
        tuple((degree, number) for number, rung in enumerate(rungs, 1) for degree in rung), len(rungs)
    )


def _fitting(rungs: list[list[str]], degrees: Collection[str]) -> Ladder | None:
    ladder = _as_ladder(rungs)
    found = [ladder.rung(degree) for degree in degrees]
    return ladder if None not in found and len(set(found)) == len(found) else None
