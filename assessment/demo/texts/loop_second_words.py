"""What tenants, planners and the complaint log say about waiting for trades. Nobody is named."""

from dataclasses import replace

from assessment.demo.loop_shapes import Said

INTERVIEWS = (
    Said(84, "You ring to say you do not know. I know that already.", mood=-1, theme="a", channel="Landline"),
    Said(84, "Tell me the day, even if it is a bad one.", mood=0, channel="Landline"),
    Said(81, "Three calls, three times tomorrow.", mood=-1, theme="a", channel="Landline"),
    Said(81, "The plumber knew, your office did not.", mood=-1, theme="o", channel="Mobile"),
    Said(80, "I was asked for the job number, I gave it, they asked again.", mood=-1, theme="q",
         channel="Landline"),
    Said(80, "Waiting is all right when I know for how long.", mood=0, channel="Interpreter"),
    Said(79, "It is always after four that you ring about trades.", mood=-1, theme="a", channel="Mobile"),
    Said(79, "They ordered a part, nobody knows from where.", mood=-1, theme="p", channel="Landline"),
    Said(78, "Good that somebody asks. First time.", mood=1, channel="Landline"),
    Said(77, "My carer needs to know by four, she goes home then.", mood=-1, theme="a", channel="Landline"),
    Said(77, "The man said Friday on Monday. You told me on Friday.", mood=-1, theme="o", channel="Mobile"),
    Said(74, "I stopped asking.", mood=-1, theme="a", channel="Interpreter"),
)  # fmt: skip

ANSWERERS = (
    Said(
        78,
        "I read your list at half past eleven. After one I am at the depot gate.",
        mood=0,
        theme="a",
        origin="colleague",
    ),
    Said(78, "Only I know that screen. When I am off it waits.", mood=-1, theme="a"),
    Said(78, "Two questions in one line, which one do I answer?", mood=-1, theme="q"),
    Said(78, "No job number. I look for ten minutes and give up.", mood=-1, theme="q"),
    Said(77, "I answer in our system. I thought you see it.", mood=0, theme="o"),
    Said(77, "No date from the supplier means no date from me.", mood=0, theme="p"),
    Said(
        77,
        "A list in the afternoon would be fine if two of us could do it.",
        mood=1,
        theme="a",
        origin="colleague",
    ),
    Said(74, "The vans are back by three, then I know everything.", mood=1, theme="a"),
)

TRADES = tuple(replace(said, origin="colleague") for said in ANSWERERS)

LATER_CASES = (
    Said(101, "Glazing: told every day that planning will answer.", mood=-1, theme="a"),
    Said(98, "Boiler: no date for the part, four calls.", mood=-1, theme="p"),
    Said(95, "Damp: question lost between two desks.", mood=-1, theme="q"),
    Said(92, "Roof: answer came after the van.", mood=-1, theme="o"),
    Said(88, "Heater: rung at six to hear nothing new.", mood=-1, theme="a"),
    Said(87, "Kitchen: planning asked which door.", mood=-1, theme="q"),
    Said(84, "Lift: no answer in a week.", mood=-1, theme="a"),
    Said(80, "Fence: told Monday, Tuesday and Wednesday that it is Thursday.", mood=-1, theme="a"),
    Said(77, "Shower: part ordered, nobody says when.", mood=-1, theme="p"),
    Said(74, "Gutter: nobody in planning after two.", mood=-1, theme="a"),
)

#: After the second look began: said on the phone, and the complaints of the five weeks.
AFTER = (
    Said(51, "You rang at four with a day. Good.", mood=1, channel="Phone"),
    Said(49, "No date, but you told me when you ask again.", mood=1, channel="Phone"),
    Said(46, "Still nothing about the scaffold.", mood=-1, channel="Phone"),
    Said(44, "That was quick for planning!", mood=1, channel="Phone"),
    Said(42, "My carer knew before she left.", mood=1, channel="Landline"),
    Said(39, "One answer to one question, thank you.", mood=1, channel="Phone"),
    Said(37, "The part has no date. At least you say so.", mood=0, channel="Phone"),
    Said(35, "Heard the same day. I could cancel the other man.", mood=1, channel="Phone"),
    Said(32, "Rang on a landline, as I asked.", mood=1, channel="Landline"),
    Said(30, "Two days again, what happened?", mood=-1, channel="Phone"),
    Said(28, "I have nothing to complain about for once.", mood=1, channel="Phone"),
    Said(25, "Rang at half past four, could have been four.", mood=0, channel="Phone"),
    Said(23, "Sorted before I had finished my tea.", mood=1, channel="Landline"),
    Said(21, "You know more than the plumber now.", mood=1, channel="Phone"),
)
