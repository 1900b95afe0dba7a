"""Setting up a committee: its positions, and who holds them.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from data.errors import NotFound
from data.language import N_
from data.people.models import Person
from data.school import store as schools
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.models import (
    USUAL_POSITIONS,
    Position,
    PositionDraft,
    Seating,
    completed_refusal,
    in_usual_order,
    ready_draft,
    removal_refusal,
    setting_up_refusal,
)
from organizing.committees.store import Seat
from organizing.structure.models import person_refusal
from planning.activities.models import Activity

REMOVED: Final = N_(
    "A position of this committee was removed meanwhile. Look at the committee as it "
    "is now, and save it again."
)


def add_position(
    act: Act, position_id: UUID, activity_id: UUID, draft: PositionDraft
) -> Position:
    """Add a position to a committee."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        demand_organizing(act.store, activity_id)
        if kept := act.store.find(Position, position_id):
            return kept
        others = committees.positions(act.store, activity_id)
        number = max((other.number for other in others), default=0) + 1
        new = Position(
            **dict(draft), id=position_id, activity_id=activity_id, number=number
        )
        act.store.add(new)
        _note(act, new, "added")
    return new


def change_position(
    act: Act, position_id: UUID, version: int, draft: PositionDraft
) -> Position:
    """Reword a position's title, duty, right and responsibility."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        kept = act.store.get(Position, position_id)
        demand_organizing(act.store, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        act.store.replace(changed)
        _note(act, changed, "changed")
    return changed


def remove_position(act: Act, position_id: UUID) -> None:
    """Remove a position and its members while no task is given to it."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        kept = act.store.find(Position, position_id)
        if kept is None:
            return
        demand_organizing(act.store, kept.activity_id)
        tasks = committees.tasks_of(act.store, position_id)
        if refusal := removal_refusal(kept, tasks):
            raise refusal
        committees.remove_position(act.store, position_id)
        _note(act, kept, "removed")


def place_position(act: Act, position_id: UUID, place: int) -> None:
    """Put a position at another place of the committee's list."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        kept = act.store.get(Position, position_id)
        demand_organizing(act.store, kept.activity_id)
        ids = [p.id for p in committees.positions(act.store, kept.activity_id)]
        wanted = min(max(place, 1), len(ids))
        if ids[wanted - 1] == position_id:
            return
        ids.remove(position_id)
        ids.insert(wanted - 1, position_id)
        committees.put_in_order(act.store, kept.activity_id, ids)
        _note(act, kept, "placed", place=wanted)


def appoint(act: Act, position_id: UUID, person_id: UUID) -> None:
    """Give an active person a position."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        kept = act.store.get(Position, position_id)
        demand_organizing(act.store, kept.activity_id)
        _appoint(act, kept.activity_id, [(kept, person_id)])


def set_up_committee(
    act: Act,
    activity_id: UUID,
    drafts: Mapping[UUID, PositionDraft],
    seatings: Iterable[Seating],
) -> None:
    """Give an activity a committee with its people: ``drafts`` in their order.

    Only where nobody has set one up meanwhile; the same form twice is one.
    """
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        activity = demand_organizing(act.store, activity_id)
        kept = committees.positions(act.store, activity_id)
        if not drafts.keys() & {position.id for position in kept}:
            if refusal := setting_up_refusal(activity.title, kept):
                raise refusal
            new = [
                Position(**dict(draft), id=key, activity_id=activity_id, number=number)
                for number, (key, draft) in enumerate(drafts.items(), 1)
            ]
            act.store.add(new)
            for position in new:
                _note(act, position, "added")
        _seat(act, activity_id, seatings)


def seat_committee(act: Act, activity_id: UUID, seatings: Iterable[Seating]) -> None:
    """Fill a whole committee's positions, all or nothing."""
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        demand_organizing(act.store, activity_id)
        _seat(act, activity_id, seatings)


def _seat(act: Act, activity_id: UUID, seatings: Iterable[Seating]) -> None:
    kept = {p.id: p for p in committees.positions(act.store, activity_id)}
    changed = [one for one in seatings if one.appointed or one.dismissed]
    if any(one.position_id not in kept for one in changed):
        raise NotFound(REMOVED)
    told = [(kept[one.position_id], one) for one in changed]
    seats = [(of, person) for of, one in told for person in one.appointed]
    _appoint(act, activity_id, seats)
    for position, one in told:
        _dismiss(act, position, one.dismissed)


def add_usual_positions(
    act: Act, position_ids: Sequence[UUID], activity_id: UUID
) -> list[Position]:
    """Give a committee its seven usual positions, unless it has positions already.

    ``position_ids`` are the seven ids they will have; the words are those of the
    language spoken at this moment, and the school's own from then on.
    """
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        demand_organizing(act.store, activity_id)
        if kept := committees.positions(act.store, activity_id):
            return kept
        drafts = {
            position_id: ready_draft(words)
            for position_id, words in zip(position_ids, USUAL_POSITIONS, strict=True)
        }
        return _add(act, activity_id, drafts)


def add_positions(
    act: Act, activity_id: UUID, drafts: Mapping[UUID, PositionDraft]
) -> list[Position]:
    """Add several positions where a decree would list them; return the committee.

    The keys are the ids they will have; those kept already are not added again.
    """
    with act.store.transaction():
        duties.demand(Duty.SET_UP_COMMITTEES, act.by)
        demand_organizing(act.store, activity_id)
        return _add(act, activity_id, drafts)


def _add(
    act: Act, activity_id: UUID, drafts: Mapping[UUID, PositionDraft]
) -> list[Position]:
    kept = committees.positions(act.store, activity_id)
    known = {position.id for position in kept}
    new = [
        Position(**dict(draft), id=position_id, activity_id=activity_id, number=1)
        for position_id, draft in drafts.items()
        if position_id not in known
    ]
    ordered = in_usual_order(kept, new)
    act.store.add([p for p in ordered if p.id not in known])
    committees.put_in_order(act.store, activity_id, [p.id for p in ordered])
    for position in new:
        _note(act, position, "added")
    return ordered


def _dismiss(act: Act, position: Position, person_ids: Iterable[UUID]) -> None:
    for person_id in person_ids:
        if committees.dismiss(act.store, position.id, person_id):
            person = act.store.get(Person, person_id)
            _note(act, position, "dismissed", person=person.name)


def _appoint(
    act: Act, activity_id: UUID, seats: Sequence[tuple[Position, UUID]]
) -> None:
    """Give people positions of one committee, all at once."""
    people = {person_id: act.store.get(Person, person_id) for _, person_id in seats}
    for person in people.values():
        if refusal := person_refusal(person):
            raise refusal
    told = [Seat(position_id=of.id, person_id=person_id) for of, person_id in seats]
    new = committees.appoint(act.store, activity_id, told)
    for seat, position in dict(zip(told, (of for of, _ in seats), strict=True)).items():
        if seat in new:
            name = people[seat.person_id].name
            _note(act, position, "appointed", person=name)


def _note(act: Act, position: Position, event: str, **facts: object) -> None:
    act.note("committee_position", position.id, event, title=position.title, **facts)


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
