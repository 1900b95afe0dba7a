"""What a plan looks like as a file, and what taking one in would change."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.activity import DatePrecision
from data.calendar import SchoolYear, TimeZone
from data.fields import Field, Kind
from data.language import N_, in_number
from data.people.models import Person
from data.record import Record
from data.roster.models import ClassGroup
from data.workbook import BadRow, WrittenDay
from planning.activities.fields import ACTIVITY_NAMES, FIELDS, TASK_FIELDS
from planning.activities.models import (
    Activity,
    ActivityDraft,
    PlannedTask,
    PlannedTaskDraft,
)
from planning.budget.fields import LINE_FIELDS, OF_LINE
from planning.budget.models import BudgetLine, BudgetLineDraft
from planning.goals.models import Goal

ACTIVITIES: Final = "Kegiatan"
BUDGET: Final = "Anggaran"
TASKS: Final = "Tugas"
CHOICES: Final = "Daftar"
"""The names of the sheets."""

NAMED: Final = Field(
    "activity",
    N_("Activity"),
    Kind.LINE,
    "Nama kegiatan",
    ACTIVITY_NAMES,
    width=34,
    hint="Wajib. Sama seperti pada lembar Kegiatan.",
    is_needed=True,
)
DATED: Final = Field(
    "on",
    N_("Date"),
    Kind.DAY,
    "Tanggal kegiatan",
    "tanggal,date of activity",
    hint="Hanya bila beberapa kegiatan bernama sama.",
)
"""Which activity a line or a task belongs to."""

OF_ACTIVITIES: Final = tuple(field for field in FIELDS if field.heading)
OF_BUDGET: Final = (NAMED, *LINE_FIELDS, DATED)
OF_TASKS: Final = (NAMED, *TASK_FIELDS, DATED)
"""What the sheets say; those without a heading are read and not written."""

COST: Final = (
    Field(
        "cost",
        N_("Budget"),
        Kind.RUPIAH,
        "Biaya",
        "anggaran,anggaran rp,biaya rp,rencana biaya,jumlah biaya,jumlah anggaran,"
        "kebutuhan biaya,perkiraan biaya,besar biaya,dana,biaya sumber dana,"
        "biaya dan sumber dana,anggaran dan sumber dana,anggaran sumber dana",
    ),
    OF_LINE["source"]._replace(
        also="sumber,sumber biaya,sumber anggaran,asal dana,fund source", weighs=False
    ),
)
"""What a school's own plan has beside the activity; the template has sheets for it."""

BESIDE_DATE: Final = (
    Field(
        "weekday", N_("Weekday"), Kind.LINE, "Hari", "hari pelaksanaan,hari kegiatan"
    ),
    Field(
        "week",
        N_("Week"),
        Kind.LINE,
        "Minggu ke",
        "minggu,pekan,pekan ke,week",
    ),
    Field("year", N_("Year"), Kind.LINE, "Tahun", "thn,tahun pelaksanaan"),
)
"""What a school's own plan may have in columns beside the day or the month."""

COST_TITLE: Final = "Biaya kegiatan"
"""The budget line of an activity whose row tells only what the whole costs."""

EXAMPLE: Final = "(Contoh)"
"""How the name of an activity begins that only shows how to fill in the template."""

PERCENT: Final = "%"
PERCENT_WORDS: Final = frozenset({PERCENT, "persen", "percent", "pct", "prosen"})


def plain_unit(unit: str) -> str:
    """Return a unit as it is compared; per cent is one, however it is written."""
    plain = " ".join(unit.casefold().split()).rstrip(".")
    return PERCENT if plain in PERCENT_WORDS else plain


def may_be_share(number: Decimal, unit: str) -> bool:
    """Whether a number of per cent may as well be a share: 0.85 for 85 %."""
    return plain_unit(unit) == PERCENT and 0 < number <= 1


def with_sign(number: Decimal | None, unit: str) -> Decimal | str | None:
    """Return a number as a cell has it: with its sign where it may be a share."""
    if number is None or not may_be_share(number, unit):
        return number
    return f"{in_number(number)}%"


UNSAID_YEAR: Final = 0
"""The fiscal year of a line that names none: the year of the activity's date."""


# ── what the file says ───────────────────────────────────────────────────────
class PlanFault(BadRow):
    """A fault or a remark, and the sheet it stands on (empty for a CSV file)."""

    sheet: str


class Unread(Record):
    """Something of a file that was not read, as a message and its facts."""

    message: str
    facts: Mapping[str, object] = {}


class ActivityRow(Record):
    """What one row says about an activity.

    ``draft`` has set only what the row fills in (``model_fields_set``); what the
    school must know first (goal, person, class groups, year) stands beside it:
    ``when`` it is planned, and the other ``days`` it names, by field. ``zone`` is the
    time zone of its hours, where it names one.
    """

    sheet: str
    row: int
    draft: ActivityDraft
    goal: str = ""
    person: str = ""
    class_groups: tuple[str, ...] = ()
    when: WrittenDay | None = None
    cost: BudgetLineDraft | None = None
    days: Mapping[str, WrittenDay] = {}
    zone: str = ""


class BudgetRow(Record):
    """A budget line and the activity it belongs to."""

    sheet: str
    row: int
    activity: str
    on: WrittenDay | None
    line: BudgetLineDraft


class TaskRow(Record):
    """A planned task and the activity it belongs to."""

    sheet: str
    row: int
    activity: str
    on: WrittenDay | None
    task: PlannedTaskDraft


class NamingRow(Record):
    """A budget line or a task with faults, and the activity it names."""

    sheet: str
    row: int
    activity: str
    on: WrittenDay | None


class PlanFile(Record):
    """A whole plan: usable rows, faults, remarks, and the columns that were not read.

    ``columns`` tell what each sheet calls a field. ``faulty`` are the rows with faults,
    as far as they were read: they may have more, which are told together. ``unread`` is
    what nobody sees in the file, or what is struck out.
    """

    activities: tuple[ActivityRow, ...]
    faulty: tuple[ActivityRow, ...] = ()
    faulty_beside: tuple[NamingRow, ...] = ()
    lines: tuple[BudgetRow, ...]
    tasks: tuple[TaskRow, ...]
    bad: tuple[PlanFault, ...]
    remarks: tuple[PlanFault, ...] = ()
    dropped_columns: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    columns: Mapping[str, Mapping[str, str]]
    read: int

    def meant_year(self) -> SchoolYear | None:
        """Return the school year that most of its dates lie in, if they say one."""
        days = [
            date(row.when.year, row.when.month, row.when.day or 1)
            for row in self.activities
            if row.when and row.when.year
        ]
        years = Counter(map(SchoolYear.of, days))
        return next((y for y, n in years.most_common(1) if 2 * n > len(days)), None)


def within(when: WrittenDay, year: SchoolYear) -> date | None:
    """Return the day (or a month's first) in ``year`` where no year was written.

    None for the 29th of February in a year without one.
    """
    first = year.month(when.month)
    try:
        return first.replace(year=when.year or first.year, day=when.day or 1)
    except ValueError:
        return None


def precision(when: WrittenDay) -> DatePrecision:
    """Return whether a day was written, or only a month."""
    return DatePrecision.DAY if when.day else DatePrecision.MONTH


# ── what the records say ─────────────────────────────────────────────────────
class Kept(Record):
    """The year's plan as it is kept, and the people and class groups it may name."""

    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    lines: tuple[BudgetLine, ...]
    tasks: tuple[PlannedTask, ...]
    people: tuple[Person, ...]
    class_groups: tuple[ClassGroup, ...]
    zone: TimeZone | None = None

    def drafts(self) -> dict[UUID, ActivityDraft]:
        """Return a draft of every activity, with its budget lines and tasks."""
        lines: dict[UUID, list[BudgetLineDraft]] = {}
        tasks: dict[UUID, list[PlannedTaskDraft]] = {}
        for line in self.lines:
            facts = line.model_dump(include=set(BudgetLineDraft.model_fields))
            lines.setdefault(line.activity_id, []).append(
                BudgetLineDraft.as_kept(**facts)
            )
        for task in self.tasks:
            words = task.model_dump(include=set(PlannedTaskDraft.model_fields))
            tasks.setdefault(task.activity_id, []).append(
                PlannedTaskDraft.as_kept(**words)
            )
        return {
            kept.id: kept.draft(lines.get(kept.id, ()), tasks.get(kept.id, ()))
            for kept in self.activities
        }


class TakingIn(Record):
    """How a file is taken in.

    ``update``: existing activities take over what the file says, else they stay.
    ``move``: days of another school year become those of this one, by the rule of
    rolling a year forward.
    """

    update: bool = False
    move: bool = False


# ── what taking it in changes ────────────────────────────────────────────────
class NewActivity(Record):
    """An activity that the plan does not have yet."""

    sheet: str
    row: int
    id: UUID
    draft: ActivityDraft


class ChangedActivity(Record):
    """An activity of the plan that the file words differently.

    ``columns`` name what differs, as the file does.
    """

    sheet: str
    row: int
    kept: Activity
    draft: ActivityDraft
    columns: tuple[str, ...]


class Intake(Record):
    """Everything that taking a plan in would write, with its faults and remarks.

    ``changed`` is only written where existing activities are to be updated too.
    ``meant_year`` is the other school year that the file's dates lie in, if they do.
    """

    read: int
    update: bool
    meant_year: SchoolYear | None
    new: tuple[NewActivity, ...]
    changed: tuple[ChangedActivity, ...]
    unchanged: int
    goals: tuple[Goal, ...]
    bad: tuple[PlanFault, ...]
    remarks: tuple[PlanFault, ...]
    dropped_columns: tuple[str, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def updated(self) -> tuple[ChangedActivity, ...]:
        """The existing activities that are written."""
        return self.changed if self.update else ()

    @property
    def is_empty(self) -> bool:
        """Whether taking the plan in would change nothing."""
        return not (self.new or self.updated)
