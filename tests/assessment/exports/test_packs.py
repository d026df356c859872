"""A records-only pack lists the evidence items instead of printing them."""

from dataclasses import replace

from assessment.exports import seal


def test_the_records_pack_lists_items_and_prints_no_attached_page(records_only):
    page = records_only.page_of("part-13")
    assert "WP-01 v1 Visit report" in page
    assert [page for page in records_only.pages if "Visit report leaf" in page] == []


def test_the_records_pack_still_names_every_problem_on_page_one(records_only):
    assert len(records_only.result.problems) == 3
    assert records_only.result.problems[0] in records_only.pages[0]


def test_numbers_and_links_are_right_in_the_records_pack_too(records_only):
    numbers = [(int(link.shown), link.target) for link in records_only.links if link.shown.isdigit()]
    assert [pair for pair in numbers if pair[0] != pair[1]] == []


def test_both_packs_of_one_state_stand_on_the_same_manifest(full):
    records = replace(full.content, pack="records")
    assert seal.manifest_hash(records) == seal.manifest_hash(full.content)


def test_the_summary_adds_the_units_up_to_the_qualification(records_only):
    page = records_only.page_of("part-14")
    assert "PCI Promote continuous improvement 2 of 5 In progress" in page
    assert "All Level 3 NVQ Diploma in Customer Service 3 of 7 In progress" in page
