from improvements.services.plans import add_consultation, add_stakeholder, write_plan
from improvements.services.turns import begin
from portfolio.services.records import make_version, move_record
from tests.permissions.row import READERS, Row

STAFF = READERS.replace("L", "")
ADVICE = ("consultation-edit", "consultation-remove")

ROWS: list[Row] = [
    Row("improvements:plan-write", about="planning-turn", ok="L", no=STAFF),
    Row("improvements:plan-write", "POST", "planning-turn", ok="L", no=STAFF),
    # While Sam writes it, and once it was handed in
    Row("improvements:plan", about="planning-draft", ok="L"),
    Row("improvements:plan", "POST", "planning-draft", ok="L"),
    Row("improvements:plan", about="planning-handed-in", ok="L", no=STAFF),
    Row("improvements:plan", "POST", "planning-handed-in", ok="L", no=STAFF),
    # Who it touches, and what they said
    Row("improvements:stakeholder-add", about="planning-turn", ok="L", no=STAFF),
    Row("improvements:stakeholder-add", "POST", "planning-turn", ok="L", no=STAFF),
    Row("improvements:stakeholder-edit", about="planning-person", ok="L", no=STAFF),
    Row("improvements:stakeholder-edit", "POST", "planning-person", ok="L", no=STAFF),
    Row("improvements:consultation-add", about="planning-draft", ok="L"),
    Row("improvements:consultation-add", "POST", "planning-draft", ok="L"),
    Row("improvements:consultation-add", about="planning-handed-in", no=READERS),
    *(Row(f"improvements:{name}", about="planning-advice", ok="L") for name in ADVICE),
    *(Row(f"improvements:{name}", "POST", "planning-advice", ok="L") for name in ADVICE),
]


def plan_of(cast, title):
    turn = begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": title})
    return write_plan(by=cast.sam, improvement=turn, fields={}, record_fields={"title": title})


def about(cast):
    draft, handed = plan_of(cast, "Plan of HARB"), plan_of(cast, "Handed in at HARB")
    make_version(by=cast.sam, record=handed.record)
    move_record(record=handed.record, to="submitted")
    who = add_stakeholder(
        by=cast.sam, improvement=draft.improvement, fields={"name": "Pat of HARB", "group": "frontline"}
    )
    advice = {"who": who, "held_on": draft.record.recorded_at.date(), "said": "HARB"}
    said = add_consultation(by=cast.sam, plan=draft, fields=advice)
    pref = {"pref": cast.portfolio.ref}
    turn, ref = pref | {"iref": draft.improvement.ref}, pref | {"ref": draft.record.ref}
    return {
        "planning-turn": turn,
        "planning-person": turn | {"pk": who.pk},
        "planning-draft": ref,
        "planning-handed-in": pref | {"ref": handed.record.ref},
        "planning-advice": ref | {"pk": said.pk},
    }
