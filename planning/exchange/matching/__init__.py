"""What a file's plan means for the year's plan: new, the same, or different."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.language import N_
from data.names import person_key
from data.people.models import Person
from data.record import new_id
from data.roster.class_groups import UNKNOWN, grade_of, same_as
from data.workbook import WrittenDay
from planning.activities.fields import FIELDS, OF
from planning.activities.models import (
    LASTING,
    OF_ACTIVITY,
    Activity,
    ActivityDraft,
    Audience,
    dated,
)
from planning.exchange.matching.beside import Attaching, Fitting, name_key
from planning.exchange.matching.faults import Faults, place_of
from planning.exchange.models import (
    BUDGET,
    TASKS,
    ActivityRow,
    ChangedActivity,
    Intake,
    Kept,
    NewActivity,
    PlanFile,
    precision,
    within,
)
from planning.goals.models import Goal, GoalDraft

COLUMN_OF: Final = {
    field.name: field.heading or OF[field.told_with].heading for field in FIELDS
} | {"date_precision": OF["planned_on"].heading}
"""Which column of the file says a field of the activity."""


HANGS_ON: Final = {
    "ends_on": ("planned_on", "month", "ends_on"),
    "ends_at": ("starts_at", "ends_at"),
}
"""What a refusal follows from: with a fault there, nobody knows whether it holds."""


def intake(kept: Kept, file: PlanFile, year: SchoolYear, *, update: bool) -> Intake:
    """Return what taking ``file`` in would write; nothing is ever taken off the plan.

    An activity is known by its name, and by its date where several share a name.
    What a row leaves empty stays as it is.
    """
    faults = Faults(file)
    matching, attaching = _Matching(kept, faults, year), Attaching(faults, year)
    rows = matching.fitting(file.activities)
    matching.look_at(file.faulty)
    lines = attaching.attached(file.lines, rows)
    tasks = attaching.attached(file.tasks, rows)
    attaching.attached(file.faulty_beside, rows)
    attaching.look_at(file.lines, lines)
    written = [
        attaching.completed(row, lines[number], tasks[number])
        for number, row in enumerate(rows)
    ]
    new = tuple(_new(row) for row in written if row.kept is None)
    changed = tuple(found for row in written if (found := matching.change(row)))
    used = [row.draft for row in new] + [row.draft for row in changed if update]
    return Intake(
        read=file.read,
        update=update,
        meant_year=_other_year(file, year),
        new=new,
        changed=changed,
        unchanged=len(written) - len(new) - len(changed),
        goals=matching.new_goals({draft.goal_id for draft in used}),
        bad=tuple(sorted(faults.bad, key=place_of)),
        remarks=tuple(sorted(faults.remarks_of_good_rows(), key=place_of)),
        dropped_columns=file.dropped_columns,
        unread=file.unread,
    )


def _other_year(file: PlanFile, year: SchoolYear) -> SchoolYear | None:
    meant = file.meant_year()
    return None if meant == year else meant


class _Matching:
    """Compares row after row; one fault does not stop the next row."""

    def __init__(self, kept: Kept, faults: Faults, year: SchoolYear) -> None:
        self._kept = kept
        self._faults = faults
        self._year = year
        self._drafts = kept.drafts()
        self._goals = {name_key(goal.title): goal for goal in reversed(kept.goals)}
        self._fresh: dict[UUID, Goal] = {}
        self._people = _by_name(kept.people)
        self._class_groups = {same_as(g.name): g for g in kept.class_groups}

    # ── rows of activities ───────────────────────────────────────────────────
    def fitting(self, rows: Iterable[ActivityRow]) -> list[Fitting]:
        """Return the rows that fit the year, each with its activity, if it has one."""
        said = [(row, draft) for row in rows if (draft := self._said(row))]
        single = self._told_apart(said)
        partners = self._partners([draft for _, draft in single])
        found: list[Fitting] = []
        for (row, draft), kept in zip(single, partners, strict=True):
            merged = self._merged(draft, kept)
            if not self._is_refused(row, merged):
                found.append(Fitting(row, merged, kept))
        return found

    def look_at(self, rows: Iterable[ActivityRow]) -> None:
        """Tell what else is wrong with rows that have a fault already."""
        for row in rows:
            if draft := self._said(row):
                self._is_refused(row, draft)

    def _is_refused(self, row: ActivityRow, draft: ActivityDraft) -> bool:
        """Whether a draft does not fit the year; everything against it is told."""
        zone = self._kept.zone
        is_other = bool(row.zone and zone and row.zone != zone.label)
        if is_other:
            message = N_(
                "The hours are of {other}, the school's clock is {own}. Write them in "
                "{own}."
            )
            facts = {"other": row.zone, "own": zone}
            self._faults.fault(row, "starts_at", message, **facts)
        refusals = list(draft.refusals(self._year))
        for name, refusal in refusals:
            if not self._faults.names_any(row, HANGS_ON.get(name, ())):
                field = name if name in OF else "title"
                self._faults.fault(row, field, refusal.message, **refusal.facts)
        return bool(refusals) or is_other

    def _said(self, row: ActivityRow) -> ActivityDraft | None:
        """Return the row's draft with the ids of what it names, or None for a fault."""
        facts: dict[str, object] = {}
        if row.when:
            facts["date_precision"] = precision(row.when)
        is_good = True
        for name, day in {"planned_on": row.when, **row.days}.items():
            facts |= {name: self._day(row, name, day)} if day else {}
            is_good &= facts.get(name) is not None or day is None
        if row.goal:
            facts["goal_id"] = self._goal(row.goal).id
        if row.person and (person := self._person(row)):
            facts["person_id"] = person.id
        if row.class_groups:
            audience = self._audience(row)
            facts |= audience or {"audience": Audience.ALL}
            is_good &= audience is not None
        draft = row.draft.model_copy(update=facts)
        if is_good:
            return draft
        self._is_refused(row, draft)
        return None

    def _day(self, row: ActivityRow, name: str, written: WrittenDay) -> date | None:
        """Return the day in the year, or None where it cannot be on it."""
        day = within(written, self._year)
        if day is None:
            message = N_("There is no 29 February in {year}.")
            self._faults.fault(row, name, message, year=str(self._year))
        elif refusal := written.weekday_refusal(day):
            self._faults.fault(row, name, refusal.message, **refusal.facts)
            return None
        return day

    def _goal(self, title: str) -> Goal:
        """Return the year's goal of that title, or a new one to set."""
        key = name_key(title)
        if key not in self._goals:
            goal = Goal.of(GoalDraft(title=title), new_id(), self._year.start, 1)
            self._goals[key] = self._fresh[goal.id] = goal
        return self._goals[key]

    def new_goals(self, used: set[UUID | None]) -> tuple[Goal, ...]:
        """Return the goals that must be set, numbered after those there are."""
        wanted = [goal for goal in self._fresh.values() if goal.id in used]
        last = max((goal.number for goal in self._kept.goals), default=0)
        return tuple(
            goal.model_copy(update={"number": number})
            for number, goal in enumerate(wanted, last + 1)
        )

    def _person(self, row: ActivityRow) -> Person | None:
        found = self._people.get(name_key(row.person)) or self._people.get(
            person_key(row.person), []
        )
        if len(found) == 1:
            return found[0]
        message = (
            N_("Several people are called {name}; nobody is put in charge.")
            if found
            else N_(
                "{name} is not among the school's active people; nobody is put in "
                "charge."
            )
        )
        self._faults.remark(row, "person_id", message, name=row.person)
        return None

    def _audience(self, row: ActivityRow) -> dict[str, object] | None:
        """Return the class groups named; their grades where the year lacks one."""
        names = row.class_groups
        lacking = [name for name in names if same_as(name) not in self._class_groups]
        if not lacking:
            ids = tuple(self._class_groups[same_as(name)].id for name in names)
            return {"class_group_ids": ids}
        grades = tuple(sorted({grade_of(name) for name in names}))
        facts = {"name": lacking[0], "year": str(self._year)}
        if UNKNOWN in grades:
            message = N_("There is no class group {name} in {year}.")
            self._faults.fault(row, "audience", message, **facts)
            return None
        message = N_(
            "There is no class group {name} in {year} yet; all families of its grade "
            "are meant instead."
        )
        self._faults.remark(row, "audience", message, **facts)
        return {"audience": Audience.GRADES, "grades": grades, "class_group_ids": ()}

    def _told_apart(
        self, rows: Iterable[tuple[ActivityRow, ActivityDraft]]
    ) -> list[tuple[ActivityRow, ActivityDraft]]:
        """Return the rows without those that repeat an earlier one's name and date."""
        first: dict[object, tuple[ActivityRow, ActivityDraft]] = {}
        for row, draft in rows:
            mark = (name_key(draft.title), draft.planned_on, draft.date_precision)
            if mark in first:
                message = N_(
                    "“{title}” stands in row {first} already, with the same date. Give "
                    "one of them another date or name."
                )
                facts = {"title": draft.title, "first": first[mark][0].row}
                self._faults.fault(row, "title", message, **facts)
            else:
                first[mark] = row, draft
        return list(first.values())

    def _partners(self, drafts: Sequence[ActivityDraft]) -> list[Activity | None]:
        """Return the activity of the plan that each draft is about, or None.

        Same name and date first; then those of the same name in their order.
        """
        left = list(self._kept.activities)
        found: list[Activity | None] = [None] * len(drafts)
        for with_date in (True, False):
            for number, draft in enumerate(drafts):
                same = (a for a in left if _is_same(a, draft, with_date=with_date))
                if found[number] is None and (kept := next(same, None)):
                    found[number] = kept
                    left.remove(kept)
        return found

    def _merged(self, said: ActivityDraft, kept: Activity | None) -> ActivityDraft:
        if kept is None:
            return said
        facts = {name: getattr(said, name) for name in said.model_fields_set}
        if said.when.exact:  # moved, it lasts as many days as before
            facts = dated(kept.when.begun_on(said.when.exact)) | facts
        return self._drafts[kept.id].model_copy(update=facts)

    # ── what differs ─────────────────────────────────────────────────────────
    def change(self, found: Fitting) -> ChangedActivity | None:
        """Return how an activity of the plan differs from the file, or None."""
        if found.kept is None:
            return None
        before, after = self._drafts[found.kept.id], found.draft
        different = {
            COLUMN_OF[name]
            for name in OF_ACTIVITY - LASTING
            if getattr(before, name) != getattr(after, name)
        }
        columns = [f.heading for f in FIELDS if f.heading in different]
        columns += [BUDGET] * (before.budget != after.budget)
        columns += [TASKS] * (before.tasks != after.tasks)
        if not columns:
            return None
        what = {"kept": found.kept, "draft": after, "columns": tuple(columns)}
        return ChangedActivity(**found.at, **what)


def _new(found: Fitting) -> NewActivity:
    return NewActivity(**found.at, id=new_id(), draft=found.draft)


def _is_same(kept: Activity, draft: ActivityDraft, *, with_date: bool) -> bool:
    dates = (kept.planned_on, draft.planned_on)
    return name_key(kept.title) == name_key(draft.title) and (
        not with_date or dates[0] == dates[1]
    )


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Return active people by name, with degrees and without."""
    found: dict[str, list[Person]] = {}
    for person in people:
        if person.is_active:
            for name in {name_key(person.name), person_key(person.name)}:
                found.setdefault(name, []).append(person)
    return found
