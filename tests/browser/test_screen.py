"""What only a browser shows: one record for two clicks, two people, phones, words."""

import re
from collections.abc import Callable

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, YEAR
from tests.browser.walk import field, press, told, visit

Tab = Callable[..., Page]
LEAD_PAGES = (
    "beranda",
    "temuan",
    "tujuan",
    "kegiatan",
    "program",
    "panitia",
    "tugas",
    "penutupan",
    "hasil",
    "penilaian",
    "siswa",
    "orang",
    "akun",
    "sekolah",
)
WIDTHS = (390, 1280)
ENGLISH = re.compile(
    r"\b(Choose an option|Drag and drop|Browse files|No results|Running|Loading|"
    r"Press Enter|Show password|Search|Download|Fullscreen|Upload|Clear|the|and)\b"
)
ICONS_DRAWN_AS_TEXT = """() => {
  const icons = [...document.querySelectorAll("[data-testid=stIconMaterial], .way i")];
  return icons.filter((icon) => {
    const text = document.createRange();
    text.selectNodeContents(icon);
    const size = parseFloat(getComputedStyle(icon).fontSize);
    const width = text.getBoundingClientRect().width;
    return icon.checkVisibility() && Math.abs(width - size) > 1;
  }).map((icon) => icon.textContent);
}"""
"""A glyph is one em wide, its name is longer."""


def test_every_page_fits_and_speaks_indonesian(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "wakil")
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "CSP" in m.text else None)
    for path in LEAD_PAGES:
        visit(page, path)
        assert page.get_by_test_id("stException").count() == 0, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function("width => innerWidth === width", arg=width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.evaluate(ICONS_DRAWN_AS_TEXT) == [], (path, width)
            shown = page.locator("body").inner_text()
            assert not ENGLISH.search(shown), (path, ENGLISH.search(shown))
    assert refused == []


def test_double_click_makes_one_record(school: str, signed_in: Tab) -> None:
    page = signed_in(school, "sari", "tujuan")
    field(page, "Tujuan").fill("Mutu lulusan")
    page.get_by_role("button", name="Simpan tujuan", exact=True).dblclick()
    told(page, "Tujuan")

    visit(page, "tujuan")

    expect(page.get_by_role("button", name="Simpan tujuan")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+\. Mutu lulusan"))).to_have_count(1)


def test_a_press_keeps_the_year_of_the_address(school: str, signed_in: Tab) -> None:
    page = signed_in(school, "sari", f"tujuan?tahun={YEAR.after.start}")
    years = page.get_by_role("combobox", name="Tahun pelajaran")
    field(page, "Tujuan").fill("Mutu lulusan")
    press(page, "Simpan tujuan")
    told(page, "Tujuan")
    field(page, "Tujuan").last.fill("Mutu guru")
    press(page, "Simpan tujuan")

    expect(page.get_by_text("2. Mutu guru")).to_be_visible()
    expect(years).to_have_value(f"/tujuan?tahun={YEAR.after.start}")
    assert page.url.endswith(f"/tujuan?tahun={YEAR.after.start}")


def test_second_of_two_people_is_told(school: str, signed_in: Tab) -> None:
    first = signed_in(school, "sari", "tujuan")
    field(first, "Tujuan").fill("Mutu sarana")
    press(first, "Simpan tujuan")
    told(first, "Tujuan")
    second = signed_in(school, "sari", "tujuan")
    for page, words in ((first, "Mutu belajar"), (second, "Mutu guru")):
        page.get_by_text("Ubah atau hapus").first.click()
        expect(field(page, "Tujuan")).to_have_count(2)
        field(page, "Tujuan").first.fill(words)

    first.get_by_role("button", name="Simpan", exact=True).first.click()
    told(first, "Tujuan")
    second.get_by_role("button", name="Simpan", exact=True).first.click()

    expect(second.get_by_text("baru saja diubah orang lain")).to_be_visible()
    visit(second, "tujuan")
    expect(second.get_by_text("1. Mutu belajar")).to_be_visible()


def test_cold_loads_never_stay_blank(sample: str, browser: Browser) -> None:
    signed_in = httpx.Client(base_url=sample)
    signed_in.post("/sign-in", data={"username": "kepsek", "password": PASSWORD})
    cookies = [
        {"name": name, "value": value, "url": sample}
        for name, value in signed_in.cookies.items()
    ]
    for _ in range(5):
        context = browser.new_context()
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{sample}/hasil?tahun=2025")
        expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
        context.close()


def test_signed_out_tab_is_dead_at_once(sample: str, signed_in: Tab) -> None:
    page = signed_in(sample, "panitia", width=390, alone=True)
    other = page.context.new_page()
    other.goto(f"{sample}/password")
    other.request.post(f"{sample}/sign-out", headers={"Sec-Fetch-Site": "same-origin"})

    page.reload()

    expect(page.locator("input[name=password]")).to_be_visible()
