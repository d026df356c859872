"""File names as people gave them, made safe to show and to download. Never used as a path on our disk."""

import re
import unicodedata

MAX_LENGTH = 150
FALLBACK = "file"
_MAX_ENDING = 12
# Joiners are part of correct spelling in Persian, Indic scripts and emoji.
_KEPT_FORMAT_CHARACTERS = "\u200c\u200d"


def clean_name(raw: str) -> str:
    """The name to show and to offer for download: the last part of any path, NFC, on one line, at most 150
    characters with its ending kept. Control characters and direction marks become a visible underscore, so
    that “photo\u202egpj.exe” cannot pose as a picture. Never empty."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", raw))[-1]
    name = "".join(_visible(character) for character in name)
    name = re.sub(r"\s+", " ", name).strip(" ")
    name = _shorten(name.rstrip(". "))
    return name if name.strip("._ ") else FALLBACK


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _KEPT_FORMAT_CHARACTERS):
        return "_"
    return character


def _shorten(name: str) -> str:
    if len(name) <= MAX_LENGTH:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or len(ending) > _MAX_ENDING:
        return name[:MAX_LENGTH].rstrip(". ")
    return stem[: MAX_LENGTH - len(ending) - 2].rstrip(". ") + "…." + ending
