"""Every rule says what it should about the portfolios it was written for."""

import pytest

from assessment.readiness import rule_of

from .examples import ALL


@pytest.mark.parametrize("example", ALL, ids=str)
def test_the_rule_answers_its_example(example):
    faults = rule_of(example.rule).faults(example.thing, example.given)
    assert bool(faults) is not example.is_fine
    if example.at:
        assert sorted(each.ref for each in faults) == sorted(example.at)
