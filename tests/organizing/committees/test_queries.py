from datetime import date

import pytest

from data.activity import DatePrecision
from data.people.models import Element, Person
from data.store import Store
from organizing.committees.actions import appoint
from organizing.committees.queries import (
    CommitteeLoad,
    CopyableCommittee,
    committee_loads,
    committee_overview,
    copyable_committees,
)
from organizing.tasks.actions import move_task
from organizing.tasks.models import TaskStep
from tests.make import RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    keep_closing,
    key,
)

LAST = date(2025, 8, 23)
MONDAY = date(2026, 8, 17)
SUNDAY = date(2026, 8, 23)
NEXT_MONDAY = date(2026, 8, 24)


def a_person(store: Store, name: str, element: Element) -> Person:
    new = Person(id=key(name), name=name, element=element, is_active=True, version=1)
    store.add(new)
    return new


def test_overview_counts_people_once_and_keeps_activities_without_committee(
    store: Store,
) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Ketua", RINA)
    a_position(store, activity, "Seksi acara", RINA, TONO)
    a_position(store, activity, "Seksi keamanan")
    for name, element in (("Wati", Element.PARENT), ("Umar", Element.KOMITE)):
        person = a_person(store, name, element)
        appoint(acting(store, SARI), section.id, person.id)
    task = a_task(store, activity)
    a_task(store, activity, "Menata ruang", position=section)
    move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)
    an_activity(store, "Pentas seni", planned_on=None)

    found = [
        (
            r.title,
            (r.positions, r.vacant),
            (r.members, r.parents, r.komite),
            (r.tasks, r.open_tasks),
            r.decree_number,
        )
        for r in committee_overview(store, YEAR)
    ]

    assert found == [
        ("Rapat awal tahun", (3, 1), (4, 1, 1), (2, 1), ""),
        ("Pentas seni", (0, 0), (0, 0, 0), (0, 0), ""),
    ]
    assert committee_overview(store, YEAR.after) == []


def test_load_counts_committees_weeks_and_open_tasks(store: Store) -> None:
    meeting = an_activity(store, "Rapat", planned_on=MONDAY)
    show = an_activity(store, "Pentas", planned_on=SUNDAY)
    trip = an_activity(store, "Studi tour", planned_on=NEXT_MONDAY)
    chair = a_position(store, meeting, "Ketua", RINA)
    a_position(store, meeting, "Sekretaris", RINA)
    a_position(store, show, "Ketua", RINA)
    a_position(store, trip, "Ketua", RINA, TONO)
    a_task(store, meeting, "Undangan", position=chair)
    done = a_task(store, meeting, "Ruang", person=RINA)
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    a_task(store, trip, "Izin", person=TONO)
    last_year = an_activity(store, "Rapat lama", YEAR.before, planned_on=LAST)
    a_position(store, last_year, "Ketua", TONO)
    a_task(store, last_year, "Lama", person=TONO)

    assert committee_loads(store, YEAR) == [
        CommitteeLoad(
            person_id=RINA.id,
            name="Rina",
            element=Element.TEACHER,
            committees=3,
            same_week=2,
            open_tasks=1,
            titles=("Rapat", "Pentas", "Studi tour"),
        ),
        CommitteeLoad(
            person_id=TONO.id,
            name="Tono",
            element=Element.TEACHER,
            committees=1,
            same_week=1,
            open_tasks=1,
            titles=("Studi tour",),
        ),
    ]


def test_load_counts_an_activity_in_every_week_that_it_lasts(store: Store) -> None:
    camp = an_activity(store, "Persami", planned_on=SUNDAY, ends_on=NEXT_MONDAY)
    trip = an_activity(store, "Studi tour", planned_on=date(2026, 8, 28))
    a_position(store, camp, "Ketua", RINA, TONO)
    a_position(store, trip, "Ketua", RINA)
    month = DatePrecision.MONTH
    by_month = an_activity(store, "Bazar", planned_on=MONDAY, date_precision=month)
    undated = an_activity(store, "Kapan-kapan", planned_on=None)
    for other in (by_month, undated):
        a_position(store, other, "Ketua", TONO)

    found = [
        (load.name, load.committees, load.same_week)
        for load in committee_loads(store, YEAR)
    ]

    assert found == [("Tono", 3, 1), ("Rina", 2, 2)]


@pytest.mark.parametrize("outcome", ["not_held", "postponed"])
def test_an_activity_called_off_is_no_load(store: Store, outcome: str) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    a_task(store, activity)
    keep_closing(store, activity, outcome)

    assert committee_loads(store, YEAR) == []


def test_tasks_of_an_activity_called_off_are_on_nobodys_plate(store: Store) -> None:
    held = an_activity(store, "Rapat")
    off = an_activity(store, "Karnaval")
    a_position(store, held, "Ketua", RINA)
    a_task(store, off, person=RINA)
    keep_closing(store, off, "not_held")

    [load] = committee_loads(store, YEAR)

    assert (load.committees, load.open_tasks) == (1, 0)


def test_same_series_comes_first_to_copy_from(store: Store) -> None:
    old = an_activity(store, "Rapat lama", YEAR.before, planned_on=LAST)
    a_position(store, old, "Ketua", RINA)
    a_position(store, old, "Sekretaris", RINA, TONO)
    show = an_activity(store, "Pentas seni")
    a_position(store, show, "Ketua")
    an_activity(store, "Tanpa panitia")
    wanted = an_activity(store, series_id=old.series_id)

    assert copyable_committees(store, wanted.id) == [
        CopyableCommittee(
            activity_id=old.id,
            title="Rapat lama",
            school_year=YEAR.start - 1,
            positions=2,
            members=2,
            is_same_series=True,
        ),
        CopyableCommittee(
            activity_id=show.id,
            title="Pentas seni",
            school_year=YEAR.start,
            positions=1,
            members=0,
            is_same_series=False,
        ),
    ]
    assert [c.title for c in copyable_committees(store, old.id)] == ["Pentas seni"]
