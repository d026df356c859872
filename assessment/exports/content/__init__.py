"""Everything a printed portfolio holds, as frozen plain data.

This is the wall between the database and the printer: `compile` fills it, all else reads it. Only str, int,
bool, date, datetime, Path and tuples of these; no model, no query, no request.
"""

from assessment.exports.content.loop import (
    ImprovementContent,
    Picture,
    Quote,
    SectionContent,
    Turn,
    improvement_anchor,
)
from assessment.exports.content.papers import Paper
from assessment.exports.content.portfolio import (
    PACKS,
    Achievement,
    Ledger,
    LedgerRow,
    Person,
    PortfolioContent,
    Qualification,
    Statement,
)
from assessment.exports.content.readiness import (
    AsideWord,
    OpenLine,
    OpenUnit,
    ReadinessReport,
    RuleAside,
    Where,
)
from assessment.exports.content.records import (
    Detail,
    Draft,
    FileContent,
    HeldElsewhere,
    RecordContent,
    Serves,
    Sheet,
    Signature,
    record_anchor,
)
from assessment.exports.content.units import (
    MET_STATES,
    Cell,
    Criterion,
    Judgement,
    Outcome,
    Signoff,
    UnitContent,
    criterion_anchor,
)

__all__ = [
    "MET_STATES",
    "PACKS",
    "Achievement",
    "AsideWord",
    "Cell",
    "Criterion",
    "Detail",
    "Draft",
    "FileContent",
    "HeldElsewhere",
    "ImprovementContent",
    "Judgement",
    "Ledger",
    "LedgerRow",
    "OpenLine",
    "OpenUnit",
    "Outcome",
    "Paper",
    "Person",
    "Picture",
    "PortfolioContent",
    "Qualification",
    "Quote",
    "ReadinessReport",
    "RecordContent",
    "RuleAside",
    "SectionContent",
    "Serves",
    "Sheet",
    "Signature",
    "Signoff",
    "Statement",
    "Turn",
    "UnitContent",
    "Where",
    "criterion_anchor",
    "improvement_anchor",
    "record_anchor",
]
