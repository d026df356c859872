"""Sam, first turn: what was done, who was told, and the first weeks."""

from assessment.demo.loop_figures import (
    COUNTED,
    complaints,
    counts,
    each_monday,
    shares,
    waits,
)
from assessment.demo.loop_shapes import Day, Scene, The, entry, scene

LOOP = The("loop")


def done(days_ago: int, key: str, **fields: object) -> Scene:
    return scene(days_ago, "carry_out", action=The(key), fields=fields, record_fields={})


DONE = (
    scene(172, "move", improvement=LOOP, to="changing"),
    done(170, "list-11", started_on=Day(171), done_on=Day(170), learner_role="lead", no_resources=True,
         done_note="Colin and I agreed one list a day at 11.00. Open questions come back by the next "
         "morning."),
    done(165, "order", started_on=Day(172), done_on=Day(166), learner_role="contributed",
         resources_used="£64.20 from the team budget",
         variance_note="Ordered on the day; the parcel took six days.",
         done_note="Tracey ordered a planner and 500 cards after the design that Dev drew."),
    done(158, "brief", started_on=Day(165), done_on=Day(164), learner_role="lead",
         resources_used="Six hours of cover by South", evidence=(The("sam-telling"),),
         done_note="Two sessions of twenty minutes, five people and four. We practised the card with three "
         "real calls."),
    done(157, "diary", started_on=Day(161), done_on=Day(158), learner_role="lead",
         resources_used="40 minutes to put it up; 15 minutes a day of two advisers",
         evidence=(The("sam-diary"),),
         done_note="The wall was up on the Friday evening, the calendar tested with Jordan. From Monday "
         "every promise was a card with a time, an owner and, since the early check, a cover."),
    done(157, "tenants", started_on=Day(158), done_on=Day(158), learner_role="did",
         resources_used="1,214 text messages; one hour of Jo Lambert", evidence=(The("sam-telling"),),
         done_note="Text to all with an open repair, phone message while waiting, repairs page with a "
         "read-aloud version."),
    done(147, "early", started_on=Day(147), done_on=Day(147), learner_role="lead", no_resources=True,
         done_note="Eight people round the wall for a quarter of an hour, one question."),
    done(102, "count", started_on=Day(151), done_on=Day(102), learner_role="did",
         resources_used="20 minutes a week, Dev and I in turn",
         done_note="Eight weeks counted by the same rule as before. Reports to Karen on {144} and {102}."),
)  # fmt: skip

TOLD = (
    entry(169, "told-team", "loop", "communication", "What changes, and why", """
        E-mail to both North shifts. Three steps, what does not change, and the reason: no one place to
        write the promise down. Lorraine read it first, since my draft sounded like I was telling people off.
    """, audience="team", purpose="change", channel="E-mail", evidence=(The("sam-telling"),),
          typed=158, response="Three replies. Mags asked who covers on a Saturday."),
    entry(165, "kept-going", "loop", "disruption", "Phones covered during the briefings", """
        South took North's calls for twenty minutes on both days. Average time to answer was 2:51 and 2:39,
        so callers did not wait longer because of us.
    """, typed=164, action=The("brief")),
    entry(158, "told-tenants", "loop", "communication", "What tenants were told", """
        “When we say we will ring you back, we now give you a time and a second name. Not rung by then? Text
        LATE to us and we ring within the hour.” By text to 1,214 numbers, on the phone while waiting, and on
        the website.
    """, audience="customers", purpose="change", channel="Text, phone message, website",
          evidence=(The("sam-telling"),), response="Two used the word LATE in the first eleven days."),
    entry(157, "old-beside-new", "loop", "disruption", "The pads stayed for two days", """
        Nobody had to give up the pad at once. I copied pads to the wall at 11.00 and 15.00, so nothing was
        lost if the new way had fallen over. On Monday at 10.40 it got busy: cards stopped for twenty
        minutes, everybody on calls. 2:44 on average that day, which is normal for a Monday.
    """, action=The("diary")),
    scene(157, "ask_to_confirm", "lorraine-asked", deed=The("diary"), name="Lorraine Pike",
          job_title="Team leader, North team"),
    scene(154, "confirm", asked=The("lorraine-asked"), deed=The("diary"), answer="confirmed",
          words="I was on the floor. Sam set it up and ran it, and put callers first when it got busy."),
)  # fmt: skip

EARLY = (
    entry(147, "first-look", "loop", "early_check", "Day 11: what made you late this week?", """
        I asked eight people one question and wrote the answers up without comment. The check at 14.00 is
        when earlies go home. Jordan did not know of being cover. Dev rang twice and then forgot. Saturday
        has nobody to hand to.
    """, action=The("diary"), response="12 late of 50 in week 1, 9 of 53 in week 2. Four texts say thank "
          "you."),
    entry(144, "moved-check", "loop", "adjustment", "The check is at 13.30 now", """
        Aisha and Tracey leave at 14.00, so a check at 14.00 finds half the owners gone. I moved it myself,
        it is inside what Karen approved.
    """, typed=141, action=The("diary"), response="Every owner is there at 13.30. Three cards "
          "changed hands in the first week."),
    entry(144, "cover-box", "loop", "adjustment", "Cover is on the card, two tries and a text", """
        The owner asks somebody to be cover and writes it down. Lorraine agreed the new cards, £11.40 for
        200. After two tries we text and book a new time.
    """, typed=141, action=The("diary"), response="7 late of 48 in the first week with it. Nobody asked who "
          "rings any more."),
    entry(144, "week-two", "loop", "communication", "Week 2, to Karen Duffy", """
        12 late of 50, then 9 of 53. Average time to answer 2:52 in both weeks. Two weeks prove nothing yet,
        I said so. The three adjustments with their cost.
    """, audience="manager", purpose="result", channel="E-mail", to_authority=True,
          response="“Thank you for the cost. Carry on.”"),
    entry(143, "saturday", "loop", "promotion", "Mags takes Saturday on herself", """
        Mags raised Saturday again at the huddle. I gave it back to her, because she knows Saturdays better
        than I do, and because an idea of hers will last. She brings a suggestion on Friday.
    """, typed=141, audience="team", channel="Three-minute huddle", evidence=(The("sam-floor"),),
          response="She took it home with her and came back with a drawing."),
    scene(136, "comment", improvement=LOOP, by="priya",
          text="I can follow the line from a tenant's words to the card on the wall. Keep counting exactly "
          "as before, and have somebody else recount a week."),
)  # fmt: skip

WEEKS = (
    scene(158, "move", improvement=LOOP, to="live", live_on=Day(158)),
    *each_monday("late", shares(COUNTED)),
    *each_monday("complained", counts(complaints("after"), "complaint log")),
    *each_monday("wait", waits("after")),
)  # fmt: skip

SCENES = (*DONE, *TOLD, *EARLY, *WEEKS)
