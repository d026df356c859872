from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.db import transaction

from assessment.exports.compile import compile_portfolio
from assessment.exports.content import PortfolioContent
from assessment.exports.portfolio_pdf import ExportResult, write_portfolio
from tests.assessment.exports import sample
from tests.assessment.exports.lived import Turn, hand_in, on
from tests.cast import make_cast
from tests.improvements import loop


@dataclass
class Link:
    """A link as a reader meets it: where it is printed, what it says, and the page it leads to (from 1)."""

    page: int
    shown: str
    name: str
    target: int
    spoken: str


class Printed:
    """An exported file, read back with another library than wrote it."""

    def __init__(self, content: PortfolioContent, path: Path, result: ExportResult):
        self.content, self.path, self.result = content, path, result
        self.pdf = pikepdf.open(path)
        self._paper = pypdfium2.PdfDocument(path)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, with white space made even."""
        return [" ".join(page.get_textpage().get_text_range().split()) for page in self._paper]

    @cached_property
    def places(self) -> dict[str, int]:
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        tree = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): numbers[place[0].objgen] for name, place in tree.items()}

    @cached_property
    def links(self) -> list[Link]:
        found = []
        for number, page in enumerate(self.pdf.pages, start=1):
            text = self._paper[number - 1].get_textpage()
            for note in page.obj.get("/Annots", ()):
                left, top, right, bottom = (float(value) for value in note.Rect)
                shown = text.get_text_bounded(left, min(top, bottom), right, max(top, bottom))
                name = str(note.Dest)
                found.append(Link(number, shown.strip(), name, self.places[name], str(note.Contents)))
        return found

    def page_of(self, name: str) -> str:
        return self.pages[self.places[name] - 1]


def printed(folder: Path, *, pack: str = "full") -> Printed:
    return print_out(sample.portfolio(folder, pack=pack), folder)


def print_out(content: PortfolioContent, folder: Path) -> Printed:
    path = folder / f"{content.pack}.pdf"
    return Printed(content, path, write_portfolio(content, out=path))


@pytest.fixture(scope="session")
def full(tmp_path_factory) -> Printed:
    return printed(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="session")
def records_only(tmp_path_factory) -> Printed:
    return printed(tmp_path_factory.mktemp("records"), pack="records")


@pytest.fixture(scope="session")
def lived(django_db_setup, django_db_blocker) -> PortfolioContent:
    """A turn handed in whole and the next one begun, as plain data: the database forgets it again."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        Turn(cast).begin_the_next()
        loop.turn(cast, "Nothing of this is ready")
        with on(date(2026, 6, 10)):
            hand_in(cast)
        content = compile_portfolio(enrolment=cast.enrolment, member=cast.coordinator, pack="full")
        transaction.set_rollback(True)
    return content


@pytest.fixture(scope="session")
def book(lived, tmp_path_factory) -> Printed:
    """The lived turn as a reader holds it."""
    return print_out(lived, tmp_path_factory.mktemp("lived"))
