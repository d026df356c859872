"""Browser journeys: a live server, a phone or a desk, and somebody who is signed in by the real form."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import chromium
from tests.cast import Cast, client_for, make_cast

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser library runs an event loop of its own
PASSWORD = "a-long-pass-phrase"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def cast(transactional_db) -> Cast:
    people = make_cast()
    for name in ("sam", "assessor", "other_assessor", "coordinator", "iqa", "exams_officer"):
        user = getattr(people, name).user
        user.set_password(PASSWORD)
        user.save()
    return people


@pytest.fixture
def sign_in(browser, live_server) -> Iterator[Callable[..., Page]]:
    """`sign_in(member, size)` gives a page of a fresh browser in which that person has signed in."""
    contexts, faults = [], []

    def _sign_in(member, size=DESK) -> Page:
        context = browser.new_context(viewport=size, base_url=live_server.url, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
        )
        page.goto("/accounts/sign-in/")
        page.get_by_label("Email").fill(member.user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("main")).to_be_visible()
        return page

    yield _sign_in
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def look(browser: Browser, live_server: Any) -> Any:
    """`look(member)` gives a check: called with an address it opens that page as the member."""
    contexts, said = [], []

    def _look(member: Any) -> Callable[[str], Page]:
        context = browser.new_context(viewport=DESK, base_url=live_server.url, locale="en-GB")
        contexts.append(context)
        if member:
            value = client_for(member).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on(
            "console", lambda line: said.append(f"{page.url}: {line.text}") if "Policy" in line.text else 0
        )
        return lambda address: _opened(page, address)

    yield _look
    for context in contexts:
        context.close()
    assert said == []


def _opened(page: Page, address: str) -> Page:
    answer = page.goto(address)
    assert answer and answer.ok, f"{address} answered {answer and answer.status}"
    return page


def fits(page: Page) -> bool:
    """The page is no wider than the screen; wide tables scroll within themselves."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
