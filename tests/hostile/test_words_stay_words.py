"""Whatever is typed is shown as it was typed: to no reader, in no list and in no download does it act."""

import io
import re
from html.parser import HTMLParser

import openpyxl
import pytest

from assessment.services.claims import Wish, set_claims
from assessment.services.submissions import submit
from portfolio.text import render_markdown
from tests.cast import claim, client_for, log

SCRIPT = "<script>window.hit=1</script>"
BREAKS_OUT = "\"'><svg onload=window.hit=1><base href=//evil.example/>"
PAYLOADS = [
    SCRIPT,
    BREAKS_OUT,
    "</title><script>window.hit=1</script>",
    "[press](javascript:window.hit=1) ![x](//evil.example/x.png)",
    '<a href="jav&#x09;ascript:window.hit=1">x</a><style>@import "//evil.example"</style>',
    "<math><mtext></mtext><mglyph><style><img src=x onerror=window.hit=1>",
    "{{ 7|add:7 }}{% now 'Y' %}",
]


class Acts(HTMLParser):
    """Collects what a browser would act on: foreign elements, handlers, addresses that run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag in ("style", "base", "iframe", "object", "math") or (tag == "script" and "src" not in given):
            self.found.append(tag)
        for name, value in given.items():
            leads_away = re.match(r"\s*(javascript:|data:|vbscript:|(https?:)?//)", value or "", re.I)
            if name.startswith("on") or (name in ("href", "src", "action") and leads_away):
                self.found.append(f"{tag} {name}={value}")


def acts(html: str) -> list[str]:
    parser = Acts()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_learners_words_act_on_nobodys_page(cast, payload):
    fields = {"title": payload[:160], "narrative": payload, "ai_use": "declared", "ai_note": payload,
              "held_elsewhere": True, "held_where": payload, "held_by": payload,
              "details": {"what": payload}}  # fmt: skip
    record = log(cast, **fields)
    criterion = cast.unit.unit.criteria.first()
    set_claims(by=cast.sam, record=record, wishes=[Wish(cast.unit, criterion, "page", payload[:40], payload)])
    cast.sam.user.name = payload[:100]
    cast.sam.user.save()
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    unit = f"/e/{cast.enrolment.ref}/u/{cast.unit.pk}/"
    shown = f"/p/{cast.portfolio.ref}/{record.ref}/"
    pages = {
        cast.sam: ["/", "/records/", shown, unit, f"{shown}v1/", f"/e/{cast.enrolment.ref}/submit/"],
        cast.assessor: ["/", "/queue/", f"/judge/{item.pk}/", "/learners/", unit],
        cast.coordinator: ["/", "/people/", f"/e/{cast.enrolment.ref}/", shown, "/learners/enrol/"],
    }
    for member, addresses in pages.items():
        client = client_for(member)
        for address in addresses:
            html = client.get(address).content.decode()
            assert acts(html) == [], f"{address} for {member}"
            assert "window.hit=1</script>" not in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_searched_for_comes_back_as_text(cast, payload):
    for member, address in ((cast.sam, "/records/"), (cast.coordinator, "/learners/")):
        html = (
            client_for(member).get(address, {"q": payload, "sort": payload, "page": payload}).content.decode()
        )
        assert acts(html) == []


@pytest.mark.parametrize(
    "payload",
    ["=1+1", "-1+1", "+1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("//evil.example","x")', "＝1+1", "1E10"],
)
def test_a_formula_in_a_title_is_text_in_the_sheet(cast, payload):
    record = log(cast, title=payload)
    claim(cast, record)
    answer = client_for(cast.sam).get("/records/", {"format": "xlsx"})
    row = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.rows)[1]
    assert (row[2].value, row[2].data_type) == (payload, "s")


@pytest.mark.parametrize(
    "hostile", ["[" * 20_000, "> " * 8_000, "*a_ " * 10_000, "`" * 20_000, "a|" * 20_000]
)
def test_words_made_to_be_slow_are_not(hostile):
    """The test is quick, or it hangs for minutes."""
    assert acts(render_markdown(hostile)) == []
