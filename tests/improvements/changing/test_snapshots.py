"""What a judge sees of an action and of a journal entry."""

import json
from datetime import date

from improvements.services.actions import plan_action
from improvements.services.journal import log_entry
from improvements.snapshots import snapshot_action, snapshot_entry
from portfolio.display import shown_record
from tests.cast import log
from tests.improvements import loop


def titles(snapshot):
    return [each["title"] for each in snapshot["sections"]]


def whole_action(cast, turn):
    made, photo = loop.whole_turn(cast, turn), log(cast, title="Photo of the diary")
    fields = {
        "objective": made["objective"], "findings": [made["finding"]], "evidence": [photo],
        "started_on": date(2026, 3, 3), "done_on": date(2026, 3, 9), "done_note": "Hung it by the phones.",
        "no_resources": True, "learner_role": "lead",
    }  # fmt: skip
    return plan_action(
        by=cast.sam, improvement=turn, fields=fields, record_fields={"title": "Hang up a diary"}
    )


def test_an_action_is_shown_with_what_it_answers_and_what_shows_it(cast):
    turn = loop.turn(cast)
    snapshot = snapshot_action(whole_action(cast, turn).record)
    what, answers, done, shown = snapshot["sections"]
    assert titles(snapshot) == [
        "What it is",
        "Which findings it answers",
        "What was done",
        "What shows it",
    ]
    assert ["Improvement", "IMP-01 Call-backs we promise"] in what["facts"]
    assert ["For the objective", "Fewer late call-backs"] in what["facts"]
    assert answers["text"] == "- AN-01.1 A third of call-backs are late."
    assert done["text"] == "Hung it by the phones."
    assert ["Done", "9 Mar 2026"] in done["facts"] and ["My part", "I led it"] in done["facts"]
    assert ["What it took", "Nothing extra"] in done["facts"]
    assert [row[:2] for row in shown["rows"]] == [["WP-01", "Photo of the diary"]]


def test_an_entry_shows_the_fields_of_its_kind(cast):
    turn = loop.turn(cast)
    entry = log_entry(
        by=cast.sam, improvement=turn, kind="communication",
        fields={"audience": "team", "purpose": "change", "response": "Two asked why."},
        record_fields={"title": "Told the team", "narrative": "Why we keep a diary."},
    )  # fmt: skip
    snapshot = snapshot_entry(entry.record)
    facts, answer = snapshot["sections"]
    assert (facts["title"], answer["text"]) == ("Told somebody", "Two asked why.")
    assert facts["facts"] == [
        ["Improvement", "IMP-01 Call-backs we promise"],
        ["Who", "My team"],
        ["About what", "The change and why"],
        ["They can approve a change like this", "No"],
    ]
    assert shown_record(entry.record).narrative == "Why we keep a diary."


def test_a_snapshot_is_plain_json_and_the_same_twice(cast, django_assert_num_queries):
    record = whole_action(cast, loop.turn(cast)).record
    with django_assert_num_queries(3):
        first = snapshot_action(record)
    assert json.loads(json.dumps(first)) == first == snapshot_action(record)
