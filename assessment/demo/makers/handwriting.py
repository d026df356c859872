"""A small stroke alphabet, so that whiteboards and cards look written by hand without shipping a font."""

import itertools
import random
from dataclasses import dataclass, field

from PIL import ImageDraw

Point = tuple[float, float]
NARROW = "I1.,:'!()"

# Each glyph is a list of strokes on a grid 4 wide and 6 high; each stroke is a run of x,y digit pairs.
GLYPHS = {
    "A": "062046 1434",
    "B": "0006 003041423303 033344453606",
    "C": "4130100105163645",
    "D": "0006 002042442606",
    "E": "40000646 0333",
    "F": "400006 0333",
    "G": "413010010516364543 4323",
    "H": "0006 4046 0343",
    "I": "2026",
    "J": "3035261605",
    "K": "0006 4003 1346",
    "L": "000646",
    "M": "0600234046",
    "N": "06004640",
    "O": "100105163645413010",
    "P": "06003041423303",
    "Q": "100105163645413010 3447",
    "R": "06003041423303 2346",
    "S": "413010010213334445361605",
    "T": "0040 2026",
    "U": "000516364540",
    "V": "002640",
    "W": "0016233640",
    "X": "0046 4006",
    "Y": "002340 2326",
    "Z": "00400646",
    "0": "100105163645413010",
    "1": "112026",
    "2": "01103041420646",
    "3": "01103041423313 334445361605",
    "4": "300444 3236",
    "5": "400002324345361605",
    "6": "3011030516364544331304",
    "7": "004016",
    "8": "13020110304142331304051636454433",
    "9": "42331302011030414236",
    "%": "4006 0010110100 3545463635",
    "+": "2125 0343",
    "-": "0343",
    "=": "0242 0444",
    ":": "2222 2525",
    ".": "2626",
    ",": "2517",
    "/": "4006",
    "?": "01103041422324 2626",
    "!": "2024 2626",
    "'": "2021",
    "(": "30121436",
    ")": "10323416",
    "#": "1016 3036 0242 0444",
    ">": "014305",
}


@dataclass(frozen=True)
class Pen:
    """How a hand writes: ink colour, nib width in pixels, cap height in pixels, unsteadiness 0 to 1."""

    ink: tuple[int, int, int]
    nib: int
    height: int
    wobble: float = 0.5
    slant: float = 0.12
    chance: random.Random = field(default_factory=lambda: random.Random(1), compare=False)  # noqa: S311


def strokes(glyph: str) -> list[list[Point]]:
    """Return a glyph's strokes as grid points; an unknown character has none and so reads as a space."""
    runs = GLYPHS.get(glyph, "").split()
    return [[(int(run[i]), int(run[i + 1])) for i in range(0, len(run) - 1, 2)] for run in runs]


def rounded(points: list[Point], passes: int = 2) -> list[Point]:
    """Cut the corners of a run of points (Chaikin's rule), because a hand does not turn at right angles."""
    for _ in range(passes):
        if len(points) < 3:
            return points
        cut = [points[0]]
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            cut += [(0.8 * ax + 0.2 * bx, 0.8 * ay + 0.2 * by), (0.2 * ax + 0.8 * bx, 0.2 * ay + 0.8 * by)]
        points = [*cut, points[-1]]
    return points


def trace(draw: ImageDraw.ImageDraw, points: list[Point], pen: Pen) -> None:
    """Draw one pen stroke with round ends."""
    half = pen.nib / 2
    if len(points) > 1:
        draw.line(points, fill=pen.ink, width=pen.nib, joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), fill=pen.ink)


def write(draw: ImageDraw.ImageDraw, at: Point, words: str, pen: Pen) -> float:
    """Write capitals with their top left at `at`; return the x where the hand stopped."""
    unit = pen.height / 6
    x, drift = at[0], 0.0
    for letter in words.upper():
        narrow = letter in NARROW
        drift = 0.7 * drift + pen.chance.gauss(0, pen.wobble * unit * 0.25)
        scale = unit * (1 + pen.chance.gauss(0, 0.04) * pen.wobble)
        for stroke in strokes(letter):
            corner = (x - 1.2 * unit * narrow, at[1] + drift)
            trace(draw, [_placed(p, corner, scale, pen) for p in rounded(stroke)], pen)
        x += unit * (3.4 if letter == " " else 2.6 if narrow else 5.4)
    return x


def _placed(point: Point, at: Point, scale: float, pen: Pen) -> Point:
    shake = pen.wobble * scale * 0.10
    across = point[0] + (6 - point[1]) * pen.slant
    return (
        at[0] + across * scale + pen.chance.gauss(0, shake),
        at[1] + point[1] * scale + pen.chance.gauss(0, shake),
    )


def hand_line(draw: ImageDraw.ImageDraw, start: Point, end: Point, pen: Pen, pieces: int = 14) -> None:
    """Draw a line as somebody without a ruler would."""
    bend = pen.chance.gauss(0, pen.wobble * 4)
    points = []
    for i in range(pieces + 1):
        t = i / pieces
        sag = bend * 4 * t * (1 - t) + pen.chance.gauss(0, pen.wobble * 0.8)
        points.append((start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + sag))
    trace(draw, points, pen)


def signature(draw: ImageDraw.ImageDraw, at: Point, width: float, pen: Pen) -> None:
    """Draw an invented flourish that reads as a signature and is nobody's."""
    x, y = at
    points = [(x, y + pen.height * 0.6)]
    steps = pen.chance.randint(9, 17)
    for i in range(1, steps):
        tall = pen.chance.choice((0.2, 0.3, 0.4, 0.9)) if i > 1 else 1.0
        up = pen.height * (tall if i % 2 else -pen.chance.choice((0.05, 0.1, 0.45)))
        points.append((x + width * (i + pen.chance.uniform(-0.4, 0.4)) / steps, y + pen.height * 0.6 - up))
    points += [(x + width * 1.02, y + pen.height * 0.5), (x + width * 0.2, y + pen.height * 0.95)]
    trace(draw, rounded(points, 3), pen)
