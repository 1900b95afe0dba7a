"""A new wakil humas finds an empty school; its principal decides on the first plan."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, serving
from tests.browser.walk import choose, field, press, settled, told, visit
from tests.make_roster import fictional_pupils, roster_workbook

LEAD, PRINCIPAL = "Andi Pratama, S.Pd.", "Dra. Wulan Sari, M.Pd."
SCHOOL = {
    "name": "SMP Negeri 5 Contoh",
    "npsn": "12345678",
    "address": "Jalan Melati 1",
    "city": "Kota Contoh",
    "principal_name": PRINCIPAL,
    "lead_name": LEAD,
    "username": "andi",
    "password": PASSWORD,
    "again": PASSWORD,
}
TEACHERS = "\n".join(
    f"{name} Contoh, S.Pd.; Guru"
    for name in ("Bunga", "Citra", "Dimas", "Eka", "Fajar")
)
GOAL = "Hubungan harmonis dengan orang tua"
MANY, AFTER_CHOOSING, OF_THE_PRINCIPAL = 25, 40, 2
COUNT = """addEventListener("pointerdown", () => {
  sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
}, true)"""


@pytest.fixture
def empty_school(tmp_path: Path) -> Iterator[str]:
    """The one-time address at which a school is set up."""
    with serving(tmp_path):
        said = (tmp_path / "server.log").read_text()
        yield re.findall(r"http://\S+code=\S+", said)[0]


def person(browser: Browser) -> Page:
    """Open the browser of somebody who has not been here; their clicks are counted."""
    page = browser.new_context(locale="id-ID").new_page()
    page.add_init_script(COUNT)
    page.set_default_timeout(20_000)
    return page


def clicks(page: Page) -> int:
    return int(page.evaluate("sessionStorage.clicks ?? 0"))


def set_up(page: Page, address: str) -> None:
    page.goto(address)
    for name, typed in SCHOOL.items():
        page.locator(f"[name={name}]").fill(typed)
    page.get_by_role("button", name="Siapkan sekolah").click()
    steps(page, 1)


def steps(page: Page, done: int) -> None:
    """See on the first screen how many of the seven steps are done."""
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{done} dari 7 langkah")


def fill_the_directory(page: Page) -> None:
    visit(page, "siswa")
    listed = {
        "name": "daftar.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": roster_workbook(fictional_pupils(40)),
    }
    page.locator("[data-testid=stFileUploader] input").set_input_files(listed)
    press(page, "Simpan perubahan ini")
    told(page, "siswa")
    visit(page, "orang")
    page.get_by_text("Tambah banyak orang sekaligus").click()
    field(page, "Tempel daftar orang, satu baris satu orang").fill(TEACHERS)
    page.keyboard.press("Control+Enter")
    press(page, "Simpan 5 orang")
    told(page, "5 orang")


def open_the_principals_account(page: Page) -> str:
    """Return the password that is shown once; name and role are proposed."""
    visit(page, "akun")
    page.get_by_text("Buka akun").first.click()
    choose(page, "^Orang$", PRINCIPAL)
    expect(page.locator("input[value='wulan.sari']")).to_be_visible()
    settled(page)
    expect(field(page, "Nama pengguna")).to_have_count(1)
    press(page, "Buka akun")
    told(page, "wulan.sari")
    return page.get_by_test_id("stCode").inner_text().strip()


def plan(page: Page) -> None:
    """Choose templates, and complete what they leave open, all in two tables."""
    visit(page, "tujuan")
    field(page, "Tujuan").fill(GOAL)
    press(page, "Simpan tujuan")
    told(page, "Tujuan")
    visit(page, "template")
    for tick in page.locator(".sheet .picks").all()[:MANY]:
        tick.click()
    expect(page.locator(".sheet-told")).to_contain_text(f"{MANY} templat dipilih")
    before = clicks(page)
    press(page, "Masukkan yang dipilih ke rencana")
    told(page, f"{MANY} kegiatan")
    visit(page, "agenda?tampilan=grid")
    page.get_by_label("Pilih semua baris").click()
    page.get_by_label("Kolom yang diisi").select_option(label="Tujuan")
    page.get_by_label("Isi untuk baris yang dipilih").click()
    page.get_by_role("option", name=GOAL).click()
    press(page, "Hanya yang kosong")
    press(page, "Simpan semua perubahan")
    told(page, "disimpan")
    expect(page.get_by_test_id("stMain")).to_contain_text(
        f"{MANY} lengkap direncanakan"
    )
    of_a_list = 1  # the browser's own list is opened and chosen from without a pointer
    assert clicks(page) - before + of_a_list <= AFTER_CHOOSING


def first_sign_in(page: Page, address: str, once: str) -> None:
    page.goto(address)
    page.locator("#username").fill("wulan.sari")
    page.locator("#password").fill(once)
    page.locator("#enter").click()
    for name, typed in (("current", once), ("new", PASSWORD), ("again", PASSWORD)):
        page.locator(f"[name={name}]").fill(typed)
    page.locator("main form button.first").click()
    expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
    settled(page)


def test_a_newcomer_plans_a_year_and_the_principal_decides(
    empty_school: str, browser: Browser
) -> None:
    lead = person(browser)
    set_up(lead, empty_school)
    fill_the_directory(lead)
    once = open_the_principals_account(lead)
    visit(lead, "beranda")
    steps(lead, 4)
    plan(lead)
    visit(lead, "program")
    press(lead, "Ajukan kepada kepala sekolah")
    told(lead, "diajukan")
    visit(lead, "beranda")
    expect(lead.get_by_text("dari 7 langkah")).to_have_count(0)
    expect(lead.get_by_test_id("stMain")).to_contain_text("Menunggu kepala sekolah")

    principal = person(browser)
    first_sign_in(principal, empty_school.split("/setup")[0], once)
    before = clicks(principal)
    principal.get_by_role("link", name="Baca dan putuskan").click()
    expect(principal.get_by_test_id("stMain")).to_contain_text(f"{MANY} kegiatan")
    press(principal, "Setujui")
    told(principal, "disetujui")
    assert clicks(principal) - before == OF_THE_PRINCIPAL
    for page in (lead, principal):
        page.context.close()
