"""Sam, second turn: the answers from trades. What was asked, why it is so, and the plan."""

from assessment.demo.loop_figures import ANSWERS, LATER_COMPLAINTS, counts, each_monday
from assessment.demo.loop_shapes import Day, Figures, The, Words, action, entry, scene, sheet
from assessment.demo.texts.loop_sam_gather import gathered, measured
from assessment.demo.texts.loop_second_words import INTERVIEWS, LATER_CASES, TRADES
from assessment.demo.texts.loop_themes import STUCK, STUCK_THEMES

NEXT = The("next")
HEARD_FROM = ("interviews", "trades", "later-cases")

BEGUN = (
    scene(88, "begin_next", "next", improvement=The("loop")),
    scene(88, "themes", "stuck", name=STUCK, themes=STUCK_THEMES),
    scene(88, "change", improvement=NEXT, fields={
        "title": "An answer from trades by four o'clock",
        "service_area": "Repairs contact centre with planning",
        "theme_list": The("stuck"),
    }),
    scene(88, "unlink", improvement=NEXT, measures=(The("informed"), The("wait"))),
    scene(88, "move", improvement=NEXT, to="gathering"),
    measured(
        88, "answered", "Trades questions answered by four o'clock", kind="operational", formula="share",
        direction=1, target=80, sla="Asked by 11.00, answered by 16.00 the same day",
        quality_dimension="responsiveness", outcome_measure=The("complained"),
        method_reason="It is the step before our call: without an answer we can only ring to say nothing.",
    ),
    entry(87, "law-next", "next", "compliance", "Ringing tenants about their wait", """
        Our privacy notice covers questions about a repair that is open. I ring from the office, write down
        words and days, and tell everybody that they may say no.
    """, law="data_protection", law_stage="collection"),
    entry(87, "fair-next", "next", "compliance", "This time, those without a mobile first", """
        In the first turn tenants without a mobile were missing. Seven of the twelve I ring are on a
        landline, and two calls go through our interpreting line.
    """, law="equality", law_stage="collection"),
    scene(81, "benchmark", measure=The("answered"), fields={
        "kind": "standard", "value": 90, "source": "Brightwater service standard for the internal help desk",
        "dated": Day(300), "same_definition": "Same day, but until five o'clock"}),
    *each_monday("answered", counts(ANSWERS, "the 11.00 list, ticked at four")),
    *each_monday("complained", counts(LATER_COMPLAINTS, "complaint log")),
)  # fmt: skip

HEARD = (
    *gathered(
        74, "interviews", "Twelve tenants who wait for trades", INTERVIEWS, "stuck", method="interview",
        invited=15, quality_dimension="responsiveness", service_area="North and South",
        method_reason="I wanted to hear what waiting is like, from those whom the survey does not reach.",
    ),
    *gathered(
        73, "trades", "What planning and the trades teams say", TRADES, "stuck", method="staff",
        origin="staff", quality_dimension="responsiveness", service_area="Depot",
        method_reason="They have the answers. Nobody had asked them what stops them from giving them.",
    ),
    *gathered(
        73, "later-cases", "Complaints that wait for trades", LATER_CASES, "stuck", method="complaint",
        quality_dimension="reliability", service_area="North and South",
        method_reason="The log shows which of the late answers a tenant does not forgive.",
    ),
    scene(73, "link", improvement=NEXT,
          sources=(The("interviews"), The("trades"), The("later-cases")), measures=(The("answered"),)),
    scene(73, "move", improvement=NEXT, to="analysing"),
)  # fmt: skip

SHOWN = (
    scene(
        73, "analysis", "lasting",
        fields={
            "technique": "xmr", "measures": (The("late"),), "to_date": Day(75),
            "question": "Has the first change held, and what is left?",
            "summary": "Two levels: about 31 % before, about 10 % since go-live, and level since week 5. "
            "What is left is not noise that goes away by itself.",
            "how_read": "XmR chart, limits begun again at go-live, because that day the way of working "
            "changed.",
        },
        record_fields=sheet("Twenty weeks of late call-backs", 73),
    ),
    scene(73, "finding", "left-over", analysis=The("lasting"), fields={
        "found_on": Day(73),
        "statement": "Since week 5 about one call-back in ten is late, and it does not fall any further.",
        "trend": "Level for eight weeks, between 7.7 and 10.6 %", "readings": (Figures("late", 124, 75),),
        "customer_effect": "Four or five tenants a week still wait for a call."}),
    scene(
        72, "analysis", "where-stuck",
        fields={
            "technique": "fishbone", "theme_list": The("stuck"), "to_date": Day(72),
            "sources": tuple(The(key) for key in HEARD_FROM), "measures": (The("answered"),),
            "question": "Where does an answer from trades get stuck?",
            "summary": "Mostly in the afternoon: the one person who looks at our list is at the depot from "
            "one o'clock. Then unclear questions. Parts without a date are real, and few.",
            "how_read": "Tenants, trades and complaints sorted by the same list, Colin Brewer sorted a third "
            "of it without seeing mine. We drew the bones together at the depot.",
        },
        record_fields=sheet("Why an answer does not come the same day", 72),
    ),
    scene(72, "finding", "afternoon", analysis=The("where-stuck"), fields={
        "found_on": Day(72),
        "statement": "Most late answers are late because nobody looks at our list after one o'clock.",
        "causal": True, "count": 14, "items": (Words(HEARD_FROM, "Nobody on it in the afternoon"),),
        "contrary_items": (Words(HEARD_FROM, "The part has no date"),),
        "contrary_note": "Where a part has no date nobody can answer by four. For those the answer is the "
        "day on which we ask again.",
        "other_explanations": "Too many questions: no, 38 to 44 a week, level. Vans: they change the visit "
        "and not the answer.",
        "customer_effect": "They are rung to hear that we do not know, for days."}),
    scene(72, "causes", finding=The("afternoon"), rows=(
        {"category": "people", "text": "One planner knows the screen for open questions",
         "support": "Said by all four planners"},
        {"category": "process", "text": "The list is read once, at half past eleven",
         "support": "Colin Brewer's day sheet"},
        {"category": "process", "text": "Questions come without a job number",
         "support": "9 of 41 in the first week counted"},
        {"category": "technology", "text": "An answer in the planning system tells nobody",
         "support": "Tried on two jobs"},
        {"category": "policy_guidance", "text": "No time is set for an answer",
         "support": "Planning guide has none"},
        {"category": "environment", "text": "The depot has one screen for four people",
         "support": "Seen on {78}"},
    )),
    scene(72, "link", improvement=NEXT, analyses=(The("lasting"), The("where-stuck"))),
    scene(72, "move", improvement=NEXT, to="planning"),
)  # fmt: skip

PEOPLE = (
    scene(71, "stakeholder", "karen-2", improvement=NEXT, fields={
        "name": "Karen Duffy", "job_title": "Head of Customer Contact", "group": "manager",
        "has_authority": True}),
    scene(71, "stakeholder", "colin-2", improvement=NEXT, fields={
        "name": "Colin Brewer", "job_title": "Planning supervisor", "group": "internal_customer"}),
    scene(71, "stakeholder", "planners", improvement=NEXT, fields={
        "name": "Four planners", "job_title": "Depot", "group": "frontline"}),
)  # fmt: skip

PLAN = (
    scene(
        70, "plan", "plan-2", improvement=NEXT,
        fields={
            "start": Day(60), "end": Day(19), "review_on": Day(17),
            "resources": "A second screen from stock. Two hours of each planner to learn the list. Cover "
            "agreed beforehand this time: £96.",
            "constraints": "No extra post in planning. The 11.00 list stays.",
            "risks": "Planners are pulled off routing in a storm: then the list waits and we tell tenants "
            "why.",
            "choice_reason": "A second look at half past three needs no new system and helps with the "
            "largest group. The question form helps with the second.",
            "expected_customer_effect": "Who waits for trades hears the same day, also when the answer is "
            "“not before Tuesday”.",
            "expected_business_effect": "Fewer second and third questions to planning, fewer complaints.",
        },
        record_fields=sheet("Plan: an answer by four o'clock", 70),
    ),
    scene(70, "options", plan=The("plan-2"), rows=(
        {"text": "A planner on our floor", "for_it": "Answers at once", "against_it": "No post for it",
         "chosen": False},
        {"text": "A second look at 15.30 and a question form", "for_it": "Two weeks, £96",
         "against_it": "Depends on four people learning one screen", "chosen": True},
    )),
    scene(70, "objectives", "goals", plan=The("plan-2"), rows=(
        {"text": "Trades questions are answered the same day", "measure": The("answered"), "baseline": 35.4,
         "target": 80, "due_on": Day(19), "owner": "Colin Brewer", "owner_agreed_on": Day(71),
         "findings": (The("afternoon"),),
         "criteria": ({"text": "Answered by four o'clock, weeks 3 to 5", "threshold": "80 %"},)},
        {"text": "Fewer have to complain", "measure": The("complained"), "baseline": 3.0, "target": 2.5,
         "due_on": Day(19), "owner": "Sam Ashworth", "owner_agreed_on": Day(71),
         "findings": (The("afternoon"), The("left-over")),
         "criteria": ({"text": "Call-back complaints per 1,000 contacts", "threshold": "2.5 or less"},)},
    )),
    scene(70, "consultation", plan=The("plan-2"), fields={
        "who": The("planners"), "held_on": Day(71), "method": "At the depot, half an hour",
        "said": "We answer what we can read. Send a job number and one question, not three.",
        "effect_on_plan": "A question form with three boxes, drawn by a planner."}),
    scene(70, "consultation", plan=The("plan-2"), fields={
        "who": The("colin-2"), "held_on": Day(71), "method": "At the depot",
        "said": "Half past three works if two people know the screen.",
        "effect_on_plan": "Two planners learn it first, the others in week 3."}),
    action(70, "form", "next", "Question form with three boxes", kind="procedure", owner="Sam Ashworth",
           due_on=Day(57), objective=The("goals-1"), findings=(The("afternoon"),)),
    action(70, "screen", "next", "Planners learn the screen for open questions", kind="coaching",
           owner="Colin Brewer with Sam Ashworth", due_on=Day(53), objective=The("goals-1"),
           findings=(The("afternoon"),)),
    action(70, "second-look", "next", "A second look at the list at 15.30", owner="Colin Brewer",
           due_on=Day(53), objective=The("goals-1"), findings=(The("afternoon"),)),
    action(70, "watch", "next", "Count answers each week, review after five", kind="monitor",
           owner="Sam Ashworth", due_on=Day(17), objective=The("goals-2")),
    scene(67, "ask_approval", "karen-again", plan=The("plan-2"), stakeholder=The("karen-2")),
    scene(65, "approve", plan=The("plan-2"), asked=The("karen-again"), outcome="full",
          words="Agreed for both teams. Good that the cost stands in it this time."),
    scene(65, "move", improvement=NEXT, to="agreed"),
)  # fmt: skip

SCENES = (*BEGUN, *HEARD, *SHOWN, *PEOPLE, *PLAN)
