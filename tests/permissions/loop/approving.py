from improvements.services.actions import plan_action
from improvements.services.approvals import ask_for_approval, ask_for_confirmation
from improvements.services.plans import add_stakeholder, set_objectives
from portfolio.services.records import make_version, move_record
from tests.permissions.loop.planning import plan_of
from tests.permissions.row import READERS, Row

STAFF = READERS.replace("L", "")
ASKING = ("approval-ask", "approval-record")

ROWS: list[Row] = [
    # Sam asks, while he writes the plan and once it was handed in
    *(Row(f"improvements:{name}", about="approving-draft", ok="L") for name in ASKING),
    *(Row(f"improvements:{name}", "POST", "approving-draft", ok="L") for name in ASKING),
    *(Row(f"improvements:{name}", about="approving-handed-in", ok="L", no=STAFF) for name in ASKING),
    *(Row(f"improvements:{name}", "POST", "approving-handed-in", ok="L", no=STAFF) for name in ASKING),
    Row("improvements:confirm-ask", about="approving-action", ok="L"),
    Row("improvements:confirm-ask", "POST", "approving-action", ok="L"),
    Row("improvements:guest-revoke", "POST", "approving-link", ok="L", no=STAFF),
    # Whoever holds the link, signed in or not
    Row("improvements:approve", about="approving-approval", public=True),
    Row("improvements:approve", "POST", "approving-approval", public=True),
    Row("improvements:confirm", about="approving-confirmation", public=True),
    Row("improvements:confirm", "POST", "approving-confirmation", public=True),
]


def about(cast):
    draft, handed = plan_of(cast, "To approve at HARB"), plan_of(cast, "Approved at HARB")
    make_version(by=cast.sam, record=handed.record)
    move_record(record=handed.record, to="submitted")
    set_objectives(by=cast.sam, plan=draft, rows=[{"text": "Ring back"}])
    boss = {"name": "Pat Lee", "group": "manager", "has_authority": True}
    who = add_stakeholder(by=cast.sam, improvement=draft.improvement, fields=boss)
    link, approval = ask_for_approval(by=cast.sam, plan=draft, stakeholder=who)
    did = plan_action(
        by=cast.sam, improvement=draft.improvement, fields={}, record_fields={"title": "Diary of HARB"}
    )
    _, confirmation = ask_for_confirmation(by=cast.sam, record=did.record, name="Pat Lee", email="")
    pref = {"pref": cast.portfolio.ref}
    return {
        "approving-draft": pref | {"ref": draft.record.ref},
        "approving-handed-in": pref | {"ref": handed.record.ref},
        "approving-action": pref | {"ref": did.record.ref},
        "approving-link": pref | {"pk": link.pk},
        "approving-approval": {"token": approval},
        "approving-confirmation": {"token": confirmation},
    }
