"""The principal judges, the plan learns, and a stranger answers on a phone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Browser, Locator, Page, expect

from data.actor import Role
from data.calendar import SchoolYear
from data.record import new_id
from data.store import Store
from evaluation.questionnaires.actions import make_questionnaire
from evaluation.questionnaires.models import MakingDraft, Moment
from evaluation.questionnaires.store import sheets_of
from evaluation.sheets.actions import answer_tokens, open_questionnaire
from tests.browser.axe import faults
from tests.browser.conftest import TODAY, YEAR, actor, serving
from tests.browser.walk import choose, clicks, field, press, settled, told, visit
from tests.evaluation.make import keep_activity, keep_closing, key
from tests.make import acting

Tab = Callable[..., Page]
MEETING, CLASS, STAGE = "Rapat awal tahun", "Kelas orang tua", "Pentas seni"
AGAIN = "Rapat awal tahun di malam hari"
DO = "Memindahkan rapat ke malam hari"
FOUND = "Undangan sampai sehari sebelum acara"
LEFT_OUT = "Petugas melayani kami dengan ramah"
CLICKS = 6
"""One for each of five questions, and one to sign."""


def measured(store: Store, title: str, year: SchoolYear, **facts: object) -> None:
    """Keep an activity with a standard of 75 percent of the families."""
    lead = actor(store, "Sari", Role.HUMAS_LEAD)
    standard = {"indicator": "Angket kembali", "unit": "%", "target": Decimal(75)}
    day = {"school_year": year.start, "planned_on": min(TODAY, year.last_day)}
    keep_activity(store, title, person_id=lead.id, **(day | standard | facts))


def carried_out(store: Store, title: str, value: int) -> None:
    keep_closing(store, title, held_on=TODAY, measured_value=Decimal(value))


def of_two_years(store: Store) -> None:
    """Let three activities wait for the principal, and one be planned again."""
    for title in (MEETING, CLASS, STAGE):
        measured(store, title, YEAR)
        carried_out(store, title, 60)
    day = YEAR.after.first_day
    measured(store, AGAIN, YEAR.after, series_id=key(CLASS), planned_on=day)
    store.close()


# ── judging ──────────────────────────────────────────────────────────────────
def open_reviews(page: Page) -> None:
    """Go to the reviews by the menu."""
    for menu, name in (("Menu", "Evaluasi"), ("Evaluasi", "Penilaian kepala sekolah")):
        ways = page.get_by_role("navigation", name=menu, exact=True)
        ways.get_by_role("link", name=name).click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Penilaian kepala sekolah")
    settled(page)


def judge(page: Page, *answers: tuple[str, str]) -> None:
    for question, answer in answers:
        asked = page.get_by_role("radiogroup", name=question, exact=True)
        asked.locator("label").filter(has_text=re.compile(f"^{answer}")).click()


def by_keys(page: Page, label: str, words: str) -> None:
    """Go to a field by the Tab key, as a hand does that leaves the mouse."""
    wanted = field(page, label)
    for _ in range(12):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    page.keyboard.type(words)


def give_by_keys(page: Page) -> None:
    """Give a follow-up to Rina until today."""
    by_keys(page, "Tindak lanjut 1", DO)
    page.keyboard.press("Tab")
    who = page.get_by_role("combobox", name=re.compile("Siapa"))
    expect(who).to_be_focused()
    page.keyboard.type("Rina")
    expect(page.get_by_role("option", name="Rina")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(f"{TODAY:%d%m%Y}")
    page.keyboard.press("Tab")


def scored(standard: str, decision: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Terhadap standarnya", standard),
        ("Dikelola dengan baik", "3 – baik"),
        ("Berkesinambungan", "2 – cukup"),
        ("Efektif", "3 – baik"),
        ("Keputusan", decision),
    )


def waiting(page: Page) -> str:
    """Return which activity is to be judged now."""
    card = page.locator(".card").filter(has=page.locator(".judged-next"))
    title = card.get_by_role("heading").inner_text()
    return next(one for one in (MEETING, CLASS, STAGE) if one in title)


def signed(page: Page, title: str) -> None:
    press(page, "Tanda tangani")
    told(page, f"Penilaian “{title}” sudah ditandatangani.")


def judge_three(page: Page) -> None:
    """Judge one after another; each signature brings the next."""
    judged = []
    for number in range(3):
        title = waiting(page)
        judged.append(title)
        improves = title == MEETING
        with clicks(page, CLICKS):
            decision = "Perbaiki" if improves else "Lanjutkan"
            judge(page, *scored("Sebagian tercapai", decision))
            if improves:
                give_by_keys(page)
            if title == CLASS:
                by_keys(page, "Temuan 1", FOUND)
            signed(page, title)
        if number < 2:
            after = waiting(page)
            told(page, f"Berikutnya: “{after}”.")
    assert sorted(judged) == sorted((MEETING, CLASS, STAGE))
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Semua kegiatan yang sudah ditutup (3) telah dinilai.")


# ── following it ─────────────────────────────────────────────────────────────
def node(page: Page, label: str) -> Locator:
    """Return the step of the finding's drawing that bears this label."""
    way = page.get_by_role("listitem").filter(
        has=page.locator("b", has_text=re.compile(f"^{re.escape(label)}$"))
    )
    return way.filter(visible=True)


def adopt(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(FOUND)
    expect(main).to_contain_text("belum diputuskan")
    choose(page, "Diadopsi dalam kegiatan", AGAIN)
    press(page, "Simpan keputusan")
    told(page, "Keputusan sudah disimpan.")
    page.get_by_role("link", name="Lihat jejaknya").click()
    settled(page)


def followed(page: Page) -> None:
    """See on the drawing who adopts it, and that nothing can be said yet."""
    expect(node(page, "Temuan")).to_contain_text(FOUND)
    expect(node(page, "Keputusan program kerja")).to_contain_text(str(YEAR.after))
    expect(node(page, "Kegiatan").get_by_role("link", name=AGAIN)).to_be_visible()
    better = node(page, "Apakah membaik?")
    expect(better).to_contain_text("Kegiatan yang menampungnya belum ditutup.")


def test_a_finding_goes_from_the_signature_to_whether_it_got_better(
    prepared: Store, tmp_path: Path, signed_in: Tab
) -> None:
    of_two_years(prepared)
    with serving(tmp_path) as address:
        principal = signed_in(address, "budi")
        open_reviews(principal)
        judge_three(principal)
        visit(principal, "tindak-lanjut")
        expect(principal.get_by_role("link", name=DO)).to_be_visible()
        lead = signed_in(address, "sari", f"temuan?tahun={YEAR.start + 1}")
        adopt(lead)
        followed(lead)
        at = lead.url.removeprefix(f"{address}/")
    store = Store.open(tmp_path)
    carried_out(store, AGAIN, 80)
    store.close()
    with serving(tmp_path) as address:
        principal = signed_in(address, "budi", at)
        better = node(principal, "Apakah membaik?")
        expect(better).to_contain_text("Lebih baik")
        expect(better).to_contain_text("60 % → 80 %")


# ── answering ────────────────────────────────────────────────────────────────
def asked(store: Store) -> tuple[UUID, str]:
    """Open a questionnaire about an activity; return it, and where it is answered."""
    measured(store, MEETING, YEAR)
    lead = actor(store, "Sari", Role.HUMAS_LEAD)
    act = acting(store, lead, datetime.now(UTC))  # noqa: TID251 -- as the server's
    draft = MakingDraft(template="event", activity_id=key(MEETING))
    kept = make_questionnaire(act, new_id(), draft, YEAR)
    open_questionnaire(act, kept.id)
    token = answer_tokens(act, kept.id)[Moment.NONE]
    store.close()
    return kept.id, f"t/angket/{token}"


def answer_all_but_one(page: Page) -> int:
    """Choose everywhere but once; return how often."""
    questions = page.get_by_role("group").filter(has=page.get_by_label("Setuju"))
    others = questions.filter(has_not_text=LEFT_OUT).all()
    for one in others:
        one.get_by_label("Setuju", exact=True).check()
    return len(others)


def sent_already(page: Page) -> None:
    """Let the same form arrive before, as where its answer was lost on the way."""
    form = page.locator("form").filter(has_text="Kirim jawaban")
    typed = form.evaluate("one => Object.fromEntries(new FormData(one))")
    action = str(form.evaluate("one => one.action"))
    came = page.request.post(action, form=typed)
    assert "Terima kasih" in came.text()


def test_a_parent_answers_on_a_phone_and_is_counted_once(
    prepared: Store, tmp_path: Path, browser: Browser
) -> None:
    questionnaire_id, path = asked(prepared)
    with serving(tmp_path) as address:
        phone = browser.new_page(
            viewport={"width": 390, "height": 844}, locale="id-ID", has_touch=True
        )
        phone.goto(f"{address}/{path}")
        assert faults(phone) == []
        answered = answer_all_but_one(phone)
        assert answered > 1
        press(phone, "Kirim jawaban")
        left_out = phone.get_by_role("group").filter(has_text=LEFT_OUT)
        expect(left_out.get_by_role("alert")).to_have_text("Butir ini belum dijawab.")
        expect(
            phone.get_by_label("Setuju", exact=True).and_(phone.locator(":checked"))
        ).to_have_count(answered)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        left_out.get_by_label("Setuju", exact=True).check()
        sent_already(phone)
        press(phone, "Kirim jawaban")
        expect(phone.get_by_role("status")).to_contain_text("Terima kasih")
        phone.close()
    store = Store.open(tmp_path)
    kept = sheets_of(store, questionnaire_id)
    store.close()
    assert len(kept) == 1
