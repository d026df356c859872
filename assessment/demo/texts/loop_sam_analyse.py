"""Sam, first turn: what the words and the figures show, and why it is so."""

from assessment.demo.loop_shapes import Day, Figures, The, Words, scene, sheet
from assessment.demo.texts.loop_sam_gather import UNNAMED

ALL = ("cases", "survey", "cards", "calls")
SOURCES = tuple(The(key) for key in ALL)

COUNTED = (
    scene(
        191, "analysis", "counted",
        fields={
            "technique": "theme_count", "sources": SOURCES, "theme_list": The("themes"),
            "question": "What goes wrong with a promised call?",
            "summary": "79 voices from four ways of listening speak of a call that did not come or came "
            "late. In 55 of them the promise had no home: nobody had a note of it (35), or it was not passed "
            "on when a shift ended (20). Waiting for trades comes third with 12. The others say nothing "
            "about a call, or give a score alone.",
            "how_read": "I read every comment twice and gave each one theme, the first thing that went "
            "wrong. Dev Kapoor sorted 20 without seeing mine and we differed on two.",
        },
        record_fields=sheet("What 230 voices say about call-backs", 191),
    ),
    scene(
        191, "finding", "no-home", analysis=The("counted"),
        fields={
            "statement": "In 55 of 79 voices the promise had no home: nobody had a note of it, or it was not "
            "passed on after a shift.",
            "count": 55, "found_on": Day(191),
            "items": (Words(ALL, theme="Nobody had a note of it"), Words(ALL, "Not passed on after a shift")),
            "contrary_items": (
                Words(("survey",), exactly=(UNNAMED, "Call back came early!")),
                Words(("cards",), exactly=("The young man rang me about my tap as he said. Very nice.",)),
                Words(("calls",), exactly=("You are the first one who has rung back.",)),
            ),
            "contrary_note": "Four voices praise a call that came on time. So it can be done, and it depends "
            "on who you get. That speaks for one way for everybody rather than for asking people to try "
            "harder.",
            "customer_effect": "They wait in, ring again and tell the story from the start. One used half a "
            "day of leave.",
        },
    ),
    scene(
        191, "finding", "trades-wait", analysis=The("counted"),
        fields={
            "statement": "12 voices wait for an answer that trades has not given us.",
            "count": 12, "found_on": Day(191), "items": (Words(ALL, "Waiting for trades"),),
            "customer_effect": "They are told “soon” by us and by planning, and plan their week around it.",
        },
    ),
)  # fmt: skip

PARETO = (
    scene(
        191, "analysis", "pareto",
        fields={
            "technique": "pareto", "sources": (The("cases"),), "theme_list": The("themes"),
            "question": "Which few reasons make up most of the complaints?",
            "summary": "25 of 38 complaints come from the first two reasons. With waiting for trades it is "
            "32. The first two are ours to change, the third is not ours alone.",
            "how_read": "Only the complaints, because there every case has a reason. The same order came out "
            "of our own tally of the 128 late calls: 52, 34 and 21.",
        },
        record_fields=sheet("Pareto of 38 complaints by reason", 191),
    ),
    scene(
        191, "finding", "vital-few", analysis=The("pareto"),
        fields={
            "statement": "Three of five reasons make up 84 % of the complaints, and two of them are ours.",
            "count": 32, "found_on": Day(191),
            "items": (Words(("cases",), "Nobody had a note of it"),
                      Words(("cases",), "Not passed on after a shift"),
                      Words(("cases",), "Waiting for trades")),
            "customer_effect": "If these two went away, two in three of those who complain would not have "
            "had to.",
        },
    ),
)  # fmt: skip

STEADY = (
    scene(
        190, "analysis", "steady",
        fields={
            "technique": "xmr", "measures": (The("late"),), "to_date": Day(190),
            "question": "Were these eight bad weeks, or is it how we work?",
            "summary": "Between 29.8 and 32.0 % in every week, no week out of the usual range and no drift. "
            "It is how we work. Telling people off for a bad week would have changed nothing.",
            "how_read": "XmR chart, limits from the eight weeks. Eight points are few, so I call the limits "
            "trial limits and only say that nothing stands out.",
        },
        record_fields=sheet("Eight weeks of late call-backs on a chart", 190),
    ),
    scene(
        190, "finding", "always-so", analysis=The("steady"),
        fields={
            "found_on": Day(190),
            "statement": "Nearly one promised call in three is late or missed, every week about the same.",
            "trend": "Level for eight weeks, between 29.8 and 32.0 %",
            "readings": (Figures("late", 256, 201),),
            "customer_effect": "Of 412 tenants who were promised a call, 128 waited longer than we said.",
        },
    ),
)  # fmt: skip

WHYS = (
    scene(
        183, "analysis", "whys",
        fields={
            "technique": "five_whys", "sources": SOURCES, "theme_list": The("themes"),
            "measures": (The("late"),),
            "question": "Why does nobody have a note of it?",
            "summary": "Asked at the huddle with seven advisers and the planning supervisor. We came out at "
            "the way we work: there is no one place where a promise is written while the tenant is on the "
            "line.",
            "how_read": "I wrote down each why as it was said and asked how we know before the next one. "
            "Where the room did not agree we listened to a recording.",
        },
        record_fields=sheet("Five whys at the huddle", 183),
    ),
    scene(
        183, "finding", "no-place", analysis=The("whys"),
        fields={
            "statement": "Promises are lost because there is no one place to write them and no handover.",
            "causal": True, "count": 55, "found_on": Day(183),
            "items": (Words(("cases",), "Nobody had a note of it"), Words(("cases",), "Not passed on after a "
                                                                         "shift")),
            "other_explanations": "Too few people on the phones: no, the share is the same in quiet weeks. "
            "Careless people: no, all nine of us have late calls on the tally. Trades: yes, for 21 of 128, "
            "and we cannot change that alone.",
            "trial": "Jordan Lee timed a card while on the line: 25 seconds.",
            "customer_effect": "A tenant who rings again meets somebody who knows nothing of the promise.",
        },
    ),
    scene(
        183, "causes", finding=The("no-place"),
        rows=(
            {"depth": 1, "text": "Nobody rings, because nobody sees the promise",
             "support": "52 of 128 late calls had no diary entry", "category": "process"},
            {"depth": 2, "text": "It stands on a pad or in somebody's head",
             "support": "No typing to be heard in 6 of 15 recorded promises", "category": "process"},
            {"depth": 3, "text": "The job screen has no field for it",
             "support": "Looked at together; the supplier says six months", "category": "technology"},
            {"depth": 4, "text": "The guide says “arrange a call-back” and not where",
             "support": "Adviser guide, page 14", "category": "policy_guidance"},
            {"depth": 5, "text": "Nobody owns a promise once the shift is over",
             "support": "34 late calls were due after the adviser's shift", "category": "resources"},
        ),
    ),
    scene(183, "link", improvement=The("loop"),
          analyses=(The("counted"), The("pareto"), The("steady"), The("whys"))),
    scene(183, "move", improvement=The("loop"), to="planning"),
)  # fmt: skip

SCENES = (*COUNTED, *PARETO, *STEADY, *WHYS)
