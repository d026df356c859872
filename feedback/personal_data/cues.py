"""The words around a name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in text.split("|"))


TITLES = _words("mr mrs ms miss mx dr prof professor sir dame rev reverend")
PARTICLES = _words("de da di del della van von der den bin ibn al el la le du dos ter ap")
SIGN_OFFS = _words("regards wishes sincerely faithfully cheers thanks")

ARTICLES = _words("the a an this that these your our my their his her every no")

_PEOPLE = _words(
    "man woman lady gentleman guy chap lad girl person someone somebody colleague member adviser advisor "
    "assistant agent driver engineer manager nurse"
)
_ROLES = _words(
    "adviser advisor assistant agent driver engineer manager supervisor receptionist nurse plumber "
    "technician cashier waiter waitress colleague consultant"
)
_BEFORE = _phrases(
    """spoke to | speak to | spoken to | speaking to | talked to | talking to | spoke with | speaking with |
    dealt with | dealing with | chatted with | chatted to | served by | helped by | assisted by |
    handled by | visited by | seen by | looked after by | thanks to | thank you | thank you to | name is |
    name was | asked for | ask for | credit to | shout out to | well done | named"""
)
#: A capitalised word straight after one of these is a person, listed or not.
CUES = _BEFORE | _ROLES | {f"{person} called" for person in _PEOPLE}
MOST_CUE_WORDS = max(cue.count(" ") + 1 for cue in CUES)

BEFORE_NO_NAME = _words("st saint king queen prince princess lady port lake mount uncle aunt")
AFTER_PLACE = _words(
    "street road lane avenue close way drive square court house hall park station hospital school college "
    "university lodge bridge bay island stadium hotel inn arms foundation ltd limited plc group team "
    "building centre"
)
#: Firms and things, by their first two words.
BRANDS = _phrases(
    """john lewis | ted baker | laura ashley | harvey nichols | jack wills | ben sherman | ben jerry |
    vivienne westwood | jo malone | peter jones | dorothy perkins | miss selfridge | mr kipling |
    mr muscle | dr martens | dr pepper | dr oetker | mr sheen | mr porter | james wellbeloved |
    thomas cook | william hill | robert dyas | ernest jones | cath kidston | charlotte tilbury |
    paul smith | calvin klein | ralph lauren | tommy hilfiger | kurt geiger | russell bromley |
    frankie benny | jamie oliver | harry potter | harry ramsden | victoria plum | karen millen |
    fred perry | loyd grossman | mark spencer | george foreman | henry hoover | terry chocolate |
    kate spade | michael kors | marc jacobs | betty crocker"""
)
