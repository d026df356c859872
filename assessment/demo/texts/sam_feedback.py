"""Sam, unit PCI: what tenants said, gathered in three ways."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, prose

COMPLAINTS = RecordStory(
    key="sam-complaints",
    kind="WP",
    title="Complaint files about call-backs, 38 cases",
    days_ago=256,
    until_days_ago=200,
    narrative=prose("""
        I asked the Complaints team for every case between {256} and {201} where the tenant mentioned a
        call-back. There were **38 cases** out of 8,260 contacts, which is 4.6 for every 1,000. I read all
        of them at Alan Mercer's desk on {200:day} and put each one in a group by what had happened to the
        call.

        | What happened | Cases |
        |---|---|
        | No call at all | 21 |
        | Called, but late | 11 |
        | Called, but did not get through to the right person | 6 |

        What I noticed was that most of them were not angry about the repair. Case C2603 had the lock fixed
        the same week. He complained because he stayed in on two afternoons for a phone call. C2624 uses a
        wheelchair and was left waiting at the door entry.

        The files have names, addresses and some health details, so they stay where they are. The attached
        extract was made by the Complaints team with all of that taken out. I checked it again line by line
        before I uploaded it.
    """),
    details={
        "own_part": "I asked for the cases, read all 38 and did the grouping. The Complaints team made the "
        "extract. "
        "Alan Mercer checked my grouping and moved one case (C2613) from late to not reached.",
    },
    files=(
        FileStory(
            "complaint_log_pdf",
            "Complaint log call-backs extract.pdf",
            "Extract of the complaint log, 38 cases without personal details",
            "Two landscape pages with a table of 38 complaint cases: number, date, what happened to the "
            "call-back",
        ),
    ),
    held_where="Brightwater Homes, Quayside House, Complaints restricted folder CR-114",
    held_by="Alan Mercer, Quality and Complaints Manager",
    held_seen_by="priya",
    held_seen_days_ago=183,
    claims=(
        claim(
            "PCI-01",
            "p1",
            "Complaints are one of my three ways of gathering, with the number for each group.",
        ),
        claim("PCI-06", "p2", "Every case over eight weeks is covered and sorted by one rule."),
    ),
    submitted_days_ago=186,
    judgement=accepted(
        182,
        "I saw the 38 files in the restricted folder with Alan Mercer on {183} and compared ten of them "
        "with the "
        "extract: numbers, dates and groups agree. You gave the rate as well as the count, which makes it "
        "fair to "
        "compare later.",
        met(
            "PCI-01",
            "Survey, complaints and listened calls: three suitable methods, each with its dates and "
            "numbers, and a "
            "short honest summary that names what needs improving. Sufficient.",
        ),
    ),
)

SURVEY = RecordStory(
    key="sam-survey",
    kind="WP",
    title="Repairs survey: how well were you kept informed?",
    days_ago=256,
    until_days_ago=199,
    narrative=prose("""
        After each repair the tenant gets a text with one question, *How well were you kept informed?* (1
        very badly to 5 very well), and a box for a comment. I downloaded the North replies from {256} to
        {201}.

        **610 sent, 146 replies (24 %).** 85 gave 4 or 5, so 58 % felt informed. 36 gave 1 or 2.

        46 people wrote something. I read every comment twice and marked it:

        1. call-back late or not made: 19
        2. appointments and time slots: 7
        3. praise for a person or the repair: 17, three of them for a call-back that came on time
        4. something else: 3

        Things in their words:

        > Said someone would ring me back by 4. Nobody did. I rang again next day and started from scratch.

        > Would like to know a time, not just today.

        > Aisha rang back exactly when she said and stayed on the line with planning. Could not fault it.

        The third one matters as well because it shows we can do it. So it isn't that nobody cares, it is
        more that it depends on who you get. Only one in four answered and the survey goes by text, so
        tenants without a mobile are missing. That is why I did not stop at the survey.
    """),
    details={
        "own_part": "I downloaded the replies, read and marked the comments and worked out the shares. Dev "
        "Kapoor "
        "marked 20 comments without seeing mine; we differed on two and talked them over.",
    },
    files=(
        FileStory(
            "survey_csv",
            "North survey replies.csv",
            "All 146 replies as the survey tool gave them, without names",
            "Table of survey replies with date, score from 1 to 5 and comment",
        ),
    ),
    claims=(
        claim("PCI-01", "¶2", "A survey with numbers and comments, summed up with what needs improving."),
        claim("PCI-06", "¶3", "Comments marked by a set list of groups and checked by a second person."),
    ),
    submitted_days_ago=186,
    judgement=accepted(
        182,
        "Clear numbers, and you say how many were asked and how many answered. Asking Dev to mark a sample "
        "without "
        "seeing yours makes the grouping reliable. Good that you kept the comments which praise call-backs.",
    ),
)

CALLS = RecordStory(
    key="sam-calls",
    kind="RA",
    title="What I heard in 24 calls",
    days_ago=256,
    until_days_ago=197,
    narrative=prose("""
        The survey and the complaints told me *that* call-backs go wrong. I wanted to hear the moment when
        it starts. Lorraine gave me access to the recordings for coaching, and I picked three calls a week
        for eight weeks, always the first repair call after 10.00 on Monday, Wednesday and Friday, so that I
        could not choose the good or the bad ones.

        In **15 of 24** calls the adviser promised to ring back. In **9 of those 15** there was no time,
        only "later on" or "today". And in 6 of them I could hear no typing, so probably nothing was put
        down anywhere while the tenant was still there.

        On one of them the adviser was me. {221:day}, a lady with no hot water. I said "I'll find out and
        come back to you", I was proud of how friendly I sounded, and I never put a time on it. I looked it
        up after. She rang us again at 16.50.

        That was uncomfortable. But it made it easier to bring this to the team, because I could start with
        my own call. I recorded a short note to myself straight after the last one, which is attached.
    """),
    details={
        "steps": "Agreed the use of recordings with Lorraine Pike; fixed the rule for picking calls; "
        "listened to "
        "24 calls between {256:short} and {203:short} with a tick sheet; wrote down only job numbers.",
        "outcome": "15 promises in 24 calls, 9 without a time. The promise is made before anyone has "
        "written it.",
        "why": "A survey cannot show what advisers do. Listening by a fixed rule kept my own opinion out of "
        "it.",
        "learning": "Friendly is not the same as reliable. Next time I would tell the team beforehand which "
        "days I "
        "listen, because two people felt checked up on when they heard of it later.",
    },
    medium="audio",
    files=(
        FileStory(
            "voice_note_wav",
            "Note after call 24.wav",
            "Voice note to myself after the last call, on {203}",
            "Short voice recording by Sam; the account beside it says what was learned",
        ),
    ),
    claims=(
        claim("PCI-01", "¶2", "Listening is my third way of gathering, with counts for 24 calls."),
        claim("PCI-06", "¶1", "The rule for picking calls was fixed first, so the sample is fair."),
    ),
    submitted_days_ago=186,
    judgement=accepted(
        182,
        "An honest account. Using your own call on {221} as the example took courage and it shows. The "
        "fixed rule "
        "for picking calls is what makes this method more than a hunch.",
    ),
)

RECORDS = (COMPLAINTS, SURVEY, CALLS)
