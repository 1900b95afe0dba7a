from datetime import date, time, timedelta

from data.accounts.actions import close_account, open_account
from data.accounts.models import AccountDraft
from data.activity import DatePrecision, PlannedDay
from data.actor import Role
from data.language import Language
from data.obstacles import ObstacleCode
from data.store import Store
from organizing.links.actions import give_link, revoke_link
from organizing.reminders.models import Receiver, RemindedActivity, RemindedTask
from organizing.reminders.queries import (
    receivers,
    reminded_activities,
    reminded_tasks,
)
from organizing.tasks.actions import move_task
from organizing.tasks.models import TaskStep
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import a_position, a_task, an_activity, keep_closing, key

TODAY = date(2026, 8, 17)


def leave(store: Store, person_id: object) -> None:
    """Let a person leave the school."""
    store.write("update person set is_active = false where id = $id", id=person_id)


def an_account(store: Store) -> None:
    draft = AccountDraft(
        username="rina",
        person_id=RINA.id,
        role=Role.COMMITTEE_MEMBER,
        language=Language.ENGLISH,
    )
    open_account(acting(store, SARI), draft)


def test_who_works_for_the_year_is_reached(store: Store) -> None:
    activity = an_activity(store, person_id=BUDI.id)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, "Bersama", position=section)
    a_task(store, activity, "Milik Tono", person=TONO)
    put_off = an_activity(store, "Ditunda")
    a_task(store, put_off, person=SARI)
    keep_closing(store, put_off, "postponed")
    store.write("update person set phone = '+6281234567890' where id = $id", id=RINA.id)
    an_account(store)
    link = give_link(acting(store, SARI), key("link"), TONO.id, YEAR)

    def row(person: object, **facts: object) -> Receiver:
        usual: dict[str, object] = {
            "id": person.id,  # type: ignore[attr-defined]
            "name": person.name,  # type: ignore[attr-defined]
            "phone": None,
            "language": None,
            "link_id": None,
        }
        return Receiver.model_validate(usual | facts)

    assert receivers(store, YEAR, NOW) == [
        row(BUDI),
        row(RINA, phone="+6281234567890", language=Language.ENGLISH),
        row(TONO, link_id=link.id),
    ]
    assert receivers(store, YEAR.after, NOW) == []


def test_only_a_link_that_holds_and_an_open_account_count(store: Store) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    an_account(store)
    close_account(acting(store, SARI), "rina", 1)
    soon = TODAY + timedelta(days=1)
    give_link(acting(store, SARI), key("besok"), RINA.id, YEAR, until=soon)

    [found] = receivers(store, YEAR, NOW)
    assert (found.language, found.link_id) == (None, key("besok"))
    [later] = receivers(store, YEAR, NOW + timedelta(days=2))
    assert later.link_id is None

    revoke_link(acting(store, SARI), key("besok"))
    [found] = receivers(store, YEAR, NOW)
    assert found.link_id is None
    new = give_link(acting(store, SARI), key("baru"), RINA.id, YEAR)
    [found] = receivers(store, YEAR, NOW)
    assert found.link_id == new.id

    leave(store, RINA.id)
    assert receivers(store, YEAR, NOW) == []


def test_tasks_that_are_overdue_or_due_in_seven_days(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", TONO, RINA)
    late = a_task(store, activity, "Terlambat", offset=-10)
    shared = a_task(store, activity, "Bersama", position=section, offset=0)
    last = a_task(store, activity, "Hari terakhir", person=None, offset=1)
    a_task(store, activity, "Sesudahnya", offset=2)
    done = a_task(store, activity, "Sudah", offset=0)
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    move_task(
        acting(store, RINA),
        late.id,
        1,
        TaskStep.HINDERED,
        obstacle=ObstacleCode.BUSY,
        obstacle_note="Sibuk",
    )
    a_task(store, an_activity(store, "Kapan-kapan", planned_on=None))
    for outcome in ("postponed", "not_held"):
        other = an_activity(store, outcome)
        a_task(store, other)
        keep_closing(store, other, outcome)

    def row(task: object, title: str, day: int, **facts: object) -> RemindedTask:
        usual: dict[str, object] = {
            "id": task.id,  # type: ignore[attr-defined]
            "title": title,
            "activity_id": activity.id,
            "activity": "Rapat awal tahun",
            "person_ids": (),
            "people": (),
            "due_on": date(2026, 8, day),
            "is_hindered": False,
        }
        return RemindedTask.model_validate(usual | facts)

    assert reminded_tasks(store, YEAR, TODAY) == [
        row(
            late,
            "Terlambat",
            12,
            person_ids=(RINA.id,),
            people=("Rina",),
            is_hindered=True,
        ),
        row(
            shared,
            "Bersama",
            22,
            person_ids=(RINA.id, TONO.id),
            people=("Rina", "Tono"),
        ),
        row(last, "Hari terakhir", 23),
    ]

    leave(store, RINA.id)
    gone = [task.people for task in reminded_tasks(store, YEAR, TODAY)]
    assert gone == [(), ("Tono",), ()]


def test_when_and_where_activities_are_and_who_is_needed(store: Store) -> None:
    held = an_activity(
        store, person_id=RINA.id, starts_at=time(8), ends_at=time(11, 30)
    )
    a_position(store, held, "Ketua", RINA)
    a_position(store, held, "Seksi acara", RINA, TONO, BUDI)
    month = an_activity(
        store,
        "Bulan",
        planned_on=date(2026, 9, 1),
        date_precision=DatePrecision.MONTH,
        place="",
    )
    for outcome in ("postponed", "not_held"):
        keep_closing(store, an_activity(store, outcome), outcome)
    leave(store, BUDI.id)

    assert reminded_activities(store, YEAR) == [
        RemindedActivity(
            id=held.id,
            title="Rapat awal tahun",
            when=PlannedDay(day=date(2026, 8, 22)),
            starts_at=time(8),
            ends_at=time(11, 30),
            place="Aula",
            person_ids=(RINA.id, TONO.id),
        ),
        RemindedActivity(
            id=month.id,
            title="Bulan",
            when=month.when,
            starts_at=None,
            ends_at=None,
            place="",
            person_ids=(),
        ),
    ]
