"""Keeping the school's bodies, their positions, and who holds them."""

from datetime import date
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from organizing.structure.models import Body, BodyKind, HeldTerm, Office, OfficeTerm


# ── bodies ───────────────────────────────────────────────────────────────────
def all_bodies(store: Store) -> list[Body]:
    """Return every body, also those closed, in order."""
    return store.rows(Body, "from body order by number, alphabetical(title), id")


def bodies_on(store: Store, year: SchoolYear, day: date) -> list[Body]:
    """Return the bodies that exist on a day of a year.

    Parents of class groups belong to the year of their class group.
    """
    return store.rows(
        Body,
        """
        select body.*
        from body
        left join class_group on class_group.id = body.class_group_id
        where (body.closed_on is null or body.closed_on > $day)
            and coalesce(class_group.school_year, $year) = $year
        order by
            body.number, class_group.grade,
            alphabetical(class_group.suffix), alphabetical(body.title), body.id
        """,
        day=day,
        year=year.start,
    )


def komite(store: Store) -> Body | None:
    """Return the school's komite, or None before it was set up."""
    return store.first(
        Body,
        """
        from body
        where kind = $kind and closed_on is null
        order by number, id
        """,
        kind=BodyKind.KOMITE,
    )


def open_below(store: Store, body_id: UUID) -> int:
    """Return how many open bodies answer to a body."""
    sql = "select count(*) from body where parent_id = $id and closed_on is null"
    return store.number(sql, id=body_id)


# ── positions ────────────────────────────────────────────────────────────────
def offices(store: Store, body_id: UUID | None = None) -> list[Office]:
    """Return the positions of one body, or of all, in order."""
    return store.rows(
        Office,
        """
        from office
        where $body_id is null or body_id = $body_id
        order by body_id, number, id
        """,
        body_id=body_id,
    )


def remove_office(store: Store, office_id: UUID) -> None:
    """Remove a position and its past terms; its history stays."""
    store.remove(OfficeTerm, office_id=office_id)
    store.remove(Office, office_id)


# ── who holds them ───────────────────────────────────────────────────────────
def terms_on(store: Store, day: date) -> list[HeldTerm]:
    """Return who holds which position on a day, by body, position and name."""
    return store.rows(
        HeldTerm,
        """
        select held_term.*
        from held_term
        inner join body on body.id = held_term.body_id
        where is_in_office(held_term, $day)
            and (body.closed_on is null or body.closed_on > $day)
        order by
            body.number, alphabetical(body.title), body.id, held_term.office_number,
            alphabetical(held_term.name), held_term.id
        """,
        day=day,
    )


def terms_of_body(store: Store, body_id: UUID) -> list[HeldTerm]:
    """Return every term of a body, past and coming ones too, newest first."""
    return store.rows(
        HeldTerm,
        """
        from held_term
        where body_id = $body_id
        order by starts_on desc, office_number, alphabetical(name), id
        """,
        body_id=body_id,
    )


def terms_of_office(store: Store, office_id: UUID) -> list[OfficeTerm]:
    """Return every term of a position, oldest first."""
    return store.rows(
        OfficeTerm,
        """
        from office_term
        where office_id = $office_id
        order by starts_on, id
        """,
        office_id=office_id,
    )
