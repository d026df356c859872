"""Vega-Lite to clean SVG: the one place that knows the engine, and the one that vouches for its output.

What the engine returns is rebuilt from short lists of harmless elements and attributes. Text stays text, so
page and PDF set it in their own Atkinson. The engine measures with a typeface of its own, which only matters
where a label is broken or thinned out, and we do both ourselves.
"""

import os
import re
import xml.etree.ElementTree as ET
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from feedback.charts.palette import FONTS

ELEMENTS = {"g", "path", "line", "rect", "text"}
ATTRIBUTES = {
    *("transform", "d", "x", "y", "x2", "y2", "dx", "dy", "width", "height", "opacity", "text-anchor"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"),
    *("font-size", "font-weight", "stroke-linecap", "stroke-linejoin"),
}
#: What XML cannot hold, such as a line break pasted out of Word: the engine ends the process over it.
UNDRAWABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_NUMBER = re.compile(r"(\d+\.\d\d)\d+")
_first_drawn_in: list[int] = []


class Forked(RuntimeError):
    """The engine was used before this process was forked and would hang here for ever."""


def draw(spec: dict[str, Any], *, name: str, title: str, description: str) -> SafeString:
    """One `<svg>` named by its title and description; `name` begins its ids, so it must be unique."""
    from vl_convert import vegalite_to_svg  # noqa: PLC0415 - nobody who only imports us may start the engine

    _refuse_after_a_fork()
    drawn = vegalite_to_svg(_drawable(spec), allowed_base_urls=[])
    svg = ET.fromstring(drawn)  # noqa: S314 - the engine's own
    picture = _framed(svg, name, _drawable(title), _drawable(description))
    return _safe(picture)


def _drawable(value: Any) -> Any:
    """The same with "�" for every character that no drawing can hold."""
    if isinstance(value, str):
        return UNDRAWABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_drawable(key): _drawable(each) for key, each in value.items()}
    return [_drawable(each) for each in value] if isinstance(value, list | tuple) else value


def _refuse_after_a_fork() -> None:
    if not _first_drawn_in:
        _first_drawn_in.append(os.getpid())
    if _first_drawn_in[0] != os.getpid():
        raise Forked("Charts were drawn before this process was forked; draw them in the child only.")


def _framed(drawn: ET.Element, name: str, title: str, description: str) -> ET.Element:
    picture = ET.Element("svg", _root_attributes(drawn, name))
    ET.SubElement(picture, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(picture, "desc", {"id": f"{name}-desc"}).text = description
    _copy(drawn, picture)
    return picture


def _root_attributes(drawn: ET.Element, name: str) -> dict[str, str]:
    size = {each: drawn.attrib[each] for each in ("width", "height", "viewBox")}
    words = {"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "font-family": FONTS}
    return {"xmlns": "http://www.w3.org/2000/svg"} | size | words


def _copy(source: ET.Element, target: ET.Element) -> None:
    """The harmless children of `source` into `target`; a group that does nothing is left out."""
    for child in source:
        tag = child.tag.rpartition("}")[2]
        if tag not in ELEMENTS or child.get("display") == "none" or _draws_nothing(tag, child):
            continue
        kept = {
            key: LONG_NUMBER.sub(r"\1", value) for key, value in child.items() if _is_harmless(key, value)
        }
        if tag == "g" and not (set(kept) - {"fill"}):
            _copy(child, target)
            continue
        copied = ET.SubElement(target, tag, kept)
        copied.text = child.text if tag == "text" else None
        _copy(child, copied)


def _draws_nothing(tag: str, child: ET.Element) -> bool:
    """An empty group, or a box behind one that is neither filled nor stroked."""
    if tag == "g":
        return len(child) == 0
    return child.get("class") in ("background", "foreground") and child.get("stroke") is None


def _is_harmless(key: str, value: str) -> bool:
    return key in ATTRIBUTES and "url(" not in value and (key, value) != ("opacity", "1")


def _safe(picture: ET.Element) -> SafeString:
    return mark_safe(ET.tostring(picture, encoding="unicode"))  # noqa: S308  rebuilt above, text escaped
