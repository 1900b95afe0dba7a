"""Everybody knows their part: members on their phones, with an account and without."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from data.actor import Actor, Role
from data.people import store as people
from data.people.actions import add_person
from data.people.models import Element, PersonDraft
from data.record import new_id
from data.store import Store
from organizing.committees.actions import add_position, appoint
from organizing.committees.models import PositionDraft
from organizing.links.actions import give_link, tokens_for
from organizing.links.models import address_of
from organizing.tasks.actions import give_task
from organizing.tasks.models import TaskDraft
from planning.activities.actions import plan_activity
from planning.activities.models import ActivityDraft
from tests.browser.axe import faults
from tests.browser.conftest import TODAY, YEAR, copied, serving
from tests.browser.walk import (
    choose,
    clicks,
    field,
    press,
    settled,
    told,
    visit,
)
from tests.make import acting

Tab = Callable[..., Page]
OURS = "Kelas orang tua"
OTHERS = "Pentas seni"
DONE, HINDERED, STAGE = "Menyiapkan undangan", "Menata ruang", "Menyewa panggung"
CALL, SNACK = "Menghubungi wali murid", "Memesan konsumsi"
TROUBLE, TROUBLED = "Aula dipakai rapat dinas", "Katering tutup"
MEMBER = "Ibu Lestari"
SHOW = "Pameran karya"
SEVEN = """Penanggung jawab: Budi
Ketua: Rina
Sekretaris: Tono
Bendahara: Sari
Seksi acara: Ibu Lestari
Seksi perlengkapan: Rina; Tono
Seksi dokumentasi: Tono"""
"""A committee as it comes from a message."""


@dataclass(frozen=True)
class Site:
    """A served school, and the path of the link of a member without an account."""

    address: str
    path: str


@dataclass(frozen=True)
class Facts:
    """Who acts before the server is started."""

    store: Store
    lead: Actor
    now: datetime

    def activity(self, title: str) -> UUID:
        """Plan an activity in nine days, with a committee of one section."""
        draft = ActivityDraft(
            title=title,
            planned_on=min(TODAY + timedelta(days=9), YEAR.last_day),
            place="Aula sekolah",
            rundown="08.00 Pendaftaran",
        )
        return plan_activity(
            acting(self.store, self.lead, self.now), new_id(), draft, YEAR
        ).id

    def section(self, activity_id: UUID, person_id: UUID) -> None:
        """Let somebody sit in the activity's committee."""
        draft = PositionDraft(title="Seksi acara", duty="Menyusun acara")
        position_id = new_id()
        add_position(
            acting(self.store, self.lead, self.now), position_id, activity_id, draft
        )
        appoint(acting(self.store, self.lead, self.now), position_id, person_id)

    def task(self, activity_id: UUID, title: str, person_id: UUID) -> None:
        """Give a task of a week before the day."""
        draft = TaskDraft(title=title, person_id=person_id, offset_days=-7)
        give_task(acting(self.store, self.lead, self.now), new_id(), activity_id, draft)


@pytest.fixture(scope="module")
def organized_school(
    filled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A school with two committees; a parent of the first one has only a link."""
    folder = tmp_path_factory.mktemp("organized")
    store = copied(filled, folder)
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    ids = {person.name: person.id for person in people.people(store)}
    lead = Actor(id=ids["Sari"], name="Sari", role=Role.HUMAS_LEAD)
    parent = PersonDraft(name=MEMBER, element=Element.PARENT)
    ids[MEMBER] = add_person(acting(store, lead, now), new_id(), parent).id
    facts = Facts(store, lead, now)
    ours, others = facts.activity(OURS), facts.activity(OTHERS)
    facts.activity(SHOW)
    for activity, title, name in (
        (ours, DONE, "Rina"),
        (ours, HINDERED, "Rina"),
        (ours, CALL, MEMBER),
        (ours, SNACK, MEMBER),
        (others, STAGE, "Tono"),
    ):
        facts.section(activity, ids[name])
        facts.task(activity, title, ids[name])
    link = give_link(acting(store, lead, now), new_id(), ids[MEMBER], YEAR)
    token = tokens_for(acting(store, lead), [link.id])[link.id]
    store.close()
    with serving(folder) as address:
        yield Site(address, address_of("", token))


def card(page: Page, title: str) -> Page:
    """Return the smallest bordered box around a task's title."""
    boxes = page.get_by_test_id("stVerticalBlock").filter(
        has=page.get_by_text(title, exact=True)
    )
    return boxes.last  # type: ignore[return-value]


def member_reports(page: Page) -> None:
    expect(page.get_by_text(STAGE)).to_have_count(0)
    card(page, DONE).get_by_role("button", name="Selesai", exact=True).click()
    told(page, DONE)
    card(page, HINDERED).get_by_text("Terkendala", exact=True).first.click()
    settled(page)
    choose(page, "Kendala", "Sarana dan prasarana")
    field(page, "Catatan").fill(TROUBLE)
    press(page, "Laporkan kendala")
    told(page, HINDERED)


def lead_sees(page: Page) -> None:
    expect(page.get_by_text(HINDERED).first).to_be_visible()
    expect(page.get_by_text(TROUBLE).first).to_be_visible()
    visit(page, "panitia")
    page.get_by_role("link", name=OURS).click()
    page.get_by_role("link", name="Tugas panitia ini").click()
    expect(page.get_by_text(TROUBLE).first).to_be_visible()
    expect(page.get_by_text("tugas selesai").first).to_be_visible()


def lead_sets_up_a_committee_of_seven(page: Page) -> None:
    visit(page, "panitia")
    page.get_by_role("link", name=SHOW).click()
    button = page.get_by_role("button", name="Simpan panitia")
    expect(button).to_be_visible()
    settled(page)
    with clicks(page, 4):  # and one to come here: five for seven positions
        page.get_by_text("Tempel nama dari lembar kerja").click()
        names = field(page, "Nama")
        names.click()
        names.fill(SEVEN)
        press(page, "Masukkan ke jabatan")
        expect(page.get_by_text(f"{MEMBER} (1)").first).to_be_visible()
        settled(page)
        press(page, "Simpan panitia")
        told(page, MEMBER)


def sees_nothing_of_it(page: Page) -> None:
    expect(page.get_by_text(STAGE).first).to_be_visible()
    for title in (DONE, HINDERED, CALL, TROUBLE):
        expect(page.get_by_text(title)).to_have_count(0)


def test_members_report_and_only_their_committee_sees_it(
    organized_school: Site, signed_in: Tab
) -> None:
    address = organized_school.address
    member = signed_in(address, "rina", width=390)
    member_reports(member)
    lead = signed_in(address, "sari", "koordinasi")
    lead_sees(lead)
    sees_nothing_of_it(signed_in(address, "tono", width=390))
    lead_sets_up_a_committee_of_seven(lead)


def task_box(page: Page, title: str) -> Page:
    return page.locator("article.task").filter(has_text=title).first  # type: ignore[return-value]


def linked_member_reports(page: Page) -> None:
    task_box(page, CALL).get_by_role("button", name="Selesai", exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()
    box = task_box(page, SNACK)
    box.get_by_text("Terkendala", exact=True).first.click()
    box.get_by_label("Kendala").select_option(index=1)
    box.get_by_role("textbox").first.fill(TROUBLED)
    box.get_by_role("button", name="Laporkan kendala").click()
    expect(page.get_by_text(TROUBLED).first).to_be_visible()
    for title in (DONE, HINDERED, STAGE):
        expect(page.get_by_text(title)).to_have_count(0)


def link_is_revoked(page: Page) -> None:
    visit(page, "tautan")
    choose(page, "Tampilkan lagi", MEMBER)
    settled(page)
    press(page, "Cabut tautan ini")
    press(page, f"Cabut tautan {MEMBER}")
    told(page, MEMBER)


def test_a_link_opens_one_persons_tasks_until_it_is_revoked(
    organized_school: Site, signed_in: Tab, browser: Browser
) -> None:
    site = organized_school
    context = browser.new_context(viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(f"{site.address}{site.path}")
    assert faults(phone) == []
    linked_member_reports(phone)
    lead = signed_in(site.address, "sari", "koordinasi")
    expect(lead.get_by_text(TROUBLED).first).to_be_visible()
    link_is_revoked(lead)
    answered = phone.goto(f"{site.address}{site.path}")
    assert answered is not None
    assert answered.status == 404
    expect(phone.get_by_text(CALL)).to_have_count(0)
    context.close()
