"""What is wrong with a form, as the lines of an error summary."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.forms import BaseForm, CheckboxInput, Field
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet


class FormError(NamedTuple):
    """`target` is the id of the control at fault, empty when the error belongs to the whole form."""

    message: str
    target: str


def errors_of(form: BaseForm | BaseFormSet) -> list[FormError]:
    """All errors in the order of the page, formsets included; a form that was not sent has none.

    A form may carry formsets of its own as ``inner``.
    """
    if not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        own = [FormError(str(message), "") for message in form.non_form_errors()]
        return own + [error for inner in form.forms for error in errors_of(inner)]
    own = [FormError(str(message), "") for message in form.non_field_errors()]
    own += [FormError(message, _target(field)) for field in form for message in words_of(field)]
    return own + [error for inner in getattr(form, "inner", ()) for error in errors_of(inner)]


def words_of(field: BoundField) -> list[str]:
    """A field's errors in words; Django's own "required" sentence would not say which field it means."""
    if not field.errors:
        return []
    return [words for error in field.errors.as_data() for words in _sentences(field, error)]


def _sentences(field: BoundField, error: ValidationError) -> list[str]:
    if error.code != "required" or error.message != Field.default_error_messages["required"]:
        return [str(message) for message in error.messages]
    if isinstance(field.field.widget, CheckboxInput):
        return [f"Tick “{str(field.label).rstrip('.')}”."]
    return [f"“{field.label}” needs an answer."]


def _target(field: BoundField) -> str:
    """Radio and checkbox groups have no id of their own, so their first choice is meant."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
