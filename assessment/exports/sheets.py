"""Attached PDFs: open one, make it inert, hand out its pages as form XObjects.

Only page content is ever taken over. Typed form answers and comments become part of the page first; scripts,
actions, attachments and links to the outside are removed before anything is copied.
"""

from pathlib import Path

import pikepdf
from pikepdf import sanitize

# Keys that make a viewer act, or that carry or fetch another file; none of them draws anything.
ACTIVE_KEYS = (
    "/OpenAction",
    "/AA",
    "/JavaScript",
    "/JS",
    "/EmbeddedFiles",
    "/EF",
    "/AF",
    "/RichMediaContent",
    "/XFA",
    "/OPI",
    "/Ref",
    "/PieceInfo",
    "/Metadata",
    "/StructParent",
    "/StructParents",
)


def open_inert(path: Path) -> pikepdf.Pdf:
    """The PDF at `path`, flattened and without active content.

    Raises pikepdf.PasswordError if it is locked, pikepdf.PdfError if it cannot be read.
    """
    pdf = pikepdf.Pdf.open(path)
    try:
        _flatten(pdf)
        sanitize.remove_javascript(pdf)
        sanitize.remove_multimedia(pdf)
        sanitize.remove_external_access(pdf)
        sanitize.remove_attachments(pdf)
        _drop_active_keys(pdf)
    except Exception:
        pdf.close()
        raise
    return pdf


def form_of(pdf: pikepdf.Pdf, number: int) -> pikepdf.Object:
    """Page `number` (from 1) as a form XObject that still belongs to `pdf`; rotation is in its matrix."""
    return pdf.pages[number - 1].as_form_xobject()


def shown_size(form: pikepdf.Object) -> tuple[float, float]:
    """Width and height in points of a page as it reads, after rotation and scaling."""
    box = pikepdf.Rectangle(pikepdf.Array(form.BBox))
    turn = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
    across = abs(turn.a) * box.width + abs(turn.c) * box.height
    return across, abs(turn.b) * box.width + abs(turn.d) * box.height


def _flatten(pdf: pikepdf.Pdf) -> None:
    """Draw typed answers that were left to the viewer, then make every annotation part of its page."""
    if "/AcroForm" in pdf.Root and _has_undrawn_answers(pdf):
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _has_undrawn_answers(pdf: pikepdf.Pdf) -> bool:
    notes = (note for page in pdf.pages for note in page.obj.get("/Annots", ()))
    return any(note.get("/Subtype") == "/Widget" and "/AP" not in note for note in notes)


def _drop_active_keys(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "/F" in item:
            item.write(b"")  # its data would come from another file
            del item["/F"]
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for key in ACTIVE_KEYS:
                if key in item:
                    del item[key]
