"""Readers of a portfolio see what was handed in, and nothing that was said, sorted or counted beside it."""

import re
from datetime import date
from typing import Any

import pytest

from assessment.services.submissions import submit
from feedback.services.analyses import add_finding, open_analysis
from feedback.services.themes import add_theme, apply_theme
from tests.cast import claim, client_for
from tests.feedback.shop import cards, said, sorting

READERS = ["assessor", "iqa", "eqa", "coordinator"]


@pytest.fixture
def sorted_words(cast) -> dict[str, Any]:
    """A source and an analysis of it handed in, and a draft source with one item, all of one theme."""
    handed, draft = cards(cast), cards(cast, title="Cards still written")
    themes = sorting(cast, "Late")
    words = said(handed, "Nobody rang me back.", sentiment=-1, pii_checked=True)
    apply_theme(by=cast.sam, theme=themes.themes.get(), items=[words, said(draft, "Not yet handed in.")])
    record = {
        "title": "What went wrong",
        "happened_on": date(2026, 1, 6),
        "pii_checked": True,
        "ai_use": "none",
    }
    analysis = open_analysis(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"technique": "theme_count", "sources": [handed], "theme_list": themes},
        record_fields=record | {"pii_checked": True, "ai_use": "none"},
    )
    add_finding(by=cast.sam, analysis=analysis, fields={"statement": "Calls are late.", "items": [words]})
    records = [handed.record, analysis.record]
    for each in records:
        claim(cast, each)
    submit(by=cast.sam, enrolment=cast.enrolment, records=records, declared=True)
    return {"themes": themes, "words": words, "analysis": analysis}


def text_of(client: Any, address: str) -> str:
    main = client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


@pytest.mark.parametrize("who", READERS)
def test_the_tally_of_a_theme_list_leaves_out_drafts(cast, sorted_words, who):
    address = f"/p/{cast.portfolio.ref}/themes/"
    assert "1 time applied" in text_of(client_for(getattr(cast, who)), address)
    assert "2 times applied" in text_of(client_for(cast.sam), address)


@pytest.mark.parametrize("who", READERS)
def test_an_analysis_reads_as_it_was_handed_in_whatever_is_sorted_since(cast, sorted_words, who):
    reader, analysis = client_for(getattr(cast, who)), sorted_words["analysis"]
    address = f"/p/{cast.portfolio.ref}/{analysis.record.ref}/analysis/"
    before = text_of(reader, address)
    assert "Calls are late." in before and "Nobody rang me back." in before
    since = add_theme(by=cast.sam, theme_list=sorted_words["themes"], name="Rude")
    apply_theme(by=cast.sam, theme=since, items=[sorted_words["words"]])
    assert text_of(reader, address) == before
    assert "Rude" in text_of(client_for(cast.sam), address)
