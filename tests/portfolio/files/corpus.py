"""The hostile corpus: every way in which a file can be wrong, and the good files that must not be refused.

One line per file: its name, what makes it, the verdict, and words of the sentence that a person must read.
It grows by one line for every fault found.
"""

from collections.abc import Callable
from typing import NamedTuple

from tests.portfolio.files import others, pdfs, pictures


class Case(NamedTuple):
    name: str
    make: Callable[[], bytes]
    outcome: str
    words: str = ""


def plain(data: bytes) -> Callable[[], bytes]:
    return lambda: data


ACCEPTED = [
    Case("plain.jpg", pictures.jpeg, "accept"),
    Case("phone.JPG", pictures.phone_photo, "accept"),
    Case("tiny.jpg", pictures.tiny_jpeg, "accept"),
    Case("print.jpeg", pictures.cmyk_jpeg, "accept"),
    Case("large.jpg", pictures.photo_of_108_megapixels, "accept"),
    Case("plain.png", pictures.png, "accept"),
    Case("large.png", pictures.png_of_48_megapixels, "accept"),
    Case("deep.png", pictures.deep_png, "accept"),
    Case("moving.gif", pictures.gif, "accept"),
    Case("plain.webp", pictures.webp, "accept"),
    Case("phone.heic", pictures.heic, "accept"),
    Case("scan.tiff", pictures.tiff_of_two_pages, "accept"),
    Case("old.bmp", pictures.bmp, "accept"),
    Case("plain.pdf", pdfs.pdf, "accept"),
    Case("UPPER.PDF", pdfs.pdf, "accept"),
    Case("owner.pdf", pdfs.with_owner_password, "accept"),
    Case("repairable.pdf", pdfs.with_wrong_offsets, "accept"),
    Case("page two.pdf", pdfs.that_opens_on_page_two, "accept"),
    Case("web link.pdf", pdfs.with_a_web_link, "accept"),
    Case("plain.docx", others.docx, "accept"),
    Case("plain.xlsx", others.xlsx, "accept"),
    Case("plain.odt", others.odt, "accept"),
    Case("call.wav", others.wav, "accept"),
    Case("call.mp3", others.mp3, "accept"),
    Case("call.m4a", lambda: others.mp4(b"M4A "), "accept"),
    Case("call.amr", others.amr, "accept"),
    Case("call.ogg", others.ogg, "accept"),
    Case("counter.mp4", others.mp4, "accept"),
    Case("counter.mov", lambda: others.mp4(b"qt  "), "accept"),
    Case("counter.webm", others.webm, "accept"),
    Case("thanks.eml", others.eml, "accept"),
    Case("thanks.msg", others.msg, "accept"),
    Case("notes.txt", plain("Café: 10 £ back – “fine”".encode("cp1252")), "accept"),
    Case("survey.csv", plain(b'score,words\n9,"<script>alert(1)</script> said a customer"\n'), "accept"),
    Case("survey16.csv", plain("score,words\n9,très bien\n".encode("utf-16")), "accept"),
    Case("journal.md", plain(b"# Week 3\n\n- rang back\n"), "accept"),
]

ACTIVE, HEAVY = "contains scripts, actions or other files", "has very complicated pages"
STORED_SAFE = [
    Case("opens script.pdf", pdfs.that_opens_with_a_script, "store_safe", ACTIVE),
    Case("starts program.pdf", pdfs.that_starts_a_program, "store_safe", ACTIVE),
    Case("holds program.pdf", pdfs.with_a_program_inside, "store_safe", ACTIVE),
    Case("heavy.pdf", pdfs.with_heavy_pages, "store_safe", HEAVY),
    Case("fetches.docx", others.docx_with_a_template_elsewhere, "store_safe", "fetches a part of itself"),
]

DAMAGED = "The selected file is damaged or incomplete"
DISGUISED = "The selected file is two kinds of file in one"
NOT_ALLOWED = "The selected file must be a PDF, a picture,"
PIXELS = "must be a picture of at most 120 megapixels"
MACROS = "The selected file must not contain macros"
PROGRAM = "The selected file must not contain a program"
BROKEN = [
    Case("zero.jpg", plain(b""), "reject", "The selected file is empty."),
    Case("zero.pdf", plain(b""), "reject", "The selected file is empty."),
    Case("half.jpg", lambda: pictures.half(pictures.jpeg()), "reject", DAMAGED),
    Case("half.png", lambda: pictures.half(pictures.png()), "reject", DAMAGED),
    Case("half.gif", lambda: pictures.half(pictures.gif()), "reject", DAMAGED),
    Case("half.webp", lambda: pictures.half(pictures.webp()), "reject", DAMAGED),
    Case("half.heic", lambda: pictures.half(pictures.heic()), "reject", DAMAGED),
    Case("half.tiff", lambda: pictures.half(pictures.tiff_of_two_pages()), "reject", DAMAGED),
    Case("large half.png", pictures.large_png_cut_short, "reject", DAMAGED),
    Case("large flipped.png", pictures.large_png_with_a_flipped_bit, "reject", DAMAGED),
    Case("half.pdf", pdfs.half_of_fifty_pages, "reject", DAMAGED),
    Case("half with end.pdf", pdfs.half_with_an_end, "reject", DAMAGED),
    Case("cut.pdf", pdfs.cut_in_object_streams, "reject", DAMAGED),
    Case("garbage.pdf", plain(b"%PDF-1.7\n" + bytes(range(256)) * 40), "reject", DAMAGED),
    Case("half.docx", lambda: pictures.half(others.docx()), "reject", DAMAGED),
    Case("lying sizes.docx", others.docx_that_lies_about_sizes, "reject", DAMAGED),
    Case("half.wav", lambda: pictures.half(others.wav()), "reject", DAMAGED),
    Case("half.mp3", others.mp3_of_which_half_is_missing, "reject", DAMAGED),
    Case("half.mp4", lambda: pictures.half(others.mp4()), "reject", DAMAGED),
    Case("half.webm", lambda: pictures.half(others.webm()), "reject", DAMAGED),
    Case("half.ogg", lambda: others.ogg()[:-50], "reject", DAMAGED),
    Case("locked.pdf", pdfs.with_user_password, "reject", "The selected file is password protected."),
    Case("locked.docx", others.docx_with_password, "reject", "The selected file is password protected."),
]
MISTAKEN = [
    Case(
        "pdf.jpg", pdfs.pdf, "reject", "The selected file is a PDF, although its name “pdf.jpg” ends in .jpg."
    ),
    Case("png.jpg", pictures.png, "reject", "The selected file is a PNG picture, although"),
    Case("zip.docx", others.plain_zip, "reject", "The selected file is an archive, although"),
    Case(
        "docx.xlsx", others.docx, "reject", "The selected file is another kind of Office document, although"
    ),
    Case("exe.pdf", others.program, "reject", "The selected file is a program, although"),
    Case("exe.txt", others.program, "reject", "although its name “exe.txt” ends in .txt."),
    Case("script.txt", plain(b"#!/bin/sh\nrm -rf /\n"), "reject", "although its name “script.txt”"),
    Case(
        "page.txt",
        plain(b"<html><body>x</body></html>"),
        "reject",
        "The selected file is a web page, although",
    ),
    Case("not mail.eml", plain(b"hello\n"), "reject", "The selected file is not an email, although"),
    Case("nothing", pdfs.pdf, "reject", "The selected file must have a name that shows what it is"),
]
HOSTILE = [
    Case("drawing.svg", plain(b"<svg onload='alert(1)'/>"), "reject", NOT_ALLOWED),
    Case("page.html", plain(b"<script>alert(1)</script>"), "reject", NOT_ALLOWED),
    Case("data.xml", plain(b"<?xml version='1.0'?><x/>"), "reject", NOT_ALLOWED),
    Case("film.swf", plain(b"FWS\x06"), "reject", NOT_ALLOWED),
    Case("setup.exe", others.program, "reject", NOT_ALLOWED),
    Case("photo.jpg.exe", others.program, "reject", NOT_ALLOWED),
    Case("photo\u202egpj.exe", others.program, "reject", NOT_ALLOWED),
    Case("files.zip", others.plain_zip, "reject", NOT_ALLOWED),
    Case("macros.docm", others.docx_with_macros, "reject", MACROS),
    Case("hidden macros.docx", others.docx_with_macros, "reject", MACROS),
    Case("macro type.docx", others.docx_with_macro_type, "reject", MACROS),
    Case("program.docx", others.docx_with_program, "reject", PROGRAM),
    Case("program.eml", lambda: others.eml("invoice.exe"), "reject", PROGRAM),
    Case("entities.docx", others.docx_with_entities, "reject", "cannot be opened safely"),
    Case("bomb.docx", others.docx_bomb, "reject", "unpacks to far more than its own size"),
    Case("climbs.docx", others.docx_that_climbs, "reject", DISGUISED),
    Case("bomb.png", pictures.bomb_of_900_megapixels, "reject", PIXELS),
    Case("small bomb.png", pictures.bomb_just_below_pillows_own_limit, "reject", PIXELS),
    Case("script.gif", pictures.gif_that_is_a_script, "reject", DISGUISED),
    Case("script.jpg", pictures.jpeg_that_is_a_script, "reject", DISGUISED),
    Case("page.jpg", pictures.jpeg_with_a_page, "reject", DISGUISED),
    Case("page.pdf", pdfs.after_a_page, "reject", DISGUISED),
    Case("zip.jpg", lambda: pictures.jpeg() + others.plain_zip(), "reject", DISGUISED),
    Case("zip.pdf", lambda: pdfs.pdf() + others.plain_zip(), "reject", DISGUISED),
]
CORPUS = ACCEPTED + STORED_SAFE + BROKEN + MISTAKEN + HOSTILE
