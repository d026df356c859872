"""Photographs of boards on office walls: the Pareto on a whiteboard and the huddle board."""

import itertools
import random
from datetime import date

from PIL import Image, ImageDraw

from assessment.demo.days import on, written
from assessment.demo.figures import REASONS

from . import scene
from .handwriting import Pen, hand_line, write

BLACK, BLUE, RED, GREEN = (38, 40, 46), (28, 58, 148), (184, 38, 40), (24, 112, 62)


def _pen(ink: scene.Colour, nib: int, height: int, seed: int, wobble: float = 0.6) -> Pen:
    return Pen(ink, nib, height, wobble, chance=random.Random(seed))  # noqa: S311


def whiteboard_pareto(today: date) -> bytes:
    """Return a JPEG of the whiteboard after the Pareto session, stored sideways as a phone would."""
    board = Image.new("RGB", (1700, 1150), (247, 248, 246))
    draw = ImageDraw.Draw(board)
    _old_wipes(draw)
    write(draw, (90, 60), "Why are call-backs late?", _pen(BLACK, 9, 66, 1))
    write(draw, (1130, 150), f"{written(191, today, 'short')}  N = 128", _pen(BLUE, 6, 40, 2))
    _pareto(draw)
    write(draw, (860, 500), "first two = 67 %", _pen(RED, 7, 44, 5))
    write(draw, (860, 580), "do these first!", _pen(RED, 7, 44, 6))
    return scene.jpeg(_on_wall(board), on(191, today), sideways=True, clock="14:36:00")


def _old_wipes(draw: ImageDraw.ImageDraw) -> None:
    chance = random.Random(8)  # noqa: S311
    for _ in range(22):
        x, y = chance.randint(0, 1500), chance.randint(60, 1050)
        draw.line(
            (x, y, x + chance.randint(90, 260), y - chance.randint(-20, 60)), fill=(239, 241, 242), width=34
        )


def _pareto(draw: ImageDraw.ImageDraw) -> None:
    left, floor, scale, step = 150, 900, 11.2, 245
    axis = _pen(BLACK, 8, 40, 3)
    hand_line(draw, (left, 230), (left, floor), axis)
    hand_line(draw, (left, floor), (left + step * 6 + 20, floor), axis)
    so_far, trail = 0, []
    for i, (reason, count) in enumerate(REASONS):
        x, top = left + 35 + i * step, floor - count * scale
        _bar(draw, (x, top, x + 165, floor), _pen(BLUE, 8, 40, 20 + i))
        write(draw, (x + 50, top - 56), str(count), _pen(BLUE, 7, 40, 30 + i))
        _label(draw, (x - 20, floor + 22), reason, _pen(BLACK, 5, 27, 40 + i))
        so_far += count
        trail.append((x + 82, floor - so_far * scale * 0.40))
    for i, (a, b) in enumerate(itertools.pairwise(trail)):
        hand_line(draw, a, b, _pen(RED, 7, 40, 60 + i))


def _bar(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], pen: Pen) -> None:
    left, top, right, floor = box
    hand_line(draw, (left, floor), (left, top), pen)
    hand_line(draw, (left, top), (right, top), pen)
    hand_line(draw, (right, top), (right, floor), pen)
    thin = Pen((92, 118, 190), 4, pen.height, pen.wobble, chance=pen.chance)
    y = top + 26.0
    while y < floor - 8:
        hand_line(draw, (left + 8, min(y + 22, floor - 4)), (right - 8, y - 8), thin)
        y += 36


def _label(draw: ImageDraw.ImageDraw, at: tuple[float, float], words: str, pen: Pen) -> None:
    line, y = "", at[1]
    for word in words.split():
        if len(line + word) > 9 and line:
            write(draw, (at[0], y), line, pen)
            line, y = "", y + pen.height * 1.55
        line = f"{line}{word} "
    write(draw, (at[0], y), line, pen)


def _on_wall(board: Image.Image) -> Image.Image:
    wall = scene.surface((1900, 1425), (203, 200, 190), 20, 71)
    frame = Image.new("RGB", (1780, 1230), (158, 162, 166))
    ImageDraw.Draw(frame).rectangle((14, 14, 1765, 1215), fill=(188, 192, 196))
    frame.paste(board, (40, 40))
    view = scene.lay(wall, frame, ((96, 132), (1826, 58), (1800, 1290), (128, 1222)), 22)
    draw = ImageDraw.Draw(view)
    draw.polygon([(560, 1262), (1240, 1278), (1240, 1310), (560, 1294)], fill=(140, 144, 148))
    for i, ink in enumerate((BLACK, BLUE, RED)):
        draw.rounded_rectangle((640 + i * 150, 1250 + i * 3, 760 + i * 150, 1270 + i * 3), 8, fill=ink)
    return scene.lit(scene.glare(view, (1380, 300), (210, 90), 150), (0.68, 0.2), 92, 72)


def huddle_board(today: date) -> bytes:
    """Return a HEIC of the team's huddle board with yesterday's count and the ideas column."""
    board = Image.new("RGB", (1650, 1150), (250, 249, 244))
    draw = ImageDraw.Draw(board)
    draw.rectangle((0, 0, 1650, 118), fill=(15, 92, 99))
    draw.text((50, 28), "North team huddle", font=scene.printed(62), fill=(255, 255, 255))
    draw.text((1180, 42), written(91, today), font=scene.printed(40), fill=(214, 236, 236))
    for i, head in enumerate(("Call-backs", "What we tried", "Ideas and snags")):
        x = 40 + i * 540
        draw.text((x + 10, 140), head, font=scene.printed(42), fill=(70, 76, 84))
        draw.rectangle((x, 200, x + 500, 1110), outline=(176, 180, 182), width=4)
    _huddle_counts(draw)
    _huddle_notes(board)
    wall = scene.surface((1900, 1425), (186, 190, 184), 14, 81)
    view = scene.lay(wall, board, ((150, 110), (1760, 150), (1788, 1300), (118, 1330)), 16)
    view = scene.lit(view, (0.25, 0.15), 84, 82).resize((1280, 960), Image.Resampling.LANCZOS)
    return scene.heic(view, on(91, today))


def _huddle_counts(draw: ImageDraw.ImageDraw) -> None:
    rows = (("Promised 50", BLACK), ("On time 45", GREEN), ("Late 5", RED))
    write(draw, (70, 230), "Last week", _pen(BLUE, 7, 44, 10))
    for i, (words, ink) in enumerate(rows):
        write(draw, (70, 320 + i * 86), words, _pen(ink, 7, 50, 11 + i))
    write(draw, (70, 640), "Week 1", _pen(BLUE, 6, 36, 15))
    write(draw, (70, 700), "12 late of 50", _pen(BLACK, 6, 36, 16))
    write(draw, (70, 800), "Week 8", _pen(BLUE, 6, 36, 17))
    write(draw, (70, 860), "5 late of 47", _pen(BLACK, 6, 36, 18))
    write(draw, (70, 990), "Well done all", _pen(GREEN, 7, 40, 19))


def _huddle_notes(board: Image.Image) -> None:
    notes = (
        (620, 230, (250, 226, 120), ("diary first", "promise 2nd")),
        (840, 560, (160, 214, 236), ("1.30 check", "two of us")),
        (610, 830, (250, 226, 120), ("card on", "every job")),
        (1150, 230, (248, 178, 160), ("text if no", "answer x 2")),
        (1340, 500, (176, 222, 160), ("trades by", "11 am")),
        (1160, 800, (248, 178, 160), ("saturday", "handover?")),
    )
    for i, (x, y, colour, lines) in enumerate(notes):
        note = Image.new("RGB", (270, 230), colour)
        draw = ImageDraw.Draw(note)
        for row, words in enumerate(lines):
            write(draw, (16, 54 + row * 66), words, _pen(BLACK, 5, 27, 90 + i * 3 + row))
        turned = note.rotate((-1) ** i * (2 + i % 3), expand=True, fillcolor=(250, 249, 244))
        board.paste(turned, (x, y))
