"""The pack can be read aloud: tagged, titled, in a language, with every picture described."""

from itertools import pairwise

import pikepdf


def elements(item):
    """Every structure element below `item`, in reading order."""
    kids = item.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_document_says_that_it_is_tagged_and_in_which_language(full):
    root = full.pdf.Root
    assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "en-GB")
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    with full.pdf.open_metadata() as metadata:
        assert metadata["dc:title"].startswith("Portfolio PF-0001: Sam Okafor")
        assert metadata["pdfuaid:part"] == "1"
    assert str(full.pdf.docinfo.Author) == "Harbour Training"


def test_every_figure_has_words(full):
    figures = [each for each in elements(full.pdf.Root.StructTreeRoot) if each.S == "/Figure"]
    spoken = {str(each.get("/Alt", "")) for each in figures}
    assert "" not in spoken
    assert spoken >= {
        "A wall diary",
        "2 of 5 criteria of PCI are met",
        "Sheet 2 of 4 of visit report.pdf, as handed in",
    }


def test_headings_never_skip_a_level(full):
    levels = [
        int(str(each.S)[2:])
        for each in elements(full.pdf.Root.StructTreeRoot)
        if str(each.S) in ("/H1", "/H2", "/H3", "/H4")
    ]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_running_heads_are_artifacts_and_all_other_text_is_in_the_tree(full):
    marked = set()
    for each in elements(full.pdf.Root.StructTreeRoot):
        kids = each.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                marked.add((each.Pg.objgen, int(kid)))
    on_pages = set()
    for page in full.pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                on_pages.add((page.obj.objgen, int(operands[1]["/MCID"])))
    assert on_pages == marked


def test_every_table_heads_its_rows_and_columns(full):
    cells = [each for each in elements(full.pdf.Root.StructTreeRoot) if each.S == "/TH"]
    assert len(cells) > 100
    assert [each for each in cells if "/ID" not in each] == []
