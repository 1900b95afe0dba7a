"""Keeping the directory of people."""

from collections.abc import Sequence
from uuid import UUID

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.people.models import HeldClassGroup, Homeroom, Person
from data.store import Store


def people(store: Store) -> list[Person]:
    """Return everybody in the directory, active ones first, by name."""
    return store.rows(
        Person, "from person order by is_active desc, alphabetical(name), id"
    )


def class_groups(store: Store, year: SchoolYear) -> list[HeldClassGroup]:
    """Return the year's class groups by grade, each with its homeroom teacher."""
    return store.rows(
        HeldClassGroup,
        """
        select
            class_group.id,
            class_group.name,
            person.id as person_id,
            coalesce(person.name, '') as person_name
        from class_group
        left join homeroom on homeroom.class_group_id = class_group.id
        left join person on person.id = homeroom.person_id
        where class_group.school_year = $year
        order by
            class_group.grade,
            alphabetical(class_group.suffix),
            alphabetical(class_group.name)
        """,
        year=year.start,
    )


def lead_class_groups(
    store: Store, person_id: UUID, year: SchoolYear, class_groups: Sequence[UUID]
) -> None:
    """Let somebody be homeroom teacher of these class groups of a year, and no other.

    Whoever was it before is it no longer.
    """
    store.write(
        """
        delete from homeroom
        where list_contains($wanted::uuid[], class_group_id)
            or (
                person_id = $person_id
                and class_group_id in (
                    select id from class_group where school_year = $year
                )
            )
        """,
        wanted=list(class_groups),
        person_id=person_id,
        year=year.start,
    )
    store.add(
        [Homeroom(class_group_id=one, person_id=person_id) for one in class_groups]
    )


def keepers_of_accounts(store: Store) -> set[UUID]:
    """Return who can come in and keeps the accounts."""
    return set(
        store.column(
            """
            select account.person_id
            from account
            inner join person on person.id = account.person_id
            where account.closed_at is null
                and person.is_active
                and account.role in (select unnest($roles::text[]))
            order by account.person_id
            """,
            roles=sorted(duties.roles_of(Duty.KEEP_ACCOUNTS)),
        )
    )


def end_sessions(store: Store, person_id: UUID) -> int:
    """Forget the sessions of a person's account; return how many there were."""
    return store.write(
        """
        delete from sign_in_session
        where username in (
            select username from account where person_id = $person_id
        )
        """,
        person_id=person_id,
    )
