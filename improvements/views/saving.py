"""What happens when a form is sent: saved and on to the story, or shown again with everything typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from feedback.views.refusing import show_refusal
from improvements.models import Action, Improvement, State
from improvements.services.loop_records import why_it_stands
from portfolio.middleware import MemberRequest
from portfolio.models import Record
from portfolio.places import place_url
from portfolio.refusals import AlreadyDone, Moved, Refused

#: From a state, after a record of a kind was saved: the usual next move, and the question that leads to it.
NEXT_MOVES: dict[tuple[str, str], tuple[State, str]] = {
    (State.AGREED, "CH"): (State.CHANGING, "Has the change begun?"),
    (State.CHANGING, "CH"): (State.LIVE, "Is the new way in use?"),
    (State.LIVE, "REV"): (State.REVIEWED, "Is the review complete?"),
    (State.REVIEWED, "LOG"): (State.EMBEDDED, "Is it part of how you work now?"),
    (State.EMBEDDED, "LOG"): (State.CLOSED, "Is this turn complete?"),
}


def save(form: forms.Form, write: Callable[[], Any], fresh_edit_no: Callable[[], int]) -> tuple[Any, int]:
    """What was written and 200, or None and the status of the page that says why it was not.

    ``write`` is called only for a form without a mistake, so it may use its ``cleaned_data``.
    After a Moved the form takes the present ``edit_no``: who has compared and presses again means it.
    """
    if not form.is_valid():
        return None, 422
    try:
        return write(), 200
    except AlreadyDone as again:
        return again.made, 200
    except (Refused, ValidationError) as error:
        show_refusal(form, error)
        if not isinstance(error, Moved):
            return None, 422
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["edit_no"] = str(fresh_edit_no())  # type: ignore[index]
    return None, 409


def went_on(request: MemberRequest, record: Record, improvement: Improvement) -> HttpResponse:
    """To the story, saying what is saved and what usually comes next. Nothing moves by itself."""
    said = f"{record.ref} is saved."
    move = NEXT_MOVES.get((improvement.state, record.kind))
    if move and _is_due(move[0], record):
        url = reverse("improvements:move", args=[improvement.portfolio.ref, improvement.ref])
        label = f"Move it on to “{move[0].label}”"
        said = format_html('{} {} <a href="{}">{}</a>.', said, move[1], url, label)
    messages.success(request, said)
    return redirect("improvements:story", improvement.portfolio.ref, improvement.ref)


def _is_due(to: State, record: Record) -> bool:
    """An action leads on when it has begun or is done, an entry when it is the one that the move rests on."""
    if record.kind == "CH":
        action = record.action
        begun = action.done_on or (action.started_on if to == State.CHANGING else None)
        return begun is not None and action.kind in Action.CHANGE_KINDS
    wanted = {State.EMBEDDED: "embed", State.CLOSED: "sustain"}.get(to)
    return wanted is None or record.journal_entry.kind == wanted


def stands(request: MemberRequest, record: Record) -> HttpResponse:
    """Opening the editor of a record that cannot change now leads to the record itself."""
    messages.info(request, why_it_stands(record))
    return redirect(place_url("record", record.portfolio.ref, record.ref))
