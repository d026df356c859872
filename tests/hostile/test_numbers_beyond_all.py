"""Keys and figures that no page of ours would send: each is refused or passed over, none breaks a page."""

from datetime import date

import pytest

from feedback.models import Finding
from feedback.services.analyses import open_analysis
from feedback.services.measures import open_measure
from tests.cast import client_for
from tests.feedback.shop import cards, said, sorting

BEYOND = "9" * 25  # more than a database's own whole numbers hold


@pytest.fixture
def gathered(cast):
    """Sam's cards, a measure of them, a list of themes and an analysis; the client is Sam's."""
    source = cards(cast)
    said(source, score=3, scale_low=1, scale_high=5, said_on=date(2026, 1, 5))
    fields = {"name": "Satisfied", "kind": "outcome", "unit": "%", "direction": 1, "formula": "csat"}
    measure = open_measure(by=cast.sam, portfolio=cast.portfolio, fields=fields | {"sources": [source]})
    analysis = open_analysis(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"technique": "theme_count", "sources": [source], "measures": [measure]},
        record_fields={"title": "What went wrong", "happened_on": date(2026, 1, 6)},
    )
    return client_for(cast.sam), f"/p/{cast.portfolio.ref}/", analysis, sorting(cast, "Late")


@pytest.mark.parametrize("field", ["sources", "measures", "theme_list"])
def test_an_analysis_covers_nothing_that_no_key_names(gathered, field):
    client, base, analysis, _ = gathered
    answer = client.post(f"{base}{analysis.record.ref}/analysis/", {field: BEYOND, "edit_no": "1"})
    assert answer.status_code == 422
    assert (analysis.sources.count(), analysis.measures.count()) == (1, 1)


@pytest.mark.parametrize("field", ["items", "contrary_items", "readings", "theme"])
def test_a_finding_rests_on_nothing_that_no_key_names(gathered, field):
    client, base, analysis, _ = gathered
    sent = {"statement": "A third is late.", field: BEYOND}
    answer = client.post(f"{base}{analysis.record.ref}/findings/add/", sent)
    assert answer.status_code == 422
    assert "A third is late." in answer.content.decode()
    assert not Finding.objects.exists()


def test_a_measure_counts_nothing_that_no_key_names(gathered):
    client, base, _, _ = gathered
    sent = {"name": "Late", "kind": "operational", "formula": "csat", "direction": "1", "sources": BEYOND}
    assert client.post(f"{base}measures/M-01/edit/", sent).status_code == 422


def test_themes_are_sorted_in_no_source_that_no_key_names(gathered):
    client, base, _, themes = gathered
    assert client.get(f"{base}themes/{themes.pk}/", {"source": BEYOND}).status_code == 200


@pytest.mark.parametrize("scale", ["sNaN_1", "NaN_NaN", "Infinity_-Infinity", "1e999999999_1", "_", "1_x"])
def test_a_scale_that_is_none_is_the_commonest_one(gathered, scale):
    client, base, _, _ = gathered
    page = client.get(f"{base}measures/M-01/compute/", {"scale": scale})
    assert page.context["chosen"] == "1_5"
