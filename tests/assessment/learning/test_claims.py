import pytest

from assessment.progress import progress_of
from assessment.services.signoffs import sign_unit
from tests.assessment.learning.desk import hand_in, url, words_of
from tests.cast import all_yes, claim, client_for, log


@pytest.fixture
def keys(cast):
    """TST-01 to TST-03 as the page names them."""
    unit = cast.unit
    return {each.code: f"{unit.pk}-{each.pk}" for each in unit.unit.criteria.all()}


def tick(key, kind="page", locator="2", reason="It shows the diary."):
    fields = {"on": "on", "kind": kind, "locator": locator, "reason": reason}
    return {f"claim-{name}-{key}": value for name, value in fields.items()}


def claims_of(record):
    return list(record.claims.values_list("criterion__code", "locator_kind", "locator", "reason"))


def test_sam_says_which_criterion_where_and_why(cast, keys):
    record = log(cast)
    sent = {"shown": list(keys.values())} | tick(keys["TST-02"])
    response = client_for(cast.sam).post(url("record-claims", record), sent)
    assert response["Location"] == url("record", record)
    assert claims_of(record) == [("TST-02", "page", "2", "It shows the diary.")]


def test_unticking_takes_the_claim_away(cast, keys):
    record = log(cast)
    claim(cast, record)
    sent = {"shown": list(keys.values())} | tick(keys["TST-01"], "whole", "", "")
    client_for(cast.sam).post(url("record-claims", record), sent)
    assert claims_of(record) == [("TST-01", "whole", "", "")]


def test_a_time_without_a_word_for_it_is_understood(cast, keys):
    record = log(cast)
    sent = {"shown": [keys["TST-01"]]} | tick(keys["TST-01"], "whole", "04:10")
    client_for(cast.sam).post(url("record-claims", record), sent)
    assert claims_of(record)[0][1:3] == ("time", "04:10")


def test_a_page_without_its_number_is_asked_for_and_nothing_is_lost(cast, keys):
    record = log(cast)
    sent = {"shown": list(keys.values())} | tick(keys["TST-03"], locator="", reason="Because of the rota.")
    response = client_for(cast.sam).post(url("record-claims", record), sent)
    page = words_of(response)
    assert response.status_code == 422
    assert "Say which page shows TST-03." in page
    assert 'value="Because of the rota."' in page
    assert f'href="#id_claim-locator-{keys["TST-03"]}"' in page
    assert claims_of(record) == []


def test_only_gaps_leaves_out_what_other_records_claim(cast, keys):
    claim(cast, log(cast, title="Another"), "TST-01")
    page = client_for(cast.sam).get(url("record-claims", log(cast)) + "?gaps=1")
    assert list(page.context["form"].offered) == [keys["TST-02"], keys["TST-03"]]
    assert "Show all criteria" in words_of(page)


def test_what_was_filtered_away_stays_claimed(cast, keys):
    record = log(cast)
    claim(cast, record, "TST-01", "TST-02")
    sent = {"shown": [keys["TST-02"], keys["TST-03"]]} | tick(keys["TST-03"])
    client_for(cast.sam).post(url("record-claims", record) + "?gaps=1", sent)
    assert [row[0] for row in claims_of(record)] == ["TST-01", "TST-03"]


def test_a_pair_stands_together(cast, keys):
    first, second, third = cast.unit.unit.criteria.order_by("position")
    first.pair, third.pair = third, first
    first.save(update_fields=["pair"])
    third.save(update_fields=["pair"])
    page = client_for(cast.sam).get(url("record-claims", log(cast)))
    rows = [row.criterion.code for row in page.context["groups"][0].outcomes[0].rows]
    assert rows == [first.code, third.code, second.code]


def test_a_signed_unit_is_shown_and_cannot_be_ticked(cast, keys):
    item = hand_in(cast, log(cast))
    from assessment.services.judging import judge

    judge(by=cast.assessor, item=item, given=all_yes(item))
    unit = progress_of(cast.enrolment).units[0]
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash
        )
    page = client_for(cast.sam).get(url("record-claims", log(cast, title="Late")))
    assert list(page.context["form"].offered) == []
    assert "Signed off. Your assessor can reopen it." in words_of(page)


def test_nobody_else_maps_sams_draft(cast):
    record = log(cast)
    for person in (cast.assessor, cast.iqa, cast.other_learner):
        assert client_for(person).get(url("record-claims", record)).status_code == 404


def test_nobody_maps_what_is_being_judged(cast):
    record = log(cast)
    hand_in(cast, record)
    assert client_for(cast.sam).get(url("record-claims", record)).status_code == 403
    assert client_for(cast.assessor).get(url("record-claims", record)).status_code == 403


def test_an_assessor_maps_what_they_wrote(cast, keys):
    record = log(cast, by=cast.assessor, kind="O")
    sent = {"shown": list(keys.values())} | tick(keys["TST-01"])
    assert client_for(cast.assessor).post(url("record-claims", record), sent).status_code == 302
    assert record.claims.get().made_by == cast.assessor
