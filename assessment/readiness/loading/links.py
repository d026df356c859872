"""Which tables tie facts together, and which rows are only counted.

The name says where it leads: ``improvement.sources`` fills that list, ``finding.items`` that number. Those
with ``>`` or ``<`` in their name are read by whoever needs them.
"""

from django.db.models import Exists, F, OuterRef, Q

from feedback.models import Analysis, Finding, ItemTheme
from improvements.models import Action, Improvement, JournalEntry, Objective, Option, Review

from .asking import Link

#: Lists of other facts: the name, then the table that holds them.
LISTS = {
    "improvement.sources": "source",
    "improvement.measures": "measure",
    "improvement.analyses": "analysis",
    "objective.findings": "finding",
}
COUNTS = (
    "finding.items", "finding.contrary", "finding.readings", "plan.options", "action.findings",
    "review.original_findings", "review.quotes",
)  # fmt: skip

TURN, ANALYSED = "improvement__portfolio", "analysis__record__portfolio"
FOUND, REVIEWED = "finding__analysis__record__portfolio", "review__record__portfolio"
THEMED = "theme__list__portfolio"
#: Of themes that a finding rests on; the others may be many and are not asked about.
FOUND_TOO = Q(Exists(Finding.objects.filter(theme=OuterRef("theme"))))

LINKS = (
    Link("improvement.sources", Improvement.sources.through, "improvement_id", "source_id", TURN),
    Link("improvement.measures", Improvement.measures.through, "improvement_id", "measure_id", TURN),
    Link("improvement.analyses", Improvement.analyses.through, "improvement_id", "analysis_id", TURN),
    Link(
        "objective.findings", Objective.findings.through, "objective_id", "finding_id",
        "objective__plan__record__portfolio",
    ),
    Link("analysis>source", Analysis.sources.through, "analysis_id", "source_id", ANALYSED),
    Link("analysis>measure", Analysis.measures.through, "analysis_id", "measure_id", ANALYSED),
    Link("action>record", Action.evidence.through, "action_id", "record_id", "action__record__portfolio"),
    Link(
        "entry>record", JournalEntry.evidence.through, "journalentry_id", "record_id",
        "journalentry__record__portfolio",
    ),
    Link("finding.items", Finding.items.through, "finding_id", within=FOUND),
    Link("finding.contrary", Finding.contrary_items.through, "finding_id", within=FOUND),
    Link("finding.readings", Finding.readings.through, "finding_id", within=FOUND),
    Link("plan.options", Option, "plan_id", within="plan__record__portfolio"),
    Link("action.findings", Action.findings.through, "action_id", within="action__record__portfolio"),
    Link("review.original_findings", Review.original_findings.through, "review_id", within=REVIEWED),
    Link(
        "review.quotes", Review.quotes.through, "review_id", within=REVIEWED,
        where=Q(item__said_on__gt=F("review__improvement__live_on")),
    ),
    Link(
        "finding<happy", Finding.items.through, "finding_id", within=FOUND, where=Q(item__sentiment=1),
    ),
    Link(
        "finding<unhappy", Finding.items.through, "finding_id", within=FOUND, where=Q(item__sentiment=-1),
    ),
    Link("theme<happy", ItemTheme, "theme_id", within=THEMED, where=FOUND_TOO & Q(item__sentiment=1)),
    Link("theme<unhappy", ItemTheme, "theme_id", within=THEMED, where=FOUND_TOO & Q(item__sentiment=-1)),
)  # fmt: skip
