"""The same story from the shell: build the centre, export a portfolio, follow its links, check the chain."""

import pikepdf
import pypdfium2
import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(capsys):
    call_command("demo")
    capsys.readouterr()


def _links(page):
    return [note for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link" and "/Dest" in note]


def test_the_finished_learners_portfolio_comes_out_of_the_shell(centre, tmp_path, capsys):
    file = tmp_path / "sam.pdf"
    call_command("exportportfolio", "HARB-E0001", out=file)
    said = capsys.readouterr().out
    assert "pages" in said
    text = pypdfium2.PdfDocument(file)
    assert f"{len(text)} pages" in said
    assert "Sam Ashworth" in text[0].get_textpage().get_text_range()
    assert "14 of 16 criteria met" in text[0].get_textpage().get_text_range()
    with pikepdf.open(file) as pdf:
        names = {str(name) for name, _ in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        wanted = [str(link.Dest) for page in pdf.pages for link in _links(page)]
    assert len(wanted) > 100
    assert set(wanted) <= names
    call_command("verifyledger")
    assert "VALID" in capsys.readouterr().out
    call_command("reconcile")


def test_the_built_in_units_load_again_without_a_change(centre, capsys):
    call_command("loadspec")
    said = capsys.readouterr().out
    assert "new version" not in said
    assert "demonstration wording" in said.lower()


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("exportportfolio", ["HARB-E9999", "--out", "nowhere.pdf"]),
        ("loadspec", ["no-such-file.json"]),
        ("checkfile", ["no-such-file.pdf"]),
        ("verifyledger", ["--centre", "no-such-centre"]),
    ],
)
def test_bad_input_is_one_clear_sentence(command, arguments):
    with pytest.raises(CommandError) as refusal:
        call_command(command, *arguments)
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
