"""The learners' themes, each with the letter by which the lists of what was said name it."""

#: Sam's: why a promised call goes wrong, in the words of those who wait for it.
WHY = "Why the call did not come"
WHY_THEMES = (
    ("Nobody had a note of it", "No sign that the promise was written down anywhere."),
    ("Not passed on after a shift", "Whoever promised had gone home or was away."),
    ("Waiting for trades", "No answer from planning or the trades teams yet."),
    ("Wrong or old number", "We rang a number that is not theirs."),
    ("Not tried again", "One try, no answer, and that was that."),
)

#: Sam's second list: where an answer from trades gets stuck.
STUCK = "Where the answer gets stuck"
STUCK_THEMES = (
    ("Nobody on it in the afternoon", "The one person who looks has gone to the depot."),
    ("The question was not clear", "No job number, no picture, or two questions in one."),
    ("The part has no date", "The supplier has not said when it comes."),
    ("Answered, but nobody told us", "The answer stood in the planning system only."),
)

#: Nadia's: what the tenant said about the visit that found nobody.
MISSED = "Why nobody was at home"
MISSED_THEMES = (
    ("Forgot the day", "They knew and it slipped their mind."),
    ("Never told the day", "No letter, call or text reached them."),
    ("All day is too long", "They could not wait in from morning to evening."),
    ("At work", "No visit outside working hours was offered."),
    ("At home, nobody knocked", "They were in."),
)

#: By list, the letter of each theme in its order.
LETTERS = {WHY: "nhtwr", STUCK: "aqpo", MISSED: "fnawh"}
