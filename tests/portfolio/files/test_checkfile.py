"""`manage.py checkfile` says what the page would say."""

import pytest
from django.core.management import CommandError, call_command

from tests.portfolio.files import pdfs, pictures


def test_it_prints_verdict_name_and_sentence_per_file(tmp_path, capsys):
    for name, data in [("a.pdf", pdfs.pdf()), ("b.jpg", b""), ("c.pdf", pdfs.that_opens_with_a_script())]:
        (tmp_path / name).write_bytes(data)
    call_command("checkfile", *sorted(tmp_path.iterdir()))
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        ["accept", "a.pdf", ""],
        ["reject", "b.jpg", "The selected file is empty."],
        [
            "store_safe",
            "c.pdf",
            "The file “c.pdf” contains scripts, actions or other files, so it is kept as a download "
            "and shown without them.",
        ],
    ]


def test_a_path_that_cannot_be_read_stops_it_with_one_sentence(tmp_path):
    for path, reason in [(tmp_path / "gone.pdf", "No such file or directory"), (tmp_path, "Is a directory")]:
        with pytest.raises(CommandError) as stop:
            call_command("checkfile", path)
        assert (str(stop.value), stop.value.returncode) == (f"{path} cannot be read: {reason}.", 2)


def test_a_good_picture_under_a_strange_name_stays_on_one_line(tmp_path, capsys):
    path = tmp_path / "a\nb.jpg"
    path.write_bytes(pictures.jpeg())
    call_command("checkfile", path)
    assert capsys.readouterr().out == "accept\ta b.jpg\t\n"
