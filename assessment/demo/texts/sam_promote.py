"""Sam, unit PCI: sharing with the other team, making it last, and the discussion with the assessor."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, prose

CASE = RecordStory(
    key="sam-case",
    kind="CS",
    title="One leak, four promised calls",
    days_ago=86,
    narrative=prose("""
        I wrote this case for a half-hour session with the South team on {86:day}, and it is a real one from
        our complaint files with everything changed that could say who it was.

        **What happened.** A tenant rings on a Monday about water coming through the kitchen ceiling.
        Adviser 1 promises a call the same day and goes off shift at 14.00. Tuesday, adviser 2 promises a
        call "once I have spoken to planning". Wednesday, planning says Friday and nobody tells her.
        Thursday she rings again, adviser 3 promises to check, and the plumber comes on Friday to an empty
        flat.

        **What it cost.**

        | Who | Cost |
        |---|---|
        | Tenant | four days with a bucket, half a day's pay, faith in us |
        | Us | six calls and not two, one lost visit (£58), a complaint (about two hours) |

        I asked the ten people from South where they would have broken the chain. They found five places.
        Only one of them was somebody being careless. Then I asked what they would want on a card and they
        drew their own, with a box for the best time to ring that ours does not have. We have copied it from
        them since.

        **Why it matters.** Every one of the four was polite and every one meant it. Tenants do not measure
        what we mean, they measure whether the phone rings. And the business pays for the same job three
        times.
    """),
    details={
        "basis": "Real. Case C2608 of the complaint log, with the trade, days and household changed. Alan "
        "Mercer read it "
        "before I used it.",
    },
    claims=(
        claim("PCI-05", "¶5", "Says why it matters to the tenant and to the business, with costs."),
        claim("PCI-10", "¶4", "A session in which another team worked out its own improvement."),
    ),
    submitted_days_ago=74,
    judgement=accepted(
        63,
        "A case that teaches. Working out the cost for both sides is the best answer to “why bother” I have "
        "read this "
        "year, and taking South's box into your own card shows that learning went both ways.",
    ),
)

ALAN = RecordStory(
    key="sam-alan",
    kind="EWT",
    title="Quality manager's expert testimony: does it last?",
    days_ago=86,
    until_days_ago=70,
    narrative=prose("""
        I was asked as an expert witness to look at two things: how Sam brings others into improving
        service, and whether the change has lasted beyond the trial.

        **Others.** I sat in on the session for the South team on {86}. Sam spoke for perhaps eight of the
        thirty minutes. The team did the rest. On {81} I watched South's first morning: Sam stood at the
        back and let their own team leader, Nadia Rahman, run it. Since then three ideas have come up
        through the North huddle board from advisers who had never put one forward before. Mags Doyle's
        Saturday handover started on {84}.

        **Lasting.** The weekly counts for the four weeks after the review are 5 of 50, 4 of 48, 5 of 53 and
        4 of 51. That is 18 of 202, or 8.9 %. I recounted the second week from the call records and made it
        4 as well. The way of working is now procedure CC-07, in force from {77}; Sam drafted it and I
        edited it.

        **A caution.** Eight weeks and four weeks are not long, and neither had a storm in it. I have asked
        for the count to be kept up for another six months and will look again myself.

        In my judgement what I saw meets what PCI-10 asks for. The decision is the assessor's.
    """),
    details={
        "witness_name": "Alan Mercer",
        "relationship": "Colleague in another department; does not manage Sam",
        "job_title": "Quality and Complaints Manager, Brightwater Homes",
        "contact": "alan.mercer@brightwater.example, 01632 960 127",
        "date_seen": "{86}, {81} and {70}",
        "competence": "Eleven years in complaints and quality; Level 4 award in managing customer service; "
        "assessor award A1 "
        "(not practising). Record seen by Priya Nair on {183}.",
        "units_known": "PCI, MCP",
        "agreed_in_plan": "Assessment plan of {186}, witness list no. 3",
    },
    files=(
        FileStory(
            "procedure_pdf",
            "CC-07 call-backs v3.pdf",
            "Procedure CC-07, in force from {77}",
            "One page: before you promise, at 11.00 and 13.30, when nobody answers, what we never do",
        ),
        FileStory(
            "sustain_xlsx",
            "Weeks 9 to 12.xlsx",
            "Weekly counts of the four weeks after the review",
            "Sheet with four weeks: promised, late or missed, share",
        ),
    ),
    claims=(
        claim("PCI-10", "¶2", "An expert saw colleagues improve service with me stepping back."),
        claim("PCI-04", "¶3", "Four more weeks show whether the effect held."),
        claim("PCI-08", "p1", "The new way is written into a procedure with a date."),
    ),
    submitted_days_ago=67,
    judgement=accepted(
        63,
        "Alan Mercer is on the witness list and his record is in order. He recounted a week himself, and "
        "his caution about the "
        "time is a fair one to carry forward.",
    ),
)

DISCUSSION = RecordStory(
    key="sam-discussion",
    kind="PD",
    title="Professional discussion: why, not only what",
    days_ago=64,
    narrative=prose("""
        Sam and I met for a planned discussion of 45 minutes in the small meeting room at Quayside House.
        Sam had the plan a week before and brought the plan, the review note and the South team's card. We
        spoke about the reasons behind the work, not the steps, which are well recorded elsewhere. The
        minutes give the time of each point.

        Sam answered without notes, corrected one figure (13.1 % for all eight weeks; Sam had first said 12)
        and was frank about what is not finished. When I asked whether the diary had *caused* the fall, Sam
        said no more than that it came at the same time, that South had not changed, and that the two
        reasons it was aimed at had nearly gone: "that's as far as I'd go".
    """),
    details={
        "plan": "Agreed {71}. Points: why improvement matters; choosing this change; judging results "
        "fairly; getting "
        "colleagues to improve things; what next. Gaps to cover: PCI-05, PCI-10.",
        "minutes": "02:15 Why it matters to tenants: a promise is the only part of a repair they can see\n"
        "06:40 Why it matters to Brightwater: chasing calls, lost visits, complaints at two hours each\n"
        "11:05 Sam's own part: starts huddles with a figure, asks the quiet ones, gives ideas back\n"
        "17:30 Why these four measures, and why answer time was added as a guard\n"
        "23:50 Reading the weekly figures; why week 2 proved nothing yet\n"
        "29:20 Dev's objection to the wall and what Sam changed because of it\n"
        "34:45 South's card, and why a copied idea is a compliment\n"
        "40:10 What Sam would improve; the next turn on answers from trades",
        "reasons": "Chose the diary because it dealt with 86 of 128 late calls, could start within a month "
        "and be "
        "undone. Put the misses first in the review so that nobody else had to find them.",
        "would_improve": "Early check in week 1. Ask tenants without a mobile by phone. Agree the cost of "
        "cover before the "
        "start. Bring trades in from the first huddle, even if they cannot change yet.",
    },
    medium="audio",
    author="assessor",
    claims=(
        claim("PCI-05", "02:15", "Why improvement matters to tenants and to the business, in Sam's words."),
        claim("PCI-10", "11:05", "How Sam encourages a habit of improving, with examples."),
        claim("PCI-09", "23:50", "How Sam judged results against what was fixed beforehand."),
        claim("PCI-02", "17:30", "Why each measure was put in the plan."),
    ),
    submitted_days_ago=63,
    judgement=accepted(
        63,
        "You gave reasons all the way through, and you know where your evidence stops. Very good on getting "
        "colleagues to carry ideas themselves.",
        met(
            "PCI-10",
            "Seen by me twice, by your manager and by an expert witness, explained by you here, and it goes "
            "on "
            "without you. Sufficient.",
        ),
        next_action="Four short questions next week to close the last part of PCI-05: your own part, in "
        "general terms.",
    ),
)

RECORDS = (CASE, ALAN, DISCUSSION)
