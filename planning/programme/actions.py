"""Submitting, returning, approving and revising the year's work programme."""

from datetime import datetime

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import Refused, Stale
from data.language import N_
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.goals import store as goals
from planning.goals.models import planning_refusal
from planning.lessons import store as lessons
from planning.programme import store as programmes
from planning.programme.models import (
    WHO,
    ApprovedVersion,
    Content,
    Step,
    WorkProgram,
    submission_refusal,
)


def open_program(
    store: Store, year: SchoolYear, *, by: Actor, now: datetime
) -> WorkProgram:
    """Begin the year's work programme; the second time changes nothing."""
    with store.transaction():
        if refusal := planning_refusal(by):
            raise refusal
        return _kept(store, year, by, now)


def submit(
    store: Store, year: SchoolYear, version: int, *, by: Actor, now: datetime
) -> WorkProgram:
    """Hand the work programme to the principal, once it is complete."""
    with store.transaction():
        if done := _done(store, year, version, Step.SUBMITTED, by):
            return done
        moved = _seen(store, year, version, by, now).moved_to(Step.SUBMITTED, by)
        if refusal := submission_refusal(
            year,
            activities.activities_in(store, year),
            lessons.undecided(store, year),
            moved.override_reason,
        ):
            raise refusal
        moved = moved.model_copy(update={"return_note": ""})
        _keep(store, moved, "submitted", by, now)
    return moved


def approve(
    store: Store, year: SchoolYear, version: int, *, by: Actor, now: datetime
) -> WorkProgram:
    """Approve the work programme and freeze this version of it."""
    with store.transaction():
        if done := _done(store, year, version, Step.APPROVED, by):
            return done
        moved = _seen(store, year, version, by, now).moved_to(Step.APPROVED, by)
        _keep(store, moved, "approved", by, now)
        content = Content(
            year=str(year),
            goals=tuple(goals.goals_in(store, year)),
            activities=tuple(activities.activities_in(store, year)),
            budget=tuple(activities.budget_lines_in(store, year)),
        )
        programmes.add_version(
            store,
            ApprovedVersion(
                work_program_id=moved.id,
                number=len(programmes.versions(store, year)) + 1,
                approved_at=now,
                approved_by=by.id,
                content=content.model_dump_json(),
            ),
        )
    return moved


def return_(
    store: Store,
    year: SchoolYear,
    version: int,
    note: str,
    *,
    by: Actor,
    now: datetime,
) -> WorkProgram:
    """Return the work programme with a note that says what to mend."""
    with store.transaction():
        if done := _done(store, year, version, Step.RETURNED, by):
            return done
        moved = _seen(store, year, version, by, now).moved_to(Step.RETURNED, by)
        _demand_words(note)
        moved = moved.model_copy(update={"return_note": note.strip()})
        _keep(store, moved, "returned", by, now, note=note)
    return moved


def revise(
    store: Store,
    year: SchoolYear,
    version: int,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> WorkProgram:
    """Open an approved work programme for changes; approved versions stay."""
    with store.transaction():
        if done := _done(store, year, version, Step.DRAFT, by):
            return done
        moved = _seen(store, year, version, by, now).moved_to(Step.DRAFT, by)
        _demand_words(reason)
        _keep(store, moved, "opened for revision", by, now, reason=reason)
    return moved


def allow_undecided(
    store: Store,
    year: SchoolYear,
    version: int,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> WorkProgram:
    """Let the plan be submitted though findings are undecided, with a reason."""
    with store.transaction():
        kept = programmes.program(store, year)
        if refusal := kept.override_refusal(by):
            raise refusal
        _demand_words(reason)
        if kept.version == version + 1 and kept.override_reason == reason.strip():
            return kept
        seen = _seen(store, year, version, by, now)
        allowed = seen.model_copy(
            update={"override_reason": reason.strip(), "version": seen.version + 1}
        )
        _keep(store, allowed, "undecided findings allowed", by, now, reason=reason)
    return allowed


def _kept(store: Store, year: SchoolYear, by: Actor, now: datetime) -> WorkProgram:
    schools.demand_open(store, year.start)
    found = programmes.program(store, year)
    if found.version:
        return found
    opened = found.model_copy(update={"version": 1})
    programmes.add(store, opened)
    history.note(
        store, "work_program", opened.id, "opened", by=by, now=now, year=str(year)
    )
    return opened


def _done(
    store: Store, year: SchoolYear, version: int, step: Step, by: Actor
) -> WorkProgram | None:
    """Return the programme if this very click has moved it already."""
    kept = programmes.program(store, year)
    came = kept.version == max(version, 1) + 1 and kept.step is step
    return kept if came and by.role is WHO[step] else None


def _seen(
    store: Store, year: SchoolYear, version: int, by: Actor, now: datetime
) -> WorkProgram:
    """Return the programme if it is still the one the person saw."""
    kept = _kept(store, year, by, now)
    if kept.version != max(version, 1):
        raise Stale(
            N_("Somebody else changed the work programme meanwhile. Look again.")
        )
    return kept


def _keep(
    store: Store,
    changed: WorkProgram,
    event: str,
    by: Actor,
    now: datetime,
    **words: str,
) -> None:
    programmes.replace(store, changed)
    history.note(store, "work_program", changed.id, event, by=by, now=now, **words)


def _demand_words(text: str) -> None:
    if not text.strip():
        raise Refused(N_("Write the reason first; it is kept in the history."))
