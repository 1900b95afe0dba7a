import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.drafts.actions import keep_typed
from data.drafts.models import TypedField
from data.drafts.store import drafts_of
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from data.ui.forms import REFUSED
from planning.activities import store as activities
from planning.activities.actions import change_activity, plan_activity
from planning.activities.models import ActivityDraft, Audience
from planning.days.models import DayKind
from planning.notes import store as notes
from planning.notes.actions import answer_note, write_note
from planning.notes.form import OPEN_NOTE
from planning.notes.models import Note
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.actions import add_incidental, return_, revise, submit
from planning.programme.page import show
from planning.versions import store as versions
from planning.versions.facts import Only, Order
from tests.make import BUDI, NOW, RINA, SARI, SCHOOL, TONO, YEAR, acting, found_school
from tests.open_page import (
    at_tab,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)
from tests.planning.days.make import a_day
from tests.planning.make import (
    a_goal,
    an_activity,
    complete_draft,
    keep_finding,
    key,
    program_at,
)

DeskOf = Callable[..., Desk]


def press(page: Any, key_begins: str) -> Any:
    [button] = [b for b in page.button if str(b.key or "").startswith(key_begins)]
    return button.click().run()


def send(page: Any, label: str) -> Any:
    """Press a form's button by its words."""
    [button] = [b for b in page.button if b.label == say(label)]
    return button.click().run()


def keys(page: Any) -> list[str]:
    return [str(button.key or "").split("-")[0] for button in page.button]


def words(page: AppTest) -> str:
    kinds = (page.text, page.markdown, page.caption, page.info, page.warning)
    kinds += (page.subheader, page.error)
    said = [part.value for kind in kinds for part in kind]
    return " ".join([*said, *(part.proto.body for part in page.get("html"))])


def writing_at(page: AppTest, place: object) -> AppTest:
    """Follow the way to the note's form at an activity, a goal or the whole plan."""
    url = f"catatan={place}"
    assert f"{url}&" in words(page) or f'{url}"' in words(page)
    page.query_params["catatan"] = str(place)
    return page.run()


MEETING = key("Rapat awal tahun")
GOAL = key("Hubungan harmonis")


def step(store: Store) -> PlanStep:
    return programmes.program(store, YEAR).step


def returned_with(store: Store, text: str = "Terlalu mahal") -> Note:
    """Bring the plan back with a note at its only activity."""
    plan = program_at(store, PlanStep.SUBMITTED)
    here = key("Rapat awal tahun")
    note = write_note(acting(store, BUDI), key(text), here, text, YEAR)
    return_(acting(store, BUDI), YEAR, plan.version, "")
    return note


def revised(store: Store, **facts: Any) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    revise(acting(store, SARI), YEAR, plan.version, "Jadwal ujian berubah")
    if facts:
        change(store, **facts)


def change(store: Store, **facts: Any) -> None:
    [activity] = activities.activities_in(store, YEAR)
    lines = tuple(activities.budget_lines(store, activity.id))
    draft = activity.draft(lines, ()).model_copy(update=facts)
    change_activity(acting(store, SARI), activity.id, activity.version, draft)


# ── submitting and deciding ──────────────────────────────────────────────────
def test_humas_lead_submits_a_complete_plan(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = press(open_page(show, desk_of(SARI)), "submit")

    assert not page.exception
    assert step(store) is PlanStep.SUBMITTED
    assert not page.button


def test_incomplete_plan_says_what_is_missing_instead_of_a_button(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    bare = ActivityDraft(title="Pentas seni")
    plan_activity(acting(store, SARI), key("p"), bare, YEAR)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert not page.button
    assert any("Pentas seni" in one.value for one in page.info)
    assert words(page).count("1/2") == 6


def test_principal_approves(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.SUBMITTED)

    page = press(open_page(show, desk_of(BUDI)), "approve")

    assert not page.exception
    assert step(store) is PlanStep.APPROVED
    assert not page.button


def test_principal_returns_with_a_note_about_the_whole(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, PlanStep.SUBMITTED)
    page = send(open_page(show, desk_of(BUDI)), "Return with the notes")
    assert len(page.error) == 1

    labelled(page.text_area, "What should be mended in the whole plan?").set_value(
        "Kurangi biaya"
    )
    send(page, "Return with the notes")

    assert step(store) is PlanStep.RETURNED
    lead = open_page(show, desk_of(SARI))
    assert "Kurangi biaya" in words(lead)
    assert "submit" not in keys(lead)


def open_note(store: Store, text: str = "Terlalu mahal") -> None:
    """Type a note at an activity, as the principal's browser sends it."""
    slot = f"{OPEN_NOTE}{key('Rapat awal tahun')}~"
    field = TypedField(key=slot, value=text)
    keep_typed(acting(store, BUDI), "/program?catatan=1", [field])


@pytest.mark.parametrize("is_drawn", [True, False], ids=["drawn", "elsewhere"])
def test_a_note_that_is_still_open_goes_along_on_return(
    store: Store, desk_of: DeskOf, is_drawn: bool
) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    open_note(store)
    page = open_page(show, desk_of(BUDI), goes_on=True)
    if is_drawn:
        page = writing_at(page, MEETING)
        note = labelled(page.text_area, "What should be mended here?")
        assert note.value == "Terlalu mahal"

    whole = labelled(page.text_area, "What should be mended in the whole plan?")
    whole.set_value("Kurangi kegiatan")
    send(page, "Return with the notes")

    assert not page.exception
    assert step(store) is PlanStep.RETURNED
    kept = {(note.text, note.activity_id) for note in notes.notes(store, plan.id)}
    assert kept == {
        ("Terlalu mahal", key("Rapat awal tahun")),
        ("Kurangi kegiatan", None),
    }
    assert not drafts_of(store, BUDI.id)


def test_an_open_note_alone_is_enough_to_return(store: Store, desk_of: DeskOf) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    open_note(store)

    send(open_page(show, desk_of(BUDI), goes_on=True), "Return with the notes")

    assert step(store) is PlanStep.RETURNED
    assert [note.text for note in notes.notes(store, plan.id)] == ["Terlalu mahal"]


def test_nothing_is_approved_while_a_note_is_open(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, PlanStep.SUBMITTED)
    open_note(store)
    page = writing_at(open_page(show, desk_of(BUDI), goes_on=True), MEETING)

    page = press(page, "approve")

    assert step(store) is PlanStep.SUBMITTED
    assert "Terlalu mahal" in page.session_state[REFUSED]
    send(page, "Write no note")
    assert not drafts_of(store, BUDI.id)
    press(page, "approve")
    assert step(store) is PlanStep.APPROVED


def test_what_changed_while_it_was_read_is_named_and_not_approved(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, PlanStep.SUBMITTED)
    page = open_page(show, desk_of(BUDI))
    [kept] = activities.activities_in(store, YEAR)
    store.replace(kept.model_copy(update={"place": "Kelas", "version": 2}))

    page = press(page, "approve")

    assert "“" not in page.session_state[REFUSED]
    assert "Rapat awal tahun" in page.session_state[REFUSED]
    assert step(store) is PlanStep.SUBMITTED
    press(page, "approve")
    assert step(store) is PlanStep.APPROVED


def test_stale_approval_approves_nothing(store: Store, desk_of: DeskOf) -> None:
    seen = program_at(store, PlanStep.SUBMITTED)
    page = open_page(show, desk_of(BUDI))
    returned = return_(acting(store, BUDI), YEAR, seen.version, "Lengkapi")
    [note] = notes.notes(store, seen.id)
    answer_note(acting(store, SARI), note.id, 1, "Sudah", YEAR, mended=True)
    submit(acting(store, SARI), YEAR, returned.version)

    press(page, "approve")

    assert not page.exception
    assert page.session_state[REFUSED]
    assert step(store) is PlanStep.SUBMITTED


def test_undecided_findings_wait_for_a_decision_or_the_principal(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    keep_finding(store)
    lead = open_page(show, desk_of(SARI))
    assert not lead.button
    assert "/temuan" in words(lead)

    principal = open_page(show, desk_of(BUDI))
    labelled(principal.text_area, "Reason").set_value("Dibahas pada rapat September")
    labelled(principal.button, "Allow").click().run()

    assert not principal.exception
    assert keys(open_page(show, desk_of(SARI))) == ["submit"]


# ── notes ────────────────────────────────────────────────────────────────────
def test_principal_writes_a_note_at_an_activity(store: Store, desk_of: DeskOf) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    page = writing_at(open_page(show, desk_of(BUDI)), MEETING)

    labelled(page.text_area, "What should be mended here?").set_value("Terlalu mahal")
    send(page, "Keep the note")

    assert not page.exception
    [note] = notes.notes(store, plan.id)
    assert (note.text, note.activity_id) == ("Terlalu mahal", key("Rapat awal tahun"))
    assert "approve" not in keys(page)
    assert "Terlalu mahal" not in words(open_page(show, desk_of(SARI)))


def test_empty_note_is_explained(store: Store, desk_of: DeskOf) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    page = writing_at(open_page(show, desk_of(BUDI)), MEETING)

    send(page, "Keep the note")

    assert len(page.error) == 1
    assert notes.notes(store, plan.id) == []


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("semua", "What should be mended in the whole plan?"),
        (GOAL, "What should be mended here?"),
    ],
    ids=["whole", "goal"],
)
def test_a_note_at_the_whole_or_a_goal_is_kept_and_taken_back(
    store: Store, desk_of: DeskOf, place: object, label: str
) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    page = writing_at(open_page(show, desk_of(BUDI)), place)
    labelled(page.text_area, label, 0).set_value("Ringkas")
    send(page, "Keep the note")
    [kept] = notes.notes(store, plan.id)
    assert (kept.about, kept.goal_id) == (None if place == "semua" else GOAL,) * 2
    assert "approve" not in keys(page)

    page = press(writing_at(page, place), "back-")

    assert not page.exception
    assert notes.notes(store, plan.id) == []
    assert "approve" in keys(page)


def test_humas_lead_answers_and_submits_again(store: Store, desk_of: DeskOf) -> None:
    note = returned_with(store)
    page = open_page(show, desk_of(SARI))
    assert "1 dari 1 catatan masih terbuka" in written(page)
    assert f"/kegiatan?tahun=2026&kegiatan={MEETING}" in links_of(page)
    assert "submit" not in keys(page)

    labelled(page.text_area, "Your answer").set_value("Dikurangi")
    send(page, "Mark as mended")
    assert not page.exception
    kept = store.find(Note, note.id)
    assert kept
    assert (kept.answer, bool(kept.mended_at)) == ("Dikurangi", True)
    press(page, "submit")

    assert step(store) is PlanStep.SUBMITTED


def test_one_answer_opens_the_next_note(store: Store, desk_of: DeskOf) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    for place in (MEETING, GOAL, None):
        write_note(acting(store, BUDI), key(str(place)), place, f"n {place}", YEAR)
    return_(acting(store, BUDI), YEAR, plan.version, "")
    page = open_page(show, desk_of(SARI))

    opened = []
    for _ in range(3):
        [asked] = re.findall(r'<p class="asked">n ([^<]*)', words(page))
        opened.append(asked)
        labelled(page.text_area, "Your answer").set_value("Tetap")
        send(page, "Only answer")
        page.run()

    assert opened == [str(None), str(GOAL), str(MEETING)]
    assert not page.text_area
    assert keys(page) == ["submit"]


def test_what_was_marked_as_mended_and_stayed_is_told(
    store: Store, desk_of: DeskOf
) -> None:
    note = returned_with(store)
    answer_note(acting(store, SARI), note.id, 1, "", YEAR, mended=True)
    submit(acting(store, SARI), YEAR, programmes.program(store, YEAR).version)
    stayed = said("Nothing changed here since the note was written.")
    assert stayed in written(open_page(show, desk_of(BUDI)))
    for moved in (Order.BY_MONTH, Only.NOTED):
        name = "urut" if moved in {*Order} else "tampil"
        page = open_page(show, desk_of(BUDI), {name: str(moved)})
        assert "Terlalu mahal" in written(page)


def test_principal_sees_answer_and_what_changed(store: Store, desk_of: DeskOf) -> None:
    note = returned_with(store)
    change(store, place="Ruang kelas")
    answer_note(acting(store, SARI), note.id, 1, "Pindah", YEAR, mended=True)
    plan = programmes.program(store, YEAR)
    submit(acting(store, SARI), YEAR, plan.version)

    page = open_page(show, desk_of(BUDI))

    assert "Pindah" in words(page)
    assert "Aula → Ruang kelas" in words(page)
    assert "1 perubahan sejak dikembalikan pada" in written(page)
    assert "approve" in keys(page)


def test_second_answer_to_a_note_is_told(store: Store, desk_of: DeskOf) -> None:
    note = returned_with(store)
    page = open_page(show, desk_of(SARI))
    answer_note(acting(store, SARI), note.id, 1, "Sudah", YEAR, mended=True)

    labelled(page.text_area, "Your answer").set_value("Lain")
    send(page, "Only answer")

    assert not page.exception
    assert page.error
    assert notes.notes(store, note.work_program_id)[0].answer == "Sudah"


# ── revisions ────────────────────────────────────────────────────────────────
def test_humas_lead_revises_an_approved_plan(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)
    page = open_page(show, desk_of(SARI))

    labelled(page.text_area, "Reason").set_value("Jadwal ujian berubah")
    labelled(page.button, "Revise").click().run()

    assert not page.exception
    assert step(store) is PlanStep.DRAFT
    assert "Jadwal ujian berubah" in words(page)
    assert keys(page) == ["close"]


def test_revision_needs_a_reason(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)

    page = open_page(show, desk_of(SARI))
    labelled(page.button, "Revise").click().run()

    assert page.error
    assert step(store) is PlanStep.APPROVED


def test_revision_without_changes_is_closed(store: Store, desk_of: DeskOf) -> None:
    revised(store)

    page = press(open_page(show, desk_of(SARI)), "close")

    assert not page.exception
    assert step(store) is PlanStep.APPROVED
    assert len(versions.versions(store, YEAR)) == 1


def test_minor_revision_is_put_into_force(store: Store, desk_of: DeskOf) -> None:
    revised(store, place="Lapangan")
    page = open_page(show, desk_of(SARI))
    assert "Aula → Lapangan" in words(page)
    assert keys(page) == ["apply", "submit"]

    press(page, "apply")

    assert not page.exception
    assert step(store) is PlanStep.APPROVED
    page = at_tab(page, "programme", say("Approved versions"))
    assert "Jadwal ujian berubah" in words(page)
    assert "Aula → Lapangan" in words(page)


def test_revision_that_weighs_is_only_submitted(store: Store, desk_of: DeskOf) -> None:
    revised(store, planned_on=date(2026, 8, 29))

    page = open_page(show, desk_of(SARI))

    assert keys(page) == ["submit"]
    assert "22 Agustus 2026 → 29 Agustus 2026" in words(page)


class Counted(Store):
    """A store that counts what it is asked."""

    asked = 0

    def rows(self, *what: Any, **values: Any) -> Any:
        """Count, and answer."""
        Counted.asked += 1
        return super().rows(*what, **values)


def questions_with(titles: Iterable[str]) -> int:
    """How many questions the page asks when so many activities were revised."""
    store = Counted.open()
    found_school(store)
    revised(store, planned_on=date(2026, 8, 29), person_id=BUDI.id)
    for title in titles:
        draft = complete_draft(GOAL, title=title, person_id=BUDI.id)
        plan_activity(acting(store, SARI), key(title), draft, YEAR)
    plan = programmes.program(store, YEAR)
    submit(acting(store, SARI), YEAR, plan.version)
    Counted.asked = 0
    desk = Desk(store, BUDI, SCHOOL, YEAR, True, lambda: NOW)
    page = open_page(show, desk)
    assert not page.exception
    return Counted.asked


def test_more_activities_ask_no_more_questions() -> None:
    assert questions_with(["Pentas", "Bazar", "Lomba"]) == questions_with([]) > 0


# ── reading ──────────────────────────────────────────────────────────────────
def test_list_is_narrowed_by_the_address(store: Store, desk_of: DeskOf) -> None:
    first = an_activity(store)
    draft = complete_draft(first.goal_id, title="Pentas", planned_on=date(2027, 5, 8))
    plan_activity(acting(store, SARI), key("Pentas"), draft, YEAR)
    page = open_page(show, desk_of(SARI))
    page.query_params["bulan"] = "5"

    page.run()

    listed = " ".join(part.proto.body for part in page.get("html"))
    assert "Pentas" in listed
    assert "Rapat awal tahun" not in listed
    page.query_params["bulan"] = "1"
    assert "Pentas" not in words(page.run())


def test_document_says_of_each_line_what_the_principal_decides_about(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, PlanStep.SUBMITTED)
    store.add(a_day(date(2026, 8, 22), DayKind.SCHOOL, name="Rapat dinas"))

    told = written(open_page(show, desk_of(BUDI)))

    for part in (
        "1. Hubungan harmonis",
        "Sabtu, 22 Agustus 2026",
        "Standar keberhasilan: Keluarga yang terwakili: paling sedikit 75 %",
        "Sari",
        "Rp750.000 Dana BOSP",
        "Rapat dinas",
        "1 perlu dilihat",
    ):
        assert part in told, part
    assert "semuanya mengikat sebagai versi 1" in told


def test_a_plan_without_money_and_a_goal_without_activities_are_read(
    store: Store, desk_of: DeskOf
) -> None:
    a_goal(store, "Mutu lulusan")
    program_at(store, PlanStep.DRAFT)
    change(store, budget=())

    told = written(open_page(show, desk_of(BUDI)))

    assert "1 kegiatan · tanpa anggaran" in told
    assert "Mutu lulusan 0 kegiatan" in told


def test_activities_lead_to_their_page_in_the_same_year(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)

    page = open_page(show, desk_of(BUDI))

    assert f"/kegiatan?tahun=2026&amp;kegiatan={activity.id}" in words(page)


def test_missing_parties_of_the_annual_meeting_are_said(
    store: Store, desk_of: DeskOf
) -> None:
    assert "/rapat" in words(open_page(show, desk_of(SARI)))
    meeting = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "kind": "annual",
        "held_on": date(2026, 7, 10),
        "place": "Aula",
        "agenda": "",
        "second_way": "",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    party = {"meeting_id": key("meeting"), "party": "parents", "count": 3, "names": ""}
    store.write_all("meeting", [meeting])
    store.write_all("meeting_party", [party])

    page = open_page(show, desk_of(SARI))

    assert "10 Juli 2026" in words(page)
    assert "Kepala" in written(page)


@pytest.mark.parametrize("person", [RINA, TONO], ids=lambda a: a.name)
def test_committee_member_sees_nothing(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    returned_with(store)

    page = open_page(show, desk_of(person))

    assert len(page.warning) == 1
    assert not page.markdown
    assert "mahal" not in words(page)


@pytest.mark.parametrize(
    ("tab", "words_there"),
    [
        ("Approved versions", "Belum ada versi"),
        ("What happened so far", "Belum ada kejadian"),
    ],
)
def test_tabs_of_a_fresh_plan_say_what_will_stand_there(
    desk_of: DeskOf, tab: str, words_there: str
) -> None:
    page = at_tab(open_page(show, desk_of(SARI)), "programme", say(tab))

    assert not page.exception
    assert words_there in words(page)


def test_history_tells_each_step_with_its_words(store: Store, desk_of: DeskOf) -> None:
    revised(store)

    page = open_page(show, desk_of(BUDI))
    page = at_tab(page, "programme", say("What happened so far"))

    assert not page.exception
    assert "Jadwal ujian berubah" in written(page)
    assert written(page).count("Sari") == 3


def test_activity_that_is_not_complete_says_what_is_missing(
    store: Store, desk_of: DeskOf
) -> None:
    bare = ActivityDraft(title="Pentas seni")
    plan_activity(acting(store, SARI), key("p"), bare, YEAR)

    page = open_page(show, desk_of(BUDI))

    [lacks] = re.findall("belum: ([^<]*)", words(page))
    assert say("date or month") in lacks


def test_empty_year_says_where_to_begin(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert page.info
    assert not page.button


@pytest.mark.parametrize("person", [SARI, BUDI], ids=lambda a: a.name)
@pytest.mark.parametrize("at", list(PlanStep))
def test_closed_year_is_only_read(
    store: Store, desk_of: DeskOf, person: Actor, at: PlanStep
) -> None:
    program_at(store, at)

    page = open_page(show, desk_of(person, year_is_open=False))

    assert not page.exception
    assert not page.button


# ── added after the approval ─────────────────────────────────────────────────
def test_an_incidental_activity_is_added_on_the_page(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, PlanStep.APPROVED)
    page = unfolded(open_page(show, desk_of(SARI)), "incidental")
    labelled(page.text_input, "Name of the activity").input("Rapat luar biasa")
    labelled(page.date_input, "Date").set_value(date(2026, 11, 7))
    labelled(page.multiselect, "Audience").set_value([Audience.NONE])
    labelled(page.text_input, "What it costs").set_value("2 juta")
    labelled(page.text_input, "Other participants").input("komite 12")
    labelled(page.text_area, "Why it cannot wait").input("Gedung retak")
    labelled(page.selectbox, "Person in charge").set_value(TONO.id)
    send(page, "Add to the plan")
    assert "Revisi" in words(page)

    labelled(page.text_input, "What it costs").set_value("500.000")
    send(page, "Add to the plan")

    assert not page.exception
    [added] = [a for a in activities.activities_in(store, YEAR) if a.incidental]
    assert (added.title, added.audience) == ("Rapat luar biasa", Audience.NONE)
    [line] = activities.budget_lines(store, added.id)
    assert (line.amount, line.fiscal_year) == (500_000, 2026)
    assert "Insidental: Gedung retak" in written(page)


def test_the_principal_reads_what_was_added(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)
    draft = ActivityDraft(
        title="Rapat luar biasa", planned_on=date(2026, 11, 7), person_id=TONO.id
    )
    add_incidental(acting(store, SARI), key("x"), draft, "Gedung retak", YEAR)

    page = open_page(show, desk_of(BUDI))

    assert "Insidental: Gedung retak" in written(page)
    assert say("Add an incidental activity") not in str(page)
