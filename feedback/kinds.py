"""The two record kinds of this app: a source of feedback and an analysis (design.md section 3)."""

from portfolio.kinds import Kind

from .snapshots import snapshot_analysis, snapshot_source

SECTIONS_PAGE = "feedback/record/sections.html"

FEEDBACK_KINDS = (
    Kind(
        "FB",
        "Feedback source",
        "What customers or colleagues said: a survey, comment cards, complaints, a talk at the counter.",
        icon="chat-bubble-left-right",
        stage="feedback",
        start="feedback:source-new",
        editor="feedback:source",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_source,
    ),
    Kind(
        "AN",
        "Analysis",
        "What the feedback and the figures show, and what you found.",
        icon="magnifying-glass",
        stage="feedback",
        start="feedback:analysis-new",
        editor="feedback:analysis",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_analysis,
    ),
)
