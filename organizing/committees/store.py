"""Keeping the positions of committees and who holds them."""

from collections.abc import Iterable
from uuid import UUID

from data.record import Record
from data.store import Store
from organizing.committees.models import (
    ListedPosition,
    Member,
    Position,
)


class Seat(Record):
    """A position and one who holds it."""

    position_id: UUID
    person_id: UUID


class _Given(Record):
    position_id: UUID
    count: int


def positions(store: Store, activity_id: UUID) -> list[Position]:
    """Return the positions of an activity's committee in order."""
    return store.rows(
        Position,
        """
        from committee_position
        where activity_id = $activity_id
        order by number, id
        """,
        activity_id=activity_id,
    )


def put_in_order(store: Store, activity_id: UUID, ordered: list[UUID]) -> None:
    """Give a committee's positions their numbers as they are listed here."""
    store.write(
        """
        update committee_position
        set number = list_position($ordered, id)
        where activity_id = $activity_id and list_contains($ordered, id)
        """,
        activity_id=activity_id,
        ordered=ordered,
    )


def remove_position(store: Store, position_id: UUID) -> None:
    """Remove a position and its members; its history stays."""
    store.write("delete from committee_member where position_id = $id", id=position_id)
    store.remove(Position, position_id)


def members(store: Store, activity_id: UUID) -> list[Member]:
    """Return who holds the committee's positions, by position and name."""
    return store.rows(
        Member,
        """
        select committee_member.position_id, committee_member.person_id, person.name,
            person.element
        from committee_member
        inner join committee_position
            on committee_position.id = committee_member.position_id
        inner join person on person.id = committee_member.person_id
        where committee_member.activity_id = $activity_id
        order by committee_position.number, alphabetical(person.name), person.id
        """,
        activity_id=activity_id,
    )


def listed_positions(store: Store, year_start: int) -> list[ListedPosition]:
    """Return the positions of a year's committees as a decree lists them now."""
    return store.rows(
        ListedPosition,
        """
        select committee_position.activity_id, committee_position.id as position_id,
            committee_position.title,
            md5(concat_ws(chr(10), committee_position.duty,
                committee_position.entitlement, committee_position.responsibility)
            ) as words,
            coalesce(
                list({'id': person.id, 'name': person.name}
                    order by alphabetical(person.name), person.id
                ) filter (where person.id is not null),
                []
            ) as holders
        from committee_position
        inner join activity on activity.id = committee_position.activity_id
        left join committee_member
            on committee_member.position_id = committee_position.id
        left join person on person.id = committee_member.person_id
        where activity.school_year = $year_start
        group by all
        order by committee_position.activity_id, any_value(committee_position.number),
            committee_position.id
        """,
        year_start=year_start,
    )


def appoint(store: Store, activity_id: UUID, seats: Iterable[Seat]) -> set[Seat]:
    """Give people positions of one committee; return those not theirs before."""
    kept = store.rows(
        Seat,
        """
        select position_id, person_id
        from committee_member
        where activity_id = $activity_id
        order by position_id, person_id
        """,
        activity_id=activity_id,
    )
    new = list(dict.fromkeys(seat for seat in seats if seat not in kept))
    rows = [{**dict(seat), "activity_id": activity_id} for seat in new]
    store.write_all("committee_member", rows)
    return set(new)


def active_members(store: Store, activity_id: UUID) -> list[Member]:
    """Return those holders of a committee's positions who are still at the school."""
    return store.rows(
        Member,
        """
        select committee_member.position_id, committee_member.person_id, person.name,
            person.element
        from committee_member
        inner join person on person.id = committee_member.person_id
        where committee_member.activity_id = $activity_id and person.is_active
        order by alphabetical(person.name), person.id, committee_member.position_id
        """,
        activity_id=activity_id,
    )


def dismiss(store: Store, position_id: UUID, person_id: UUID) -> bool:
    """Take a position from a person; return whether it was theirs."""
    return bool(
        store.write(
            """
            delete from committee_member
            where position_id = $position_id and person_id = $person_id
            """,
            position_id=position_id,
            person_id=person_id,
        )
    )


def tasks_given(store: Store, activity_id: UUID) -> dict[UUID, int]:
    """Return how many tasks are given to each position of a committee."""
    found = store.rows(
        _Given,
        """
        select position_id, count(*) as count
        from task
        where activity_id = $activity_id and position_id is not null
        group by position_id
        order by position_id
        """,
        activity_id=activity_id,
    )
    return {given.position_id: given.count for given in found}


def tasks_of(store: Store, position_id: UUID) -> int:
    """Return how many tasks are given to a position."""
    sql = "select count(*) from task where position_id = $id"
    return store.number(sql, id=position_id)


def is_completed(store: Store, activity_id: UUID) -> bool:
    """Return whether the activity's closing is completed."""
    sql = "select count(completed_at) from closing where activity_id = $id"
    return store.number(sql, id=activity_id) > 0


def activities_of(store: Store, person_id: UUID) -> frozenset[UUID]:
    """Return the activities in whose committee, or charge, a person is."""
    found = store.column(
        """
        select activity_id
        from activity_person
        where person_id = $person_id
        order by activity_id
        """,
        person_id=person_id,
    )
    return frozenset(found)
