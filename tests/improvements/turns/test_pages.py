"""Beginning, changing, linking and moving a turn, as Sam does it on the pages."""

from datetime import timedelta

import pytest

from feedback.models import Analysis, Measure, Source
from improvements.models import Improvement
from portfolio import clock
from tests.cast import client_for
from tests.improvements import loop
from tests.improvements.turns.desk import text_of, url, words_of


@pytest.fixture
def sam(cast):
    return client_for(cast.sam)


def test_sam_begins_with_a_title_and_a_place(cast, sam):
    answer = sam.post("/improvements/begin/", {"title": "Call-backs", "service_area": "Call centre"})
    made = Improvement.objects.get()
    assert (answer["Location"], made.title) == (url(cast, made), "Call-backs")


def test_pressed_twice_it_opens_the_one_that_was_begun(cast, sam):
    answers = [sam.post("/improvements/begin/", {"title": "Call-backs"}) for _ in range(2)]
    assert [each["Location"] for each in answers] == [url(cast, Improvement.objects.get())] * 2


def test_without_a_title_what_was_typed_stays(cast, sam):
    answer = sam.post("/improvements/begin/", {"title": "", "service_area": "Front desk"})
    assert answer.status_code == 422
    assert "Say what you want to make better." in words_of(answer) and "Front desk" in words_of(answer)


def test_an_old_window_is_warned_and_keeps_its_words(cast, sam):
    made = loop.turn(cast)
    page = url(cast, made, "edit/")
    sam.post(page, {"title": "Call-backs", "edit_no": 1})
    answer = sam.post(page, {"title": "Mine", "edit_no": 1})
    assert answer.status_code == 409
    assert "changed in another window" in words_of(answer) and 'value="Mine"' in words_of(answer)
    assert sam.post(page, {"title": "Mine", "edit_no": 2}).status_code == 302
    made.refresh_from_db()
    assert made.title == "Mine"


def test_a_go_live_day_in_the_future_is_refused_beside_its_field(cast, sam):
    made, tomorrow = loop.turn(cast), clock.today() + timedelta(days=1)
    answer = sam.post(url(cast, made, "edit/"), {"title": "Calls", "live_on": tomorrow, "edit_no": 1})
    assert answer.status_code == 422
    assert 'href="#id_live_on"' in words_of(answer) and 'value="Calls"' in words_of(answer)


def test_reasons_are_kept_in_sams_words(cast, sam):
    made = loop.turn(cast)
    fields = {"no_complaints_reason": "Nobody complains in writing here.", "edit_no": 1}
    assert sam.post(url(cast, made, "reasons/"), fields).status_code == 302
    made.refresh_from_db()
    assert made.no_complaints_reason == "Nobody complains in writing here."
    assert made.title == "Call-backs we promise"


def test_ticks_link_and_unlink(cast, sam):
    made = loop.turn(cast)
    old, new, figure = loop.source(cast, made), loop.source(cast, title="Survey"), loop.measure(cast)
    page = words_of(sam.get(url(cast, made, "gather/")))
    assert page.index("FB-02 Survey") < page.index("FB-01 Comment cards")
    sam.post(url(cast, made, "gather/"), {"sources": [new.pk], "measures": [figure.pk]})
    assert list(made.sources.all()) == [new] and list(made.measures.all()) == [figure]
    assert old.improvements.count() == 0


def test_what_is_not_sams_cannot_be_ticked(cast, sam, elsewhere):
    made, theirs = loop.turn(cast), loop.source(elsewhere)
    answer = sam.post(url(cast, made, "gather/"), {"sources": [theirs.pk]})
    assert answer.status_code == 422
    assert made.sources.count() == 0


def test_feedback_begun_in_a_turn_belongs_to_it(cast, sam):
    made = loop.turn(cast)
    answer = sam.post(url(cast, made, "gather/source/"), {"title": "Cards", "method": "comment_card"})
    said = Source.objects.get()
    assert list(made.sources.all()) == [said]
    assert answer["Location"].startswith(f"/p/{cast.portfolio.ref}/{said.record.ref}/")


def test_the_same_press_twice_begins_one_source(cast, sam):
    made, key = loop.turn(cast), "7d0e9a2e-64a7-4f0f-8d9b-1d1f6f0d4a11"
    for _ in range(2):
        sam.post(
            url(cast, made, "gather/source/"),
            {"title": "Cards", "method": "comment_card", "form_key": key},
        )
    assert Source.objects.count() == 1


def test_every_start_page_brings_a_key_of_its_own(cast, sam):
    page = url(cast, loop.turn(cast), "gather/source/")
    keys = {sam.get(page).context["form"]["form_key"].value() for _ in range(2)}
    assert len(keys) == 2 and None not in keys


def test_a_figure_begun_in_a_turn_belongs_to_it(cast, sam):
    made = loop.turn(cast)
    fields = {"name": "Late call-backs", "kind": "outcome", "unit": "%", "direction": "-1"}
    answer = sam.post(url(cast, made, "gather/measure/"), fields)
    assert list(made.measures.all()) == [Measure.objects.get()]
    assert "M-01" in answer["Location"]
    assert sam.post(url(cast, made, "gather/measure/"), fields | {"kind": "balancing"}).status_code == 422


def test_an_analysis_begun_in_a_turn_looks_at_all_it_has_gathered(cast, sam):
    made = loop.turn(cast)
    said, figure = loop.source(cast, made), loop.measure(cast, made)
    sam.post(url(cast, made, "gather/analysis/"), {"title": "Why late?", "technique": "theme_count"})
    look = Analysis.objects.get()
    assert (list(look.sources.all()), list(look.measures.all())) == ([said], [figure])
    assert list(made.analyses.all()) == [look]


def test_a_move_that_needs_nothing_is_one_press(cast, sam):
    made = loop.turn(cast)
    assert sam.post(url(cast, made, "move/"), {"to": "gathering"})["Location"] == url(cast, made)
    made.refresh_from_db()
    assert made.state == "gathering"


def test_advice_stands_beside_the_button_and_holds_nothing(cast, sam):
    made = loop.turn(cast, state="analysing")
    assert "No finding yet. You can go on all the same" in text_of(sam.get(url(cast, made)))
    assert sam.post(url(cast, made, "move/"), {"to": "planning"}).status_code == 302


def test_going_live_asks_for_the_day(cast, sam):
    made = loop.turn(cast, state="changing")
    page = url(cast, made, "move/")
    assert "Day the change went live" in words_of(sam.get(f"{page}?to=live"))
    assert sam.post(page, {"to": "live"}).status_code == 422
    late = clock.today() + timedelta(days=3)
    answer = sam.post(page, {"to": "live", "live_on": late})
    assert answer.status_code == 422 and 'href="#id_live_on"' in words_of(answer)
    assert sam.post(page, {"to": "live", "live_on": "2026-03-09"}).status_code == 302


def test_stopping_asks_why_and_says_what_will_happen(cast, sam):
    made = loop.turn(cast, state="live")
    page = url(cast, made, "move/")
    assert "what you learned still counts" in words_of(sam.get(f"{page}?to=abandoned"))
    assert "Say why in a sentence." in words_of(sam.post(page, {"to": "abandoned", "reason": ""}))
    assert sam.post(page, {"to": "abandoned", "reason": "The branch closes."}).status_code == 302
    assert "The branch closes." in words_of(sam.get(url(cast, made)))


@pytest.mark.parametrize("to", ["", "closed", "nonsense"])
def test_a_move_that_cannot_be_shows_those_that_can(cast, sam, to):
    made = loop.turn(cast)
    answer = sam.post(url(cast, made, "move/"), {"to": to})
    assert answer.status_code == 422
    assert "Start gathering feedback" in words_of(answer)
    made.refresh_from_db()
    assert made.state == "draft"


def test_the_next_turn_is_shown_before_it_begins(cast, sam):
    made = loop.turn(cast, state="reviewed")
    parts = loop.whole_turn(cast, made)
    loop.verdict(parts["review"], parts["objective"], "not_met")
    page = url(cast, made, "next/")
    assert "Not met: One in ten or fewer is late: Week 9 was not." in words_of(sam.get(page))
    assert sam.post(page)["Location"].endswith("/IMP-02/")
    again = sam.post(page, follow=True)
    assert "The next turn was begun already: this is IMP-02." in words_of(again)
    assert Improvement.objects.count() == 2


def test_before_the_review_there_is_no_next_turn(cast, sam):
    made = loop.turn(cast, state="live")
    assert "Review IMP-01 first." in words_of(sam.get(url(cast, made, "next/")))
    assert sam.post(url(cast, made, "next/")).status_code == 422
    assert Improvement.objects.count() == 1


def test_a_trail_page_walks_both_ways(cast, sam):
    made = loop.turn(cast)
    parts = loop.whole_turn(cast, made)
    page = text_of(sam.get(f"/p/{cast.portfolio.ref}/{parts['action'].record.ref}/trail/"))
    order = ["FB-01", "AN-01.1", "PLAN-01", "CH-01 Hung up", "LOG-01", "REV-01"]
    places = [page.index(each, page.index("turn 1")) for each in order]
    assert places == sorted(places)


def test_a_record_by_itself_says_how_to_join(cast, sam):
    from tests.cast import log

    page = text_of(sam.get(f"/p/{cast.portfolio.ref}/{log(cast).ref}/trail/"))
    assert "It stands by itself WP-01 is not part of an improvement." in page
