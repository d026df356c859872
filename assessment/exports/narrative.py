"""The second wall for rich text: whatever reached us as sanitised HTML is cleaned again for print."""

import re

import nh3
from django.utils.safestring import SafeString

TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "a"),
    *("strong", "em", "b", "i", "u", "s", "del", "sub", "sup", "code"),
    *("table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"),
}
HEADING = re.compile(r"<(/?)h[1-6]>")


def clean_html(html: str) -> SafeString:
    """No attribute but web links, so no id can shadow ours; no picture; headings below the record's own."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_web_links_only,
    )
    return SafeString(HEADING.sub(r"<\1h4>", cleaned))


def _web_links_only(tag: str, name: str, value: str) -> str | None:
    return value if value.startswith(("http://", "https://", "mailto:")) else None
