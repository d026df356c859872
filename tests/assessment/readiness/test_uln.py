"""Numbers worked out by hand: each digit times 10, 9, 8 … 1, added up, and 10 left over after elevens."""

import pytest

from portfolio.uln import is_uln


@pytest.mark.parametrize(
    ("number", "sum_by_hand"),
    [("9276308686", 26 * 11 + 10), ("1000000000", 10), ("2000000001", 11 + 10)],
)
def test_a_number_whose_digits_leave_ten_is_valid(number, sum_by_hand):
    assert (
        sum(int(each) * weight for each, weight in zip(number, range(10, 0, -1), strict=True)) == sum_by_hand
    )
    assert is_uln(number)


@pytest.mark.parametrize(
    "number",
    [
        "9276308687",  # one more in the last place: 297 is 27 elevens
        "9726308686",  # second and third digit changed places: 301 leaves 4
        "0100000001",  # 9 and 1 leave ten, but no number starts with 0
        "927630868",
        "92763086860",
        "927630868X",
        "927 630 8686",
        " 9276308686",
        "-276308686",
        "\u0669\u0662\u0667\u0666\u0663\u0660\u0668\u0666\u0668\u0666",  # the first number in other digits
        "",
    ],
)
def test_any_other_is_not(number):
    assert not is_uln(number)
