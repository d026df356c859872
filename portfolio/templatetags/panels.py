"""`{% load panels %}`: a part of the page that a later app fills."""

from typing import cast

from django import template
from django.template import RequestContext, Template

from portfolio.panels import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def panel(context: RequestContext, filled: Panel | None) -> str:
    """``{% panel missing %}`` shows what ``portfolio.panels.panel_about`` gave; nothing for None.

    It sees its own context, the request and the form token, and nothing else of the page.
    """
    if filled is None:
        return ""
    kept = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}
    page = cast(Template, context.template)  # a tag is rendered by a template
    found = page.engine.get_template(filled.template)
    return found.render(context.new(kept | filled.context))
