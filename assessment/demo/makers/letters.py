"""Things that were typed: the plan as a Word file, the e-mail to staff, the message to tenants."""

from datetime import date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime
from xml.sax.saxutils import escape

from assessment.demo.days import dated, on, spelt
from assessment.demo.makers.sheets import packed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Block = str | tuple[tuple[str, ...], ...]

PLAN: tuple[Block, ...] = (
    "# Call-backs we keep: plan for the North team",
    "Sam Ashworth, {179}. Version 2, after the huddle on {183:short}.",
    "## What the feedback told us",
    "128 of 412 promised call-backs (31 %) were late or missed between {256:short} and {201:short}. "
    "In 52 nobody had made a diary entry; 34 were due after the adviser's shift. Tenants wrote the same in "
    "the "
    "survey (19 of 46 comments) and in 38 complaints.",
    "## Objectives",
    (
        ("Objective", "Measure", "Now", "Target", "By"),
        (
            "Ring back when we said",
            "Late or missed call-backs",
            "31 %",
            "10 % or less in weeks 5 to 8",
            "{103:short}",
        ),
        ("Fewer have to complain", "Complaints per 1,000 contacts", "4.6", "2.5 or less", "{103:short}"),
        ("People feel informed", "Survey, 4 or 5 of 5", "58 %", "75 %", "{103:short}"),
        ("Phones do not suffer", "Average time to answer", "2 min 48 s", "3 min or less", "every week"),
    ),
    "## Actions",
    (
        ("Action", "Who", "Due"),
        ("Order planner and cards", "Tracey Bell", "{172:short}"),
        ("Agree the 11.00 list with planning", "Sam, Colin Brewer", "{170:short}"),
        ("Brief both shifts, with practice", "Sam", "{165:short} and {164:short}"),
        ("Tell tenants: phone message, text, website", "Sam, Jo Lambert", "{158:short}"),
        ("Go live, North team only", "All nine advisers", "{158:short}"),
        ("Early check with the team", "Sam", "{147:short}"),
        ("Count every Monday, report weeks 2 and 8", "Sam, Dev Kapoor", "from {151:short}"),
        ("Review with Karen Duffy", "Sam, Lorraine Pike", "{99:short}"),
    ),
    "## Resources",
    "£64.20 for the planner and 500 cards. Six hours of cover for briefings. Fifteen minutes a day for the "
    "check.",
    "## Limits and risks",
    "No changes to the repairs system for six months. Never more than two advisers off the phones. "
    "No names or addresses on the wall. The same list in the team calendar for Jordan, who works from home.",
    "## Options",
    "Do nothing; wait for reminders in the repairs system; one person for all call-backs; shared diary, "
    "card and "
    "midday check. The last can start in three weeks, deals with the two biggest reasons and is easy to "
    "undo.",
)

REMINDER_PLAN: tuple[Block, ...] = (
    "# Day-before reminders: plan for the South area",
    "Nadia Rahman, {25}. For Karen Duffy to decide.",
    "## Why",
    "195 of 1,080 visits (18.1 %) in twelve weeks found nobody at home. Of 30 tenants rung, 12 forgot and 8 "
    "were never told the day.",
    "## Objective",
    (
        ("Measure", "Now", "Target", "By"),
        ("Visits with nobody at home", "18.1 %", "11 % or less", "eight weeks after the start"),
    ),
    "## Actions",
    (
        ("Action", "Who", "When"),
        ("Text by 16.00 the day before", "South team, late shift", "daily"),
        ("Ring those without a mobile", "Mags Doyle", "daily"),
        ("Count weekly", "Nadia", "Mondays"),
    ),
    "## Resources",
    "Texts at 3.4p each, about £3 a week. Forty minutes of the late shift each day.",
)

STAFF_NOTE = """\
Hello all,

From {158:day} we try something new in North for eight weeks, because of what you and our tenants told us:
nearly one call-back in three is late or never made (128 of 412). The biggest reason is not people, it is
that there is no one place to write the promise down.

What changes
1. Before you promise, write the card: job number, time, what they need to know, owner and cover.
2. Card on the wall diary, same line in the team calendar. No names or addresses on the wall, please.
3. At 13.30 two of us check the afternoon and pass on anything due after somebody's shift.

What does not change: you still own your call-back. If something urgent comes in, the phone comes first;
tell your cover.

Practice sessions: {165:day} 9.15 and {164:day} 14.00, twenty minutes each, phones covered by South.
Karen has approved this as a trial. I will tell you honestly every Monday how we are doing. Tell me what is
daft about it, I mean it.

Thanks,
Sam
"""

TENANT_NOTE = """\
To tenants in the North area, from {158}

Text message (all with an open repair, sent {158:short} at 10.00, 1,214 numbers)
Brightwater Homes: when we say we will ring you back, we now give you a time and a second name. Not rung by
then? Text LATE to us and we ring within the hour.

Phone message while waiting ({158:short} to {103:short})
"If we promise to ring you back, ask us for the time. We write it down in front of the whole team."

Website, repairs page: the same words, read aloud version and large print. Welsh, Polish and Urdu on request.
"""


def plan_docx(today: date) -> bytes:
    """Return Sam's plan as a Word file."""
    return _word(PLAN, today)


def reminder_plan_docx(today: date) -> bytes:
    """Return Nadia's plan as a Word file."""
    return _word(REMINDER_PLAN, today)


def staff_email_eml(today: date) -> bytes:
    """Return the e-mail to both shifts as it was sent."""
    message = EmailMessage()
    message["From"] = "Sam Ashworth <sam.ashworth@brightwater.example>"
    message["To"] = "North team <north.team@brightwater.example>"
    message["Cc"] = "Lorraine Pike <lorraine.pike@brightwater.example>"
    message["Subject"] = f"Call-backs: what we try from {spelt(on(158, today), 'day')}"
    message["Date"] = format_datetime(datetime.combine(on(169, today), time(11, 52)))
    message["Message-ID"] = "<callbacks-north-1@brightwater.example>"
    message.set_content(dated(STAFF_NOTE, today))
    return message.as_bytes()


def tenant_message_txt(today: date) -> bytes:
    """Return what tenants were told, by text, on the phone and on the website."""
    return dated(TENANT_NOTE, today).encode()


def _word(blocks: tuple[Block, ...], today: date) -> bytes:
    body = "".join(_paragraph(dated(b, today)) if isinstance(b, str) else _table(b, today) for b in blocks)
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    page += 'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{RELS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    )
    links = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{DOCUMENT}" '
    links += 'Target="word/document.xml"/></Relationships>'
    words = f'<w:document xmlns:w="{WORD}"><w:body>{body}{page}</w:body></w:document>'
    parts = {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": words}
    return packed({name: (START + part).encode() for name, part in parts.items()})


def _paragraph(text: str) -> str:
    marks = len(text) - len(text.lstrip("#"))
    size = {1: 36, 2: 28}.get(marks, 22)
    look = f'<w:rPr>{"<w:b/>" if marks else ""}<w:sz w:val="{size}"/></w:rPr>'
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text.lstrip("# "))}</w:t></w:r>'
    return f'<w:p><w:pPr><w:spacing w:after="120"/></w:pPr>{run}</w:p>'


def _table(rows: tuple[tuple[str, ...], ...], today: date) -> str:
    edges = "".join(f'<w:{e} w:val="single" w:sz="4" w:color="999999"/>' for e in
                    ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
    grid = "".join("<w:gridCol/>" for _ in rows[0])
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_paragraph(dated(cell, today))}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    look = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{look}{lines}</w:tbl>"
