"""When an activity is ready, and which open tasks are at risk."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.language import N_
from data.names import alphabetical
from data.obstacles import ObstacleCode
from data.record import Record, Term
from organizing.tasks.models import TaskStep

SOON: Final = timedelta(days=14)
"""An activity or a task this near asks for attention."""

UNSEEN: Final = timedelta(days=3)
"""After so long a task that is near should have been looked at by somebody."""

WEEKS: Final = 6
"""How many weeks the load looks ahead."""

MUCH: Final = 5
"""So many tasks due in one week, or more, are much for one person."""


class Check(Term):
    """What an activity may need before its day."""

    DATE = "date", N_("date")
    HOUR = "hour", N_("hour")
    PLACE = "place", N_("place")
    COMMITTEE = "committee", N_("committee")
    TASKS = "tasks", N_("tasks given")
    TIME = "time", N_("tasks on time")
    DECREE = "decree", N_("decree")
    INVITATION = "invitation", N_("invitation")
    ATTENDANCE = "attendance", N_("attendance sheets")
    RUNDOWN = "rundown", N_("programme of the day")
    MINUTES = "minutes", N_("who takes the minutes")
    STANDARD = "standard", N_("success standard")
    BUDGET = "budget", N_("budget")


MENDS: Final = {
    Check.DATE: N_("Set the day, not only the month."),
    Check.HOUR: N_("Write when it begins."),
    Check.PLACE: N_("Write where it takes place."),
    Check.COMMITTEE: N_("Appoint somebody to every position of its committee."),
    Check.TASKS: N_("Give tasks, and each of them to somebody."),
    Check.TIME: N_("Finish the tasks that are overdue, or help with them."),
    Check.DECREE: N_("Give its decree a number and a date."),
    Check.INVITATION: N_("Send the invitations, and note that they were sent."),
    Check.ATTENDANCE: N_("Print the attendance sheets, or let families report by QR."),
    Check.RUNDOWN: N_("Write the programme of the day."),
    Check.MINUTES: N_("Appoint a secretary, or give somebody the task."),
    Check.STANDARD: N_("Set what counts as success."),
    Check.BUDGET: N_("Enter its costs; a line may be Rp0."),
}
"""How each check is mended (messages)."""


class Readiness(Record):
    """How ready an activity is that is still to come; what it does not need is None.

    ``letters`` are the pupils whose families are invited, ``letters_sent`` those whose
    letter was sent; none are told where nobody is to know which families these are.
    """

    activity_id: UUID
    title: str
    when: PlannedDay
    in_charge: str | None
    open_tasks: int
    overdue_tasks: int
    letters: int
    letters_sent: int
    has_date: bool | None
    has_hour: bool | None
    has_place: bool | None
    has_committee: bool | None
    has_tasks: bool | None
    has_time: bool | None
    has_decree: bool | None
    has_invitation: bool | None
    has_attendance: bool | None
    has_rundown: bool | None
    has_minutes: bool | None
    has_standard: bool | None
    has_budget: bool | None

    @property
    def ready(self) -> tuple[Check, ...]:
        """The checks that are met, in their order."""
        return tuple(c for c in Check if getattr(self, f"has_{c}") is True)

    @property
    def missing(self) -> tuple[Check, ...]:
        """The checks that are not met yet."""
        return tuple(c for c in Check if getattr(self, f"has_{c}") is False)

    @property
    def asked(self) -> int:
        """How many checks this activity needs."""
        return len(self.ready) + len(self.missing)

    def is_at_risk(self, today: date) -> bool:
        """Whether it may be held within 14 days and something is missing.

        One planned by month may be held on the month's first day.
        """
        return self.when.may_begin_by(today + SOON) and bool(self.missing)


class Risk(Term):
    """Why somebody should look at a task now, the most pressing first."""

    NOBODY = "nobody", N_("without anybody")
    OVERDUE = "overdue", N_("overdue")
    HINDERED = "hindered", N_("hindered")
    UNSEEN = "unseen", N_("not looked at yet")


class OpenTask(Record):
    """A task that is not done, with everybody who does it."""

    id: UUID
    title: str
    activity_id: UUID
    activity: str
    section: str | None
    person_ids: tuple[UUID, ...]
    people: tuple[str, ...]
    due_on: date | None
    given_on: date | None
    """When it was given, as the history says."""

    is_seen: bool
    """Whether at least one of its people has looked at it."""

    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str

    def risks(self, today: date) -> tuple[Risk, ...]:
        """Return why it is at risk today, the most pressing first."""
        found = []
        if not self.people:
            found.append(Risk.NOBODY)
        if self.due_on is not None and self.due_on < today:
            found.append(Risk.OVERDUE)
        if self.step is TaskStep.HINDERED:
            found.append(Risk.HINDERED)
        if self._waits_unseen(today):
            found.append(Risk.UNSEEN)
        return tuple(found)

    def _waits_unseen(self, today: date) -> bool:
        if self.is_seen or not self.people or self.given_on is None:
            return False
        is_near = self.due_on is None or self.due_on <= today + SOON
        return is_near and self.given_on + UNSEEN <= today


def by_first_risk(tasks: Iterable[OpenTask], today: date) -> dict[Risk, list[OpenTask]]:
    """Return the tasks at risk, each under the most pressing of its risks."""
    found: dict[Risk, list[OpenTask]] = {risk: [] for risk in Risk}
    for task in tasks:
        if risks := task.risks(today):
            found[risks[0]].append(task)
    return found


class PersonWeek(Record):
    """What falls to a person in one week."""

    person_id: UUID
    name: str
    week: date
    """The week's Monday."""

    tasks: int
    activities: int


class Load(Record):
    """How much one person has to do: open tasks, and what falls into each week."""

    person_id: UUID
    name: str
    open_tasks: int
    overdue: int
    hindered: int
    weeks: tuple[tuple[int, int], ...]
    """Tasks due and activities held, week by week from this one."""

    @property
    def busiest(self) -> int:
        """The most tasks due in one of the weeks."""
        return max((tasks for tasks, _ in self.weeks), default=0)

    @property
    def is_much(self) -> bool:
        """Whether one week has five tasks or more, or two activities."""
        return self.busiest >= MUCH or any(count > 1 for _, count in self.weeks)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def mondays_from(today: date) -> list[date]:
    """Return the Mondays of the weeks that the load looks at, this one first."""
    return [monday_of(today) + timedelta(weeks=number) for number in range(WEEKS)]


def loads(
    tasks: Iterable[OpenTask], weeks: Sequence[PersonWeek], today: date
) -> list[Load]:
    """Return everybody's load, the most loaded first.

    A task that several people share counts for each of them.
    """
    counted = {(w.person_id, w.week): (w.tasks, w.activities) for w in weeks}
    names = {week.person_id: week.name for week in weeks}
    risks: defaultdict[UUID, list[tuple[Risk, ...]]] = defaultdict(list)
    for task in tasks:
        for person_id, name in zip(task.person_ids, task.people, strict=True):
            names[person_id] = name
            risks[person_id].append(task.risks(today))
    found = [
        Load(
            person_id=person_id,
            name=name,
            open_tasks=len(risks[person_id]),
            overdue=sum(Risk.OVERDUE in of_task for of_task in risks[person_id]),
            hindered=sum(Risk.HINDERED in of_task for of_task in risks[person_id]),
            weeks=tuple(
                counted.get((person_id, day), (0, 0)) for day in mondays_from(today)
            ),
        )
        for person_id, name in names.items()
    ]
    return sorted(
        found,
        key=lambda load: (-load.open_tasks, -load.busiest, alphabetical(load.name)),
    )
