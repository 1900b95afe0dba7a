import json
from datetime import date, time

import pytest

from data import history
from data.activity import DatePrecision
from data.actor import Actor
from data.cooperation import CooperationForm
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTaskDraft
from planning.calendar import store as records
from planning.calendar.actions import (
    move_activity,
    open_feed,
    revoke_feed,
    set_cadence,
)
from planning.calendar.models import Cadence, FeedDraft, hash_of
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_closing, key, program_at

LATER = date(2026, 9, 5)
PHONE = FeedDraft(title="Ponsel kepala sekolah")


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


def pomg(store: Store, wanted: int, version: int = 0, by: Actor = SARI) -> Cadence:
    form = CooperationForm.POMG
    return set_cadence(acting(store, by), YEAR, form, version, wanted)


def test_a_cadence_is_changed_once_by_a_double_click(store: Store) -> None:
    assert pomg(store, 6).version == 0
    assert pomg(store, 4) == pomg(store, 4)
    assert [kept.wanted for kept in records.cadences(store, YEAR)] == [4]
    assert pomg(store, 3, version=1).version == 2
    with pytest.raises(Stale):
        pomg(store, 5, version=1)
    with pytest.raises(Stale):
        pomg(store, 5, version=0)


def test_only_the_humas_lead_sets_a_cadence_in_an_open_year(store: Store) -> None:
    with pytest.raises(NotAllowed):
        pomg(store, 4, by=BUDI)
    kept = schools.year(store, YEAR.start)
    closed = {"closed_on": date(2027, 7, 1), "version": 2}
    store.replace(kept.model_copy(update=closed))
    with pytest.raises(WrongStep):
        pomg(store, 4)


def test_of_a_feed_only_the_hash_is_kept(store: Store) -> None:
    token = open_feed(acting(store, SARI), key("feed"), PHONE)

    [kept] = records.feeds(store)
    assert kept.token_hash == hash_of(token)
    assert token not in str(kept)
    facts = [e.facts for e in history.events_of(store, "calendar_feed", kept.id)]
    assert token not in str(facts)


def test_the_token_shown_last_is_the_one_that_holds(store: Store) -> None:
    first = open_feed(acting(store, SARI), key("feed"), PHONE)
    last = open_feed(acting(store, SARI), key("feed"), PHONE)

    assert len(records.feeds(store)) == 1
    assert records.feed_of(store, hash_of(first)) is None
    assert records.feed_of(store, hash_of(last)) is not None


def test_a_revoked_feed_does_not_hold_and_is_revoked_once(store: Store) -> None:
    token = open_feed(acting(store, SARI), key("feed"), PHONE)

    revoked = revoke_feed(acting(store, SARI), key("feed"))

    assert revoke_feed(acting(store, SARI), key("feed")) == revoked
    assert records.feeds(store) == []
    assert records.feed_of(store, hash_of(token)) is None


@pytest.mark.parametrize("who", [BUDI, RINA])
def test_only_the_humas_lead_opens_and_revokes(store: Store, who: Actor) -> None:
    open_feed(acting(store, SARI), key("feed"), PHONE)

    with pytest.raises(NotAllowed):
        open_feed(acting(store, who), key("lain"), PHONE)
    with pytest.raises(NotAllowed):
        revoke_feed(acting(store, who), key("feed"))


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
