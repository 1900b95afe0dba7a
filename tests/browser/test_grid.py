"""Many dates and amounts are changed by keyboard, in a real browser's grids."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.actor import Role
from data.record import new_id
from planning.activities.actions import plan_activity
from planning.activities.models import ActivityDraft
from planning.goals.actions import set_goal
from planning.goals.models import Dimension, GoalDraft
from tests.browser.conftest import YEAR, actor, copied, serving
from tests.browser.walk import choose, press, told, visit
from tests.make import acting

NEXT = YEAR.after
MEETING, SHOW = "Rapat awal tahun", "Pentas seni"
GOALS = "Hubungan harmonis", "Mutu belajar"
FIRST_DAY = YEAR.first_day + timedelta(days=24)

Tab = Callable[..., Page]


@pytest.fixture(scope="module")
def school(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a school that has planned two activities."""
    folder = tmp_path_factory.mktemp("planned")
    store = copied(filled, folder)
    lead = actor(store, "Sari", Role.HUMAS_LEAD)
    act = acting(store, lead, datetime.now(UTC))  # noqa: TID251 -- as the server's
    for title, later in ((MEETING, 0), (SHOW, 60)):
        day = FIRST_DAY + timedelta(days=later)
        draft = ActivityDraft(title=title, planned_on=day)
        plan_activity(act, new_id(), draft, YEAR)
    for number, dimension in enumerate(((), (Dimension.LEARNING,))):
        goal = GoalDraft(title=GOALS[number], dimensions=dimension)
        set_goal(act, new_id(), goal, YEAR)
    store.close()
    with serving(folder) as address:
        yield address


RECKONED = """() => {
  const begun = performance.now();
  let sum = 0;
  for (let i = 0; i < 30000000; i++) sum = (sum * 31 + i) % 1000003;
  return performance.now() - begun;
}"""
OF_A_GOOD_MACHINE = 100.0
"""Milliseconds for the sum above."""


def slow(page: Page, times: float) -> None:
    """Be so many times slower than a good machine, with a phone's line.

    A busy machine that is slow already is slowed less.
    """
    here = min(page.evaluate(RECKONED) for _ in range(3))
    machine = page.context.new_cdp_session(page)
    rate = max(1.0, times * OF_A_GOOD_MACHINE / here)
    machine.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    machine.send("Network.enable")
    line = {"latency": 300, "downloadThroughput": 250_000, "uploadThroughput": 60_000}
    machine.send("Network.emulateNetworkConditions", {"offline": False, **line})


def type_over(page: Page, *keys: str) -> None:
    """Type over cells as a person does who waits for nothing."""
    for typed in keys:
        if typed.isdecimal():
            page.keyboard.type(typed, delay=60)
        else:
            page.keyboard.press(typed)


GRID = "agenda?tampilan=grid"


def cell(page: Page, row: str, column: str) -> Locator:
    """Return the field of a row and a column, by their names."""
    name = re.compile(rf"^{re.escape(column)}, {re.escape(row)}$")
    return page.locator(".sheet .cell").and_(page.get_by_label(name))


def saved(page: Page) -> None:
    """Save everything that was changed, and wait until it is kept."""
    press(page, "Simpan semua perubahan")
    told(page, "disimpan")
    expect(page.locator(".sheet-told")).to_contain_text("Belum ada yang diubah")


def test_a_slow_machine_keeps_whatever_is_typed_from_cell_to_cell(
    school: str, signed_in: Tab
) -> None:
    """Every key counts at once; in the last row Enter stays, and typing writes over."""
    page = signed_in(school, "sari", GRID)
    cell(page, MEETING, "Jumlah (Rp)").click()
    slow(page, 12)
    for amounts in (("450000", "1275000", "98765"), ("451000", "1276000", "98766")):
        over, next_over, again = amounts
        type_over(page, over, "Enter", next_over, "Enter", again, "Enter")
        type_over(page, "ArrowUp", "ArrowUp")
        first, second = (f"{int(one):,}".replace(",", ".") for one in (over, again))
        expect(cell(page, MEETING, "Jumlah (Rp)")).to_have_value(first)
        expect(cell(page, SHOW, "Jumlah (Rp)")).to_have_value(second)
        expect(page.locator(".sheet-told")).to_contain_text("2 kegiatan diubah")
        saved(page)
        expect(cell(page, MEETING, "Jumlah (Rp)")).to_have_value(first)
        expect(cell(page, SHOW, "Jumlah (Rp)")).to_have_value(second)
        cell(page, MEETING, "Jumlah (Rp)").click()


PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
}"""
PASTED = (
    "rina\t\tbesok\t\t8.00\t10.30\tAula",
    'Sari\t\t{day}\t\t07:30\t\t"Aula, lantai ""2"""',
)
"""Person, forms, date, last day, hours and place, as a spreadsheet copies them."""


def test_cells_of_a_spreadsheet_are_pasted_mended_and_undone(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari", GRID)
    cell(page, MEETING, "Penanggung jawab").click()
    page.keyboard.press("Escape")
    day = f"8/8/{YEAR.start}"
    page.evaluate(PASTE, "\n".join(PASTED).format(day=day))
    expect(cell(page, MEETING, "Penanggung jawab")).to_have_value("Rina")
    expect(cell(page, SHOW, "Tempat")).to_have_value('Aula, lantai "2"')
    expect(cell(page, SHOW, "Tanggal")).to_have_value(day)
    wrong = cell(page, MEETING, "Tanggal")
    expect(wrong).to_have_value("besok")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    press(page, "Simpan semua perubahan")
    expect(wrong).to_be_focused()
    expect(page.locator(".sheet-told")).to_contain_text("1 sel belum terbaca")
    page.keyboard.type("juli")
    page.keyboard.press("Enter")
    expect(wrong).to_have_value(f"Juli {YEAR.start}")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator(".sheet-told")).to_contain_text("Belum ada yang diubah")
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    expect(wrong).to_have_value(f"Juli {YEAR.start}")
    saved(page)
    visit(page, "agenda")
    row = page.locator(".listing tr").filter(has_text=MEETING)
    expect(row).to_contain_text("dalam bulan ini")
    expect(row).to_contain_text("Rina")
    expect(page.locator(".listing")).to_contain_text("07.30")


def test_two_people_at_one_table_are_told_which_cell(
    school: str, signed_in: Tab
) -> None:
    slower = signed_in(school, "sari", GRID)
    faster = signed_in(school, "sari", GRID)
    for page, place in ((slower, "Halaman"), (faster, "Lapangan")):
        cell(page, SHOW, "Tempat").fill(place)
        page.keyboard.press("Enter")
    saved(faster)
    press(slower, "Simpan semua perubahan")
    expect(slower.get_by_test_id("stAlertContentError")).to_contain_text("Tempat")
    noted = slower.locator(".sheet .say")
    expect(noted).to_have_text("Diubah orang lain menjadi: Lapangan")
    expect(cell(slower, SHOW, "Tempat")).to_have_value("Halaman")
    saved(slower)
    expect(cell(slower, SHOW, "Tempat")).to_have_value("Halaman")


def test_a_proposed_day_is_changed_before_it_is_taken_over(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari", f"lanjutkan?tahun={NEXT.start}")
    cell(page, MEETING, "Menjadi").click()
    type_over(page, f"0808{NEXT.start}", "Enter")
    expect(cell(page, MEETING, "Menjadi")).to_have_value(f"8/8/{NEXT.start}")
    expect(page.locator(".sheet-told")).to_contain_text("2 kegiatan ikut")
    press(page, "Lanjutkan yang dicentang")
    told(page, "2 kegiatan")
    visit(page, f"agenda?tahun={NEXT.start}")
    row = page.locator(".listing tr").filter(has_text=MEETING)
    expect(row).to_contain_text(f"8 Agu {NEXT.start}")


def test_a_filter_is_kept_when_the_page_is_loaded_again_and_shared(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari", "agenda")
    page.get_by_text("Saring daftar").click()
    choose(page, "^Bulan$", f"Juli {YEAR.start}")
    expect(page).to_have_url(re.compile("bulan=7"))
    expect(page.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
    page.reload()
    expect(page.locator(".listing tr").filter(has_text=MEETING)).to_be_visible()
    expect(page.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
    expect(page.get_by_role("combobox", name=re.compile("^Bulan$"))).to_be_visible()
    shared = page.url.split("/", 3)[3]
    principal = signed_in(school, "budi", shared, width=390)
    expect(principal.locator(".listing tr").filter(has_text=MEETING)).to_be_visible()
    expect(principal.locator(".listing tr").filter(has_text=SHOW)).to_have_count(0)
