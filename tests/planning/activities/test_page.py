from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision
from data.cooperation import CooperationForm, Involvement
from data.participants import Party
from data.store import Store
from data.ui.desk import Desk
from data.ui.forms import REFUSED
from planning.activities import store as activities
from planning.activities.models import (
    Activity,
    Audience,
    Category,
    EvidenceKind,
    PlannedTaskDraft,
)
from planning.activities.page import show
from planning.budget.models import FundSource
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import at_tab, links_of, open_page, said, written
from tests.planning.make import (
    SNACKS,
    a_goal,
    an_activity,
    keep_closing,
    keep_finding,
    keep_note,
    keep_origin_row,
    keep_participation,
    keep_position,
    last_year,
    program_at,
    two_class_groups,
)

DeskOf = Callable[..., Desk]


def opened(desk: Desk, activity_id: UUID) -> Any:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity_id)
    return page.run()


def behind(page: Any, *tabs: str) -> Any:
    """Open these tabs of the form, one after the other; their fields stay drawn."""
    for tab in tabs:
        page = at_tab(page, "activity", said(tab))
    return page


def widget(kind: Any, start: str) -> Any:
    found = [w for w in kind if w.key and w.key.startswith(start)]
    [found] = [w for w in found if "-line-" not in w.key]
    return found


def press(page: Any, label: str = "Simpan kegiatan") -> Any:
    [button] = [b for b in page.button if b.label in {label, ENGLISH.get(label, "")}]
    return button.click().run()


ENGLISH = {
    "Simpan kegiatan": "Save the activity",
    "Gandakan dan buka": "Duplicate and open",
    "Hapus kegiatan ini": "Drop this activity",
}
"""What the buttons are called before their words are in the catalogue."""


def read(page: Any) -> str:
    """All that a page which is only read says of the activity."""
    return " ".join(element.proto.body for element in page.get("html"))


def test_new_activity_is_planned_in_full(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    page = behind(
        open_page(show, desk_of(SARI)),
        *("Success standard", "Budget", "Tasks", "Background"),
    )

    widget(page.text_input, "title-").input("Rapat awal tahun")
    widget(page.selectbox, "goal_id-").set_value(goal.id)
    widget(page.selectbox, "category-").set_value(Category.MEETING)
    widget(page.multiselect, "forms-").set_value([CooperationForm.RAPAT])
    widget(page.multiselect, "involvement-").set_value([Involvement.A])
    widget(page.multiselect, "evidence-").set_value([EvidenceKind.ATTENDANCE])
    widget(page.date_input, "planned_on-").set_value(date(2027, 1, 23))
    widget(page.time_input, "starts_at-").set_value(time(8, 30))
    widget(page.time_input, "ends_at-").set_value(time(11, 0))
    widget(page.text_input, "target-").set_value("75")
    widget(page.text_area, "background-").input("Kehadiran rendah")
    widget(page.text_area, "rundown-").input("08.30 Pembukaan")
    widget(page.text_area, "tasks-").input("H-14 | Undangan | Sekretaris\nH | Foto")
    numbered(page.text_input, "title-", 0).input("Konsumsi")
    numbered(page.text_input, "volume-", 0).set_value("50")
    numbered(page.text_input, "unit-", 0).input("kotak")
    numbered(page.text_input, "price-", 0).set_value("15.000")
    press(page)

    assert not page.exception
    [activity] = activities.activities_in(store, YEAR)
    assert (activity.title, activity.goal_id) == ("Rapat awal tahun", goal.id)
    assert (activity.planned_on, activity.starts_at) == (date(2027, 1, 23), time(8, 30))
    assert (activity.category, activity.forms) == (
        Category.MEETING,
        (CooperationForm.RAPAT,),
    )
    assert (activity.involvement, activity.evidence) == (
        (Involvement.A,),
        (EvidenceKind.ATTENDANCE,),
    )
    assert (activity.background, activity.rundown) == (
        "Kehadiran rendah",
        "08.30 Pembukaan",
    )
    assert (activity.target, activity.unit) == (Decimal(75), "%")
    assert [
        (task.title, task.offset_days, task.section)
        for task in activities.planned_tasks(store, activity.id)
    ] == [("Undangan", -14, "Sekretaris"), ("Foto", 0, "")]
    [line] = activities.budget_lines(store, activity.id)
    assert (line.title, line.source) == ("Konsumsi", FundSource.BOS)
    assert (line.volume, line.unit, line.price) == (
        Decimal(50),
        "kotak",
        Decimal(15_000),
    )
    assert (line.amount, line.fiscal_year) == (Decimal(750_000), 2027)
    assert page.query_params["kegiatan"] == str(activity.id)
    assert page.title[0].value == "Rapat awal tahun"


def numbered(kind: Any, start: str, place: int) -> Any:
    return [w for w in kind if w.key and w.key.startswith(f"{start}line-")][place]


def test_month_is_enough_for_a_date(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    widget(page.text_input, "title-").input("Kunjungan rumah")
    widget(page.selectbox, "month-").set_value(date(2026, 12, 1))
    press(page)

    [activity] = activities.activities_in(store, YEAR)
    assert activity.planned_on == date(2026, 12, 1)
    assert activity.date_precision is DatePrecision.MONTH
    assert widget(page.date_input, "planned_on-").value is None


def test_activity_without_a_name_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = press(open_page(show, desk_of(SARI)))

    assert not page.exception
    assert len(page.error) == 1
    assert activities.activities_in(store, YEAR) == []


def test_money_without_a_name_is_explained_and_kept_in_the_form(
    store: Store, desk_of: DeskOf
) -> None:
    page = behind(open_page(show, desk_of(SARI)), "Budget")
    widget(page.text_input, "title-").input("Rapat")
    numbered(page.text_input, "price-", 1).set_value("Rp500.000")
    press(page)

    assert not page.exception
    assert len(page.error) == 1
    assert numbered(page.text_input, "price-", 1).value == "Rp500.000"
    assert activities.activities_in(store, YEAR) == []


def test_unreadable_task_is_explained_and_nothing_is_saved(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    page = behind(opened(desk_of(SARI), activity.id), "Tasks")
    widget(page.text_area, "tasks-").input("kapan-kapan | Undangan")
    press(page)

    assert "kapan-kapan" in page.error[0].value
    assert store.get(Activity, activity.id) == activity


def test_donation_needs_the_word_voluntary(store: Store, desk_of: DeskOf) -> None:
    page = behind(open_page(show, desk_of(SARI)), "Budget")
    widget(page.text_input, "title-").input("Pentas seni")
    numbered(page.text_input, "title-", 0).input("Panggung")
    numbered(page.selectbox, "source-", 0).set_value(FundSource.DONATION)
    press(page)
    assert "Panggung" in page.error[0].value

    numbered(page.checkbox, "is_voluntary-", 0).check()
    press(page)

    assert not page.error
    assert len(activities.activities_in(store, YEAR)) == 1


def test_what_stands_on_tabs_nobody_opened_stays(store: Store, desk_of: DeskOf) -> None:
    tasks = (PlannedTaskDraft(title="Undangan", offset_days=-14, section="Acara"),)
    activity = an_activity(
        store, tasks=tasks, risk="Hujan", involvement=[Involvement.A]
    )
    money = activities.budget_lines(store, activity.id)
    page = opened(desk_of(SARI), activity.id)

    widget(page.text_input, "title-").input("Nama lain")
    press(page)

    assert not page.exception
    changed = store.get(Activity, activity.id)
    assert changed == activity.model_copy(update={"title": "Nama lain", "version": 2})
    assert activities.budget_lines(store, activity.id) == money
    [task] = activities.planned_tasks(store, activity.id)
    assert (task.title, task.offset_days, task.section) == ("Undangan", -14, "Acara")


def test_audience_of_class_groups_and_grades(store: Store, desk_of: DeskOf) -> None:
    seven, nine = two_class_groups(store)
    page = open_page(show, desk_of(SARI))
    widget(page.text_input, "title-").input("Rapat kelas IX")
    widget(page.multiselect, "families-").set_value([9])
    press(page)
    [activity] = activities.activities_in(store, YEAR)
    assert (activity.audience, activity.grades) == (Audience.GRADES, (9,))

    widget(page.multiselect, "families-").set_value([9, seven])
    press(page)

    [activity] = activities.activities_in(store, YEAR)
    assert activity.audience is Audience.CLASS_GROUPS
    assert set(activity.class_group_ids) == {seven, nine}


def test_audience_of_the_komite(store: Store, desk_of: DeskOf) -> None:
    two_class_groups(store)
    page = open_page(show, desk_of(SARI))
    widget(page.text_input, "title-").input("Rapat komite")
    widget(page.multiselect, "families-").set_value([Audience.NONE])
    widget(page.text_input, "groups-").input("Komite 12; 10 guru")
    press(page)

    [activity] = activities.activities_in(store, YEAR)
    assert (activity.audience, activity.grades) == (Audience.NONE, ())
    assert [(p.party, p.expected) for p in activity.parties] == [
        (Party.KOMITE, 12),
        (Party.TEACHERS, 10),
    ]
    told = read(opened(desk_of(BUDI), activity.id))
    assert f"{said('The komite')} (12)" in told
    assert "keluarga" not in told


def test_activity_is_changed_from_its_address(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    [line] = activities.budget_lines(store, activity.id)
    page = opened(desk_of(SARI), activity.id)

    widget(page.text_input, "place-").input("Lapangan")
    press(page)

    assert not page.exception
    changed = store.get(Activity, activity.id)
    assert (changed.place, changed.version) == ("Lapangan", 2)
    assert activities.budget_lines(store, activity.id) == [line]


def test_stale_tab_overwrites_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = opened(desk_of(SARI), activity.id)
    other = opened(desk_of(SARI), activity.id)
    widget(page.text_input, "place-").input("Lapangan")
    press(page)

    widget(other.text_input, "place-").input("Aula kecil")
    press(other)

    assert not other.exception
    assert store.get(Activity, activity.id).place == "Lapangan"


def test_line_of_the_wrong_fiscal_year_is_pointed_out(
    store: Store, desk_of: DeskOf
) -> None:
    late = SNACKS.model_copy(update={"fiscal_year": 2027})
    activity = an_activity(store, budget=(late,))

    page = opened(desk_of(SARI), activity.id)

    assert any("Konsumsi (2027)" in w.value for w in page.warning)


def test_activity_is_dropped(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = press(opened(desk_of(SARI), activity.id), "Hapus kegiatan ini")

    assert not page.exception
    assert activities.activities_in(store, YEAR) == []


def test_activity_with_a_committee_is_not_dropped(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    keep_position(store, activity.id)

    page = press(opened(desk_of(SARI), activity.id), "Hapus kegiatan ini")

    assert page.session_state[REFUSED]
    assert activities.activities_in(store, YEAR) == [activity]


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_plan_is_only_read(
    store: Store, desk_of: DeskOf, step: PlanStep
) -> None:
    program_at(store, step)
    [activity] = activities.activities_in(store, YEAR)

    page = opened(desk_of(SARI), activity.id)

    assert not page.exception
    assert not page.button
    assert "Aula" in read(page)
    assert page.info


def test_principal_reads_the_whole_activity(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = opened(desk_of(BUDI), activity.id)

    assert not page.exception
    assert not page.button
    said = read(page)
    for part in ("Hubungan harmonis", "Aula", "Daftar hadir", "75", "Sari"):
        assert part in said


def test_principal_chooses_before_reading(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert len(page.info) == 1


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = opened(desk_of(RINA), activity.id)

    assert len(page.warning) == 1
    assert not page.selectbox
    assert not page.get("html")


def test_unknown_address_begins_a_new_activity(desk_of: DeskOf) -> None:
    page = opened(desk_of(SARI), UUID(int=404))

    assert not page.exception
    assert widget(page.text_input, "title-").value == ""


def test_levy_wording_is_warned_of_with_the_rule(store: Store, desk_of: DeskOf) -> None:
    line = SNACKS.model_copy(update={"title": "Iuran seragam"})
    activity = an_activity(store, budget=(line,))

    page = opened(desk_of(SARI), activity.id)

    assert any(
        "Iuran seragam" in w.value and "75/2016" in w.value for w in page.warning
    )


def test_sunday_is_warned_of_beside_the_activity(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store, planned_on=date(2026, 8, 23))

    page = opened(desk_of(SARI), activity.id)

    assert not page.exception
    assert len(page.warning) == 1


def test_notes_origins_and_other_years_stand_beside(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    keep_note(store, activity.id, "Tambah narasumber")
    keep_origin_row(store, activity.id, "finding", keep_finding(store))
    held = last_year(store, activity)
    keep_closing(store, held)
    keep_participation(store, held, invited=200, mother=148)

    page = opened(desk_of(SARI), activity.id)

    assert not page.exception
    assert "Tambah narasumber" in written(page)
    assert "Undangan terlambat" in written(page)
    assert "74 %" in written(page)
    assert f"tahun=2025&kegiatan={held}" in links_of(page)


def test_copy_is_opened(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = press(opened(desk_of(SARI), activity.id), "Gandakan dan buka")

    assert not page.exception
    assert page.title[0].value == "Rapat awal tahun (2)"
    assert len(activities.activities_in(store, YEAR)) == 2


def test_history_is_told_when_opened(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = opened(desk_of(BUDI), activity.id)
    assert said("put on the plan") not in written(page)

    page.session_state[f"history-{activity.id}"] = True
    page.run()

    assert not page.exception
    assert said("put on the plan") in written(page)


def test_an_activity_lasts_until_its_last_day(store: Store, desk_of: DeskOf) -> None:
    kept = an_activity(store, "Persami")
    page = opened(desk_of(SARI), kept.id)

    widget(page.date_input, "ends_on-").set_value(date(2026, 8, 21))
    press(page)

    assert "sebelum hari pertama" in page.error[0].value
    assert activities.activities_in(store, YEAR)[0].ends_on is None
    widget(page.date_input, "ends_on-").set_value(date(2026, 8, 23))
    press(page)
    assert not page.error
    assert activities.activities_in(store, YEAR)[0].ends_on == date(2026, 8, 23)
    reader = opened(desk_of(BUDI), kept.id)
    assert "Sabtu–Minggu, 22–23 Agustus 2026" in read(reader)
