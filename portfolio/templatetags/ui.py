"""The components of every page: `{% load ui %}`. Their markup is in templates/components/."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_outline

from portfolio.templatetags.filter_chips import chips_of, shown
from portfolio.templatetags.form_errors import FormError, errors_of, words_of
from portfolio.templatetags.states import GLYPHS, STAGES, look_of

register = template.Library()
register.filter("error_words", words_of)


@register.simple_tag
def icon(name: str, size: int = 20, css: str = "", label: str = "") -> str:
    """An icon that follows the text's colour; hidden from screen readers unless `label` is given."""
    if name in GLYPHS:
        shape: str = _render("glyph", {"name": name, "size": size, "css": css})
    else:
        shape = heroicon_outline(name, size=size, stroke_width="1.75", **{"class": f"icon {css}".strip()})
    return format_html('{}<span class="visually-hidden">{}</span>', shape, label) if label else shape


@register.inclusion_tag("components/chip.html")
def state_chip(state: str, label: str = "") -> dict[str, Any]:
    """A criterion's, record's, improvement's or unit's state as word, icon and colour."""
    return {"look": look_of(str(state), str(label))}


@register.inclusion_tag("components/chip.html")
def stage_chip(stage: str, label: str = "") -> dict[str, Any]:
    """One of the four stages of the loop: feedback, plan, change, review."""
    look = STAGES[stage]
    return {"look": look._replace(label=label) if label else look}


@register.inclusion_tag("components/dot.html")
def dot(url: str, state: str, label: str, locator: str = "") -> dict[str, Any]:
    """A cell of the unit grid: a link to a place in a record; `label` is its full name."""
    return {"url": url, "look": look_of(state), "label": label, "locator": locator}


@register.simple_tag
def ring(reached: int = 0, label: str = "", size: str = "md", text: str = "") -> str:
    """The loop: `reached` stages of four in colour, closed at 4. Sizes: xs, sm, md, lg, xl."""
    arcs = [{"stage": stage, "on": n < reached, "turn": 90 * n - 75} for n, stage in enumerate(STAGES)]
    return _render("ring", {"arcs": arcs, "label": label, "size": size, "text": text})


@register.inclusion_tag("components/progress_ring.html")
def progress_ring(value: int, total: int, label: str = "", size: str = "md") -> dict[str, Any]:
    """`value` of `total` as an arc with the figure inside; `label` says of what."""
    return {"value": value, "total": total, "label": label, "size": size, "percent": _percent(value, total)}


@register.inclusion_tag("components/unit_bar.html")
def unit_bar(met: int, total: int, waiting: int = 0, claimed: int = 0, planned: int | None = None) -> dict:
    """Criteria as segments: met, waiting for the assessor, claimed, open; `planned` is a mark in percent."""
    kinds = ["met"] * met + ["waiting"] * waiting + ["claimed"] * claimed
    kinds = (kinds + ["open"] * total)[:total]
    width = 100 / total if total else 100
    segments = [
        {"kind": kind, "x": f"{n * width:.2f}", "width": f"{width * 0.9:.2f}"} for n, kind in enumerate(kinds)
    ]
    return {"met": met, "total": total, "waiting": waiting, "segments": segments, "planned": planned}


@register.inclusion_tag("components/progress_bar.html")
def progress_bar(value: int, total: int = 100, label: str = "", text: str = "", tone: str = "brand") -> dict:
    """One plain bar with its words; `text` replaces the default "6 of 10"."""
    return {"value": value, "total": total or 1, "label": label, "text": text, "tone": tone}


def _percent(value: int, total: int) -> int:
    return round(100 * value / total) if total else 0


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """Every error of the forms and formsets, each a link to its field; a form is summed up once a page."""
    errors: list[FormError] = []
    for form in filter(None, forms):
        if not getattr(form, "summed_up", False):
            errors += errors_of(form)
            form.summed_up = True
    return {"errors": errors}


@register.simple_tag
def error_prefix(*forms: Any) -> str:
    """Puts "Error: " at the start of a page's title when a form was sent with mistakes."""
    return "Error: " if any(errors_of(form) for form in filter(None, forms)) else ""


@register.simple_block_tag
def page_header(content: str, title: str, kicker: str = "", lead: str = "", ring: str = "") -> str:
    """The page's one h1; the block holds its one primary action. `kicker` is a ref or a place."""
    context = {"title": title, "kicker": kicker, "lead": lead, "ring": ring, "actions": _inner(content)}
    return _render("page_header", context)


@register.simple_block_tag
def callout(content: str, tone: str = "info", title: str = "") -> str:
    """A sentence that must not be missed. Tones: info, good, warning, danger."""
    return _render("callout", {"tone": tone, "title": title, "content": content})


@register.simple_block_tag
def card(content: str, title: str = "", stage: str = "", css: str = "", level: int = 2) -> str:
    """A hairline card; `stage` draws its left rule in the stage's colour; `level` is the heading's."""
    context = {"content": content, "title": title, "stage": stage, "css": css, "level": level}
    return _render("card", context)


@register.simple_block_tag
def empty_state(content: str, title: str, icon: str = "inbox") -> str:
    """An empty list that teaches: heading, two sentences and an action in the block."""
    return _render("empty_state", {"title": title, "icon": icon, "content": content})


@register.simple_block_tag
def trail_item(
    content: str, title: str, *, stage: str = "", ref: str = "", url: str = "", when: Any = "", by: str = ""
) -> str:
    """One step of a trail or history, inside `<ol class="trail">`; the block says what happened."""
    context = {"title": title, "stage": stage, "ref": ref, "url": url, "by": by, "content": _inner(content)}
    return _render("trail_item", {**context, "when": shown(when) if when else ""})


@register.simple_block_tag
def table_scroll(content: str, label: str) -> str:
    """A wide table in its own scroller that the keyboard can reach; `label` names the region."""
    return _render("table_scroll", {"label": label, "content": content})


@register.simple_block_tag(takes_context=True)
def confirm_panel(
    context: template.Context,
    content: str,
    title: str,
    *,
    what: str,
    undo: str,
    submit: str,
    cancel_url: str,
    action: str = "",
) -> str:
    """Asks before a destructive act: what will happen and how to undo it; the block holds extra fields."""
    panel = {"title": title, "what": what, "undo": undo, "submit": submit, "cancel_url": cancel_url}
    return _render("confirm_panel", {**panel, "action": action, "content": content, "token": _token(context)})


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(
    context: template.Context,
    url: str,
    label: str,
    *,
    icon: str = "",
    css: str = "btn-outline-primary",
    **fields: Any,
) -> dict[str, Any]:
    """A form of one button, because a link must not write; further keywords become hidden fields."""
    button = {"url": url, "label": label, "icon": icon, "css": css, "fields": fields}
    return {**button, "token": _token(context)}


@register.simple_block_tag(takes_context=True)
def list_header(
    context: template.Context,
    content: str,
    count: int,
    noun: str,
    *,
    nouns: str = "",
    filterset: Any = None,
    xlsx_url: str = "",
) -> str:
    """Above a list: its count, the filters in the block, what is on as chips, and the XLSX link."""
    query = context["request"].GET
    head = {"count": count, "noun": noun if count == 1 else nouns or f"{noun}s", "xlsx_url": xlsx_url}
    chips = list(chips_of(filterset.form, query)) if filterset else []
    return _render(
        "list_header", {**head, "chips": chips, "content": _inner(content), "query": query.urlencode()}
    )


@register.inclusion_tag("components/sort_link.html", takes_context=True)
def sort_link(context: template.Context, label: str, name: str, param: str = "sort") -> dict[str, Any]:
    """A column's sort link; a second click turns it round."""
    query = context["request"].GET.copy()
    current = query.get(param, "")
    query[param] = f"-{name}" if current == name else name
    query.pop("page", None)
    url = f"?{query.urlencode()}"
    return {"label": label, "url": url, "up": current == name, "down": current == f"-{name}"}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Any) -> dict[str, Any]:
    """Page links that keep the filters; nothing when there is one page."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"page": page, "numbers": numbers, "request": context["request"], "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("components/crumb.html")
def crumb(label: Any, url: str = "") -> dict[str, Any]:
    """One step of the breadcrumb block; the last has no address."""
    return {"label": label, "url": url}


@register.inclusion_tag("components/fact.html")
def fact(term: str, value: Any, css: str = "") -> dict[str, Any]:
    """One line of `<dl class="facts">`; an empty value shows as "Not given"."""
    return {"term": term, "value": "" if value is None else value, "css": css}


@register.inclusion_tag("components/record_card.html")
def record_card(
    ref: str,
    title: str,
    url: str,
    *,
    state: str = "",
    kind: str = "",
    when: Any = "",
    meta: str = "",
    stage: str = "",
) -> dict[str, Any]:
    """A record in a list: ref, title, state, and one muted line of kind, date and `meta`."""
    line = [str(part) for part in (kind, shown(when) if when else "", meta) if part]
    return {"ref": ref, "title": title, "url": url, "state": state, "line": line, "stage": stage}


def _render(name: str, context: dict[str, Any]) -> SafeString:
    return render_to_string(f"components/{name}.html", context)


def _inner(content: str) -> SafeString:
    """The rendered block without the space around it, so that a template can ask whether it is empty."""
    return SafeString(content.strip())


def _token(context: template.Context) -> str:
    return str(context.get("csrf_token", ""))
