"""Keeping the directory of people."""

from uuid import UUID

from data import duties
from data.duties import Duty
from data.people.models import Person
from data.store import Store


def people(store: Store) -> list[Person]:
    """Return everybody in the directory, active ones first, by name."""
    return store.rows(
        Person, "from person order by is_active desc, alphabetical(name), id"
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
