"""What a person does with a page: go, choose, type, press, and read what is told."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

COUNTING = """() => {
    if (window.presses === undefined)
        addEventListener("pointerdown", () => { window.presses += 1 }, true);
    window.presses = 0;
}"""


@contextmanager
def clicks(page: Page, count: int) -> Iterator[None]:
    """Count how often the hand presses meanwhile; the page is not loaded anew."""
    page.evaluate(COUNTING)
    yield
    assert page.evaluate("window.presses") == count


def settled(page: Page) -> None:
    """Wait until the page has been drawn to its end."""
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_be_visible()


def visit(page: Page, path: str) -> Page:
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/{path}")
    expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
    settled(page)
    return page


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list; a list that closes because the page moved is opened again."""
    boxes = page.get_by_role("combobox", name=re.compile(label)).filter(visible=True)
    box, wanted = boxes.last, page.get_by_role("option", name=option).first
    for _ in range(4):
        if box.get_attribute("aria-expanded") != "true":
            box.scroll_into_view_if_needed()
            box.click()
        try:
            wanted.click(timeout=3000)
            break
        except TooLate:
            continue
    else:
        wanted.click()
    page.keyboard.press("Tab")


def field(page: Page, label: str) -> Locator:
    """Return the text or number input of this label, not its help button."""
    return page.locator("input, textarea").and_(page.get_by_label(label, exact=True))


def told(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stAlertContentSuccess").first).to_contain_text(words)
    settled(page)


def press(page: Page, label: str) -> None:
    button = page.get_by_role("button", name=label, exact=True).filter(visible=True)
    button.last.click()


def radio(scope: Page | Locator, label: str) -> None:
    scope.locator("label[data-baseweb=radio], [role=radiogroup] label").filter(
        has_text=re.compile(f"^{label}$")
    ).last.click()
