"""Sam, first turn: what was asked of whom, and the figures of the eight weeks before."""

from assessment.demo import replies
from assessment.demo.figures import BASELINE
from assessment.demo.loop_figures import complaints, counts, shares, waits
from assessment.demo.loop_shapes import Day, Said, Scene, The, Words, entry, scene, sheet
from assessment.demo.texts.loop_after import COMMENT_THEMES_AFTER, COMMENTS_AFTER
from assessment.demo.texts.loop_before import CALLS, CARDS, COMMENT_THEMES, COMPLAINT_THEMES
from assessment.demo.texts.loop_themes import WHY, WHY_THEMES
from assessment.demo.voices import COMMENTS, COMPLAINTS

NAMED = "Aisha rang back exactly when she said and stayed on the line with planning. Could not fault it."
UNNAMED = NAMED.replace("Aisha", "The adviser")
THEME_OF = {
    words: letter
    for comments, themes in ((COMMENTS, COMMENT_THEMES), (COMMENTS_AFTER, COMMENT_THEMES_AFTER))
    for score, letters in themes.items()
    for words, letter in zip(comments[score], letters, strict=True)
}


def reply(days_ago: int, score: int, words: str) -> Said:
    mood = {1: -1, 2: -1, 3: 0, 4: 1, 5: 1}[score]
    return Said(days_ago, words, score, mood, THEME_OF.get(words, "."), checked=words != NAMED)


SURVEY = tuple(reply(*row) for row in replies.before())
CASES = tuple(
    Said(day, words, mood=-1, theme=letter)
    for (day, _, words), letter in zip(COMPLAINTS, COMPLAINT_THEMES, strict=True)
)


def gathered(
    days_ago: int, key: str, title: str, said: tuple[Said, ...], themes: str = "themes", **fields: object
) -> tuple[Scene, ...]:
    """A source, what is in it, and its items sorted."""
    first, last = Day(max(each.days_ago for each in said)), Day(min(each.days_ago for each in said))
    span = {"from_date": first, "to_date": last, "responses": len(said)}
    letters = "".join(each.theme or "." for each in said)
    record = sheet(title, first.days_ago, until=last.days_ago)
    return (
        scene(days_ago, "source", key, fields=span | fields, record_fields=record),
        scene(days_ago, "say", f"{key}-items", source=The(key), rows=said),
        scene(days_ago, "sort", themes=The(themes), source=The(key), letters=letters),
    )


def measured(days_ago: int, key: str, name: str, **fields: object) -> Scene:
    return scene(days_ago, "measure", key, fields={"name": name, **fields})


BEGUN = (
    scene(256, "begin", "loop", fields={
        "title": "Call-backs we keep",
        "service_area": "Repairs contact centre, North team",
    }),
    scene(256, "move", improvement=The("loop"), to="gathering"),
    entry(256, "law-asking", "loop", "compliance", "Whose words we may keep, and how", """
        Before I asked for anything I went through our privacy notice with Alan Mercer. Using replies and
        complaints to improve the service is in it. I keep words and days, no names, addresses or numbers,
        and the complaint files stay in the restricted folder. The list is deleted when my unit is verified.
    """, law="data_protection", law_stage="collection"),
    entry(255, "fair-asking", "loop", "compliance", "Who would be left out if we only sent texts", """
        The survey goes by text. 188 of our 1,402 households in North have no mobile with us, many of them
        over seventy. So I added the comment cards at the counter, in large print as well, and the recorded
        calls, which everybody makes who rings us.
    """, law="equality", law_stage="collection"),
    scene(200, "themes", "themes", name=WHY, themes=WHY_THEMES),
    scene(200, "change", improvement=The("loop"), fields={"theme_list": The("themes")}),
)  # fmt: skip

HEARD = (
    *gathered(
        200, "cases", "Complaints about call-backs, eight weeks", CASES, method="complaint",
        quality_dimension="reliability", service_area="North",
        method_reason="Who complains has lost patience. 38 cases show what a broken promise costs a tenant.",
    ),
    *gathered(
        199, "survey", "Repairs survey, eight weeks before", SURVEY, method="survey", invited=610,
        quality_dimension="responsiveness", service_area="North",
        method_reason="The same question goes to every tenant after a repair, so the score can be compared.",
    ),
    scene(199, "take_name_out", items=(Words(("survey",), exactly=(NAMED,)),), text=UNNAMED),
    *gathered(
        198, "cards", "Comment cards at the Quayside counter", CARDS, method="comment_card",
        quality_dimension="empathy", service_area="Quayside counter",
        method_reason="Reaches tenants without a mobile, and those who come because nobody rang.",
    ),
    *gathered(
        197, "calls", "What tenants said in 24 recorded calls", CALLS, method="verbal",
        quality_dimension="reliability", service_area="North",
        method_reason="Shows the moment the promise is made. Three calls a week by a fixed rule, so I could "
        "not choose the good or the bad ones.",
    ),
)  # fmt: skip

FIGURES = (
    measured(
        199, "late", "Call-backs late or missed", kind="operational", unit="%", direction=-1, target=10,
        quality_dimension="reliability", sla="Rung by the time we gave",
        method_reason="It counts the promise itself, and the same records give it for every week.",
    ),
    measured(
        199, "informed", "Kept well informed", kind="outcome", direction=1, formula="csat", target=75,
        quality_dimension="responsiveness", sources=(The("survey"),),
        method_reason="It is what tenants feel, in a question they know: 4 or 5 of 5.",
    ),
    measured(
        199, "complained", "Call-back complaints", kind="outcome", direction=-1, formula="rate", target=2.5,
        quality_dimension="reliability",
        method_reason="A rate and not a count, because the number of contacts goes up and down.",
    ),
    measured(
        199, "wait", "Average time to answer", kind="balancing", unit="seconds", direction=-1, target=180,
        quality_dimension="responsiveness", sla="Answered within three minutes",
        method_reason="Lorraine Pike asked for it: we could keep every promise and let the phones ring.",
    ),
    scene(199, "alter", measure=The("late"), fields={"outcome_measure": The("informed")}),
    scene(199, "read", measure=The("late"), rows=shares(BASELINE)),
    scene(199, "compute", measure=The("informed")),
    scene(199, "read", measure=The("complained"), rows=counts(complaints("before"), "complaint log")),
    scene(199, "read", measure=The("wait"), rows=waits("before")),
    scene(198, "benchmark", measure=The("late"), fields={
        "kind": "internal", "value": 29, "source": "South team, the same eight weeks, counted by Alan Mercer",
        "dated": Day(201), "same_definition": "Yes, with our tally sheet",
    }),
    scene(198, "benchmark", measure=The("informed"), fields={
        "kind": "industry", "value": 70,
        "source": "Saltmere Housing Forum, shared figures of six landlords, repairs survey",
        "dated": Day(230), "same_definition": "Same question; two landlords ask by post",
    }),
    scene(197, "link", improvement=The("loop"),
          sources=(The("cases"), The("survey"), The("cards"), The("calls")),
          measures=(The("late"), The("informed"), The("complained"), The("wait"))),
    scene(197, "move", improvement=The("loop"), to="analysing"),
)  # fmt: skip

SCENES = (*BEGUN, *HEARD, *FIGURES)
