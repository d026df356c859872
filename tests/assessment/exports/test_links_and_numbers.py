"""An external verifier can follow every criterion to its proof and back."""

import re


def test_every_link_lands_on_a_page_that_holds_what_it_names(full):
    titles = {record.anchor: record.title for record in full.content.records}
    codes = {row.anchor: row.code for unit in full.content.units for row in unit.criteria}
    expected = titles | codes
    wrong = [link for link in full.links if expected.get(link.name, "") not in full.pages[link.target - 1]]
    assert wrong == []
    assert len(full.links) > 100


def test_every_printed_page_number_is_the_page_it_leads_to(full):
    numbers = [(int(link.shown), link.target) for link in full.links if link.shown.isdigit()]
    assert [pair for pair in numbers if pair[0] != pair[1]] == []
    assert len(numbers) > 60


def test_every_page_says_which_page_of_how_many_it_is(full):
    total = len(full.pages)
    assert [re.findall(r"Page (\d+) of (\d+)", page) for page in full.pages] == [
        [(str(number), str(total))] for number in range(1, total + 1)
    ]
    assert full.result.pages == total


def test_every_page_carries_the_portfolio_and_the_ledger_head(full):
    foot = f"ledger 214 {full.content.ledger.head[:12]}"
    assert [number for number, page in enumerate(full.pages, 1) if "PF-0001" not in page] == []
    assert [number for number, page in enumerate(full.pages, 1) if foot not in page] == []


def test_each_matrix_cell_leads_to_its_record_and_the_record_leads_back(full):
    for unit in full.content.units:
        for row in unit.criteria:
            for cell in row.cells:
                if cell.ref == "RA-09":
                    continue  # a draft: not printed
                there = [link for link in full.links if link.shown == cell.ref and "record-" in link.name]
                assert full.places[row.anchor] in {link.page for link in there}, (row.code, cell.ref)
                back = [link for link in full.links if link.shown == row.code and link.name == row.anchor]
                assert full.places[f"record-{cell.ref.lower()}"] in {link.page for link in back}


def test_a_locator_that_names_an_attached_page_leads_to_that_very_page(full):
    cell = next(link for link in full.links if link.shown == "WP-01" and "-sheet-3" in link.name)
    assert "sheet 3 of 4" in full.pages[cell.target - 1]
    assert "Visit report leaf 3" in full.pages[cell.target - 1]


def test_a_claim_on_a_draft_says_that_it_is_not_in_this_pack(full):
    assert re.search(r"RA-09 not in this pack", full.page_of("unit-mcp-matrix"))
    assert "RA-09" in full.page_of("part-17")


def test_links_are_spoken_by_name_and_not_by_anchor(full):
    assert {link.spoken for link in full.links if link.name == "record-wp-01"} == {"WP-01, Visit report"}
    assert [link for link in full.links if link.spoken == link.name] == []


def test_bookmarks_go_from_part_to_unit_to_record(full):
    with full.pdf.open_outline() as outline:
        tree = {top.title: [child.title for child in top.children] for top in outline.root}
    assert list(tree) == [
        "1 Front sheet",
        "3 Contents and checklist",
        "7–8 Units",
        "10 Performance evidence records",
        "13 Evidence items",
        "14 Summary of achievement",
        "15 Statements",
        "17 Readiness report",
        "18 Manifest and ledger extract",
    ]
    assert tree["7–8 Units"] == [
        "PCI Promote continuous improvement",
        "MCP Manage customer service performance",
    ]
    assert tree["13 Evidence items"][3] == "WP-01 Visit report"
    assert len(tree["10 Performance evidence records"]) == 4


def test_the_checklist_shows_what_is_in_the_pack_and_what_is_not(full):
    text = full.page_of("part-3") + full.pages[full.places["part-3"]]
    assert f"8 Evidence matrices {full.places['unit-pci-matrix']}" in text
    assert "16 Internal quality assurance Not in this pack" in text
