"""Part 9: one turn of the loop after another, each record printed once, in the first turn it belongs to."""

from collections.abc import Mapping

from assessment.exports.content import ImprovementContent, PortfolioContent
from assessment.exports.printed import RecordView, StageView, StoryView

TITLES = {
    "feedback": "What customers say",
    "plan": "What we will do",
    "change": "What we did",
    "review": "Did it work?",
}


def stories_of(content: PortfolioContent, records: Mapping[str, RecordView]) -> tuple[StoryView, ...]:
    told: set[str] = set()
    anchors = {each.ref: each.anchor for each in content.improvements}
    stories = []
    for each in content.improvements:
        views = tuple(records[ref] for ref in each.records)
        stories.append(
            StoryView(
                improvement=each,
                stages=_stages(views),
                printed=tuple(view for view in views if view.record.ref not in told),
                previous_anchor=_anchor(anchors, each, "previous"),
                following_anchor=_anchor(anchors, each, "following"),
            )
        )
        told.update(each.records)
    return tuple(stories)


def _stages(views: tuple[RecordView, ...]) -> tuple[StageView, ...]:
    return tuple(
        StageView(stage, title, tuple(v for v in views if v.record.stage == stage))
        for stage, title in TITLES.items()
    )


def _anchor(anchors: Mapping[str, str], improvement: ImprovementContent, which: str) -> str:
    """Where the turn before or after opens; empty if this pack has none of it."""
    turn = getattr(improvement, which)
    return anchors.get(turn.ref, "") if turn else ""
