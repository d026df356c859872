"""Part 9: one turn of the loop after another, each record printed once, in the first turn it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.text import Truncator

from assessment.exports.content import ImprovementContent, PortfolioContent, Quote
from assessment.exports.printed import RecordView, StageView, StoryView

TITLES = {
    "feedback": "What customers say",
    "plan": "What we will do",
    "change": "What we did",
    "review": "Did it work?",
}
# How much the opening page names; the second figure is for a crowded one.
NAMED = (6, 5)
VOICES = (3, 2)
COMPARED = (3, 2)
LETTERS_OF_QUOTE = 100
LETTERS_OF_MEASURE = 60
# Letters on a line, and heights in millimetres: a guess at what story.css makes of it.
HEADLINE, TITLE_LINE, QUOTE_LINE, MEASURE_LINE = 42, 28, 26, 20
HEAD, HEAD_LINE, LOOP, LOOP_ROW, LOOP_LINE = 31, 8, 28, 5.4, 3.9
WORDS, WORDS_LINE, TABLE, TABLE_LINE, CHART = 15, 4.8, 16, 4.8, 86
PAGE = 248


def stories_of(content: PortfolioContent, records: Mapping[str, RecordView]) -> tuple[StoryView, ...]:
    told: set[str] = set()
    anchors = {each.ref: each.anchor for each in content.improvements}
    stories = []
    for each in content.improvements:
        stories.append(_story(each, records, told, anchors))
        told.update(each.records)
    return tuple(stories)


def _story(
    turn: ImprovementContent, records: Mapping[str, RecordView], told: set[str], anchors: Mapping[str, str]
) -> StoryView:
    views = [records[ref] for ref in turn.records]
    opening = _opening(turn, views, crowded=False)
    if _height(opening) > PAGE:
        opening = _opening(turn, views, crowded=True)
    return replace(
        opening,
        figures=tuple(records[ref].record for ref in turn.figures),
        printed=tuple(view for view in views if view.record.ref not in told),
        previous_anchor=_anchor(anchors, turn, "previous"),
        following_anchor=_anchor(anchors, turn, "following"),
    )


def _opening(turn: ImprovementContent, views: Sequence[RecordView], *, crowded: bool) -> StoryView:
    rows = turn.comparison.rows if turn.comparison else ()
    compared = rows[: COMPARED[crowded]]
    return StoryView(
        improvement=turn,
        crowded=crowded,
        stages=tuple(_stage(name, views, NAMED[crowded]) for name in TITLES),
        quotes=_cut_quotes(turn.quotes[: VOICES[crowded] - len(turn.quotes_now)]),
        quotes_now=_cut_quotes(turn.quotes_now),
        compared=tuple((_cut(name, LETTERS_OF_MEASURE), *rest) for name, *rest in compared),
        compared_left=len(rows) - len(compared),
    )


def _stage(name: str, views: Sequence[RecordView], most: int) -> StageView:
    """All its records by name, or all but the last ones with a line that says how many those are."""
    own = tuple(view for view in views if view.record.stage == name)
    named = most if len(own) <= most else most - 1
    return StageView(name, TITLES[name], own[:named], own[named:])


def _height(story: StoryView) -> float:
    """About how high the opening would stand, in millimetres."""
    loop = max(sum(map(_stage_height, half)) for half in (story.stages[:2], story.stages[2:]))
    voices = [_lines(each.text, QUOTE_LINE) for each in (*story.quotes, *story.quotes_now)]
    rows = [max(2, _lines(row[0], MEASURE_LINE)) for row in story.compared]
    return (
        HEAD
        + HEAD_LINE * (_lines(story.improvement.title, HEADLINE) - 1)
        + (LOOP + loop)
        + (WORDS + WORDS_LINE * max(voices) if voices else 0)
        + (TABLE + TABLE_LINE * sum(rows) if rows else 0)
        + (CHART if story.improvement.picture else 0)
    )


def _stage_height(stage: StageView) -> float:
    extra = sum(_lines(view.record.title, TITLE_LINE) - 1 for view in stage.shown)
    return LOOP_ROW * (len(stage.shown) + bool(stage.rest)) + LOOP_LINE * extra


def _lines(text: str, letters: int) -> int:
    return 1 + (len(text) - 1) // letters


def _cut_quotes(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(replace(each, text=_cut(each.text, LETTERS_OF_QUOTE)) for each in quotes)


def _cut(text: str, letters: int) -> str:
    return Truncator(text).chars(letters)


def _anchor(anchors: Mapping[str, str], improvement: ImprovementContent, which: str) -> str:
    """Where the turn before or after opens; empty if this pack has none of it."""
    turn = getattr(improvement, which)
    return anchors.get(turn.ref, "") if turn else ""
