"""The way through the house, as hands, keys and a phone find it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.walk import settled, visit

Tab = Callable[..., Page]


def heading(page: Page) -> str:
    return page.locator("[data-testid=stMain] h1").first.inner_text()


def test_deep_link_asks_for_nothing_that_is_not_there(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "wakil")
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda answer: failed.append(answer.url) if answer.status >= 400 else None,
    )
    page.on(
        "console",
        lambda said: failed.append(said.text) if said.type == "error" else None,
    )
    visit(page, "agenda?tahun=2025")
    page.reload()
    expect(page.get_by_role("heading", name="Kegiatan", exact=True)).to_be_visible()
    settled(page)

    assert asked
    assert failed == []
    assert [url for url in asked if "/agenda/" in url] == []


def test_a_page_waits_for_no_answer_how_the_server_is(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "panitia")
    waiting: list[Route] = []
    page.route("**/_stcore/h*", lambda route: waiting.append(route))

    visit(page, "tugas")

    expect(page.get_by_role("heading", name="Tugas saya")).to_be_visible()
    assert waiting
    for route in waiting:
        route.continue_()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_menu_leads_on_without_loading_anew(
    sample: str, signed_in: Tab, width: int
) -> None:
    page = signed_in(sample, "wakil", "agenda?tahun=2025", width=width)
    page.evaluate("window.sameTab = true")
    phases = page.get_by_role("navigation", name="Menu")
    phases.get_by_role("link", name="Organisasikan").click()
    expect(page.get_by_role("heading", name=re.compile("^Panitia"))).to_be_visible()
    settled(page)
    pages = page.get_by_role("navigation", name="Organisasikan")
    pages.get_by_text("Lainnya").click()
    pages.get_by_role("link", name="Struktur").click()
    expect(page.get_by_role("heading", name=re.compile("^Struktur"))).to_be_visible()
    settled(page)

    assert page.url.endswith("/struktur?tahun=2025")
    assert page.evaluate("window.sameTab")
    expect(pages.locator("a[aria-current=page]")).to_have_text(re.compile("Struktur"))
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^Panitia"))).to_be_visible()
    assert page.url.endswith("/panitia?tahun=2025")


def test_a_link_of_a_page_leads_on_without_loading_anew(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "wakil", "agenda?tahun=2025")
    page.evaluate("window.sameTab = true")
    first = page.get_by_test_id("stMain").locator("a[href*='/kegiatan?']").first
    title = first.inner_text()
    first.click()

    expect(page.get_by_role("heading", name=title, exact=True).first).to_be_visible()
    assert "/kegiatan?tahun=2025&kegiatan=" in page.url
    assert page.evaluate("window.sameTab")
    page.go_back()
    expect(page.get_by_role("heading", name="Kegiatan", exact=True)).to_be_visible()
    assert page.evaluate("window.sameTab")


def test_the_year_is_changed_where_one_stands(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "wakil", "hasil")
    years = page.get_by_role("combobox", name="Tahun pelajaran")
    years.select_option("/hasil?tahun=2025")
    expect(page.get_by_role("heading", name="Hasil 2025/2026")).to_be_visible()
    assert page.url.endswith("/hasil?tahun=2025")

    years.select_option("/hasil")
    expect(page.get_by_role("heading", name="Hasil 2026/2027")).to_be_visible()


def test_keys_alone_find_the_way_and_stay_on_it(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "wakil", "beranda")
    phases = page.get_by_role("navigation", name="Menu")
    phases.get_by_role("link", name="Evaluasi").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hasil 2026/2027")).to_be_visible()
    settled(page)
    page.wait_for_timeout(500)

    focused = page.evaluate("document.activeElement.innerText.trim()")
    assert focused in {"Hasil", "Evaluasi"}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_screen_is_for_the_content(
    sample: str, signed_in: Tab, width: int
) -> None:
    page = signed_in(sample, "wakil", "agenda", width=width)
    title = page.locator("[data-testid=stMain] h1").first.bounding_box()
    entries = page.locator(".way-phases a, .way-pages > div > a, .way-pages summary")

    assert title
    assert title["y"] + title["height"] < 200
    assert entries.filter(visible=True).count() <= 12
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 600)")
    expect(page.get_by_role("navigation", name="Menu")).to_be_in_viewport()


def test_a_member_finds_only_their_own(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "panitia", width=390)
    expect(page.get_by_role("heading", name="Tugas saya")).to_be_visible()

    phases = page.get_by_role("navigation", name="Menu")
    expect(phases.get_by_role("link", name="Laksanakan")).to_be_visible()
    for hidden in ("Rencanakan", "Evaluasi", "Sekolah"):
        expect(phases.get_by_role("link", name=hidden)).to_have_count(0)
    page.locator(".way summary").click()
    expect(page.get_by_role("button", name="Keluar")).to_be_visible()


def test_who_is_refused_a_page_is_led_to_their_own(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "panitia", "program", width=390)

    page.get_by_role("link", name="Buka “Tugas saya”").click()

    expect(page.get_by_role("heading", name="Tugas saya")).to_be_visible()


def read_aloud(page: Page) -> str:
    """Everything on the page that a screen reader finds, in its order."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return " | ".join(
        str(node["name"]["value"])
        for node in tree["nodes"]
        if not node["ignored"] and node.get("name", {}).get("value")
    )


def test_a_members_tasks_are_there_before_streamlit_is(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "panitia")
    settled(page)
    task = page.locator("[data-testid=stMain] .task strong").first.inner_text()
    assert page.locator("#first").count() == 0

    page.route("**/static/js/**", lambda script: script.abort())
    page.reload(wait_until="commit")
    expect(page.locator("#first")).to_be_visible()
    page.wait_for_timeout(500)

    assert "Tugas saya" in read_aloud(page)
    assert task in read_aloud(page)
    assert page.locator(".stApp").count() == 0
    sample_note = "Sekolah contoh: semua orang dan angka di sini rekaan."
    assert sample_note in read_aloud(page)


def test_the_first_sight_gives_way_where_it_was_scrolled_to(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "panitia", width=390)
    settled(page)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => first.scrollTo(0, 300))"
    )
    page.reload()
    settled(page)

    expect(page.locator("#first")).to_have_count(0)
    assert page.locator(".stMain").evaluate("main => main.scrollTop") >= 300


def test_a_slash_finds_what_is_misspelt_and_enter_opens_it(
    sample: str, signed_in: Tab
) -> None:
    page = signed_in(sample, "wakil")
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    box = page.get_by_role("combobox", name="Apa yang dicari?")

    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.get_by_role("button", name="Cari dan buka").click()
    box.fill("rpat komte")
    chosen = page.locator(".find [role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Rapat komite sekolah")
    expect(chosen).to_contain_text("2026/2027")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    title = page.get_by_role("heading", name="Rapat komite sekolah", level=1)
    expect(title).to_be_visible()
    expect(box).to_have_count(0)
    assert "/ruang?tahun=2026&kegiatan=" in page.url
    assert loads == []
