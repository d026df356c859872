"""Makes PDFs for the tests."""

import io
import zlib
from collections.abc import Callable

import pikepdf

SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def pdf(pages: int = 3, change: Callable[[pikepdf.Pdf], None] | None = None, **options: object) -> bytes:
    document = pikepdf.new()
    for number in range(pages):
        document.add_blank_page(page_size=(595, 842))
        text = f"BT /F1 12 Tf 72 720 Td (Page {number}) Tj ET\n" * 40
        document.pages[-1].obj.Contents = document.make_stream(text.encode())
    if change:
        change(document)
    file = io.BytesIO()
    document.save(file, **options)
    return file.getvalue()


def fifty_pages() -> bytes:
    return pdf(50)


def half_of_fifty_pages() -> bytes:
    return fifty_pages()[: len(fifty_pages()) // 2]


def half_with_an_end() -> bytes:
    return half_of_fifty_pages() + b"\n%%EOF\n"


def cut_in_object_streams() -> bytes:
    data = pdf(50, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data[: int(len(data) * 0.9)]


def with_wrong_offsets() -> bytes:
    """Whole, but moved by an editor that knows nothing of PDFs: every reader repairs it."""
    return pdf().replace(b"startxref\n", b"startxref\n9")


def with_user_password() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="secret", owner="owner", R=6))


def with_owner_password() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="", owner="owner", R=4))


def that_opens_with_a_script() -> bytes:
    return pdf(change=lambda document: document.Root.__setitem__("/OpenAction", SCRIPT))


def that_opens_on_page_two() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Array([document.pages[1].obj, pikepdf.Name.Fit])

    return pdf(change=change)


def _with_link(action: pikepdf.Dictionary) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action
        )
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(link)])

    return pdf(change=change)


def that_starts_a_program() -> bytes:
    return _with_link(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))


def with_a_web_link() -> bytes:
    return _with_link(pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/"))


def with_a_program_inside() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["run.exe"] = pikepdf.AttachedFileSpec(document, b"MZ" + bytes(64))

    return pdf(change=change)


def with_heavy_pages() -> bytes:
    """20 MB of operators in 20 KB."""

    def change(document: pikepdf.Pdf) -> None:
        packed = zlib.compress(b"0 0 m 9 9 l S\n" * 1_500_000, 9)
        document.pages[0].obj.Contents = pikepdf.Stream(document, packed, Filter=pikepdf.Name.FlateDecode)

    return pdf(change=change)


def after_a_page() -> bytes:
    return b'<script>fetch("/")</script>\n' + pdf()
