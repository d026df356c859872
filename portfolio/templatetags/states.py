"""How each state looks: its words, its icon and its tone. Colour never stands alone (look.md)."""

from typing import NamedTuple


class Look(NamedTuple):
    """`icon` is a heroicons outline name or one of our glyphs; `tone` is a class of components.css."""

    label: str
    icon: str
    tone: str


GLYPHS = {"hollow", "half", "double-tick", "ring-broken"}

CRITERION = {
    "not_started": Look("Not started", "hollow", "quiet"),
    "open": Look("Not started", "hollow", "quiet"),
    "claimed": Look("Claimed", "half", "brand"),
    "ready": Look("Ready to hand in", "paper-airplane", "brand"),
    "with_assessor": Look("With assessor", "clock", "plan"),
    "not_yet": Look("Not yet", "arrow-uturn-left", "feedback"),
    "met": Look("Met", "check", "review"),
    "checked": Look("Checked by IQA", "double-tick", "review"),
    "reopened": Look("Reopened", "ring-broken", "change"),
}

RECORD = {
    "draft": Look("Draft", "pencil", "quiet"),
    "submitted": Look("Submitted", "paper-airplane", "plan"),
    "under_review": Look("Being read", "eye", "plan"),
    "accepted": Look("Accepted", "check", "review"),
    "returned": Look("Returned", "arrow-uturn-left", "feedback"),
    "not_valid": Look("Not valid", "no-symbol", "danger"),
    "locked": Look("Locked", "lock-closed", "review"),
    "withdrawn": Look("Withdrawn", "minus-circle", "quiet"),
    "quarantined": Look("Set aside for a check", "shield-exclamation", "danger"),
}

IMPROVEMENT = {
    "gathering": Look("Gathering feedback", "chat-bubble-left-right", "feedback"),
    "analysing": Look("Finding out why", "magnifying-glass", "feedback"),
    "planning": Look("Planning", "map", "plan"),
    "agreed": Look("Agreed", "hand-thumb-up", "plan"),
    "changing": Look("Making the change", "wrench-screwdriver", "change"),
    "live": Look("Live", "bolt", "change"),
    "reviewed": Look("Reviewed", "scale", "review"),
    "embedded": Look("Part of how we work", "square-3-stack-3d", "review"),
    "closed": Look("Closed", "check-circle", "review"),
    "paused": Look("Paused", "pause-circle", "quiet"),
    "declined": Look("Declined", "hand-raised", "feedback"),
    "abandoned": Look("Stopped", "stop-circle", "quiet"),
}

UNIT = {
    "in_progress": Look("In progress", "half", "brand"),
    "all_met": Look("All criteria met", "check", "review"),
    "declared": Look("Declared by learner", "pencil-square", "plan"),
    "awaiting_countersign": Look("Waits for countersigning", "clock", "plan"),
    "signed": Look("Signed off", "check-badge", "review"),
    "selected": Look("Chosen for IQA", "funnel", "plan"),
    "not_selected": Look("Not sampled", "hollow", "quiet"),
    "iqa_agreed": Look("IQA agrees", "double-tick", "review"),
    "iqa_action": Look("IQA asks for action", "arrow-uturn-left", "feedback"),
    "cleared": Look("Cleared", "double-tick", "review"),
}

JOB = {
    "unclaimed": Look("Not claimed yet", "hollow", "quiet"),
    "claim_ready": Look("Can be prepared", "sparkles", "brand"),
    "prepared": Look("Prepared", "clock", "plan"),
    "authorised": Look("Authorised", "check", "plan"),
    "awaiting_eqa": Look("Waits for the EQA", "clock", "feedback"),
    "released": Look("Released", "check", "plan"),
    "certificated": Look("Certificated", "check-badge", "review"),
    "revoked": Look("Revoked", "no-symbol", "danger"),
    "queued": Look("Waiting to start", "clock", "quiet"),
    "running": Look("Running", "arrow-path", "plan"),
    "done": Look("Done", "check", "review"),
    "failed": Look("Did not finish", "exclamation-triangle", "danger"),
    "planned": Look("Planned", "calendar", "quiet"),
    "action_open": Look("Action open", "arrow-uturn-left", "feedback"),
    "action_done": Look("Action answered", "pencil-square", "plan"),
}

ASSIGNMENT = {
    "drafted": Look("Waits for a check", "clock", "plan"),
    "changes_needed": Look("Changes needed", "arrow-uturn-left", "feedback"),
    "verified": Look("Fit to issue", "check", "review"),
    "brief_issued": Look("Issued", "paper-airplane", "brand"),
    "issued": Look("To hand in", "clipboard-document-list", "brand"),
    "overdue": Look("Deadline passed", "exclamation-triangle", "warning"),
    "handed_in": Look("Handed in", "paper-airplane", "plan"),
    "judged": Look("Judged", "check", "review"),
    "resubmission_authorised": Look("May hand in again", "arrow-path", "brand"),
    "iv_done": Look("Checked by IQA", "double-tick", "review"),
    "final": Look("Final", "lock-closed", "review"),
}

READINESS = {
    "error": Look("Must be put right", "exclamation-circle", "danger"),
    "warning": Look("Look at", "exclamation-triangle", "warning"),
    "todo": Look("To do", "hollow", "quiet"),
    "info": Look("Hint", "light-bulb", "plan"),
    "set_aside": Look("Set aside", "minus-circle", "quiet"),
}

CASE = {
    "appealed": Look("Waits for an answer", "clock", "plan"),
    "appeal_answered": Look("Answered", "pencil-square", "review"),
    "suspected": Look("Suspected", "exclamation-circle", "warning"),
    "reported": Look("Reported", "paper-airplane", "plan"),
    "investigating": Look("Being looked into", "eye", "plan"),
    "decided": Look("Decided", "scale", "review"),
    "case_closed": Look("Closed", "lock-closed", "quiet"),
}

STAGES = {
    "feedback": Look("Feedback", "chat-bubble-left-right", "feedback"),
    "plan": Look("Plan", "map", "plan"),
    "change": Look("Change", "wrench-screwdriver", "change"),
    "review": Look("Review", "scale", "review"),
}

STATES = {**CRITERION, **RECORD, **IMPROVEMENT, **UNIT, **JOB, **ASSIGNMENT, **READINESS, **CASE}


def look_of(state: str, label: str = "") -> Look:
    """The look of a state; an unknown one shows its own word, so nothing hides."""
    known = STATES.get(state) or Look(state.replace("_", " ").capitalize(), "minus", "quiet")
    return known._replace(label=label) if label else known
