"""What could tell one customer or colleague from another is found, and taken out on a person's word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.personal_data import KINDS, Span, find_personal_data, redact


def taken_out(text, **options):
    return redact(text, find_personal_data(text, **options))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Mrs Jane Smith was lovely", "[name] was lovely"),
        ("I spoke to Dave on Monday", "I spoke to [name] on Monday"),
        ("dave was great, SARAH too", "[name] was great, [name] too"),
        ("Will Smith rang me. Will Tesco ever learn?", "[name] rang me. Will Tesco ever learn?"),
        ("Thanks to Mark and Siân O'Brien", "Thanks to [name] and [name]"),
        ("Żaneta helped; Jean-Luc de la Tour too", "[name] helped; [name] too"),
        ("Dr. Patel and Prof Anna Kowalska", "[name] and [name]"),
        ("My name is Xquenda Plok.", "My name is [name]."),
        ("A man called Tariq fitted it", "A man called [name] fitted it"),
        ("Your driver Piotr was early", "Your driver [name] was early"),
        ("Sarah's help and Sarah’s time", "[name]'s help and [name]’s time"),
        ("Not good.\n\nKind regards,\nUlrike Brandt", "Not good.\n\nKind regards,\n[name]"),
        ("I got my answer from Sue in April", "I got my answer from [name] in April"),
        ("the lady, mrs smith, knew", "the lady, [name], knew"),
        ("Mr. and Mrs. J Smith, or A. Jones", "Mr. and [name], or [name]"),
        ("Jane Black and Rob Price", "[name] and [name]"),
        ("John F. Kennedy-Jones told me", "[name] told me"),
        ("Siân (written apart: Siân) knew", "[name] (written apart: [name]) knew"),
    ],
)
def test_people_are_found(said, shown):
    assert taken_out(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "I spoke to Customer Services in May and again in April.",
        "Amazon delivered late. Will they ever learn? May I ask why?",
        "Bought from John Lewis on James Street near St Mary's, not Marks & Spencer or Sainsbury's.",
        "Asked for Refund, called Sky, thanks to Sky and Covid. Engineer Visit was late. Driver Left it.",
        "Mr Kipling cakes and Dr Martens boots at Miss Selfridge",
        "Grace period was short. Hope this helps. Rose from the desk in a hurry.",
        "Dear Sir or Madam, I called Monday and Tuesday. Thank you Great service",
        "The Manager said no. Your App is slow. Thanks to Trustpilot I know.",
        "On 01-02-2026 103 people came; on 12/03/2026 at 14:05 we paid £1,250.00 for 12345678.",
        "level b1 2nd floor, size m2 3pm, page A4, BS5 standard",
        "Card ending 1111, barcode 5012345678900, order 98-76",
        "WORST SERVICE EVER. NEVER AGAIN. Summer Sale was Fun.",
    ],
)
def test_days_shops_streets_and_sums_are_let_be(said):
    assert find_personal_data(said) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("write to jane.o'neil+x@mail.example.co.uk.", "write to [e-mail]."),
        ("ring 07700 900123 or +44 (0)161 496 0123.", "ring [phone] or [phone]."),
        ("ring 0044 7700 900123, (0161) 496-0123 or +1 (212) 555-0123", "ring [phone], [phone] or [phone]"),
        ("card 4111 1111 1111 1111 exp 12/28", "card [card] exp 12/28"),
        ("card 4111-1111-1111-1112", "card 4111-1111-1111-1112"),
        ("at SW1A 1AA and m1 1ae", "at [postcode] and [postcode]"),
        ("NI AB 12 34 56 C, or ab123456c", "NI [insurance number], or [insurance number]"),
        ("sort code 12-34-56, account 12345678", "[bank details]"),
        ("12-34-56 / 12345678", "[bank details]"),
        ("jane@example.com07700900123", "[e-mail][phone]"),
        ("my account number is 12345678", "my account number is [bank details]"),
    ],
)
def test_numbers_that_lead_to_a_person_are_found(said, shown):
    assert taken_out(said) == shown


def test_references_are_found_only_on_request():
    said = "order no 123456, ref: AB-12345, case closed"
    assert taken_out(said) == said
    assert taken_out(said, references=True) == "order no [reference], ref: [reference], case closed"


def test_a_mark_says_where_and_what():
    assert find_personal_data("Ask Dave on 07700 900123") == [
        Span(4, 8, "name", "Dave"),
        Span(12, 24, "phone", "07700 900123"),
    ]


def test_only_what_a_person_chose_is_taken_out():
    said = "Dave and Sarah at SW1A 1AA"
    marks = find_personal_data(said)
    assert redact(said, [mark for mark in marks if mark.kind == "postcode"]) == "Dave and Sarah at [postcode]"
    assert redact(said, []) == said
    assert redact(said, [*marks, *marks]) == redact(said, marks)


PIECES = st.sampled_from([
    "Dave", "Mrs", "spoke to", "Smith", "Will", "07700", "900123", "4111 1111 1111 1111", "a@b.co",
    "@", "SW1A", "1AA", "sort code", "12-34-56", "12345678", "account", "order", "AB-12345",
    "Regards,\n", "O'Brien", "Siân", "é̂", ".", "-", "+44", "(0)", "[name]", "[", "]", "is", "name",
    "de", "AB123456C", "'s", "&", "J.",
])  # fmt: skip
TALK = st.lists(PIECES | st.text(max_size=4), max_size=25).flatmap(
    lambda parts: st.sampled_from(["", " ", "  "]).map(lambda gap: gap.join(parts))
)


@settings(max_examples=400, deadline=None)
@given(TALK | st.text(), st.booleans())
def test_nothing_is_left_to_find_after_all_has_been_taken_out(text, references):
    marks = find_personal_data(text, references=references)
    assert all(text[mark.start : mark.end] == mark.sample and mark.kind in KINDS for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    clean = redact(text, marks)
    assert find_personal_data(clean, references=references) == []
    assert taken_out(clean, references=references) == clean


HOSTILE = [
    "a", "a.", "a@", "a@a.", "1 ", "0", "12-34-56 ", "Mr ", "Dave ", "Dave-", "spoke to ",
    "thank you to ", "O'", "é̂", "4111 ", "AB12", "order ", "order -", "+(", "A1 ", "sort code ",
    "sort code 12-34-56 ", "sw1a 1", "- ", "Regards, ", "de la ", "J. ", "John de la ",
    "account no ", "[name] ", "Mrs Dave ", "\u0301", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_makes_the_search_slow(piece):
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    redact(text, find_personal_data(text, references=True))
    assert time.process_time() - start < 1.5
