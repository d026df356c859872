from django import template
from django.utils.safestring import SafeString

from portfolio.text import render_markdown

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """A learner's or assessor's Markdown as safe HTML."""
    return render_markdown(text or "")
