"""Nadia's one improvement, stuck half-way: much gathered, a plan that nobody has answered yet."""

from assessment.demo.figures import NO_ACCESS
from assessment.demo.loop_figures import each_monday, shares
from assessment.demo.loop_shapes import (
    Day,
    Figures,
    PaperStory,
    Said,
    The,
    Words,
    action,
    entry,
    scene,
    sheet,
)
from assessment.demo.shapes import accepted, claim
from assessment.demo.texts.loop_sam_gather import gathered, measured
from assessment.demo.texts.loop_themes import MISSED, MISSED_THEMES

LOOP = The("visits")

#: Thirty calls over four days: what each tenant said, by reason.
BY_REASON = {
    "f": (
        "Oh dear, was that Tuesday?", "It went clean out of my head.", "I thought it was next week.",
        "I wrote it down and lost the paper.", "I was at the clinic, I forgot you.", "My mistake, sorry.",
        "I remembered when I saw the card.", "Two weeks is a long time to remember.",
        "I had it on the old calendar.", "My daughter usually reminds me.", "I mixed up the days.",
        "Send me a text next time.",
    ),
    "n": (
        "Nobody told me you were coming.", "First I knew was the card on the mat.", "I had no letter.",
        "They said somebody would let me know. Nobody did.", "I was told the week, not the day.",
        "The day was changed and I was not told.", "I rang to ask for the day and got no answer.",
        "You told my old landlord, I think.",
    ),
    "a": (
        "I cannot sit in from eight to six.", "I waited until two, then I had to go.",
        "Morning or afternoon, that is all I ask.", "The dog needs walking.", "I went out for ten minutes.",
    ),
    "w": ("I am at work, as everybody is.", "I cannot take another day off.", "Come on a Saturday."),
    "h": ("I was in all day.", "Nobody knocked, I would have heard it."),
}  # fmt: skip
SPOKEN = tuple(words for reason in BY_REASON.values() for words in reason)
CALLS = tuple(
    Said(66 - place * 4 // len(SPOKEN), words, mood=-1 if reason in "nah" else 0, theme=reason,
         channel="Phone")
    for place, (reason, words) in enumerate(
        (reason, words) for reason, said in BY_REASON.items() for words in said
    )
)  # fmt: skip

#: Typed off the South survey and not looked through yet.
COMMENTS = tuple(
    Said(day, words, score, {1: -1, 2: -1, 3: 0}.get(score, 1), theme, checked=False)
    for day, score, theme, words in (
        (72, 2, "f", "A reminder would help, I have a lot of appointments."),
        (71, 3, "f", "Text me the day before please."),
        (70, 1, "n", "Took a day off for nothing because the day had changed."),
        (69, 2, "a", "All day is too long."),
        (68, 3, "f", "The dentist reminds me, why not you?"),
        (67, 4, "f", "Good job. A reminder would be nice."),
        (65, 3, "f", "I forgot, a text would have done it."),
        (64, 2, "a", "Morning or afternoon?"),
        (63, 3, "f", "Could you ring the day before."),
        (62, 4, "f", "Happy with the work, please remind people."),
        (60, 2, "n", "I was never given a day."),
        (58, 3, "f", "My mother needs a reminder."),
        (57, 2, "f", "Remind me and I will be in."),
        (56, 5, ".", "Very pleased with the plasterer."),
    )
)

GATHERED = (
    scene(67, "begin", "visits", fields={
        "title": "Fewer visits to an empty flat", "service_area": "Repairs, South area"}),
    scene(67, "themes", "themes", name=MISSED, themes=MISSED_THEMES),
    scene(67, "change", improvement=LOOP, fields={"theme_list": The("themes")}),
    scene(67, "move", improvement=LOOP, to="gathering"),
    measured(67, "empty", "Visits with nobody at home", kind="operational", unit="%", direction=-1,
             target=12, quality_dimension="reliability",
             method_reason="The repair waits nine more days after such a visit, on average."),
    scene(67, "read", measure=The("empty"), rows=shares(NO_ACCESS[:7])),
    *each_monday("empty", shares(NO_ACCESS[7:])),
    *gathered(63, "thirty", "Thirty tenants who were not at home", CALLS, method="interview", invited=41,
              quality_dimension="reliability", service_area="South",
              method_reason="The trades teams say tenants forget. I wanted to hear it from the tenants."),
    *gathered(53, "comments", "South survey, comments about appointments", COMMENTS, method="survey"),
    scene(53, "link", improvement=LOOP, sources=(The("thirty"), The("comments")),
          measures=(The("empty"),)),
    scene(53, "move", improvement=LOOP, to="analysing"),
)  # fmt: skip

ANALYSED = (
    scene(
        32, "analysis", "why-empty",
        fields={
            "technique": "theme_count", "theme_list": The("themes"), "measures": (The("empty"),),
            "sources": (The("thirty"), The("comments")),
            "question": "Why does a visit find nobody?",
            "summary": "Of thirty tenants twelve forgot and eight were never told. Nine of 14 comments ask "
            "for a reminder.",
        },
        record_fields=sheet("What tenants say about missed visits", 32),
    ),
    scene(32, "finding", "not-told", analysis=The("why-empty"), fields={
        "statement": "Twenty of thirty tenants forgot the day or were never told it.", "count": 20,
        "items": (Words(("thirty",), "Forgot the day"), Words(("thirty",), "Never told the day")),
        "contrary_items": (Words(("thirty",), "At home, nobody knocked"),),
        "customer_effect": "The repair waits nine more days."}),
    scene(32, "finding", "steady-share", analysis=The("why-empty"), fields={
        "statement": "About one visit in six finds nobody, week after week.",
        "trend": "Level for twelve weeks", "readings": (Figures("empty", 116, 33),)}),
    scene(31, "link", improvement=LOOP, analyses=(The("why-empty"),)),
    scene(28, "move", improvement=LOOP, to="planning"),
)  # fmt: skip

PLANNED = (
    scene(25, "plan", "plan", improvement=LOOP,
          fields={"start": Day(11), "resources": "Texts at 3.4p, about £3 a week. Forty minutes of the late "
                  "shift a day.", "risks": "The late shift may be short of people."},
          record_fields=sheet("Plan: day-before reminders for the South area", 25)),
    scene(25, "options", plan=The("plan"), rows=(
        {"text": "A text the day before, by four", "for_it": "Cheap, most have a mobile",
         "against_it": "212 households have none", "chosen": True},
        {"text": "A letter", "for_it": "Reaches everybody", "against_it": "Too late for half of the jobs",
         "chosen": False},
    )),
    scene(25, "objectives", "aims", plan=The("plan"), rows=(
        {"text": "Visits with nobody at home", "measure": The("empty"), "baseline": 18.1, "target": 11,
         "findings": (The("not-told"), The("steady-share")), "owner": "Nadia Rahman",
         "criteria": ({"text": "Nobody at home over eight weeks", "threshold": "11 % or less"},)},
        {"text": "Tenants without a mobile are told as well", "owner": "Mags Doyle"},
    )),
    scene(24, "stakeholder", "karen", improvement=LOOP, fields={
        "name": "Karen Duffy", "job_title": "Head of Customer Contact", "group": "manager",
        "has_authority": True}),
    scene(24, "stakeholder", "late-shift", improvement=LOOP, fields={
        "name": "Late shift", "job_title": "Five advisers", "group": "frontline"}),
    scene(24, "consultation", plan=The("plan"), fields={
        "who": The("late-shift"), "held_on": Day(28), "method": "Shift handover",
        "said": "Four o'clock is busy. Could one person do all of them?"}),
    action(24, "texts", "visits", "A text for every visit of the next day", owner="Late shift",
           is_mine=False, objective=The("aims-1")),
    action(24, "ring", "visits", "Ring the households without a mobile", kind="resource",
           owner="Mags Doyle", is_mine=False),
    scene(10, "carry_out", action=The("texts"), fields={"started_on": Day(11)}, record_fields={}),
    entry(10, "late-texts", "visits", "disruption", "Two people off sick on the second day", """
        The texts went out at 17.20 and three tenants rang to say it was too late. From Wednesday it is the
        first job of the late shift.
    """),
    scene(9, "comment", improvement=LOOP, by="martin",
          text="You have begun, Nadia, and I cannot find Karen's yes yet. Get it before the next week of "
          "texts goes out."),
    scene(8, "ask_approval", "karen-asked", plan=The("plan"), stakeholder=The("karen")),
)  # fmt: skip

SCENES = (*GATHERED, *ANALYSED, *PLANNED)

PAPERS = (
    PaperStory(
        "thirty",
        (claim("PCI-01", "", "Every third card, two questions, thirty answers in the tenants' words."),),
        60,
        accepted(56, "Thirty voices and not one opinion of yours among them. That is a good start."),
    ),
    PaperStory(
        "plan",
        (
            claim("PCI-02", "", "What I want to reach, by when, and what it needs."),
            claim("PCI-07", "", "Why a text the day before and not a letter."),
        ),
        claimed_days_ago=7,
    ),
    PaperStory(
        "texts",
        (
            claim("PCI-03", "", "The first week of texts."),
            claim("PCI-08", "", "What was done and what it took."),
        ),
        claimed_days_ago=7,
    ),
)
