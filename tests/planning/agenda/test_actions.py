from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision
from data.actor import Actor
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.language import Language, speaking, why
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import change_activity, drop_activity
from planning.activities.models import Activity, PlannedTaskDraft
from planning.agenda.actions import change_many
from planning.agenda.models import RowChange
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import SNACKS, an_activity, keep_spending, program_at


def change(activity: Activity, **fields: Any) -> RowChange:
    return RowChange(activity_id=activity.id, version=activity.version, fields=fields)


def keep(store: Store, *changes: RowChange) -> int:
    return change_many(acting(store, SARI), changes, YEAR)


def two(store: Store) -> tuple[Activity, Activity]:
    return an_activity(store), an_activity(store, "Seminar")


def test_many_activities_change_together(store: Store) -> None:
    task = PlannedTaskDraft(title="Undangan", offset_days=-14)
    first = an_activity(store, tasks=(task,))
    second = an_activity(store, "Seminar")
    [line] = activities.budget_lines(store, first.id)
    keep_spending(store, first.id, line.id)

    count = keep(
        store,
        change(first, planned_on=date(2026, 9, 5), amount=Decimal(900_000)),
        change(
            second,
            starts_at=time(8),
            ends_at=time(10),
            person_id=BUDI.id,
            place="Lapangan",
            target=Decimal(80),
        ),
    )

    assert count == 2
    moved = store.get(Activity, first.id)
    assert (moved.planned_on, moved.version) == (date(2026, 9, 5), 2)
    [changed] = activities.budget_lines(store, first.id)
    assert (changed.id, changed.amount) == (line.id, Decimal(900_000))
    assert [t.title for t in activities.planned_tasks(store, first.id)] == ["Undangan"]
    other = store.get(Activity, second.id)
    assert (other.starts_at, other.ends_at) == (time(8), time(10))
    assert (other.person_id, other.place) == (BUDI.id, "Lapangan")
    assert other.target == Decimal(80)
    assert [e.event for e in events_of(store, "activity", first.id)] == [
        "changed",
        "planned",
    ]


def test_double_click_changes_once(store: Store) -> None:
    first, second = two(store)
    changes = [change(first, place="Lapangan"), change(second, amount=Decimal(1_000))]

    assert keep(store, *changes) == 2
    assert keep(store, *changes) == 0
    assert len(events_of(store, "activity", first.id)) == 2


def test_stale_row_is_named_and_nothing_is_half_saved(store: Store) -> None:
    first, second = two(store)
    draft = second.draft((), ()).model_copy(update={"place": "Balai desa"})
    change_activity(acting(store, SARI), second.id, second.version, draft)

    with pytest.raises(Stale) as stale:
        keep(store, change(first, place="Lapangan"), change(second, place="Halaman"))

    assert stale.value.facts["title"] == "Seminar"
    assert store.get(Activity, first.id) == first
    assert store.get(Activity, second.id).place == "Balai desa"
    assert len(events_of(store, "activity", first.id)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"planned_on": date(2027, 7, 1)},
        {"ends_at": time(9)},
        {"starts_at": time(10), "ends_at": time(9)},
        {"person_id": UUID(int=404)},
    ],
)
def test_refused_row_is_named_and_nothing_is_half_saved(
    store: Store, fields: dict[str, Any]
) -> None:
    first, second = two(store)

    with pytest.raises(Refused) as refused:
        keep(store, change(first, place="Lapangan"), change(second, **fields))

    with speaking(Language.ENGLISH):
        said = why(refused.value)
    assert said.startswith("“Seminar”: ")
    assert isinstance(refused.value.facts["reason"], HumasError)
    assert activities.activities_in(store, YEAR) == [first, second]


def test_amount_of_several_lines_is_changed_on_the_activitys_page(
    store: Store,
) -> None:
    activity = an_activity(store, budget=(SNACKS, SNACKS))

    with pytest.raises(Refused):
        keep(store, change(activity, amount=Decimal(5)))

    assert len(activities.budget_lines(store, activity.id)) == 2


def test_a_day_replaces_the_month(store: Store) -> None:
    activity = an_activity(
        store, planned_on=date(2026, 12, 1), date_precision=DatePrecision.MONTH
    )

    keep(store, change(activity, planned_on=date(2026, 12, 12)))

    changed = store.get(Activity, activity.id)
    assert changed.date_precision is DatePrecision.DAY


def test_dropped_activity_stops_the_whole(store: Store) -> None:
    first, second = two(store)
    drop_activity(acting(store, SARI), second.id)

    with pytest.raises(NotFound):
        keep(store, change(first, place="Lapangan"), change(second, place="Aula 2"))

    assert activities.activities_in(store, YEAR) == [first]


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_changes_many(store: Store, person: Actor) -> None:
    activity = an_activity(store)

    with pytest.raises(NotAllowed):
        change_many(acting(store, person), [change(activity, place="Lain")], YEAR)

    assert activities.activities_in(store, YEAR) == [activity]


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_plan_is_not_changed(store: Store, step: PlanStep) -> None:
    program_at(store, step)
    [activity] = activities.activities_in(store, YEAR)

    with pytest.raises(WrongStep):
        keep(store, change(activity, place="Lain"))
