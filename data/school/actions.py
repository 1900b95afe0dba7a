"""Keeping the school's identity and its years."""

from datetime import datetime

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound, Refused
from data.language import N_
from data.reasons import reason_refusal
from data.school import store as schools
from data.school.models import (
    LOGO_LIMIT,
    School,
    SchoolDraft,
    YearRecord,
)
from data.store import Store

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def change_school(
    store: Store, version: int, draft: SchoolDraft, *, by: Actor, now: datetime
) -> School:
    """Change the school's identity as letters and pages show it."""
    with store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, by)
        _demand_picture(draft.logo)
        changed = _school(store).model_copy(
            update={**dict(draft), "version": version + 1}
        )
        store.replace(changed)
        history.note(store, "school", 1, "changed", by=by, now=now, name=changed.name)
    return changed


def open_year(
    store: Store, year: SchoolYear, *, by: Actor, now: datetime
) -> YearRecord:
    """Begin the records of a school year; the second time changes nothing."""
    with store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, by)
        for kept in schools.years(store):
            if kept.start == year.start:
                return kept
        new = YearRecord(start=year.start, closed_on=None, version=1)
        store.add(new)
        history.note(store, "school_year", year.start, "opened", by=by, now=now)
    return new


def set_current_year(
    store: Store, version: int, year: SchoolYear, *, by: Actor, now: datetime
) -> School:
    """Make a year the one in which everybody's pages open."""
    with store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, by)
        schools.demand_open(store, year.start)
        changed = _school(store).model_copy(
            update={"current_year": year.start, "version": version + 1}
        )
        store.replace(changed)
        history.note(store, "school_year", year.start, "made current", by=by, now=now)
    return changed


def close_year(
    store: Store, year: SchoolYear, version: int, *, by: Actor, now: datetime
) -> YearRecord:
    """Make a past year read-only, once all its activities are closed."""
    with store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, by)
        if year.start >= _school(store).current_year:
            raise Refused(N_("Only a year before the current one can be closed."))
        if unfinished := schools.unfinished_activities(store, year.start):
            raise Refused(
                N_(
                    "{count} activities of {year} are not closed yet. Close each one "
                    "(also as not held) before closing the year."
                ),
                count=unfinished,
                year=str(year),
            )
        kept = schools.year(store, year.start)
        closed_on = now.astimezone(_school(store).zone).date()
        changed = kept.model_copy(
            update={"closed_on": closed_on, "version": version + 1}
        )
        store.replace(changed)
        history.note(store, "school_year", year.start, "closed", by=by, now=now)
    return changed


def reopen_year(
    store: Store,
    year: SchoolYear,
    version: int,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> YearRecord:
    """Open a closed year again, with a reason that stays in the history."""
    with store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, by)
        if refusal := reason_refusal(reason):
            raise refusal
        kept = schools.year(store, year.start)
        changed = kept.model_copy(update={"closed_on": None, "version": version + 1})
        store.replace(changed)
        history.note(
            store, "school_year", year.start, "reopened", by=by, now=now, reason=reason
        )
    return changed


def _school(store: Store) -> School:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return school


def _demand_picture(logo: bytes | None) -> None:
    if logo is None:
        return
    if not logo.startswith(PICTURES) or len(logo) > LOGO_LIMIT:
        raise Refused(
            N_("The logo must be a PNG or JPEG picture of at most {size} KB."),
            size=LOGO_LIMIT // 1024,
        )
