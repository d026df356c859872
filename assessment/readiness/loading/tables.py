"""Which table becomes which fact. To load one more field, add its name to ``columns`` of its table.

``record`` is the column that leads to the record a fact stands on: it lends its reference, and where it was
withdrawn the fact is left out. ``below`` is the list of another fact that it joins, found by its first key;
it has that one's reference where it has no record of its own. ``refers`` are single facts that it
points to: its field, their table, and the key that holds which.
"""

from django.db.models import Count, F, Max, Q

from assessment.models import ParameterChange, RuleChoice, SampleOutcome, SetAside
from assessment.readiness import facts
from feedback.models import Analysis, Benchmark, Finding, Item, Measure, Reading, Rebase, RootCause, Source
from improvements.models import (
    Action,
    Approval,
    Consultation,
    CriterionVerdict,
    Improvement,
    JournalEntry,
    Objective,
    Plan,
    Review,
    ReviewLine,
    Stakeholder,
    SuccessCriterion,
)
from portfolio.models import Attachment, Portfolio, SignedVersion

from .asking import Table

#: Items of one source, day and origin are counted in the database: there may be thousands.
ALIKE = {
    "count": Count("*"),
    "comments": Count("pk", filter=~Q(text="")),
    "scores": Count("score"),
    "open": Count("pk", filter=Q(pii_checked=False) | Q(has_pii=True, pii_basis="")),
}

GATHERED = (
    Table(
        "source", Source, facts.Source, "record__portfolio",
        "pk method origin from_date to_date responses quality_dimension method_reason analysis_due",
        record="pk",
    ),
    Table(
        "said", Item, facts.Said, "source__record__portfolio",
        "origin day=said_on count comments scores open", "source_id",
        below="source.said", adds=ALIKE,
    ),
    Table(
        "measure", Measure, facts.Measure, "portfolio",
        "pk ref words=name kind unit direction target sla quality_dimension method_reason analysis_due "
        "recorded_at=made_at outcome=outcome_measure_id",
    ),
    Table(
        "reading", Reading, facts.Reading, "measure__portfolio",
        "pk day=taken_on value n method", "measure_id",
        below="measure.readings", where=Q(set_aside=""),
    ),
    Table(
        "benchmark", Benchmark, facts.Benchmark, "measure__portfolio", "pk kind", "measure_id",
        below="measure.benchmarks",
    ),
    Table(
        "rebase", Rebase, facts.Rebase, "measure__portfolio", "pk day=from_date reason", "measure_id",
        below="measure.rebases",
    ),
    Table(
        "analysis", Analysis, facts.Analysis, "record__portfolio",
        "pk technique technique_other summary", "from_date to_date",
        record="pk",
    ),
    Table(
        "finding", Finding, facts.Finding, "analysis__record__portfolio",
        "pk words=statement count trend causal trial other_explanations contrary_note customer_effect",
        "analysis_id number theme_id",
        record="analysis_id", below="analysis.findings",
    ),
    Table(
        "cause", RootCause, facts.RootCause, "finding__analysis__record__portfolio",
        "pk words=text category", "finding_id",
        below="finding.root_causes",
    ),
)  # fmt: skip

PLANNED = (
    Table(
        "improvement", Improvement, facts.Improvement, "portfolio",
        "pk ref words=title state live_on follow_up_on no_complaints_reason no_benchmark_reason "
        "no_internal_customers customers_not_told_reason no_adjustment_reason not_embedded_reason "
        "not_sustained_reason no_framework_reason",
        "portfolio_id state_before_pause previous_id",
    ),
    Table(
        "plan", Plan, facts.Plan, "record__portfolio",
        "pk start end review_on resources no_resources_needed constraints risks choice_reason "
        "expected_customer_effect expected_business_effect", "improvement_id",
        record="pk",
    ),
    Table(
        "objective", Objective, facts.Objective, "plan__record__portfolio",
        "pk words=text target", "plan__improvement_id plan_id measure_id",
        record="plan_id", below="improvement.objectives", refers=(("measure", "measure", "measure_id"),),
    ),
    Table(
        "criterion", SuccessCriterion, facts.SuccessCriterion, "objective__plan__record__portfolio",
        "pk words=text set_on changed_on", "objective_id",
        below="objective.success_criteria",
    ),
    Table(
        "stakeholder", Stakeholder, facts.Stakeholder, "improvement__portfolio",
        "pk words=name group has_authority", "improvement_id",
        below="improvement.stakeholders",
    ),
    Table(
        "consultation", Consultation, facts.Consultation, "plan__record__portfolio",
        "pk words=said day=held_on", "plan__improvement_id plan_id who_id",
        record="plan_id", below="improvement.consultations", refers=(("who", "stakeholder", "who_id"),),
    ),
    Table(
        "approval", Approval, facts.Approval, "plan__record__portfolio",
        "pk words day=given_on outcome", "plan__improvement_id plan_id by_id",
        record="plan_id", below="improvement.approvals", refers=(("by", "stakeholder", "by_id"),),
    ),
)  # fmt: skip

DONE = (
    Table(
        "action", Action, facts.Action, "record__portfolio",
        "pk kind planned owner is_mine due_on started_on done_on done_note resources_used no_resources "
        "variance_note learner_role objective=objective_id", "improvement_id",
        record="pk", below="improvement.actions",
    ),
    Table(
        "entry", JournalEntry, facts.Entry, "record__portfolio",
        "pk kind audience purpose to_authority law law_stage", "improvement_id",
        record="pk", below="improvement.journal",
    ),
    Table(
        "review", Review, facts.Review, "record__portfolio",
        "pk advantages disadvantages learning do_differently customer_effect business_effect next_steps",
        "improvement_id",
        record="pk", below="improvement.reviews",
    ),
    Table(
        "line", ReviewLine, facts.ReviewLine, "review__record__portfolio",
        "pk before before_n after after_n verdict method_changed unit_changed comparability_note",
        "review_id measure_id",
        below="review.lines", refers=(("measure", "measure", "measure_id"),),
    ),
)  # fmt: skip

#: Rows that become no fact of their own.
BESIDE = (
    Table(
        "verdict", CriterionVerdict, None, "review__record__portfolio",
        keys="pk review_id criterion_id verdict",
    ),
    Table("owner", Portfolio, None, "pk", keys="pk learner_id learner__user_id uln"),
    Table(
        "sample", SampleOutcome, None, "sample__enrolment_unit__enrolment", scope="enrolment",
        keys="sample__enrolment_unit__enrolment_id pk sample__enrolment_unit__unit__code "
        "given_by__user_id sample__assessor__user_id manifest_hash sample__planned_hash",
        where=Q(sample__kind="summative"),
    ),
    Table(
        "files", Attachment, None, "record__portfolio", keys="record_id count pages seconds",
        where=Q(removed_at=None),
        adds={"count": Count("*"), "pages": Max("pages"), "seconds": Max("seconds")},
    ),
    Table(
        "signed", SignedVersion, None, "version__record__portfolio",
        keys="version__record_id signature__purpose",
        where=Q(version__record__current_version=F("version"), signature__voiding=None),
    ),
    Table(
        "parameter", ParameterChange, None, "centre", keys="pk centre_id name value", scope="centre",
    ),
    Table(
        "aside", SetAside, None, "enrolment", scope="enrolment",
        keys="sequence enrolment_id rule about applies reason by__user__name at",
    ),
    Table(
        "choice", RuleChoice, None, "centre", scope="centre",
        keys="pk centre_id unit_code criterion_code rules",
    ),
)  # fmt: skip

TABLES = (*GATHERED, *PLANNED, *DONE, *BESIDE)
