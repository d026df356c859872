"""Why something was chosen, in words."""

AXIS_WORDS = {
    "assessor": "Nobody has looked at this assessor’s work in this period.",
    "unit": "Nobody has looked at this unit in this period.",
    "method": "It uses a method that nobody has looked at in this period: {value}.",
    "site": "Nobody has looked at this place of assessment in this period: {value}.",
}
FLAG_WORDS = {
    "new_assessor": "The assessor is new here.",
    "trainee": "A trainee assessed it.",
    "new_unit": "The unit was never sampled at this centre.",
    "past_action": "An earlier sample of this assessor asked for action.",
    "long_gap": "It is long ago that anybody looked at this assessor’s work.",
    "unusual_method": "It rests on a method that few units here use.",
    "first_claim": "It is the first unit that this assessor signed.",
    "rpl": "It rests on recognised prior learning.",
}
FIRST = "It is the first unit that this assessor signed, so it is always looked at."
BY_LOT = "Drawn by lot, to reach the share that the plan asks for."
