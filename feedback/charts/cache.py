"""Drawings are kept by what they show, so a page does not draw again what has not changed."""

import hashlib
import json
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString

from feedback.charts.drawing import draw

REVISION = 2  # raise when drawing.py changes what it makes of a specification
A_MONTH = 30 * 24 * 3600


def chart_svg(spec: dict[str, Any], *, title: str, description: str) -> SafeString:
    """The drawing of a specification, from the cache when it is there. Its ids come from what it shows."""
    content = json.dumps([REVISION, title, description, spec], sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    svg = cache.get(f"chart:{digest}")
    if svg is None:
        svg = draw(spec, name=f"chart-{digest[:12]}", title=title, description=description)
        cache.set(f"chart:{digest}", svg, A_MONTH)
    return svg
