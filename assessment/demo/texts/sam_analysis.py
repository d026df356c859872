"""Sam, unit PCI: why call-backs were late, and what the team thought of it."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, prose

WHITEBOARD = RecordStory(
    key="sam-pareto",
    kind="AV",
    title="Pareto of the reasons on the team's whiteboard",
    days_ago=191,
    narrative=prose("""
        Photo of the whiteboard in the North bay at the end of our session on {191:day}, 14.00 to 14.35.
        Seven of the nine advisers were there.

        Beforehand I had gone through all **128 late or missed call-backs** in the eight weeks (of 412
        promised, 31 %) and given each one reason, the first thing that went wrong. I brought the tally and
        drew the bars while the others said what they thought was behind each one.

        | Reason | Number | Running share |
        |---|---|---|
        | No diary entry made | 52 | 41 % |
        | Off shift, not handed over | 34 | 67 % |
        | Waiting for trades | 21 | 84 % |
        | Wrong or old number | 11 | 92 % |
        | No answer, not retried | 7 | 98 % |
        | Other | 3 | 100 % |

        Tracey said the third one, trades, was what *she* would have put first, and two others agreed. The
        count says different. We left trades for later because we cannot change it by ourselves.

        So what needs improving is where the promise is written down and what happens to it when a shift
        ends. For the tenant it means being left to wait without knowing, which is what 19 comments and 38
        complaints say. The sheet with the count is attached.
    """),
    details={
        "annotation": "Whiteboard in the North bay. My drawing and writing. No people, no tenant details in "
        "the "
        "picture. Bars are late or missed call-backs, the red line is the running share.",
        "consent": "Nobody is in the photo. Lorraine Pike agreed on {191} that I may use it.",
    },
    medium="photo",
    files=(
        FileStory(
            "whiteboard_pareto",
            "IMG_2041.jpg",
            "Whiteboard after the session on {191:short}",
            "Whiteboard with hand-drawn bars: 52 no diary entry, 34 off shift, 21 waiting for trades, 11 "
            "wrong "
            "number, 7 not retried, 3 other, and a red line for the running share",
        ),
        FileStory(
            "baseline_xlsx",
            "Late call-backs tally.xlsx",
            "Tally of 128 late or missed call-backs with running share, and the eight weeks counted",
            "Sheet with reasons, counts and shares",
        ),
    ),
    claims=(
        claim("PCI-06", "", "Pareto of 128 call-backs by reason, with the working in the sheet."),
        claim("PCI-01", "¶5", "Says in one paragraph what the feedback shows must get better."),
    ),
    submitted_days_ago=186,
    judgement=accepted(
        182,
        "The photo is annotated, dated and has nobody in it; the sheet lets me follow every number. You "
        "noted that "
        "colleagues expected a different reason and let the count decide.",
        met(
            "PCI-06",
            "A named technique, one rule for the reasons, all 128 cases covered, and the opening for "
            "improvement "
            "is plain: no one place for the promise and no handover. Sufficient with the survey and the "
            "calls.",
        ),
    ),
)

HUDDLE = RecordStory(
    key="sam-huddle",
    kind="O",
    title="Planning huddle with the North team",
    days_ago=183,
    narrative=prose("""
        I observed Sam lead a planning huddle of seven advisers and the planning supervisor, Colin Brewer.
        Calls were covered by the South team for half an hour. Sam had the Pareto on the wall and handed out
        one page with the figures: 128 of 412 call-backs late or missed.

        Sam opened with the figures and with a call of Sam's own that had gone wrong. Nobody was named apart
        from that. The team was then asked for ways to deal with the first two reasons only. Four were
        written up: do nothing, wait for reminders in the repairs system, give all call-backs to one person,
        or a shared diary with a card and a midday check.

        Each was tried against three questions that Sam had prepared: *Does it deal with the 52 and the 34?
        Can we start within a month? Can we undo it?* The team chose the diary. Two advisers doubted that
        they would find time to write a card while the tenant was on the line. Sam asked one of them, Jordan
        Lee, to time it with a colleague: 25 seconds.

        Colin Brewer said planning could answer open trades questions once a day if they came as one list.
        Sam wrote this down as an action with a date. Sam read back the agreed actions, names and dates
        before closing on time.
    """),
    details={
        "place": "North bay, Quayside House, Saltmere",
        "started_at": "09:30",
        "ended_at": "10:00",
        "seen": "- presented the summary of feedback from three sources\n"
        "- drew out four options and compared them by set questions\n"
        "- asked those who had not spoken, by name, for their view\n"
        "- answered the worry about time with a trial on the spot\n"
        "- agreed owner and date for five actions",
        "questions": "Q: Why only the first two reasons?\n"
        "A: Together they are 86 of 128. And we can change those ourselves, trades we can't.\n"
        "Q: What could go wrong with a wall diary?\n"
        "A: Names and addresses on show. So job number and initials only, and cards get shredded on "
        "Fridays. And "
        "Jordan is at home two days a week, so the same list goes in the calendar.",
        "learner_comment": "I was nervous about Colin coming but it was the best bit. I talked too long at "
        "the start.",
    },
    medium="text",
    author="assessor",
    claims=(
        claim("PCI-02", "¶3", "Sam agreed actions with owners and dates that come from the feedback."),
        claim("PCI-07", "¶3", "Options were compared by set questions and a reason given for the choice."),
        claim("PCI-10", "¶2", "Sam encouraged colleagues to bring ideas and took a doubt seriously."),
    ),
    submitted_days_ago=172,
    judgement=accepted(
        168,
        "What I saw on {183} agrees with the plan you sent. The decision on PCI-02 and PCI-07 is with the "
        "plan and "
        "the approval; for PCI-10 I would like to see more than one occasion.",
    ),
)

RECORDS = (WHITEBOARD, HUDDLE)
