from improvements.services.reviews import write_review
from improvements.services.turns import begin
from portfolio.services.records import make_version, move_record
from tests.permissions.row import READERS, Row

NOT_THEIRS = READERS.replace("L", "")

ROWS: list[Row] = [
    Row("improvements:review-write", about="reviewing_turn", ok="L", no=NOT_THEIRS),
    Row("improvements:review-write", "POST", "reviewing_turn", ok="L", no=NOT_THEIRS),
    Row("improvements:review", about="reviewing_review", ok="L"),
    Row("improvements:review", "POST", "reviewing_review", ok="L"),
    Row("improvements:review", about="reviewing_handed", ok="L", no=NOT_THEIRS),
    Row("improvements:review", "POST", "reviewing_handed", ok="L", no=NOT_THEIRS),
]


def about(cast):
    turn = begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Reviewing at HARB"})
    review, handed = (
        write_review(
            by=cast.sam, improvement=turn, fields={}, record_fields={"title": title}, lines=[], verdicts=[]
        )
        for title in ("First look at HARB", "Second look at HARB")
    )
    make_version(by=cast.sam, record=handed.record)
    move_record(record=handed.record, to="submitted")
    pref = {"pref": cast.portfolio.ref}
    return {
        "reviewing_turn": pref | {"iref": turn.ref},
        "reviewing_review": pref | {"ref": review.record.ref},
        "reviewing_handed": pref | {"ref": handed.record.ref},
    }
