from portfolio.services.records import make_version
from tests.cast import log
from tests.improvements import loop
from tests.permissions.row import READERS, Row

STAFF = READERS.replace("L", "")
OWN = (
    "improvement-edit",
    "reasons",
    "gather",
    "source-start",
    "measure-start",
    "analysis-start",
    "move",
    "next-turn",
)

ROWS = [
    # Sam's own
    Row("improvements:board-own", ok="Ll", no="AaTQUECXM", own=True),
    Row("improvements:begin", ok="Ll", no="AaTQUECXM", own=True),
    Row("improvements:begin", "POST", ok="Ll", no="AaTQUECXM", own=True),
    # Open to whoever reads the evidence
    Row("improvements:board", about="portfolio", ok=READERS),
    Row("improvements:story", about="turns-turn", ok=READERS),
    Row("improvements:comment", "POST", "turns-turn", ok="LAT", no="QUEC"),
    Row("improvements:trail", about="turns-draft", ok="L"),
    Row("improvements:trail", about="turns-handed-in", ok=READERS),
    Row("improvements:measured", about="turns-measure", ok=READERS),
    # Sam's to write and to move
    *(Row(f"improvements:{name}", about="turns-turn", ok="L", no=STAFF) for name in OWN),
    *(Row(f"improvements:{name}", "POST", "turns-turn", ok="L", no=STAFF) for name in OWN),
]


def about(cast):
    improvement = loop.turn(cast, "Call-backs at HARB")
    source = loop.source(cast, improvement, title="Cards at HARB")
    figure = loop.measure(cast, improvement, name="Late at HARB")
    make_version(by=cast.sam, record=source.record)
    type(source.record).objects.filter(pk=source.pk).update(state="submitted")
    pref = {"pref": cast.portfolio.ref}
    return {
        "turns-turn": pref | {"iref": improvement.ref},
        "turns-measure": pref | {"mref": figure.ref},
        "turns-draft": pref | {"ref": log(cast, title="A draft at HARB").ref},
        "turns-handed-in": pref | {"ref": source.record.ref},
    }
