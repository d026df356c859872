"""Paper that went through the office scanner: signed forms as slightly crooked, speckled page images."""

import io
import random
from datetime import date, datetime, time

from PIL import Image, ImageDraw, ImageFilter

from assessment.demo.days import on, written
from assessment.demo.makers import scene
from assessment.demo.makers.handwriting import Pen, signature, write

A4 = (1240, 1754)  # at 150 dots to the inch
INK, FAINT, BIRO = (40, 42, 46), (120, 124, 128), (24, 40, 120)
Page = tuple[Image.Image, ImageDraw.ImageDraw]


def approval_scan_pdf(today: date) -> bytes:
    """Return the signed change approval, three scanned pages."""
    pages = [_approval_request(today), _approval_risks(), _approval_signed(today)]
    return _scanned([page for page, _ in pages], on(175, today), 500)


def certificate_scan_pdf(today: date) -> bytes:
    """Return the certificate of a one-day course, one scanned page."""
    page, draw = _page("Eastholm Borough Council", "Learning and Development")
    draw.rectangle((60, 60, 1180, 1694), outline=FAINT, width=4)
    lines = (
        (430, 72, "Certificate of attendance"),
        (640, 40, "This is to record that"),
        (720, 64, "Sam Ashworth"),
        (850, 40, "took part in the one-day course"),
        (930, 52, "Plan, do, check, act: small improvements"),
        (1000, 52, "in public-facing teams"),
        (1120, 40, f"on {written(611, today)}, 6 hours, Civic Centre room 4"),
    )
    for y, size, words in lines:
        font = scene.printed(size)
        draw.text(((A4[0] - draw.textlength(words, font=font)) / 2, y), words, font=font, fill=INK)
    draw.line((180, 1450, 560, 1450), fill=FAINT, width=3)
    draw.text((180, 1465), "Course leader", font=scene.printed(28), fill=FAINT)
    signature(draw, (190, 1370), 300, _pen(611, 84))
    return _scanned([page], on(611, today), 520)


def _page(title: str, under: str) -> Page:
    page = Image.new("RGB", A4, (252, 252, 249))
    draw = ImageDraw.Draw(page)
    draw.text((120, 110), title, font=scene.printed(48), fill=(15, 92, 99))
    draw.text((120, 176), under, font=scene.printed(30), fill=FAINT)
    draw.line((120, 228, 1120, 228), fill=(15, 92, 99), width=4)
    return page, draw


def _pen(seed: int, height: int = 34) -> Pen:
    return Pen(BIRO, 4, height, 0.5, chance=random.Random(seed))  # noqa: S311


def _lines(draw: ImageDraw.ImageDraw, y: int, lines: tuple[str, ...], size: int = 28) -> int:
    for words in lines:
        draw.text((120, y), words, font=scene.printed(size), fill=INK)
        y += int(size * 1.6)
    return y


def _approval_request(today: date) -> Page:
    page, draw = _page(
        "Request to change a way of working", "Brightwater Homes, Customer Contact    Form CW2    page 1 of 3"
    )
    facts = (
        ("Asked by", "Sam Ashworth, senior adviser, North team"),
        ("Date", written(179, today)),
        ("Change", "Shared call-back diary and card, 13.30 check"),
        ("Where", "North team only, as a trial"),
        ("From / to", f"{written(158, today)} to {written(103, today)}"),
    )
    for i, (label, words) in enumerate(facts):
        draw.text((120, 290 + i * 74), label, font=scene.printed(28), fill=FAINT)
        write(draw, (330, 284 + i * 74), words, _pen(501 + i, 22))
        draw.line((320, 332 + i * 74, 1120, 332 + i * 74), fill=(206, 208, 210), width=2)
    draw.text((120, 720), "Why", font=scene.printed(34), fill=INK)
    _lines(draw, 780, (
        f"In the eight weeks from {written(256, today)} the North team promised 412 call-backs.",
        "128 of them (31 %) were late or missed. 38 tenants complained about it.",
        "52 of the 128 had no diary entry. 34 were due after the adviser's shift had ended.",
        "",
        "Success is (set now, before the change):",
        "1   10 % or fewer late or missed in weeks 5 to 8 (now 31 %)",
        "2   2.5 or fewer call-back complaints per 1,000 contacts (now 4.6)",
        "3   75 % of survey replies give 4 or 5 for being kept informed (now 58 %)",
        "4   calls answered in 3 minutes or less on average (now 2 min 48 s)",
    ))  # fmt: skip
    return page, draw


def _approval_risks() -> Page:
    page, draw = _page(
        "Cost, risk and effect on others", "Brightwater Homes, Customer Contact    Form CW2    page 2 of 3"
    )
    _lines(draw, 290, (
        "Resources",
        "Wall planner and 500 printed cards: 64 pounds 20 from the team budget",
        "Two briefings of 20 minutes for nine advisers: 6 hours of cover",
        "15 minutes a day for the 13.30 check, two people in turn",
        "",
        "What could go wrong, and what we do",
        "Advisers away from the phones at 13.30: only two at a time, never before 13.15",
        "Personal details on a wall: job number and initials only, cards shredded on Fridays",
        "Colleagues who cannot reach or read the wall: same list in the team calendar",
        "Planning gets more queries: one list at 11.00, agreed with the planning supervisor",
        "",
        "Other ways we looked at",
        "A   Do nothing: complaints have not fallen by themselves in eight weeks",
        "B   Reminders in the repairs system: six months' wait for the supplier",
        "C   One person makes all call-backs: nobody covers that person's leave",
        "D   Shared diary, card and midday check: cheap, quick, easy to undo. Chosen.",
    ))  # fmt: skip
    write(draw, (150, 1330), "agreed with planning, CB", _pen(540, 32))
    return page, draw


def _approval_signed(today: date) -> Page:
    page, draw = _page("Decision", "Brightwater Homes, Customer Contact    Form CW2    page 3 of 3")
    _lines(draw, 300, ("Declined", "Approved as a trial", "Approved in full"), 36)
    for i in range(3):
        draw.rectangle((560, 300 + i * 57, 600, 340 + i * 57), outline=INK, width=3)
    write(draw, (566, 356), "X", _pen(550, 36))
    draw.text((120, 540), "Conditions", font=scene.printed(34), fill=INK)
    for i, words in enumerate(
        (
            "Report to me after week 2 and week 8.",
            "Stop if answer time goes over 3.30.",
            "South team not before the review.",
        )
    ):
        write(draw, (150, 610 + i * 80), words, _pen(551 + i, 32))
    for i, (who, role, day) in enumerate((
        ("Karen Duffy", "Head of Customer Contact", 175),
        ("Lorraine Pike", "Team leader, North team", 176),
        ("Sam Ashworth", "Senior adviser", 175),
    )):  # fmt: skip
        y = 960 + i * 220
        draw.line((120, y + 100, 620, y + 100), fill=FAINT, width=3)
        draw.text((120, y + 112), f"{who}, {role}", font=scene.printed(28), fill=FAINT)
        signature(draw, (140, y + 10), 330, _pen(560 + i, 80))
        write(draw, (780, y + 50), written(day, today, "short"), _pen(570 + i, 34))
    return page, draw


def _scanned(pages: list[Image.Image], day: date, seed: int) -> bytes:
    crooked = [_through_scanner(page, seed + i) for i, page in enumerate(pages)]
    stamp, out = datetime.combine(day, time(16, 5)).timetuple(), io.BytesIO()
    crooked[0].save(
        out, "PDF", resolution=150, quality=58, save_all=True, append_images=crooked[1:],
        creationDate=stamp, modDate=stamp, producer="Office scanner",
    )  # fmt: skip
    return out.getvalue()


def _through_scanner(page: Image.Image, seed: int) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311
    page = page.rotate(
        chance.uniform(0.4, 1.1) * chance.choice((-1, 1)), Image.Resampling.BICUBIC, fillcolor=(236, 236, 232)
    )
    draw = ImageDraw.Draw(page)
    for _ in range(160):
        x, y, r = chance.randint(0, A4[0]), chance.randint(0, A4[1]), chance.choice((1, 1, 1, 2))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(150, 150, 146))
    draw.line((6, 0, 2, A4[1]), fill=(160, 160, 156), width=7)
    return page.filter(ImageFilter.GaussianBlur(0.7))
