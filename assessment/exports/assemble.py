"""Puts the attached pages into the rendered pack.

The render left one page per attached page, already numbered, headed, linked and tagged, with a one-pixel
figure as wide and high as the frame. Here that figure's image becomes the attached page: no content stream,
structure element, destination or number of the pack changes.
"""

import re
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from assessment.exports import sheets
from assessment.exports.errors import ExportError

# A form inherits the colour and the text state of the page around it; an attached page begins from scratch.
FROM_SCRATCH = b"0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
FIGURE = re.compile(rb"/(\S+)\s+Do\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a named place of the rendered pack is: page from 1, size in points."""

    page: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Page `number` of the PDF at `path` belongs into the frame called `anchor`."""

    anchor: str
    path: Path
    number: int


def place_sheets(pdf: pikepdf.Pdf, placements: Iterable[Placement], frames: dict[str, Frame]) -> ExitStack:
    """Fill every frame of `pdf`. Keep the returned stack open until `pdf` is saved: streams are read then.

    Raises ExportError when a page that could be read before can no longer be read.
    """
    stack = ExitStack()
    sources: dict[Path, pikepdf.Pdf] = {}
    try:
        for placement in placements:
            source = sources.get(placement.path)
            if source is None:
                source = sources[placement.path] = stack.enter_context(sheets.open_inert(placement.path))
            form = pdf.copy_foreign(sheets.form_of(source, placement.number))
            _fill(pdf, frames[placement.anchor], form)
    except (pikepdf.PdfError, OSError, KeyError) as error:
        stack.close()
        raise ExportError("An attached page could not be put into the PDF.", repr(error)) from error
    return stack


def _fill(pdf: pikepdf.Pdf, frame: Frame, form: pikepdf.Object) -> None:
    page = pdf.pages[frame.page - 1]
    figures = FIGURE.findall(page.Contents.read_bytes())
    if len(figures) != 1:
        raise KeyError(f"page {frame.page} has {len(figures)} figures, not one")
    # The render shares one /Resources among all pages; this page needs its own, or all would hold all sheets.
    own = Dictionary(dict(page.Resources.items()))
    own.XObject = Dictionary({f"/{figures[0].decode()}": _in_unit_square(pdf, page, frame, form)})
    page.obj.Resources = own


def _in_unit_square(
    pdf: pikepdf.Pdf, page: pikepdf.Page, frame: Frame, form: pikepdf.Object
) -> pikepdf.Object:
    """`form` centred and fitted into the frame, in the unit square where a PDF draws an image."""
    room = pikepdf.Rectangle(0, 0, frame.width, frame.height)
    content = page.calc_form_xobject_placement(
        form, Name.Sheet, room, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    wrapper = pdf.make_stream(FROM_SCRATCH + content)
    wrapper.Type, wrapper.Subtype = Name.XObject, Name.Form
    wrapper.BBox = [0, 0, frame.width, frame.height]
    wrapper.Matrix = [1 / frame.width, 0, 0, 1 / frame.height, 0, 0]
    wrapper.Resources = Dictionary(XObject=Dictionary(Sheet=form))
    return wrapper
