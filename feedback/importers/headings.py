"""Where the heading line is, and what each column is called.

Tools write more than one line of headings: Qualtrics three (short name, question, import id), SurveyMonkey
two (question, then "Response"); people put a title or two above them.
"""

from collections.abc import Sequence

from .cells import Cell, Row, as_text, is_blank

LONGEST_NAME = 300
LOOKED_AT = 30
IMPORT_ID = '{"ImportId"'
SECOND_LINES = {"response", "open-ended response", "open-ended comment"}


def find_header(rows: Sequence[Row]) -> int:
    """The place in ``rows`` of the heading line: the first that is no title.

    A title fills one cell, or two where other lines fill more: one line at least four, another three.
    """
    counts = [_filled(row.cells) for row in rows[:LOOKED_AT]]
    *_, second, widest = [0, 0, *sorted(counts)]
    for place, count in enumerate(counts):
        if not (count == 1 < widest or (count == 2 < second and widest >= 4)):
            return place
    return 0


def read_headings(rows: Sequence[Row]) -> tuple[list[str], int]:
    """The unique names of all columns, and the place in ``rows`` of the first line of answers."""
    place = find_header(rows)
    names, after = rows[place].cells, rows[place + 1 : place + 3]
    used = place + 1
    if any(map(_is_import_ids, after)):
        used += 2 if _is_import_ids(after[-1]) and len(after) == 2 else 1
        names = _over(after[0].cells, names) if used == place + 3 else names
    elif after and _is_second_line(names, after[0].cells):
        names = _under(names, after[0].cells)
        used += 1
    width = max((_width(row.cells) for row in rows[place : place + LOOKED_AT]), default=0)
    return _unique([*names[:width], *[None] * (width - len(names))]), used


def _filled(cells: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _width(cells: Sequence[Cell]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if not is_blank(cell)), default=0)


def _is_import_ids(row: Row) -> bool:
    return as_text(row.cells[0]).startswith(IMPORT_ID)


def _over(questions: Sequence[Cell], names: Sequence[Cell]) -> list[Cell]:
    """Qualtrics: the question says more than its short name."""
    padded = [*questions, *[None] * (len(names) - len(questions))]
    return [name if is_blank(question) else question for question, name in zip(padded, names, strict=False)]


def _is_second_line(names: Sequence[Cell], second: Sequence[Cell]) -> bool:
    said = {as_text(cell).strip().lower() for cell in second}
    return is_blank(second[0]) and not is_blank(names[0]) and bool(said & SECOND_LINES)


def _under(names: Sequence[Cell], second: Sequence[Cell]) -> list[Cell]:
    """SurveyMonkey: one question over several columns; the second line says which choice or row."""
    full: list[Cell] = []
    question = ""
    for place in range(max(len(names), len(second))):
        own = as_text(names[place]).strip() if place < len(names) else ""
        below = as_text(second[place]).strip() if place < len(second) else ""
        question = own or question
        full.append(question if not below or below.lower() in SECOND_LINES else f"{question} – {below}")
    return full


def _unique(names: Sequence[Cell]) -> list[str]:
    """ "Column 3" where a heading is empty, "Comments (column 3)" where it was there before."""
    unique: list[str] = []
    for number, cell in enumerate(names, 1):
        text = " ".join(as_text(cell).split())[:LONGEST_NAME]
        name = text or f"Column {number}"
        while name in unique:
            name = f"{name} (column {number})"
        unique.append(name)
    return unique
