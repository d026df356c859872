"""The survey's replies, before and after the change: (days before today, score, comment), oldest first."""

import random
from collections.abc import Mapping, Sequence

from assessment.demo.figures import INFORMED_AFTER, INFORMED_BEFORE
from assessment.demo.texts.loop_after import COMMENTS_AFTER
from assessment.demo.voices import COMMENTS

Reply = tuple[int, int, str]


def before() -> list[Reply]:
    """146 replies of the eight weeks before the change, 46 with a comment."""
    return _replies(146, INFORMED_BEFORE, COMMENTS, (201, 256))


def after() -> list[Reply]:
    """139 replies of the eight weeks after go-live, 41 with a comment."""
    return _replies(139, INFORMED_AFTER, COMMENTS_AFTER, (103, 157))


def _replies(
    seed: int, scores: Mapping[int, int], comments: Mapping[int, Sequence[str]], span: tuple[int, int]
) -> list[Reply]:
    chance = random.Random(seed)  # noqa: S311  a story, not a secret
    rows: list[Reply] = []
    for score, count in scores.items():
        words = [*comments[score], *[""] * (count - len(comments[score]))]
        rows += [(chance.randint(*span), score, comment) for comment in words]
    chance.shuffle(rows)
    return sorted(rows, key=lambda row: -row[0])
