from assessment.services.finishing import finish_record
from assessment.services.judging import judge
from portfolio.services.records import change_record
from tests.assessment.learning.desk import attach, hand_in, returned, url, words_of
from tests.cast import all_yes, claim, client_for, log


def test_sam_reads_a_draft_with_its_file_and_details(cast):
    record = log(cast, narrative="I **set up** a diary.", details={"own_part": "All of it."})
    file = attach(record)
    page = words_of(client_for(cast.sam).get(url("record", record)))
    assert "WP-01 · Work product" in page
    assert "I <strong>set up</strong> a diary." in page
    assert "Your own part in it" in page and "All of it." in page
    assert f'href="/files/{file.public_id}/"' in page
    assert "No AI help was used." in page


def test_a_draft_is_its_authors_alone(cast):
    address = url("record", log(cast))
    for person in (cast.assessor, cast.coordinator, cast.other_learner, cast.administrator):
        assert client_for(person).get(address).status_code == 404


def test_staff_read_what_was_handed_in_while_sam_changes_it(cast):
    record = returned(cast)
    change_record(
        by=cast.sam, record=record, fields={"title": "New words", "narrative": "Rewritten."}, edit_no=1
    )
    seen = words_of(client_for(cast.assessor).get(url("record", record)))
    own = words_of(client_for(cast.sam).get(url("record", record)))
    assert "I set up a shared diary." in seen and "Rewritten." not in seen and "New words" not in seen
    assert "This is version 1, as it was handed in." in seen
    assert "Rewritten." in own


def test_sam_reads_the_assessors_observation_as_it_was_signed(cast):
    record = log(cast, by=cast.assessor, kind="O", narrative="Sam greeted everybody.")
    assert client_for(cast.sam).get(url("record", record)).status_code == 404
    finish_record(by=cast.assessor, record=record, words="True.")
    change_record(by=cast.assessor, record=record, fields={"narrative": "A later thought."}, edit_no=1)
    page = words_of(client_for(cast.sam).get(url("record", record)))
    assert "Sam greeted everybody." in page and "A later thought." not in page
    assert "Not handed in" in page


def test_the_page_says_what_the_assessor_said(cast):
    page = words_of(client_for(cast.sam).get(url("record", returned(cast))))
    assert "Good start, Sam. Say when you saw the calls drop." in page
    assert "Returned for more" in page and "Alan Reid" in page


def test_a_decision_stands_with_its_criterion(cast):
    record = log(cast)
    item = hand_in(cast, record)
    judge(by=cast.assessor, item=item, given=all_yes(item))
    page = words_of(client_for(cast.sam).get(url("record", record)))
    assert "TST-01</span> Clear and complete." in page
    assert "“It shows it.”" in page and ">p1<" in page


def test_what_keeps_it_from_being_handed_in_leads_to_the_field(cast):
    record = log(cast, happened_on=None, narrative="", pii_checked=False)
    claim(cast, record)
    client = client_for(cast.sam)
    page, edit = words_of(client.get(url("record", record))), url("record-edit", record)
    assert "Before you can hand it in" in page
    form = words_of(client.get(edit))
    for field in ("id_happened_on", "id_narrative", "id_pii_checked"):
        assert f'href="{edit}#{field}"' in page and f'id="{field}"' in form


def test_a_record_that_claims_nothing_is_only_told_what_comes_with_handing_in(cast):
    record = log(cast, pii_checked=False)
    page = words_of(client_for(cast.sam).get(url("record", record)))
    assert "Before you can hand it in" not in page
    assert page.index("When it is handed in") < page.index("Check this for other people")


def test_the_assessor_reads_what_is_missing_without_a_link_to_change_it(cast):
    record = log(cast, kind="RA", ai_use="")
    hand_in(cast, record)
    page = words_of(client_for(cast.assessor).get(url("record", record)))
    assert "Say whether AI helped with this." in page and "Sam Okoro&#x27;s turn" in page
    assert url("record-edit", record) not in page


def test_nothing_is_missing_about_what_was_accepted(cast):
    record = log(cast, kind="RA", ai_use="")
    item = hand_in(cast, record)
    judge(by=cast.assessor, item=item, given=all_yes(item))
    assert "Say whether AI helped with this." not in words_of(client_for(cast.sam).get(url("record", record)))


def primary_of(client, record):
    return client.get(url("record", record)).context["actions"].primary


def test_the_next_step_follows_the_record(cast):
    client, record = client_for(cast.sam), log(cast)
    assert primary_of(client, record) == "map"
    claim(cast, record)
    assert primary_of(client, record) == "submit"
    hand_in(cast, record)
    assert primary_of(client, record) == ""


def test_a_record_that_came_back_is_changed_before_it_is_handed_in(cast):
    client, record = client_for(cast.sam), returned(cast)
    assert primary_of(client, record) == "edit"
    change_record(by=cast.sam, record=record, fields={"narrative": "Since 3 March."}, edit_no=1)
    assert primary_of(client, record) == "submit"


def test_a_version_shows_what_changed_since_the_one_before(cast):
    record = returned(cast)
    fields = {"narrative": "I set up a shared diary.\n\nCalls fell to 12.", "title": "Diary and figures"}
    change_record(by=cast.sam, record=record, fields=fields, edit_no=1)
    hand_in(cast, record)
    page = words_of(client_for(cast.assessor).get(url("version", record, 2)))
    assert "What changed since version 1" in page
    assert (
        '<ins class="passage-added"><span class="visually-hidden">Added: </span>Calls fell to 12.</ins>'
        in page
    )
    assert "Before: </span>Call-back diary</del>" in page


def test_the_first_version_has_nothing_to_compare(cast):
    record = log(cast)
    hand_in(cast, record)
    page = words_of(client_for(cast.iqa).get(url("version", record, 1)))
    assert "What changed since" not in page
    assert record.versions.get().content_hash in page


def test_a_version_that_was_never_made_is_not_there(cast):
    record = log(cast)
    hand_in(cast, record)
    assert client_for(cast.sam).get(url("version", record, 2)).status_code == 404


def test_the_page_asks_the_same_of_the_database_for_one_claim_as_for_three(cast, django_assert_num_queries):
    client = client_for(cast.sam)
    one, three = log(cast), log(cast)
    claim(cast, one, "TST-01")
    claim(cast, three)
    for record in (one, three):
        attach(record)
        with django_assert_num_queries(QUERIES):
            client.get(url("record", record))


QUERIES = 35
