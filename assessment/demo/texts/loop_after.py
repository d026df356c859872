"""What tenants said after the change in North: survey comments, complaints and compliments."""

from assessment.demo.loop_shapes import Said

# Comments by score for "How well were you kept informed?", the eight weeks after go-live.
COMMENTS_AFTER = {
    1: (
        "Still nobody rang about my boiler.",
        "Told a time, no call at that time, no text either.",
        "You did not ring. I rang.",
        "Waited for planning to ring through you. Nothing.",
        "I have no mobile so I cannot text LATE to anybody.",
    ),
    2: (
        "Still no idea when planning will ring, that is a different lot.",
        "No call on the day, an apology the day after.",
        "You rang to say you do not know yet. For a week.",
        "Did not ring me back about the scaffold.",
        "No call. The text came instead and I do not read texts.",
        "Nobody rang, my neighbour told me the van was there.",
    ),
    3: (
        "Rang when said but could not tell me a date.",
        "Call came, just after the time.",
        "Promised a call for the door, did not get one, got one for the window.",
        "Better than last year.",
        "Not rung about the second visit.",
        "Fine.",
    ),
    4: (
        "Rang at ten past when she said quarter past.",
        "Two names and a time, that is what I wanted.",
        "Told me who rings if she is off. Good idea.",
        "They texted when I missed it and gave me another time.",
        "Repair took a while but I knew all along.",
        "Polite and on time.",
        "Rang to say there was no news. Still good to know.",
        "Time was kept. The hold music is still loud.",
        "He read my number back to me. Sensible.",
        "Good, more of that.",
        "Called as agreed. Appointment could be shorter.",
    ),
    5: (
        "First time ever you rang when you said.",
        "Rang on the dot. I nearly did not believe it.",
        "Whoever thought of giving a time, well done.",
        "A different lady rang but she knew everything.",
        "I texted LATE once and the phone went ten minutes later.",
        "Excellent from the first call.",
        "Very clear, told me what and when.",
        "Your girl rang at three as promised, job done at five.",
        "Could go to the shops because I knew when you would ring.",
        "Marvellous.",
        "No chasing this time.",
        "Thank you all.",
        "Kept me informed every step.",
    ),
}

#: The themes of the unhappy ones, as COMMENT_THEMES has them for before.
COMMENT_THEMES_AFTER = {1: "nnnt.", 2: "tntnrn"}

#: Call-back complaints of those weeks: days before today, and in short.
COMPLAINTS_AFTER = (
    (158, "Promise from the week before, not carried over to the wall."),
    (157, "Gate: rung at five, told before three."),
    (156, "Boiler: no call on the first day."),
    (155, "Window: card written, nobody picked it up."),
    (153, "Rung on an old number."),
    (151, "Damp: planning had not answered, tenant not told."),
    (150, "Door entry: rung the next day."),
    (148, "Tap: two tries, then nothing."),
    (147, "Gutter: call promised for about three, tenant took it as three."),
    (144, "Fence: no answer from trades for four days."),
    (143, "Heater: rung late, cover was away too."),
    (141, "Plaster: no date from trades."),
    (137, "Shower: rung late, part had no date."),
    (136, "Roof: no answer from trades."),
    (134, "Lift: rung by the wrong team."),
    (130, "Glazing: no date from trades, third call."),
    (127, "Bath: rung late on a Saturday."),
    (123, "Kitchen door: no answer from trades."),
    (120, "Light: rung the next day."),
    (116, "Radiator: rung late, the owner was on leave."),
    (113, "Lock: wrong digit in the number."),
    (109, "Damp: no answer from trades in a week."),
    (106, "Stairs: rung late on a Saturday."),
)

COMPLIMENTS = (
    Said(154, "A text: thank you for ringing when you said.", mood=1, channel="Text"),
    Said(152, "A text: spot on, rang at four.", mood=1, channel="Text"),
    Said(150, "A text: nice to be told a name.", mood=1, channel="Text"),
    Said(148, "A text: thanks, that was quick.", mood=1, channel="Text"),
    Said(137, "I want your manager to know they kept every time they gave me.", mood=1, channel="Phone"),
    Said(129, "Cake for the North desk. You know why.", mood=1, channel="Counter"),
    Said(122, "Please thank the lady who rang on her colleague's day off.", mood=1, channel="Phone"),
    Said(115, "Thirty years a tenant and never been rung back twice in a week.", mood=1, channel="Letter"),
    Said(108, "Rang as promised with bad news, and told me straight.", mood=1, channel="Phone"),
)
