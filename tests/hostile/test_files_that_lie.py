"""Survey files that no survey tool writes: each is read or refused in a sentence."""

import io
from datetime import datetime

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import client_for
from tests.feedback.shop import cards

LAST_MOMENT = datetime.fromisoformat("9999-12-31T23:59:59.999")


def sheet(*rows: tuple) -> SimpleUploadedFile:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return SimpleUploadedFile("survey.xlsx", kept.getvalue())


def test_a_sheet_dated_at_the_end_of_time_is_read(cast):
    cards(cast)
    file = sheet(("Comment", "Date"), ("Nobody rang me back.", LAST_MOMENT))
    address = f"/p/{cast.portfolio.ref}/FB-01/import/"
    assert client_for(cast.sam).post(address, {"file": file}).status_code == 302
