"""Nadia, half-way through PCI and MCP: what has been accepted."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, prose

RINGING = RecordStory(
    key="nadia-ringing",
    kind="RA",
    title="Ringing thirty tenants who were not at home",
    days_ago=66,
    until_days_ago=63,
    narrative=prose("""
        Every week about one visit in six in the South area finds nobody at home. The trades teams have
        always put this down to tenants forgetting. I wanted to hear it from the tenants, so between {66}
        and {63} I rang thirty households with a no-access card in the previous fortnight. I took every
        third card from the list and asked the same two questions: *did you know we were coming, and what
        would have helped?*

        | What they told me | Tenants |
        |---|---|
        | Forgot the day | 12 |
        | Nobody had told them the day | 8 |
        | Knew, but an all-day slot was too long to wait | 5 |
        | At work | 3 |
        | At home, nobody knocked | 2 |

        I also read the South survey comments for the same weeks: 131 replies, 14 of them about
        appointments, of which nine ask for a reminder. The complaint log has seven cases.

        Eight tenants out of thirty had never been told. That is not forgetting, that is us. I reported the
        two who were at home to the trades supervisor as they deserved a separate answer.
    """),
    details={
        "steps": "Drew every third card; rang 30 tenants over four days; asked two fixed questions; tallied "
        "on paper; "
        "compared with survey comments and complaints.",
        "outcome": "20 of 30 forgot or were never told the day. Nine of 14 survey comments ask for a "
        "reminder.",
        "why": "The trades teams and I believed different things and neither of us had asked.",
        "learning": "Ring in the early evening as well. I reached nobody in full-time work before 17.00.",
    },
    medium="text",
    claims=(
        claim("PCI-01", "¶3", "Telephone interviews, survey comments and complaints, summed up."),
        claim("PCI-06", "¶1", "Every third card and the same two questions for all."),
    ),
    submitted_days_ago=60,
    judgement=accepted(
        56,
        "Well planned, Nadia. Taking every third card means that you did not choose whom to ring, and you "
        "acted on "
        "the two cases that were not about reminders at all.",
        met(
            "PCI-01",
            "Three suitable ways of gathering feedback with dates and numbers, and a clear summary of what "
            "needs to "
            "improve. Sufficient.",
        ),
        next_action="Put the weekly figures beside this, so that we can see how large the problem is.",
    ),
)

LAW = RecordStory(
    key="nadia-law",
    kind="QW",
    title="Written questions: data protection and equality",
    days_ago=45,
    narrative=prose("""
        I answered the three questions for MCP-03 on {45:day}, 13.00 to 13.45, in the training room, with our
        privacy notice and the equality policy on the table. The questions ask how the law and our own
        policies affect the way I use figures about tenants and staff, and the way I bring in changes.

        I have used the reminder texts as my example throughout, since that is the change I am planning.
        Before I answered I checked two points with our data protection officer by e-mail on {46}: whether a
        reminder counts as marketing (it does not, it is part of the repair) and how long we may keep the
        thirty tally notes (until the review, then shredded).
    """),
    details={
        "questions": prose("""
            Q: What must you think of before you use tenants' details for a new purpose?

            A: Whether the purpose fits what we told them. A reminder about their own repair does. I use the
            job number and the telephone number and nothing else, and no reason for the repair in the text,
            as somebody else may read the telephone.

            Q: How do you make sure a change does not leave anybody worse off?

            A: 212 of our 1,940 households in South have no mobile number with us, and many of them are over
            seventy. They get a call instead of a text. Those with a language note get the text in that
            language. Tenants who are deaf get a text and never only a call.

            Q: How do you use figures about your own team fairly?

            A: By team and by week, not by name. If one person's figures worry me I talk to that person alone.
        """),
        "conditions": "Training room, policies allowed, 45 minutes",
        "attempt": "First",
    },
    medium="text",
    claims=(claim("MCP-03", "", "Law and policy for collecting figures and for making the change."),),
    submitted_days_ago=45,
    judgement=accepted(
        42,
        "Precise and about your own work. You checked what you were unsure of with the right person and "
        "thought of those "
        "without a mobile before anybody had to complain.",
        met(
            "MCP-03",
            "Data protection and equality applied both to the figures and to the planned change. Sufficient.",
        ),
    ),
)

FIGURES = RecordStory(
    key="nadia-figures",
    kind="WP",
    title="No-access visits, twelve weeks of figures",
    days_ago=116,
    until_days_ago=32,
    narrative=prose("""
        Weekly figures for the South area from {116} to {33}: visits made and visits where nobody was at
        home. I set up the sheet in the first week of my course and have filled it in every Monday since.

        Over twelve weeks it was **195 of 1,080 visits, 18.1 %**, and between 16 and 20 % in every single
        week. So it is steady, not a bad patch. The association's own standard is 12 %. A wasted visit costs
        us £58, so the twelve weeks come to about £11,300.

        Why these figures: *nobody at home* is what the tenant lives with as well, because the repair waits
        another nine days on average. I also looked at visits per operative per day but left it out. It says
        how busy we are and not whether the tenant got the repair.

        - Source: the trades diary, closed jobs with outcome code 7
        - Checked: I compared 40 code 7 jobs with the cards, 38 agreed, two were coded wrongly
    """),
    details={
        "own_part": "I chose the measure, set up the sheet, fill it in weekly and did the check of 40 jobs. "
        "The outcome "
        "codes are entered by the operatives.",
    },
    files=(
        FileStory(
            "no_access_xlsx",
            "No access South by week.xlsx",
            "Twelve weeks of visits and no-access visits",
            "Sheet with week, visits, nobody at home and share",
        ),
    ),
    claims=(
        claim("PCI-06", "¶2", "A clear measure over twelve weeks, with the check on the codes."),
        claim("MCP-01", "¶3", "Weekly monitoring against our standard, and why this measure."),
    ),
    submitted_days_ago=31,
    judgement=accepted(
        28,
        "A steady record, checked against the cards, with a reason for the measure you chose and for the "
        "one you left out.",
        met(
            "PCI-06",
            "A fixed way of collecting, twelve weeks covered, and with the thirty calls it shows where "
            "service can get "
            "better. Sufficient.",
        ),
        next_action="For MCP-01, show how your team sees and uses the figure, not only you.",
    ),
)

RECORDS = (RINGING, LAW, FIGURES)
