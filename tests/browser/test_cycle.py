"""The cycle turns once, in a real browser, by three people and a stranger to them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import GROUP, TODAY, YEAR
from tests.browser.walk import choose, field, press, radio, settled, told, visit

ACTIVITY = "Kelas orang tua"
FINDING = "Orang tua bekerja pada hari kerja"
Tab = Callable[..., Page]


def plan(page: Page) -> None:
    field(page, "Tujuan").fill("Hubungan harmonis dengan orang tua")
    press(page, "Simpan tujuan")
    told(page, "Tujuan")
    visit(page, "kegiatan")
    field(page, "Nama kegiatan").fill(ACTIVITY)
    choose(page, "^(?!Sasaran)Tujuan", "Hubungan harmonis")
    choose(page, "Bentuk kerja sama", "Kelas orang tua")
    field(page, "Prosedur pelaksanaan").fill("Narasumber, latihan, angket.")
    page.get_by_role("tab", name="Kapan dan siapa").click()
    choose(page, "Sasaran", GROUP)
    settled(page)
    choose(page, "Penanggung jawab", "Sari")
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{TODAY:%d%m%Y}")
    page.keyboard.press("Tab")
    page.get_by_role("tab", name="Standar keberhasilan").click()
    field(page, "Indikator").fill("Keluarga yang terwakili")
    field(page, "Target").fill("60")
    field(page, "Cara mengukur").fill("Daftar hadir")
    press(page, "Simpan kegiatan")
    told(page, "Kegiatan")
    visit(page, "program")
    press(page, "Ajukan kepada kepala sekolah")
    told(page, "diajukan")


def approve(page: Page) -> None:
    press(page, "Setujui")
    told(page, "disetujui")


def organize(page: Page) -> None:
    visit(page, "panitia")
    page.get_by_role("link", name=ACTIVITY).click()
    choose(page, "Ketua", "Rina")
    press(page, "Simpan panitia")
    told(page, "Rina")
    page.get_by_role("link", name="Tugas panitia ini").click()
    field(page, "Tugas").last.fill("Menyiapkan undangan")
    choose(page, "Diberikan kepada", "Rina")
    press(page, "Simpan tugas")
    told(page, "Tugas")


def attend(page: Page) -> None:
    visit(page, "kehadiran")
    page.get_by_role("link", name=ACTIVITY).click()
    page.get_by_role("link", name=GROUP, exact=True).click()
    expect(page.locator(".presences li").first).to_be_focused()
    page.keyboard.press("Shift+I")
    press(page, f"Simpan {GROUP}")
    told(page, GROUP)


def close(page: Page) -> None:
    visit(page, "penutupan")
    page.get_by_role("link", name=ACTIVITY).click()
    radio(page, "Terlaksana sesuai rencana")
    expect(page.get_by_text("Dihitung dari kehadiran.")).to_be_visible()
    field(page, "Keputusan").fill("Diulang pada hari Sabtu.")
    press(page, "Selesaikan penutupan")
    told(page, "Penutupan telah selesai")


def review(page: Page) -> None:
    visit(page, "penilaian")
    groups = page.get_by_role("radiogroup")
    for place in range(4):  # against its standard, then three criteria
        groups.nth(place).locator("label").nth(2).click()
    radio(page, "Perbaiki")
    field(page, "Temuan 1").fill(FINDING)
    press(page, "Tanda tangani")
    told(page, "ditandatangani")


def test_one_activity_goes_all_the_way_round(school: str, signed_in: Tab) -> None:
    lead = signed_in(school, "sari", "tujuan")
    plan(lead)
    principal = signed_in(school, "budi", "program")
    approve(principal)
    organize(lead)
    member = signed_in(school, "rina", width=390)
    expect(member.get_by_text("Menyiapkan undangan")).to_be_visible()
    press(member, "Selesai")
    told(member, "Menyiapkan undangan")
    stranger = signed_in(school, "tono", width=390)
    expect(stranger.get_by_text("Menyiapkan undangan")).to_have_count(0)
    visit(stranger, "panitia")
    expect(stranger.get_by_text(ACTIVITY)).to_have_count(0)
    attend(lead)
    close(lead)
    review(principal)
    visit(lead, f"temuan?tahun={YEAR.start + 1}")
    expect(lead.get_by_text(FINDING).first).to_be_visible()
    expect(lead.get_by_text("belum diputuskan").first).to_be_visible()
    visit(lead, f"program?tahun={YEAR.start + 1}")
    undecided = lead.get_by_text("1 temuan tahun sebelumnya belum diputuskan").first
    expect(undecided).to_be_visible()
    expect(lead.get_by_role("button", name="Ajukan kepada")).to_have_count(0)
    visit(lead, f"temuan?tahun={YEAR.start + 1}")
    press(lead, "Mulai kegiatan")
    told(lead, "Kegiatan")
    expect(lead.get_by_text("diadopsi", exact=True).first).to_be_visible()
