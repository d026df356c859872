"""Figures that a centre may set for itself, each with what it is when nobody does, and why (domain.md 4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Parameter:
    """A whole number between ``least`` and ``most``. ``unit`` is what is counted."""

    name: str
    label: str
    default: int
    why: str
    unit: str = ""
    least: int = 1
    most: int = 3650


PARAMETERS = {
    each.name: each
    for each in (
        Parameter(
            "min_feedback_methods", "Ways of gathering feedback", 2,
            "Criterion PCI-01 asks for several suitable methods.", "methods", most=6,
        ),
        Parameter(
            "min_baseline_readings", "Readings before the change", 1,
            "One is the least that is a baseline; six or more are advised.", "readings", most=60,
        ),
        Parameter(
            "advised_baseline_readings", "Readings that show a trend", 6,
            "A run chart needs several points; general knowledge, no awarding body says how many.",
            "readings", most=60,
        ),
        Parameter(
            "spc_lock_points", "Readings for firm limits", 12,
            "NHSRplotthedots fixes limits over the first 12 points; fewer give trial limits.",
            "readings", least=6, most=60,
        ),
        Parameter(
            "early_check_days", "Days for an early check", 14, "Our choice for early reactions.", "days",
            most=90,
        ),
        Parameter(
            "review_min_days", "Days before a review", 14,
            "Our choice: a review sooner than this is flagged.", "days", most=365,
        ),
        Parameter(
            "sustain_min_days", "Days before it has lasted", 28,
            "Our choice: no unit says how long \u201clasting\u201d is.", "days", most=365,
        ),
        Parameter(
            "analysis_due_days", "Days until data is analysed", 30,
            "Our choice for data left lying.", "days", most=365,
        ),
        Parameter(
            "min_evidence_types", "Kinds of evidence in a unit", 3,
            "Our choice; the guidance of MCP asks for a variety.", "kinds", most=8,
        ),
        Parameter(
            "min_principles", "Principles explained", 2,
            "Criterion UCI-05 asks for at least two.", "principles", most=10,
        ),
        Parameter(
            "comparability_ratio", "Times that samples may differ", 3,
            "Our choice: samples before and after that differ more are flagged.", "times", least=2, most=20,
        ),
        Parameter(
            "currency_days", "Days until evidence is old", 730,
            "Our choice: two years; awarding bodies leave it to the centre.", "days", least=30,
        ),
        Parameter(
            "late_record_days", "Days until writing up is late", 28,
            "Our choice: later than this, something dated at the time should be attached.", "days", most=365,
        ),
        Parameter(
            "cpd_months", "Months between CPD entries", 12,
            "TQUK's guidelines ask for CPD every year.", "months", most=36,
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """What every rule is given beside its facts: the day, and the centre's figures by name."""

    today: date
    values: Mapping[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> int:
        if name not in PARAMETERS:
            raise AttributeError(name)
        return self.values.get(name, PARAMETERS[name].default)
