"""Nadia, half-way through PCI and MCP: one returned, two waiting, two drafts."""

from assessment.demo.shapes import DoubtStory, FileStory, RecordStory, claim, prose, returned

MAGS = RecordStory(
    key="nadia-mags",
    kind="WT",
    title="Colleague's testimony on coaching the late shift",
    days_ago=38,
    narrative=prose("""
        Nadia asked me to write down what I saw her do with the late shift.

        We had people telling tenants "sometime Thursday" because that is what the trades diary shows. Nadia
        sat next to each of us for two or three calls, with a headset splitter, and did not say anything
        until the call was over. Then she asked what the tenant would do on Thursday morning. With me it was
        a gentleman with a dog who needed to book the neighbour. I had not thought of that. She showed me
        where you can see the van's round, so you can say morning or afternoon.

        After that she put a line on the top of our screen notes, "which half of the day?", and she asked us
        whether it was in the right place, and moved it when Owen said he could not see it.

        She was not bossy about it. I use it on most calls now.
    """),
    details={
        "witness_name": "Mags Doyle",
        "relationship": "Colleague; does late shifts in both teams",
        "job_title": "Adviser, Brightwater Homes",
        "contact": "mags.doyle@brightwater.example, 01632 960 118",
        "date_seen": "",
    },
    medium="text",
    claims=(
        claim("MCP-02", "¶2", "A colleague saw me coach the late shift and change the screen notes."),
        claim("PCI-10", "¶3", "I asked the team where the line should go and changed it."),
    ),
    submitted_days_ago=31,
    judgement=returned(
        28,
        "A warm and particular testimony, and it shows coaching that helped. It does not say when Mags saw "
        "this, so I cannot tell "
        "whether it was before or after you looked at the figures.",
        "Ask Mags to add the dates she saw, and send it again. Nothing else needs to change.",
        DoubtStory("MCP-02", "C", "No date seen, so it cannot be placed in time."),
        DoubtStory("PCI-10", "C", "No date seen."),
    ),
)

TALLY = RecordStory(
    key="nadia-tally",
    kind="AV",
    title="Tally of the thirty calls, and the figure on our board",
    days_ago=66,
    until_days_ago=63,
    narrative=prose("""
        Photo of my tally, taken on {63:day} when I had finished the thirty calls. The date at the top of
        the sheet is the day I began. Each mark is one tenant, in bundles of
        five, so that anybody can count the thirty again.

        Martin asked how my team uses the figures and not only I. Since {53} the no-access share is on the
        South board every Monday, next to the 12 % standard. In the huddle one person reads it out, in turn,
        and says what they think is behind it. On {46} that was Owen, who noticed that most of the wasted
        visits are before 10.00. I would not have seen it because I only looked at weeks. We now count
        mornings and afternoons separately.
    """),
    details={
        "annotation": "My clipboard and handwriting. Five reasons with tally marks, 30 in all. No names on "
        "the sheet.",
        "consent": "Nobody is shown.",
    },
    medium="photo",
    files=(
        FileStory(
            "no_access_tally",
            "tally.jpg",
            "Tally sheet of thirty calls",
            "Clipboard with tally marks: forgot 12, never told 8, all day 5, at work 3, was home 2",
        ),
    ),
    claims=(
        claim("MCP-01", "¶2", "The team reads and uses the weekly figure against the standard."),
        claim("PCI-06", "", "The working behind the five groups of reasons."),
    ),
    submitted_days_ago=18,
)

PLAN = RecordStory(
    key="nadia-plan",
    kind="WP",
    title="Plan: day-before reminders for the South area",
    days_ago=25,
    narrative=prose("""
        Plan for reminding tenants the day before a visit, written on {25} after talking it through with the
        late shift on {28} and with the trades supervisor on {27}.

        **Objective:** visits with nobody at home from 18.1 % (195 of 1,080, twelve weeks) to 11 % or less
        in the eight weeks after the start. I took 11 because the standard is 12 and two of the thirty
        tenants said that nothing we do would have helped.

        **What we do:**

        1. by 16.00 the late shift sends a text for every visit of the next day, with morning or afternoon
        in it
        2. Mags rings the households without a mobile, six to nine a day
        3. a reply of NO goes straight to planning, who can fill the slot

        **Considered and left:** a letter (arrives too late for half of the jobs), and narrower slots
        (planning cannot do it with the vans we have; Owen's morning count may change that).

        **Costs:** texts at 3.4p, about £3 a week; forty minutes of the late shift a day. One visit saved
        pays for a month of texts.
    """),
    details={
        "own_part": "I wrote the plan. Step 3 is the trades supervisor's idea, the early text is Owen's.",
    },
    files=(
        FileStory(
            "reminder_plan_docx",
            "Day-before reminders plan.docx",
            "The plan with objective, actions, dates and costs",
            "Word document with an objective table and an action table",
        ),
    ),
    claims=(
        claim("PCI-02", "p1", "Objective, actions, names, dates and costs from the feedback."),
        claim("PCI-07", "¶5", "What else was considered, and why not."),
        claim("MCP-02", "¶4", "Action taken as a team leader on what the figures show."),
    ),
    submitted_days_ago=18,
)

ASKING = RecordStory(
    key="nadia-asking",
    kind="WP",
    title="Asking Karen to agree the reminders",
    days_ago=15,
    narrative=prose("""
        Notes for the record, I still have to attach Karen's reply.

        I took the plan to Karen Duffy on {15:day}. She agreed to eight weeks in South from {11}, on two
        conditions: the late shift must not drop below three people on the phones while texts go out, and
        she wants to see the cost of the calls to people without a mobile after four weeks. She said yes in
        the meeting and promised to put it in an e-mail.

        *To do: attach the e-mail, say whom I told in trades and when.*
    """),
    details={"own_part": "I presented the plan. The conditions are Karen's."},
    medium="text",
    claims=(claim("PCI-02", "¶2", "Agreement by somebody with authority before the start."),),
    ai_use="",
)

FIRST_WEEK = RecordStory(
    key="nadia-first-week",
    kind="RA",
    title="First week of reminder texts",
    days_ago=11,
    until_days_ago=7,
    narrative=prose("""
        Started {11:day}. 88 visits planned for the week, 81 reminders out (the seven others were same-day
        jobs). Nobody at home: 12. So 13.6 % in the first week, but it is one week and I will not make
        anything of it yet.

        What went wrong: on Tuesday the texts went at 17.20 since two people were off sick, and three
        tenants rang to say it was too late to change their plans. On Wednesday I moved it to the first job
        of the late shift. Better.

        *Still to write: what the trades teams said, what I would do differently.*
    """),
    details={
        "steps": "Sent 81 reminders in five days; moved the time on the third day.",
        "outcome": "",
        "learning": "",
    },
    medium="text",
    claims=(claim("PCI-03", "¶1", "The change was carried out from {11}."),),
    ai_use="",
)

RECORDS = (MAGS, TALLY, PLAN, ASKING, FIRST_WEEK)
