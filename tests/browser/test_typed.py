"""Nothing typed is lost: half-filled forms, open notes and refused lines come back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from data.actor import Role
from data.record import new_id
from data.store import Store
from planning.activities.actions import plan_activity
from planning.goals.actions import set_goal
from planning.goals.models import GoalDraft
from planning.programme.actions import open_program, submit
from tests.browser.conftest import PASSWORD, YEAR, actor, serving
from tests.browser.walk import field, press, settled, told, visit
from tests.make import acting
from tests.planning.make import complete_draft

Tab = Callable[..., Page]
ACTIVITY = {
    "Kapan dan siapa": {"place": "Lapangan tengah", "starts_at": "0745"},
    "Standar keberhasilan": {"indicator": "Keluarga hadir", "target": "85"},
    "Anggaran": {"title-line": "Sewa tenda", "price-line": "350000"},
    "Latar belakang": {"background": "Sedikit ayah", "rundown": "08.00 Buka"},
    "Risiko": {"risk": "Hujan deras", "mitigation": "Aula"},
}
"""What is typed on which tab, by the beginnings of the fields' keys."""


def of_key(page: Page, name: str) -> Locator:
    found = page.locator(f'[class*="st-key-{name}-"]')
    return found.locator("input:not([type=hidden]), textarea, [data-type=hour]").first


def fill_in(page: Page, title: str) -> None:
    """Type without waiting for a tab to be drawn to its end."""
    field(page, "Nama kegiatan").fill(title)
    for tab, fields in ACTIVITY.items():
        page.get_by_role("tab", name=tab).click()
        for name, words in fields.items():
            of_key(page, name).click()
            page.keyboard.type(words)
    page.keyboard.press("Tab")


def expect_filled_in(page: Page, title: str) -> None:
    expect(field(page, "Nama kegiatan")).to_have_value(title)
    for tab, fields in ACTIVITY.items():
        page.get_by_role("tab", name=tab).click()
        for name, words in fields.items():
            if name == "starts_at":
                expect(of_key(page, name)).to_have_text(words[:2])
            else:
                expect(of_key(page, name)).to_have_value(words)


@contextmanager
def keeping(page: Page, words: str) -> Iterator[None]:
    """Wait until the server has what is typed inside."""
    with page.expect_response(
        lambda answer: (
            answer.url.endswith("/drafts") and words in (answer.request.post_data or "")
        )
    ):
        yield
    nothing_waits(page)


def nothing_waits(page: Page) -> None:
    page.wait_for_function("() => sessionStorage.getItem('begun') === null")


def submitted(store: Store) -> None:
    """Let a plan of two activities wait for the principal."""
    lead = actor(store, "Sari", Role.HUMAS_LEAD)
    act = acting(store, lead, datetime.now(UTC))  # noqa: TID251 -- as the server's
    goal = set_goal(act, new_id(), GoalDraft(title="Hubungan harmonis"), YEAR)
    for title, days in (("Rapat awal tahun", 30), ("Pentas seni", 60)):
        day = YEAR.first_day + timedelta(days=days)
        year = {"planned_on": day, "person_id": lead.id, "budget": ()}
        draft = complete_draft(goal.id, title=title, **year)
        plan_activity(act, new_id(), draft, YEAR)
    plan = open_program(act, YEAR)
    submit(act, YEAR, plan.version)
    store.close()


def note_at(page: Page, title: str, words: str) -> None:
    row = page.get_by_role("row").filter(has_text=title)
    row.or_(page.get_by_role("listitem").filter(has_text=title)).get_by_role(
        "link", name="Tulis catatan"
    ).first.click()
    settled(page)
    field(page, "Apa yang perlu diperbaiki di sini?").fill(words)


def test_an_open_note_goes_along_when_the_plan_is_returned(
    prepared: Store, tmp_path: Path, signed_in: Tab
) -> None:
    submitted(prepared)
    with serving(tmp_path) as address:
        page = signed_in(address, "budi", "program")
        note_at(page, "Rapat awal tahun", "Targetnya terlalu rendah")
        press(page, "Simpan catatan")
        told(page, "disimpan")
        note_at(page, "Pentas seni", "Biayanya belum ada")
        press(page, "Kembalikan")
        field(page, "Apa yang perlu diperbaiki pada seluruh program kerja?").fill(
            "Kurangi"
        )
        press(page, "Kembalikan dengan catatan")
        told(page, "1 catatan")
        lead = signed_in(address, "sari", "program")
        for words in ("Targetnya terlalu rendah", "Biayanya belum ada", "Kurangi"):
            expect(lead.get_by_text(words).first).to_be_visible()


def test_ten_fields_on_five_tabs_outlive_a_refusal_another_page_and_the_server(
    prepared: Store, tmp_path: Path, signed_in: Tab
) -> None:
    prepared.close()
    with serving(tmp_path) as address:
        page = signed_in(address, "sari", "kegiatan")
        fill_in(page, " ")
        press(page, "Simpan kegiatan")
        expect(page.get_by_test_id("stAlertContentError").first).to_be_visible()
        with keeping(page, "Pentas akhir tahun"):
            field(page, "Nama kegiatan").fill("Pentas akhir tahun")
        visit(page, "tujuan")
        expect(page.locator(".begun")).to_contain_text("Pentas akhir tahun")
        page.locator(".begun a").click()
        settled(page)
        expect_filled_in(page, "Pentas akhir tahun")
    with serving(tmp_path) as address:
        page = signed_in(address, "sari", "kegiatan")
        expect_filled_in(page, "Pentas akhir tahun")
        press(page, "Simpan kegiatan")
        told(page, "disimpan")
        expect(page.locator(".begun")).to_have_count(0)
        assert not visit(page, "kegiatan").locator(".begun").count()
        expect(field(page, "Nama kegiatan")).to_have_value("")


def test_what_is_typed_without_a_connection_waits_for_it(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari", "tujuan")
    box = page.locator("[data-testid=stForm] input").first
    box.click()
    page.context.set_offline(True)
    page.keyboard.type("Orang tua mengenal sekolah")
    waits = "() => sessionStorage.getItem('begun')?.includes('mengenal sekolah')"
    page.wait_for_function(waits)
    page.context.set_offline(False)
    page.reload()
    settled(page)
    expect(page.locator("[data-testid=stForm] input").first).to_have_value(
        "Orang tua mengenal sekolah"
    )
    page.locator(".begun button").click()
    expect(page.locator("[data-testid=stForm] input").first).to_have_value("")
    expect(page.locator(".begun")).to_have_count(0)


def test_a_refused_quick_line_keeps_its_text(school: str, signed_in: Tab) -> None:
    page = signed_in(school, "sari", "agenda")
    field(page, "Kegiatan baru").click()
    page.keyboard.type("32/13 Rapat pleno")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stAlertContentError").first).to_be_visible()
    expect(field(page, "Kegiatan baru")).to_have_value("32/13 Rapat pleno")
    nothing_waits(page)
    visit(page, "tujuan")
    visit(page, "agenda")
    expect(field(page, "Kegiatan baru")).to_have_value("32/13 Rapat pleno")
    field(page, "Kegiatan baru").fill(f"{YEAR.first_day:%d/%m} Rapat pleno")
    page.keyboard.press("Enter")
    told(page, "Rapat pleno")
    expect(field(page, "Kegiatan baru")).to_be_focused()
    expect(field(page, "Kegiatan baru")).to_have_value("")
    visit(page, "agenda")
    expect(field(page, "Kegiatan baru")).to_have_value("")


def come_in(page: Page, username: str) -> None:
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#enter").click()
    expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()


def test_what_was_typed_when_the_session_ended_waits_for_the_same_person(
    school: str, signed_in: Tab
) -> None:
    page = signed_in(school, "sari", "tujuan", alone=True)
    page.locator("[data-testid=stForm] input").first.click()
    page.context.clear_cookies()
    page.keyboard.type("Rahasia bersama")
    page.wait_for_url("**/sign-in*")
    come_in(page, "sari")
    visit(page, "tujuan")
    box = page.locator("[data-testid=stForm] input").first
    expect(box).to_have_value("Rahasia bersama")
    box.click()
    page.context.clear_cookies()
    page.keyboard.type(" dan penting")
    page.wait_for_url("**/sign-in*")
    come_in(page, "budi")
    assert page.evaluate("sessionStorage.getItem('begun')") is None
    visit(page, "beranda")
    expect(page.locator(".begun")).to_have_count(0)
