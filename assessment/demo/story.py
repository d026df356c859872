"""The story as a whole. `learners(today)` is what to read; `LEARNERS` is the same with its dates open.

`today` must be the demo's today, a Friday: `days.demo_today(date.today())` gives it.
"""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from assessment.demo.days import dated
from assessment.demo.people import EMPLOYER
from assessment.demo.shapes import LearnerStory
from assessment.demo.texts import (
    loop_nadia,
    loop_sam_analyse,
    loop_sam_change,
    loop_sam_gather,
    loop_sam_papers,
    loop_sam_plan,
    loop_sam_review,
    loop_sam_second,
    loop_sam_second_change,
    nadia_known,
    nadia_open,
    sam_analysis,
    sam_answers,
    sam_asides,
    sam_change,
    sam_explained,
    sam_feedback,
    sam_fine_tuning,
    sam_knowledge,
    sam_plan,
    sam_promote,
    sam_review,
)

SAM = LearnerStory(
    person="sam",
    qualification="Q-EDI-L2-CS",
    units=("PCI", "ECI"),
    registration_number="H147 2208",
    employer=EMPLOYER,
    job_role="Senior adviser, repairs contact centre, North team",
    started_days_ago=277,
    planned_end_in_days=60,
    assessor="priya",
    iqa="gareth",
    welcome="Welcome, Sam. Bring one thing that annoys your tenants to our first meeting.",
    records=(
        sam_knowledge.COURSE,
        *sam_feedback.RECORDS,
        *sam_analysis.RECORDS,
        *sam_plan.RECORDS,
        *sam_change.RECORDS,
        *sam_fine_tuning.RECORDS,
        *sam_review.RECORDS,
        *sam_promote.RECORDS,
        *sam_explained.RECORDS,
        sam_knowledge.WRITTEN,
        sam_knowledge.ORAL,
        *sam_answers.RECORDS,
    ),
    sign_offs=(sam_knowledge.SIGN_OFF,),
    loop=(
        *loop_sam_gather.SCENES,
        *loop_sam_analyse.SCENES,
        *loop_sam_plan.SCENES,
        *loop_sam_change.SCENES,
        *loop_sam_review.SCENES,
        *loop_sam_second.SCENES,
        *loop_sam_second_change.SCENES,
    ),
    papers=loop_sam_papers.PAPERS,
    asides=sam_asides.ASIDES,
)

NADIA = LearnerStory(
    person="nadia",
    qualification="Q-EDI-L3-CS",
    units=("PCI", "MCP"),
    registration_number="H147 2231",
    employer=EMPLOYER,
    job_role="Team leader, repairs contact centre, South team",
    started_days_ago=130,
    planned_end_in_days=240,
    assessor="martin",
    iqa="gareth",
    welcome="Welcome, Nadia. Start with the figure you look at every Monday and ask what it means for a "
    "tenant.",
    records=(*nadia_known.RECORDS, *nadia_open.RECORDS),
    loop=loop_nadia.SCENES,
    papers=loop_nadia.PAPERS,
)

CALLUM = LearnerStory(
    person="callum",
    qualification="Q-EDI-L2-CS",
    units=("PCI",),
    registration_number="H147 2260",
    employer=EMPLOYER,
    job_role="Adviser, repairs contact centre, out of hours",
    started_days_ago=4,
    planned_end_in_days=361,
    assessor="priya",
    iqa="gareth",
    welcome="Welcome, Callum. Before we meet, write down one call this week that you would like to have "
    "gone better.",
)

LEARNERS: tuple[LearnerStory, ...] = (SAM, NADIA, CALLUM)


def learners(today: date) -> tuple[LearnerStory, ...]:
    """Return the three learners with every date in every text filled in."""
    return tuple(_told(learner, today) for learner in LEARNERS)


def _told(part: Any, today: date) -> Any:
    if isinstance(part, str):
        return dated(part, today)
    if isinstance(part, tuple):
        return tuple(_told(each, today) for each in part)
    if isinstance(part, dict):
        return {key: _told(value, today) for key, value in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _told(getattr(part, f.name), today) for f in fields(part)})
    return part
