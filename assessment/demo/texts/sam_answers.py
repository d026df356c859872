"""Sam, unit ECI: somebody from the other department on the second turn."""

from assessment.demo.shapes import RecordStory, accepted, claim, met, prose

COLIN = RecordStory(
    key="sam-colin",
    kind="WT",
    title="Planning supervisor's testimony on the answers from trades",
    days_ago=60,
    until_days_ago=36,
    narrative=prose("""
        I run planning at the depot. I do not manage Sam and Sam does not manage us.

        Sam came to us on {78} with what tenants had said and asked my planners what stops them from
        answering. Nobody from the contact centre had done that before. Sam sat at our one screen for an
        hour and saw that only one of us can use the page for open questions.

        From {60} to {57} Sam and one of my planners made the question form. The first version had five
        boxes. My planner crossed out two of them and Sam left it so. On {53:day} we began the second look
        at 15.30. Sam was here that afternoon and rang three of the answers over. In the first week I kept
        my own look at 11.30 as well, so that no van waited for it.

        It does not work every day. In the week of the storm we left it out twice, and I told Sam on the day.
        The sheet says so, too.
    """),
    details={
        "witness_name": "Colin Brewer",
        "relationship": "Supervisor of another department that Sam works with",
        "job_title": "Planning supervisor, Brightwater Homes",
        "contact": "colin.brewer@brightwater.example, 01632 960 133",
        "date_seen": "{78} to {36}",
    },
    medium="text",
    claims=(
        claim("ECI-03", "¶3", "He saw what I did myself when the second look began."),
        claim("ECI-05", "¶2", "What I learned from the first turn, to ask those who have the answers."),
    ),
    submitted_days_ago=15,
    judgement=accepted(
        11,
        "From another department, with dates, and he says when it did not work. I rang him on {11}.",
        met(
            "ECI-03",
            "Two real changes in which you had a hand, the diary and the answers, each seen by somebody who "
            "was there. Sufficient.",
        ),
    ),
)

RECORDS = (COLIN,)
