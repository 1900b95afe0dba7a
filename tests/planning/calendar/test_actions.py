import json
from datetime import date, time

import pytest

from data import history
from data.activity import DatePrecision
from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTaskDraft
from planning.calendar.actions import move_activity
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_closing, program_at

LATER = date(2026, 9, 5)


def move(
    store: Store,
    kept: Activity,
    day: date = LATER,
    by: Actor = SARI,
    hours: tuple[time | None, time | None] = (time(8), time(10)),
) -> Activity:
    return move_activity(
        acting(store, by),
        kept.id,
        kept.version,
        day,
        starts_at=hours[0],
        ends_at=hours[1],
    )


def test_an_activity_moves_and_history_says_from_where(store: Store) -> None:
    tasks = (PlannedTaskDraft(title="Undangan", offset_days=-14),)
    kept = an_activity(store, tasks=tasks)
    lines = activities.budget_lines(store, kept.id)

    moved = move(store, kept)

    assert store.get(Activity, kept.id) == moved
    assert (moved.planned_on, moved.starts_at, moved.ends_at) == (
        LATER,
        time(8),
        time(10),
    )
    assert moved.title == kept.title
    assert activities.budget_lines(store, kept.id) == lines
    assert len(activities.planned_tasks(store, kept.id)) == 1
    event = history.events_of(store, "activity", kept.id)[0]
    facts = json.loads(event.facts)
    assert event.event == "moved"
    assert (facts["old"], facts["new"]) == ("2026-08-22", "2026-09-05")


def test_an_activity_of_a_month_gets_its_day(store: Store) -> None:
    kept = an_activity(store, date_precision=DatePrecision.MONTH)

    moved = move(store, kept, date(2026, 8, 1), hours=(None, None))

    assert moved.date_precision is DatePrecision.DAY
    assert moved.version == kept.version + 1


def test_a_double_click_moves_once(store: Store) -> None:
    kept = an_activity(store)

    assert move(store, kept) == move(store, kept)
    events = [e.event for e in history.events_of(store, "activity", kept.id)]
    assert events.count("moved") == 1


def test_a_stale_tab_is_told(store: Store) -> None:
    kept = an_activity(store)
    move(store, kept)

    with pytest.raises(Stale):
        move(store, kept, date(2026, 10, 3))
    assert store.get(Activity, kept.id).planned_on == LATER


def test_an_activity_stays_in_its_year_and_ends_after_it_begins(store: Store) -> None:
    kept = an_activity(store)

    with pytest.raises(Refused):
        move(store, kept, date(2027, 7, 1))
    with pytest.raises(Refused):
        move(store, kept, hours=(time(10), time(8)))


@pytest.mark.parametrize("who", [BUDI, RINA])
def test_only_the_humas_lead_moves(store: Store, who: Actor) -> None:
    with pytest.raises(NotAllowed):
        move(store, an_activity(store), by=who)


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_nothing_moves_in_a_submitted_or_approved_plan(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)
    [kept] = activities.activities_in(store, YEAR)

    with pytest.raises(WrongStep):
        move(store, kept)


def test_what_was_closed_does_not_move(store: Store) -> None:
    kept = an_activity(store)
    keep_closing(store, kept.id)

    with pytest.raises(WrongStep):
        move(store, kept)


def test_a_moved_activity_lasts_as_many_days(store: Store) -> None:
    kept = an_activity(store, "Persami", ends_on=date(2026, 8, 24))

    moved = move_activity(
        acting(store, SARI),
        kept.id,
        kept.version,
        date(2026, 10, 30),
        starts_at=None,
        ends_at=None,
    )

    assert (moved.planned_on, moved.ends_on) == (date(2026, 10, 30), date(2026, 11, 1))
