"""Every page can be read by everybody, by day and by night."""

from collections.abc import Callable
from importlib import import_module

from playwright.sync_api import Browser, Page, expect

from app import MENU
from tests.browser.axe import faults
from tests.browser.conftest import YEAR

Tab = Callable[..., Page]
OPEN = """path => {
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
DRAWN = """path => {
  const page = document.querySelector(".stApp[data-test-script-state=notRunning]");
  const years = [...document.querySelectorAll(".way option")];
  return page?.querySelector(".stMain h1") && years.some((one) =>
    one.value.split("?")[0] === path);
}"""
OF_THE_PRINCIPAL = ("/beranda", "/program", "/penilaian", "/hasil", "/kalender")


def opened(page: Page, path: str) -> Page:
    """Open a page of the menu in the session that is there: axe stays in the tab."""
    page.evaluate(OPEN, path)
    page.wait_for_function(DRAWN, arg=path)
    return page


def test_every_page_can_be_read_by_day_and_by_night(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "wakil")
    paths = [f"/{import_module(name).PAGE.path}" for name in MENU]

    found = [fault for path in paths for fault in faults(opened(page, path))]

    assert found == []


def test_what_only_the_principal_sees_can_be_read(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "kepsek")

    assert [
        one for path in OF_THE_PRINCIPAL for one in faults(opened(page, path))
    ] == []


def test_the_doors_and_the_wall_can_be_read(
    sample: str, signed_in: Tab, browser: Browser
) -> None:
    stranger = browser.new_page(locale="id-ID")
    stranger.goto(f"{sample}/sign-in")
    assert faults(stranger) == []
    stranger.close()
    page = signed_in(sample, "wakil")
    page.goto(f"{sample}/wall/{YEAR.start}")
    page.evaluate("document.body.classList.remove('turning')")  # all slides at once
    expect(page.locator(".slide").last).to_be_visible()
    assert faults(page) == []


FOCUSED = """() => {
  const one = document.activeElement;
  const held = [one, one.closest("[data-baseweb]"), one.closest("label")];
  const outlined = (each) => each && getComputedStyle(each).outlineStyle !== "none";
  const ringed = held.some(outlined);
  const { top, bottom } = one.getBoundingClientRect();
  const name = one.ariaLabel || one.innerText || one.placeholder || one.tagName;
  return [name.trim(), ringed && bottom > 0 && top < innerHeight];
}"""


def test_who_has_no_mouse_sees_where_they_are(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "wakil", "agenda")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == ["Langsung ke isi", True]
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", name="Kegiatan", exact=True)
    expect(title).to_be_focused()

    way = []
    for _ in range(6):
        page.keyboard.press("Tab")
        way.append(page.evaluate(FOCUSED))

    assert way[0][0] == "Cari"
    assert [name for name, is_seen in way if not is_seen] == []
