"""Makes recordings, Office files, texts and e-mails for the tests."""

import io
import struct
import wave
import zipfile
from email.message import EmailMessage

from openpyxl import Workbook

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.{main}+xml"/></Types>'
)
WORD = "openxmlformats-officedocument.wordprocessingml.document.main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as target:
        for name, body in members.items():
            target.writestr(name, body)
    return file.getvalue()


def docx(main: str = WORD, **more: bytes | str) -> bytes:
    members = {"[Content_Types].xml": CONTENT_TYPES.format(main=main), "word/document.xml": "<document/>"}
    return archive(members | {name.replace("__", "/"): body for name, body in more.items()})


def docx_with_macros() -> bytes:
    return docx(word__vbaProject=b"", **{"word/vbaProject.bin": b"Sub AutoOpen()"})


def docx_with_macro_type() -> bytes:
    return docx(main="ms-word.document.macroEnabled.main")


def docx_with_program() -> bytes:
    return docx(**{"word/embeddings/run.bin": b"MZ" + bytes(80)})


def docx_with_entities() -> bytes:
    return docx(**{"word/styles.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'})


def docx_bomb() -> bytes:
    return docx(**{"word/media/image1.bmp": bytes(30 * 1024 * 1024)})


def docx_that_lies_about_sizes() -> bytes:
    """30 MB that the directory calls one byte."""
    data = docx_bomb()
    return data.replace(struct.pack("<I", 30 * 1024 * 1024), struct.pack("<I", 1))


def docx_with_a_template_elsewhere() -> bytes:
    relation = (
        '<Relationship Type="x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/>'
    )
    return docx(**{"word/_rels/settings.xml.rels": relation})


def docx_that_climbs() -> bytes:
    return docx(**{"../../etc/cron.d/x": b"* * * * *"})


def docx_with_password() -> bytes:
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def xlsx() -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.active.append(["Week", "Complaints"])
    book.save(file)
    return file.getvalue()


def odt() -> bytes:
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"})


def plain_zip() -> bytes:
    return archive({"notes.txt": "hello"})


def wav(seconds: int = 2) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000 * seconds))
    return file.getvalue()


def mp3(frames: int = 100) -> bytes:
    return b"ID3\x04\0\0\0\0\0\0" + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def mp3_of_which_half_is_missing() -> bytes:
    first = b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, 400)
    return first.ljust(417, b"\0") + mp3()[10:]


def amr(frames: int = 50) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def mp4(brand: bytes = b"isom", seconds: int = 95) -> bytes:
    header = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    start = box(b"ftyp", brand, bytes(4), b"isommp42")
    return start + box(b"mdat", bytes(5000)) + box(b"moov", header)


def element(name: int, body: bytes) -> bytes:
    packed = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return packed + struct.pack(">Q", len(body) | 1 << 56) + body


def webm(seconds: float = 12.5) -> bytes:
    info = element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + element(
        0x4489, struct.pack(">d", seconds * 1000)
    )
    segment = element(0x1549A966, info) + element(0x1F43B675, bytes(500))
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, segment)


def ogg(seconds: int = 3) -> bytes:
    head = b"OpusHead\x01\x01" + bytes(9)
    return _ogg_page(0, head) + _ogg_page(48000 * seconds, bytes(200))


def _ogg_page(position: int, body: bytes) -> bytes:
    return struct.pack("<4sBBqIIIBB", b"OggS", 0, 0, position, 1, 0, 0, 1, len(body)) + body


def eml(attachment: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "sam@example.org", "jo@example.org", "Thank you"
    message.set_content("The new form took me two minutes.")
    if attachment:
        message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename=attachment)
    return message.as_bytes()


def msg() -> bytes:
    return OLE + bytes(504) + "__properties_version1.0".encode("utf-16-le") + bytes(500)


def program() -> bytes:
    return b"MZ".ljust(60, b"\0") + b"\x40\0\0\0PE\0\0\x64\x86" + bytes(200)
