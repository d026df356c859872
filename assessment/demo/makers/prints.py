"""Documents printed to PDF with real text: the complaint log, the review note, the procedure."""

from datetime import date
from html import escape

from assessment.demo.days import dated, on, spelt
from assessment.demo.figures import (
    COMPLAINTS_AFTER,
    COMPLAINTS_BEFORE,
    CONTACTS_AFTER,
    CONTACTS_BEFORE,
    INFORMED_AFTER,
    INFORMED_BEFORE,
    TRIAL,
    top_two,
)
from assessment.demo.voices import COMPLAINTS

LOOK = """
@page { size: %(page)s; margin: 16mm 15mm; @bottom-right { content: counter(page) " of " counter(pages); } }
html { font: 10pt/1.45 sans-serif; color: #1b2430 }
h1 { font-size: 17pt; color: #0f5c63; margin: 0 0 2mm } h2 { font-size: 12pt; margin: 5mm 0 1mm }
table { border-collapse: collapse; width: 100%% } th, td { border: .5pt solid #999; padding: 1.1mm 2mm;
text-align: left } th { background: #e7efee } p { margin: 0 0 2mm } .next { break-before: page }
"""

REVIEW = """
<h1>Call-backs we keep: review of the trial</h1>
<p>North team, {158} to {103}. Written {101} by Sam Ashworth for the review meeting on {99:short}.
The success criteria were fixed on {179} and approved on {175}, before the change.</p>
<table><tr><th>Success
criterion</th><th>Before</th><th>Target</th><th>After</th><th>Result</th></tr>%s</table>
<h2>How the figures were counted</h2>
<p>Same rule before and after: a call-back is late when it is made after the time given, missed when it is
not made that day. Before: eight weeks from {256:short} (n = 412). After: eight weeks from {158:short} (n =
%d). Sample sizes are close.</p>
<h2>Week by week after go-live</h2><table><tr><th>Week of</th><th>Promised</th><th>Late or
missed</th><th>Share</th></tr>%s</table>
<h1 class="next">What we learned</h1>
<h2>Back to the first feedback</h2>
<p>The two reasons we aimed at were no diary entry (52) and off shift (34). In weeks 5 to 8 they were 3 and
5 of 19. What is left is mostly waiting for trades (8 of 19). “You said you would ring” still turns up in 11
survey comments.</p>
<h2>What tenants said after</h2>
<p>“Rang at ten past when she said quarter past.” “First time ever you rang when you said.” “Still no idea
when planning will ring, that is a different lot.”</p>
<h2>Adjusted on the way</h2>
<p>From {144:short}: check moved from 14.00 to 13.30; cover named on the card; text after two tries without
an answer.</p>
<h2>Next</h2>
<p>Keep it in North, bring it to South, and take the trades answer as the next turn.</p>
"""

PROCEDURE = """
<h1>CC-07 Call-backs: how we do it</h1><p>Version 3, in force from {77}. Owner: team leaders. Approved:
Karen Duffy.</p>
<h2>Before you promise</h2><p>1. Give a time, not “today”. 2. Check the number with the tenant. 3. Fill in
the card and the calendar line: job number, time, what they need to know, owner, cover.</p>
<h2>At 11.00 and 13.30</h2><p>At 11.00 the list of open trades questions goes to planning. At 13.30 two
advisers read the afternoon and pass on what falls after a shift.</p>
<h2>When nobody answers</h2><p>Try twice, ten minutes apart, then text and book a new time with the
tenant.</p>
<h2>What we never do</h2><p>Names, addresses or health details on the wall. Cards are shredded every
Friday.</p>
<h2>How we know it works</h2><p>The share of late or missed call-backs, every Monday, on the huddle board.
Over 10 % two weeks running: team leader calls a ten-minute huddle.</p>
"""


def complaint_log_pdf(today: date) -> bytes:
    """Return the complaint log extract without personal details: 38 cases on two landscape pages."""
    half = len(COMPLAINTS) // 2
    head = "<tr><th>Case</th><th>Date</th><th>Call-back</th><th>What the tenant said, in short</th></tr>"
    parts = []
    for first, rows in ((0, COMPLAINTS[:half]), (half, COMPLAINTS[half:])):
        lines = "".join(_complaint(first + i, *row, today) for i, row in enumerate(rows, 1))
        parts.append(f"<table{' class=next' if first else ''}>{head}{lines}</table>")
    title = dated("<h1>Complaints about call-backs, North area</h1><p>{256} to {201}. Extract without names, "
                  "addresses or numbers, made {200} by the Complaints team.</p>", today)  # fmt: skip
    return _print(title + "".join(parts), "A4 landscape", "Complaint log extract")


def review_note_pdf(today: date) -> bytes:
    """Return the review note: page 1 figures against the criteria, page 2 what was learned."""
    weeks = "".join(
        _row((spelt(on(w.starts, today), "short"), w.promised, w.late, f"{100 * w.late / w.promised:.1f} %"))
        for w in TRIAL
    )
    body = REVIEW % ("".join(_row(line) for line in _results()), sum(w.promised for w in TRIAL), weeks)
    return _print(dated(body, today), "A4", "Review of the call-back trial")


def procedure_pdf(today: date) -> bytes:
    """Return the one-page procedure that the change ended up in."""
    return _print(dated(PROCEDURE, today), "A4", "CC-07 Call-backs")


def _results() -> tuple[tuple[str, ...], ...]:
    before, after = top_two(INFORMED_BEFORE), top_two(INFORMED_AFTER)
    per_before = f"{1000 * COMPLAINTS_BEFORE / CONTACTS_BEFORE:.1f}"
    per_after = f"{1000 * COMPLAINTS_AFTER / CONTACTS_AFTER:.1f}"
    return (
        ("Late or missed, weeks 5 to 8", "31.1 % (128 of 412)", "10 %", "9.5 % (19 of 199)", "met"),
        ("Complaints per 1,000 contacts", per_before, "2.5", per_after, "partly met"),
        ("Survey, 4 or 5 of 5", f"{before} % (n = 146)", "75 %", f"{after} % (n = 139)", "partly met"),
        ("Average time to answer", "2 min 48 s", "3 min", "2 min 55 s", "met"),
    )


def _complaint(number: int, day: int, outcome: str, words: str, today: date) -> str:
    return _row((f"C{2600 + number}", spelt(on(day, today)), outcome, words))


def _row(cells: tuple) -> str:
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"


def _print(body: str, page: str, title: str) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  half a second that only the demo needs

    look = LOOK % {"page": page}
    document = (
        f'<html lang="en-GB"><head><title>{escape(title)}</title><style>{look}</style></head>{body}</html>'
    )
    return HTML(string=document, url_fetcher=_refuse).write_pdf(pdf_identifier=title.encode())


def _refuse(url: str, *_: object, **__: object) -> dict:
    raise ValueError(f"A demonstration file asks for {url}, but it may not fetch anything.")
