from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from data.accounts.actions import close_account, open_account
from data.accounts.models import AccountDraft
from data.actor import Role
from data.people.actions import add_person, change_person, set_active
from data.people.models import Element, Person, PersonDraft
from data.people.queries import komite_chairs, listed_people, signing_people
from data.store import Store
from organizing.structure.models import Body, BodyKind, Office, OfficeTerm
from tests.make import SARI, acting

DAY = date(2026, 9, 1)
NIP = "196803121992032004"


def seat(
    store: Store, office: Office, name: str, starts_on: date, **more: date
) -> None:
    person = Person(
        id=UUID(int=starts_on.toordinal()),
        name=name,
        element=Element.PARENT,
        is_active=True,
        version=1,
    )
    store.add(person)
    store.add(
        OfficeTerm(
            id=person.id,
            office_id=office.id,
            person_id=person.id,
            starts_on=starts_on,
            version=1,
            **more,  # type: ignore[arg-type]
        )
    )


def komite(store: Store, number: int = 1, closed_on: date | None = None) -> Office:
    body = Body(
        id=UUID(int=100 + number),
        kind=BodyKind.KOMITE,
        title="Komite",
        number=number,
        closed_on=closed_on,
        version=1,
    )
    store.add(body)
    secretary, chair = (
        Office(
            id=UUID(int=200 + 10 * number + place),
            body_id=body.id,
            number=place,
            title=title,
            version=1,
        )
        for place, title in ((2, "Sekretaris"), (1, "Ketua"))
    )
    store.add(secretary)
    store.add(chair)
    return chair


def test_the_komites_chair_of_a_day_signs(store: Store) -> None:
    with store.transaction():
        chair = komite(store)
        secretary = chair.model_copy(update={"id": UUID(int=212)})
        seat(store, chair, "Dahulu", date(2023, 7, 1), left_on=DAY - timedelta(1))
        seat(store, chair, "Sekarang", DAY - timedelta(1))
        seat(store, chair, "Nanti", DAY + timedelta(1))
        seat(store, secretary, "Sekretaris", date(2026, 7, 1))
        gone = komite(store, 2, closed_on=date(2025, 7, 1))
        seat(store, gone, "Komite lama", date(2024, 7, 1))

    assert [one.name for one in komite_chairs(store, DAY)] == ["Sekarang"]
    assert [one.name for one in komite_chairs(store, date(2024, 1, 1))] == ["Dahulu"]
    assert komite_chairs(store, date(2022, 1, 1)) == []

    now = store.get(Person, UUID(int=(DAY - timedelta(1)).toordinal()))
    store.replace(now.model_copy(update={"is_active": False, "version": 2}))
    assert komite_chairs(store, DAY) == []


def test_who_leads_signs_with_their_number(store: Store) -> None:
    act = acting(store, SARI)
    draft = PersonDraft(name="Sari, S.Pd.", element=Element.TEACHER)
    numbered = draft.model_copy(update={"employee_number": "19680312 199203 2 004"})
    change_person(act, SARI.id, 1, numbered)
    open_account(act, AccountDraft(username="sari", person_id=SARI.id, role=SARI.role))

    [lead] = signing_people(store)

    assert (lead.name, lead.employee_number) == ("Sari, S.Pd.", NIP)


def test_who_leads_no_more_signs_nothing(store: Store) -> None:
    act = acting(store, SARI, datetime(2026, 8, 17, 2, 0, tzinfo=UTC))
    for number, name in enumerate(("Anwar", "Bela", "Citra"), 1):
        person = add_person(
            act, UUID(int=50 + number), PersonDraft(name=name, element=Element.TEACHER)
        )
        account = AccountDraft(
            username=name.lower(), person_id=person.id, role=Role.HUMAS_LEAD
        )
        open_account(act, account)
    assert [one.name for one in signing_people(store)] == ["Anwar", "Bela", "Citra"]

    close_account(act, "anwar", 1)
    set_active(act, UUID(int=52), 1, is_active=False)

    assert [one.name for one in signing_people(store)] == ["Citra"]


def test_the_directory_shows_the_number(store: Store) -> None:
    draft = PersonDraft(name="Sari", element=Element.TEACHER, employee_number=NIP)
    change_person(acting(store, SARI), SARI.id, 1, draft)

    found = {one.name: one.employee_number for one in listed_people(store)}

    assert (found["Sari"], found["Budi"]) == (NIP, "")
