"""The record kinds of this app: the assessment plan and its review (domain.md 5.4, form RF04)."""

from portfolio.kinds import ASSESSORS, PLANS_AND_REVIEWS, Kind
from portfolio.models import Signature

from .plan_snapshots import snapshot_plan, snapshot_plan_review

SECTIONS_PAGE = "feedback/record/sections.html"
PLAN, PLAN_REVIEW = "AP", "APR"

ASSESSMENT_KINDS = (
    Kind(
        PLAN,
        "Assessment plan",
        "What you will assess together, how, where and when, and what the learner should bring.",
        authors=ASSESSORS,
        needs=(Signature.Purpose.AUTHORED,),
        agreed_by_learner=True,
        proves=False,
        icon="clipboard-document-list",
        part=PLANS_AND_REVIEWS,
        start_for="assessment:plan-new",
        editor="assessment:plan",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_plan,
    ),
    Kind(
        PLAN_REVIEW,
        "Review of an assessment plan",
        "What was done of the plan, what comes next, and when you look again.",
        authors=ASSESSORS,
        needs=(Signature.Purpose.AUTHORED,),
        agreed_by_learner=True,
        proves=False,
        icon="arrow-path",
        part=PLANS_AND_REVIEWS,
        start_for="assessment:plan-review-new",
        editor="assessment:plan-review",
        page_template=SECTIONS_PAGE,
        snapshot=snapshot_plan_review,
    ),
)
