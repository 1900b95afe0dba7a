"""Keeping goals, and whether the year's plan may be changed now."""

from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, WrongStep
from data.language import N_
from data.record import Record
from data.school import store as schools
from data.store import Store
from planning.goals.models import Goal, GoalDraft, SourceKind

LOCKS = {
    "submitted": N_(
        "The work programme {year} has been submitted. Wait for the principal's "
        "decision; nothing of it can be changed until then."
    ),
    "approved": N_(
        "The work programme {year} has been approved. Choose “Revise” on the page of "
        "the work programme, with a reason, before changing it."
    ),
}


class _Step(Record):
    step: str


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


def demand_planning(store: Store, year: SchoolYear, by: Actor) -> None:
    """Raise why ``by`` may not plan, or why the year's plan may not be changed now."""
    duties.demand(Duty.PLAN_YEAR, by)
    demand_changeable(store, year)


def demand_changeable(store: Store, year: SchoolYear) -> None:
    """Raise why the year's plan may not be changed now, if so."""
    if refusal := change_refusal(store, year):
        raise refusal


def change_refusal(store: Store, year: SchoolYear) -> HumasError | None:
    """Return why the year's plan may not be changed now, or None."""
    if refusal := schools.year(store, year.start).change_refusal():
        return refusal
    found = store.rows(
        _Step,
        "select step from work_program where school_year = $year order by step",
        year=year.start,
    )
    if found and found[0].step in LOCKS:
        return WrongStep(LOCKS[found[0].step], year=str(year))
    return None
