"""Keeping the school and its years."""

import secrets
from datetime import date, datetime
from typing import Final

from data.errors import NotFound
from data.language import N_
from data.language.naming import SCHOOL, Naming
from data.school.models import School, YearRecord
from data.store import Store

KEY_LENGTH: Final = 32


def find_signing_key(store: Store) -> bytes | None:
    """Return the key under which this school signs, or None before the first time.

    Whoever signs with it adds a word of their own, so that what is signed for one
    purpose is worth nothing for another.
    """
    return next(iter(store.column("select key from signing_key where id = 1")), None)


def signing_key(store: Store) -> bytes:
    """Return the key under which this school signs; make it the first time."""
    with store.transaction():
        if kept := find_signing_key(store):
            return kept
        key = secrets.token_bytes(KEY_LENGTH)
        store.write("insert into signing_key (id, key) values (1, $key)", key=key)
        return key


def naming_of(store: Store) -> Naming:
    """Return what this school calls itself, its committee and the office above it."""
    school = store.find(School)
    return school.level.naming if school else SCHOOL


def today(store: Store, now: datetime) -> date:
    """Return the day at the school's clock."""
    school = store.find(School)
    return now.astimezone(school.zone if school else None).date()


def years(store: Store) -> list[YearRecord]:
    """Return the school's years, newest first."""
    return store.rows(YearRecord, "from school_year order by start desc")


def year(store: Store, start: int) -> YearRecord:
    """Return one school year, or raise NotFound."""
    if found := store.find(YearRecord, start):
        return found
    raise NotFound(
        N_("School year {year} is not in the records yet."), year=f"{start}/{start + 1}"
    )


def demand_open(store: Store, start: int) -> None:
    """Raise why nothing may be changed in this school year, if so.

    Every action that changes records of a year calls it inside its transaction.
    """
    if refusal := year(store, start).change_refusal():
        raise refusal
