"""Names of people, from lists of our own and from the words around them ("spoke to", "Mrs", "Regards,")."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .cues import (
    AFTER_PLACE,
    ARTICLES,
    BEFORE_NO_NAME,
    BRANDS,
    CUES,
    MOST_CUE_WORDS,
    PARTICLES,
    SIGN_OFFS,
    TITLES,
)

#: Letters, their marks where they are written apart, and what joins them: "O'Brien", "Jean-Luc".
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*|['’-][^\W\d_]+)*")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "’": "'", "æ": "ae", "ß": "ss"})
MOST_WORDS = 4


def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


FIRST_NAMES = _listed("first_names.txt")
WORD_NAMES = _listed("word_names.txt")
SURNAMES = _listed("surnames.txt")
NOT_NAMES = _listed("not_names.txt")
BEGINNINGS = FIRST_NAMES | TITLES | {brand.split()[0] for brand in BRANDS}


class Word(NamedTuple):
    """``key`` is the word in small plain letters, without its 's."""

    start: int
    end: int
    raw: str
    key: str

    @property
    def is_capital(self) -> bool:
        """Capital, but not all capitals: a shouted word or a firm's letters."""
        return self.raw[0].isupper() and len(self.raw) > 1 and not self.raw.isupper()


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        if _is_plain(words[place][0]):
            place += 1
            continue
        reader = _Reader(text, words, place)
        count = reader.name_length()
        if count and not reader.is_brand():
            yield reader.word.start, _word(words[place + count - 1]).end
        place += 2 if reader.is_brand() else count or 1


def _is_plain(raw: str) -> bool:
    """Most words are small and on no list: not worth a look around."""
    return raw.islower() and raw.isalpha() and raw.isascii() and raw not in BEGINNINGS


def _word(found: re.Match[str]) -> Word:
    raw, end = found[0], found.end()
    if len(raw) > 2 and raw[-2] in "'’" and raw[-1] in "sS":
        raw, end = raw[:-2], end - 2
    return Word(found.start(), end, raw, _key(raw))


@lru_cache(maxsize=4096)
def _key(raw: str) -> str:
    key = raw.lower()
    if key.isascii() or len(key) > 40:
        return key
    decomposed = unicodedata.normalize("NFKD", key.translate(LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class _Reader:
    """Looks at the words around one place. Each look goes a few words far: linear time."""

    def __init__(self, text: str, words: list[re.Match[str]], place: int) -> None:
        self.text = text
        self.words = words
        self.place = place
        self.word = _word(words[place])

    def name_length(self) -> int:
        """How many words from here on are one person's name, with the title; 0 if this is no name."""
        if self.word.key in TITLES:
            return self._titled()
        if len(self.word.raw) == 1:
            return (
                2
                if self.word.raw.isupper() and self._gap(1) in (". ", ".") and self._surname_follows()
                else 0
            )
        if not (_is_first_name(self.word) or (self.word.is_capital and self._is_shown())) or self._is_thing():
            return 0
        return 1 + self._surnames(1)

    def _is_shown(self) -> bool:
        """The words around a capitalised word say that it is a name."""
        key = self.word.key
        if key in WORD_NAMES and self._gap(1) == " " and self._surname_follows():
            return True
        if key in WORD_NAMES and key not in NOT_NAMES and self._is_amid():
            return True
        return (key in WORD_NAMES or key not in NOT_NAMES) and (self._is_cued() or self._signs_off())

    def _gap(self, offset: int) -> str:
        """What stands between the word ``offset`` places on and the one before it."""
        place = self.place + offset
        if not 0 < place < len(self.words):
            return "\n"
        return self.text[_word(self.words[place - 1]).end : self.words[place].start()]

    def _near(self, offset: int) -> Word | None:
        place = self.place + offset
        return _word(self.words[place]) if 0 <= place < len(self.words) else None

    def _titled(self) -> int:
        following = self._near(1)
        if following is None or self._gap(1) not in (" ", ". ", "."):
            return 0
        if len(following.raw) == 1:
            return 2 + self._surnames(2) if self._is_surname(2) and self._gap(2) in (" ", ". ") else 0
        listed = following.key in FIRST_NAMES or following.key in SURNAMES
        named = following.is_capital and following.key not in NOT_NAMES
        if not (listed or named):
            return 0
        return 2 + self._surnames(2)

    def _surnames(self, offset: int) -> int:
        """How many of the words from ``offset`` on go on with the name."""
        count = 0
        while offset + count < MOST_WORDS and (step := self._surname_step(offset + count)):
            count += step
        return count

    def _surname_step(self, offset: int) -> int:
        word = self._near(offset)
        if word is None or self._gap(offset) not in (" ", ". "):
            return 0
        if self._gap(offset) == ". " and len(self.words[self.place + offset - 1][0]) > 1:
            return 0
        if word.key in PARTICLES:
            return self._after_particle(offset)
        if len(word.raw) == 1:
            return (
                1 if word.raw.isupper() and word.raw not in "AI" and self._ends_initial(word, offset) else 0
            )
        return int(self._is_surname(offset))

    def _after_particle(self, offset: int) -> int:
        """ "de Souza", "van der Berg": one or two small words and a surname."""
        for count in (1, 2):
            word = self._near(offset + count)
            if word is None or self._gap(offset + count) != " ":
                return 0
            if self._is_surname(offset + count):
                return count + 1
            if word.key not in PARTICLES:
                return 0
        return 0

    def _ends_initial(self, word: Word, offset: int) -> bool:
        return self.text[word.end : word.end + 1] == "." or self._is_surname(offset + 1)

    def _is_surname(self, offset: int) -> bool:
        word = self._near(offset)
        if word is None:
            return False
        if word.is_capital:
            return word.key in SURNAMES or word.key not in NOT_NAMES
        return word.key in SURNAMES and (word.raw.isupper() == self.word.raw.isupper())

    def _surname_follows(self) -> bool:
        following = self._near(1)
        return bool(following and following.key in SURNAMES and following.raw[0].isupper())

    def is_brand(self) -> bool:
        """A firm or thing named like a person, in two words."""
        after = self._near(1)
        joined = after is not None and self._gap(1) in (" ", " & ", "-", " and ")
        return joined and after is not None and f"{self.word.key} {after.key}" in BRANDS

    def _is_thing(self) -> bool:
        """A street, hospital or saint that is named like a person."""
        before, after = self._near(-1), self._near(1)
        if before and self._gap(0) in (" ", ". ") and before.key in BEFORE_NO_NAME:
            return True
        return bool(after and self._gap(1) == " " and after.raw[0].isupper() and after.key in AFTER_PLACE)

    def _is_amid(self) -> bool:
        """Amid a sentence of small letters a capital means a name: "and Sue was kind", not "the Rose"."""
        before = self._near(-1)
        return bool(before and self._gap(0) == " " and before.raw.islower() and before.key not in ARTICLES)

    def _is_cued(self) -> bool:
        said: list[str] = []
        for back in range(1, MOST_CUE_WORDS + 1):
            word = self._near(-back)
            if word is None or not self._gap(1 - back).isspace() or "\n\n" in self._gap(1 - back):
                return False
            said.insert(0, word.key)
            if " ".join(said) in CUES:
                return True
        return False

    def _signs_off(self) -> bool:
        """The last words of a line, after "Regards," or the like."""
        before = self._near(-1)
        if before is None or before.key not in SIGN_OFFS or not 0 < len(self._gap(0)) <= 4:
            return False
        if self._gap(0).strip(", \r\n-"):
            return False
        last = _word(self.words[self.place + self._surnames(1)])
        return self.text[last.end : last.end + 12].lstrip(" .!")[:1] in ("", "\n", "\r")


def _is_first_name(word: Word) -> bool:
    """Listed, in whatever letters; of a double name the first half is enough if the second is a name too."""
    if word.key in FIRST_NAMES:
        return True
    first, hyphen, second = word.key.partition("-")
    if not hyphen or not (first in FIRST_NAMES or first in WORD_NAMES):
        return False
    capital = word.raw[0].isupper() and word.raw[len(first) + 1 : len(first) + 2].isupper()
    return second in FIRST_NAMES or (capital and second not in NOT_NAMES)
