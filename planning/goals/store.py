"""Keeping the goals of the year's plan."""

from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from planning.goals.models import Goal, GoalDraft, SourceKind


class _Count(Record):
    count: int


def goals_in(store: Store, year: SchoolYear) -> list[Goal]:
    """Return the year's goals in order."""
    return store.rows(
        Goal,
        "from goal where school_year = $year order by number, id",
        year=year.start,
    )


def goal(store: Store, goal_id: UUID) -> Goal:
    """Return one goal, or raise NotFound."""
    return store.row(Goal, "from goal where id = $id", id=goal_id)


def exists(store: Store, goal_id: UUID) -> bool:
    """Return whether there is such a goal."""
    return bool(store.rows(Goal, "from goal where id = $id order by id", id=goal_id))


def put_on_plan(
    store: Store, goal_id: UUID, draft: GoalDraft, year: SchoolYear
) -> Goal:
    """Keep a new goal with the year's next number; the same id twice is one.

    Whoever calls it demands first that the plan may be changed, and notes the history.
    """
    if exists(store, goal_id):
        return goal(store, goal_id)
    number = max((kept.number for kept in goals_in(store, year)), default=0) + 1
    new = Goal.of(draft, goal_id, year.start, number)
    add(store, new)
    return new


def keep_origin(
    store: Store, record: str, record_id: UUID, kind: SourceKind, source_id: UUID
) -> None:
    """Keep what a goal or an activity (``record``) came from; twice is once."""
    store.write(
        """
        insert into origin (record, record_id, kind, source_id)
        values ($record, $record_id, $kind, $source_id)
        on conflict do nothing
        """,
        record=record,
        record_id=record_id,
        kind=kind,
        source_id=source_id,
    )


def add(store: Store, new: Goal) -> None:
    """Keep a goal that was not there before."""
    store.write(
        """
        insert into goal
            (id, school_year, number, title, reason, dimensions, frames, causes,
             standard, version)
        values
            ($id, $school_year, $number, $title, $reason, $dimensions, $frames, $causes,
             $standard, $version)
        on conflict do nothing
        """,
        **_lists(new),
    )


def replace(store: Store, changed: Goal) -> None:
    """Keep a goal's next version, or raise Stale."""
    store.write_next(
        """
        update goal
        set title = $title, reason = $reason, dimensions = $dimensions,
            frames = $frames, causes = $causes, standard = $standard,
            version = $version
        where id = $id and version = $version - 1
        """,
        **_lists(changed, exclude={"school_year", "number"}),
    )


def _lists(goal: Goal, exclude: set[str] | None = None) -> dict[str, object]:
    values = goal.model_dump(exclude=exclude)
    for name in ("dimensions", "frames", "causes"):
        values[name] = list(values[name])
    return values


def remove(store: Store, goal_id: UUID) -> None:
    """Take a goal off the plan; its history stays."""
    store.write(
        "delete from origin where record = 'goal' and record_id = $id", id=goal_id
    )
    store.write("delete from goal where id = $id", id=goal_id)


def activities_of(store: Store, goal_id: UUID) -> int:
    """Return how many activities point to the goal."""
    found = store.row(
        _Count,
        "select count(*) as count from activity where goal_id = $id",
        id=goal_id,
    )
    return found.count
