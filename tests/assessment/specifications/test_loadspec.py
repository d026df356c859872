"""manage.py loadspec, as the person at the keyboard sees it."""

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Qualification, Unit

pytestmark = pytest.mark.django_db


def test_without_files_it_loads_what_ships_and_says_whose_words_they_are(capsys):
    call_command("loadspec")

    printed = capsys.readouterr().out.splitlines()
    assert "PCI  version 1  loaded" in printed
    assert "Q-EDI-L3-CS  version 1  loaded" in printed
    assert printed[-1].startswith("Wording: Demonstration wording in our own words")
    assert len(printed) == 10


def test_a_second_time_it_says_unchanged(spec_file, capsys):
    call_command("loadspec", str(spec_file()))
    capsys.readouterr()

    call_command("loadspec", str(spec_file()))

    assert capsys.readouterr().out.splitlines() == [
        "TEA  version 1  unchanged",
        "Q-TEA  version 1  unchanged",
        "Wording: Our own words.",
    ]


def test_it_loads_for_one_centre(spec_file, make_member):
    harbour = make_member("harbour")

    call_command("loadspec", str(spec_file()), centre="harbour")

    assert Qualification.objects.get().centre == harbour.centre


def test_an_unknown_centre_is_one_sentence(spec_file):
    with pytest.raises(CommandError, match=r"^There is no centre with the slug atlantis\.$"):
        call_command("loadspec", str(spec_file()), centre="atlantis")
    assert Unit.objects.count() == 0


def test_a_bad_file_is_one_sentence_and_exit_code_1(spec_file):
    path = spec_file(change=lambda document: document["units"][0].pop("title"))

    with pytest.raises(CommandError) as caught:
        call_command("loadspec", str(path))
    assert str(caught.value) == "tea.json: units[0].title is missing."
    assert caught.value.returncode == 1
