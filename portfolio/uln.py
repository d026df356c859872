"""The check digit of a unique learner number (HESA C17051, field ULN)."""

DIGITS = 10


def is_uln(number: str) -> bool:
    """Ten digits, the first not 0, that weighted 10 down to 1 add up to 10 more than a multiple of 11."""
    if len(number) != DIGITS or not (number.isascii() and number.isdigit()) or number[0] == "0":
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(number, range(DIGITS, 0, -1), strict=True))
    return weighted % 11 == 10
