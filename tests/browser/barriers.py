"""What axe, a narrow screen and the browser's console have to say about a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE, fits

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
#: Colours that fade from light to dark would be measured half-way.
AT_ONCE = """() => new Promise((done) => {
  const still = new CSSStyleSheet();
  still.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [still];
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
NARROWEST = {"width": 320, "height": 700}


def faults_of(page: Page) -> list[str]:
    """What is wrong with the page as it stands, wide, narrow and narrowest, one line for each fault."""
    found = [] if page.locator("h1").count() == 1 else [f"{page.locator('h1').count()} headings h1"]
    for size, scheme in ((DESK, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(AT_ONCE)
        found += [f"{size['width']}: {line}" for line in _axe_lines(page)]
        found += [] if fits(page) else [f"wider than {size['width']} px"]
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    return found + ([] if fits(page) else ["wider than 320 px"])


def _axe_lines(page: Page) -> list[str]:
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} ({(node['any'] + node['all'] + node['none'])[:1]})"
        for each in violations
        for node in each["nodes"]
    ]
