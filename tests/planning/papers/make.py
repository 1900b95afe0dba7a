"""Makers of what the papers tell beside the plan: the meeting, problems, money."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from data.accounts.models import Account, AccountDraft
from data.actor import Role
from data.people.models import Person
from data.store import Store
from planning.budget.models import BudgetLineDraft, FundSource
from planning.chapters.actions import write_chapter
from planning.chapters.models import Chapter
from tests.make import PEOPLE, SARI, YEAR, acting
from tests.planning.make import keep_class_group, keep_pupil, key

DONATION = BudgetLineDraft(
    title="Panggung",
    source=FundSource.DONATION,
    fiscal_year=2027,
    volume=Decimal(2),
    unit="unit",
    price=Decimal(250_000),
    is_voluntary=True,
)


def keep_problem(store: Store, title: str, priority: int) -> None:
    row = {
        "id": key(title),
        "school_year": YEAR.start,
        "title": title,
        "root_cause": "Sebab",
        "evidence": "",
        "priority": priority,
        "indicator_id": None,
        "version": 1,
    }
    store.write_all("problem", [row])


def keep_meeting(store: Store, *, bare: bool = False) -> None:
    meeting = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "kind": "annual",
        "held_on": date(2026, 7, 3),
        "place": "Aula",
        "agenda": "Program kerja",
        "second_way": "Kirim saran melalui wali kelas.",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    store.write_all("meeting", [meeting])
    if bare:
        return
    parties = [("parents", 31), ("komite", 0)]
    store.write_all(
        "meeting_party",
        [
            {"meeting_id": key("meeting"), "party": party, "count": n, "names": ""}
            for party, n in parties
        ],
    )
    decisions = ["Pertemuan pada Sabtu pagi", "Undangan H-14"]
    store.write_all(
        "meeting_decision",
        [
            {"id": key(t), "meeting_id": key("meeting"), "number": n, "text": t}
            for n, t in enumerate(decisions, 1)
        ],
    )


def keep_office(
    store: Store,
    body: str,
    title: str,
    names: Sequence[str],
    *,
    above: UUID | None = None,
    closed_on: date | None = None,
    class_group_id: UUID | None = None,
    kind: str = "humas_team",
) -> UUID:
    """Keep a body with one position, held by people of the directory since July."""
    row = {
        "id": key(body),
        "kind": "class_parents" if class_group_id else kind,
        "title": body,
        "parent_id": above,
        "class_group_id": class_group_id,
        "statutes": "",
        "number": 1 + bool(above),
        "closed_on": closed_on,
        "version": 1,
    }
    office = {
        "id": key(f"{body}-{title}"),
        "body_id": key(body),
        "number": 1,
        "title": title,
        "duty": "",
        "entitlement": "",
        "responsibility": "",
        "seats": 9,
        "version": 1,
    }
    known = {actor.name: actor.id for actor in PEOPLE}
    terms = [
        {
            "id": key(f"{body}-{name}"),
            "office_id": office["id"],
            "person_id": known[name],
            "element": "",
            "term_number": 1,
            "starts_on": date(2026, 7, 1),
            "ends_on": None,
            "left_on": None,
            "reason": "",
            "version": 1,
        }
        for name in names
    ]
    for table, rows in (("body", [row]), ("office", [office]), ("office_term", terms)):
        store.write_all(table, rows)
    return key(body)


def keep_lead(store: Store, number: str = "197001011995031001") -> None:
    """Give Sari her account and her NIP."""
    account = AccountDraft(username="sari", person_id=SARI.id, role=Role.HUMAS_LEAD)
    kept = Account(
        **account.model_dump(),
        password_hash="x",
        must_change=False,
        closed_at=None,
        version=1,
    )
    store.add(kept)
    person = store.get(Person, SARI.id)
    changed = {"employee_number": number, "version": person.version + 1}
    store.replace(person.model_copy(update=changed))


def keep_what_papers_need(store: Store) -> None:
    """Keep everything that the work programme tells beside its activities."""
    keep_meeting(store)
    keep_problem(store, "Undangan terlambat", 1)
    keep_lead(store)
    keep_pupil(store, "Ani", "Keluarga Ani", keep_class_group(store, "VII A", 7))
    keep_office(store, "Tim humas", "Ketua", ["Rina"])
    write_chapter(
        acting(store, SARI), YEAR, Chapter.VISION_MISSION, 0, "Visi: jujur dan cakap."
    )
