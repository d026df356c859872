"""The record kinds of this app: plan, action, journal entry, review (design.md section 3)."""

from portfolio.kinds import Kind

from .snapshots import snapshot_action, snapshot_entry, snapshot_plan, snapshot_review

SECTIONS_PAGE = "feedback/record/sections.html"

IMPROVEMENT_KINDS = (
    Kind(
        "PLAN",
        "Improvement plan",
        "What should get better, by how much, by when, and who agreed.",
        icon="map",
        stage="plan",
        start="improvements:board-own",
        editor="improvements:plan",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_plan,
    ),
    Kind(
        "CH",
        "Change",
        "Something you did for an improvement, planned or on the day.",
        icon="wrench-screwdriver",
        stage="change",
        start="improvements:board-own",
        editor="improvements:action",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_action,
    ),
    Kind(
        "LOG",
        "Journal entry",
        "Who you told, how you kept service going, an early check, a fine adjustment.",
        icon="book-open",
        stage="change",
        start="improvements:board-own",
        editor="improvements:entry",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_entry,
    ),
    Kind(
        "REV",
        "Review",
        "Before and after, what worked, what you learned, what comes next.",
        icon="scale",
        stage="review",
        start="improvements:board-own",
        editor="improvements:review",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_review,
    ),
)
