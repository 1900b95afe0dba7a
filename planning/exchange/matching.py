"""What a file's plan means for the year's plan: new, the same, or different."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from data.calendar import SchoolYear
from data.language import N_, in_rupiah
from data.people.models import Person
from data.record import new_id
from data.roster.class_groups import UNKNOWN, grade_of, normalise
from data.workbook import WrittenDay
from planning.activities.fields import FIELDS, OF
from planning.activities.models import (
    LASTING,
    OF_ACTIVITY,
    Activity,
    ActivityDraft,
    Audience,
    PlannedTaskDraft,
    dated,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.exchange.models import (
    BUDGET,
    TASKS,
    UNSAID_YEAR,
    ActivityRow,
    BudgetRow,
    ChangedActivity,
    Intake,
    Kept,
    NewActivity,
    PlanFault,
    PlanFile,
    TaskRow,
    precision,
    within,
)
from planning.goals.models import Goal, GoalDraft
from planning.renewal.models.dates import shifted

Line = TypeVar("Line", BudgetLineDraft, PlannedTaskDraft)
Beside = TypeVar("Beside", BudgetRow, TaskRow)
SaidRow = ActivityRow | BudgetRow | TaskRow

COLUMN_OF: Final = {
    field.name: field.heading or OF[field.told_with].heading for field in FIELDS
} | {"date_precision": OF["planned_on"].heading}
"""Which column of the file says a field of the activity."""


def intake(kept: Kept, file: PlanFile, year: SchoolYear, *, update: bool) -> Intake:
    """Return what taking ``file`` in would write; nothing is ever taken off the plan.

    An activity is known by its name, and by its date where several share a name.
    What a row leaves empty stays as it is.
    """
    matching = _Matching(kept, file, year)
    rows = matching.fitting(file.activities)
    lines = matching.attached(file.lines, rows)
    tasks = matching.attached(file.tasks, rows)
    written = [
        matching.completed(row, lines[number], tasks[number])
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
        bad=tuple(sorted(matching.bad, key=_place)),
        remarks=tuple(sorted(matching.remarks_of_good_rows(), key=_place)),
        dropped_columns=file.dropped_columns,
    )


def _other_year(file: PlanFile, year: SchoolYear) -> SchoolYear | None:
    meant = file.meant_year()
    return None if meant == year else meant


def moved(
    file: PlanFile, year: SchoolYear, days_off: Collection[date] = ()
) -> PlanFile:
    """Return a plan of another school year with its days moved to ``year``.

    Days follow the rule of rolling a year forward; fiscal years go along.
    """
    meant = file.meant_year()
    if meant is None or meant == year:
        return file
    days = partial(_moved_day, meant=meant, year=year, days_off=days_off)
    rows = [(row, days(row.when, lasts=_lasts(row, meant))) for row in file.activities]
    years = year.start - meant.start
    return file.model_copy(
        update={
            "activities": tuple(
                row.model_copy(
                    update={"when": when, "days": _days_after(row, meant, when, year)}
                )
                for row, when in rows
            ),
            "lines": tuple(
                row.model_copy(
                    update={"on": days(row.on), "line": _later(row.line, years)}
                )
                for row in file.lines
            ),
            "tasks": tuple(
                row.model_copy(update={"on": days(row.on)}) for row in file.tasks
            ),
        }
    )


def _moved_day(
    when: WrittenDay | None,
    *,
    meant: SchoolYear,
    year: SchoolYear,
    days_off: Collection[date],
    lasts: int = 1,
) -> WrittenDay | None:
    day = within(when, meant) if when else None
    if when is None or day is None or day not in meant:
        return when
    new = shifted(day, year, days_off, lasts) if when.day else year.month(day.month)
    return WrittenDay(day=when.day and new.day, month=new.month, year=new.year)


def _lasts(row: ActivityRow, meant: SchoolYear) -> int:
    """Return how many days a row's activity lasts."""
    first = within(row.when, meant) if row.when else None
    last = within(row.days["ends_on"], meant) if "ends_on" in row.days else None
    return max((last - first).days + 1, 1) if first and last else 1


def _days_after(
    row: ActivityRow, meant: SchoolYear, when: WrittenDay | None, year: SchoolYear
) -> dict[str, WrittenDay]:
    """Return a row's other days moved as far as its first day."""
    old = within(row.when, meant) if row.when else None
    new = within(when, year) if when else None
    moved_days = {}
    for name, written in row.days.items():
        day = within(written, meant)
        later = day + (new - old) if day and old and new else day
        moved_days[name] = (
            WrittenDay(day=later.day, month=later.month, year=later.year)
            if later
            else written
        )
    return moved_days


def _later(line: BudgetLineDraft, years: int) -> BudgetLineDraft:
    if line.fiscal_year == UNSAID_YEAR:
        return line
    return line.model_copy(update={"fiscal_year": line.fiscal_year + years})


class _Fitting(NamedTuple):
    """A row that can be taken in, and the activity of the plan that it is about."""

    row: ActivityRow
    draft: ActivityDraft
    kept: Activity | None


class _Matching:
    """Compares row after row; one fault does not stop the next row."""

    def __init__(self, kept: Kept, file: PlanFile, year: SchoolYear) -> None:
        self._kept = kept
        self._columns = file.columns
        self._year = year
        self._drafts = kept.drafts()
        self._goals = {_key(goal.title): goal for goal in reversed(kept.goals)}
        self._fresh: dict[UUID, Goal] = {}
        self._people = _by_name(kept.people)
        self._class_groups = {normalise(g.name): g for g in kept.class_groups}
        self.bad = list(file.bad)
        self.remarks = list(file.remarks)

    # ── rows of activities ───────────────────────────────────────────────────
    def fitting(self, rows: Iterable[ActivityRow]) -> list[_Fitting]:
        """Return the rows that fit the year, each with its activity, if it has one."""
        said = [(row, draft) for row in rows if (draft := self._said(row))]
        single = self._told_apart(said)
        partners = self._partners([draft for _, draft in single])
        found: list[_Fitting] = []
        for (row, draft), kept in zip(single, partners, strict=True):
            merged = self._merged(draft, kept)
            if refusal := merged.refusal(self._year):
                field = _field_of(merged, self._year)
                self._fault(row, field, refusal.message, **refusal.facts)
            else:
                found.append(_Fitting(row, merged, kept))
        return found

    def _said(self, row: ActivityRow) -> ActivityDraft | None:
        """Return what the row says with the school's own ids, or None for a fault."""
        facts: dict[str, object] = {}
        if row.when:
            facts["date_precision"] = precision(row.when)
        written = {"planned_on": row.when, **row.days}
        for name, day in written.items():
            facts |= {name: within(day, self._year)} if day else {}
            if day and facts[name] is None:
                message = N_("There is no 29 February in {year}.")
                self._fault(row, name, message, year=str(self._year))
                return None
        if row.goal:
            facts["goal_id"] = self._goal(row.goal).id
        if row.person and (person := self._person(row)):
            facts["person_id"] = person.id
        if row.class_groups:
            audience = self._audience(row)
            if audience is None:
                return None
            facts |= audience
        return row.draft.model_copy(update=facts)

    def _goal(self, title: str) -> Goal:
        """Return the year's goal of that title, or one that will be set."""
        key = _key(title)
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
        found = self._people.get(_key(row.person)) or self._people.get(
            _without_degrees(row.person), []
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
        self._remark(row, "person_id", message, name=row.person)
        return None

    def _audience(self, row: ActivityRow) -> dict[str, object] | None:
        """Return the class groups named; their grades where the year lacks one."""
        names = row.class_groups
        lacking = [name for name in names if name not in self._class_groups]
        if not lacking:
            ids = tuple(self._class_groups[name].id for name in names)
            return {"class_group_ids": ids}
        grades = tuple(sorted({grade_of(name) for name in names}))
        facts = {"name": lacking[0], "year": str(self._year)}
        if UNKNOWN in grades:
            message = N_("There is no class group {name} in {year}.")
            self._fault(row, "audience", message, **facts)
            return None
        message = N_(
            "There is no class group {name} in {year} yet; all families of its grade "
            "are meant instead."
        )
        self._remark(row, "audience", message, **facts)
        return {"audience": Audience.GRADES, "grades": grades, "class_group_ids": ()}

    def _told_apart(
        self, rows: Iterable[tuple[ActivityRow, ActivityDraft]]
    ) -> list[tuple[ActivityRow, ActivityDraft]]:
        """Return the rows without those that repeat an earlier one's name and date."""
        first: dict[object, tuple[ActivityRow, ActivityDraft]] = {}
        for row, draft in rows:
            mark = (_key(draft.title), draft.planned_on, draft.date_precision)
            if mark in first:
                self._fault(
                    row,
                    "title",
                    N_(
                        "“{title}” stands in row {first} already, with the same date. "
                        "Give one of them another date or name."
                    ),
                    title=draft.title,
                    first=first[mark][0].row,
                )
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

    # ── budget and tasks ─────────────────────────────────────────────────────
    def attached(
        self, beside: Iterable[Beside], rows: Sequence[_Fitting]
    ) -> list[list[Beside]]:
        """Return, for every row, the lines or tasks that name its activity."""
        found: list[list[Beside]] = [[] for _ in rows]
        named: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            named.setdefault(_key(row.draft.title), []).append(number)
        for one in beside:
            numbers = self._chosen(one, named.get(_key(one.activity), []), rows)
            if len(numbers) == 1:
                found[numbers[0]].append(one)
                continue
            message = (
                N_(
                    "Several activities are called “{title}”. Say in the column "
                    "“Tanggal kegiatan” which one is meant."
                )
                if numbers
                else N_("“{title}” is no activity that can be taken in from this file.")
            )
            self._fault(one, "activity", message, title=one.activity)
        return found

    def _chosen(
        self, one: Beside, numbers: list[int], rows: Sequence[_Fitting]
    ) -> list[int]:
        if len(numbers) <= 1 or one.on is None:
            return numbers
        day = within(one.on, self._year)
        return [n for n in numbers if rows[n].draft.planned_on == day]

    def completed(
        self, fitting: _Fitting, lines: Iterable[BudgetRow], tasks: Iterable[TaskRow]
    ) -> _Fitting:
        """Return the row with its budget lines and tasks beside those it has."""
        draft = fitting.draft
        good = [line for row in lines if (line := self._line(row, draft))]
        if fitting.row.cost and not good:
            good = self._cost(fitting.row, fitting.row.cost, draft)
        facts = {
            "budget": _beside(draft.budget, good),
            "tasks": _beside(draft.tasks, [row.task for row in tasks]),
        }
        return fitting._replace(draft=draft.model_copy(update=facts))

    def _line(self, row: BudgetRow, draft: ActivityDraft) -> BudgetLineDraft | None:
        line = self._dated(row.line, draft)
        if refusal := line.refusal(self._year):
            field = _field_of_line(line, self._year)
            self._fault(row, field, refusal.message, **refusal.facts)
            return None
        return line

    def _dated(self, line: BudgetLineDraft, draft: ActivityDraft) -> BudgetLineDraft:
        """Return a line with the fiscal year of its activity where it names none."""
        if line.fiscal_year != UNSAID_YEAR:
            return line
        fiscal = draft.planned_on.year if draft.planned_on else self._year.start
        return line.model_copy(update={"fiscal_year": fiscal})

    def _cost(
        self, row: ActivityRow, cost: BudgetLineDraft, draft: ActivityDraft
    ) -> list[BudgetLineDraft]:
        """Return the line of a row's cost, unless the activity has a budget already."""
        line = self._dated(cost, draft)
        others = [x.amount for x in draft.budget if _key(x.title) != _key(line.title)]
        if others:
            total = sum(others, Decimal(0))
            if total != line.amount:
                message = N_(
                    "The activity has a budget of {kept} already; the {cost} of this "
                    "row is left out."
                )
                facts = {"kept": in_rupiah(total), "cost": in_rupiah(line.amount)}
                self._remark(row, "cost", message, **facts)
            return []
        if refusal := line.refusal(self._year):
            self._remark(row, "source", refusal.message, **refusal.facts)
            return []
        return [line]

    # ── what differs ─────────────────────────────────────────────────────────
    def change(self, found: _Fitting) -> ChangedActivity | None:
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
        return ChangedActivity(
            sheet=found.row.sheet,
            row=found.row.row,
            kept=found.kept,
            draft=after,
            columns=tuple(columns),
        )

    def remarks_of_good_rows(self) -> list[PlanFault]:
        """Return the remarks on rows that are taken in; the others come in again."""
        bad = {_place(fault) for fault in self.bad}
        return [remark for remark in self.remarks if _place(remark) not in bad]

    # ── faults ───────────────────────────────────────────────────────────────
    def _fault(self, row: SaidRow, field: str, message: str, **facts: object) -> None:
        self.bad.append(self._told(row, field, message, facts))

    def _remark(self, row: SaidRow, field: str, message: str, **facts: object) -> None:
        self.remarks.append(self._told(row, field, message, facts))

    def _told(
        self, row: SaidRow, field: str, message: str, facts: dict[str, object]
    ) -> PlanFault:
        return PlanFault(
            sheet=row.sheet,
            row=row.row,
            column=self._columns[row.sheet][field],
            message=message,
            facts=facts,
        )


def _place(fault: PlanFault) -> tuple[str, int]:
    return fault.sheet, fault.row


def _new(found: _Fitting) -> NewActivity:
    row = found.row
    return NewActivity(sheet=row.sheet, row=row.row, id=new_id(), draft=found.draft)


def _is_same(kept: Activity, draft: ActivityDraft, *, with_date: bool) -> bool:
    dates = (kept.planned_on, draft.planned_on)
    return _key(kept.title) == _key(draft.title) and (
        not with_date or dates[0] == dates[1]
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _without_degrees(name: str) -> str:
    """Return a name before its first comma: Ratna Dewi, S.Pd."""
    return _key(name.split(",")[0])


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Return active people by name, with degrees and without."""
    found: dict[str, list[Person]] = {}
    for person in people:
        if person.is_active:
            for name in {_key(person.name), _without_degrees(person.name)}:
                found.setdefault(name, []).append(person)
    return found


def _beside(kept: Sequence[Line], said: Iterable[Line]) -> tuple[Line, ...]:
    """Return the kept lines, those of the same title as said, and new ones after."""
    lines = list(kept)
    places: dict[str, list[int]] = {}
    for place, line in enumerate(kept):
        places.setdefault(_key(line.title), []).append(place)
    for line in said:
        if waiting := places.get(_key(line.title)):
            place = waiting.pop(0)
            lines[place] = line.model_copy(update=_own_id(lines[place]))
        else:
            lines.append(line)
    return tuple(lines)


def _own_id(kept: BudgetLineDraft | PlannedTaskDraft) -> dict[str, object]:
    return {"id": kept.id} if isinstance(kept, BudgetLineDraft) else {}


def _field_of(draft: ActivityDraft, year: SchoolYear) -> str:
    """Return the field that a refused activity must be mended in."""
    return next((name for name, _ in draft.refusals(year) if name in OF), "title")


def _field_of_line(line: BudgetLineDraft, year: SchoolYear) -> str:
    """Return the field that a refused budget line must be mended in."""
    if line.fiscal_year not in {year.start, year.start + 1}:
        return "fiscal_year"
    if line.source is FundSource.PARTNER_AID:
        return "partner"
    return "unit" if line.is_voluntary else "is_voluntary"
