"""E-mail addresses, postcodes, and numbers that lead to one person or their money."""

import re
from collections.abc import Iterator

Found = Iterator[tuple[int, int, str]]

AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        """AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
        EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
        ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW
        SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE""",
    )
)
FLAGS = re.IGNORECASE | re.ASCII
#: Every repetition has an upper limit, so that no text can make a search slow.
EMAIL = re.compile(r"[\w.+%'’-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
INSURANCE = re.compile(
    r"(?<![a-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[ -]?[0-9]{2}){3}[ -]?[A-D](?![a-z0-9])",
    FLAGS,
)
POSTCODE = re.compile(
    r"(?<![a-z0-9])([A-Z]{1,2})[0-9][A-Z0-9]? {0,2}([0-9][ABD-HJLNP-UW-Z]{2})(?![a-z0-9])", FLAGS
)
SORT_CODE = re.compile(
    r"(?:sort ?code[\s:.#-]{0,4}(?:is )?[0-9]{2}[- ]?[0-9]{2}[- ]?[0-9]{2}(?![0-9])"
    r"(?:[^0-9\n\[\]]{1,25}[0-9]{8}(?![0-9]))?"
    r"|(?<![0-9-])[0-9]{2}-[0-9]{2}-[0-9]{2}[^0-9\n\[\]]{1,25}[0-9]{8}(?![0-9]))",
    FLAGS,
)
ACCOUNT = re.compile(
    r"\b(?:account|acct|acc|a/c)(?: (?:number|num|no))?[\s:.#-]{0,4}(?:is )?([0-9]{8})(?![0-9])", FLAGS
)
REFERENCE = re.compile(
    r"\b(?:order|booking|ref|reference|account|customer|policy|case|ticket|invoice|tracking|parcel|membership)"
    r"(?: (?:number|num|no|id|ref|reference))?[\s:.#]{0,3}(?:is )?"
    r"((?=[a-z-]{0,12}[0-9])[a-z0-9][a-z0-9-]{4,24})(?![a-z0-9])",
    FLAGS,
)
DIGITS = re.compile("[0-9]+")
#: What may stand between the groups of one number: "+44 (0)161 496-0123", "4111 1111 1111 1111".
PHONE_GAPS = frozenset(["", " ", "-", ".", "–", " - ", ") ", ")", " (", "(", ")-"])
CARD_GAPS = frozenset(["", " ", "-"])
LONGEST = 19


def number_spans(text: str) -> Found:
    if "@" in text:
        yield from ((*found.span(), "e-mail") for found in EMAIL.finditer(text))
    groups = list(DIGITS.finditer(text))
    if not groups:
        return
    yield from ((*found.span(), "insurance") for found in INSURANCE.finditer(text))
    yield from ((*found.span(), "bank") for found in SORT_CODE.finditer(text))
    yield from ((*found.span(1), "bank") for found in ACCOUNT.finditer(text))
    yield from ((*found.span(), "postcode") for found in POSTCODE.finditer(text) if _is_postcode(found))
    yield from _grouped(text, groups)


def reference_spans(text: str) -> Found:
    yield from ((*found.span(1), "reference") for found in REFERENCE.finditer(text))


def _is_postcode(found: re.Match[str]) -> bool:
    """Not "level b1 2nd floor"."""
    return found[1].upper() in AREAS and found[2][1:] not in ("st", "nd", "rd", "th")


def _grouped(text: str, groups: list[re.Match[str]]) -> Found:
    """Cards and phone numbers: from each group of digits on, the longest run that is one."""
    place = 0
    while place < len(groups):
        count, kind = _longest(text, groups, place)
        if count:
            start = groups[place].start()
            yield start - _signs_before(text, start), groups[place + count - 1].end(), kind
        place += count or 1


def _signs_before(text: str, start: int) -> int:
    """How many characters of "+(" stand straight before a number and belong to it."""
    before = text[max(start - 2, 0) : start]
    return len(before) - len(before.rstrip("+("))


def _longest(text: str, groups: list[re.Match[str]], place: int) -> tuple[int, str]:
    before = text[max(groups[place].start() - 2, 0) : groups[place].start()]
    if before[-1:].isalpha():
        return 0, ""
    digits, best, is_card, end = "", (0, ""), True, groups[place].start()
    for count, group in enumerate(groups[place : place + LONGEST], 1):
        gap = text[end : group.start()]
        digits += group[0]
        if gap not in PHONE_GAPS or len(digits) > LONGEST:
            break
        is_card = is_card and gap in CARD_GAPS
        if is_card and _is_card(digits):
            best = (count, "card")
        elif _is_phone(digits, international="+" in before):
            best = (count, "phone")
        end = group.end()
    return best


def _is_card(digits: str) -> bool:
    if not 13 <= len(digits) <= LONGEST or digits[0] not in "23456":
        return False
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _is_phone(digits: str, *, international: bool) -> bool:
    """British, with 0 or a form of +44, or any number after a plus. A date with a number after it is none."""
    if digits.startswith("0044") or (international and digits.startswith("44")):
        national = digits.removeprefix("00").removeprefix("44").removeprefix("0")
        return len(national) in (9, 10)
    if international:
        return 8 <= len(digits) <= 15
    is_dated = re.match(r"[0-3][0-9][01][0-9](19|20)[0-9]{2}", digits)
    return digits[0] == "0" and digits[1:2] in tuple("1235789") and len(digits) in (10, 11) and not is_dated
