"""Sam, first turn: did it work, what it cost, and does it last."""

from assessment.demo import replies
from assessment.demo.loop_shapes import Day, Said, The, Words, entry, scene, sheet
from assessment.demo.texts.loop_after import COMMENTS_AFTER, COMPLAINTS_AFTER, COMPLIMENTS
from assessment.demo.texts.loop_sam_change import done
from assessment.demo.texts.loop_sam_gather import gathered, reply

LOOP = The("loop")
TRADES = ("trades", "no date", "planning")

SURVEY = tuple(reply(*row) for row in replies.after())
CASES = tuple(
    Said(day, words, mood=-1, theme="t" if any(each in words for each in TRADES) else "")
    for day, words in COMPLAINTS_AFTER
)
QUOTED = (
    "Rang at ten past when she said quarter past.",
    "First time ever you rang when you said.",
    "Still no idea when planning will ring, that is a different lot.",
    "I have no mobile so I cannot text LATE to anybody.",
)

HEARD = (
    *gathered(
        102, "survey-after", "Repairs survey, eight weeks after go-live", SURVEY, method="survey",
        invited=588, quality_dimension="responsiveness", service_area="North", analysis_due=Day(101),
        method_reason="The same question in the same way to about as many tenants as before.",
    ),
    *gathered(
        102, "cases-after", "Complaints about call-backs, eight weeks after", CASES, method="complaint",
        quality_dimension="reliability", service_area="North", analysis_due=Day(101),
        method_reason="The same log, sorted by the same rule, checked by Alan Mercer.",
    ),
    *gathered(
        102, "thanks", "Thanks that reached us", COMPLIMENTS, method="compliment",
        quality_dimension="empathy", service_area="North", analysis_due=Day(101),
        method_reason="A survey asks everybody; thanks come by themselves. I keep them apart from the score.",
    ),
    scene(102, "alter", measure=The("informed"),
          fields={"sources": (The("survey"), The("survey-after"))}),
    scene(102, "compute", measure=The("informed")),
    scene(102, "link", improvement=LOOP,
          sources=(The("survey-after"), The("cases-after"), The("thanks"))),
)  # fmt: skip

NEW_WAY = "From this day every promise is a card on the wall, so the way of working is another one."

LOOKED = (
    *(scene(102, "rebase", measure=The(key), from_date=Day(158), reason=NEW_WAY)
      for key in ("late", "informed", "complained", "wait")),
    scene(
        101, "analysis", "after",
        fields={
            "technique": "theme_count", "theme_list": The("themes"), "to_date": Day(101),
            "sources": (The("survey-after"), The("cases-after"), The("thanks")),
            "question": "What do tenants say now, and what is left?",
            "summary": "23 complaints where there were 38. 8 of them wait for trades, by far the most. 11 "
            "comments still say that we did not ring or rang for nothing.",
            "how_read": "The same themes as before, so that the two counts can stand side by side.",
        },
        record_fields=sheet("What tenants say after eight weeks", 101),
    ),
    scene(101, "finding", "what-is-left", analysis=The("after"), fields={
        "statement": "8 of the 23 complaints after go-live wait for an answer from trades.",
        "count": 8, "items": (Words(("cases-after",), "Waiting for trades"),), "found_on": Day(101),
        "customer_effect": "We ring on time and have nothing to say."}),
    scene(101, "finding", "still-late", analysis=The("after"), fields={
        "statement": "11 of 41 comments still say that we did not ring, or that the call told them nothing.",
        "count": 11, "found_on": Day(101),
        "items": (Words(("survey-after",), exactly=(*COMMENTS_AFTER[1], *COMMENTS_AFTER[2])),),
        "contrary_items": (Words(("survey-after",), exactly=COMMENTS_AFTER[5]),
                           Words(("thanks",), exactly=tuple(said.text for said in COMPLIMENTS))),
        "contrary_note": "22 voices praise a time that was kept. So the diary does what it is for, and "
        "those who are left need something else.",
        "customer_effect": "Who has no mobile or waits for trades is where most tenants were before."}),
    scene(101, "link", improvement=LOOP, analyses=(The("after"),)),
)  # fmt: skip

LINES = (
    {"measure": The("late"), "after_from": Day(124), "verdict": "improved",
     "comparability_note": "Weeks 5 to 8, as the criterion says. Weekly shares averaged; counted together it "
     "is 128 of 412 and 19 of 199, 9.5 %."},
    {"measure": The("informed"), "verdict": "improved",
     "comparability_note": "Weekly scores averaged; all replies together 58.2 % of 146 and 71.2 % of 139."},
    {"measure": The("complained"), "verdict": "improved",
     "comparability_note": "38 complaints in 8,260 contacts, 23 in 8,010."},
    {"measure": The("wait"), "verdict": "same",
     "comparability_note": "Seven seconds longer, within the three minutes we set. Longest weekly average "
     "3:04, in week 3."},
)  # fmt: skip
ANSWERS = (
    {"criterion": The("aims-1/1"), "verdict": "met", "note": "19 of 199 in weeks 5 to 8, 9.5 %"},
    {"criterion": The("aims-2/1"), "verdict": "partly", "note": "71.2 % of 139 replies, 75 was the aim"},
    {"criterion": The("aims-3/1"), "verdict": "partly", "note": "2.9, and 8 of the 23 wait for trades"},
    {"criterion": The("aims-4/1"), "verdict": "met", "note": "2:55 on average, 3:04 in one week"},
)  # fmt: skip

REVIEW = (
    scene(
        101, "review", "review", improvement=LOOP,
        record_fields=sheet("Review of the call-back trial", 101), lines=LINES, verdicts=ANSWERS,
        fields={
            "original_findings": (The("no-home"), The("no-place"), The("always-so")),
            "quotes": (Words(("survey-after",), exactly=QUOTED),
                       Words(("thanks",), exactly=(COMPLIMENTS[4].text,))),
            "answered": "No diary entry and no handover were 86 of 128 late calls; in weeks 5 to 8 they are "
            "8 of 19. 11 survey comments still say that we did not ring. Waiting for trades is as large as "
            "it was.",
            "advantages": "Tenants get a time and a second name. Fewer ring to chase. One way for nine "
            "people instead of nine ways.",
            "disadvantages": "Who has no mobile gets no LATE text. Fifteen minutes a day of two people and "
            "£212 of cover. Dev feels watched by the wall, so initials come off when a card is ticked.",
            "learning": "The aims we only partly met have one cause: no answer from trades. I left it out "
            "because we could not change it alone, which was right for a trial and is not right for ever.",
            "do_differently": "Early check in week 1. Agree the cost of cover before the start. Bring trades "
            "in from the first huddle. Ask tenants without a mobile by phone.",
            "customer_effect": "Nine in ten promised calls come on time, before it was seven in ten. They "
            "can leave the house.",
            "business_effect": "15 complaints fewer in eight weeks, about two hours each. Average time to "
            "answer stays within three minutes.",
            "next_steps": "Keep the diary in North and bring it to South.\n"
            "Work on the answers from trades with the planning supervisor.\n"
            "Reach tenants who have no mobile.",
            "next_step": "embed",
        },
    ),
    done(99, "look-back", started_on=Day(101), done_on=Day(99), learner_role="lead",
         resources_used="40 minutes with Karen Duffy and Lorraine Pike",
         done_note="I presented the two misses first. Kept in North, South from {81}."),
    scene(99, "move", improvement=LOOP, to="reviewed"),
)  # fmt: skip

SHARED = (
    entry(99, "to-karen", "loop", "communication", "The next step, put to Karen Duffy", """
        Half a day a month with the planning supervisor, for three months, to work on the answers from
        trades. The cost of cover I sent the next day: £212 over the eight weeks.
    """, audience="manager", purpose="proposal", to_authority=True, channel="Meeting, forty minutes",
          typed=98, response="Agreed for three months."),
    entry(91, "on-the-board", "loop", "communication", "The result on the huddle board", """
        Last week 45 of 50 on time. Under it the two aims that we only partly met, because the team should
        hear those from me and not find them.
    """, audience="team", purpose="result", channel="Huddle board", typed=88,
          evidence=(The("sam-weighing"),), response="Two new ideas in the column for snags."),
    entry(86, "south-learns", "loop", "promotion", "South works it out for itself", """
        I told one case in eight minutes and asked ten people where they would have broken the chain. They
        found five places and drew a card of their own. Their box for the best time to ring is on ours now.
    """, audience="other_teams", channel="Half-hour session", evidence=(The("sam-case"),),
          response="South starts on {81} with its own team leader."),
    entry(84, "good-news", "loop", "communication", "Saturday, told by Mags", """
        Mags told both teams at the Friday huddle how her Saturday handover works. I only kept the time.
    """, audience="other_teams", purpose="success_story", channel="Friday huddle",
          response="Out of hours asks for a copy."),
)  # fmt: skip

LASTS = (
    entry(77, "procedure", "loop", "embed", "Procedure CC-07, in force", """
        Before you promise, at 11.00 and 13.30, when nobody answers, what we never do. I drafted it, Alan
        Mercer edited it, Karen Duffy approved it. New advisers learn it on day two.
    """, embedding="procedure", named="CC-07 Call-backs, version 3"),
    entry(74, "still-so", "loop", "sustain", "Four weeks after the review", """
        18 of 202 late or missed, 8.9 %, week by week 5, 4, 5 and 4. Alan Mercer recounted the second week
        and made it 4 as well. I also looked at ten cards: nine had a cover.
    """, holds="yes"),
    entry(70, "iso", "loop", "framework", "Where it fits our quality system", """
        Brightwater works by ISO 9001. The weekly count is monitoring (9.1), the complaint and survey figures
        are customer satisfaction (9.1.2), and the turn as a whole is continual improvement (10.3). Alan
        Mercer put the chart into the yearly management review.
    """, named="ISO 9001:2015, 9.1.2 and 10.3"),
    scene(77, "move", improvement=LOOP, to="embedded"),
    scene(64, "move", improvement=LOOP, to="closed"),
)  # fmt: skip

SCENES = (*HEARD, *LOOKED, *REVIEW, *SHARED, *LASTS)
