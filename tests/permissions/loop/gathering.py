"""Sources, what was said in them, and the personal details in it."""

from tests.feedback.shop import cards, hand_in, said
from tests.permissions.row import READERS, Row

ROWS: list[Row] = [
    Row("feedback:source-list-own", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:source-new", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:source-new", "POST", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:item-quick", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:item-quick", "POST", ok="Ll", no="AaTQUECXM", own=True),
    Row("feedback:source-list", about="gathering_portfolio", ok=READERS),
    # A draft of Sam's
    Row("feedback:source", about="gathering_source", ok="L"),
    Row("feedback:source-edit", about="gathering_source", ok="L"),
    Row("feedback:source-edit", "POST", "gathering_source", ok="L"),
    Row("feedback:item-log", "POST", "gathering_source", ok="L"),
    Row("feedback:privacy", about="gathering_source", ok="L"),
    Row("feedback:privacy-clear", "POST", "gathering_source", ok="L"),
    Row("feedback:privacy-clear-rest", "POST", "gathering_source", ok="L"),
    *(
        Row(f"feedback:item-{act}", method, "gathering_item", ok="L")
        for act, method in [
            ("edit", "GET"), ("edit", "POST"), ("remove", "GET"), ("remove", "POST"),
            ("redact", "POST"), ("keep", "POST"), ("clear", "POST"),
        ]
    ),
    # What Sam handed in
    Row("feedback:source", about="gathering_handed", ok=READERS),
    Row("feedback:source-edit", about="gathering_handed", no=READERS),
    Row("feedback:source-edit", "POST", "gathering_handed", no=READERS),
    Row("feedback:item-log", "POST", "gathering_handed", no=READERS),
    Row("feedback:item-edit", "POST", "gathering_handed_item", no=READERS),
    Row("feedback:item-remove", "POST", "gathering_handed_item", no=READERS),
    Row("feedback:item-redact", "POST", "gathering_handed_item", no=READERS),
    Row("feedback:privacy", about="gathering_handed", no=READERS),
]  # fmt: skip


def about(cast):
    draft, handed = cards(cast, title="Cards of HARB"), cards(cast, title="Handed in cards of HARB")
    for source in (draft, handed):
        said(source, "Mrs Smith of HARB waited.", pii_checked=True)
    hand_in(cast, handed)
    portfolio = {"pref": cast.portfolio.ref}
    return {
        "gathering_portfolio": portfolio,
        "gathering_source": portfolio | {"ref": draft.record.ref},
        "gathering_item": portfolio | {"ref": draft.record.ref, "number": 1},
        "gathering_handed": portfolio | {"ref": handed.record.ref},
        "gathering_handed_item": portfolio | {"ref": handed.record.ref, "number": 1},
    }
