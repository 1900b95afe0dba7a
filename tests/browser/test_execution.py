"""A meeting of parents is carried out, by two, from its letters to its report."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from docx import Document
from PIL import Image
from playwright.sync_api import Page, expect

from data.actor import Role
from data.record import new_id
from data.roster.store import class_groups
from data.store import Store
from organizing.committees.actions import add_position, appoint
from organizing.committees.models import PositionDraft
from planning.activities.actions import plan_activity
from planning.activities.models import Audience
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals.actions import set_goal
from planning.goals.models import GoalDraft
from planning.programme.actions import approve, open_program, submit
from tests.browser.conftest import GROUP, PUPILS, TODAY, YEAR, actor, serving
from tests.browser.walk import choose, field, press, radio, settled, told
from tests.make import acting
from tests.make_roster import fictional_pupils
from tests.planning.make import complete_draft

Tab = Callable[..., Page]
MEETING = "Pertemuan orang tua kelas VII"
TROUBLE = "Hujan sejak pagi, halaman tergenang"
FATHERS = (2, 7, 11, 20)
ABSENT = (4, 9, 13, 19, 25, 29)
EXCUSED = (16, 17)
CAME = PUPILS - len(ABSENT) - len(EXCUSED)
SHARE = "75 %"
DECISION = "Pertemuan berikutnya pada hari Sabtu"
SECONDS_A_KEY = 3.0
"""So long does a person take who reads a name, looks at a list on paper, and types."""

SLOW = {"latency": 80, "downloadThroughput": 250_000, "uploadThroughput": 250_000}
"""A connection of 2 Mbps."""


def approved(store: Store) -> None:
    """Let today's meeting of one class group be approved, and Rina its secretary."""
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    lead = actor(store, "Sari", Role.HUMAS_LEAD)
    act = acting(store, lead, now)
    goal = set_goal(act, new_id(), GoalDraft(title="Hubungan harmonis"), YEAR)
    snacks = BudgetLineDraft(
        title="Konsumsi",
        source=FundSource.BOS,
        fiscal_year=TODAY.year,
        amount=Decimal(750_000),
    )
    [group] = [one for one in class_groups(store, YEAR) if one.name == GROUP]
    facts = {
        "planned_on": TODAY,
        "person_id": lead.id,
        "budget": (snacks,),
        "audience": Audience.CLASS_GROUPS,
        "class_group_ids": (group.id,),
    }
    draft = complete_draft(goal.id, title=MEETING, **facts)
    activity = plan_activity(act, new_id(), draft, YEAR)
    plan = submit(act, YEAR, open_program(act, YEAR).version)
    approve(
        acting(store, actor(store, "Budi", Role.PRINCIPAL), now), YEAR, plan.version
    )
    post = PositionDraft(title="Sekretaris", duty="Menyusun notulen")
    position = add_position(act, new_id(), activity.id, post)
    appoint(act, position.id, actor(store, "Rina", Role.COMMITTEE_MEMBER).id)
    store.close()


def enter(page: Page, part: str) -> None:
    """Go to a part of the room by its own way."""
    ways = page.get_by_role("navigation", name="Bagian ruang kegiatan")
    ways.get_by_role("link", name=part, exact=True).click()
    expect(ways.locator("[aria-current=page]")).to_have_text(part)
    settled(page)


def into_room(page: Page) -> None:
    page.get_by_role("link", name=MEETING).first.click()
    expect(page.locator("h1")).to_have_text(MEETING)
    settled(page)


def unfold(page: Page, label: str) -> None:
    page.locator("summary").filter(has_text=label).click()


def connected(page: Page, *, offline: bool = False) -> None:
    """Let the page's line be one of 2 Mbps, or lost."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": offline, **SLOW})


def downloaded(page: Page, label: str) -> list[str]:
    """Return what stands in a document that a button hands out."""
    with page.expect_download() as caught:
        press(page, label)
    document = Document(str(caught.value.path()))
    cells = (
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    )
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def write_letters(page: Page) -> None:
    expect(page.locator(".room-head mark")).to_contain_text("siap")
    page.locator(".room-head").get_by_role("link", name="undangan").click()
    settled(page)
    press(page, "Simpan surat ini")
    told(page, "disimpan")
    settled(page)
    said = downloaded(page, f"Cetak {PUPILS} surat")
    names = [pupil["Nama"] for pupil in fictional_pupils(PUPILS)]
    assert all(any(name in words for words in said) for name in names)
    page.get_by_role("tab", name="WhatsApp").click()
    expect(page.get_by_role("link", name="Buka WhatsApp")).to_be_visible()
    settled(page)
    page.keyboard.press("s")
    told(page, "Dicatat sudah dikirim")


def enter_attendance(page: Page) -> int:
    """Enter who came for 32 pupils by keys alone; return how many keys it took."""
    enter(page, "Kehadiran")
    way = page.get_by_role("link", name=GROUP, exact=True)
    way.focus()
    keys = ["Enter"]
    page.keyboard.press("Enter")
    expect(page.locator(".presences li").first).to_be_focused()
    typed = ["Shift+I"]
    for place in range(1, PUPILS + 1):
        if place in FATHERS:
            typed.append("A")
        elif place in ABSENT:
            typed.append("T")
        elif place in EXCUSED:
            typed.append("Z")
        elif place <= max(ABSENT):
            typed.append("ArrowDown")
    for key in (*typed, "Tab"):
        page.keyboard.press(key)
    expect(page.locator(".presences .done")).to_have_text(str(PUPILS))
    expect(page.get_by_role("button", name=f"Simpan {GROUP}")).to_be_focused()
    page.keyboard.press("Enter")
    told(page, GROUP)
    return len(keys) + len(typed) + 2


def expect_rates(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"{CAME} dari {PUPILS}")
    expect(main).to_contain_text(SHARE)


def raise_obstacle(page: Page) -> None:
    """Type half of it, lose the connection for a while, and go on all the same."""
    enter(page, "Kendala")
    connected(page)
    unfold(page, "Catat kendala")
    page.get_by_role("radiogroup").locator("label").first.click()
    said = field(page, "Apa yang terjadi")
    said.click()
    page.keyboard.type(TROUBLE[:16])
    connected(page, offline=True)
    page.keyboard.type(TROUBLE[16:])
    waits = "words => sessionStorage.getItem('begun')?.includes(words)"
    page.wait_for_function(waits, arg=TROUBLE)
    connected(page)
    page.wait_for_function("() => sessionStorage.getItem('begun') === null")
    page.reload()
    expect(said).to_have_value(TROUBLE)
    settled(page)
    page.get_by_role("radiogroup").locator("label").first.click()
    press(page, "Catat kendala")
    told(page, "dicatat")


def keep_receipt(page: Page) -> None:
    enter(page, "Keuangan")
    choose(page, "Rincian anggaran", "Konsumsi")
    field(page, "Untuk pembayaran").fill("Kotak kue")
    field(page, "Jumlah (Rp)").fill("600000")
    field(page, "Jumlah (Rp)").press("Tab")
    press(page, "Simpan kuitansi")
    told(page, "tersimpan")


def take_minutes(page: Page) -> None:
    enter(page, "Notulen")
    unfold(page, "Buat notulen rapat")
    press(page, "Mulai notulen")
    told(page, "dimulai")
    page.get_by_role("link", name=MEETING).last.click()
    settled(page)
    field(page, "Keputusan").fill(DECISION)
    choose(page, "Penanggung jawab", "Rina")
    page.get_by_test_id("stDateInput").last.get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{TODAY:%d%m%Y}")
    page.keyboard.press("Tab")
    press(page, "Tambah keputusan")
    told(page, "Keputusan")


def hand_in_photo(page: Page) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "#1d5fa8").save(picture, "JPEG")
    enter(page, "Dokumentasi")
    file = {"name": "aula.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_text("aula.jpg")).to_be_visible()
    press(page, "Serahkan")
    told(page, "1 berkas")


def close(page: Page) -> None:
    enter(page, "Penutupan")
    radio(page, "Terlaksana sesuai rencana")
    field(page, "Keputusan").fill("Pertemuan berikutnya pada hari Sabtu.")
    press(page, "Selesaikan penutupan")
    told(page, "Penutupan telah selesai")


def test_a_meeting_is_carried_out_from_its_letters_to_its_report(
    prepared: Store, tmp_path: Path, signed_in: Tab
) -> None:
    approved(prepared)
    with serving(tmp_path) as address:
        lead = signed_in(address, "sari", "ruang")
        into_room(lead)
        write_letters(lead)
        keys = enter_attendance(lead)
        assert keys * SECONDS_A_KEY < 120
        expect_rates(lead)
        keep_receipt(lead)
        member = signed_in(address, "rina", "ruang", width=390)
        into_room(member)
        raise_obstacle(member)
        take_minutes(member)
        member.locator("a[href*='kegiatan='][href*='bagian=notulen']").click()
        enter(member, "Tugas")
        expect(member.get_by_text(DECISION).first).to_be_visible()
        hand_in_photo(member)
        phone = signed_in(address, "sari", "ruang", width=390)
        into_room(phone)
        close(phone)
        expect_rates(phone)
        report = " ".join(downloaded(phone, "Unduh LPJ (Word)")).replace("\xa0", " ")
        for words in (f"{CAME}", SHARE, "600.000", TROUBLE, DECISION):
            assert words in report, words
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
