"""A file that is wrong is refused whole, in one sentence that says where."""

import pytest

from assessment.importers.specification import MAX_BYTES, SpecificationError
from assessment.models import Qualification, Unit
from assessment.services.specifications import load_specifications

from .conftest import OVERLAY, QUALIFICATION, UNIT

pytestmark = pytest.mark.django_db


def refusal(*paths):
    """The sentence, after a proof that nothing was loaded."""
    with pytest.raises(SpecificationError) as caught:
        load_specifications(paths=paths)
    assert (Unit.objects.count(), Qualification.objects.count()) == (0, 0)
    return str(caught.value)


def criterion(number, **values):
    return lambda document: document["units"][0]["criteria"][number].update(values)


def without(key):
    return lambda document: document["units"][0]["criteria"][1].pop(key)


def unit(**values):
    return lambda document: document["units"][0].update(values)


def qualification(**values):
    return lambda document: document["qualifications"][0].update(values)


TABLE = [
    (without("text"), "units[0].criteria[1].text is missing."),
    (criterion(1, text=" "), "units[0].criteria[1].text is empty."),
    (criterion(1, text=5), "units[0].criteria[1].text must be text."),
    (criterion(1, text="a\0b"), "units[0].criteria[1].text holds a character that cannot be stored."),
    (criterion(1, text="half \ud83d"), "units[0].criteria[1].text holds a character that cannot be stored."),
    (criterion(1, text="a" * 2001), "units[0].criteria[1].text is longer than 2000 characters."),
    (criterion(1, kind="skill"), "units[0].criteria[1].kind must be one of performance, knowledge, both."),
    (
        criterion(0, phases=["implement", "cleaning"]),
        "units[0].criteria[0].phases[1] must be one of feedback, analysis, plan, implement, review, "
        "promote, sustain, portfolio.",
    ),
    (criterion(1, txet="x"), 'units[0].criteria[1] has the unknown key "txet".'),
    (
        criterion(1, outcomes=["TEA-LO9"]),
        "units[0].criteria[1].outcomes[0] names TEA-LO9, an outcome that does not exist.",
    ),
    (criterion(0, outcomes=["TEA-LO1"] * 2), "units[0].criteria[0].outcomes lists the same thing twice."),
    (
        criterion(0, pair="TEA-09"),
        "units[0].criteria[0].pair names TEA-09, which is no other criterion of the unit.",
    ),
    (
        criterion(0, pair="TEA-01"),
        "units[0].criteria[0].pair names TEA-01, which is no other criterion of the unit.",
    ),
    (
        criterion(0, family="F9"),
        "units[0].criteria[0].family names F9, a family that the unit does not list.",
    ),
    (criterion(1, id="TEA-01", pair=""), "units[0].criteria[1].pair is empty."),
    (criterion(1, id="TEA-01"), "units[0].criteria[1].id repeats TEA-01."),
    (criterion(1, id="TEA-LO1"), "units[0].criteria[1].id repeats TEA-LO1."),
    (unit(criteria=[]), "units[0].criteria is empty."),
    (unit(level="3"), "units[0].level must be a whole number."),
    (unit(overlay_of="MILK"), "units[0].overlay_of names MILK, a unit that does not exist."),
    (unit(overlay_of="TEA"), "units[0].overlay_of names TEA, which lies over another unit itself."),
    (qualification(level=9), "qualifications[0].level must be at most 8."),
    (qualification(type="GCSE"), "qualifications[0].type must be one of NVQ, BTEC."),
    (
        qualification(operational_end="31/12/2030"),
        "qualifications[0].operational_end must be a date such as 2030-12-31.",
    ),
    (
        qualification(operational_end="2031-01-01", certification_end="2030-01-01"),
        "qualifications[0].certification_end is before operational_end.",
    ),
    (
        qualification(units=[{"unit": "MILK", "required": True}]),
        "qualifications[0].units[0].unit names MILK, a unit that does not exist.",
    ),
    (
        qualification(units=[{"unit": "TEA", "required": True}] * 2),
        "qualifications[0].units[1].unit repeats TEA.",
    ),
    (lambda document: document["units"].append(UNIT), "units[1].id repeats TEA."),
    (lambda document: document.pop("wording"), "wording is missing."),
    (lambda document: document.update(schema="loopfolio-spec/9"), 'schema must be "loopfolio-spec/1".'),
    (lambda document: document.pop("schema"), 'schema must be "loopfolio-spec/1".'),
]


@pytest.mark.parametrize(("change", "reason"), TABLE, ids=[reason[:50] for _, reason in TABLE])
def test_the_sentence_says_where_and_why(change, reason, spec_file):
    assert refusal(spec_file(change=change)) == f"tea.json: {reason}"


TEXTS = {
    b'{"schema": "loopfolio-spec/1",\n "wording" "ours"}': (
        "bad.json is not valid JSON at line 2, column 12: expecting ':' delimiter."
    ),
    b"": "bad.json is not valid JSON at line 1, column 1: expecting value.",
    b"[]": "bad.json must hold one JSON object.",
    b'{"schema": "loopfolio-spec/1", "wording": "ours"}': (
        "bad.json must hold qualifications, units or both."
    ),
    b'{"wording": "a", "wording": "b"}': 'bad.json has the key "wording" twice in one object.',
    b'{"level": NaN}': "bad.json holds NaN, which is not JSON.",
    b'{"level": ' + b"9" * 5000 + b"}": "bad.json holds a number that is too long.",
    b'{"wording": "caf\xe9"}': "bad.json is not UTF-8 text; save it as UTF-8 and load it again.",
    b"[" * 200_000: "bad.json is nested too deeply to be a specification.",
    b" " * (MAX_BYTES + 1): "bad.json is larger than 5 MB, the most a specification may be.",
}


@pytest.mark.parametrize(
    ("raw", "sentence"), TEXTS.items(), ids=[sentence[9:40] for sentence in TEXTS.values()]
)
def test_what_is_not_json_of_ours_is_refused(raw, sentence, tmp_path):
    path = tmp_path / "bad.json"
    path.write_bytes(raw)

    assert refusal(path) == sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert refusal(tmp_path / "gone.json") == "gone.json cannot be read: No such file or directory."


def test_one_bad_file_keeps_the_good_ones_out(spec_file):
    good, bad = spec_file("good.json"), spec_file("bad.json", units=[UNIT], change=without("text"))

    assert refusal(good, bad) == "bad.json: units[0].criteria[1].text is missing."


def test_two_files_may_not_both_hold_a_unit(spec_file):
    one, two = spec_file("one.json", units=[UNIT]), spec_file("two.json", units=[UNIT])

    assert refusal(one, two) == "two.json: units[0].id repeats TEA, which is also in one.json."


def test_an_overlay_needs_the_outcomes_of_its_unit(spec_file):
    path = spec_file(units=[OVERLAY, UNIT], change=criterion(0, outcomes=["TEA-LO7"]))

    assert refusal(path) == (
        "tea.json: units[0].criteria[0].outcomes[0] names TEA-LO7, an outcome that does not exist."
    )


def test_an_overlay_cannot_lie_over_an_overlay(spec_file):
    path = spec_file(units=[UNIT, OVERLAY, {**OVERLAY, "id": "JAM", "overlay_of": "CAKE"}])

    assert refusal(path) == "tea.json: units[2].overlay_of names CAKE, which lies over another unit itself."


def test_a_qualification_alone_needs_its_unit_loaded_before(spec_file):
    path = spec_file(qualifications=[QUALIFICATION])

    assert refusal(path) == (
        "tea.json: qualifications[0].units[0].unit names TEA, a unit that does not exist."
    )
