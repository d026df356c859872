"""Priya exports Sam's portfolio, and an external verifier follows every link of the file she downloads."""

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import expect

from assessment.progress import progress_of
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from tests.cast import all_yes, claim, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed(cast):
    records = [log(cast, title=f"Call-back log, week {n}") for n in (1, 2, 3)]
    for record, code in zip(records, ("TST-01", "TST-02", "TST-03"), strict=True):
        claim(cast, record, code)
    submission = submit(by=cast.sam, enrolment=cast.enrolment, records=records, declared=True)
    for item in submission.items.all():
        judge(by=cast.assessor, item=item, given=all_yes(item))
    unit = progress_of(cast.enrolment).units[0]
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash
        )
    return records


def test_priya_exports_and_every_link_lands(cast, sign_in, signed, tmp_path):
    page = sign_in(cast.coordinator)
    page.get_by_role("link", name="Sam Okoro").first.click()
    page.get_by_role("button", name="Make a PDF").click()
    link = page.get_by_role("link", name="Download", exact=False).first
    expect(link).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        link.click()
    file = tmp_path / "portfolio.pdf"
    download.value.save_as(file)
    assert "Sam-Okoro" in download.value.suggested_filename
    assert _links_that_land(file) > 20
    assert _printed_pages_of_the_matrix(file, [record.ref for record in signed]) == 3


def _destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    found = {}
    for name, target in tree.items():
        place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
        found[str(name)] = pages[place[0].objgen]
    return found


def _links_that_land(file) -> int:
    """Every internal link names a destination that is there; evidence links land on their record's page."""
    text = pypdfium2.PdfDocument(file)
    landed = 0
    with pikepdf.open(file) as pdf:
        places = _destinations(pdf)
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.get("/Subtype") != "/Link" or "/Dest" not in note:
                    continue
                name = str(note.Dest)
                assert name in places, name
                landed += 1
        for ref in ("WP-01", "WP-02", "WP-03"):
            targets = [number for name, number in places.items() if name.lower().endswith(ref.lower())]
            assert targets, ref
            assert ref in text[targets[0]].get_textpage().get_text_range()
    return landed


def _printed_pages_of_the_matrix(file, refs) -> int:
    """How many records stand in the contents with the number of the page on which they really begin."""
    text = pypdfium2.PdfDocument(file)
    pages = [text[number].get_textpage().get_text_range() for number in range(len(text))]
    right = 0
    with pikepdf.open(file) as pdf:
        places = _destinations(pdf)
    for ref in refs:
        number = next(n for name, n in places.items() if name.lower().endswith(ref.lower())) + 1
        contents = " ".join(pages[1:3])
        right += f"{number}" in contents.split(ref, 1)[1][:120]
    return right
