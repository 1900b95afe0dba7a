"""Keeping the school's bodies, their positions, and who holds them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from organizing.structure.models import Body, BodyKind, HeldTerm, Office, OfficeTerm


class _Count(Record):
    count: int


# ── bodies ───────────────────────────────────────────────────────────────────
def all_bodies(store: Store) -> list[Body]:
    """Return every body, also those closed, in order."""
    return store.rows(Body, "from body order by number, title, id")


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
            body.number, class_group.grade, length(class_group.suffix),
            class_group.suffix, body.title, body.id
        """,
        day=day,
        year=year.start,
    )


def body(store: Store, body_id: UUID) -> Body:
    """Return one body, or raise NotFound."""
    return store.row(Body, "from body where id = $id", id=body_id)


def find_body(store: Store, body_id: UUID) -> Body | None:
    """Return one body, or None when there is none."""
    found = store.rows(Body, "from body where id = $id order by id", id=body_id)
    return found[0] if found else None


def komite(store: Store) -> Body | None:
    """Return the school's komite, or None before it was set up."""
    found = store.rows(
        Body,
        """
        from body
        where kind = $kind and closed_on is null
        order by number, id
        """,
        kind=BodyKind.KOMITE,
    )
    return found[0] if found else None


def add_bodies(store: Store, new: Sequence[Body]) -> None:
    """Keep bodies that were not there before."""
    store.write_all("body", new)


def replace_body(store: Store, changed: Body) -> None:
    """Keep a body's next version, or raise Stale."""
    store.write_next(
        """
        update body
        set kind = $kind, title = $title, parent_id = $parent_id,
            class_group_id = $class_group_id, statutes = $statutes,
            number = $number, closed_on = $closed_on, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(),
    )


def open_below(store: Store, body_id: UUID) -> int:
    """Return how many open bodies answer to a body."""
    found = store.row(
        _Count,
        """
        select count(*) as count
        from body
        where parent_id = $id and closed_on is null
        """,
        id=body_id,
    )
    return found.count


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


def office(store: Store, office_id: UUID) -> Office:
    """Return one position, or raise NotFound."""
    return store.row(Office, "from office where id = $id", id=office_id)


def find_office(store: Store, office_id: UUID) -> Office | None:
    """Return one position, or None when there is none (any more)."""
    found = store.rows(Office, "from office where id = $id order by id", id=office_id)
    return found[0] if found else None


def add_offices(store: Store, new: Sequence[Office]) -> None:
    """Keep positions that were not there before."""
    store.write_all("office", new)


def replace_office(store: Store, changed: Office) -> None:
    """Keep a position's next version, or raise Stale."""
    store.write_next(
        """
        update office
        set number = $number, title = $title, duty = $duty,
            entitlement = $entitlement, responsibility = $responsibility,
            seats = $seats, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"body_id"}),
    )


def remove_office(store: Store, office_id: UUID) -> None:
    """Remove a position and its past terms; its history stays."""
    store.write("delete from office_term where office_id = $id", id=office_id)
    store.write("delete from office where id = $id", id=office_id)


# ── who holds them ───────────────────────────────────────────────────────────
def terms_on(store: Store, day: date) -> list[HeldTerm]:
    """Return who holds which position on a day, by body, position and name."""
    return store.rows(
        HeldTerm,
        """
        select
            office_term.*, person.name, person.is_active,
            person.element as person_element,
            office.number as office_number, office.title as office_title,
            body.id as body_id, body.kind as body_kind, body.title as body_title
        from office_term
        inner join office on office.id = office_term.office_id
        inner join body on body.id = office.body_id
        inner join person on person.id = office_term.person_id
        where office_term.starts_on <= $day
            and (office_term.ends_on is null or office_term.ends_on >= $day)
            and (office_term.left_on is null or office_term.left_on >= $day)
            and (body.closed_on is null or body.closed_on > $day)
        order by body.number, body.title, body.id, office.number, person.name,
            office_term.id
        """,
        day=day,
    )


def terms_of_body(store: Store, body_id: UUID) -> list[HeldTerm]:
    """Return every term of a body, past and coming ones too, newest first."""
    return store.rows(
        HeldTerm,
        """
        select
            office_term.*, person.name, person.is_active,
            person.element as person_element,
            office.number as office_number, office.title as office_title,
            body.id as body_id, body.kind as body_kind, body.title as body_title
        from office_term
        inner join office on office.id = office_term.office_id
        inner join body on body.id = office.body_id
        inner join person on person.id = office_term.person_id
        where body.id = $body_id
        order by office_term.starts_on desc, office.number, person.name,
            office_term.id
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


def term(store: Store, term_id: UUID) -> OfficeTerm:
    """Return one term, or raise NotFound."""
    return store.row(OfficeTerm, "from office_term where id = $id", id=term_id)


def find_term(store: Store, term_id: UUID) -> OfficeTerm | None:
    """Return one term, or None when there is none (any more)."""
    found = store.rows(
        OfficeTerm, "from office_term where id = $id order by id", id=term_id
    )
    return found[0] if found else None


def add_term(store: Store, new: OfficeTerm) -> None:
    """Keep a term that was not there before."""
    store.write_all("office_term", [new])


def replace_term(store: Store, changed: OfficeTerm) -> None:
    """Keep a term's next version, or raise Stale."""
    store.write_next(
        """
        update office_term
        set person_id = $person_id, element = $element, term_number = $term_number,
            starts_on = $starts_on, ends_on = $ends_on, left_on = $left_on,
            reason = $reason, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"office_id"}),
    )


def remove_term(store: Store, term_id: UUID, version: int) -> None:
    """Take a term back that was entered by mistake, or raise Stale."""
    store.write_next(
        "delete from office_term where id = $id and version = $version",
        id=term_id,
        version=version,
    )
