"""What is wrong with a form, as the lines of an error summary."""

from typing import NamedTuple

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet


class FormError(NamedTuple):
    """`target` is the id of the control at fault, empty when the error belongs to the whole form."""

    message: str
    target: str


def errors_of(form: BaseForm | BaseFormSet) -> list[FormError]:
    """All errors in the order of the page, formsets included; a form that was not sent has none."""
    if not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        own = [FormError(message, "") for message in form.non_form_errors()]
        return own + [error for inner in form.forms for error in errors_of(inner)]
    own = [FormError(message, "") for message in form.non_field_errors()]
    return own + [FormError(message, _target(field)) for field in form for message in field.errors]


def _target(field: BoundField) -> str:
    """Radio and checkbox groups have no id of their own, so their first choice is meant."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
