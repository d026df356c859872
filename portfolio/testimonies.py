"""What a testimony rests on, as records, pages and print show it (domain.md 5.1 and 5.2)."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from portfolio.canonical import fingerprint
from portfolio.models import Record, Testimony, Witness
from portfolio.sections import section

TESTIMONIES = ("WT", "EWT")
EARLIER = "An earlier wording of this account. The learner changed it after this was signed."


def account_seal(record: Record) -> str:
    """SHA-256 of the account that a witness reads: reference, title, days and the learner's words."""
    days = (record.happened_on, record.happened_until)
    return fingerprint(
        {
            "ref": record.ref,
            "title": record.title,
            "days": [day.isoformat() if day else None for day in days],
            "narrative": record.narrative,
        }
    )


def testimony_details(record: Record) -> dict[str, Any]:
    """``Kind.snapshot`` of WT and EWT: the learner's fields, and every testimony that was signed.

    ``witness_name`` and ``witness_email`` are of the newest, so that nobody judges what they testified to
    (domain.md 8.7, invariant 3). One query.
    """
    details = {key: value for key, value in sorted(record.details.items()) if value}
    signed = list(record.testimonies.all()) if record.pk else []
    if not signed:
        return details
    seal, newest = account_seal(record), signed[0].facts
    sections = [_section(each, is_earlier=each.seal != seal) for each in signed]
    addresses = " ".join(dict.fromkeys(each.facts["email"] for each in signed if each.facts["email"]))
    who = {"witness_name": newest["name"], "witness_email": addresses}
    return details | who | {"sections": sections}


def _section(row: Testimony, *, is_earlier: bool) -> dict[str, Any]:
    facts, day = row.facts, date_format(timezone.localdate(row.signed_at), "j M Y")
    title = f"Earlier testimony of {facts['name']}, {day}" if is_earlier else f"Testimony of {facts['name']}"
    return section(
        title,
        quotes=[(row.words, f"Signed by {row.signed_name} on {day}", "")],
        facts=[
            ("How they know the learner", row.relationship),
            ("Job", ", ".join(each for each in (row.job_title, facts["employer"]) if each)),
            ("Saw it themselves on", date_format(row.seen_on, "j M Y")),
            ("Kind of witness", Witness.Category(facts["category"]).label),
            ("What makes them an expert", facts["competence"] if row.is_by_expert else ""),
            ("About", EARLIER if is_earlier else "This account, as it stands here."),
            ("Seal of what they read", row.seal),
        ],
    )


def expert_faults(record: Record, agreed: bool | None = None) -> list[str]:
    """Why an expert witness testimony does not count as one yet, as sentences; empty when it does.

    An expert is competent, shown to be so, and agreed in the assessment plan beforehand; else the
    testimony is an ordinary one (domain.md 5.1). ``agreed`` is what the plans say, None where none does.
    """
    row = record.testimonies.first()
    if row is None:
        return ["No expert has signed it yet."]
    name, faults = row.facts["name"], []
    if not row.is_by_expert:
        faults.append(f"The list of witnesses did not call {name} an expert when they signed.")
    if not row.facts["competence"]:
        faults.append(f"The list of witnesses did not say what makes {name} an expert.")
    if not agreed:
        faults.append(f"No assessment plan named {name} as an expert beforehand.")
    return [*faults, "So it counts as an ordinary testimony."] if faults else []
