"""Filling in and keeping the days off and the periods of the school."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.record import Record
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from data.store import Store
from planning.days import store as days
from planning.days.models import (
    DayEdit,
    DayOff,
    DayOffDraft,
    SchoolPeriod,
    SchoolPeriodDraft,
    missing_days,
    national_list,
)


class Filled(Record):
    """How many days were filled in, and which years have no collective leave yet."""

    added: int
    without_leave: tuple[int, ...]


def fill_days_off(act: Act, year: SchoolYear) -> Filled:
    """Fill in national holidays and collective leave; what is there stays as it is."""
    listed = national_list(year)
    with act.store.transaction():
        _demand_keeping(act, year)
        new = missing_days(days.all_days(act.store, year), listed.days)
        new = [day for day in new if act.store.find(DayOff, day.id) is None]
        act.store.add(new)
        if new:
            act.note("day_off", year.start, "filled in", count=len(new))
    return Filled(added=len(new), without_leave=listed.without_leave)


def add_day_off(act: Act, day_id: UUID, draft: DayOffDraft, year: SchoolYear) -> DayOff:
    """Put a day off of the school's own on the list; a form sent twice adds one."""
    with act.store.transaction():
        _demand_keeping(act, year)
        if kept := act.store.find(DayOff, day_id):
            return kept
        _demand_fitting(act.store, draft, year, None)
        new = DayOff.of(draft, day_id)
        act.store.add(new)
        _note_day(act, new, "added")
    return new


def change_day_off(act: Act, day_id: UUID, version: int, draft: DayOffDraft) -> DayOff:
    """Move or rename a day off within its school year."""
    with act.store.transaction():
        kept = act.store.get(DayOff, day_id)
        year = SchoolYear.of(kept.on_day)
        _demand_keeping(act, year)
        if kept.draft == draft:
            return kept
        _demand_fitting(act.store, draft, year, day_id)
        changed = kept.next(version, **dict(draft))
        act.store.replace(changed)
        _note_day(act, changed, "changed")
    return changed


def strike_day_off(act: Act, day_id: UUID, version: int) -> DayOff:
    """Take a day off the list; it is not filled in again."""
    return _struck(act, day_id, version, is_struck=True)


def restore_day_off(act: Act, day_id: UUID, version: int) -> DayOff:
    """Put a struck day back on the list."""
    return _struck(act, day_id, version, is_struck=False)


def change_days(act: Act, edits: Sequence[DayEdit], year: SchoolYear) -> int:
    """Keep the changed rows of the table, all or none; return how many changed.

    A row that already reads like this is left as it is.
    """
    with act.store.transaction():
        _demand_keeping(act, year)
        return sum(_keep_edit(act, edit, year) for edit in edits)


def _keep_edit(act: Act, edit: DayEdit, year: SchoolYear) -> bool:
    kept = act.store.find(DayOff, edit.id)
    if kept and (kept.draft, kept.is_struck) == (edit.draft, edit.is_struck):
        return False
    if kept is None or kept.draft != edit.draft:
        _demand_fitting(act.store, edit.draft, year, edit.id)
    if kept is None:
        new = DayOff.of(edit.draft, edit.id)
        act.store.add(new)
        _note_day(act, new, "added")
        return True
    changed = kept.next(edit.version, **dict(edit.draft), is_struck=edit.is_struck)
    act.store.replace(changed)
    event = "struck" if edit.is_struck and not kept.is_struck else "changed"
    _note_day(act, changed, event)
    return True


def add_period(
    act: Act, period_id: UUID, draft: SchoolPeriodDraft, year: SchoolYear
) -> SchoolPeriod:
    """Enter exams, a break or Ramadan; the same form sent twice is one period."""
    with act.store.transaction():
        _demand_keeping(act, year)
        if kept := act.store.find(SchoolPeriod, period_id):
            return kept
        if refusal := draft.refusal(year):
            raise refusal
        new = SchoolPeriod.of(draft, period_id, year)
        act.store.add(new)
        _note_period(act, new, "added")
    return new


def change_period(
    act: Act, period_id: UUID, version: int, draft: SchoolPeriodDraft
) -> SchoolPeriod:
    """Change exams, a break or Ramadan."""
    with act.store.transaction():
        kept = act.store.get(SchoolPeriod, period_id)
        year = SchoolYear(start=kept.school_year)
        _demand_keeping(act, year)
        if kept.draft == draft:
            return kept
        if refusal := draft.refusal(year):
            raise refusal
        changed = kept.changed_to(draft, version)
        act.store.replace(changed)
        _note_period(act, changed, "changed")
    return changed


def drop_period(act: Act, period_id: UUID) -> None:
    """Take exams, a break or Ramadan out of the year, if it is still there."""
    with act.store.transaction():
        kept = act.store.find(SchoolPeriod, period_id)
        if kept is None:
            return
        _demand_keeping(act, SchoolYear(start=kept.school_year))
        keep_a_while(act, kept, period_id)
        act.store.remove(SchoolPeriod, period_id)
        _note_period(act, kept, "dropped")


def _struck(act: Act, day_id: UUID, version: int, *, is_struck: bool) -> DayOff:
    with act.store.transaction():
        kept = act.store.get(DayOff, day_id)
        _demand_keeping(act, SchoolYear.of(kept.on_day))
        if kept.is_struck == is_struck:
            return kept
        changed = kept.next(version, is_struck=is_struck)
        act.store.replace(changed)
        _note_day(act, changed, "struck" if is_struck else "restored")
    return changed


def _demand_keeping(act: Act, year: SchoolYear) -> None:
    """Raise why the person may not keep the year's days.

    They may be kept also while the plan is submitted or approved.
    """
    duties.demand(Duty.PLAN_YEAR, act.by)
    schools.demand_open(act.store, year.start)


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


def _note_day(act: Act, day: DayOff, event: str) -> None:
    act.note("day_off", day.id, event, name=day.name, day=day.on_day)


def _note_period(act: Act, period: SchoolPeriod, event: str) -> None:
    act.note("school_period", period.id, event, **dict(period.draft))


def _again(act: Act, period: SchoolPeriod) -> SchoolPeriod:
    _demand_keeping(act, SchoolYear(start=period.school_year))
    return period


comes_back(SchoolPeriod, _again, lambda period: period.called)
