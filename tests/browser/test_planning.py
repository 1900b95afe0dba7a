"""A year is planned from findings and templates, returned, mended and approved."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.actor import Role
from data.record import new_id
from data.store import Store
from evaluation.findings.actions import note_finding
from evaluation.findings.models import FindingDraft
from tests.browser.conftest import YEAR, actor, serving
from tests.browser.walk import choose, field, press, radio, settled, told, visit
from tests.make import acting

Tab = Callable[..., Page]
NEXT = YEAR.after
FINDING = "Orang tua kelas VII jarang hadir pada hari kerja"
NOTE = "Targetnya terlalu rendah untuk tahun kedua."
CHOSEN = (
    "Rapat tahunan awal tahun pelajaran",
    "Konsultasi orang tua tengah semester 1",
    "Pentas seni",
)


@pytest.fixture
def taught_school(prepared: Store, tmp_path: Path) -> Iterator[str]:
    """The address of a school whose last year left one finding, and nothing planned."""
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    lead = actor(prepared, "Sari", Role.HUMAS_LEAD)
    draft = FindingDraft(text=FINDING, recommended="Rapat diadakan pada hari Sabtu.")
    note_finding(acting(prepared, lead, now), new_id(), draft, None, YEAR)
    prepared.close()
    with serving(tmp_path) as address:
        yield address


def at(page: Page, path: str) -> Page:
    """Visit a page of the year that is planned."""
    return visit(page, f"{path}?tahun={NEXT.start}")


def goal_from_the_finding(page: Page) -> None:
    at(page, "temuan")
    expect(page.get_by_text(FINDING).first).to_be_visible()
    press(page, "Mulai tujuan")
    told(page, "Tujuan")
    at(page, "tujuan")
    expect(page.get_by_text(FINDING).first).to_be_visible()


def annual_meeting(page: Page) -> None:
    at(page, "rapat")
    for party in ("Guru", "Orang tua"):
        field(page, party).fill("12")
    field(page, "Cara lain").fill("Ringkasan dan formulir melalui wali kelas")
    press(page, "Simpan rapat")
    told(page, "Rapat")
    expect(page.get_by_text("tidak hadir").first).to_be_visible()
    field(page, "Tambah keputusan, satu per baris").fill("Rapat diadakan hari Sabtu")
    press(page, "Tambahkan keputusan")
    told(page, "Keputusan")


def activities_from_templates(page: Page) -> None:
    at(page, "template")
    for title in CHOSEN:
        page.get_by_label(f"Pilih {title}").first.check()
    tools = page.locator(".sheet-tools")
    tools.get_by_label("Kolom yang diisi").select_option(label="Tujuan")
    tools.get_by_label("Isi untuk baris yang dipilih").click()
    page.get_by_role("option", name="Perbaiki").click()
    press(page, "Hanya yang kosong")
    press(page, "Masukkan yang dipilih ke rencana")
    told(page, f"{len(CHOSEN)} kegiatan")


def finding_adopted(page: Page) -> None:
    at(page, "temuan")
    radio(page, "diadopsi")
    choose(page, "Diadopsi dalam kegiatan", CHOSEN[0])
    press(page, "Simpan keputusan")
    told(page, "Keputusan")


def submitted(page: Page) -> None:
    press(page, "Ajukan kepada kepala sekolah")
    told(page, "diajukan")


def returned_with_a_note(page: Page) -> None:
    write = page.get_by_role("link", name=f"Tulis catatan: {CHOSEN[0]}")
    write.press("Enter")
    expect(field(page, "Apa yang perlu diperbaiki di sini?")).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(write).to_be_focused()
    expect(page.get_by_text(NOTE).first).to_be_visible()
    expect(page.get_by_role("button", name="Setujui", exact=True)).to_have_count(0)
    press(page, "Kembalikan")
    press(page, "Kembalikan dengan catatan")
    told(page, "dikembalikan")


def mended(page: Page) -> None:
    at(page, "program")
    expect(page.get_by_text(NOTE).first).to_be_visible()
    expect(page.get_by_role("button", name="Ajukan kepada")).to_have_count(0)
    page.get_by_role("link", name=CHOSEN[0]).first.click()
    expect(page.get_by_text(NOTE).first).to_be_visible()
    settled(page)
    page.get_by_role("tab", name="Standar keberhasilan").click()
    field(page, "Target").fill("88")
    press(page, "Simpan kegiatan")
    told(page, "Kegiatan")
    at(page, "program")
    expect(page.get_by_text("88").first).to_be_visible()
    press(page, "Tandai sudah diperbaiki")
    told(page, "Catatan")


def approved(page: Page) -> None:
    at(page, "program")
    expect(page.get_by_text("perubahan sejak dikembalikan").first).to_be_visible()
    press(page, "Setujui")
    told(page, "disetujui")


def test_a_year_is_planned_returned_mended_and_approved(
    taught_school: str, signed_in: Tab
) -> None:
    lead = signed_in(taught_school, "sari", f"program?tahun={NEXT.start}")
    expect(lead.get_by_role("button", name="Ajukan kepada")).to_have_count(0)
    goal_from_the_finding(lead)
    annual_meeting(lead)
    activities_from_templates(lead)
    finding_adopted(lead)
    submitted(at(lead, "program"))
    principal = signed_in(taught_school, "budi", f"program?tahun={NEXT.start}")
    returned_with_a_note(principal)
    mended(lead)
    submitted(lead)
    approved(principal)
    at(lead, "program")
    expect(lead.get_by_text("Versi 1").first).to_be_visible()
    program = f"program?tahun={NEXT.start}"
    member = signed_in(taught_school, "rina", program, width=390)
    expect(member.get_by_text(CHOSEN[0])).to_have_count(0)
