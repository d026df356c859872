"""Suggested themes: shared words and phrases, in the customers' own form, always the same."""

import random
import time

from feedback.statistics.themes import suggest_themes

CALLS = [
    "Nobody rang me back. I was promised a call back on Monday!",
    "They never called back about my order",
    "a call back that never came",
    "Waited 40 minutes in the queue to speak to somebody",
    "The queue on the phone is far too long",
    "queues are a joke",
    "Delivery came late and the driver did not say sorry",
    "Late delivery again",
    "The staff were lovely and helpful",
]


def test_a_phrase_is_found_in_all_its_forms_and_named_as_customers_write_it():
    found = suggest_themes(CALLS)
    assert found[0].label == "Call back"
    assert found[0].item_indexes == (0, 1, 2)
    assert found[0].count == 3


def test_forms_of_one_word_are_one_theme():
    by_label = {each.label: each for each in suggest_themes(CALLS)}
    assert by_label["Queue"].item_indexes == (3, 4, 5)


def test_words_that_come_together_are_one_suggestion():
    found = [each for each in suggest_themes(CALLS) if {6, 7} <= set(each.item_indexes)]
    assert [set(each.words) for each in found] == [{"delivery", "late"}]


def test_an_existing_theme_keeps_its_name():
    labels = [each.label for each in suggest_themes(CALLS, existing=["Call-backs", "Parking"])]
    assert "Call-backs" in labels
    assert "Call back" not in labels
    assert "Parking" not in labels


def test_everyday_words_and_words_of_one_text_are_no_theme():
    assert suggest_themes(["I was there and it was good", "and they were there"]) == []
    assert suggest_themes(["parking"]) == []
    assert suggest_themes([]) == []
    assert suggest_themes(["", "!!!", "12 34"]) == []


def test_a_phrase_does_not_cross_a_full_stop():
    texts = ["Slow till. Card refused", "slow till, card refused"]
    assert not any("till card" in each.words for each in suggest_themes(texts))


def test_a_word_in_most_of_many_texts_says_nothing():
    texts = [f"shop {['queue', 'parking', 'price'][index % 3]}" for index in range(30)]
    labels = {each.label for each in suggest_themes(texts)}
    assert "Shop" not in labels
    assert len(labels) == 3


def test_the_same_texts_give_the_same_suggestions_and_no_more_than_asked():
    assert suggest_themes(CALLS) == suggest_themes(list(CALLS))
    assert suggest_themes(CALLS, limit=2) == suggest_themes(CALLS)[:2]


def test_fifteen_thousand_texts_take_less_than_three_seconds():
    chance = random.Random(7)
    words = [
        f"{stem}{end}" for stem in ("wait", "call", "queu", "park", "bill") for end in ("", "ing", "ed", "er")
    ]
    texts = [" ".join(chance.choices([*words, "the", "and", "was"], k=15)) for _ in range(15_000)]
    started = time.perf_counter()
    assert len(suggest_themes(texts)) <= 12
    assert time.perf_counter() - started < 3
