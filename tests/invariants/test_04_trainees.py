"""Invariant 4."""

from assessment.models import Judgement
from assessment.services.countersigning import countersign
from tests.invariants.desk import met, unit_of


def test_04_a_trainees_met_counts_only_once_it_is_confirmed(cast):
    """4: before a qualified colleague countersigns it, what a trainee found met is met for nobody."""
    met(cast, by=cast.trainee)
    before, word = unit_of(cast).met, Judgement.objects.get()
    countersign(by=cast.assessor, judgement=word, outcome="confirmed", content_hash=word.content_hash)
    assert (before, unit_of(cast).met) == (0, 3)
