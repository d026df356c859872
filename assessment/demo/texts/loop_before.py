"""What tenants said before the change, beside the survey and the complaint log: cards and recorded calls.

Letters are those of texts/loop_themes.py. Nobody is named.
"""

from assessment.demo.loop_shapes import Said

#: By score, the theme of each comment in voices.COMMENTS; "." where it is not about a late or missed call.
COMMENT_THEMES = {1: "nnn.nnhwnn.", 2: "trhht.nrh", 3: "n....h.", 4: ".........", 5: ".........."}

#: The theme of each case in voices.COMPLAINTS, in its order.
COMPLAINT_THEMES = "nhntwhtnnnhtrntnnhhwnthnhnrnhthnwtnnhr"

CARDS = (
    Said(255, "Told I would be rung by dinner time. I was not.", mood=-1, theme="n"),
    Said(253, "Friendly desk, warm room, thank you.", mood=1),
    Said(252, "I come to the counter now because the phone call never comes.", mood=-1, theme="n"),
    Said(248, "The young man rang me about my tap as he said. Very nice.", mood=1),
    Said(247, "Someone must have known about my call. Nobody did when I rang.", mood=-1, theme="h"),
    Said(245, "Could the leaflets be in larger print please.", mood=0),
    Said(241, "Third time here about the same window. Still waiting on the glass.", mood=-1, theme="t"),
    Said(239, "Adviser off on the Friday so nobody rang me on the Friday.", mood=-1, theme="h"),
    Said(238, "Good that you open until six.", mood=1),
    Said(234, "You have my sister's number from 2019. I keep telling you.", mood=-1, theme="w"),
    Said(232, "Said today. Today has gone.", mood=-1, theme="n"),
    Said(231, "Helpful about the damp, gave me a date I could plan with.", mood=1),
    Said(227, "Half a day off work for a call nobody had written down.", mood=-1, theme="n"),
    Said(225, "Nowhere to put a pushchair.", mood=0),
    Said(224, "They say planning, planning says them.", mood=-1, theme="t"),
    Said(220, "Missed one ring, no second one, no message.", mood=-1, theme="r"),
    Said(218, "Lady explained why it takes two visits. Glad I asked.", mood=1),
    Said(217, "Early shift says late shift. Late shift says who?", mood=-1, theme="h"),
    Said(213, "I wait in, you do not ring, I walk here. Why.", mood=-1, theme="n"),
    Said(211, "All fine.", mood=1),
    Said(206, "Please stop saying soon. Say when.", mood=-1, theme="n"),
    Said(204, "Kind people. The calls are the only thing.", mood=0),
)

#: One line from each of the 24 recorded calls, three a week: what the tenant wanted to know of us.
CALLS = (
    Said(256, "When will I hear about the pump?", mood=0, channel="Recorded call"),
    Said(254, "You said yesterday and it is today.", mood=-1, theme="n", channel="Recorded call"),
    Said(252, "That is clear, thank you, half past two.", mood=1, channel="Recorded call"),
    Said(249, "Who was it I spoke to? She knew all about it.", mood=-1, theme="h", channel="Recorded call"),
    Said(247, "All right, I will be in.", mood=0, channel="Recorded call"),
    Said(245, "Can somebody ring when you know about the part?", mood=0, channel="Recorded call"),
    Said(242, "I have told this story three times now.", mood=-1, theme="n", channel="Recorded call"),
    Said(240, "Is it this week or next?", mood=0, channel="Recorded call"),
    Said(238, "You are the first one who has rung back.", mood=1, channel="Recorded call"),
    Said(
        235,
        "They were to let you know and you were to let me know.",
        mood=-1,
        theme="t",
        channel="Recorded call",
    ),
    Said(233, "No, that number is my mother's.", mood=-1, theme="w", channel="Recorded call"),
    Said(231, "Fine, I will ring again on Thursday then.", mood=0, channel="Recorded call"),
    Said(228, "So there is nothing written down at all?", mood=-1, theme="n", channel="Recorded call"),
    Said(226, "Lovely, that suits me.", mood=1, channel="Recorded call"),
    Said(224, "What time is later on?", mood=-1, theme="n", channel="Recorded call"),
    Said(
        221, "I have no hot water and I am waiting by the phone.", mood=-1, theme="n", channel="Recorded call"
    ),
    Said(219, "Do you need my number again?", mood=0, channel="Recorded call"),
    Said(217, "Thank you for staying on the line.", mood=1, channel="Recorded call"),
    Said(214, "She went off at two, did she not tell you?", mood=-1, theme="h", channel="Recorded call"),
    Said(212, "I only want to know if it is coming.", mood=0, channel="Recorded call"),
    Said(210, "Good, I can tell my carer.", mood=1, channel="Recorded call"),
    Said(207, "Will you ring or will they?", mood=0, channel="Recorded call"),
    Said(205, "That is all I wanted to know.", mood=1, channel="Recorded call"),
    Said(203, "You will ring me? Really?", mood=0, channel="Recorded call"),
)
