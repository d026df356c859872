"""Beginning and changing analyses: whose they are, what they may cover, and when they are closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Analysis
from feedback.services.analyses import change_analysis, open_analysis
from portfolio import clock
from portfolio.refusals import AlreadyDone, Moved, Refused
from tests.feedback.analyses.bench import analysis_of, hand_in
from tests.feedback.shop import cards, sorting


def test_sam_begins_an_analysis_of_his_comment_cards(cast):
    source = cards(cast)
    analysis = analysis_of(cast, sources=[source], question="Why do they complain?")
    assert analysis.record.ref == "AN-01"
    assert (analysis.technique, list(analysis.sources.all())) == ("pareto", [source])


@pytest.mark.parametrize("who", ["other_learner", "assessor"])
def test_nobody_begins_an_analysis_for_sam(cast, who):
    with pytest.raises(PermissionDenied):
        open_analysis(
            by=getattr(cast, who),
            portfolio=cast.portfolio,
            fields={"technique": "trend"},
            record_fields={"title": "Mine"},
        )


def test_the_same_form_sent_twice_makes_one_analysis(cast):
    sent = {
        "by": cast.sam,
        "portfolio": cast.portfolio,
        "fields": {"technique": "trend"},
        "record_fields": {"title": "Call-backs"},
        "form_key": uuid4(),
    }
    first = open_analysis(**sent)
    with pytest.raises(AlreadyDone) as again:
        open_analysis(**sent)
    assert (again.value.made, Analysis.objects.count()) == (first, 1)
    other = open_analysis(**sent | {"fields": {"technique": "run_chart"}})
    assert other != first


def test_another_technique_has_a_name(cast):
    with pytest.raises(ValidationError) as said:
        analysis_of(cast, "other")
    assert "Say which technique it was." in said.value.messages
    assert analysis_of(cast, "other", technique_other="Card sorting").technique_other == "Card sorting"


def test_a_name_of_another_technique_goes_when_a_known_one_is_chosen(cast):
    analysis = analysis_of(cast, "other", technique_other="Card sorting")
    changed = change_analysis(
        by=cast.sam, analysis=analysis, fields={"technique": "trend"}, record_fields={}, edit_no=1
    )
    assert changed.technique_other == ""


def test_a_period_in_the_future_or_backwards_is_refused(cast):
    tomorrow, yesterday = (clock.today() + timedelta(days) for days in (1, -1))
    with pytest.raises(ValidationError, match="future"):
        analysis_of(cast, to_date=tomorrow)
    with pytest.raises(ValidationError, match="The last day cannot be before the first"):
        analysis_of(cast, from_date=clock.today(), to_date=yesterday)


def test_an_analysis_covers_nothing_of_another_portfolio(cast, elsewhere):
    with pytest.raises(ValidationError, match="sources of this portfolio"):
        analysis_of(cast, sources=[cards(elsewhere)])
    with pytest.raises(ValidationError, match="theme list of this portfolio"):
        analysis_of(cast, theme_list=sorting(elsewhere, "Late"))


def test_two_windows_cannot_overwrite_each_other(cast):
    analysis = analysis_of(cast)
    edit_no = analysis.record.edit_no
    words = {"by": cast.sam, "analysis": analysis, "record_fields": {}, "edit_no": edit_no}
    change_analysis(**words, fields={"summary": "Five of ten were never rung back."})
    with pytest.raises(Moved):
        change_analysis(**words, fields={"summary": "Nothing stands out."})
    analysis.refresh_from_db()
    assert analysis.summary == "Five of ten were never rung back."


def test_what_was_handed_in_stays_as_it_was_judged(cast):
    analysis = analysis_of(cast, summary="Five of ten were never rung back.")
    hand_in(cast, analysis)
    with pytest.raises(Refused, match="AN-01 was handed in"):
        change_analysis(by=cast.sam, analysis=analysis, fields={"summary": "x"}, record_fields={}, edit_no=0)


def test_only_its_author_changes_it(cast):
    analysis = analysis_of(cast)
    with pytest.raises(PermissionDenied):
        change_analysis(by=cast.assessor, analysis=analysis, fields={}, record_fields={}, edit_no=0)
