"""Sam, first turn: the plan, who was asked about it, and who said yes."""

from assessment.demo.loop_shapes import Day, The, action, entry, scene, sheet

LOOP = The("loop")

PEOPLE = (
    scene(183, "stakeholder", "karen", improvement=LOOP, fields={
        "name": "Karen Duffy", "job_title": "Head of Customer Contact", "group": "manager",
        "has_authority": True}),
    scene(183, "stakeholder", "lorraine", improvement=LOOP, fields={
        "name": "Lorraine Pike", "job_title": "Team leader, North team", "group": "manager"}),
    scene(183, "stakeholder", "north", improvement=LOOP, fields={
        "name": "North team", "job_title": "Nine advisers", "group": "frontline"}),
    scene(183, "stakeholder", "colin", improvement=LOOP, fields={
        "name": "Colin Brewer", "job_title": "Planning supervisor", "group": "internal_customer"}),
    scene(182, "stakeholder", "panel", improvement=LOOP, fields={
        "name": "Tenants' panel", "job_title": "Six tenants", "group": "customer"}),
)  # fmt: skip

PLAN = (
    scene(
        179, "plan", "plan", improvement=LOOP,
        fields={
            "start": Day(172), "end": Day(103), "review_on": Day(99),
            "resources": "£64.20 for a wall planner and 500 cards. Six hours of cover for two briefings. "
            "Fifteen minutes a day of two advisers for the midday check.",
            "constraints": "No change to the repairs system for six months. Never more than two advisers off "
            "the phones. No tenants' names on the wall.",
            "risks": "Advisers away from the phones at midday: only two, never before 13.15. People at home "
            "cannot see a wall: the same list stands in the calendar. Planning gets more questions: one list "
            "at 11.00.",
            "choice_reason": "The shared diary deals with the two biggest reasons, 86 of 128 late calls. It "
            "can start in three weeks and be taken down in an hour.",
            "expected_customer_effect": "A tenant gets a time and a second name, and is rung by then "
            "whoever is on shift.",
            "expected_business_effect": "Fewer people ring to chase, and fewer complaints at about two hours "
            "each.",
        },
        record_fields=sheet("Plan: call-backs we keep", 179),
    ),
    scene(179, "options", plan=The("plan"), rows=(
        {"text": "Do nothing", "for_it": "Costs nothing",
         "against_it": "Level for eight weeks; complaints do not fall by themselves", "chosen": False},
        {"text": "Reminders in the repairs system", "for_it": "Nobody can overlook them",
         "against_it": "The supplier needs six months", "chosen": False},
        {"text": "One person makes all call-backs", "for_it": "One desk, one list",
         "against_it": "Nobody covers that person's leave", "chosen": False},
        {"text": "Shared diary, card and midday check", "for_it": "Cheap, quick, easy to undo",
         "against_it": "25 seconds a call, and two people off the phones at midday", "chosen": True},
    )),
    scene(179, "objectives", "aims", plan=The("plan"), rows=(
        {"text": "Ring back when we said", "measure": The("late"), "baseline": 31.1, "target": 10,
         "due_on": Day(103), "owner": "Sam Ashworth", "owner_agreed_on": Day(183),
         "findings": (The("no-home"), The("no-place"), The("always-so")),
         "criteria": ({"text": "Late or missed in weeks 5 to 8", "threshold": "10 % or less"},)},
        {"text": "Tenants feel informed", "measure": The("informed"), "baseline": 58.2, "target": 75,
         "due_on": Day(103), "owner": "Sam Ashworth", "owner_agreed_on": Day(183),
         "findings": (The("no-home"),),
         "criteria": ({"text": "Survey replies with 4 or 5 for kept informed", "threshold": "75 %"},)},
        {"text": "Fewer have to complain", "measure": The("complained"), "baseline": 4.6, "target": 2.5,
         "due_on": Day(103), "owner": "Sam Ashworth", "owner_agreed_on": Day(183),
         "findings": (The("vital-few"), The("trades-wait")),
         "criteria": ({"text": "Call-back complaints per 1,000 contacts", "threshold": "2.5 or less"},)},
        {"text": "The phones do not suffer", "measure": The("wait"), "baseline": 168, "target": 180,
         "due_on": Day(103), "owner": "Lorraine Pike", "owner_agreed_on": Day(182),
         "findings": (The("always-so"),),
         "criteria": ({"text": "Average time to answer", "threshold": "3:00 or less"},)},
    )),
)  # fmt: skip

ASKED = (
    scene(179, "consultation", plan=The("plan"), fields={
        "who": The("north"), "held_on": Day(183), "method": "Huddle, half an hour",
        "said": "Two doubted there is time to write a card while a tenant is on the line. Jordan cannot see "
        "a wall from home.",
        "effect_on_plan": "Jordan timed it, 25 seconds. The same list stands in the team calendar."}),
    scene(179, "consultation", plan=The("plan"), fields={
        "who": The("colin"), "held_on": Day(183), "method": "At the huddle",
        "said": "Planning can answer open trades questions once a day if they come as one list.",
        "effect_on_plan": "One list at 11.00, with a date for agreeing it."}),
    scene(179, "consultation", plan=The("plan"), fields={
        "who": The("lorraine"), "held_on": Day(182), "method": "One to one",
        "said": "We could keep every call-back and let the phones ring.",
        "effect_on_plan": "Average time to answer is the fourth measure, with a limit of three minutes."}),
    scene(178, "consultation", plan=The("plan"), fields={
        "who": The("panel"), "held_on": Day(178), "method": "Panel evening",
        "said": "Give a time, not “today”. And do not make us text if we cannot.",
        "effect_on_plan": "The card asks for a time, and the phone message says it as well as the text."}),
    scene(176, "ask_approval", "karen-asked", plan=The("plan"), stakeholder=The("karen")),
    scene(175, "approve", plan=The("plan"), asked=The("karen-asked"), outcome="trial",
          words="Yes, as a trial in North until the review. Report to me after week 2 and week 8. Stop if "
          "callers wait more than 3:30 on average."),
    scene(175, "move", improvement=LOOP, to="agreed"),
)  # fmt: skip

PLANNED = (
    action(179, "order", "loop", "Order the planner and 500 cards", kind="resource", owner="Tracey Bell",
           is_mine=False, due_on=Day(172), objective=The("aims-1"), findings=(The("no-place"),)),
    action(179, "list-11", "loop", "One list of trades questions at 11.00", kind="procedure",
           owner="Sam Ashworth with Colin Brewer", due_on=Day(170), objective=The("aims-3"),
           findings=(The("trades-wait"),)),
    action(179, "brief", "loop", "Practise the card with both shifts", kind="coaching", owner="Sam Ashworth",
           due_on=Day(164), objective=The("aims-1"), findings=(The("no-home"),)),
    action(179, "diary", "loop", "Wall diary, card and midday check in North", owner="Sam Ashworth",
           due_on=Day(158), objective=The("aims-1"), findings=(The("no-home"), The("no-place"))),
    action(179, "tenants", "loop", "Tell tenants that they get a time and a second name",
           kind="communicate", owner="Sam Ashworth with Jo Lambert", due_on=Day(158),
           objective=The("aims-2")),
    action(179, "early", "loop", "Early check with the team", kind="evaluate", owner="Sam Ashworth",
           due_on=Day(147), objective=The("aims-1")),
    action(179, "count", "loop", "Count every Monday, report after weeks 2 and 8", kind="monitor",
           owner="Sam Ashworth with Dev Kapoor", due_on=Day(102), objective=The("aims-4")),
    action(179, "look-back", "loop", "Review with Karen Duffy", kind="evaluate",
           owner="Sam Ashworth with Lorraine Pike", due_on=Day(99), objective=The("aims-1")),
)  # fmt: skip

NOTED = (
    entry(183, "told-plan", "loop", "communication", "The plan, at the huddle", """
        I told seven of the nine advisers what the figures say, what we want to try and what I would ask of
        them: a card for each promise, and two people at midday. Nobody starts before Karen has agreed.
    """, audience="team", purpose="plan", channel="Huddle, half an hour", evidence=(The("sam-huddle"),),
          response="Two doubts about the time it takes, one offer to design the card."),
    entry(179, "aim", "loop", "strategy", "“Our word counts”, promise 2", """
        Brightwater's service promise 2 says: “When we say we will ring, we ring.” Three of its five yearly
        figures are in my plan, so what we find in North can go straight into the yearly report.
    """, named="Brightwater service promise 2"),
    entry(179, "law-wall", "loop", "compliance", "What may stand on a wall", """
        Job number, time and initials only. No names, no addresses, no reason for the repair. Cards are
        shredded on Fridays. Our data protection officer read the card on {178} and agreed.
    """, typed=178, law="data_protection", law_stage="change"),
    entry(178, "fair-wall", "loop", "compliance", "Who could be worse off with the diary", """
        Jordan works from home two days a week and cannot see a wall: the same list is in the calendar.
        Tenants without a mobile cannot text LATE: the phone message invites them to ring. Large print and a
        read-aloud page are ready for the website.
    """, law="equality", law_stage="change"),
)  # fmt: skip

SCENES = (*PEOPLE, *PLAN, *ASKED, *PLANNED, *NOTED)
