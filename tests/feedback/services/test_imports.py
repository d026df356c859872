"""A survey file becomes items: seen first, all or nothing, never twice."""

import uuid
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from feedback.importers.mapping import Mapping
from feedback.models import Import, Item
from feedback.services import imports
from feedback.services.sources import open_source
from portfolio.models import Blob, Upload
from portfolio.refusals import Refused
from portfolio.services.attachments import forget_uploads, stage_upload

MESSY = (
    "\ufeffTimestamp;How satisfied were you? (1-5);Any other comments?\r\n"
    '03/03/2026 14:05;5;"Rang back in an hour.\r\nThank you Mrs Jane Smith"\r\n'
    "04/03/2026 09:10;2;=never rang\r\n"
    ";4;No day given\r\n"
    "04/03/2026 09:12;9;Off the scale\r\n"
    "05/03/2026 09:12;;\r\n"
)


@pytest.fixture
def source(cast):
    return open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "March survey"},
    )


def sent(cast, text=MESSY, name="march.csv", encoding="utf-8"):
    file = SimpleUploadedFile(name, text.encode(encoding), "text/csv")
    return stage_upload(by=cast.sam, form_key=uuid.uuid4(), file=file)


def begun(cast, source, text=MESSY, **kwargs) -> Import:
    return imports.start_import(by=cast.sam, source=source, upload=sent(cast, text, **kwargs))


def tried(cast, batch, *, cover=True, default_date=None, django_capture, **changes) -> Import:
    columns = Mapping.from_dict(batch.mapping["columns"] | changes)
    with django_capture(execute=True):
        imports.map_columns(by=cast.sam, batch=batch, mapping=columns, default_date=default_date, cover=cover)
    batch.refresh_from_db()
    return batch


def read_in(cast, batch, django_capture) -> Import:
    with django_capture(execute=True):
        imports.run_import(by=cast.sam, batch=batch)
    batch.refresh_from_db()
    return batch


def test_a_first_guess_is_kept_with_the_file(cast, source):
    batch = begun(cast, source)
    columns = batch.mapping["columns"]
    assert (columns["date"], columns["score"]) == ("Timestamp", "How satisfied were you? (1-5)")
    assert (columns["texts"], columns["scale"]) == (["Any other comments?"], "1-5")
    assert not Upload.objects.exists()


def test_the_trial_says_what_would_come_in_and_saves_nothing(
    cast, source, django_capture_on_commit_callbacks
):
    batch = tried(cast, begun(cast, source), django_capture=django_capture_on_commit_callbacks)
    assert (batch.report["read"], batch.report["usable"]) == (5, 2)
    assert batch.report["skipped"] == {"no_date": 1, "bad_score": 1, "nothing": 1}
    assert batch.report["personal"] == {"name": 1}
    assert not Item.objects.exists()


def test_a_day_given_for_rows_without_one_brings_them_in(cast, source, django_capture_on_commit_callbacks):
    day = date(2026, 3, 9)
    batch = tried(
        cast, begun(cast, source), default_date=day, django_capture=django_capture_on_commit_callbacks
    )
    assert batch.report["usable"] == 3


def test_rows_become_items_with_names_covered_and_formulas_as_text(
    cast, source, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    read_in(cast, tried(cast, begun(cast, source), django_capture=capture), capture)
    first, second = Item.objects.order_by("number")
    assert first.text.splitlines() == ["Rang back in an hour.", "Thank you [name]"]
    assert first.said_on == date(2026, 3, 3)
    assert (first.score, first.scale_low, first.scale_high) == (Decimal(5), Decimal(1), Decimal(5))
    assert (second.text, second.sentiment) == ("=never rang", -1)
    assert not first.has_pii
    assert not first.pii_checked


def test_without_covering_the_words_stay_and_are_marked(cast, source, django_capture_on_commit_callbacks):
    capture = django_capture_on_commit_callbacks
    read_in(cast, tried(cast, begun(cast, source), cover=False, django_capture=capture), capture)
    first = Item.objects.get(number=1)
    assert "Jane Smith" in first.text
    assert first.has_pii


def test_the_same_file_again_doubles_nothing_and_a_grown_one_brings_what_is_new(
    cast, source, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    read_in(cast, tried(cast, begun(cast, source), django_capture=capture), capture)
    again = tried(cast, begun(cast, source), django_capture=capture)
    assert (again.report["usable"], again.report["skipped"]["known"]) == (0, 2)
    grown = begun(cast, source, MESSY + "06/03/2026 10:00;3;It was all right\r\n")
    read_in(cast, tried(cast, grown, django_capture=capture), capture)
    assert Item.objects.count() == 3


def test_a_batch_is_read_in_once(cast, source, django_capture_on_commit_callbacks):
    capture = django_capture_on_commit_callbacks
    batch = read_in(cast, tried(cast, begun(cast, source), django_capture=capture), capture)
    with pytest.raises(Refused, match="dealt with already"):
        imports.run_import(by=cast.sam, batch=batch)
    imports.read_in(batch.job, lambda *told: None)
    assert Item.objects.count() == 2


def test_a_row_that_cannot_be_saved_leaves_nothing_behind(
    cast, source, django_capture_on_commit_callbacks, monkeypatch
):
    """All or nothing: the worker dies in the middle, and not one item stands."""
    capture = django_capture_on_commit_callbacks
    batch = tried(cast, begun(cast, source), django_capture=capture)
    whole = imports.items_of

    def breaks(rows, *, cover):
        for number, fields in enumerate(whole(rows, cover=cover)):
            if number:
                raise OSError("The disk went away.")
            yield fields

    monkeypatch.setattr(imports, "items_of", breaks)
    with pytest.raises(OSError, match="disk"):
        imports.read_in(batch.job, lambda *told: None)
    batch.refresh_from_db()
    assert (Item.objects.count(), batch.status) == (0, Import.Status.FAILED)


def test_expected_and_received_become_an_item_for_each_dimension(
    cast, source, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    text = (
        "Date,Reliability (expectation),Reliability (perception),Empathy (expectation),Empathy (perception)\n"
        "2026-03-02,7,4,6,6\n2026-03-03,6,5,7,5\n"
    )
    read_in(cast, tried(cast, begun(cast, source, text), django_capture=capture), capture)
    rows = Item.objects.order_by("number").values_list("dimension", "expected", "score")
    assert list(rows)[:2] == [("reliability", 7, 4), ("empathy", 6, 6)]
    assert len(rows) == 4


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_is_refused_in_a_sentence(cast, source, text):
    with pytest.raises(Refused):
        begun(cast, source, text)


def test_nobody_else_reads_files_into_sams_portfolio(cast, source):
    upload = sent(cast)
    for member in (cast.assessor, cast.other_learner, cast.coordinator):
        with pytest.raises(PermissionDenied):
            imports.start_import(by=member, source=source, upload=upload)


def test_a_kept_file_survives_the_tidying_of_uploads(cast, source):
    from datetime import timedelta

    batch = begun(cast, source)
    sent(cast, "a,b\n1,2\n", "forgotten.csv")
    assert forget_uploads(older_than=timedelta(seconds=-1)) == 1
    assert list(Blob.objects.all()) == [batch.blob]


def test_the_command_reports_and_reads_in_as_the_page_does(cast, tmp_path):
    file = tmp_path / "march.csv"
    file.write_text(MESSY, encoding="utf-8")
    said = StringIO()
    call_command("importfeedback", cast.portfolio.ref, str(file), "--dry-run", stdout=said)
    assert "5 rows read, 2 usable." in said.getvalue()
    assert not Item.objects.exists()
    call_command("importfeedback", cast.portfolio.ref, str(file), stdout=said)
    assert "2 answers stand in FB-01." in said.getvalue()
    call_command("importfeedback", cast.portfolio.ref, str(file), "--source", "FB-01", stdout=said)
    assert Item.objects.count() == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["HARB-P9999", "x.csv"], "no portfolio"),
        (["{own}", "nowhere.csv"], "no file"),
        (["{own}", "{page}"], "text file"),
    ],
)
def test_the_command_says_what_is_wrong_in_one_sentence(cast, tmp_path, arguments, sentence):
    page = tmp_path / "page.exe"
    page.write_bytes(b"MZ\x00\x01")
    given = [each.format(own=cast.portfolio.ref, page=page) for each in arguments]
    with pytest.raises(CommandError, match=sentence):
        call_command("importfeedback", *given, "--dry-run", stdout=StringIO())
