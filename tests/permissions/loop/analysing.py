from assessment.services.submissions import submit
from tests.cast import claim
from tests.feedback.analyses.bench import analysis_of, finding_of
from tests.permissions.row import READERS, Row

ROWS: list[Row] = [
    Row("feedback:analysis-new", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:analysis-new", "POST", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:analysis-list", about="analysing_portfolio", ok=READERS),
    # A draft of Sam's: nobody else knows of it
    Row("feedback:analysis", about="analysing_draft", ok="L"),
    Row("feedback:analysis", "POST", "analysing_draft", ok="L"),
    Row("feedback:analysis-edit", about="analysing_draft", ok="L"),
    Row("feedback:analysis-edit", "POST", "analysing_draft", ok="L"),
    Row("feedback:finding-add", about="analysing_draft", ok="L"),
    Row("feedback:finding-add", "POST", "analysing_draft", ok="L"),
    Row("feedback:finding-edit", about="analysing_finding", ok="L"),
    Row("feedback:finding-edit", "POST", "analysing_finding", ok="L"),
    Row("feedback:finding-remove", about="analysing_finding", ok="L"),
    Row("feedback:finding-remove", "POST", "analysing_finding", ok="L"),
    Row("feedback:causes", about="analysing_finding", ok="L"),
    Row("feedback:causes", "POST", "analysing_finding", ok="L"),
    # What Sam handed in: read by those who judge it, changed by nobody
    Row("feedback:analysis", about="analysing_handed", ok=READERS),
    Row("feedback:analysis", "POST", "analysing_handed", no=READERS),
    Row("feedback:analysis-edit", about="analysing_handed", no=READERS),
    Row("feedback:analysis-edit", "POST", "analysing_handed", no=READERS),
    Row("feedback:finding-add", about="analysing_handed", no=READERS),
    Row("feedback:finding-add", "POST", "analysing_handed", no=READERS),
    Row("feedback:finding-edit", about="analysing_handed_finding", no=READERS),
    Row("feedback:finding-edit", "POST", "analysing_handed_finding", no=READERS),
    Row("feedback:finding-remove", about="analysing_handed_finding", no=READERS),
    Row("feedback:finding-remove", "POST", "analysing_handed_finding", no=READERS),
    Row("feedback:causes", about="analysing_handed_finding", no=READERS),
    Row("feedback:causes", "POST", "analysing_handed_finding", no=READERS),
]


def about(cast):
    draft = analysis_of(cast, title="Draft analysis of HARB")
    handed = analysis_of(cast, title="Handed in analysis of HARB")
    for analysis in (draft, handed):
        finding_of(analysis)
    claim(cast, handed.record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[handed.record], declared=True)
    portfolio = {"pref": cast.portfolio.ref}
    of_draft, of_handed = (portfolio | {"ref": each.record.ref} for each in (draft, handed))
    return {
        "analysing_portfolio": portfolio,
        "analysing_draft": of_draft,
        "analysing_finding": of_draft | {"number": 1},
        "analysing_handed": of_handed,
        "analysing_handed_finding": of_handed | {"number": 1},
    }
