"""Finding minutes, and who takes them."""

from uuid import UUID

from data.store import Store
from execution.minutes.models import Item


def items(store: Store, meeting_id: UUID) -> list[Item]:
    """Return what was said, in order."""
    return store.rows(
        Item,
        "from meeting_item where meeting_id = $id order by number, id",
        id=meeting_id,
    )


def positions_of(store: Store, activity_id: UUID, person_id: UUID) -> list[str]:
    """Return the titles of the positions a person holds in an activity's committee."""
    return store.column(
        """
        select committee_position.title
        from committee_member
        inner join committee_position
            on committee_position.id = committee_member.position_id
        where committee_member.activity_id = $activity_id
            and committee_member.person_id = $person_id
        order by committee_position.number
        """,
        activity_id=activity_id,
        person_id=person_id,
    )


def is_of(store: Store, meeting_id: UUID, person_id: UUID) -> bool:
    """Return whether a person takes these minutes, or works for their activity."""
    return meeting_id in meetings_of(store, person_id)


def meetings_of(store: Store, person_id: UUID) -> frozenset[UUID]:
    """Return the meetings whose minutes a person takes, or for whose activity works."""
    found = store.column(
        """
        select meeting.id
        from meeting
        where meeting.taker_id = $person_id
            or meeting.activity_id in (
                select activity_person.activity_id
                from activity_person
                where activity_person.person_id = $person_id
            )
        order by meeting.id
        """,
        person_id=person_id,
    )
    return frozenset(found)
