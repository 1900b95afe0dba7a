"""A plan comes in from a file: once, whole, and without losing what is there."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from data import history
from data.activity import DatePrecision
from data.calendar import SchoolYear
from data.errors import NotAllowed, WrongStep
from data.language import Language, say, speaking
from data.people.models import Element, Person
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity, Audience
from planning.exchange.actions import preview, take_in
from planning.exchange.documents import plan_workbook
from planning.exchange.models import Intake, PlanFault, TakingIn
from planning.exchange.queries import plan_facts
from planning.exchange.reading import read_plan
from planning.goals import store as goals
from planning.plan.models import PlanStep
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting, found_school
from tests.planning.exchange.make import a_full_plan, plan_of, said_in, workbook
from tests.planning.make import SNACKS, an_activity, keep_class_group, key, program_at

RAPAT = {"Nama kegiatan": "Rapat awal tahun", "Tanggal": "22/08/2026"}
BUDGET = ["Nama kegiatan", "Uraian", "Harga", "Sumber dana"]


def take(store: Store, content: bytes, *, update: bool = False) -> Intake:
    file = read_plan("plan.xlsx", content)
    return take_in(acting(store, SARI), file, YEAR, TakingIn(update=update))


def reasons(faults: tuple[PlanFault, ...]) -> list[tuple[int, str, str]]:
    with speaking(Language.ENGLISH):
        return [(f.row, f.column, say(f.message, **f.facts)) for f in faults]


def titles(store: Store) -> list[str]:
    return [activity.title for activity in activities.activities_in(store, YEAR)]


def test_a_plan_comes_in_with_goals_people_budget_and_tasks(store: Store) -> None:
    seven = keep_class_group(store, "VII A", 7)
    content = plan_of(
        RAPAT | {"Tujuan": "Harmonis", "PJ": "rina", "Sasaran": "VII A"},
        {"Nama kegiatan": "POMG", "Tanggal": "Februari", "Tujuan": "harmonis "},
        Anggaran=[BUDGET, ["rapat awal tahun", "Konsumsi", 750_000, "BOS"]],
        Tugas=[["Nama kegiatan", "Tugas", "H±"], ["POMG", "Undangan", "H-7"]],
    )
    found = take(store, content)

    assert (found.read, len(found.new), found.unchanged, found.bad) == (2, 2, 0, ())
    rapat, pomg = activities.activities_in(store, YEAR)
    [goal] = goals.goals_in(store, YEAR)
    assert (goal.title, goal.number) == ("Harmonis", 1)
    assert rapat.goal_id == pomg.goal_id == goal.id
    assert (rapat.person_id, rapat.class_group_ids) == (RINA.id, (seven,))
    assert (pomg.planned_on, pomg.date_precision) == (
        date(2027, 2, 1),
        DatePrecision.MONTH,
    )
    [line] = activities.budget_lines(store, rapat.id)
    assert (line.amount, line.fiscal_year) == (750_000, 2026)
    [task] = activities.planned_tasks(store, pomg.id)
    assert (task.title, task.offset_days) == ("Undangan", -7)
    assert [e.event for e in history.events_of(store, "activity", pomg.id)] == [
        "planned"
    ]
    assert [e.event for e in history.events_of(store, "goal", goal.id)] == ["set"]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    content = plan_of(RAPAT | {"Tujuan": "Harmonis"}, {"Nama kegiatan": "POMG"})
    take(store, content)
    before = said_in(store)
    again = take(store, content, update=True)

    assert (again.unchanged, again.is_empty, again.goals) == (2, True, ())
    assert said_in(store) == before
    [kept, _] = activities.activities_in(store, YEAR)
    assert kept.version == 1
    assert len(history.events_of(store, "activity", kept.id)) == 1


def test_export_comes_into_an_empty_school_as_it_was(store: Store) -> None:
    a_full_plan(store)
    content = plan_workbook(plan_facts(store, YEAR, NOW))
    other = an_empty_school()
    found = take(other, content)

    assert (found.bad, found.remarks) == ((), ())
    assert said_in(other) == said_in(store)


def test_export_taken_in_where_it_came_from_changes_nothing(store: Store) -> None:
    a_full_plan(store)
    content = plan_workbook(plan_facts(store, YEAR, NOW))
    before = said_in(store)
    found = take(store, content, update=True)

    assert (found.unchanged, found.is_empty, found.bad) == (3, True, ())
    assert said_in(store) == before


def an_empty_school() -> Store:

    other = Store.open()
    found_school(other)
    keep_class_group(other, "VII A", 7)
    keep_class_group(other, "IX A", 9)
    return other


def test_existing_activities_stay_unless_they_are_to_be_updated(store: Store) -> None:
    kept = an_activity(store)
    row = {**RAPAT, "Tempat": "Lapangan", "Target": 90}
    content = plan_of(row, {"Nama kegiatan": "POMG"})

    first = take(store, content)
    assert (len(first.new), len(first.changed), first.updated) == (1, 1, ())
    assert first.changed[0].columns == ("Tempat", "Target")
    assert store.get(Activity, kept.id) == kept

    second = take(store, content, update=True)
    changed = store.get(Activity, kept.id)
    assert len(second.updated) == 1
    assert (changed.place, changed.target, changed.version) == ("Lapangan", 90, 2)
    assert (changed.procedure, changed.goal_id) == (kept.procedure, kept.goal_id)
    assert take(store, content, update=True).is_empty


def test_goal_of_a_row_that_is_not_written_is_not_set(store: Store) -> None:
    an_activity(store)
    found = take(store, plan_of(RAPAT | {"Tujuan": "Baru"}))

    assert (found.goals, found.changed[0].columns) == ((), ("Tujuan",))
    assert len(goals.goals_in(store, YEAR)) == 1


def test_budget_is_added_to_and_never_taken_away(store: Store) -> None:
    kept = an_activity(store)
    [before] = activities.budget_lines(store, kept.id)
    rows = [
        ["Rapat awal tahun", "konsumsi", 900_000, "BOS"],
        [None, "Spanduk", 100_000, "BOS"],
    ]
    content = plan_of(RAPAT, Anggaran=[BUDGET, *rows])
    found = take(store, content, update=True)

    assert found.changed[0].columns == ("Anggaran",)
    lines = activities.budget_lines(store, kept.id)
    assert [(line.title, line.amount) for line in lines] == [
        ("konsumsi", 900_000),
        ("Spanduk", 100_000),
    ]
    assert lines[0].id == before.id

    only = plan_of(RAPAT, Anggaran=[BUDGET, ["Rapat awal tahun", "Cetak", 1, "BOS"]])
    take(store, only, update=True)
    assert len(activities.budget_lines(store, kept.id)) == 3


def test_rows_that_break_a_rule_are_named_and_the_others_go_in(store: Store) -> None:
    headers = [*BUDGET, "Sukarela", "Mitra", "Tahun anggaran", "Satuan"]
    rows = [
        ["POMG", "Hiburan", 100, "donasi", None, None, None, None],
        ["POMG", "Seragam", 100, "donasi", "ya", None, None, "siswa"],
        ["POMG", "Pemateri", 100, "mitra", None, None, None, None],
        ["POMG", "Cetak", 100, "BOS", None, None, "2030", None],
        ["Entah", "Kursi", 100, "BOS", None, None, None, None],
        ["POMG", "Konsumsi", 100, "BOS", None, None, None, None],
    ]
    content = plan_of(
        RAPAT | {"Tanggal": "22/08/2030"},
        {"Nama kegiatan": "POMG", "Tanggal": "1/9/2026"},
        {"Nama kegiatan": "Pentas", "Jam selesai": "10.00"},
        {"Nama kegiatan": "pomg ", "Tanggal": "1/9/2026"},
        {"Nama kegiatan": "Lomba", "Tanggal": "29 Februari"},
        Anggaran=[headers, *rows],
    )
    found = take(store, content)

    assert titles(store) == ["POMG"]
    assert [(row, column) for row, column, _ in reasons(found.bad)] == [
        (2, "Sukarela"),
        (3, "Satuan"),
        (4, "Mitra"),
        (5, "Tahun anggaran"),
        (6, "Nama kegiatan"),
        (2, "Tanggal"),
        (4, "Jam selesai"),
        (5, "Nama kegiatan"),
        (6, "Tanggal"),
    ]
    said = " ".join(reason for _, _, reason in reasons(found.bad))
    for words in ("voluntary", "2030 lies outside", "stands in row 3", "29 February"):
        assert words in said
    [pomg] = activities.activities_in(store, YEAR)
    assert [n.title for n in activities.budget_lines(store, pomg.id)] == ["Konsumsi"]


def test_recurring_activities_are_told_apart_by_date(store: Store) -> None:
    rows = [
        {"Nama kegiatan": "POMG", "Tanggal": day}
        for day in ("1/9/2026", "1/11/2026", "1/2/2027")
    ]
    lines = [[*BUDGET, "Tanggal kegiatan"]]
    lines += [["POMG", "Konsumsi", n, "BOS", f"1/{m}"] for n, m in ((1, 9), (2, 2))]
    lines[1][-1], lines[2][-1] = "1/9/2026", "1 Februari"
    lines += [["POMG", "Cetak", 5, "BOS", None]]
    found = take(store, plan_of(*rows, Anggaran=lines))

    assert titles(store) == ["POMG"] * 3
    assert [(f.row, f.column) for f in found.bad] == [(4, "Nama kegiatan")]
    kept = activities.activities_in(store, YEAR)
    amounts = [
        [line.amount for line in activities.budget_lines(store, one.id)] for one in kept
    ]
    assert amounts == [[Decimal(1)], [], [Decimal(2)]]

    rows[1]["Tanggal"] = "2/11/2026"
    moved = take(store, plan_of(*rows), update=True)
    assert (moved.unchanged, len(moved.updated), moved.new) == (2, 1, ())
    assert moved.updated[0].kept.id == kept[1].id


def test_unknown_people_are_said_and_left_out(store: Store) -> None:
    for number in (1, 2):
        store.add(a_person(f"Dewi {number}", name="Dewi, S.Pd."))
    store.add(a_person("Agus", is_active=False))
    names = ("Entah", "Agus", "Dewi", "Rina, M.Pd.")
    rows = [{"Nama kegiatan": f"K{n}", "PJ": name} for n, name in enumerate(names)]
    found = take(store, plan_of(*rows))

    assert [(row, column) for row, column, _ in reasons(found.remarks)] == [
        (2, "PJ"),
        (3, "PJ"),
        (4, "PJ"),
    ]
    kept = activities.activities_in(store, YEAR)
    assert [one.person_id for one in kept] == [None, None, None, RINA.id]


def a_person(mark: str, name: str = "", *, is_active: bool = True) -> Person:
    return Person(
        id=key(mark),
        name=name or mark,
        element=Element.TEACHER,
        is_active=is_active,
        version=1,
    )


def test_class_groups_that_are_not_there_yet_become_their_grades(store: Store) -> None:
    rows = [
        {"Nama kegiatan": "A", "Sasaran": "VII A; IX B"},
        {"Nama kegiatan": "B", "Sasaran": "Kelas VII"},
    ]
    found = take(store, plan_of(*rows))

    first, second = activities.activities_in(store, YEAR)
    assert (first.audience, first.grades) == (Audience.GRADES, (7, 9))
    assert (second.audience, second.grades) == (Audience.GRADES, (7,))
    assert [fault.row for fault in found.remarks] == [2]


def costs(store: Store) -> list[list[tuple[str, Decimal, int]]]:
    kept = [
        activities.budget_lines(store, one.id)
        for one in activities.activities_in(store, YEAR)
    ]
    return [[(x.title, x.amount, x.fiscal_year) for x in lines] for lines in kept]


def test_the_cost_of_a_row_becomes_a_budget_line_once(store: Store) -> None:
    row = {"Nama kegiatan": "POMG", "Tanggal": "1/2/2027"}
    row |= {"Biaya": "Rp 1.500.000,00", "Sumber dana": "BOSP"}
    content = plan_of(row)

    take(store, content)
    assert costs(store) == [[("Biaya kegiatan", Decimal(1_500_000), 2027)]]
    assert take(store, content, update=True).unchanged == 1

    dearer = take(store, plan_of(row | {"Biaya": 2_000_000}), update=True)
    assert dearer.updated[0].columns == ("Anggaran",)
    assert costs(store) == [[("Biaya kegiatan", Decimal(2_000_000), 2027)]]


@pytest.mark.parametrize(("more", "remarks"), [(0, 0), (100_000, 1)])
def test_a_cost_never_doubles_the_budget_that_is_there(
    store: Store, more: int, remarks: int
) -> None:
    an_activity(store)
    before = costs(store)
    row = RAPAT | {"Biaya": int(SNACKS.amount) + more, "Sumber dana": "BOS"}
    found = take(store, plan_of(row), update=True)

    assert (len(found.remarks), found.unchanged) == (remarks, 1)
    assert costs(store) == before


def test_lines_of_the_budget_sheet_stand_for_the_cost_of_the_row(store: Store) -> None:
    row = {"Nama kegiatan": "POMG", "Biaya": 300, "Sumber dana": "BOS"}
    lines = [["POMG", "Konsumsi", 100, "BOS"], ["POMG", "Cetak", 200, "BOS"]]
    take(store, plan_of(row, Anggaran=[BUDGET, *lines]))

    [kept] = costs(store)
    assert [title for title, *_ in kept] == ["Konsumsi", "Cetak"]


def test_a_cost_that_no_budget_may_hold_is_left_out_with_its_reason(
    store: Store,
) -> None:
    row = {"Nama kegiatan": "Pentas", "Biaya": 300, "Asal dana": "Sumbangan orang tua"}
    found = take(store, plan_of(row))

    [(number, column, reason)] = reasons(found.remarks)
    assert (number, column) == (2, "Asal dana")
    assert "voluntary" in reason
    assert costs(store) == [[]]


def test_last_years_plan_moves_to_the_same_weekday_of_the_same_week(
    store: Store,
) -> None:
    rows = [
        {"Nama kegiatan": "POMG", "Tanggal": "23/08/2025"},
        {"Nama kegiatan": "Pentas", "Bulan": "Mei 2026"},
        {"Nama kegiatan": "Rapat", "Tanggal": "20/06/2026"},
        {"Nama kegiatan": "Lomba"},
    ]
    lines = [[*BUDGET, "Tahun anggaran"], ["POMG", "Konsumsi", 1, "BOS", "2025"]]
    file = read_plan("plan.xlsx", plan_of(*rows, Anggaran=lines))
    plain = preview(acting(store, SARI), file, YEAR)
    assert (plain.meant_year, len(plain.bad)) == (SchoolYear(start=2025), 5)

    how = TakingIn(move=True)
    found = take_in(acting(store, SARI), file, YEAR, how)
    assert found.bad == ()
    kept = {one.title: one for one in activities.activities_in(store, YEAR)}
    assert kept["POMG"].planned_on == date(2026, 8, 22)
    assert kept["Pentas"].planned_on == date(2027, 5, 1)
    assert kept["Pentas"].date_precision is DatePrecision.MONTH
    assert kept["Rapat"].planned_on == date(2027, 6, 19)
    assert kept["Lomba"].planned_on is None
    [line] = activities.budget_lines(store, kept["POMG"].id)
    assert line.fiscal_year == 2026
    assert take_in(acting(store, SARI), file, YEAR, how).unchanged == 4


@pytest.mark.parametrize("take", [preview, take_in])
@pytest.mark.parametrize("actor", [BUDI, RINA])
def test_only_the_lead_takes_a_plan_in(store: Store, take: Any, actor: Any) -> None:
    file = read_plan("plan.xlsx", plan_of(RAPAT))

    with pytest.raises(NotAllowed):
        take(acting(store, actor), file, YEAR)
    assert titles(store) == []


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_nothing_comes_in_while_the_plan_is_locked(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)
    before = titles(store)

    with pytest.raises(WrongStep):
        take(store, plan_of({"Nama kegiatan": "POMG", "Tanggal": "1/9/2026"}))
    assert titles(store) == before


def test_preview_writes_nothing(store: Store) -> None:
    file = read_plan("plan.xlsx", plan_of(RAPAT | {"Tujuan": "Baru"}))
    found = preview(acting(store, SARI), file, YEAR)

    assert (len(found.new), len(found.goals)) == (1, 1)
    assert (titles(store), goals.goals_in(store, YEAR)) == ([], [])


def test_a_bad_row_has_no_remarks_beside_its_fault(store: Store) -> None:
    row = {"Nama kegiatan": "POMG", "Tanggal": "32/8/2026", "Sasaran": "Sulap"}
    good = {"Nama kegiatan": "Rapat", "Tanggal": "1/9/2026", "Sasaran": "Sulap"}
    found = take(store, plan_of(row, good))

    assert [(f.row, f.column) for f in found.bad] == [(2, "Tanggal")]
    assert [(f.row, f.column) for f in found.remarks] == [(3, "Sasaran")]


def test_several_days_come_back_from_a_workbook(store: Store) -> None:
    camp = an_activity(store, "Persami", ends_on=date(2026, 8, 24))
    content = plan_workbook(plan_facts(store, YEAR, NOW))
    again = preview(acting(store, SARI), read_plan("a.xlsx", content), YEAR)
    assert (again.unchanged, again.new, again.changed) == (1, (), ())

    rows = [["Nama kegiatan", "Tanggal", "Tanggal berakhir"]]
    rows += [["Persami", "29/08/2026", ""], ["Studi tur", "5/9/2026", "7/9/2026"]]
    file = read_plan("a.xlsx", workbook({"Kegiatan": rows}))
    take_in(acting(store, SARI), file, YEAR, TakingIn(update=True))

    days = {
        a.title: (a.planned_on, a.ends_on)
        for a in activities.activities_in(store, YEAR)
    }
    assert days == {
        "Persami": (date(2026, 8, 29), date(2026, 8, 31)),
        "Studi tur": (date(2026, 9, 5), date(2026, 9, 7)),
    }
    assert camp.ends_on == date(2026, 8, 24)


def test_a_last_day_that_cannot_be_is_a_fault_of_its_cell(store: Store) -> None:
    rows = [["Nama kegiatan", "Tanggal", "Tanggal selesai"]]
    rows += [["A", "5/9/2026", "4/9/2026"], ["B", "5/9/2026", "September 2026"]]

    found = preview(
        acting(store, SARI), read_plan("a.xlsx", workbook({"Kegiatan": rows})), YEAR
    )

    assert [(bad.row, bad.column) for bad in found.bad] == [
        (2, "Tanggal selesai"),
        (3, "Tanggal selesai"),
    ]


def test_days_of_one_cell_are_kept_or_told_of_that_cell(store: Store) -> None:
    rows = [["Nama kegiatan", "Tanggal"], ["Persami", "Jumat–Minggu, 9–11/10/2026"]]
    rows += [
        ["Libur", "28 Juni – 1 Juli 2027"],
        ["Pekan", "1 Juli - 30 September 2026"],
    ]
    file = read_plan("a.xlsx", workbook({"Kegiatan": rows}))

    found = take_in(acting(store, SARI), file, YEAR, TakingIn())

    [kept] = activities.activities_in(store, YEAR)
    assert (kept.planned_on, kept.ends_on) == (date(2026, 10, 9), date(2026, 10, 11))
    assert [(bad.row, bad.column) for bad in found.bad] == [
        (3, "Tanggal"),
        (4, "Tanggal"),
    ]


def test_a_file_of_last_year_avoids_a_holiday_on_any_of_its_days(store: Store) -> None:
    rows = [["Nama kegiatan", "Tanggal"], ["Persami", "15–17 Agustus 2025"]]
    file = read_plan("a.xlsx", workbook({"Kegiatan": rows}))

    take_in(acting(store, SARI), file, YEAR, TakingIn(move=True))

    [kept] = activities.activities_in(store, YEAR)
    assert (kept.planned_on, kept.ends_on) == (date(2026, 8, 21), date(2026, 8, 23))


def test_a_file_of_last_year_keeps_the_number_of_days(store: Store) -> None:
    rows = [["Nama kegiatan", "Tanggal", "Tanggal selesai"]]
    rows += [["Persami", "18/10/2025", "20/10/2025"]]
    file = read_plan("a.xlsx", workbook({"Kegiatan": rows}))

    take_in(acting(store, SARI), file, YEAR, TakingIn(move=True))

    [kept] = activities.activities_in(store, YEAR)
    assert (kept.planned_on, kept.ends_on) == (date(2026, 10, 17), date(2026, 10, 19))
