from portfolio.services.records import change_record
from tests.assessment.learning.desk import hand_in, url, words_of
from tests.cast import claim, client_for, log


def test_sam_is_told_what_withdrawing_does_before_it_happens(cast):
    record = log(cast)
    page = words_of(client_for(cast.sam).get(url("record-withdraw", record)))
    record.refresh_from_db()
    assert "It is taken out of your portfolio and nobody judges it." in page
    assert "You cannot bring it back." in page
    assert record.state == "draft"


def test_sam_takes_a_record_back_with_a_reason(cast):
    record = log(cast)
    hand_in(cast, record)
    sent = {"reason": "A customer's name is in it."}
    page = words_of(client_for(cast.sam).post(url("record-withdraw", record), sent, follow=True))
    record.refresh_from_db()
    assert record.state == "withdrawn"
    assert "WP-01 is withdrawn." in page


def test_a_reason_is_asked_for(cast):
    record = log(cast)
    response = client_for(cast.sam).post(url("record-withdraw", record), {"reason": " "})
    assert response.status_code == 422
    assert "Say in a few words why you take it back." in words_of(response)


def test_nobody_else_takes_it_back(cast):
    record = log(cast)
    hand_in(cast, record)
    assert client_for(cast.assessor).post(url("record-withdraw", record)).status_code == 403
    assert client_for(cast.other_learner).post(url("record-withdraw", record)).status_code == 404


def test_an_assessor_signs_an_observation_and_sam_hands_it_in(cast):
    record = log(cast, by=cast.assessor, kind="O")
    response = client_for(cast.assessor).post(url("record-finish", record), {"agree": "on"}, follow=True)
    assert "You signed O-01. Sam Okoro can read it and hand it in now." in words_of(response)
    assert record.versions.get().signatures.get().words.startswith("I was there, and this is a true record")
    claim(cast, record)
    assert hand_in(cast, record).version == record.versions.get()


def test_the_words_to_sign_stand_under_what_is_signed(cast):
    record = log(cast, by=cast.assessor, kind="O", narrative="Sam greeted everybody.")
    page = words_of(client_for(cast.assessor).get(url("record-finish", record)))
    assert page.index("Sam greeted everybody.") < page.index("I was there, and this is a true record")


def test_without_the_tick_nothing_is_signed(cast):
    record = log(cast, by=cast.assessor, kind="O")
    response = client_for(cast.assessor).post(url("record-finish", record), {})
    assert response.status_code == 422
    assert "Tick the sentence before you sign." in words_of(response)
    assert not record.versions.exists()


def test_an_unfinished_observation_is_not_signed(cast):
    record = log(cast, by=cast.assessor, kind="O", narrative="")
    response = client_for(cast.assessor).post(url("record-finish", record), {"agree": "on"})
    assert response.status_code == 422
    assert "Give the date it happened and write what happened before you sign." in words_of(response)


def test_sam_cannot_sign_his_work_product_that_way(cast):
    assert client_for(cast.sam).get(url("record-finish", log(cast))).status_code == 403


def test_what_was_signed_is_signed_again_only_after_a_change(cast):
    record, client = log(cast, by=cast.assessor, kind="O"), client_for(cast.assessor)
    client.post(url("record-finish", record), {"agree": "on"})
    assert client.post(url("record-finish", record), {"agree": "on"}).status_code == 403
    change_record(by=cast.assessor, record=record, fields={"narrative": "And the diary."}, edit_no=1)
    assert client.post(url("record-finish", record), {"agree": "on"}).status_code == 302
    assert record.versions.count() == 2
