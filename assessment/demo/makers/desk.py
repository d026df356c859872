"""Photographs of paper: the call-back diary on the wall, a call-back card and a tally on a clipboard."""

import random
from datetime import date

from PIL import Image, ImageDraw

from assessment.demo.days import on, written
from assessment.demo.makers import scene
from assessment.demo.makers.boards import BLACK, BLUE, GREEN, RED
from assessment.demo.makers.handwriting import Pen, hand_line, write

GREY, PAPER = (112, 118, 124), (252, 251, 246)


def _pen(ink: scene.Colour, nib: int, height: int, seed: int, wobble: float = 0.5) -> Pen:
    return Pen(ink, nib, height, wobble, chance=random.Random(seed))  # noqa: S311


def shared_diary(today: date) -> bytes:
    """Return a JPEG of the wall diary in its first week: half-day rows, a card for every promise."""
    chart = Image.new("RGB", (1700, 1180), PAPER)
    draw = ImageDraw.Draw(chart)
    draw.rectangle((0, 0, 1700, 100), fill=(29, 78, 160))
    draw.text((36, 24), "Call-back diary, North team", font=scene.printed(52), fill=(255, 255, 255))
    draw.text((1120, 34), f"Week of {written(158, today)}", font=scene.printed(36), fill=(220, 230, 250))
    _diary_grid(draw, today)
    _diary_cards(chart)
    wall = scene.surface((1900, 1425), (214, 208, 194), 18, 31)
    view = scene.lay(wall, chart, ((88, 150), (1800, 96), (1834, 1322), (120, 1262)), 10)
    draw = ImageDraw.Draw(view)
    for x, y in ((112, 172), (1778, 120), (1808, 1296), (146, 1240)):
        draw.ellipse((x - 13, y - 13, x + 13, y + 13), fill=(170, 40, 44))
        draw.ellipse((x - 7, y - 9, x + 1, y - 1), fill=(226, 130, 130))
    return scene.jpeg(scene.lit(view, (0.8, 0.1), 96, 32), on(157, today), clock="09:18:00")


def _diary_grid(draw: ImageDraw.ImageDraw, today: date) -> None:
    for i in range(5):
        x = 170 + i * 304
        draw.text(
            (x + 14, 116),
            f"{on(158 - i, today):%a} {on(158 - i, today).day}",
            font=scene.printed(36),
            fill=GREY,
        )
        draw.line((x, 104, x, 1180), fill=(190, 194, 198), width=3)
    for row, slot in enumerate(("8-10", "10-12", "12-2", "2-4", "4-6")):
        y = 170 + row * 202
        draw.text((30, y + 78), slot, font=scene.printed(38), fill=GREY)
        draw.line((0, y, 1700, y), fill=(190, 194, 198), width=3)


def _diary_cards(chart: Image.Image) -> None:
    chance = random.Random(33)  # noqa: S311
    colours = ((250, 232, 140), (176, 222, 240), (190, 228, 176))
    slots = [(day, row) for day in range(5) for row in range(5) if chance.random() < 0.95 - day * 0.17]
    for i, (day, row) in enumerate(slots):
        note = Image.new("RGB", (258, 150), colours[i % 3])
        draw = ImageDraw.Draw(note)
        write(draw, (14, 18), f"J{chance.randint(4100, 4890)}", _pen(BLACK, 5, 32, 200 + i))
        start = chance.choice(((8, 9), (10, 11), (12, 1), (2, 3), (4, 5))[row])
        hour = f"{start}.{chance.choice(('00', '15', '30', '45'))}"
        owner = chance.choice(("SA", "DK", "TB", "AM", "JL"))
        write(draw, (14, 88), f"{hour} {owner}", _pen(BLUE, 5, 32, 300 + i))
        if day == 0:
            hand_line(draw, (192, 110), (212, 132), _pen(GREEN, 8, 30, 400 + i))
            hand_line(draw, (212, 132), (246, 78), _pen(GREEN, 8, 30, 500 + i))
        turned = note.rotate(chance.uniform(-3, 3), expand=True, fillcolor=PAPER)
        chart.paste(turned, (186 + day * 304, 188 + row * 202))


def callback_card(today: date) -> bytes:
    """Return a WebP of one call-back card on a desk: job number only, nobody's name or address."""
    card = Image.new("RGB", (1250, 820), (253, 246, 214))
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((20, 20, 1230, 800), 24, outline=(15, 92, 99), width=6)
    draw.text((60, 52), "We promised to ring back", font=scene.printed(58), fill=(15, 92, 99))
    rows = (
        ("Job number", "J4417"),
        ("Ring by (time and day)", f"2.30  {on(157, today):%a}"),
        ("What they need to know", "when glazier comes"),
        ("Owner / cover", "DK / TB"),
        ("Rung at", "2.20  spoke"),
    )
    for i, (label, words) in enumerate(rows):
        y = 160 + i * 124
        draw.text((60, y), label, font=scene.printed(30), fill=GREY)
        draw.line((60, y + 104, 1190, y + 104), fill=(196, 188, 150), width=3)
        write(draw, (470, y + 36), words, _pen(GREEN if i == 4 else BLUE, 6, 48, 600 + i))
    desk = scene.wood((1800, 1350), (142, 104, 70), 41)
    view = scene.lay(desk, card, ((250, 330), (1490, 210), (1590, 1020), (330, 1170)), 20)
    view = scene.lay(view, _ballpoint(), ((1240, 1130), (1700, 760), (1722, 786), (1262, 1158)), 12)
    return scene.webp(scene.lit(view, (0.3, 0.1), 100, 42), on(157, today))


def _ballpoint() -> Image.Image:
    pen = Image.new("RGB", (600, 36), (24, 44, 110))
    draw = ImageDraw.Draw(pen)
    draw.rectangle((0, 0, 600, 9), fill=(70, 98, 178))
    draw.rectangle((0, 0, 46, 36), fill=(196, 198, 202))
    draw.rectangle((420, 0, 432, 36), fill=(210, 212, 216))
    return pen


def no_access_tally(today: date) -> bytes:
    """Return a JPEG of a tally on lined paper: why thirty tenants were not at home."""
    sheet = Image.new("RGB", (1000, 1340), (250, 250, 246))
    draw = ImageDraw.Draw(sheet)
    for y in range(190, 1340, 76):
        draw.line((0, y, 1000, y), fill=(188, 208, 228), width=3)
    draw.line((110, 0, 110, 1340), fill=(226, 150, 150), width=3)
    write(draw, (140, 62), "No access: 30 calls", _pen(BLACK, 6, 50, 700))
    write(draw, (140, 128), written(66, today, "short"), _pen(BLUE, 5, 36, 701))
    rows = (("forgot", 12), ("never told", 8), ("all day", 5), ("at work", 3), ("was home!", 2))
    for i, (reason, count) in enumerate(rows):
        y = 228 + i * 152
        write(draw, (140, y), reason, _pen(BLACK, 5, 40, 710 + i))
        _tally(draw, (520, y - 8), count, 720 + i)
        write(draw, (890, y), str(count), _pen(RED, 6, 42, 730 + i))
    write(draw, (140, 1064), "20 of 30: forgot or", _pen(BLUE, 5, 40, 740))
    write(draw, (140, 1140), "never told", _pen(BLUE, 5, 40, 741))
    desk = scene.surface((1500, 1800), (120, 126, 128), 26, 51)
    board = Image.new("RGB", (1130, 1560), (124, 88, 58))
    board.paste(sheet, (64, 150))
    ImageDraw.Draw(board).rounded_rectangle((400, 30, 730, 170), 26, fill=(176, 178, 184))
    view = scene.lay(desk, board, ((170, 110), (1290, 160), (1350, 1690), (130, 1660)), 22)
    return scene.jpeg(scene.lit(view, (0.7, 0.05), 98, 52), on(63, today), sideways=True, clock="16:51:00")


def _tally(draw: ImageDraw.ImageDraw, at: tuple[float, float], count: int, seed: int) -> None:
    pen = _pen(BLACK, 6, 40, seed)
    for i in range(count):
        x = at[0] + (i // 5) * 130 + (i % 5) * 22
        if i % 5 == 4:
            hand_line(draw, (x - 96, at[1] + 46), (x - 4, at[1] + 8), pen)
        else:
            hand_line(draw, (x, at[1]), (x + 3, at[1] + 54), pen)
