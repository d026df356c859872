"""Who the learner is: their own words, which nobody else writes and no window overwrites."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portfolio.models import Profile
from portfolio.refusals import Moved
from portfolio.services.profiles import write_profile
from tests.cast import client_for

WORDS = {"about": "I came from a bakery.", "job_description": "I answer **repairs** calls."}


def test_a_learner_says_who_they_are_and_sees_it_again(cast):
    client = client_for(cast.sam)
    assert client.post(reverse("portfolio:profile"), WORDS | {"edit_no": "0"}).status_code == 302
    page = client.get(reverse("portfolio:profile")).content.decode()
    assert [words in page for words in WORDS.values()] == [True, True]


def test_nobody_writes_it_for_them(cast):
    with pytest.raises(PermissionDenied):
        write_profile(by=cast.assessor, portfolio=cast.portfolio, **WORDS, edit_no=0)
    assert not Profile.objects.exists()


def test_a_second_window_loses_nothing(cast):
    write_profile(by=cast.sam, portfolio=cast.portfolio, **WORDS, edit_no=0)
    sent = {"about": "I came from a shop.", "job_description": "Calls.", "edit_no": "0"}
    answer = client_for(cast.sam).post(reverse("portfolio:profile"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("I came from a shop." in page, "I came from a bakery." in page) == (True, True)


def test_the_first_words_can_be_moved_too(cast):
    write_profile(by=cast.sam, portfolio=cast.portfolio, **WORDS, edit_no=0)
    with pytest.raises(Moved, match="changed in another window"):
        write_profile(by=cast.sam, portfolio=cast.portfolio, **WORDS, edit_no=0)


def test_too_many_words_come_back_with_a_sentence(cast):
    sent = {"about": "a" * 6001, "job_description": "", "edit_no": "0"}
    answer = client_for(cast.sam).post(reverse("portfolio:profile"), sent)
    assert answer.status_code == 422
    assert "a" * 6001 in answer.content.decode()
