"""Every mail of a hand-over is made of two sentences that are the same for everybody."""

import ast
from pathlib import Path

import pytest

from portfolio.models import Notice
from portfolio.notices import EVENTS, notify, silent

SOURCE = Path(__file__).resolve().parents[3] / "portfolio" / "notices.py"


def _words():
    """What stands between the brackets of each Event(...) of the source."""
    calls = [node for node in ast.walk(ast.parse(SOURCE.read_text())) if isinstance(node, ast.Call)]
    return [call.args for call in calls if getattr(call.func, "id", "") == "Event"]


def test_no_event_can_hold_a_name_because_its_words_are_constant():
    words = [word for pair in _words() for word in pair]
    assert len(words) == 2 * len(EVENTS)
    assert [word for word in words if not isinstance(getattr(word, "value", None), str)] == []


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_says_something_that_fits_a_subject_line(name):
    event = EVENTS[name]
    assert 5 <= len(event.subject) <= 60
    assert not event.subject.endswith(".")
    assert event.body.endswith(".")
    assert not set("{%") & set(event.subject + event.body)


def test_an_event_that_nobody_declared_is_a_mistake(cast):
    with pytest.raises(KeyError):
        notify(to=[cast.assessor], event="evidence.lost", path="/")


def test_nobody_is_told_of_what_happens_in_silence(cast):
    Notice.objects.all().delete()
    with silent():
        notify(to=[cast.assessor], event="evidence.handed_in", path="/")
    notify(to=[cast.trainee], event="evidence.handed_in", path="/")
    assert [each.member for each in Notice.objects.all()] == [cast.trainee]
