"""Finding whose obstacles are whose."""

from uuid import UUID

from data.obstacles import Obstacle
from data.store import Store


def is_own_activity(store: Store, activity_id: UUID, person_id: UUID) -> bool:
    """Return whether the person is in charge of an activity, or in its committee."""
    return bool(
        store.number(
            """
            select count(*)
            from activity_person
            where activity_id = $activity_id and person_id = $person_id
            """,
            activity_id=activity_id,
            person_id=person_id,
        )
    )


def obstacle_of(store: Store, obstacle_id: UUID, person_id: UUID) -> Obstacle:
    """Return an obstacle that is the person's to see to, or raise NotFound.

    Theirs are those that they own and those of their activities; nobody learns of
    others'.
    """
    return store.row(
        Obstacle,
        """
        select obstacle.*
        from obstacle
        where obstacle.id = $id
            and (
                obstacle.owner_id = $person_id
                or exists (
                    select true
                    from activity_person
                    where activity_person.activity_id = obstacle.activity_id
                        and activity_person.person_id = $person_id
                )
            )
        """,
        id=obstacle_id,
        person_id=person_id,
    )
