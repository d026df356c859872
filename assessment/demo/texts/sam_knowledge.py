"""Sam, unit PCI: what Sam knows, from before and now, and the two statements that close the unit."""

from assessment.demo.shapes import FileStory, RecordStory, SignOffStory, accepted, claim, met, prose

COURSE = RecordStory(
    key="sam-course",
    kind="RPL",
    title="One-day course on plan, do, check, act",
    days_ago=268,
    narrative=prose("""
        Before Brightwater I worked for two years on the switchboard at Eastholm Borough Council. On {611} I
        did a one-day course there called *Plan, do, check, act: small improvements in public-facing teams*.
        We took a real problem from our own desk and ran it round the circle. Mine was people being put
        through to the wrong department.

        What I still use from it:

        - start from what the public says, not from what annoys staff
        - count something before you change anything
        - try it small, then look again on a date you fixed at the start
        - tell people what happened with what they told you

        My council team leader got transfers to the wrong place down from 1 in 6 to about 1 in 11 by putting
        the bins, parking and council tax numbers on one card. I did the counting for it. That is where I
        saw that an improvement pays twice: the caller gets there first time and the switchboard gets a call
        fewer.

        I have the certificate but no assignment from the day, so I am offering this for background
        knowledge only.
    """),
    details={
        "what": "Why organisations improve in small steps, and the four stages plan, do, check, act.",
        "when": "{611}, six hours, Civic Centre, Eastholm.",
        "how_checked": "Priya Nair saw the original certificate on {266} and asked five questions without "
        "notes. "
        "Sam explained each stage with the council example and said what went wrong in it.",
        "currency": "Less than two years old when offered, and used since in the weekly huddles in North "
        "team.",
    },
    files=(
        FileStory(
            "certificate_scan_pdf",
            "Course certificate Eastholm.pdf",
            "Certificate of the one-day course",
            "Scanned certificate of attendance for Sam Ashworth, one-day course, with the course leader's "
            "signature",
        ),
    ),
    claims=(
        claim(
            "PCI-05", "¶3", "The council card shows what an improvement gave the caller and the switchboard."
        ),
    ),
    submitted_days_ago=263,
    judgement=accepted(
        259,
        "Sam, thank you for being clear that there was no assignment. Your answers on {266} showed that you "
        "still "
        "know the four stages and why they matter. I accept this as prior learning towards PCI-05. It does "
        "not "
        "cover your part in promoting improvement at Brightwater, so the criterion stays open.",
        next_action="Bring an example from your present team when we meet for the discussion.",
    ),
)

WRITTEN = RecordStory(
    key="sam-written",
    kind="QW",
    title="Written questions on why improvement matters",
    days_ago=71,
    narrative=prose("""
        I answered the centre's question sheet for this unit at my desk on {71:day}, between 15.30 and
        16.10, with the phones off and no notes. Lorraine was in the bay and signed the sheet for the time.
        The four questions and my answers are below as I wrote them. I have only corrected two spellings
        afterwards.

        They are mostly about the call-backs, because that is what I know best, but the third one I answered
        with something from the out of hours team so that it is not all the same story. That was Callum
        Reid's idea about reading the gas emergency number back to the caller, which they tried for a month
        last year, before I had anything to do with it.

        I found the second question the hardest. I kept wanting to write about money, and then I thought about
        what Lorraine does on a bad Monday, which is move people from repairs to complaints.
    """),
    details={
        "questions": prose("""
            Q: Why does continuous improvement matter to customers?

            A: Because they only ring us when something is wrong already. If we fix the same weak spot every
            time by being nice about it, they still had the bad day. In our case one in three promised calls
            was late. Being nicer would not have changed that.

            Q: Why does it matter to the business?

            A: Work comes back. A missed call turns into two more calls and sometimes a complaint, about two
            hours. On a bad day people are moved from repairs to complaints, so then repairs gets worse as
            well.

            Q: Give an example of an improvement that was not yours.

            A: Out of hours read the gas emergency number back to the caller. They had 9 wrong numbers
            written down in the month before and 2 in the month they tried it. It cost nothing.

            Q: What do you do in your team to promote it?

            A: I put one figure on the board every Monday, good or bad. I ask for one idea at the Friday
            huddle, and the person who has it tries it. I try to say what happened with the idea even when
            we did not do it.
        """),
        "conditions": "Own desk, closed book, 40 minutes, time signed by Lorraine Pike",
        "attempt": "First",
    },
    medium="text",
    claims=(
        claim("PCI-05", "", "Why improvement matters to customers and to the business, and my own part."),
        claim("PCI-10", "", "What I do each week so that others bring ideas and try them."),
    ),
    submitted_days_ago=70,
    judgement=accepted(
        63,
        "Short answers, each with a figure or an example, and the second one sees further than money. Your "
        "part is "
        "described for North only; I will ask you about that.",
    ),
)

ORAL = RecordStory(
    key="sam-oral",
    kind="QO",
    title="Oral questions to close PCI-05",
    days_ago=57,
    narrative=prose("""
        Four questions asked by telephone on {57:day}, 9.10 to 9.25, to cover what the written answers and the
        discussion had left open: Sam's part in promoting improvement beyond one team, and what Sam would
        tell somebody new. Answers were written down as they were given and read back. Sam changed one word
        (“always” became “mostly”). No prompts were needed. The answers agree with what I have seen on two
        visits and with the testimonies of Lorraine Pike and Alan Mercer.
    """),
    details={
        "questions": "Q: Somebody starts on Monday. How do you explain why you keep changing things?\n"
        "A: I'd show them the board. Twelve late, then four. I'd say there's a lady behind each one who "
        "didn't have to "
        "ring us twice.\n"
        "Q: Whom does it help besides the tenant?\n"
        "A: Us. The phone's quieter. And Karen, she can show the board of the association we do what we "
        "say.\n"
        "Q: What do you do when an idea is not going to work?\n"
        "A: Try it small if it's safe, mostly. If not I say why by Friday and it stays on the board with "
        "the reason.\n"
        "Q: What do you do outside your own team?\n"
        "A: South's session, and now once a month with planning. I bring figures, they bring the reasons. "
        "And I "
        "tell them what happened to what they said.",
    },
    medium="text",
    author="assessor",
    claims=(
        claim(
            "PCI-05", "", "Answers cover why it matters, to whom, and Sam's part within and outside the team."
        ),
    ),
    submitted_days_ago=57,
    judgement=accepted(
        56,
        "Clear and in your own words. “There's a lady behind each one” is going into my next induction, if "
        "you "
        "do not mind.",
        met(
            "PCI-05",
            "Why it matters to customers and to the business, and your own part in your team and beyond, "
            "shown in "
            "the case, the written and oral answers, the discussion and your earlier learning. Sufficient.",
        ),
    ),
)

SIGN_OFF = SignOffStory(
    unit="PCI",
    statement=prose("""
        The records in this unit are my own work, or say plainly who else had a part in them. Where I used
        an AI tool, for the tenant text message, I have said so.

        When I started I thought improving service meant being nicer on the phone. What I learned is to
        count first, to ask the people who do the job, and to say the bad results out loud. Late or missed
        call-backs in North went from 31 % to 9.5 % in the last four weeks of the trial and 8.9 % in the
        four weeks after. Two of my four targets were only partly met and I know why. The next turn, answers
        from trades, has started.

        I understand that a false declaration is malpractice.
    """),
    statement_days_ago=36,
    summative=prose("""
        Sam has met all ten criteria of this unit through real work between {256} and {57}: two observations
        of mine, two testimonies and one expert testimony, work products dated at the time, a discussion and
        questions. I have seen the confidential complaint files where they are kept.

        The trail holds without a gap: three sources of feedback, a Pareto of 128 late call-backs, a plan
        with measures fixed beforehand, approval by somebody with authority, the change, early corrections,
        and a review that reports what was missed as well as what was met. One account was returned because
        Sam's own part was not clear; the second version settled it. PCI-09 was not yet met at first,
        because the good and bad points of the change were missing.

        To the best of my knowledge the work is Sam's own. For the next unit I advise Sam to agree costs
        before a start and to include customers who cannot be reached by text.
    """),
    summative_days_ago=30,
)

RECORDS = (COURSE, WRITTEN, ORAL)
