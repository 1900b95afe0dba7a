"""A year's plan as one document: its parts in order, and what each line says."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from data.activity import in_incidental
from data.language import N_, in_hours, in_rupiah, say
from data.record import Term
from planning.activities.facts import addressed, in_standard, warnings_of
from planning.activities.models import Activity, lacks
from planning.budget.models import BudgetLine
from planning.clashes.models import Clash
from planning.goals.models import Goal
from planning.versions.models import Change, Content, Difference, differences, sentence

Names = Mapping[UUID, str]


class Order(Term):
    """In which order the document is read."""

    BY_GOAL = "tujuan", N_("goal by goal")
    BY_MONTH = "bulan", N_("month by month")


class Only(Term):
    """Which lines of the document are shown."""

    ALL = "semua", N_("everything")
    CHANGED = "berubah", N_("what changed")
    NOTED = "catatan", N_("with notes")
    WARNED = "periksa", N_("to look at")


def asked(address: Mapping[str, str]) -> tuple[Order, Only]:
    """Return how an address wants the document read."""
    order, wanted = address.get("urut", ""), address.get("tampil", "")
    return (
        next((one for one in Order if one == order), Order.BY_GOAL),
        next((one for one in Only if one == wanted), Only.ALL),
    )


class Line(NamedTuple):
    """What the document says of one activity, and what changed about it.

    ``change`` is whether it was added, dropped or changed since what it is compared
    with; ``said`` are the changes in words, each with whether the principal decides
    about it.
    """

    id: UUID
    title: str
    goal: str
    month: str
    day: str
    hours: str
    whom: str
    where: str
    standard: str
    person: str
    cost: Decimal
    sources: tuple[str, ...]
    incidental: str
    lacking: tuple[str, ...]
    warnings: tuple[str, ...]
    change: Change | None
    said: tuple[tuple[str, bool], ...]

    @property
    def is_dropped(self) -> bool:
        """Whether it is not on the plan any more."""
        return self.change is Change.DROPPED

    @property
    def asks(self) -> bool:
        """Whether something about it should be looked at."""
        return bool(self.warnings or self.lacking) and not self.is_dropped


class Part(NamedTuple):
    """Lines that stand under one heading: a goal, or a month.

    ``place`` is the goal's id, at which notes stand; ``size`` and ``cost`` are of all
    its lines, also those that are not shown. ``goes_on``: its heading stands
    above already. ``is_whole``: it heads the whole plan, and has no lines.
    """

    place: UUID | None
    heading: str
    under: str
    change: Change | None
    said: tuple[tuple[str, bool], ...]
    lines: tuple[Line, ...]
    size: int = 0
    cost: Decimal = Decimal(0)
    goes_on: bool = False
    is_whole: bool = False

    def counted(self) -> "Part":
        """Return it with how many activities it has, and what they cost together."""
        kept = [line for line in self.lines if not line.is_dropped]
        cost = sum((line.cost for line in kept), start=Decimal(0))
        return self._replace(size=len(kept), cost=cost)


class Known(NamedTuple):
    """What is known of the plan as it is now, beside what a version says.

    How many families each activity means, and what clashes with its day.
    """

    families: Mapping[UUID, int] = {}
    clashes: Mapping[UUID, Sequence[Clash]] = {}
    is_live: bool = False


NOTHING_KNOWN: Final = Known()


class _Reader:
    """Reads a content beside an earlier one, activity by activity."""

    def __init__(
        self, now: Content, since: Content | None, names: Names, known: Known
    ) -> None:
        """Find what changed, and whose each line of the budget is."""
        self.names, self.known = names, known
        self.changes: dict[UUID, list[Difference]] = {}
        for one in differences(since, now) if since else ():
            self.changes.setdefault(one.record_id, []).append(one)
        self.budgets: dict[UUID, list[BudgetLine]] = {}
        for line in now.budget:
            self.budgets.setdefault(line.activity_id, []).append(line)
        self.dropped: list[Activity] = []
        self.lost: list[Goal] = []
        if since:
            kept, goals = now.titles, now.goal_titles
            self.dropped = [a for a in since.activities if a.id not in kept]
            self.lost = [goal for goal in since.goals if goal.id not in goals]
            for line in since.budget:
                if line.activity_id not in kept:
                    self.budgets.setdefault(line.activity_id, []).append(line)

    def change(self, record_id: UUID) -> Change | None:
        """Return what happened to a goal or an activity."""
        found = self.changes.get(record_id, ())
        whole = next((one.change for one in found if one.is_whole), None)
        return whole or (Change.CHANGED if found else None)

    def said(self, record_id: UUID) -> tuple[tuple[str, bool], ...]:
        """Return what changed about it; whole ones need no more words."""
        found = self.changes.get(record_id, ())
        told = ((sentence(one, self.names), one) for one in found)
        return tuple((words, one.weighs) for words, one in told if not one.is_whole)

    def line(self, activity: Activity) -> Line:
        """Return the document's line about an activity."""
        lines = self.budgets.get(activity.id, [])
        is_live = self.known.is_live
        clashes = self.known.clashes.get(activity.id, ())
        warned = warnings_of(activity, lines, clashes) if is_live else []
        lacking = lacks(activity) if is_live and not activity.incidental else []
        families = self.known.families.get(activity.id) if is_live else None
        when, hours = activity.when, ""
        if when.exact:
            hours = in_hours(activity.starts_at, activity.ends_at)
        in_charge = self.names.get(activity.person_id) if activity.person_id else ""
        return Line(
            id=activity.id,
            title=activity.title,
            goal=self.names.get(activity.goal_id, "") if activity.goal_id else "",
            month=when.in_month(),
            day=when.in_weekday(undated="–"),
            hours=hours,
            whom=addressed(activity, self.names, families),
            where=" · ".join(filter(None, (say(activity.mode.label), activity.place))),
            standard=in_standard(activity),
            person=in_charge or "",
            cost=sum((line.amount for line in lines), start=Decimal(0)),
            sources=_sources(lines),
            incidental=in_incidental(activity.incidental)
            if activity.incidental
            else "",
            lacking=tuple(say(one) for one in lacking),
            warnings=tuple(warned),
            change=self.change(activity.id),
            said=self.said(activity.id),
        )


def _sources(lines: Iterable[BudgetLine]) -> tuple[str, ...]:
    """Return where the money comes from; with amounts where it is several sources."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        label = say(line.source.label)
        sums[label] = sums.get(label, Decimal(0)) + line.amount
    if len(sums) < 2:  # noqa: PLR2004 -- one source needs no amount beside the cost
        return tuple(sums)
    return tuple(f"{label}: {in_rupiah(amount)}" for label, amount in sums.items())


def document(
    now: Content,
    names: Names,
    since: Content | None = None,
    known: Known = NOTHING_KNOWN,
    order: Order = Order.BY_GOAL,
) -> list[Part]:
    """Return a plan as a document; ``since`` is what it is compared with."""
    reader = _Reader(now, since, names, known)
    activities = [*now.activities, *reader.dropped]
    if order is Order.BY_MONTH:
        parts = _by_month(reader, activities)
    else:
        parts = _by_goal(reader, now, activities)
    return [part.counted() for part in parts]


def _by_month(reader: _Reader, activities: Iterable[Activity]) -> list[Part]:
    def begins(activity: Activity) -> str:
        return str(activity.planned_on or "~")

    lines = map(reader.line, sorted(activities, key=begins))
    return [
        Part(None, month, "", None, (), tuple(of))
        for month, of in groupby(lines, key=lambda line: line.month)
    ]


def _by_goal(
    reader: _Reader, now: Content, activities: Sequence[Activity]
) -> list[Part]:
    parts = []
    goals = [*sorted(now.goals, key=lambda goal: goal.number), *reader.lost]
    for goal in goals:
        lines = tuple(reader.line(a) for a in activities if a.goal_id == goal.id)
        changed = reader.change(goal.id)
        heading, said = f"{goal.number}. {goal.title}", reader.said(goal.id)
        parts.append(Part(goal.id, heading, goal.reason, changed, said, lines))
    known = {goal.id for goal in goals}
    without = tuple(reader.line(a) for a in activities if a.goal_id not in known)
    if without:
        parts.append(Part(None, say("Without a goal"), "", None, (), without))
    return parts


class Totals(NamedTuple):
    """What all lines of the document come to, by source in order of their size."""

    activities: int
    cost: Decimal
    sources: tuple[tuple[str, Decimal], ...]
    changed: int
    asking: int


def totals(now: Content, parts: Iterable[Part]) -> Totals:
    """Return what a document comes to, with how many of its lines ask for a look."""
    sums: dict[str, Decimal] = {}
    for line in now.budget:
        label = say(line.source.label)
        sums[label] = sums.get(label, Decimal(0)) + line.amount
    kept = list(parts)
    lines = [line for part in kept for line in part.lines]
    changed = sum(line.change is not None for line in lines)
    changed += sum(part.change is not None for part in kept)
    return Totals(
        activities=len(now.activities),
        cost=sum(sums.values(), start=Decimal(0)),
        sources=tuple(sorted(sums.items(), key=lambda one: -one[1])),
        changed=changed,
        asking=sum(line.asks for line in lines),
    )


def only(
    parts: Iterable[Part],
    wanted: Only,
    noted: Collection[UUID | None] = (),
    among: Collection[UUID] | None = None,
) -> list[Part]:
    """Return the lines that are wanted, and the headings above them.

    ``noted`` are the places where notes stand. ``among``: only these activities.
    """
    fits: Mapping[Only, Callable[[Line], bool]] = {
        Only.ALL: lambda line: True,
        Only.CHANGED: lambda line: line.change is not None,
        Only.NOTED: lambda line: line.id in noted,
        Only.WARNED: lambda line: line.asks,
    }
    found = []
    for part in parts:
        lines = tuple(
            line
            for line in part.lines
            if fits[wanted](line) and (among is None or line.id in among)
        )
        itself = {
            Only.ALL: among is None,
            Only.CHANGED: part.change is not None,
            Only.NOTED: part.place is not None and part.place in noted,
            Only.WARNED: False,
        }
        if lines or itself[wanted]:
            found.append(part._replace(lines=lines))
    return found


def parted(
    parts: Sequence[Part], at: UUID | None
) -> tuple[list[Part], list[Part]] | None:
    """Return what stands above and below the place ``at``; None where it is not there.

    The whole plan is None.
    """
    for place, part in enumerate(parts):
        if at is None and part.is_whole:
            return list(parts[: place + 1]), list(parts[place + 1 :])
        if at is None:
            continue
        ids = [line.id for line in part.lines]
        if at != part.place and at not in ids:
            continue
        upto = 0 if at == part.place else ids.index(at) + 1
        above = [*parts[:place], part._replace(lines=part.lines[:upto])]
        rest = part._replace(lines=part.lines[upto:], goes_on=True)
        return above, [*([rest] if rest.lines else []), *parts[place + 1 :]]
    return None
