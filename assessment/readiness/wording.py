"""Small words for messages."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int) -> str:
    """Two, but 12."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
