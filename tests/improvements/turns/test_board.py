import pytest

from improvements.services.turns import begin_next
from tests.cast import client_for
from tests.improvements import loop
from tests.improvements.turns.desk import text_of, url, words_of


def board(cast, member=None):
    return client_for(member or cast.sam).get(url(cast))


def test_an_empty_board_teaches(cast):
    page = text_of(board(cast))
    assert "No improvement yet Begin with one thing that customers stumble over" in page
    assert words_of(board(cast)).count("btn-primary") == 1


def test_the_short_address_leads_to_sams_own(cast):
    assert client_for(cast.sam).get("/improvements/")["Location"] == url(cast)


def test_every_turn_stands_in_the_column_of_its_stage(cast):
    for number, state in enumerate(("draft", "planning", "live", "embedded")):
        loop.turn(cast, f"Turn {number}", state=state)
    page = text_of(board(cast))
    places = [page.index(f"Turn {number}") for number in range(4)]
    assert places == sorted(places)
    assert "Feedback improvements here: 1" in page and "Gather what customers say" in page


def test_what_has_ended_is_folded_away(cast):
    loop.turn(cast, "Still going")
    loop.turn(cast, "Done with", state="closed")
    loop.turn(cast, "Given up", state="abandoned")
    page = words_of(board(cast))
    fold = page.index("Closed or stopped")
    assert page.index("Still going") < fold < min(page.index("Done with"), page.index("Given up"))
    assert '<details class="fold board-ended">' in page


def test_a_second_turn_says_what_it_follows(cast):
    first = loop.turn(cast, "Call-backs", state="reviewed")
    after = begin_next(by=cast.sam, improvement=first)
    after.title = "Call-backs at weekends"
    after.save()
    assert "turn 2 of Call-backs" in text_of(board(cast))


def test_an_assessor_reads_the_board_and_is_told_nothing_to_do(cast):
    loop.turn(cast)
    page = words_of(board(cast, cast.assessor))
    assert "Sam Okoro" in page and "turn-card-next" not in page and "/begin/" not in page


def test_another_learner_finds_no_board_of_sams(cast):
    assert board(cast, cast.other_learner).status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_a_board_costs_the_same_for_one_and_for_forty(cast, count, django_assert_num_queries):
    for number in range(count):
        made = loop.turn(cast, f"Turn {number}")
        loop.action(cast, made, due_on=loop.DAY)
    client = client_for(cast.sam)
    client.get(url(cast))
    with django_assert_num_queries(7):
        client.get(url(cast))


def test_a_full_column_shows_its_newest_and_says_how_many_there_are(cast):
    for number in range(9):
        loop.turn(cast, f"Turn number {number}")
    page = words_of(board(cast))
    assert page.count("turn-card-head") == 8 and "Turn number 0" not in page
    assert '<a href="?all">Show all 9</a>' in page and "improvements here: </span>9" in page
    whole = words_of(client_for(cast.sam).get(url(cast) + "?all"))
    assert whole.count("turn-card-head") == 9 and "Show all" not in whole


def test_a_column_that_fits_offers_nothing_more(cast):
    for number in range(8):
        loop.turn(cast, f"Turn number {number}", state="closed")
    page = words_of(board(cast))
    assert page.count("turn-card-head") == 8 and "Show all" not in page
