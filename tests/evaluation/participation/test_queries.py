from datetime import date, time
from typing import Any

from data.store import Store
from evaluation.participation import queries
from evaluation.participation.models import Slot, told_reach, told_share
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_participation,
    key,
)
from tests.make import YEAR

TODAY = date(2026, 11, 28)


def names_taken(store: Store, title: str, class_group: str, **who: str) -> None:
    """Who came for each pupil, by name."""
    rows = [
        {
            "activity_id": key(title),
            "student_id": key(pupil),
            "class_group_id": key(class_group),
            "presence": presence,
        }
        for pupil, presence in who.items()
    ]
    store.write_all("attendance", rows)


def keep_pupil(store: Store, name: str, class_group: str, step: str = "active") -> None:
    pupil = {
        "id": key(name),
        "key": name,
        "nisn": None,
        "nipd": None,
        "name": name,
        "gender": "P",
        "family_id": key("siblings" if name.startswith("Al") else name),
        "phone": None,
        "phone_typed": "",
        "email": "",
        "residence": "",
        "version": 1,
    }
    enrolled = {
        "student_id": key(name),
        "school_year": YEAR.start,
        "class_group_id": key(class_group),
        "step": step,
    }
    store.write_all("student", [pupil])
    store.write_all("enrolment", [enrolled])


def keep_contact(store: Store, pupil: str, kind: str, met_on: date) -> None:
    store.write(
        """
        insert into family_contact by name
        select
            $id::uuid as id, 2026 as school_year, $pupil::uuid as student_id,
            $pupil::uuid as class_group_id, $kind as kind, 'face_to_face' as channel,
            $met_on::date as met_on, '' as place, []::text[] as met, '' as met_other,
            $pupil::uuid as person_id, []::text[] as topics, '' as topic_note,
            []::text[] as purposes, []::text[] as shown, '' as shown_note,
            '' as found, '' as agreement, []::text[] as family_efforts,
            '' as family_note, []::text[] as school_efforts, '' as school_note,
            '' as next_step, '' as closing_note,
            now() as made_at, $pupil::uuid as made_by, 1 as version
        """,
        id=key(f"{pupil}{kind}"),
        pupil=key(pupil),
        kind=kind,
        met_on=met_on,
    )


def a_year(store: Store) -> None:
    """Two class groups; a meeting, a training, a visit, one called off, one open."""
    keep_class_group(store, "VIII A", 8, "A")
    keep_class_group(store, "VII A", 7, "A")
    facts: dict[str, dict[str, Any]] = {
        "Rapat": {"starts_at": time(8), "category": "meeting"},
        "Pelatihan": {"starts_at": time(13, 30), "category": "training"},
        "Kunjungan": {"audience": "pupils"},
        "Batal": {},
        "Terbuka": {},
    }
    for title, changes in facts.items():
        keep_activity(store, title, **changes)
    keep_closing(store, "Rapat", held_on=date(2026, 8, 12))
    keep_closing(store, "Pelatihan", "moved_online", held_on=date(2026, 9, 5))
    keep_closing(store, "Kunjungan")
    keep_closing(store, "Batal", "not_held")
    keep_closing(store, "Terbuka", completed_at=None)
    keep_participation(store, "Rapat", "VIII A", 20, father=4, mother=6)
    keep_participation(store, "Rapat", "VII A", 30, mother=15, foster_parent=3)
    keep_participation(store, "Pelatihan", "VII A", 10, father=1, online=1)
    for title in ("Kunjungan", "Batal", "Terbuka"):
        keep_participation(store, title, "VII A", 9, mother=9)


def test_the_map_has_class_groups_in_their_order_and_nothing_confidential(
    store: Store,
) -> None:
    a_year(store)

    rows = [
        (row.class_group, row.title, row.represented, row.invited)
        for row in queries.heat(store, YEAR)
    ]

    assert rows == [
        ("VII A", "Rapat", 18, 30),
        ("VII A", "Pelatihan", 2, 10),
        ("VIII A", "Rapat", 10, 20),
    ]


def test_a_slot_is_weighted_by_families_and_says_on_how_many_activities(
    store: Store,
) -> None:
    a_year(store)

    found = {
        (row.kind, row.slot): (row.activities, row.represented, row.invited)
        for row in queries.slots(store, YEAR)
    }

    assert found == {
        (Slot.WEEKDAY, "3"): (1, 28, 50),
        (Slot.WEEKDAY, "6"): (1, 2, 10),
        (Slot.HOUR, "morning"): (1, 28, 50),
        (Slot.HOUR, "noon"): (1, 2, 10),
        (Slot.MODE, "face_to_face"): (2, 30, 60),
        (Slot.TYPE, "meeting"): (1, 28, 50),
        (Slot.TYPE, "training"): (1, 2, 10),
    }


def test_months_of_two_years_stand_in_their_order(store: Store) -> None:
    a_year(store)
    keep_activity(store, "Dulu", school_year=2025)
    keep_closing(store, "Dulu", held_on=date(2026, 2, 3))
    keep_participation(store, "Dulu", "VII A", 8, father=2, mother=2)
    keep_activity(store, "Lama", school_year=2024)
    keep_closing(store, "Lama", held_on=date(2025, 2, 3))
    keep_participation(store, "Lama", "VII A", 8, father=2)

    rows = queries.months(store, YEAR)

    assert [(row.school_year, row.month, row.share) for row in rows] == [
        (2025, 2, 0.5),
        (2026, 8, 0.56),
        (2026, 9, 0.2),
    ]
    assert [row.fathers for row in rows] == [None, 0.16, None]


def test_a_pupil_is_reached_by_name_and_each_of_siblings_for_themselves(
    store: Store,
) -> None:
    a_year(store)
    for pupil in ("Alya", "Aldi", "Bima", "Citra", "Dewi"):
        keep_pupil(store, pupil, "VII A")
    keep_pupil(store, "Eka", "VIII A")
    keep_pupil(store, "Fajar", "VIII A", step="check")
    names_taken(store, "Rapat", "VII A", Alya="father", Bima="absent", Citra="mother")
    names_taken(store, "Pelatihan", "VII A", Alya="online", Bima="excused")
    names_taken(store, "Kunjungan", "VII A", Alya="mother", Dewi="foster_parent")
    names_taken(store, "Batal", "VII A", Aldi="mother")

    rows = queries.reach(store, YEAR)

    # Alya thrice; Citra and Dewi once; Bima never; nobody asked for her brother Aldi.
    assert [row.model_dump() for row in rows] == [
        {
            "class_group": "VII A",
            "pupils": 5,
            "not_asked": 1,
            "never": 1,
            "once": 2,
            "often": 1,
        },
        {
            "class_group": "VIII A",
            "pupils": 1,
            "not_asked": 1,
            "never": 0,
            "once": 0,
            "often": 0,
        },
    ]


def test_whoever_was_not_reached_is_listed_by_name_with_what_was_tried(
    store: Store,
) -> None:
    a_year(store)
    for pupil in ("Zaki", "Bima", "Citra"):
        keep_pupil(store, pupil, "VII A")
    keep_pupil(store, "Alya", "VIII A")
    names_taken(store, "Rapat", "VII A", Zaki="absent", Bima="excused", Citra="mother")
    names_taken(store, "Pelatihan", "VII A", Zaki="excused", Bima="absent")
    names_taken(store, "Rapat", "VIII A", Alya="absent")
    keep_contact(store, "Zaki", "home_visit", date(2026, 10, 1))
    keep_contact(store, "Bima", "call", date(2026, 10, 1))
    keep_contact(store, "Alya", "home_visit", date(2026, 12, 1))

    rows = queries.unreached(store, YEAR, TODAY)

    assert [
        (row.pupil, row.invited, row.excused, row.was_visited, row.was_spoken_with)
        for row in rows
    ] == [
        ("Bima", 2, 1, False, True),
        ("Zaki", 2, 1, True, False),
        ("Alya", 1, 0, False, False),
    ]


def test_few_pupils_stay_hidden_in_their_row_and_in_the_sums() -> None:
    rows = [
        {"never": 3, "once": 12, "often": 17},
        {"never": 8, "once": 10, "often": 14},
    ]

    first, second, sums = told_reach(rows)

    assert first == {"never": "<5", "once": "≥5", "often": "17"}
    assert second == {"never": "8", "once": "10", "often": "14"}
    assert sums == {"never": "…", "once": "…", "often": "31"}


def test_a_share_of_fewer_than_five_families_is_not_told() -> None:
    assert told_share(4, 2) is None
    assert told_share(5, 2) == 0.4
