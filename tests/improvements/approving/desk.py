"""Sam has a plan, and Pat Lee can say yes to it. What a guest is asked and answers."""

import re
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse

from improvements.services.approvals import ask_for_approval, ask_for_confirmation
from improvements.services.plans import add_stakeholder, set_objectives, write_plan
from tests.improvements import loop

PAT = {
    "name": "Pat Lee",
    "job_title": "Branch manager",
    "group": "manager",
    "has_authority": True,
    "email": "pat@firm.example",
}


def planned(cast):
    turn = loop.turn(cast)
    fields = {"title": "Shared diary", "happened_on": loop.DAY}
    plan = write_plan(by=cast.sam, improvement=turn, fields={"risks": "Rain"}, record_fields=fields)
    set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Fewer late call-backs"}])
    return plan, add_stakeholder(by=cast.sam, improvement=turn, fields=PAT)


def asked_to_approve(cast):
    """``plan``, ``pat``, ``link``, ``token``, and the ``address`` of the guest's page."""
    plan, pat = planned(cast)
    link, token = ask_for_approval(by=cast.sam, plan=plan, stakeholder=pat)
    address = reverse("improvements:approve", args=[token])
    return SimpleNamespace(plan=plan, pat=pat, link=link, token=token, address=address)


def asked_to_confirm(cast):
    turn = loop.turn(cast, title="Another turn")
    action = loop.action(cast, turn, title="Hung up the diary", done_note="In both branches")
    link, token = ask_for_confirmation(
        by=cast.sam, record=action.record, name="Pat Lee", email="pat@firm.example", job_title="Manager"
    )
    address = reverse("improvements:confirm", args=[token])
    return SimpleNamespace(record=action.record, link=link, token=token, address=address)


def seal_on(page):
    return re.search(r'name="seal" value="([0-9a-f]{64})"', page.content.decode()).group(1)


def answer(asked, **given):
    """Open the page as a guest and send the answer it asks for."""
    guest = Client(enforce_csrf_checks=True)
    seal = seal_on(guest.get(asked.address))
    return guest.post(asked.address, {"seal": seal, "outcome": "trial", "words": "Until May.", **given})
