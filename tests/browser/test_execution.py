"""A meeting of parents: its letters, their messages, and who came, by keys alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from data.actor import Actor, Role
from data.people import store as people
from data.record import new_id
from data.store import Store
from organizing.committees.actions import add_position, appoint
from organizing.committees.models import PositionDraft
from planning.activities.actions import plan_activity
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals.actions import set_goal
from planning.goals.models import GoalDraft
from planning.programme.actions import approve, open_program, submit
from tests.browser.conftest import TODAY, YEAR, fill, serving
from tests.browser.walk import press, settled, told, visit
from tests.make import acting
from tests.make_roster import fictional_pupils
from tests.planning.make import complete_draft

Tab = Callable[..., Page]
MEETING = "Pertemuan orang tua kelas VII"
GROUP = "VII A"
PUPILS = 32
FATHERS = (2, 7, 11, 20)
ABSENT = (4, 9, 13, 19, 25, 29)
EXCUSED = (16, 17)
CAME = PUPILS - len(ABSENT) - len(EXCUSED)
SHARE = "75 %"


def actor(store: Store, name: str, role: Role) -> Actor:
    found = next(person for person in people.people(store) if person.name == name)
    return Actor(id=found.id, name=found.name, role=role)


def approved(folder: Path) -> None:
    """A school of one class group: its meeting of today is approved, Rina secretary."""
    store = Store.open(folder)
    of_group = [
        {**pupil, "Rombel Saat Ini": GROUP} for pupil in fictional_pupils(PUPILS)
    ]
    fill(store, of_group)
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
    facts = {"planned_on": TODAY, "person_id": lead.id, "budget": (snacks,)}
    draft = complete_draft(goal.id, title=MEETING, **facts)
    activity = plan_activity(act, new_id(), draft, YEAR)
    plan = submit(act, YEAR, open_program(act, YEAR).version)
    approve(
        acting(store, actor(store, "Budi", Role.PRINCIPAL), now), YEAR, plan.version
    )
    post = PositionDraft(title="Sekretaris", duty="Menyusun notulen")
    position = add_position(act, new_id(), activity.id, post)
    appoint(act, position.id, actor(store, "Rina", Role.COMMITTEE_MEMBER).id)
    store.checkpoint()
    store.close()


def enter(page: Page, part: str) -> None:
    """Go to a part of the room by its own way."""
    ways = page.get_by_role("navigation", name="Bagian ruang kegiatan")
    ways.get_by_role("link", name=part, exact=True).click()
    expect(ways.locator("[aria-current=page]")).to_have_text(part)
    settled(page)


def into_room(page: Page) -> None:
    visit(page, "ruang")
    page.get_by_role("link", name=MEETING).first.click()
    expect(page.locator("h1")).to_have_text(MEETING)
    settled(page)


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


def enter_attendance(page: Page) -> None:
    """Enter who came for 32 pupils by keys alone: all at once, then corrections."""
    enter(page, "Kehadiran")
    way = page.get_by_role("link", name=GROUP, exact=True)
    way.focus()
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


def expect_rates(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"{CAME} dari {PUPILS}")
    expect(main).to_contain_text(SHARE)


def test_letters_go_out_and_a_class_group_is_entered_by_keys_alone(
    tmp_path: Path, signed_in: Tab
) -> None:
    approved(tmp_path)
    with serving(tmp_path) as address:
        lead = signed_in(address, "sari")
        into_room(lead)
        write_letters(lead)
        enter_attendance(lead)
        expect_rates(lead)
