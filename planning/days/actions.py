"""Filling in and keeping the days off and the periods of the school."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.record import Record
from data.school import store as schools
from data.store import Store
from planning.days import store as days
from planning.days.models import (
    DayEdit,
    DayOff,
    DayOffDraft,
    DaySource,
    SchoolPeriod,
    SchoolPeriodDraft,
    missing_days,
    national_list,
)


class Filled(Record):
    """How many days were filled in, and which years have no collective leave yet."""

    added: int
    without_leave: tuple[int, ...]


def fill_days_off(
    store: Store, year: SchoolYear, *, by: Actor, now: datetime
) -> Filled:
    """Fill in national holidays and collective leave; what is there stays as it is."""
    listed = national_list(year)
    with store.transaction():
        _demand_keeping(store, year, by)
        new = missing_days(days.all_days(store, year), listed.days)
        new = [day for day in new if store.find(DayOff, day.id) is None]
        store.add(new)
        if new:
            history.note(
                store,
                "day_off",
                year.start,
                "filled in",
                by=by,
                now=now,
                count=len(new),
            )
    return Filled(added=len(new), without_leave=listed.without_leave)


def add_day_off(
    store: Store,
    day_id: UUID,
    draft: DayOffDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> DayOff:
    """Put a day off of the school's own on the list; the same form twice is one."""
    with store.transaction():
        _demand_keeping(store, year, by)
        if kept := store.find(DayOff, day_id):
            return kept
        _demand_fitting(store, draft, year, None)
        new = DayOff(
            on_day=draft.on_day,
            name=draft.name,
            kind=draft.kind,
            id=day_id,
            source=DaySource.SCHOOL,
            is_struck=False,
            version=1,
        )
        store.add([new])
        _note_day(store, new, "added", by, now)
    return new


def change_day_off(
    store: Store,
    day_id: UUID,
    version: int,
    draft: DayOffDraft,
    *,
    by: Actor,
    now: datetime,
) -> DayOff:
    """Move or rename a day off within its school year."""
    with store.transaction():
        kept = store.get(DayOff, day_id)
        year = SchoolYear.of(kept.on_day)
        _demand_keeping(store, year, by)
        if kept.draft == draft:
            return kept
        _demand_fitting(store, draft, year, day_id)
        changed = kept.next(version, **dict(draft))
        store.replace(changed)
        _note_day(store, changed, "changed", by, now)
    return changed


def strike_day_off(
    store: Store, day_id: UUID, version: int, *, by: Actor, now: datetime
) -> DayOff:
    """Take a day off the list; it is not filled in again."""
    return _struck(store, day_id, version, is_struck=True, by=by, now=now)


def restore_day_off(
    store: Store, day_id: UUID, version: int, *, by: Actor, now: datetime
) -> DayOff:
    """Put a struck day back on the list."""
    return _struck(store, day_id, version, is_struck=False, by=by, now=now)


def change_days(
    store: Store,
    edits: Sequence[DayEdit],
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Keep the changed rows of the table, all or none; return how many changed.

    What already reads so is left as it is: twice is once.
    """
    with store.transaction():
        _demand_keeping(store, year, by)
        return sum(_keep_edit(store, edit, year, by, now) for edit in edits)


def _keep_edit(
    store: Store, edit: DayEdit, year: SchoolYear, by: Actor, now: datetime
) -> bool:
    kept = store.find(DayOff, edit.id)
    if kept and (kept.draft, kept.is_struck) == (edit.draft, edit.is_struck):
        return False
    if kept is None or kept.draft != edit.draft:
        _demand_fitting(store, edit.draft, year, edit.id)
    if kept is None:
        new = DayOff(
            **dict(edit.draft),
            id=edit.id,
            source=DaySource.SCHOOL,
            is_struck=False,
            version=1,
        )
        store.add([new])
        _note_day(store, new, "added", by, now)
        return True
    changed = kept.next(edit.version, **dict(edit.draft), is_struck=edit.is_struck)
    store.replace(changed)
    event = "struck" if edit.is_struck and not kept.is_struck else "changed"
    _note_day(store, changed, event, by, now)
    return True


def add_period(
    store: Store,
    period_id: UUID,
    draft: SchoolPeriodDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> SchoolPeriod:
    """Enter exams, a break or Ramadan; the same form twice is one period."""
    with store.transaction():
        _demand_keeping(store, year, by)
        if kept := store.find(SchoolPeriod, period_id):
            return kept
        if refusal := draft.refusal(year):
            raise refusal
        new = SchoolPeriod(
            kind=draft.kind,
            title=draft.title,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
            id=period_id,
            school_year=year.start,
            version=1,
        )
        store.add(new)
        _note_period(store, new, "added", by, now)
    return new


def change_period(
    store: Store,
    period_id: UUID,
    version: int,
    draft: SchoolPeriodDraft,
    *,
    by: Actor,
    now: datetime,
) -> SchoolPeriod:
    """Change exams, a break or Ramadan."""
    with store.transaction():
        kept = store.get(SchoolPeriod, period_id)
        year = SchoolYear(start=kept.school_year)
        _demand_keeping(store, year, by)
        if kept.draft == draft:
            return kept
        if refusal := draft.refusal(year):
            raise refusal
        changed = kept.changed_to(draft, version)
        store.replace(changed)
        _note_period(store, changed, "changed", by, now)
    return changed


def drop_period(store: Store, period_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take exams, a break or Ramadan out of the year; twice is once."""
    with store.transaction():
        kept = store.find(SchoolPeriod, period_id)
        if kept is None:
            return
        _demand_keeping(store, SchoolYear(start=kept.school_year), by)
        store.remove(SchoolPeriod, period_id)
        _note_period(store, kept, "dropped", by, now)


def _struck(
    store: Store,
    day_id: UUID,
    version: int,
    *,
    is_struck: bool,
    by: Actor,
    now: datetime,
) -> DayOff:
    with store.transaction():
        kept = store.get(DayOff, day_id)
        _demand_keeping(store, SchoolYear.of(kept.on_day), by)
        if kept.is_struck == is_struck:
            return kept
        changed = kept.next(version, is_struck=is_struck)
        store.replace(changed)
        _note_day(store, changed, "struck" if is_struck else "restored", by, now)
    return changed


def _demand_keeping(store: Store, year: SchoolYear, by: Actor) -> None:
    """Raise why ``by`` may not keep the year's days; a submitted plan is no reason."""
    duties.demand(Duty.PLAN_YEAR, by)
    schools.demand_open(store, year.start)


def _demand_fitting(
    store: Store, draft: DayOffDraft, year: SchoolYear, of: UUID | None
) -> None:
    if refusal := draft.refusal(year):
        raise refusal
    for other in days.all_days(store, year):
        if other.id != of and _says(other, draft.on_day, draft.name):
            raise Refused(
                N_("{day} is on the list already: {name}."),
                day=other.on_day,
                name=other.name,
            )


def _says(other: DayOff, day: date, name: str) -> bool:
    return other.on_day == day and other.name.casefold() == name.casefold()


def _note_day(store: Store, day: DayOff, event: str, by: Actor, now: datetime) -> None:
    history.note(
        store,
        "day_off",
        day.id,
        event,
        by=by,
        now=now,
        name=day.name,
        day=day.on_day,
    )


def _note_period(
    store: Store, period: SchoolPeriod, event: str, by: Actor, now: datetime
) -> None:
    history.note(
        store,
        "school_period",
        period.id,
        event,
        by=by,
        now=now,
        kind=period.kind,
        title=period.title,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
