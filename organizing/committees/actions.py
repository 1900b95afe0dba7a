"""Setting up a committee: its positions, and who holds them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor
from data.errors import Refused
from data.language import N_, say
from data.people import store as people
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.models import (
    USUAL_POSITIONS,
    Position,
    PositionDraft,
    organizing_refusal,
    removal_refusal,
)


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
        _demand(by)
        committees.demand_organizing(store, activity_id)
        if kept := committees.find_position(store, position_id):
            return kept
        others = committees.positions(store, activity_id)
        new = Position(
            **draft.model_dump(),
            id=position_id,
            activity_id=activity_id,
            number=max((other.number for other in others), default=0) + 1,
            version=1,
        )
        committees.add_position(store, new)
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
        _demand(by)
        kept = committees.position(store, position_id)
        committees.demand_organizing(store, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        committees.replace_position(store, changed)
        _note(store, changed, "changed", by, now)
    return changed


def remove_position(
    store: Store, position_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Remove a position and its members while no task is given to it."""
    with store.transaction():
        _demand(by)
        kept = committees.find_position(store, position_id)
        if kept is None:
            return
        committees.demand_organizing(store, kept.activity_id)
        tasks = committees.tasks_of(store, position_id)
        if refusal := removal_refusal(kept, tasks):
            raise refusal
        committees.remove_position(store, position_id)
        _note(store, kept, "removed", by, now)


def appoint(
    store: Store, position_id: UUID, person_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Give an active person a position; twice is once."""
    with store.transaction():
        _demand(by)
        kept = committees.position(store, position_id)
        committees.demand_organizing(store, kept.activity_id)
        person = people.person(store, person_id)
        if not person.is_active:
            raise Refused(
                N_("{name} is no longer active in the directory."), name=person.name
            )
        if committees.appoint(store, kept, person_id):
            _note(store, kept, "appointed", by, now, person=person.name)


def dismiss(
    store: Store, position_id: UUID, person_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Take a position from a person; twice is once."""
    with store.transaction():
        _demand(by)
        kept = committees.find_position(store, position_id)
        if kept is None:
            return
        committees.demand_organizing(store, kept.activity_id)
        if committees.dismiss(store, position_id, person_id):
            person = people.person(store, person_id)
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
        _demand(by)
        committees.demand_organizing(store, activity_id)
        if kept := committees.positions(store, activity_id):
            return kept
        new = [
            Position(
                id=position_id,
                activity_id=activity_id,
                number=number,
                title=say(title),
                duty=say(duty),
                entitlement=say(entitlement),
                responsibility=say(responsibility),
                version=1,
            )
            for number, (position_id, words) in enumerate(
                zip(position_ids, USUAL_POSITIONS, strict=True), 1
            )
            for title, duty, entitlement, responsibility in [words]
        ]
        committees.add_positions(store, new)
        for position in new:
            _note(store, position, "added", by, now)
    return new


def _demand(by: Actor) -> None:
    if refusal := organizing_refusal(by):
        raise refusal


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
