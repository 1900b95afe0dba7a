"""Makers of valid records; a test names only what it is about."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from data.act import Act
from data.actor import Actor, Role
from data.calendar import SchoolYear, TimeZone
from data.people.models import Element, Person
from data.school.models import Level, School, YearRecord
from data.store import Store
from data.store.database import Database
from data.store.opening import FILE_NAME, connect
from data.store.settings import harden

SARI = Actor(id=UUID(int=1), name="Sari", role=Role.HUMAS_LEAD)
BUDI = Actor(id=UUID(int=2), name="Budi", role=Role.PRINCIPAL)
RINA = Actor(id=UUID(int=3), name="Rina", role=Role.COMMITTEE_MEMBER)
TONO = Actor(id=UUID(int=4), name="Tono", role=Role.COMMITTEE_MEMBER)
DEWI = Actor(id=UUID(int=5), name="Dewi", role=Role.TEACHER)
EKO = Actor(id=UUID(int=6), name="Eko", role=Role.TEACHER)
PEOPLE = (SARI, BUDI, RINA, TONO)
"""Who is in every school of a test; Dewi and Eko come where contacts are kept."""

NOW = datetime(2026, 8, 17, 2, 0, tzinfo=UTC)
YEAR = SchoolYear(start=2026)

SCHOOL = School(
    name="SMP Negeri Contoh",
    npsn="12345678",
    level=Level.SMP,
    address="Jalan Contoh 1, Kota Contoh",
    city="Contoh",
    time_zone=TimeZone.WIB,
    principal_name="Budi",
    current_year=YEAR.start,
    is_sample=False,
    version=1,
)


def acting(store: Store, by: Actor, now: datetime = NOW) -> Act:
    """Return what an action is handed when ``by`` presses, usually at NOW."""
    return Act(store, by, now)


def opened_copy(folder: Path, into: Path) -> Store:
    """Open a copy of records that have just been judged: a quarter of the time."""
    shutil.copytree(folder, into, dirs_exist_ok=True)
    connection = connect(into / FILE_NAME)
    harden(connection, into)
    return Store(Database(connection, into), is_whole=True)


def found_school(store: Store) -> None:
    """Keep the school, three open years (2025-2027) and the four people."""
    store.add(SCHOOL)
    for start in (2025, 2026, 2027):
        store.add(YearRecord(start=start, closed_on=None, version=1))
    for actor in PEOPLE:
        principal = actor.role is Role.PRINCIPAL
        store.add(
            Person(
                id=actor.id,
                name=actor.name,
                element=Element.PRINCIPAL if principal else Element.TEACHER,
                is_active=True,
                version=1,
            ),
        )
