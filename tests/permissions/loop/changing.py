from improvements.services.actions import plan_action
from improvements.services.journal import log_entry
from improvements.services.turns import begin
from portfolio.services.records import make_version, move_record
from tests.permissions.row import READERS, Row

NOT_THEIRS = READERS.replace("L", "")

ROWS: list[Row] = [
    # What is done, while Sam writes it and once it was handed in
    Row("improvements:action-new", about="changing_turn", ok="L", no=NOT_THEIRS),
    Row("improvements:action-new", "POST", "changing_turn", ok="L", no=NOT_THEIRS),
    Row("improvements:action", about="changing_action", ok="L"),
    Row("improvements:action", "POST", "changing_action", ok="L"),
    Row("improvements:action-done", about="changing_action", ok="L"),
    Row("improvements:action-done", "POST", "changing_action", ok="L"),
    Row("improvements:action", about="changing_handed", ok="L", no=NOT_THEIRS),
    Row("improvements:action", "POST", "changing_handed", ok="L", no=NOT_THEIRS),
    Row("improvements:action-done", "POST", "changing_handed", ok="L", no=NOT_THEIRS),
    # What is noted
    Row("improvements:journal", about="changing_turn", ok=READERS),
    Row("improvements:entry-new", about="changing_kind", ok="L", no=NOT_THEIRS),
    Row("improvements:entry-new", "POST", "changing_kind", ok="L", no=NOT_THEIRS),
    Row("improvements:entry", about="changing_entry", ok="L"),
    Row("improvements:entry", "POST", "changing_entry", ok="L"),
]


def about(cast):
    turn = begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Changing at HARB"})
    action, handed = (
        plan_action(by=cast.sam, improvement=turn, fields={}, record_fields={"title": title})
        for title in ("Diary of HARB", "Training at HARB")
    )
    make_version(by=cast.sam, record=handed.record)
    move_record(record=handed.record, to="submitted")
    entry = log_entry(
        by=cast.sam, improvement=turn, kind="disruption", fields={}, record_fields={"title": "HARB"}
    )
    pref = {"pref": cast.portfolio.ref}
    here = pref | {"iref": turn.ref}
    return {
        "changing_turn": here,
        "changing_kind": here | {"kind": "communication"},
        "changing_action": pref | {"ref": action.record.ref},
        "changing_handed": pref | {"ref": handed.record.ref},
        "changing_entry": pref | {"ref": entry.record.ref},
    }
