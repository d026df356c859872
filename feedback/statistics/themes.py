"""Suggestions for themes: words and two-word phrases that customers' texts share.

How it works, plainly: each text is cut into words; everyday words are left out; words are reduced to their
stem, so that "waiting" and "waited" meet. Counted is in how many texts a stem, or two stems side by side,
occurs. A phrase weighs more than a word, because it says more. Whatever occurs mostly in the same texts
becomes one suggestion, named as customers most often write it. No meaning is understood and nothing leaves
this program: a suggestion is a place to start reading, and people decide on the themes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import snowballstemmer

from feedback.statistics.stopwords import STOP_WORDS

PHRASE_WEIGHT = 1.8
OVERLAP = 0.7
EVERYWHERE = 0.5
MANY = 20
CANDIDATES = 80
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
PAUSE = re.compile(r"[.,;:!?()\n]+")
Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` are the forms found in the texts; `item_indexes` say in which, from 0, rising."""

    label: str
    words: tuple[str, ...]
    item_indexes: tuple[int, ...]
    count: int


@dataclass(slots=True)
class _Group:
    terms: list[Term]
    items: set[int] = field(default_factory=set)


class _Stems:
    """Stems with a memory: customers use few different words, many times."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The stem, empty for an everyday word or one of fewer than three letters."""
        if word not in self._known:
            plain = word.replace("’", "'")
            dull = len(plain) < 3 or plain in STOP_WORDS
            self._known[word] = "" if dull else self._stemmer.stemWord(plain)
        return self._known[word]


def suggest_themes(texts: Sequence[str], existing: Sequence[str] = (), limit: int = 12) -> list[Suggestion]:
    """At most `limit` suggestions, the most frequent first; the same texts always give the same ones.

    A suggestion about the words of an `existing` theme takes that theme's name instead of a new one. A term
    must occur in two texts and in one of 200; in 20 texts or more, a single word found in over half of them
    says nothing and is left out.
    """
    stems = _Stems()
    found, surfaces = _count(texts, stems)
    groups = _merge(_candidates(found, len(texts)), found)
    known = {
        tuple(stem for word in _words(name) if (stem := stems.of(word))): name for name in reversed(existing)
    }
    made = [_suggestion(group, surfaces, known) for group in groups]
    return sorted(_one_each(made), key=lambda each: (-each.count, each.label))[:limit]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _terms(text: str, stems: _Stems) -> Iterator[tuple[Term, str]]:
    """(stems, surface) of every telling word, and of every two side by side with no pause between."""
    for part in PAUSE.split(text.casefold()):
        before, before_word = "", ""
        for word in WORD.findall(part):
            stem = stems.of(word)
            if stem:
                yield (stem,), word
                if before and before != stem:
                    yield (before, stem), f"{before_word} {word}"
            before, before_word = stem, word


def _count(texts: Sequence[str], stems: _Stems) -> tuple[dict[Term, set[int]], dict[Term, Counter[str]]]:
    found: dict[Term, set[int]] = {}
    surfaces: dict[Term, Counter[str]] = {}
    for index, text in enumerate(texts):
        for term, surface in _terms(text, stems):
            found.setdefault(term, set()).add(index)
            surfaces.setdefault(term, Counter())[surface] += 1
    return found, surfaces


def _candidates(found: dict[Term, set[int]], texts: int) -> list[Term]:
    least = max(2, texts // 200)
    most = texts if texts < MANY else texts * EVERYWHERE
    kept = [
        term for term, items in found.items() if len(items) >= least and (len(term) > 1 or len(items) <= most)
    ]
    return sorted(kept, key=lambda term: (-_weight(term, found), term))[:CANDIDATES]


def _weight(term: Term, found: dict[Term, set[int]]) -> float:
    return len(found[term]) * (PHRASE_WEIGHT if len(term) > 1 else 1)


def _merge(candidates: Iterable[Term], found: dict[Term, set[int]]) -> list[_Group]:
    """Each candidate joins the first group whose first term has most of its texts, or begins one."""
    groups: list[_Group] = []
    for term in candidates:
        items = found[term]
        for group in groups:
            if _belongs(term, group, found):
                group.terms.append(term)
                group.items |= items
                break
        else:
            groups.append(_Group([term], set(items)))
    return groups


def _belongs(term: Term, group: _Group, found: dict[Term, set[int]]) -> bool:
    """Mostly the texts of the group's first term; half of that does where the two share a word."""
    first = group.terms[0]
    shared = len(found[term] & found[first])
    return shared >= (OVERLAP / 2 if set(term) & set(first) else OVERLAP) * len(found[term])


def _suggestion(group: _Group, surfaces: dict[Term, Counter[str]], known: dict[Term, str]) -> Suggestion:
    words = tuple(_commonest(surfaces[term]) for term in group.terms)
    own = words[0][:1].upper() + words[0][1:]
    label = next((known[term] for term in group.terms if term in known), own)
    items = tuple(sorted(group.items))
    return Suggestion(label, words, items, len(items))


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _one_each(suggestions: Iterable[Suggestion]) -> Iterable[Suggestion]:
    """Two groups that took one existing name become one suggestion."""
    by_label: dict[str, Suggestion] = {}
    for each in suggestions:
        if (other := by_label.get(each.label)) is not None:
            items = tuple(sorted({*other.item_indexes, *each.item_indexes}))
            each = Suggestion(each.label, other.words + each.words, items, len(items))  # noqa: PLW2901
        by_label[each.label] = each
    return by_label.values()
