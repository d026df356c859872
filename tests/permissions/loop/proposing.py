from tests.permissions.row import READERS, Row

STAFF = READERS.replace("L", "")
ROWS = [
    Row("assessment:improvement-criteria", about="proposing_turn", ok=READERS),
    Row("assessment:improvement-criteria", "POST", "proposing_turn", ok="L", no=STAFF),
    Row("assessment:claim-add", "POST", "proposing_draft", ok="L"),
]


def about(cast):
    from feedback.services.sources import open_source
    from improvements.services.turns import begin, link

    place = {"pref": cast.portfolio.ref}
    turn = begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Call-backs at HARB"})
    source = open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "verbal"},
        record_fields={"title": "Said at the counter at HARB"},
    )
    link(by=cast.sam, improvement=turn, sources=[source])
    return {
        "proposing_turn": place | {"iref": turn.ref},
        "proposing_draft": place | {"ref": source.record.ref},
    }
