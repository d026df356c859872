"""The centre's ledger as people read it: what happened, in words, and whether the chain holds."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import LedgerEntry, Membership, Role
from portfolio.permissions import may_read_ledger
from portfolio.services.ledger import head_of, verify_whole
from portfolio.sheets import sheet_response

PER_PAGE = 50
HEADERS = ("Number", "When", "What", "Role", "About", "Previous hash", "Hash")
ROLES = {**dict(Role.choices), "system": "Loopfolio", "guest": "Somebody by a link"}

#: Every event that a service writes; one that is missing here is shown by its own name.
WORDS = {
    "centre.founded": "The centre was set up",
    "member.added": "A person was given a role",
    "member.suspended": "A person's role was suspended",
    "member.restored": "A person's role was restored",
    "enrolled": "A learner was enrolled",
    "allocated": "Someone was given a learner to work with",
    "deallocated": "Someone was taken off a learner",
    "version.made": "Evidence was sealed as a version",
    "submitted": "Evidence was handed in",
    "record.withdrawn": "A record was withdrawn",
    "judged": "Evidence was judged",
    "decided": "A criterion was decided",
    "judgement.countersigned": "A colleague answered a trainee's judgement",
    "criterion.reopened": "A decided criterion was opened again",
    "signature.voided": "A signature became void",
    "rule_set_aside": "A rule was set aside for a learner",
    "rule_applies_again": "A rule counts again for a learner",
    "parameter_changed": "The centre changed a figure of the rules",
    "rules_chosen": "The centre chose the rules of a criterion",
    "signed.authenticity": "A learner declared the work their own",
    "signed.authored": "An author signed a true record",
    "signed.agreed": "A learner read an assessor's record and signed it",
    "record.seen_elsewhere": "Evidence was seen where it is kept",
    "signed.statement": "A learner signed their statement for a unit",
    "signed.sign_off": "An assessor signed a unit off",
    "signed.countersign": "A unit was countersigned",
    "signed.iqa": "A unit was signed by internal verification",
    "sampling.planned": "A sampling plan was drafted",
    "sampling.approved": "A sampling plan was approved",
    "sampling.drawn": "Samples were drawn",
    "sample.planned": "A unit was chosen for internal verification",
    "sample.opened": "A sample was opened",
    "sample.finished": "The outcome of a sample was given",
    "sample.action_done": "An assessor answered an action",
    "sample.action_closed": "An action was closed",
    "sample.action_back": "An action was sent back",
    "assessor.observed": "An assessor was observed at work",
    "learner.interviewed": "A learner was interviewed",
    "standardisation.called": "A standardisation meeting was called",
    "standardisation.put_up": "Something was put up for blind judgement",
    "standardisation.judged": "Somebody judged blind",
    "standardisation.revealed": "Blind judgements were revealed",
    "standardisation.agreed": "A reading of a criterion was agreed",
    "approval.recorded": "A learner recorded an approval",
    "witness.added": "A witness was put on the list",
    "witness.changed": "What the list says of a witness was changed",
    "guest.invited": "Somebody was asked for their word by a link",
    "guest.answered": "Somebody gave their word by a link",
    "guest.revoked": "A link was taken back",
    "centre_text.written": "The centre changed what learners read at the start",
    "text.accepted": "A learner read and accepted a text of the centre",
    "paper.added": "A paper of a member of staff was added",
    "paper.ended": "A paper of a member of staff was taken off the list",
    "certificate.seen": "A certificate was seen",
    "competence.agreed": "Competence for a unit was agreed",
    "interests.declared": "Somebody declared their interests for a year",
    "interest.raised": "Somebody declared an interest in a learner",
    "interest.mitigated": "What is done about an interest was agreed",
    "interest.ended": "An interest in a learner was found to be over",
    "brief.written": "An assignment brief was written",
    "brief.verified": "An assignment brief was checked",
    "brief.issued": "An assignment brief was issued",
    "assignment.set": "An assignment was set to a learner",
    "assignment.extended": "A deadline was extended",
    "assignment.authorised": "Another attempt was decided on",
    "assignment.handed_in": "An assignment was handed in",
    "certificate_names.recorded": "The names for a learner's certificate were recorded",
    "certificate.step": "A claim for a certificate went a step further",
    "direct_claims.recorded": "The status of direct claims was recorded",
    "case.raised": "A case was raised, or an appeal taken further",
    "case.stage_answered": "A stage of an appeal was answered",
    "case.reported": "A case was reported to the awarding organisation",
    "case.investigating": "A case began to be looked into",
    "case.decided": "A case was decided",
    "case.closed": "A case was closed",
    "case.adjudicator_named": "The adjudicator of an appeal was named",
    "case.reader_named": "Somebody was named who may read a case",
    "appeal.clock_set": "The centre changed the stages and days of appeals",
    "export.requested": "A portfolio PDF was asked for",
    "export.made": "A portfolio PDF was made",
}


@dataclass(frozen=True)
class Line:
    """One entry for a page. ``about`` is the portfolio's reference, or the start of a pseudonym."""

    seq: int
    when: datetime
    words: str
    role: str
    about: str
    previous_hash: str
    hash: str


def lines_of(entries: Any) -> list[Line]:
    """Entries (with their portfolio loaded) as lines; a body that cannot be read says so, not breaks."""
    return [_line(each) for each in entries]


def newest_lines(member: Membership, count: int) -> list[Line]:
    """The last ``count`` entries that the member may read."""
    mine = LedgerEntry.objects.visible_to(member).select_related("portfolio")
    return lines_of(mine.order_by("-seq")[:count])


def _line(entry: LedgerEntry) -> Line:
    try:
        body = json.loads(entry.body)
    except ValueError:
        body = {"role": "unreadable"}
    about = entry.portfolio.ref if entry.portfolio else (body.get("learner") or "")[:8]
    words = WORDS.get(entry.event, entry.event.replace("_", " ").replace(".", ", "))
    role = ROLES.get(body.get("role"), "Cannot be read")
    return Line(entry.seq, entry.written_at, words, str(role), about, entry.previous_hash, entry.hash)


@require_GET
@member_required
def ledger(request: MemberRequest) -> HttpResponse:
    """Newest first. ``?check=1`` walks the whole chain of the centre and says whether it holds."""
    if not may_read_ledger(request.member):
        raise PermissionDenied
    entries = LedgerEntry.objects.visible_to(request.member).select_related("portfolio").order_by("-seq")
    if request.GET.get("format") == "xlsx":
        return sheet_response(
            "ledger.xlsx", HEADERS, (_sheet_row(_line(each)) for each in entries.iterator())
        )
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines_of(page.object_list),
        "head": head_of(request.member.centre),
        "slug": request.member.centre.slug,
        "report": verify_whole(request.member.centre) if "check" in request.GET else None,
    }
    return render(request, "portfolio/ledger/list.html", context)


def _sheet_row(line: Line) -> tuple[Any, ...]:
    return (line.seq, line.when, line.words, line.role, line.about, line.previous_hash, line.hash)
