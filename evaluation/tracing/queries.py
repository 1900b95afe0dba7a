"""Which findings and follow-ups there are, what became of them, and of each year's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Literal
from uuid import UUID

from data.activity import ActivityStep
from data.arising import Arising
from data.calendar import SchoolYear
from data.contacts import ContactKind
from data.language import say
from data.obstacles import ObstacleCode
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from evaluation.kpis.models import ActivityResult, Kpi
from evaluation.kpis.models.better import Change, Compared, by_obstacles, compared
from evaluation.kpis.models.mended import Work, carried_into, closed_of_due
from evaluation.remedies.queries import raised_obstacles
from evaluation.results.queries import activity_results
from planning.lessons.models import Decision

_sql = partial(question, __file__)


class ListedWork(Record):
    """A finding or a follow-up: whose it is, where it arose, how it ended."""

    kind: Literal["finding", "follow_up"]
    id: UUID
    school_year: int
    activity_id: UUID | None
    activity: str | None
    text: str
    recommended: str
    source: Arising
    source_id: UUID | None
    source_title: str | None
    source_year: int
    meeting_id: UUID | None
    owner_id: UUID | None
    owner: str | None
    due_on: date | None
    closed_on: date | None
    closed_by: str | None
    is_declined: bool
    outcome: str
    proof_id: UUID | None
    proof: str | None
    proof_year: int | None
    decision: Decision | None
    decided_year: int | None
    version: int

    @property
    def is_finding(self) -> bool:
        """Whether it is a finding, and not a follow-up."""
        return self.kind == "finding"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something: nobody closed or declined it."""
        return self.work.ended_on is None

    @property
    def work(self) -> Work:
        """What figures count of it."""
        was_declined = self.decision is Decision.DECLINED
        return Work(
            school_year=self.school_year,
            due_on=self.due_on,
            closed_on=self.closed_on,
            is_declined=self.is_declined,
            declined_in=self.decided_year if was_declined else None,
        )


class Decided(Record):
    """What one year's plan decided about a finding."""

    school_year: int
    decision: Decision
    reason: str


class ChainRow(Record):
    """What is kept of a finding's way: decisions, activity, closing, a judgement."""

    id: UUID
    school_year: int
    text: str
    source: Arising
    code: ObstacleCode | None
    activity_id: UUID | None
    activity: str | None
    closed_on: date | None
    is_declined: bool
    outcome: str
    proof_id: UUID | None
    proof: str | None
    proof_year: int | None
    decisions: tuple[Decided, ...]
    decision: Decision | None
    decided_year: int | None
    adopting_id: UUID | None
    adopting: str | None
    adopting_step: ActivityStep | None
    again_id: UUID | None
    judged: Change | None
    judged_reason: str
    judged_on: date | None
    judged_by: str | None
    judged_version: int

    @property
    def is_dropped(self) -> bool:
        """Whether a person or a plan declined it with a reason."""
        return self.is_declined or (
            self.closed_on is None and self.decision is Decision.DECLINED
        )

    @property
    def was_done(self) -> bool:
        """Whether something complete was done: adopted and held, or closed."""
        held = self.adopting_step is not None and self.adopting_step.is_carried_out
        return held or (self.closed_on is not None and not self.is_declined)


class Chain(Record):
    """A finding's way from what was found to whether it got better."""

    row: ChainRow
    result: ActivityResult | None
    compared: Compared | None

    @property
    def change(self) -> Change | None:
        """Whether it got better: measured, else as a person says; None: not yet."""
        if not self.row.was_done:
            return None
        if self.compared and self.compared.change:
            return self.compared.change
        return self.row.judged


class SourceTold(Record):
    """What a record says from which a finding or a follow-up is to arise."""

    text: str
    recommended: str
    activity_id: UUID | None


class ContactsOfClassGroup(Record):
    """How many contacts of a kind a class group's families had."""

    kind: ContactKind
    contacts: int


class ClosedYear(Record):
    """What was due in a school year, and how much of it was closed.

    ``carried``: so much was still open from earlier years when it began.
    """

    year: str
    closed: Kpi
    carried: int


def closed_years(rows: Sequence[ListedWork], today: date) -> list[ClosedYear]:
    """Return how much of what was due each year closed, the first year first."""
    work = [row.work for row in rows]
    if not work:
        return []
    first = min(one.school_year for one in work)
    years = [SchoolYear(start=n) for n in range(first, SchoolYear.of(today).start + 1)]
    return [
        ClosedYear(
            year=str(year),
            closed=closed_of_due(work, year, today),
            carried=carried_into(work, year),
        )
        for year in years
    ]


def listed_work(
    store: Store, person_id: UUID | None = None, work_id: UUID | None = None
) -> list[ListedWork]:
    """Return findings and follow-ups of all years, the open ones first."""
    return store.rows(ListedWork, _sql("listed_work"), person_id=person_id, id=work_id)


def chain_rows(
    store: Store, year: SchoolYear | None, finding_id: UUID | None = None
) -> list[ChainRow]:
    """Return what became of a year's findings and of those its plan decides about."""
    return store.rows(
        ChainRow,
        _sql("chain_rows"),
        year=None if year is None else year.start,
        id=finding_id,
    )


def source_told(store: Store, source: Arising, source_id: UUID) -> list[SourceTold]:
    """Return, alone, what a record says; nothing where it is not there."""
    return store.rows(
        SourceTold, _sql("source_told"), source=source.value, id=source_id
    )


def contacts_of_class_group(
    store: Store, class_group_id: UUID, since: date, today: date
) -> list[ContactsOfClassGroup]:
    """Return how many contacts of each kind a class group had since a day."""
    return store.rows(
        ContactsOfClassGroup,
        _sql("contacts_of_class_group"),
        class_group_id=class_group_id,
        since=since,
        today=today,
    )


def result_of(
    store: Store, year: SchoolYear, activity_id: UUID
) -> ActivityResult | None:
    """Return what came of one activity of the year, or None."""
    found = {one.activity_id: one for one in activity_results(store, year)}
    return found.get(activity_id)


def chains(
    store: Store, today: date, year: SchoolYear | None, finding_id: UUID | None = None
) -> list[Chain]:
    """Return findings' ways, each with what came of it and whether it got better."""
    rows = chain_rows(store, year, finding_id)
    results = _results(store, rows)
    noted = raised_obstacles(store)
    times = Counter((one.code, one.school_year) for one in noted)
    return [
        Chain(
            row=row,
            result=results.get(row.adopting_id) if row.adopting_id else None,
            compared=_compared(row, results, times, today),
        )
        for row in rows
    ]


def _results(store: Store, rows: Sequence[ChainRow]) -> Mapping[UUID, ActivityResult]:
    """Return what came of the activities of the years that the findings touch."""
    adopted = [row for row in rows if row.adopting_id and row.decided_year]
    years = {row.school_year for row in adopted if row.again_id}
    years |= {row.decided_year for row in adopted if row.decided_year}
    return {
        one.activity_id: one
        for start in sorted(years)
        for one in activity_results(store, SchoolYear(start=start))
    }


def _compared(
    row: ChainRow,
    results: Mapping[UUID, ActivityResult],
    times: Counter[tuple[ObstacleCode, int]],
    today: date,
) -> Compared | None:
    """Compare before and after; only once what adopted the finding was held."""
    held = row.adopting_step and row.adopting_step.is_carried_out
    if not held or row.decided_year is None:
        return None
    if row.code:
        return by_obstacles(
            times[row.code, row.school_year],
            times[row.code, row.decided_year],
            SchoolYear(start=row.decided_year),
            today,
            say(row.code.label),
        )
    before = results.get(row.activity_id) if row.activity_id else None
    after = results.get(row.again_id) if row.again_id else None
    if not (before and after and before.is_carried_out and after.is_carried_out):
        return None
    return compared(before, after)


def findable_findings(store: Store) -> list[Thing]:
    """Return the findings of every year; ``of_id`` is whose they are."""
    return store.rows(Thing, _sql("findable_findings"))


def findable_follow_ups(store: Store) -> list[Thing]:
    """Return the follow-ups of every year; ``of_id`` is whose they are."""
    return store.rows(Thing, _sql("findable_follow_ups"))
