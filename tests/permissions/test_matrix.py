"""Every route × method × role × own, same-centre and other-centre object: what is not granted is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portfolio.models import LedgerEntry
from portfolio.services.people import set_active
from tests.cast import client_for
from tests.permissions.routes import ACCOUNT_PAGES, EVERYBODY, ROWS, Row
from tests.permissions.world import World

DONE = {200, 302, 409, 422}


def _routes(resolver: URLResolver, prefix: str = "") -> set[str]:
    names = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            names |= _routes(pattern, prefix + space)
        elif isinstance(pattern, URLPattern):
            names.add(prefix + (pattern.name or str(pattern.pattern)))
    return names


def test_every_route_has_a_row():
    assert _routes(get_resolver()) == {row.route for row in ROWS} | ACCOUNT_PAGES


def _named(row: Row) -> str:
    return f"{row.method} {row.route}"


class Rollback(Exception):
    pass


def _ask(client: Client, row: Row, world: World) -> HttpResponse:
    """Ask, and undo whatever the answer did."""
    url = reverse(row.route, kwargs=world.about[row.about])
    try:
        with transaction.atomic():
            response = client.post(url) if row.method == "POST" else client.get(url)
            response.body = b"".join(response)
            response.entries = LedgerEntry.objects.count()
            raise Rollback
    except Rollback:
        return response


def _verdict(response: HttpResponse) -> str:
    if response.status_code == 302 and "/sign-in/" in response["Location"]:
        return "sign in"
    return "ok" if response.status_code in DONE else str(response.status_code)


@dataclass(frozen=True)
class Answer:
    """What one person got when asking one row of the untouched world."""

    row: Row
    letter: str
    verdict: str
    names_this_centre: bool
    entries: int


@pytest.mark.xdist_group("matrix")  # one worker: the answers are asked for once
class MatrixTest(TestCase):
    maxDiff = None
    world: World

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = World()

    @classmethod
    @cache
    def _answers(cls, *, there: bool) -> list[Answer]:
        """Everybody's answer to every row; several tests read them, whichever comes first asks."""
        return list(cls._ask_all(there=there))

    @classmethod
    def _ask_all(cls, *, there: bool) -> Iterator[Answer]:
        clients = {letter: client_for(cls.world.person(letter, there=there)) for letter in EVERYBODY}
        for row in ROWS:
            for letter, client in clients.items():
                said = _ask(client, row, cls.world)
                yield Answer(row, letter, _verdict(said), b"HARB" in said.body, said.entries)

    def _wrong(self, expected_of, answers: list[Answer]) -> list[str]:
        return [
            f"{each.row}: {each.letter} got {each.verdict}, not {expected}"
            for each in answers
            if each.verdict != (expected := expected_of(each.row, each.letter))
        ]

    def _wrong_for(self, expected_of, client: Client, rows: list[Row]) -> list[str]:
        verdicts = [(row, _verdict(_ask(client, row, self.world))) for row in rows]
        return [f"{row}: got {got}" for row, got in verdicts if got != expected_of(row)]

    def test_people_of_the_same_centre(self):
        def expected(row: Row, letter: str) -> str:
            return "ok" if letter in row.ok or row.public else "403" if letter in row.no else "404"

        self.assertEqual(self._wrong(expected, self._answers(there=False)), [])

    def test_people_of_another_centre(self):
        def expected(row: Row, letter: str) -> str:
            if row.own:
                return "ok" if letter in row.ok else "403"
            return "ok" if row.public else "404"

        self.assertEqual(self._wrong(expected, self._answers(there=True)), [])

    def test_nobody_elsewhere_reads_a_word_of_this_centre(self):
        own = [each for each in self._answers(there=True) if each.row.method == "GET" and each.row.own]
        self.assertEqual([f"{each.row}: {each.letter}" for each in own if each.names_this_centre], [])

    def test_nobody_without_signing_in(self):
        def expected(row: Row) -> str:
            return "ok" if row.public else "sign in"

        self.assertEqual(self._wrong_for(expected, Client(), ROWS), [])

    def test_a_suspended_assessor_is_out_with_the_next_request(self):
        client = client_for(self.world.here.assessor)
        set_active(by=self.world.here.administrator, member=self.world.here.assessor, active=False)
        rows = [row for row in ROWS if not row.public and row.method == "GET"]
        self.assertEqual(self._wrong_for(lambda row: "403", client, rows), [])

    def test_every_method_of_every_route_has_a_row(self):
        """A method without a row is one that the route does not know (405)."""
        client, named = client_for(self.world.here.sam), {_named(row) for row in ROWS}
        wrong = set()
        for row in {row.route: row for row in ROWS}.values():
            for each in (replace(row, method=method) for method in ("GET", "POST")):
                known = _ask(client, each, self.world).status_code != 405
                if known != (_named(each) in named):
                    wrong.add(_named(each))
        self.assertEqual(wrong, set())

    def test_a_get_never_writes(self):
        """A page may be opened by a prefetching browser; opening it must change nothing."""
        before = LedgerEntry.objects.count()
        asked = [each for each in self._answers(there=False) if each.row.method == "GET"]
        self.assertEqual([f"{each.row}: {each.letter}" for each in asked if each.entries != before], [])
