"""Sam reviews the call-backs on one page; figures come from the readings, everything typed stays."""

import re
from datetime import date
from decimal import Decimal

import pytest

from feedback.models import Reading
from improvements.models import Review, SuccessCriterion
from portfolio.models import Record
from tests.cast import client_for
from tests.improvements import loop

LIVE = date(2026, 3, 16)
DAYS = [(date(2026, 2, day), "30", 100) for day in (2, 9, 16)] + [(date(2026, 4, 6), "12", 204)]


@pytest.fixture
def turn(cast):
    return loop.turn(cast, live_on=LIVE, state="live")


@pytest.fixture
def measure(cast, turn):
    made = loop.measure(cast, turn)
    for day, value, n in DAYS:
        Reading.objects.create(
            centre=cast.centre, measure=made, taken_on=day, value=value, n=n, recorded_by=cast.sam
        )
    return made


@pytest.fixture
def client(cast):
    return client_for(cast.sam)


def address(turn):
    return f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/review/"


def sent(measure=None, **fields):
    own = {"title": "Two months on", "happened_on": "2026-05-04", "learning": "Ring before lunch."}
    line = {f"line-{measure.pk}-verdict": "improved"} if measure else {}
    return own | line | fields


def said(response):
    return " ".join(response.content.decode().split())


def test_opening_it_shows_before_and_after_and_writes_nothing(client, turn, measure):
    page = said(client.get(address(turn)))
    assert (
        "After is lower than before by 18 (before: n = 300, 2 Feb to 16 Feb 2026; "
        "after: n = 204, 6 Apr 2026)." in page
    )
    assert 'class="chart"' in page
    assert not Record.objects.exists()


def test_saving_leads_to_the_story_and_offers_the_next_move(client, turn, measure):
    response = client.post(address(turn), sent(measure), follow=True)
    review = Review.objects.get()
    assert response.redirect_chain == [(f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/", 302)]
    assert "REV-01 is saved. Is the review complete?" in said(response)
    assert f'href="/p/{turn.portfolio.ref}/improvements/{turn.ref}/move/"' in said(response)
    assert (review.learning, review.lines.get().after) == ("Ring before lunch.", Decimal(12))
    turn.refresh_from_db()
    assert turn.state == "live"


def test_a_begun_review_is_gone_on_with(client, turn, measure):
    client.post(address(turn), sent(measure))
    response = client.get(address(turn), follow=True)
    assert response.redirect_chain == [(f"/p/{turn.portfolio.ref}/REV-01/review/", 302)]
    assert "Ring before lunch." in said(response)


def test_reckoning_again_over_fewer_days_saves_nothing_and_keeps_what_is_typed(client, turn, measure):
    days = {f"line-{measure.pk}-before_from": "2026-02-09", "reckon": "yes"}
    response = client.post(address(turn), sent(measure, **days))
    assert (response.status_code, Review.objects.count()) == (200, 0)
    assert "n = 200, 9 Feb to 16 Feb 2026" in said(response)
    assert "Ring before lunch." in said(response)


def test_one_mistake_costs_nothing_that_was_typed(client, turn, measure):
    response = client.post(address(turn), sent(measure, **{f"line-{measure.pk}-after_from": "2026-03-01"}))
    page = said(response)
    assert response.status_code == 422
    assert "The change went live on 16 Mar 2026. Begin after that." in page
    assert "Ring before lunch." in page
    ticked = re.search(rf'name="line-{measure.pk}-verdict" value="improved"[^>]*', page)
    assert ticked and "checked" in ticked[0]
    assert not Review.objects.exists()


def test_a_mistake_in_a_line_leads_to_its_field(client, turn, measure):
    response = client.post(address(turn), sent(measure, **{f"line-{measure.pk}-method_changed": "on"}))
    assert response.status_code == 422
    assert f'<a href="#id_line-{measure.pk}-comparability_note">Say why' in said(response)


def test_better_against_the_figures_is_doubted_beside_the_verdict(client, turn, measure):
    fields = {f"line-{measure.pk}-verdict": "worse", "reckon": "yes"}
    page = said(client.post(address(turn), sent(measure, **fields)))
    assert "The verdict says “worse”, but the figures went the other way." in page


def test_every_criterion_finding_and_quote_is_on_the_page(cast, client, turn):
    made = loop.whole_turn(cast, turn)
    criterion = SuccessCriterion.objects.create(
        centre=cast.centre, objective=made["objective"], text="One in ten or fewer is late", set_on=loop.DAY
    )
    after = loop.item(made["source"], "Somebody rang me the same day.")
    after.said_on = date(2026, 4, 1)
    after.save()
    Record.objects.filter(kind="REV").update(state="withdrawn")
    page = said(client.get(address(turn)))
    for words in (criterion.text, made["finding"].ref, "“Somebody rang me the same day.”"):
        assert words in page
    client.post(
        address(turn),
        sent(
            original_findings=[made["finding"].pk],
            quotes=[after.pk],
            **{f"criterion-{criterion.pk}-verdict": "met", f"criterion-{criterion.pk}-note": "12 of 100."},
        ),
    )
    review = Review.objects.get(record__ref="REV-02")
    assert (review.original_findings.get(), review.quotes.get()) == (made["finding"], after)
    assert review.verdicts.get().note == "12 of 100."


def test_an_older_window_is_told_and_the_second_press_is_meant(client, turn, measure):
    client.post(address(turn), sent(measure))
    own = f"/p/{turn.portfolio.ref}/REV-01/review/"
    client.post(own, sent(measure, edit_no=1, advantages="Fewer calls twice."))
    late = client.post(own, sent(measure, edit_no=1, advantages="Calm mornings."))
    assert (late.status_code, "Calm mornings." in said(late)) == (409, True)
    assert 'name="edit_no" value="2"' in said(late)


def test_a_review_that_was_handed_in_is_read_not_written(cast, client, turn, measure):
    client.post(address(turn), sent(measure))
    loop.hand_in_all(cast)
    own = f"/p/{turn.portfolio.ref}/REV-01/review/"
    assert client.get(own)["Location"] == f"/p/{turn.portfolio.ref}/REV-01/"
    late = client.post(own, sent(measure, edit_no=1, advantages="More."))
    assert (late.status_code, "REV-01 was handed in." in said(late)) == (422, True)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.usefixtures("measure")
def test_the_page_costs_the_same_for_one_measure_and_three(
    cast, client, turn, count, django_assert_num_queries
):
    for number in range(count - 1):
        loop.measure(cast, turn, name=f"Measure {number}")
    with django_assert_num_queries(18):
        client.get(address(turn))
