"""Many dates and amounts are changed by keyboard, in a real browser's grids."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import YEAR
from tests.browser.walk import choose, field, press, settled, told, visit

NEXT = YEAR.after
MEETING, SHOW = "Rapat awal tahun", "Pentas seni"
FIRST_DAY = YEAR.first_day + timedelta(days=24)
EIGHTH_OF_AUGUST = "0808{year}"
"""Typed alike whether the browser writes the day or the month first."""

Tab = Callable[..., Page]


def add(page: Page, line: str) -> None:
    """Type an activity and press Enter; the cursor stays for the next one."""
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    told(page, line.split(" ", 1)[1])
    expect(field(page, "Kegiatan baru")).to_be_focused()
    expect(field(page, "Kegiatan baru")).to_have_value("")


def plan_two(page: Page, path: str = "agenda") -> None:
    visit(page, path)
    field(page, "Kegiatan baru").click()
    add(page, f"{FIRST_DAY:%d/%m} {MEETING}")
    add(page, f"{FIRST_DAY + timedelta(days=60):%d/%m} {SHOW}")


def go_to(page: Page, heading: str) -> None:
    """Walk with the arrow keys from the first activity's name to a column."""
    heads = page.locator("[role=columnheader]")
    expect(
        heads.filter(has_text=re.compile(f"^{re.escape(heading)}$"))
    ).to_be_attached()
    names = heads.all_text_contents()
    canvas = page.get_by_test_id("data-grid-canvas")
    box = canvas.bounding_box()
    assert box is not None
    at, wanted = names.index("Kegiatan"), names.index(heading)
    page.mouse.click(box["x"] + 120, box["y"] + 52)
    selected = page.locator("[role=gridcell][aria-selected=true]")
    expect(selected).to_have_attribute("aria-colindex", str(at + 1))
    for place in range(at + 1, wanted + 1):
        page.keyboard.press("ArrowRight")
        expect(selected).to_have_attribute("aria-colindex", str(place + 1))


def keep(page: Page) -> None:
    """Press Enter no faster than a person, and wait until the page knows."""
    page.wait_for_timeout(700)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)
    settled(page)


def type_day(page: Page, year: int) -> None:
    page.keyboard.press("Enter")
    editor = page.get_by_test_id("date-picker-cell")
    expect(editor).to_be_focused()
    page.keyboard.type(EIGHTH_OF_AUGUST.format(year=year))
    expect(editor).to_have_value(f"{year}-08-08")
    keep(page)
    expect(editor).to_have_count(0)


def type_number(page: Page, number: int) -> None:
    editor = page.get_by_test_id("number-editor").or_(page.locator("#portal input"))
    page.keyboard.press("Enter")
    expect(editor.first).to_be_focused()
    page.keyboard.type(str(number))
    expect(editor.first).to_have_value(re.compile(f"^{number:,}$".replace(",", ".?")))
    keep(page)
    expect(editor).to_have_count(0)


def test_a_day_and_an_amount_are_typed_in_the_grid(school: str, signed_in: Tab) -> None:
    page = signed_in(school, "sari")
    plan_two(page)
    page.get_by_text("Ubah banyak dalam tabel").click()
    expect(page).to_have_url(re.compile("tampilan=grid"))
    expect(page.get_by_text("Belum ada yang diubah")).to_be_visible()
    go_to(page, "Tanggal")
    type_day(page, YEAR.start)
    expect(page.get_by_text("1 kegiatan diubah")).to_be_visible()
    go_to(page, "Jumlah (Rp)")
    type_number(page, 750_000)
    settled(page)
    press(page, "Simpan semua perubahan")
    told(page, "disimpan")
    visit(page, "agenda")
    row = page.locator(".listing tr").filter(has_text=MEETING)
    expect(row).to_contain_text("Rp750.000")
    expect(row).to_contain_text(f"8 Agu {YEAR.start}")
    expect(page.locator(".listing tr").filter(has_text=SHOW)).not_to_contain_text("Rp")


def test_a_proposed_day_is_changed_before_it_is_taken_over(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari")
    plan_two(page)
    visit(page, f"lanjutkan?tahun={NEXT.start}")
    go_to(page, "Menjadi")
    type_day(page, NEXT.start)
    settled(page)
    press(page, "Lanjutkan 2 kegiatan")
    told(page, "2 kegiatan")
    visit(page, f"agenda?tahun={NEXT.start}")
    row = page.locator(".listing tr").filter(has_text=MEETING)
    expect(row).to_contain_text(f"8 Agu {NEXT.start}")


def test_a_filter_is_kept_when_the_page_is_loaded_again_and_shared(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari")
    plan_two(page)
    page.get_by_text("Saring daftar").click()
    choose(page, "^Bulan$", f"Juli {YEAR.start}")
    expect(page).to_have_url(re.compile("bulan=7"))
    expect(page.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
    page.reload()
    expect(page.locator(".listing tr").filter(has_text=MEETING)).to_be_visible()
    expect(page.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
    expect(page.get_by_role("combobox", name=re.compile("^Bulan$"))).to_be_visible()
    shared = page.url.split("/", 3)[3]
    principal = visit(signed_in(school, "budi", width=390), shared)
    expect(principal.locator(".listing tr").filter(has_text=MEETING)).to_be_visible()
    expect(principal.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
