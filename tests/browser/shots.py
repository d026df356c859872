"""Pictures of every kind of page from the demonstration: python -m tests.browser.shots URL FOLDER [WIDTH…].

With --dark in the dark colours, with --readme only the pictures that the README shows.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from assessment.demo.people import LOCAL_PASSWORD
from tests.browser.chromium import chromium

README = {
    "learner": ("nadia.learner", "/", 1280),
    "phone": ("nadia.learner", "/", 360),
    "assessor": ("priya.assessor", "/judge/first/", 1280),
    "coordinator": ("joanne.coordinator", "/", 1280),
    "unit": ("nadia.learner", "/unit/first/", 1280),
    "story": ("sam.learner", "/story/first/", 1280),
}
PAGES = {
    "sam.learner": [
        "/",
        "/records/",
        "/log/",
        "/log/WP/",
        "/record/first/",
        "/unit/first/",
        "/exports/",
        "/units/",
        "/version/first/",
        "/specification/first/",
        "/sign-out/",
        "/password/",
        "/help/",
        "/accessibility/",
        "/privacy/",
        "/improvements/",
        "/improvements/begin/",
        "/story/first/",
        "/gather/first/",
        "/journal/first/",
        "/feedback/",
        "/feedback/new/",
        "/say/",
        "/source/first/",
        "/measures/",
        "/measures/new/",
        "/measure/first/",
        "/analyses/new/",
    ],
    "nadia.learner": [
        "/",
        "/records/",
        "/enrolment/first/",
        "/submit/first/",
        "/criteria/first/",
        "/edit/first/",
        "/withdraw/first/",
        "/unit/first/",
    ],
    "priya.assessor": [
        "/",
        "/queue/",
        "/judge/first/",
        "/learners/",
        "/enrolment/first/",
        "/enrolment/unit/",
        "/board/first/",
        "/board/story/",
        "/learners/stuck/",
        "/rules/",
    ],
    "gareth.iqa": ["/", "/learners/"],
    "joanne.coordinator": [
        "/",
        "/learners/",
        "/learners/enrol/",
        "/learners/stuck/",
        "/rules/",
        "/learners/enrol/?qualification=1",
        "/enrolment/first/",
        "/people/",
        "/people/add/",
        "/exports/",
        "/ledger/",
    ],
    "paul.exams": ["/", "/learners/"],
    "ruth.admin": ["/"],
}
#: Pages whose address depends on the data: where the link stands, and what it looks like.
FIRST = {
    "/record/first/": ("/records/", "main a[href^='/p/']"),
    "/edit/first/": ("/records/?state=draft", "main a[href^='/p/']"),
    "/criteria/first/": ("/records/?state=draft", "main a[href^='/p/']"),
    "/judge/first/": ("/queue/", "main a[href^='/judge/']"),
    "/enrolment/first/": ("/", "main a[href^='/e/']:not([href$='/submit/'])"),
    "/unit/first/": ("/", "main a[href*='/u/']"),
    "/submit/first/": ("/", "main a[href$='/submit/']"),
    "/withdraw/first/": ("/records/?state=draft", "main a[href^='/p/']"),
    "/version/first/": ("/record/first/", "main a[href*='/v']"),
    "/specification/first/": ("/units/", "main a[href^='/units/']"),
    "/story/first/": ("/improvements/", "main a[href*='/improvements/IMP-']"),
    "/gather/first/": ("/improvements/", "main a[href*='/improvements/IMP-']"),
    "/journal/first/": ("/improvements/", "main a[href*='/improvements/IMP-']"),
    "/source/first/": ("/feedback/", "main a[href*='/FB-']"),
    "/measure/first/": ("/measures/", "main a[href*='/measures/M-']"),
    "/board/first/": ("/enrolment/first/", "main a[href$='/improvements/']"),
    "/board/story/": ("/board/first/", "main a[href*='/improvements/IMP-']"),
    "/enrolment/unit/": ("/enrolment/first/", "main a[href*='/u/']"),
}
ENDINGS = {
    "/edit/first/": "edit/",
    "/criteria/first/": "criteria/",
    "/withdraw/first/": "withdraw/",
    "/gather/first/": "gather/",
    "/journal/first/": "journal/",
}
ADDRESSES = {"/sign-out/": "/accounts/sign-out/", "/password/": "/accounts/password/"}
GUEST = ["/accounts/sign-in/", "/accounts/password/forgotten/"]


def sign_in(browser: Browser, url: str, name: str, width: int, *, dark: bool = False) -> Page:
    scheme = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=url, locale="en-GB", color_scheme=scheme
    )
    page = context.new_page()
    page.goto("/accounts/sign-in/")
    page.get_by_label("Email").fill(f"{name}@demo.example")
    page.get_by_label("Password", exact=True).fill(LOCAL_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def open_page(page: Page, path: str) -> bool:
    """False when nothing of that kind is there for this person."""
    if path not in FIRST:
        return bool((answer := page.goto(ADDRESSES.get(path, path))) and answer.ok)
    start, selector = FIRST[path]
    open_page(page, start)
    links = page.locator(selector)
    if not links.count():
        return False
    page.goto((links.first.get_attribute("href") or "/") + ENDINGS.get(path, ""))
    return True


def every_page(browser: Browser, url: str, folder: Path, widths: list[int], *, dark: bool) -> None:
    for width in widths:
        for name, paths in PAGES.items():
            page = sign_in(browser, url, name, width, dark=dark)
            for path in paths:
                label = (
                    f"{name.replace('.', '-')}-{re.sub(r'[/?=]+', '-', path.strip('/')) or 'home'}-{width}"
                )
                shown = open_page(page, path)
                page.screenshot(path=folder / f"{label}.png", full_page=True)
                print(label if shown else f"{label}: nothing there")
            page.context.close()


def readme(browser: Browser, url: str, folder: Path) -> None:
    for label, (name, path, width) in README.items():
        page = sign_in(browser, url, name, width)
        open_page(page, path)
        page.screenshot(path=folder / f"{label}.png")
        page.context.close()


def main(url: str, folder: str, *widths: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        if "--readme" in widths:
            readme(browser, url, Path(folder))
        else:
            sizes = [int(each) for each in widths if each.isdigit()] or [360, 1280]
            every_page(browser, url, Path(folder), sizes, dark="--dark" in widths)


if __name__ == "__main__":
    main(*sys.argv[1:])
