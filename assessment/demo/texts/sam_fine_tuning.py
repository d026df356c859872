"""Sam, unit PCI: early reactions and fine-tuning, returned once because it hid who did what."""

from assessment.demo.shapes import (
    DoubtStory,
    RecordStory,
    SecondVersion,
    accepted,
    claim,
    met,
    prose,
    returned,
)

FINE_TUNING_FIRST = prose("""
    After eleven days we had a look at how it was going. On {147:day} we had a short meeting and asked
    everybody. Most people liked it. Some things were not right and they were changed from {144}.

    It was felt that the check at 14.00 was too late, because the early shift leave at 14.00. It was moved.
    It was also decided that cover should be on the card. And when nobody answers, a text is sent after two
    tries. A few tenants said nice things and one was annoyed that the time had been missed. The numbers
    were 12 late in week 1 and 9 in week 2, so it is going the right way and the team is happy with the
    changes we made.
""")

FINE_TUNING_SECOND = prose("""
    On {147:day}, day 11, I got the eight people who were in round the wall for a quarter of an hour. I
    asked one question: *what made you late or nearly late this week?* I wrote the answers up without
    commenting.

    | What they said | Who | What I did |
    |---|---|---|
    | The check at 14.00 is when earlies go home | Aisha, Tracey | I moved it to 13.30 from {144} |
    | I did not know I was cover | Jordan | I added *cover* to the card, the owner asks first |
    | Rang twice, no answer, then forgot | Dev | I wrote the rule: two tries, then text and book a new time |
    | Saturday has nobody to hand to | Mags | Left open. Mags brings an idea |

    I decided the first and third myself because they were inside what Karen had approved. For the second I
    asked Lorraine, since it meant new cards (£11.40 for 200). I sent Karen the week 2 report on {144}: **12
    late of 50 in week 1, 9 of 53 in week 2**, and 2:52 average time to answer in both weeks.

    From tenants, in those eleven days: four texts saying thank you, and two using the word LATE. I rang
    both of those myself within the hour. One had been promised "about three" and took it as three exactly,
    so now we say a time and "by", not "about".

    What I would do differently: I had planned the early check for day 14. Jordan's problem would have cost
    us another three calls if I had waited, so next time I would do it in week 1.
""")

FINE_TUNING = RecordStory(
    key="sam-fine-tuning",
    kind="RA",
    title="The first eleven days and what was put right",
    days_ago=147,
    until_days_ago=144,
    narrative=FINE_TUNING_FIRST,
    details={
        "steps": "A short meeting on {147}, then three changes from {144}.",
        "outcome": "The check is earlier, cover is on the card, and a text goes out after two tries.",
        "why": "Because some things were not right.",
        "learning": "It is good to ask people.",
    },
    medium="text",
    claims=(
        claim("PCI-08", "¶3", "Adjustments with dates, costs and who decided."),
        claim("PCI-03", "¶2", "The change was kept working by putting early snags right."),
    ),
    submitted_days_ago=141,
    judgement=returned(
        136,
        "The three adjustments are good ones and I saw two of them working on {143}. But I cannot tell from "
        "this who did "
        "what: “it was felt”, “it was decided”, “it was moved”. I need your own part before I can count it "
        "as yours.",
        "Write it again in the first person: who said what, what you decided yourself, whom you asked, and "
        "what each "
        "adjustment cost. Keep the figures.",
        DoubtStory("PCI-08", "A", "The text does not say which actions were Sam's own."),
        DoubtStory("PCI-03", "A", "Own part is missing."),
    ),
    second=SecondVersion(
        submitted_days_ago=129,
        narrative=FINE_TUNING_SECOND,
        details={
            "steps": "Asked eight colleagues one question on {147}; wrote up the answers; moved the check, "
            "changed the "
            "card and wrote the two-tries rule from {144}; reported to Karen Duffy on {144}.",
            "outcome": "12 late of 50 in week 1, 9 of 53 in week 2, 7 of 48 in the first week after the "
            "changes.",
            "why": "Early snags turn into reasons to give up, so I wanted them on the wall while they were "
            "small.",
            "learning": "Do the early check in week 1. Say “by”, never “about”. Write “I” when it was me.",
        },
        judgement=accepted(
            126,
            "Now I can see your own decisions, the one you took to Lorraine and the cost. The table is easy "
            "to check "
            "against what I saw on {143}. Thank you for doing it again without fuss.",
            met(
                "PCI-08",
                "Actions, costs, dates and changes to the plan are all on record, with photos, the e-mail, "
                "your "
                "manager's word and this account. Sufficient.",
            ),
        ),
    ),
)

RECORDS = (FINE_TUNING,)
