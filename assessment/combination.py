"""Rules of combination: whether units add up to a certificate (domain.md section 3; 8.7, invariant 11).

Pure, over loaded rows: prefetch ``links__unit`` of the qualification to ask nothing of the database.
"""

from collections.abc import Iterable
from typing import Any

from assessment.models import Qualification, QualificationUnit, Unit


def combination_faults(
    qualification: Qualification, taken: Iterable[Unit], cleared: Iterable[Unit]
) -> list[str]:
    """What still keeps these units from a certificate, each fault one plain sentence; empty when nothing.

    ``taken`` are the units of the claim, ``cleared`` those of them that may count. The least is counted in
    cleared units and the most in taken ones, so that clearing a unit never adds a fault. A unit without
    a credit value in its specification counts as no credit. Units are told apart by code.
    """
    chosen = {unit.code for unit in taken}
    done = {unit.code for unit in cleared} & chosen
    links = sorted(qualification.links.all(), key=lambda link: link.position)
    counting = [link for link in links if link.unit.code in done]
    rules = qualification.rules or {}
    return [
        *_required(links, chosen, done),
        *(fault for group in rules.get("groups", ()) for fault in _group(group, links, chosen, done)),
        *_credit(rules, counting),
    ]


def _required(links: list[QualificationUnit], chosen: set[str], done: set[str]) -> list[str]:
    needed = [link.unit.code for link in links if link.required]
    missing = [f"{code} is required and was not taken." for code in needed if code not in chosen]
    return missing + [
        f"{code} is required and not cleared yet." for code in needed if code in chosen and code not in done
    ]


def _group(
    group: dict[str, Any], links: list[QualificationUnit], chosen: set[str], done: set[str]
) -> list[str]:
    own = [link for link in links if link.group == group["id"]]
    has = _measured([link for link in own if link.unit.code in done])
    takes = _measured([link for link in own if link.unit.code in chosen])
    faults = []
    for what in ("units", "credit"):
        least, most = group.get(f"min_{what}"), group.get(f"max_{what}")
        if least is not None and has[what] < least:
            faults.append(f"{group['title']} needs at least {_of(least, what)}; {has[what]} cleared so far.")
        if most is not None and takes[what] > most:
            faults.append(f"{group['title']} counts at most {_of(most, what)}; {takes[what]} were taken.")
    return faults


def _measured(links: list[QualificationUnit]) -> dict[str, int]:
    return {"units": len(links), "credit": _credits(links)}


def _credits(links: list[QualificationUnit]) -> int:
    return sum(link.unit.credit or 0 for link in links)


def _credit(rules: dict[str, Any], counting: list[QualificationUnit]) -> list[str]:
    faults, least, at_level = [], rules.get("min_credit"), rules.get("min_credit_at_level")
    reached = _credits(counting)
    if least is not None and reached < least:
        faults.append(f"The certificate needs at least {_of(least, 'credit')}; {reached} cleared so far.")
    if at_level:
        level, wanted = at_level["level"], at_level["credit"]
        high = _credits([link for link in counting if (link.unit.level or 0) >= level])
        if high < wanted:
            words = f"at least {_of(wanted, 'credit')} at level {level} or above"
            faults.append(f"The certificate needs {words}; {high} cleared so far.")
    return faults


def _of(count: int, what: str) -> str:
    return f"{count} {'unit' if what == 'units' else 'credit'}{'' if count == 1 else 's'}"
