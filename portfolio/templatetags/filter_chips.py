"""Which filters of a list are on, in words, each with the address of the list without it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format


def chips_of(form: BaseForm, query: QueryDict) -> Iterator[dict[str, str]]:
    """One chip (label, value, url) for each field of a filter form that narrows the list."""
    if not (form.is_bound and form.is_valid()):
        return
    for field in form:
        value = form.cleaned_data.get(field.name)
        if _is_on(value):
            kept = query.copy()
            for key in [key for key in query if _belongs(key, field.html_name)]:
                del kept[key]
            yield {"label": str(field.label), "value": _in_words(field, value), "url": f"?{kept.urlencode()}"}


def shown(value: Any) -> str:
    """A value as people write it: 3 Mar 2026, with the local time if it has one."""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value) if timezone.is_aware(value) else value, "j M Y, H:i")
    return date_format(value, "j M Y") if isinstance(value, date) else str(value)


def _is_on(value: Any) -> bool:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return bool(list(value))
    return value not in (None, "", False)


def _belongs(key: str, name: str) -> bool:
    """A range filter sends name_min, name_max, name_after and the like; the page number goes with any."""
    return key in (name, "page") or key.startswith(f"{name}_")


def _in_words(field: BoundField, value: Any) -> str:
    if value is True:
        return ""
    if isinstance(value, slice):
        return " to ".join(shown(end) for end in (value.start, value.stop) if end not in (None, ""))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_in_words(field, item) for item in value)
    choices = {str(key): text for key, text in getattr(field.field, "choices", [])}
    return str(choices.get(str(value)) or shown(value))
