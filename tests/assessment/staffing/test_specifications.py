"""What is to be proved, for everybody to read."""

import pytest

from assessment.models import Criterion, Qualification, Unit
from tests.cast import client_for


def test_everybody_finds_the_qualification_and_its_unit(cast):
    for role in ("sam", "assessor", "exams_officer", "eqa"):
        text = client_for(getattr(cast, role)).get("/units/").content.decode()
        assert "Test Certificate" in text
        assert f'href="/units/{Unit.objects.get(code="TST").pk}/"' in text


def test_a_unit_shows_its_criteria_and_whose_words_they_are(cast):
    unit = Unit.objects.get(code="TST")
    text = client_for(cast.sam).get(f"/units/{unit.pk}/").content.decode()
    assert "Whose words these are" in text
    assert "Demonstration wording." in text
    assert all(f"Do part {number} well" in text for number in (1, 2, 3))


def test_the_last_criterion_has_its_pair_official_numbers_and_proof(cast):
    first, second = Criterion.objects.filter(unit__code="TST")[:2]
    second.pair, second.official, second.proof = first, ["1.1", "1.2"], ["A dated letter"]
    second.save()
    text = client_for(cast.sam).get(f"/units/{first.unit_id}/").content.decode()
    assert f'Pair: <a href="#criterion-{first.pk}">TST-01</a>' in text
    assert "Nearest official criteria: 1.1, 1.2" in text
    assert "A dated letter" in text


def test_guidance_mistakes_and_concepts_have_their_own_headings(cast):
    unit = Unit.objects.get(code="TST")
    for position, kind in enumerate(("guidance", "mistake", "concept")):
        unit.notes.create(code=f"N{position}", text=f"About {kind}", kind=kind, position=position)
    text = client_for(cast.sam).get(f"/units/{unit.pk}/").content.decode()
    for heading in ("What good evidence does", "Common mistakes", "What you should know about"):
        assert f"<h2>{heading}</h2>" in text
    assert "<h2>Words</h2>" not in text


def test_an_older_version_says_that_it_is_older(cast):
    old = Unit.objects.get(code="TST")
    Unit.objects.filter(pk=old.pk).update(is_current=False)
    new = Unit.objects.create(code="TST", version=2, title="Look after customers", wording="W.", source={})
    text = client_for(cast.sam).get(f"/units/{old.pk}/").content.decode()
    assert "An older version" in text
    assert f'<a href="/units/{new.pk}/">Version 2, current</a>' in text


def test_an_overlay_stands_under_its_qualification(cast):
    base = Unit.objects.get(code="TST")
    Unit.objects.create(code="OVR", title="Local extras", overlay_of=base, wording="W.", source={})
    group = client_for(cast.sam).get("/units/").context["qualifications"][0]
    assert [row["unit"].code for row in group["rows"]] == ["TST", "OVR"]


def test_a_unit_in_no_qualification_is_listed_apart(cast):
    Unit.objects.create(code="ALONE", title="On its own", wording="W.", source={})
    others = client_for(cast.sam).get("/units/").context["others"]
    assert [row["unit"].code for row in others] == ["ALONE"]


def test_another_centres_own_unit_is_not_found(cast, elsewhere):
    unit = Unit.objects.create(code="OWN", title="Ours", wording="W.", source={}, centre=elsewhere.centre)
    assert client_for(cast.sam).get(f"/units/{unit.pk}/").status_code == 404
    assert client_for(elsewhere.sam).get(f"/units/{unit.pk}/").status_code == 200
    assert b"OWN" not in client_for(cast.sam).get("/units/").content


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(cast, django_assert_num_queries, more):
    unit = Unit.objects.get(code="TST")
    for number in range(more):
        extra = Qualification.objects.create(
            code=f"Q{number}", title="More", level=2, type="NVQ", awarding_body="B", wording="W.", source={}
        )
        extra.links.create(unit=unit, position=1)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(8):
        client.get("/units/")
