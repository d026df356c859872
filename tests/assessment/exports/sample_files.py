"""Small files for the sample portfolio, made on the spot: photos, a PDF that tries things, wrecks."""

import hashlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from assessment.exports.content import FileContent

ALERT = Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))
RUN = Dictionary(S=Name.Launch, F=String("calc.exe"))


def stored(path: Path, family: str, media_type: str, **more) -> FileContent:
    data = path.read_bytes()
    return FileContent(
        name=path.name,
        media_type=media_type,
        family=family,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        original_path=path,
        **more,
    )


def photo(folder: Path, name: str, colour: str, *, size: tuple[int, int] = (900, 600), **more) -> FileContent:
    path = folder / name
    image = Image.new("RGB", size, "#F3F1EB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((size[0] * 0.1, size[1] * 0.2, size[0] * 0.9, size[1] * 0.8), fill=colour)
    draw.ellipse((size[0] * 0.4, size[1] * 0.35, size[0] * 0.6, size[1] * 0.65), fill="white")
    image.save(path, quality=80)
    return stored(path, "image", "image/jpeg", print_path=path, **more)


def report_pdf(folder: Path) -> FileContent:
    """Four pages: upright, lying by /Rotate, letter size, and one with a form field and hostile actions."""
    pdf = pikepdf.new()
    for number in range(1, 5):
        pdf.pages.append(_page(pdf, number, [0, 0, 612, 792] if number == 3 else [0, 0, 595, 842]))
    pdf.pages[1].Rotate = 90
    pdf.pages[0].Resources.XObject = Dictionary(Logo=_logo(pdf))
    pdf.Root.OpenAction = ALERT
    pdf.Root.AA = Dictionary(WC=RUN)
    pdf.attachments["secret.txt"] = b"an attached file"
    pdf.pages[3].obj.AA = Dictionary(O=ALERT)
    _form(pdf, pdf.pages[3])
    path = folder / "visit report.pdf"
    pdf.save(path)
    return stored(path, "pdf", "application/pdf", pages=4)


def damaged_pdf(folder: Path) -> FileContent:
    """The hash is right, but half of the file never arrived."""
    path = folder / "rota before.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%% cut off here")
    return stored(path, "pdf", "application/pdf", pages=2)


def changed_file(folder: Path) -> FileContent:
    """A byte changed after it was handed in."""
    path = folder / "call figures.xlsx"
    path.write_bytes(b"PK as it was")
    known = stored(path, "office", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    path.write_bytes(b"PK as it is!")
    return known


def video(folder: Path) -> FileContent:
    path = folder / "handover talk.mp4"
    path.write_bytes(b"not really a film")
    return stored(path, "video", "video/mp4", seconds=250, caption="Sam explains the shared diary.")


def _page(pdf: pikepdf.Pdf, number: int, box: list[int]) -> pikepdf.Page:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    turn = "0 1 -1 0 700 0 cm" if number == 2 else ""  # upright once /Rotate has turned the leaf
    text = f"{turn} BT /F1 28 Tf 60 600 Td (Visit report leaf {number}) Tj ET 60 580 400 2 re f".encode()
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(box),
        Resources=Dictionary(Font=Dictionary(F1=font)),
        Contents=pdf.make_stream(text),
    )
    return pikepdf.Page(pdf.make_indirect(page))


def _logo(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A picture inside the page that asks for another file."""
    logo = pdf.make_stream(b"0 0 9 9 re f")
    logo.Type, logo.Subtype, logo.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    logo.Ref = Dictionary(F=String("other.pdf"), Page=0)
    logo.OPI = Dictionary()
    return logo


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("seen"), V=String("Seen on 3 March"),
        Rect=Array([60, 400, 360, 430]), DA=String("/Helv 12 Tf 0 g"), F=4,
    )  # fmt: skip
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 90, 90]), A=RUN)
    field, link = pdf.make_indirect(field), pdf.make_indirect(link)
    page.obj.Annots = Array([field, link])
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 12 Tf 0 g")
    )
