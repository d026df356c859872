"""Showing on a form why a service said no."""

from django.core.exceptions import ValidationError
from django.forms import BaseForm

from portfolio.refusals import Refused


def refuse(form: BaseForm, error: Refused | ValidationError) -> None:
    """Beside the field at fault where the form has it, on top of the form otherwise."""
    if isinstance(error, Refused):
        form.add_error(None, error.sentence)
    elif hasattr(error, "error_dict") and set(error.error_dict) - set(form.fields):
        form.add_error(None, error.messages)
    else:
        form.add_error(None, error)
