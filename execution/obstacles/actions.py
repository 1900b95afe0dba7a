"""Raising obstacles, acting on them, resolving them, and noting what helped.

A button pressed twice, or a form sent twice, changes the records once.
"""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.obstacles import Obstacle, ObstacleDraft
from data.people.models import Person
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from execution.obstacles import store as obstacles
from execution.obstacles.models import (
    FactorDraft,
    SupportingFactor,
    event_of,
    factor_refusal,
    not_theirs,
    obstacle_refusal,
    settled,
)
from planning.activities.models import Activity


def raise_obstacle(
    act: Act, obstacle_id: UUID, draft: ObstacleDraft, year: SchoolYear
) -> Obstacle:
    """Raise an obstacle of an activity, or of none."""
    with act.store.transaction():
        _demand_own(act, draft.activity_id, year)
        _check(act, draft, year)
        new = Obstacle(
            **settled(draft).model_dump(),
            id=obstacle_id,
            school_year=year.start,
            raised_by=act.by.id,
        )
        if act.store.add(new):
            _note(act, new, "raised")
    return new


def change_obstacle(
    act: Act, obstacle_id: UUID, version: int, draft: ObstacleDraft
) -> Obstacle:
    """Act on an obstacle, resolve it, note what the remedy did, or correct it."""
    with act.store.transaction():
        kept = _demand_obstacle(act, obstacle_id)
        year = SchoolYear(start=kept.school_year)
        if draft.activity_id != kept.activity_id:
            _demand_own(act, draft.activity_id, year)
        facts = {**settled(draft).model_dump(), "version": version + 1}
        changed = kept.model_copy(update=facts)
        if changed == kept:
            return kept
        _check(act, draft, year)
        act.store.replace(changed)
        _note(act, changed, event_of(kept, changed))
    return changed


def strike_obstacle(act: Act, obstacle_id: UUID) -> None:
    """Strike an obstacle that was raised by mistake."""
    with act.store.transaction():
        if act.store.find(Obstacle, obstacle_id) is None:
            duties.demand(Duty.NOTE_OBSTACLES, act.by)
            return
        kept = _demand_obstacle(act, obstacle_id)
        if kept.raised_by != act.by.id:
            duties.demand(Duty.KEEP_OBSTACLES, act.by)
        keep_a_while(act, kept, obstacle_id)
        act.store.remove(Obstacle, obstacle_id)
        files.remove_files_of(act, Obstacle.table.name, obstacle_id)
        _note(act, kept, "struck")


def note_factor(
    act: Act, factor_id: UUID, draft: FactorDraft, year: SchoolYear
) -> SupportingFactor:
    """Note something that helped, in an activity or in none."""
    with act.store.transaction():
        _demand_own(act, draft.activity_id, year)
        if refusal := factor_refusal(draft, _today(act), year):
            raise refusal
        new = _factor(draft, factor_id, year, act.by.id, 1)
        if act.store.add(new):
            _note(act, new, "noted")
    return new


def change_factor(
    act: Act, factor_id: UUID, version: int, draft: FactorDraft
) -> SupportingFactor:
    """Correct what was noted about something that helped."""
    with act.store.transaction():
        kept, year = _demand_factor(act, factor_id)
        if draft.activity_id != kept.activity_id:
            _demand_own(act, draft.activity_id, year)
        changed = _factor(draft, factor_id, year, kept.noted_by, version + 1)
        if changed == kept:
            return kept
        if refusal := factor_refusal(draft, _today(act), year):
            raise refusal
        act.store.replace(changed)
        _note(act, changed, "changed")
    return changed


def strike_factor(act: Act, factor_id: UUID) -> None:
    """Strike a supporting factor that was noted by mistake."""
    with act.store.transaction():
        if act.store.find(SupportingFactor, factor_id) is None:
            duties.demand(Duty.NOTE_OBSTACLES, act.by)
            return
        kept, _ = _demand_factor(act, factor_id)
        keep_a_while(act, kept, factor_id)
        act.store.remove(SupportingFactor, factor_id)
        _note(act, kept, "struck")


def attach_to_obstacle(
    act: Act,
    attachment_id: UUID,
    obstacle_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a photo or a file with an obstacle; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, obstacle_id, (name, content), draft)


def describe_on_obstacle(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of an obstacle shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_obstacle(act: Act, attachment_id: UUID) -> None:
    """Remove a file of an obstacle; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _factor(
    draft: FactorDraft, factor_id: UUID, year: SchoolYear, by: UUID, version: int
) -> SupportingFactor:
    facts = {**draft.model_dump(), "side": draft.settled_side}
    return SupportingFactor(
        **facts, id=factor_id, school_year=year.start, noted_by=by, version=version
    )


def _demand_own(act: Act, activity_id: UUID | None, year: SchoolYear) -> None:
    """Demand that the person may note what is of this activity, or of none."""
    duties.demand(Duty.NOTE_OBSTACLES, act.by)
    keeps = duties.may(Duty.KEEP_OBSTACLES, act.by)
    if not keeps and not (
        activity_id and obstacles.is_own_activity(act.store, activity_id, act.by.id)
    ):
        raise not_theirs()
    schools.demand_open(act.store, year.start)
    if activity_id is None:
        return
    activity = act.store.find(Activity, activity_id)
    if activity is None or activity.school_year != year.start:
        raise NotFound(N_("The activity chosen is not on the plan any more."))


def _demand_obstacle(act: Act, obstacle_id: UUID) -> Obstacle:
    """Return an obstacle that the person may change now."""
    duties.demand(Duty.NOTE_OBSTACLES, act.by)
    if duties.may(Duty.KEEP_OBSTACLES, act.by):
        kept = act.store.get(Obstacle, obstacle_id)
    else:
        kept = obstacles.obstacle_of(act.store, obstacle_id, act.by.id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _demand_factor(act: Act, factor_id: UUID) -> tuple[SupportingFactor, SchoolYear]:
    duties.demand(Duty.NOTE_OBSTACLES, act.by)
    kept = act.store.get(SupportingFactor, factor_id)
    year = SchoolYear(start=kept.school_year)
    _demand_own(act, kept.activity_id, year)
    return kept, year


def _check(act: Act, draft: ObstacleDraft, year: SchoolYear) -> None:
    if refusal := obstacle_refusal(draft, _today(act), year):
        raise refusal
    if draft.owner_id is None:
        return
    owner = act.store.find(Person, draft.owner_id)
    if owner is None or not (owner.is_active or draft.resolved_on):
        raise Refused(N_("The person chosen is not active in the directory any more."))


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _note(act: Act, about: Obstacle | SupportingFactor, event: str) -> None:
    note = about.note[:150]
    act.note(about.table.name, about.id, event, text=note, code=about.code)


def _kept(act: Act, obstacle_id: UUID) -> Kept:
    """Return what its files belong to, to those who may keep them now."""
    kept = _demand_obstacle(act, obstacle_id)
    return Kept(kept.activity_id, kept.resolved_on or kept.acted_on or kept.raised_on)


def _unseen(act: Act, obstacle_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    refusal = duties.refusal(Duty.READ_RESULTS, act.by)
    if refusal and not act.by.by_link:
        obstacles.obstacle_of(act.store, obstacle_id, act.by.id)
        return None
    return refusal


FILES: Final = FilesOf(Obstacle.table.name, _kept, _unseen)


def _obstacle_again(act: Act, obstacle: Obstacle) -> Obstacle:
    year = SchoolYear(start=obstacle.school_year)
    _demand_own(act, obstacle.activity_id, year)
    return obstacle


def _factor_again(act: Act, factor: SupportingFactor) -> SupportingFactor:
    _demand_own(act, factor.activity_id, SchoolYear(start=factor.school_year))
    return factor


comes_back(Obstacle, _obstacle_again, lambda obstacle: obstacle.note[:150])
comes_back(SupportingFactor, _factor_again, lambda factor: factor.note[:150])
