"""Sam, unit PCI: the change itself, as it was made and as others saw it."""

from assessment.demo.shapes import FileStory, RecordStory, accepted, claim, met, prose

DIARY = RecordStory(
    key="sam-diary",
    kind="AV",
    title="The wall diary and a call-back card, first two days",
    days_ago=158,
    until_days_ago=157,
    narrative=prose("""
        Two photos from the start in North.

        **Photo 1, the wall diary, {157:day}, 9.18.** Rows are two-hour slots, columns are days. Every card
        is one promise: job number, time, initials of the owner. The ticks on Monday's column are calls
        made. Monday had five promises on the wall and four more still on pads; all nine were rung, one of
        them 20 minutes late.

        **Photo 2, one card, {157}, 15.07.** Job J4417. Promised for 2.30, rung at 2.20 and spoken to.
        Owner DK, cover TB. The tenant wanted to know when the glazier was coming, so the card says that.
        Whoever picks it up can ring without reading the whole job.

        What it took:

        1. planner and 500 cards, £64.20, ordered by Tracey on {172}, came {166}
        2. 40 minutes to put it up, {161}, after the phones went quiet at 17.30
        3. the same list in the team calendar, set up by me and tested with Jordan at home on {162}

        We kept the old habit running next to it for the first two days: advisers could still use their
        pads, and I copied from the pads to the wall at 11.00 and 15.00. So if the new thing had fallen over
        nothing would have been lost.
    """),
    details={
        "annotation": "Photo 1: wall planner in the North bay, job numbers and initials only. Photo 2: a "
        "card on my "
        "desk. I made both pictures, the handwriting on the card is Dev Kapoor's.",
        "consent": "No people in the photos. The advisers agreed to their initials on {165}.",
    },
    medium="photo",
    files=(
        FileStory(
            "shared_diary",
            "IMG_2107.jpg",
            "Wall diary on {157}",
            "Wall planner with a row for every two hours and a column for each day; coloured cards with job "
            "numbers, times and initials, Monday's ticked",
        ),
        FileStory(
            "callback_card",
            "card J4417.webp",
            "A call-back card filled in",
            "Yellow card: job J4417, ring by 2.30 Tuesday, when the glazier comes, owner DK, cover TB, rung "
            "2.20",
        ),
    ),
    claims=(
        claim("PCI-03", "¶6", "The change was made, with the old way kept beside it for two days."),
        claim("PCI-08", "¶4", "What was done, what it cost, and on which dates."),
    ),
    submitted_days_ago=141,
    judgement=accepted(
        136,
        "The photos are dated, annotated and free of personal details. The short list of what it took, with "
        "cost "
        "and dates, is the kind of record PCI-08 asks for; one more account of the weeks after and it is "
        "complete.",
    ),
)

FLOOR = RecordStory(
    key="sam-floor",
    kind="O",
    title="Midday check and huddle on the floor",
    days_ago=143,
    narrative=prose("""
        I sat with the North team in week 3 of the trial. At 13.30 Sam and Aisha Mohamud left the phones,
        each with a headset in hand in case of a queue, and read the afternoon cards aloud: nine promises,
        two of them after the owner's shift. Sam asked each owner in turn whether cover had agreed. One had
        not, and Dev Kapoor took it over and wrote his initials on the card. The check took eleven minutes.
        The wallboard showed two callers waiting at the worst moment; Sam saw it and sent Aisha back early.

        At 13.45 Sam held a three-minute huddle standing up. Last week's figure was read out, 9 late of 53,
        and then compared with week 1 (12 of 50). Sam said "it's moving but it's two weeks, so let's not get
        excited". Mags Doyle raised Saturday again. Sam wrote it on the board under *Ideas and snags* with
        Mags's name and asked her to bring a suggestion on Friday, rather than answering it.

        Afterwards I rang one tenant whose card I had picked, with Lorraine Pike's permission. She confirmed
        that she had been rung at 10.10 as promised.
    """),
    details={
        "place": "North bay, Quayside House, Saltmere",
        "started_at": "13:20",
        "ended_at": "14:00",
        "seen": "- carried out the midday check as set out in the plan\n"
        "- moved a promise that would have been missed\n"
        "- watched the queue and put callers first\n"
        "- shared the weekly figure without overstating it\n"
        "- gave a colleague's idea back to her to develop",
        "questions": "Q: What do you do when somebody is away without warning?\n"
        "A: Cover is on the card, so cover rings. If cover is away as well it's mine for the day.\n"
        "Q: Why did you not answer Mags on Saturdays?\n"
        "A: She knows Saturdays better than I do. If it's her idea it'll last.",
        "learner_comment": "Fair. I did not know you would ring a tenant, glad it was a good one!",
    },
    medium="text",
    author="assessor",
    claims=(
        claim("PCI-03", "¶1", "The planned change was seen in use, with callers kept first."),
        claim("PCI-10", "¶2", "Sam shares results and gets a colleague to develop her own idea."),
        claim(
            "PCI-04",
            "¶2",
            "Sam reads the weekly figure against the start and warns of reading too much into it.",
        ),
    ),
    submitted_days_ago=137,
    judgement=accepted(
        136,
        "The observation stands as written; the tenant's confirmation makes it stronger. It counts towards "
        "PCI-03 "
        "and PCI-10. For PCI-04 it is an early sign only, the review must carry it.",
    ),
)

LORRAINE = RecordStory(
    key="sam-lorraine",
    kind="WT",
    title="Team leader's testimony on the change",
    days_ago=158,
    until_days_ago=140,
    narrative=prose("""
        I manage the North team and have been Sam's line manager for three years. I was on the floor for
        most of the first three weeks.

        Sam ran this, not me. On {158:day} Sam came in at 7.15 to set the wall up for the early shift and
        stayed until the late shift had done a full hour with it. When the phones got busy about 10.40 Sam
        stopped the card writing for twenty minutes, put everybody on calls, and caught up the cards from
        the pads afterwards. That was the right decision and I did not have to ask for it. We answered in 2
        minutes 44 on average that day, which is normal for a Monday.

        Two of my people were against it at the start. Sam did not argue with them, just asked one to time
        the card and the other to design it better. The card we use now is the second one's.

        If I'm honest Sam took on too much in week 1, copying from the pads to the wall alone. I told Sam to
        hand that over and by the Thursday Tracey was doing it.

        I have seen the e-mail, the costs and the dates in Sam's records and they are as I remember them.
    """),
    details={
        "witness_name": "Lorraine Pike",
        "relationship": "Line manager for three years",
        "job_title": "Team leader, North team, Brightwater Homes",
        "contact": "lorraine.pike@brightwater.example, 01632 960 114",
        "date_seen": "{158} to {140}",
    },
    medium="text",
    claims=(
        claim("PCI-03", "¶2", "My manager saw me carry out the change and keep the phones answered."),
        claim("PCI-08", "¶5", "She confirms the costs and dates I recorded."),
        claim("PCI-10", "¶3", "She saw how I brought doubtful colleagues in."),
    ),
    submitted_days_ago=137,
    judgement=accepted(
        136,
        "I rang Lorraine Pike on {136}. She confirmed that she wrote this and added nothing. A balanced "
        "testimony "
        "that also says what did not go so well.",
        met(
            "PCI-03",
            "A planned change carried out by you, seen by your manager and by me, with two clear accounts "
            "of how "
            "callers were kept first while it was brought in. Sufficient.",
        ),
    ),
)

RECORDS = (DIARY, FLOOR, LORRAINE)
