"""Does everybody find what they may see, and nothing else, each at its place?"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

import app
from data.act import Act
from data.actor import Actor, Role
from data.people.models import Person
from data.record import Record
from data.roster.models import Student
from data.search.actions import find
from data.search.kinds import kinds
from data.search.models import Found
from data.store import Store
from organizing.committees import store as committees
from planning.activities.models import Activity
from tests.make import NOW, opened_copy

YEAR = 2026
MEMBERS = """
    select person_id
    from account
    where role = 'committee_member'
    order by username
"""
SUBJECT = """
    select id, subject
    from letter_batch
    where kind <> 'summons'
    order by dated_on, id
"""


class Subject(Record):
    """A letter and what it is about."""

    id: UUID
    subject: str


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    app._file_routes()  # who sees evaluation's files
    store = opened_copy(built_sample, tmp_path_factory.mktemp("search"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def member(sample: Store) -> Actor:
    """Somebody who works for activities and leads nothing."""
    [found, *_] = sample.column(MEMBERS)
    return an_actor(found, Role.COMMITTEE_MEMBER)


def an_actor(person: UUID, role: Role) -> Actor:
    return Actor(id=person, name="", role=role)


LEAD = an_actor(UUID(int=1), Role.HUMAS_LEAD)
PRINCIPAL = an_actor(UUID(int=2), Role.PRINCIPAL)
TEACHER = an_actor(UUID(int=3), Role.TEACHER)


def found(store: Store, by: Actor, asked: str) -> list[Found]:
    return [*find(Act(store, by, NOW), asked, YEAR, YEAR).found]


def kinds_of(finds: list[Found]) -> set[str]:
    return {one.kind for one in finds}


def test_a_misspelt_activity_comes_first_and_opens_in_its_year(sample: Store) -> None:
    first, *others = found(sample, LEAD, "rpat komte")

    assert (first.name, first.year) == ("Rapat komite sekolah", YEAR)
    assert first.address.startswith("/ruang?tahun=2026&kegiatan=")
    assert any(one.year == YEAR - 1 and "tahun=2025" in one.address for one in others)


def test_a_page_is_found_by_its_title_in_either_language(sample: Store) -> None:
    assert found(sample, LEAD, "anggaran")[0].address == "/anggaran"
    assert found(sample, LEAD, "budget")[0].address == "/anggaran"


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("kuitansi", "/keuangan-kegiatan"),
        ("kaldik", "/kalender"),
        ("absensi", "/kehadiran"),
        ("passwords", "/akun"),
        ("akn kata sandi", "/akun"),
    ],
)
def test_a_page_is_found_by_what_people_call_it(
    sample: Store, said: str, address: str
) -> None:
    assert address in [one.address for one in found(sample, LEAD, said)][:3]


def test_pupils_are_found_only_by_who_keeps_their_list(
    sample: Store, member: Actor
) -> None:
    name = next(iter(sample.rows(Student, "from student order by name"))).name

    assert "Siswa" in kinds_of(found(sample, LEAD, name))
    for other in (PRINCIPAL, TEACHER, member):
        assert "Siswa" not in kinds_of(found(sample, other, name))


def test_people_are_found_only_by_who_reads_the_directory(
    sample: Store, member: Actor
) -> None:
    name = next(iter(sample.rows(Person, "from person order by name"))).name

    for leader in (LEAD, PRINCIPAL):
        assert found(sample, leader, name)[0].name == name
    for other in (TEACHER, member):
        assert not [one for one in found(sample, other, name) if one.name == name]


def test_what_families_told_in_confidence_is_found_by_nobody(sample: Store) -> None:
    told = sample.column(
        "select found from family_contact where found <> '' order by id limit 5"
    )

    assert told
    for words in told:
        finds = found(sample, LEAD, words[:60])
        assert not [one for one in finds if words in f"{one.name} {one.about}"]


def test_a_member_finds_their_own_activities_and_tasks_only(
    sample: Store, member: Actor
) -> None:
    own = committees.activities_of(sample, member.id)
    others = [
        one for one in sample.rows(Activity, "from activity") if one.id not in own
    ]
    mine = [sample.get(Activity, activity) for activity in own]

    assert mine
    assert others
    for activity in mine[:3]:
        assert str(activity.id) in " ".join(
            one.address for one in found(sample, member, activity.title)
        )
    for activity in others[:8]:
        addresses = [one.address for one in found(sample, member, activity.title)]
        assert not [address for address in addresses if str(activity.id) in address]


def test_a_find_leads_to_a_page_that_its_finder_may_open(
    sample: Store, member: Actor
) -> None:
    pages = {module.PAGE.path: module.PAGE for module in app.pages()}

    for by in (LEAD, PRINCIPAL, TEACHER, member):
        for asked in ("rapat", "undangan", "hadir", "orang tua", "foto", "sk"):
            for one in found(sample, by, asked):
                path, query = urlsplit(one.address)[2:4]
                year = [str(one.year)] if one.year else None
                assert one.is_file or pages[path.strip("/")].is_for(by), (by.role, one)
                assert one.is_file or parse_qs(query).get("tahun") == year


def test_every_kind_finds_something_in_the_sample_school(sample: Store) -> None:
    empty = {kind.label for kind in kinds() if not kind.listed(sample)}

    assert empty <= {"Letter about one pupil"}


def test_nobody_finds_anything_by_a_personal_link(sample: Store, member: Actor) -> None:
    by_link = LEAD.model_copy(update={"by_link": True})

    assert not found(sample, by_link, "rapat komite")


def test_what_is_renamed_is_found_by_its_new_name_at_once(store: Store) -> None:
    person = sample_person(store)

    assert not [one for one in found(store, LEAD, "Zubaidah") if one.kind == "Orang"]
    with store.transaction():
        store.replace(person.model_copy(update={"name": "Zubaidah", "version": 2}))

    assert "Orang" in kinds_of(found(store, LEAD, "zubaida"))


def sample_person(store: Store) -> Person:
    return next(iter(store.rows(Person, "from person order by name")))


def test_a_letter_about_one_pupil_is_found_by_its_writer_alone(sample: Store) -> None:
    letter = sample.rows(Subject, SUBJECT)[0]
    with sample.transaction():
        sample.write(
            "update letter_batch set kind = 'summons' where id = $id", id=letter.id
        )

    def addresses(by: Actor) -> str:
        return " ".join(one.address for one in found(sample, by, letter.subject))

    assert str(letter.id) in addresses(LEAD)
    assert str(letter.id) not in addresses(PRINCIPAL)
