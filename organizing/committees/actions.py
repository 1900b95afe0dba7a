"""Setting up a committee: its positions, and who holds them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.duties import Duty
from data.people.models import Person
from data.school import store as schools
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.models import (
    USUAL_POSITIONS,
    Position,
    PositionDraft,
    completed_refusal,
    copied_id,
    copying_refusal,
    in_usual_order,
    person_refusal,
    ready_draft,
    removal_refusal,
)
from planning.activities.models import Activity


def add_position(
    store: Store,
    position_id: UUID,
    activity_id: UUID,
    draft: PositionDraft,
    *,
    by: Actor,
    now: datetime,
) -> Position:
    """Add a position to a committee; the same form twice is one position."""
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        demand_organizing(store, activity_id)
        if kept := store.find(Position, position_id):
            return kept
        others = committees.positions(store, activity_id)
        new = Position(
            **draft.model_dump(),
            id=position_id,
            activity_id=activity_id,
            number=max((other.number for other in others), default=0) + 1,
            version=1,
        )
        store.add(new)
        _note(store, new, "added", by, now)
    return new


def change_position(
    store: Store,
    position_id: UUID,
    version: int,
    draft: PositionDraft,
    *,
    by: Actor,
    now: datetime,
) -> Position:
    """Reword a position's title, duty, right and responsibility."""
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        kept = store.get(Position, position_id)
        demand_organizing(store, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        store.replace(changed)
        _note(store, changed, "changed", by, now)
    return changed


def remove_position(
    store: Store, position_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Remove a position and its members while no task is given to it."""
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        kept = store.find(Position, position_id)
        if kept is None:
            return
        demand_organizing(store, kept.activity_id)
        tasks = committees.tasks_of(store, position_id)
        if refusal := removal_refusal(kept, tasks):
            raise refusal
        committees.remove_position(store, position_id)
        _note(store, kept, "removed", by, now)


def place_position(
    store: Store, position_id: UUID, place: int, *, by: Actor, now: datetime
) -> None:
    """Put a position at another place of the committee's list; twice is once."""
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        kept = store.get(Position, position_id)
        demand_organizing(store, kept.activity_id)
        ids = [p.id for p in committees.positions(store, kept.activity_id)]
        wanted = min(max(place, 1), len(ids))
        if ids[wanted - 1] == position_id:
            return
        ids.remove(position_id)
        ids.insert(wanted - 1, position_id)
        committees.put_in_order(store, kept.activity_id, ids)
        _note(store, kept, "placed", by, now, place=wanted)


def appoint(
    store: Store, position_id: UUID, person_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Give an active person a position; twice is once."""
    with store.transaction():
        _appoint(store, position_id, [person_id], by, now)


def appoint_all(
    store: Store,
    position_id: UUID,
    person_ids: Sequence[UUID],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Give several active people one position, all or nobody; twice is once."""
    with store.transaction():
        _appoint(store, position_id, person_ids, by, now)


def dismiss(
    store: Store, position_id: UUID, person_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Take a position from a person; twice is once."""
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        kept = store.find(Position, position_id)
        if kept is None:
            return
        demand_organizing(store, kept.activity_id)
        if committees.dismiss(store, position_id, person_id):
            person = store.get(Person, person_id)
            _note(store, kept, "dismissed", by, now, person=person.name)


def add_usual_positions(
    store: Store,
    position_ids: Sequence[UUID],
    activity_id: UUID,
    *,
    by: Actor,
    now: datetime,
) -> list[Position]:
    """Give a committee its seven usual positions, unless it has positions already.

    ``position_ids`` are the seven ids they will have; the words are those of the
    language spoken at this moment, and the school's own from then on.
    """
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        demand_organizing(store, activity_id)
        if kept := committees.positions(store, activity_id):
            return kept
        drafts = {
            position_id: ready_draft(words)
            for position_id, words in zip(position_ids, USUAL_POSITIONS, strict=True)
        }
        return _add(store, activity_id, drafts, by, now)


def add_positions(
    store: Store,
    activity_id: UUID,
    drafts: Mapping[UUID, PositionDraft],
    *,
    by: Actor,
    now: datetime,
) -> list[Position]:
    """Add several positions where a decree would list them; return the committee.

    The keys are the ids they will have; those kept already are not added again.
    """
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        demand_organizing(store, activity_id)
        return _add(store, activity_id, drafts, by, now)


def copy_committee(
    store: Store,
    source_id: UUID,
    activity_id: UUID,
    *,
    with_people: bool,
    by: Actor,
    now: datetime,
) -> list[Position]:
    """Take another activity's positions over, with those of their people still here.

    Only where there is no committee yet; the same copy twice is one.
    """
    with store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, by)
        activity = demand_organizing(store, activity_id)
        source = store.get(Activity, source_id)
        wanted = {
            position.id: position.model_copy(
                update={
                    "id": copied_id(position.id, activity_id),
                    "activity_id": activity_id,
                    "number": number,
                    "version": 1,
                }
            )
            for number, position in enumerate(committees.positions(store, source_id), 1)
        }
        kept = committees.positions(store, activity_id)
        if kept and {p.id for p in kept} & {p.id for p in wanted.values()}:
            return kept
        if refusal := copying_refusal(activity.title, kept):
            raise refusal
        copied = list(wanted.values())
        store.add(copied)
        for position in copied:
            _note(store, position, "added", by, now, copied_from=source.title)
        if with_people:
            for member in committees.active_members(store, source_id):
                position = wanted[member.position_id]
                committees.appoint(store, position, member.person_id)
                _note(store, position, "appointed", by, now, person=member.name)
    return copied


def _add(
    store: Store,
    activity_id: UUID,
    drafts: Mapping[UUID, PositionDraft],
    by: Actor,
    now: datetime,
) -> list[Position]:
    kept = committees.positions(store, activity_id)
    known = {position.id for position in kept}
    new = [
        Position(
            **draft.model_dump(),
            id=position_id,
            activity_id=activity_id,
            number=1,
            version=1,
        )
        for position_id, draft in drafts.items()
        if position_id not in known
    ]
    ordered = in_usual_order(kept, new)
    store.add([p for p in ordered if p.id not in known])
    committees.put_in_order(store, activity_id, [p.id for p in ordered])
    for position in new:
        _note(store, position, "added", by, now)
    return ordered


def _appoint(
    store: Store,
    position_id: UUID,
    person_ids: Sequence[UUID],
    by: Actor,
    now: datetime,
) -> None:
    duties.demand(Duty.SET_UP_COMMITTEES, by)
    kept = store.get(Position, position_id)
    demand_organizing(store, kept.activity_id)
    for person_id in dict.fromkeys(person_ids):
        person = store.get(Person, person_id)
        if refusal := person_refusal(person.name, is_active=person.is_active):
            raise refusal
        if committees.appoint(store, kept, person_id):
            _note(store, kept, "appointed", by, now, person=person.name)


def _note(
    store: Store,
    position: Position,
    event: str,
    by: Actor,
    now: datetime,
    **facts: object,
) -> None:
    history.note(
        store,
        "committee_position",
        position.id,
        event,
        by=by,
        now=now,
        title=position.title,
        **facts,
    )


def demand_organizing(store: Store, activity_id: UUID) -> Activity:
    """Return the activity, or raise why its committee may not be changed now.

    Every action on a committee, its tasks and its decree asks it, in its transaction.
    """
    activity = store.get(Activity, activity_id)
    schools.demand_open(store, activity.school_year)
    completed = committees.is_completed(store, activity_id)
    if refusal := completed_refusal(activity.title, completed=completed):
        raise refusal
    return activity
