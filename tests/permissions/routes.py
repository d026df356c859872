"""Who may open what: one row for every route and method (promises.md section 5).

Letters are people of Sam's centre: L Sam himself, l another learner, A Sam's assessor, a another
assessor, T Sam's trainee assessor, Q Sam's IQA, U lead IQA, E Sam's external verifier, C coordinator,
X exams officer, M administrator. `ok` may, `no` sees the thing but may not (403); everybody else is
told it does not exist (404), and so is every role of another centre, unless the page is `own`: a
page about whoever opens it, where another centre's people get their own.
"""

from tests.permissions.loop import LOOP_ROWS
from tests.permissions.quality import QUALITY_ROWS
from tests.permissions.row import EVERYBODY, READERS, Row

ROWS = [
    # Pages about whoever opens them
    Row("assessment:home", ok=EVERYBODY, own=True),
    Row("assessment:record-list", ok="Ll", no="AaTQUECXM", own=True),
    Row("assessment:record-new", ok="Ll", no="AaTQUECXM", own=True),
    Row("assessment:record-log", about="kind", ok="Ll", no="AaTQUECXM", own=True),
    Row("assessment:record-log", "POST", "kind", ok="Ll", no="AaTQUECXM", own=True),
    Row("assessment:queue", ok="AaT", no="LlQUECXM", own=True),
    Row("assessment:learner-list", ok="AaTQUECXM", no="Ll", own=True),
    Row("assessment:stuck", ok="AaTQUC", no="LlEXM", own=True),
    Row("assessment:export-list", ok=EVERYBODY, own=True),
    Row("assessment:specification-list", ok=EVERYBODY, own=True),
    Row("assessment:specification", about="shared_unit", ok=EVERYBODY, own=True),
    Row("portfolio:people", ok="CM", no="LlAaTQUEX", own=True),
    Row("portfolio:person-add", ok="CM", no="LlAaTQUEX", own=True),
    Row("portfolio:person-add", "POST", ok="CM", no="LlAaTQUEX", own=True),
    Row("portfolio:ledger", ok="UECM", no="LlAaTQX", own=True),
    Row("assessment:learner-enrol", ok="CM", no="LlAaTQUEX", own=True),
    Row("assessment:learner-enrol", "POST", ok="CM", no="LlAaTQUEX", own=True),
    Row("portfolio:profile", ok="Ll", no="AaTQUECXM", own=True),
    Row("portfolio:profile", "POST", ok="Ll", no="AaTQUECXM", own=True),
    Row("portfolio:induction", ok="Ll", no="AaTQUECXM", own=True),
    Row("portfolio:induction-accept", "POST", "text", ok="Ll", no="AaTQUECXM", own=True),
    Row("portfolio:centre-texts", ok="UC", no="LlAaTQEXM", own=True),
    Row("portfolio:centre-text", about="text", ok="UC", no="LlAaTQEXM", own=True),
    Row("portfolio:centre-text", "POST", "text", ok="UC", no="LlAaTQEXM", own=True),
    # Open to all
    Row("portfolio:help", public=True),
    Row("portfolio:accessibility", public=True),
    Row("portfolio:privacy", public=True),
    # Sam's portfolio
    Row("assessment:learner-records", about="portfolio", ok="ATQUEC", no="L"),
    Row("assessment:record-new-for", about="portfolio", ok="AT", no="LQUEC"),
    Row("assessment:record-log-for", about="portfolio_kind", ok="AT", no="LQUEC"),
    Row("assessment:record-log-for", "POST", "portfolio_kind", ok="AT", no="LQUEC"),
    # A draft of Sam's: nobody else knows of it
    Row("assessment:record", about="draft", ok="L"),
    Row("assessment:record-edit", about="draft", ok="L"),
    Row("assessment:record-edit", "POST", "draft", ok="L"),
    Row("assessment:record-claims", about="draft", ok="L"),
    Row("assessment:record-claims", "POST", "draft", ok="L"),
    Row("assessment:record-withdraw", about="draft", ok="L"),
    Row("assessment:attachment-remove", "POST", "draft_file", ok="L"),
    Row("assessment:attachment-restore", "POST", "draft_file", ok="L"),
    Row("assessment:upload-remove", "POST", "upload", ok="L"),
    Row("portfolio:file", about="draft_blob", ok="L"),
    Row("portfolio:file-preview", about="draft_blob", ok="L"),
    # What Sam handed in
    Row("assessment:record", about="handed_in", ok=READERS),
    Row("assessment:version", about="version", ok=READERS),
    Row("assessment:record-edit", about="handed_in", no=READERS),
    Row("assessment:record-edit", "POST", "handed_in", no=READERS),
    Row("assessment:record-claims", about="handed_in", no=READERS),
    Row("assessment:record-claims", "POST", "handed_in", no=READERS),
    Row("assessment:record-withdraw", about="handed_in", ok="L", no="ATQUEC"),
    Row("assessment:record-withdraw", "POST", "handed_in", ok="L", no="ATQUEC"),
    Row("assessment:attachment-remove", "POST", "handed_in_file", no=READERS),
    Row("portfolio:file", about="handed_in_blob", ok=READERS),
    Row("portfolio:file-preview", about="handed_in_blob", ok=READERS),
    # What the assessor wrote and has not signed
    Row("assessment:record-finish", about="observation", ok="A"),
    Row("assessment:record-finish", "POST", "observation", ok="A"),
    Row("assessment:record-finish", about="handed_in", no=READERS),
    # Sam's enrolment
    Row("assessment:enrolment", about="enrolment", ok="LATQUECXM"),
    Row("assessment:unit", about="unit", ok=READERS),
    Row("assessment:unit-sign", about="unit", ok="LAT", no="QUEC"),
    Row("assessment:unit-sign", "POST", "unit", ok="LAT", no="QUEC"),
    Row("assessment:submit", about="enrolment", ok="L", no="ATQUEC"),
    Row("assessment:submit", "POST", "enrolment", ok="L", no="ATQUEC"),
    Row("assessment:judge", about="item", ok="AT", no="LQUEC"),
    Row("assessment:judge", "POST", "item", ok="AT", no="LQUEC"),
    Row("assessment:allocate", "POST", "enrolment", ok="CM", no="LATQUEX"),
    Row("assessment:deallocate", "POST", "allocation", ok="CM", no="LATQUEX"),
    Row("assessment:export-request", "POST", "enrolment", ok="LAQUC", no="TE"),
    Row("assessment:export", about="export", ok="LAQUCE", no="T"),
    Row("assessment:export-progress", about="export", ok="LAQUCE", no="T"),
    Row("assessment:export-download", about="export", ok="LAQUCE", no="T"),
    # People of Sam's centre
    Row("portfolio:person-suspend", "POST", "person", ok="CM", no="laUX"),
    Row("portfolio:person-restore", "POST", "person", ok="CM", no="laUX"),
    Row("portfolio:member-switch", "POST", ok="", no=""),
    *LOOP_ROWS,
    *QUALITY_ROWS,
]

#: Pages of django-allauth: about the person who signs in, not about a centre's things.
ACCOUNT_PAGES = {
    "account_login", "account_logout", "account_signup", "account_inactive", "account_reauthenticate",
    "account_change_password", "account_set_password", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
