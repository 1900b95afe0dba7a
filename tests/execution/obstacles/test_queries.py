from datetime import date, timedelta
from decimal import Decimal

from data.obstacles import Effect, Obstacle, ObstacleCode, Side
from data.store import Store
from execution.obstacles.queries import (
    listed_factors,
    listed_obstacles,
    obstacle_course,
    obstacle_kinds,
    own_activities,
    tried_remedies,
)
from tests.execution.make import HELD_ON, a_committee, an_activity, key
from tests.make import RINA, TONO, YEAR


def keep(
    store: Store,
    name: str,
    code: ObstacleCode,
    year: int = YEAR.start,
    resolved_after: int | None = None,
    **facts: object,
) -> None:
    raised_on = date(year, 8, 15)
    usual = {
        "id": key(name),
        "school_year": year,
        "code": code,
        "side": Side.BOTH,
        "note": name,
        "raised_on": raised_on,
        "raised_by": None,
        "resolved_on": None
        if resolved_after is None
        else raised_on + timedelta(days=resolved_after),
    }
    store.add(Obstacle.model_validate(usual | facts))


def a_year(store: Store) -> None:
    activity = an_activity(store)
    a_committee(store, activity.id, RINA.id)
    keep(store, "lama", ObstacleCode.BUSY, YEAR.start - 1, 9)
    keep(
        store,
        "dulu",
        ObstacleCode.BUSY,
        YEAR.start - 1,
        remedy="Sabtu",
        effect=Effect.HELPED,
        effect_note="Lebih banyak",
    )
    keep(store, "sibuk", ObstacleCode.BUSY, activity_id=activity.id)
    keep(store, "cepat", ObstacleCode.MESSAGE, resolved_after=2)
    keep(store, "lambat", ObstacleCode.MESSAGE, resolved_after=7, owner_id=TONO.id)


def test_open_ones_stand_first_and_what_comes_again_is_marked(store: Store) -> None:
    a_year(store)

    rows = listed_obstacles(store, YEAR)

    assert [row.note for row in rows] == ["sibuk", "lambat", "cepat"]
    assert [row.is_recurring for row in rows] == [True, False, False]
    assert rows[0].activity == "Rapat awal tahun"
    assert rows[0].is_long_open(HELD_ON + timedelta(days=15))
    assert rows[1].days(HELD_ON + timedelta(days=99)) == 7


def test_everybody_sees_what_is_theirs_to_see_to(store: Store) -> None:
    a_year(store)

    assert [row.note for row in listed_obstacles(store, YEAR, RINA.id)] == ["sibuk"]
    assert [row.note for row in listed_obstacles(store, YEAR, TONO.id)] == ["lambat"]
    of = key("Rapat awal tahun")
    assert [row.note for row in listed_obstacles(store, YEAR, None, of)] == ["sibuk"]
    assert listed_factors(store, YEAR, TONO.id, of) == []


def test_own_activities_are_those_of_the_committee(store: Store) -> None:
    a_year(store)

    assert [a.title for a in own_activities(store, YEAR, RINA.id)] == [
        "Rapat awal tahun"
    ]
    assert own_activities(store, YEAR, TONO.id) == []
    assert len(own_activities(store, YEAR, None)) == 1


def test_median_is_of_those_that_were_resolved(store: Store) -> None:
    assert obstacle_course(store, YEAR)[0].median_days is None
    a_year(store)

    [course] = obstacle_course(store, YEAR)

    assert (course.raised, course.resolved) == (3, 2)
    assert course.median_days == Decimal("4.5")


def test_kinds_are_counted_over_two_years(store: Store) -> None:
    a_year(store)

    told = [
        (k.code, k.times, k.times_before, k.helped, k.judged, k.is_recurring)
        for k in obstacle_kinds(store, YEAR)
    ]

    assert told == [
        (ObstacleCode.MESSAGE, 2, 0, 0, 0, False),
        (ObstacleCode.BUSY, 1, 2, 1, 1, True),
    ]


def test_what_was_tried_is_told_with_its_effect(store: Store) -> None:
    a_year(store)

    [tried] = tried_remedies(store, ObstacleCode.BUSY, key("sibuk"))

    assert (tried.remedy, tried.effect, tried.school_year) == (
        "Sabtu",
        Effect.HELPED,
        YEAR.start - 1,
    )
