"""Sam's records of the loop on their way to the assessor: what each one shows, and her answer."""

from assessment.demo.loop_shapes import PaperStory
from assessment.demo.shapes import ClaimStory, JudgementStory, accepted, claim, met

SHORT = "Short, dated and in your own words. It fits what I saw and what others say."

GATHERED = (
    ("cases", "All 38 cases of eight weeks, sorted by one rule.", "PCI-01 PCI-06 ECI-01"),
    ("survey", "146 replies with scores and words, each with its theme.", "PCI-01 PCI-06 ECI-01"),
    ("cards", "A third way of asking, for those without a mobile.", "PCI-01"),
    ("calls", "24 calls by a fixed rule, in the tenants' words.", "PCI-01 PCI-06"),
    ("counted", "79 voices by theme, with those that say otherwise.", "PCI-06 ECI-01"),
    ("pareto", "38 complaints, and the few reasons behind most of them.", "PCI-06"),
    ("steady", "Eight weeks on a chart: it is how we work.", "PCI-06"),
    ("law-asking", "What I checked before I gathered anything.", "PCI-06"),
    ("fair-asking", "Who would have been left out, and what I did.", "PCI-01"),
)
AGREED = (
    ("whys", "Five steps to the cause, each with how we know.", "PCI-06 ECI-01"),
    ("plan", "Objectives, dates, resources, criteria and who agreed.", "PCI-02 PCI-07 ECI-02"),
    ("told-plan", "The team knew the plan before it began.", "PCI-02"),
    ("aim", "Which promise of Brightwater the plan serves.", "ECI-02"),
    ("law-wall", "Data protection, before the wall went up.", "PCI-02"),
    ("fair-wall", "Who could have been worse off.", "PCI-02"),
)
MADE = (
    ("order", "What was bought, by whom, and why it came later.", "PCI-08"),
    ("list-11", "A new step agreed with planning.", "PCI-08"),
    ("brief", "How both shifts learned it.", "PCI-03 PCI-08"),
    ("diary", "The change I led, with dates and my manager's word.", "PCI-03 PCI-08 ECI-03"),
    ("tenants", "What tenants were told.", "PCI-08"),
    ("early", "The check on day 11.", "PCI-08"),
    ("told-team", "What changes and why, to both shifts.", "PCI-10"),
    ("kept-going", "Phones were covered during the briefings.", "PCI-03"),
    ("told-tenants", "The words, the channels and what came back.", "PCI-03"),
    ("old-beside-new", "The old way stayed for two days.", "PCI-03"),
    ("first-look", "Early reactions, written up without comment.", "PCI-04"),
    ("moved-check", "An adjustment and why.", "PCI-08"),
    ("cover-box", "An adjustment, who agreed it and what it cost.", "PCI-08"),
    ("week-two", "A result told without making too much of it.", "PCI-08"),
    ("saturday", "A colleague's idea given back to her.", "PCI-10"),
)
REVIEWED = (
    ("survey-after", "139 replies to the same question.", "PCI-04 ECI-04"),
    ("cases-after", "23 cases by the same rule.", "PCI-04 ECI-04"),
    ("thanks", "What came by itself, kept apart from the score.", "PCI-04"),
    ("after", "What 171 voices say after, by the same themes.", "PCI-04 ECI-04"),
    ("count", "The weekly count, by the same rule as before.", "PCI-09"),
    ("look-back", "The review, presented with the misses first.", "PCI-04"),
    ("review", "Each criterion answered, before and after side by side.", "PCI-04 PCI-09 ECI-04 ECI-05"),
    ("to-karen", "The next step put to somebody who can approve it.", "PCI-10"),
    ("on-the-board", "The result shared, misses included.", "PCI-10"),
)
LASTING = (
    ("south-learns", "Another team works out its own improvement.", "PCI-05 PCI-10"),
    ("good-news", "A colleague tells her own success.", "PCI-10"),
    ("procedure", "Written into a procedure with a date.", "PCI-08 ECI-05"),
    ("still-so", "Four more weeks, recounted by somebody else.", "PCI-04 ECI-05"),
    ("iso", "Where the turn fits ISO 9001.", "ECI-06"),
)
SECOND = (
    ("interviews", "Twelve tenants, those without a mobile first.", "ECI-01"),
    ("trades", "What those say who have the answers.", "ECI-01"),
    ("later-cases", "Ten cases that wait for trades.", "ECI-01"),
    ("lasting", "What is left after the first turn.", "ECI-01 ECI-05"),
    ("where-stuck", "Where the answer gets stuck, drawn together.", "ECI-01"),
    ("plan-2", "The second plan, with the cost agreed beforehand.", "ECI-02"),
    ("law-next", "What I checked before I rang anybody.", "ECI-01"),
    ("fair-next", "Those without a mobile came first this time.", "ECI-01 ECI-05"),
    ("told-planners", "Planning heard the plan before it began.", "ECI-02"),
    ("promise-two", "Which promise of Brightwater the plan serves.", "ECI-02"),
    ("law-form", "What the form may hold.", "ECI-02"),
    ("fair-landline", "Nobody is worse off for having a landline.", "ECI-02"),
)
SECOND_MADE = (
    ("form", "The question form, tried on ten questions.", "ECI-03"),
    ("screen", "Two planners learned the screen.", "ECI-03"),
    ("second-look", "The second look at half past three.", "ECI-03"),
    ("look-at-week-1", "Week 1, and what stopped the rest.", "ECI-05"),
    ("box-first", "An adjustment and why.", "ECI-03"),
    ("told-both", "What changes and why, to three teams.", "ECI-03"),
    ("told-waiting", "What tenants were told.", "ECI-03"),
    ("routing-first", "How the vans were kept going.", "ECI-03"),
    ("planner-idea", "A planner's own idea, taken to Karen by herself.", "ECI-03"),
    ("watch", "Five weeks, counted by the same rule.", "ECI-04"),
    ("said-after", "Fourteen answers to the same closing question.", "ECI-04"),
)
WAITING = (
    ("review-2", "Before and after, and what the first turn taught me for the second.", "ECI-04 ECI-05"),
    ("procedure-2", "Written into two guides, each read by the other side.", "ECI-05"),
    ("seven-weeks", "It holds, seven weeks on.", "ECI-05"),
    ("iso-2", "The handover between two departments, by clause.", "ECI-06"),
)

#: Feedback of the assessor where she had more to say, with what it decides.
SAID = {
    "survey": ("Numbers and words together, and one name taken out before anybody saw it.", ()),
    "counted": (
        "The voices that say otherwise are here too, and you say what you made of them.",
        (met("ECI-01", "Each area to improve goes back to words with a day and a source. Sufficient."),),
    ),
    "plan": (
        "Fixed before the start, with the manager's own answer by link. I can see whose doubt changed what.",
        (met("ECI-02", "Dates, resources, criteria and approval in one place, before the change. "
             "Sufficient."),),
    ),
    "diary": ("Your part is plain, and Lorraine Pike confirmed it within the week.", ()),
    "review": (
        "The figures are reckoned from the weekly readings, and the two misses are as plain as the rest.",
        (met("ECI-04", "Before and after for each measure, with tenants' words. Sufficient."),),
    ),
    "interviews": ("You asked those who were missing the first time. That is what learning looks like.", ()),
    "plan-2": ("Two options are few, but the cost is agreed and the reasons are there.", ()),
}  # fmt: skip


def _claims(reason: str, criteria: str) -> tuple[ClaimStory, ...]:
    return tuple(claim(each, "", reason) for each in criteria.split())


def _handed_in(rows: tuple, submitted: int, judged: int | None) -> tuple[PaperStory, ...]:
    return tuple(
        PaperStory(key, _claims(reason, criteria), submitted, _answer(key, judged))
        for key, reason, criteria in rows
    )


def _answer(key: str, judged: int | None) -> JudgementStory | None:
    if judged is None:
        return None
    feedback, decisions = SAID.get(key, (SHORT, ()))
    return accepted(judged, feedback, *decisions)


PAPERS = (
    *_handed_in(GATHERED, 186, 182),
    *_handed_in(AGREED, 172, 168),
    *_handed_in(MADE, 141, 136),
    *_handed_in(REVIEWED, 88, 84),
    *_handed_in(LASTING, 67, 63),
    *_handed_in(SECOND, 46, 42),
    *_handed_in(SECOND_MADE, 15, 11),
    *_handed_in(WAITING, 3, None),
)
