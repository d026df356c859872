"""Opening the pages of a turn as somebody."""

import html
import re

from tests.cast import client_for


def url(cast, improvement=None, page=""):
    turn = f"{improvement.ref}/" if improvement else ""
    return f"/p/{cast.portfolio.ref}/improvements/{turn}{page}"


def words_of(response) -> str:
    """The page's main part as one line of text and tags."""
    body = response.content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(main))


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words_of(response))).strip()


def read(cast, improvement, member=None):
    return client_for(member or cast.sam).get(url(cast, improvement))
