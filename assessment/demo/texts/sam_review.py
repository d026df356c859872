"""Sam, unit PCI: did it work, what it cost, and what comes next."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, not_yet, prose

REVIEW = RecordStory(
    key="sam-review",
    kind="WP",
    title="Review of the trial, eight weeks before and after",
    days_ago=102,
    until_days_ago=101,
    narrative=prose("""
        I wrote this note on {101} for the meeting with Karen on {99}. Page 1 has the figures against the
        four success criteria on the approval form, page 2 what tenants said and what I learned. The sheet
        has every week.

        | Criterion, set {179} | Before | After | Result |
        |---|---|---|---|
        | Late or missed, weeks 5 to 8, 10 % or less | 31.1 % (n = 412) | 9.5 % (n = 199) | met |
        | Complaints per 1,000 contacts, 2.5 or less | 4.6 | 2.9 | partly met |
        | Survey 4 or 5, 75 % | 58.2 % (n = 146) | 71.2 % (n = 139) | partly met |
        | Average time to answer, 3:00 or less | 2:48 | 2:55 | met |

        Over all eight weeks it was 53 late of 406, which is 13.1 %. I counted the same way before and
        after, and the survey went to about the same number of people (610 before, 588 after).

        I am not saying the diary did all of it. There were also a few jobs fewer in those weeks. But South,
        without the diary, went from 29 % to 28 % in the same time.
    """),
    details={
        "own_part": "I kept the weekly count with Dev Kapoor, worked out the figures and wrote the note. "
        "Alan Mercer "
        "gave me the complaint numbers and the South figures.",
    },
    files=(
        FileStory(
            "review_note_pdf",
            "Review of call-back trial.pdf",
            "Review note, two pages",
            "Page 1: table of four success criteria before and after, and eight weeks; page 2: what was "
            "learned",
        ),
        FileStory(
            "readings_xlsx",
            "Call-backs by week.xlsx",
            "Call-backs by week, eight weeks before and eight after go-live",
            "Sheets before, after and compare, with promised, late or missed and share",
        ),
    ),
    claims=(
        claim("PCI-04", "p1", "Each success criterion has a before and an after, and a verdict."),
        claim("PCI-09", "p1", "The criteria were fixed on the approval form before the change."),
    ),
    submitted_days_ago=100,
    judgement=accepted(
        94,
        "A careful comparison: same rule before and after, numbers beside every share, and you looked at "
        "South so as not to "
        "claim too much. Two partly met results are reported as plainly as the two met ones.",
        not_yet(
            "PCI-09",
            "The measures and results are all here and were fixed beforehand. Still missing: what was good "
            "and what "
            "was bad about the change itself, for tenants and for staff, and what the two partly met "
            "results mean.",
        ),
        next_action="Write a reflective account that weighs the good and the bad points. Half a page is "
        "enough.",
    ),
)

KAREN = RecordStory(
    key="sam-karen",
    kind="WT",
    title="Head of Customer Contact's testimony on the review",
    days_ago=99,
    narrative=prose("""
        Sam presented the review of the call-back trial to Lorraine Pike and me on {99}, in my office, for
        forty minutes.

        I had asked for two things when I approved it: tell me after week 2 and week 8, and stop if callers
        wait more than 3 minutes 30. Both were kept. The longest weekly average was 3 minutes 4, in week 3.

        What persuaded me was not the headline. Sam put the two results that missed the target first,
        complaints at 2.9 against 2.5 and the survey at 71 % against 75 %, and said what was left behind
        them: eight of the last nineteen late calls were waiting for an answer from trades. I checked the
        complaint figure with Alan Mercer's team the same afternoon and it was right.

        I approved it in full for North, and for South from {81}. Sam then asked for half a day a month with
        the planning supervisor to work on the trades answers. I agreed to that for three months.

        I would have liked a figure for the cost of cover. Sam sent it the next day: £212 over the eight
        weeks.
    """),
    details={
        "witness_name": "Karen Duffy",
        "relationship": "Manages Sam's team leader; approved the trial",
        "job_title": "Head of Customer Contact, Brightwater Homes",
        "contact": "karen.duffy@brightwater.example, 01632 960 101",
        "date_seen": "{99}",
    },
    medium="text",
    claims=(
        claim("PCI-04", "¶3", "Confirms that I judged the results, with those that missed the target first."),
        claim("PCI-09", "¶2", "She checked the results against what she had approved beforehand."),
    ),
    submitted_days_ago=88,
    judgement=accepted(
        84,
        "From the person who set the conditions, and she checked a figure for herself. Signed and dated.",
        met(
            "PCI-04",
            "Each success criterion has its result from new figures and new tenant comments, the misses are "
            "explained, and the manager who approved it confirms them. Sufficient.",
        ),
    ),
)

WEIGHING = RecordStory(
    key="sam-weighing",
    kind="RA",
    title="Good and bad points, and what we do next",
    days_ago=99,
    until_days_ago=88,
    narrative=prose("""
        Priya said my review had the numbers but not what I thought of them, so this is that.

        **Good for tenants:** they get a time and a second name. 71 % feel informed, it was 58 %. *"First
        time ever you rang when you said."* **Good for us:** fewer people ring to chase. 23 complaints in
        eight weeks and not 38, and each one takes Alan's team about two hours.

        **Bad for tenants:** if you have no mobile you do not get the LATE text, and 11 comments still say
        we did not ring. **Bad for us:** fifteen minutes a day of two people, £212 of cover, and writing a
        card feels daft when the answer comes while you are still writing. Dev says the wall makes him feel
        watched. He has a point, so the initials now come off when the card is ticked.

        The two that were only partly met have the same cause, I think. Of the last 19 late calls, 8 were
        waiting for trades. I left trades out at the start because we could not change it alone. That was
        right for the trial but it means the diary cannot get complaints down to 2.5 by itself.

        So the next turn is the trades answer. I have put it to Karen and I meet Colin on {78}. On {91:day} I
        put the result on the huddle board with the two misses on it as well as the good news.
    """),
    details={
        "steps": "Presented on {99}; read all 139 survey replies again; asked each adviser for one good and "
        "one bad thing; "
        "put the result on the board on {91}.",
        "outcome": "Kept in North, South from {81}, next turn on trades answers agreed with Karen Duffy.",
        "why": "A target that is partly met says where to look next, if you do not hide it.",
        "learning": "Ask for bad points early and by name. Work out the cost of cover before somebody asks.",
    },
    medium="photo",
    files=(
        FileStory(
            "huddle_board",
            "huddle board.heic",
            "Huddle board with the result, {91}",
            "Board with three columns: last week 50 promised, 45 on time, 5 late; notes on what was tried; "
            "ideas and snags",
        ),
    ),
    claims=(
        claim("PCI-09", "¶2", "Good and bad points for tenants and for staff, with figures."),
        claim("PCI-04", "¶4", "Says why two targets were only partly met."),
        claim("PCI-10", "¶5", "The result, misses included, was shared with the team."),
    ),
    submitted_days_ago=88,
    judgement=accepted(
        84,
        "This is what was missing. You weigh good and bad for both sides, with Dev's objection taken "
        "seriously, and you "
        "trace both misses to one cause.",
        met(
            "PCI-09",
            "Impact reviewed against measures fixed beforehand, with advantages, disadvantages and the "
            "meaning of "
            "the results. Together with the approval form and the review note, sufficient.",
        ),
        next_action="We have PCI-05 and PCI-10 left. Think about how you explain the why to somebody new.",
    ),
)

RECORDS = (REVIEW, KAREN, WEIGHING)
