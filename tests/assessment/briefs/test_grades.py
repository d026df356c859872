"""The grade of a unit is what its bands make of it, whatever anybody says (8.7, invariant 14)."""

from types import SimpleNamespace as Row

from hypothesis import given
from hypothesis import strategies as st

from assessment.grades import grade_of


def criterion(band, *, met=True, piece=(1, 1)):
    record, item = Row(pk=piece[1]), Row(submission_id=piece[0])
    evidence = Row(judgement=Row(pk=7), record=record, claim=Row(item=item))
    return Row(criterion=Row(band=band), is_met=met, decision=Row(judgement_id=7), evidence=[evidence])


def unit(bands, met=None):
    met = [True] * len(bands) if met is None else met
    return Row(criteria=[criterion(band, met=yes) for band, yes in zip(bands, met, strict=True)])


def test_each_grade_needs_all_of_its_band_and_of_those_below():
    grades = [grade_of(unit("PPMD", met)) for met in ([1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 1, 1])]
    assert grades == ["D", "M", "P", "U"]


def test_a_unit_without_bands_has_no_grade():
    assert grade_of(Row(criteria=[criterion("")])) == ""


def test_a_capped_attempt_reaches_a_pass_and_no_more():
    graded = Row(criteria=[criterion("P"), criterion("M", piece=(2, 1)), criterion("D")])
    assert (grade_of(graded), grade_of(graded, {(2, 1)})) == ("D", "P")


def test_what_was_met_before_the_capped_attempt_keeps_its_band():
    graded = Row(criteria=[criterion("P", piece=(2, 1)), criterion("M", piece=(1, 1))])
    assert grade_of(graded, {(2, 1)}) == "M"


@given(st.lists(st.tuples(st.sampled_from(["P", "M", "D", ""]), st.booleans())))
def test_the_grade_is_as_the_awarding_body_words_it(lines):
    bands = {band: [met for each, met in lines if each == band] for band in "PMD"}
    if not any(bands.values()):
        expected = ""
    elif not all(bands["P"]):
        expected = "U"
    elif bands["D"] and all(bands["M"]) and all(bands["D"]):
        expected = "D"
    elif bands["M"] and all(bands["M"]):
        expected = "M"
    else:
        expected = "P" if bands["P"] else "U"
    assert grade_of(unit([band for band, _ in lines], [met for _, met in lines])) == expected
