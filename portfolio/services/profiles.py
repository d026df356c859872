"""The learner's words about themselves, the centre's texts, and that the learner has read them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.induction import texts_of
from portfolio.models import Acceptance, Centre, CentreText, Membership, Portfolio, Profile
from portfolio.permissions import may_write_centre_texts, owns
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def write_profile(
    *, by: Membership, portfolio: Portfolio, about: str, job_description: str, edit_no: int
) -> Profile:
    """``edit_no`` is the one the form was opened with, 0 for a first time; an older one raises Moved."""
    if not owns(by, portfolio):
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)  # a second press of the button waits here
    found = Profile.objects.filter(portfolio=portfolio).first()
    if (found.edit_no if found else 0) != edit_no:
        raise Moved("This was changed in another window. Your text is below; compare before you save.")
    profile = found or Profile(portfolio=portfolio, centre=portfolio.centre, edit_no=0)
    profile.about, profile.job_description = about.strip(), job_description.strip()
    profile.edit_no, profile.changed_at = edit_no + 1, clock.now()
    profile.full_clean(validate_unique=False)
    profile.save()
    return profile


@transaction.atomic
def write_centre_text(*, by: Membership, kind: str, text: str, number: int) -> CentreText:
    """A new wording; ``number`` is of the newest one the form was opened over, 0 where ours stood.

    Learners who accepted the earlier words are asked again.
    """
    if not may_write_centre_texts(by):
        raise PermissionDenied
    Centre.objects.select_for_update().get(pk=by.centre_id)
    top = CentreText.objects.filter(centre=by.centre, kind=kind).aggregate(top=Max("number"))["top"] or 0
    if top != number:
        raise Moved("A colleague changed this text. Yours is below; compare before you save.")
    row = CentreText(centre=by.centre, kind=kind, number=top + 1, text=text.strip(), written_by=by)
    row.full_clean()
    row.save()
    append_entry(
        event="centre_text.written",
        actor=by,
        centre=by.centre,
        facts={"kind": kind, "number": row.number, "text": sha256_hex(row.text)},
    )
    return row


@transaction.atomic
def accept_text(*, by: Membership, portfolio: Portfolio, kind: str, text_hash: str) -> Acceptance:
    """The learner says that they read these words. Twice gives the first; other words raise Moved."""
    if not owns(by, portfolio):
        raise PermissionDenied
    shown = next((each for each in texts_of(portfolio.centre) if each.kind == kind), None)
    if shown is None:
        raise Refused("There is no such text.")
    if shown.hash != text_hash:
        raise Moved("Your centre changed this text since you opened it. Read it once more.")
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)
    row, is_new = Acceptance.objects.get_or_create(
        portfolio=portfolio,
        kind=kind,
        text_hash=text_hash,
        defaults={"centre": portfolio.centre, "text": shown.text, "accepted_by": by},
    )
    if is_new:
        append_entry(
            event="text.accepted",
            actor=by,
            centre=portfolio.centre,
            portfolio=portfolio,
            facts={"kind": kind, "text": text_hash},
        )
    return row
