from datetime import date
from decimal import Decimal

from data.cooperation import CooperationForm
from data.participants import Expected, Party
from data.store import Store
from execution.attendance.store import class_groups
from planning.activities.actions import plan_activity
from planning.activities.models import Activity, ActivityDraft, Audience, Mode
from planning.activities.queries import (
    EVERYTHING,
    PlanFilter,
    beside_activity,
    listed_activities,
    year_plan,
)
from planning.activities.store import families_of
from planning.budget.models import FundSource
from tests.make import NOW, SARI, YEAR, acting
from tests.planning.make import (
    SNACKS,
    an_activity,
    keep_closing,
    keep_finding,
    keep_note,
    keep_origin_row,
    keep_participation,
    keep_position,
    key,
    last_year,
    two_class_groups,
)


def test_siblings_count_for_each_pupil_and_some_pupils_as_planned(store: Store) -> None:
    _, nine = two_class_groups(store)
    parties = (
        Expected(party=Party.FAMILIES, expected=12),
        Expected(party=Party.TEACHERS, expected=10),
        Expected(party=Party.KOMITE),
    )
    some = an_activity(store, "Pelatihan", audience=Audience.PUPILS, parties=parties)
    grade = an_activity(store, "Kelas IX", audience=Audience.GRADES, grades=(9,))
    group = an_activity(
        store, "IX A", audience=Audience.CLASS_GROUPS, class_group_ids=(nine,)
    )
    komite = an_activity(
        store, "Rapat komite", audience=Audience.NONE, parties=parties[1:]
    )

    assert [families_of(store, a.id) for a in (some, grade, group, komite)] == [
        12,
        2,
        2,
        0,
    ]
    listed = {row.id: row for row in year_plan(store, YEAR)}
    assert (listed[some.id].families, listed[some.id].parties) == (12, parties)
    assert store.get(Activity, komite.id).parties == parties[1:]


def test_year_plan_counts_money_once_and_families_by_pupil(store: Store) -> None:
    two_class_groups(store)
    more = SNACKS.model_copy(
        update={"source": FundSource.DONATION, "is_voluntary": True}
    )
    an_activity(store, budget=(SNACKS, more))
    an_activity(
        store,
        "Pertemuan kelas IX",
        audience=Audience.GRADES,
        grades=(9,),
        planned_on=date(2026, 7, 20),
        budget=(),
    )
    bare = ActivityDraft(title="Belum terjadwal")
    plan_activity(acting(store, SARI), key("b"), bare, YEAR)
    plan_activity(acting(store, SARI), key("c"), bare, YEAR.after)

    rows = year_plan(store, YEAR)

    assert [(r.title, r.families, r.budget, r.person) for r in rows] == [
        ("Pertemuan kelas IX", 2, Decimal(0), "Sari"),
        ("Rapat awal tahun", 4, Decimal(1_500_000), "Sari"),
        ("Belum terjadwal", 4, Decimal(0), None),
    ]
    assert [r.has_standard for r in rows] == [True, True, False]
    assert rows[2].ticks.goal is False


def test_listed_activities_of_one_year_or_all(store: Store) -> None:
    activity = an_activity(store)
    keep_position(store, activity.id)
    keep_closing(store, activity.id)
    later = ActivityDraft(title="Tahun depan")
    plan_activity(acting(store, SARI), key("c"), later, YEAR.after)

    [row] = listed_activities(store, YEAR)

    assert row.model_dump(mode="json") == {
        "id": str(activity.id),
        "title": "Rapat awal tahun",
        "school_year": "2026/2027",
        "date": "2026-08-22",
        "step": "held",
        "committee": True,
        "goal": "Hubungan harmonis",
        "mode": "face_to_face",
        "families": 0,
    }
    assert [(r.title, r.date, r.step) for r in listed_activities(store, None)] == [
        ("Tahun depan", None, "planned"),
        ("Rapat awal tahun", date(2026, 8, 22), "held"),
    ]


def test_month_nought_is_what_has_no_date(store: Store) -> None:
    an_activity(store)
    bare = ActivityDraft(title="Belum terjadwal")
    plan_activity(acting(store, SARI), key("b"), bare, YEAR)

    def titles(month: int) -> list[str]:
        wanted = PlanFilter(month=month)
        return [r.title for r in year_plan(store, YEAR) if r.fits(wanted)]

    assert titles(0) == ["Belum terjadwal"]
    assert titles(8) == ["Rapat awal tahun"]
    assert titles(9) == []


def test_activity_fits_what_a_list_is_narrowed_to(store: Store) -> None:
    here = an_activity(store)
    [row] = year_plan(store, YEAR)
    own = {
        "month": 8,
        "goal_id": here.goal_id,
        "form": here.forms[0],
        "person_id": here.person_id,
    }
    other = next(form for form in CooperationForm if form not in here.forms)

    assert row.fits(EVERYTHING)
    assert row.fits(PlanFilter(**own))
    for wrong in ({"month": 9}, {"goal_id": key("x")}, {"form": other}):
        assert not row.fits(PlanFilter(**(own | wrong)))
    assert not row.fits(PlanFilter(person_id=key("x")))


def test_beside_an_activity_stand_its_origins_notes_and_other_years(
    store: Store,
) -> None:
    activity = an_activity(store)
    other = an_activity(store, "Seminar")
    finding = keep_finding(store)
    keep_origin_row(store, activity.id, "finding", finding)
    keep_note(store, activity.id, "Tambah indikator")
    keep_note(store, activity.id, "Sudah beres", mended_at=NOW)
    keep_note(store, other.id, "Bukan ini")
    held = last_year(store, activity)
    keep_closing(store, held)
    keep_participation(store, held, invited=200, mother=148)
    planned = last_year(store, activity, year=2024)
    keep_participation(store, planned, invited=100, mother=10)

    rows = beside_activity(store, activity.id)

    assert [(r.kind, r.school_year, r.text, r.step) for r in rows] == [
        ("finding", 2025, "Undangan terlambat", None),
        ("note", 2026, "Tambah indikator", None),
        ("series", 2025, "Rapat awal tahun", "held"),
        ("series", 2024, "Rapat awal tahun", "planned"),
    ]
    assert [r.represented for r in rows] == [None, None, Decimal("0.74"), None]
    assert beside_activity(store, key("tidak ada")) == []


def test_a_letter_is_for_families_that_are_not_asked_to_come(store: Store) -> None:
    two_class_groups(store)
    letter = an_activity(store, "Surat", mode=Mode.WITHOUT)
    meeting = an_activity(store, "Rapat")

    assert families_of(store, letter.id) == families_of(store, meeting.id) == 4
    assert class_groups(store, letter.id) == {}
    assert len(class_groups(store, meeting.id)) == 2
