"""Markdown to safe HTML, in one place: CommonMark with raw HTML off, then an allow-list."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# "breaks": people press Enter and mean a new line, above all in minutes and in questions and answers.
_options = {"html": False, "linkify": False, "breaks": True}
_markdown = MarkdownIt("commonmark", _options).enable(["table", "strikethrough"])

TAGS = {
    "p", "br", "hr", "strong", "em", "s", "ul", "ol", "li", "blockquote", "code", "pre",
    "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td", "a",
}  # fmt: skip


def _lower_heading(tokens: list) -> None:
    """A writer's top heading becomes the third level: the page owns the two above."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 5)}"


def render_markdown(text: str) -> SafeString:
    """HTML without ids, classes, pictures or scripts; links only to http, https and mailto."""
    tokens = _markdown.parse(text)
    _lower_heading(tokens)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308  nh3 has just cleaned it
