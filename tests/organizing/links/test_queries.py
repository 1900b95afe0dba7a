from datetime import date, datetime, time
from uuid import UUID

from data.store import Store
from organizing.links import queries
from organizing.links.actions import give_link, revoke_link
from organizing.links.models import LinkStep
from organizing.tasks.actions import comment, give_task, move_task
from organizing.tasks.models import TaskDraft, TaskStep
from planning.activities.models import EvidenceKind
from tests.make import NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.links.make import a_token
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    keep_closing,
    key,
)


def test_the_lead_sees_who_holds_a_link_and_what_is_open(store: Store) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    done = a_task(store, activity, "Selesai")
    move_task(acting(store, RINA), done.id, done.version, TaskStep.DONE)
    a_token(store, "a")
    a_token(store, "b", TONO)
    revoke_link(acting(store, SARI), key("b"))
    give_link(acting(store, SARI), key("old"), RINA.id, YEAR.before.after)

    held = queries.held_links(store, YEAR)

    assert [(one.name, one.open_tasks, one.step_at(NOW)) for one in held] == [
        ("Rina", 1, LinkStep.HOLDS),
        ("Tono", 0, LinkStep.REVOKED),
    ]
    assert held[0].made_by == "Sari"
    assert not held[0].has_account
    assert queries.held_links(store, YEAR.before) == []


def test_whoever_works_for_an_activity_can_be_given_a_link(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", TONO)
    a_task(store, activity)
    other = an_activity(store, "Bazar")
    a_task(store, other)

    found = queries.link_receivers(store, YEAR)

    assert [(one.name, one.activities) for one in found] == [("Rina", 2), ("Tono", 1)]


def test_a_person_learns_of_their_activities_and_whom_to_ask(store: Store) -> None:
    activity = an_activity(
        store, starts_at=time(8), ends_at=time(10), rundown="08.00 Pembukaan"
    )
    a_position(store, activity, "Penanggung jawab", SARI)
    a_position(store, activity, "Ketua", TONO)
    a_position(store, activity, "Seksi acara", RINA)
    an_activity(store, "Bukan milik Rina")
    put_off = an_activity(store, "Ditunda")
    a_position(store, put_off, "Ketua", RINA)
    keep_closing(store, put_off, "postponed")

    [found] = queries.link_activities(store, RINA.id, YEAR)

    assert found.title == "Rapat awal tahun"
    assert (found.starts_at, found.ends_at) == (time(8), time(10))
    assert (found.place, found.rundown) == ("Aula", "08.00 Pembukaan")
    assert found.positions == ("Seksi acara",)
    assert (found.ask_as, found.ask) == ("Ketua", ("Tono",))
    assert [a.title for a in queries.link_activities(store, TONO.id, YEAR)] == [
        "Rapat awal tahun"
    ]


def test_without_a_chair_the_first_position_is_asked(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Koordinator", SARI)
    a_position(store, activity, "Seksi acara", RINA)

    [found] = queries.link_activities(store, RINA.id, YEAR)

    assert (found.ask_as, found.ask) == ("Koordinator", ("Sari",))
    [own] = queries.link_activities(store, SARI.id, YEAR)
    assert own.ask == ("Rina",)


def test_a_task_comes_with_its_checklist_and_comments(store: Store) -> None:
    activity = an_activity(store)
    draft = TaskDraft(
        title="Undangan",
        detail="Pakai templat",
        person_id=RINA.id,
        evidence=(EvidenceKind.INVITATION,),
        items=("Cetak", "Bagikan"),
    )
    give_task(acting(store, SARI), key("undangan"), activity.id, draft)
    comment(acting(store, RINA), key("c"), key("undangan"), "Sudah dicetak")
    a_task(store, activity, "Milik Tono", person=TONO)

    [found] = queries.link_details(store, RINA.id, YEAR)

    assert (found.id, found.detail) == (key("undangan"), "Pakai templat")
    assert found.evidence == (EvidenceKind.INVITATION,)
    assert [(item.title, item.is_done) for item in found.items] == [
        ("Cetak", False),
        ("Bagikan", False),
    ]
    [said] = found.comments
    assert (said.text, said.name, said.made_at) == ("Sudah dicetak", "Rina", NOW)
    assert found.files == ()


def test_a_calendar_gets_dated_tasks_and_learns_what_was_put_off(store: Store) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    put_off = an_activity(store, "Ditunda")
    a_task(store, put_off, "Tunda", offset=-1)
    keep_closing(store, put_off, "postponed")
    a_task(store, an_activity(store, "Tanpa tanggal", planned_on=None), "Nanti")
    a_task(store, activity, "Milik Tono", person=TONO)

    found = queries.feed_tasks(store, RINA.id, YEAR)

    assert [(task.title, task.due_on, task.is_off) for task in found] == [
        ("Menyiapkan undangan", date(2026, 8, 8), False),
        ("Tunda", date(2026, 8, 21), True),
    ]
    assert found[0].sequence == 2
    assert isinstance(found[0].id, UUID)
    assert isinstance(found[0].changed_at, datetime)
