from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from data.activity import ActivityStep, DatePrecision, PlannedDay
from data.store import Store
from execution.checkin.actions import note_printed
from organizing.committees.actions import appoint
from organizing.coordination.models import Check, OpenTask, PersonWeek, Readiness
from organizing.coordination.queries import open_tasks, person_weeks, readiness
from organizing.tasks.actions import give_task, mark_seen, move_task
from organizing.tasks.models import TaskDraft, TaskStep
from planning.activities.models import Activity, Category, EvidenceKind, Mode
from planning.budget.models import BudgetLineDraft, FundSource
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import a_position, a_task, an_activity, keep_closing, key

TODAY = date(2026, 8, 17)
ZONE = "Asia/Jakarta"


def leave(store: Store, person_id: object) -> None:
    """Let a person leave the school."""
    store.write("update person set is_active = false where id = $id", id=person_id)


def a_full_activity(store: Store, title: str = "Rapat pleno") -> Activity:
    """An activity that is ready in all that it needs."""
    activity = an_activity(
        store,
        title,
        planned_on=date(2026, 9, 5),
        starts_at=time(8),
        person_id=BUDI.id,
        rundown="08.00 Pembukaan",
        indicator="Orang tua yang hadir",
        target=Decimal(80),
        budget=(
            BudgetLineDraft(
                title="Konsumsi",
                source=FundSource.BOS,
                fiscal_year=2026,
                volume=Decimal(1),
                unit="paket",
                price=Decimal(0),
            ),
        ),
    )
    a_position(store, activity, "Ketua", RINA)
    invitation = TaskDraft(
        title="Undangan",
        person_id=RINA.id,
        offset_days=-20,
        evidence=(EvidenceKind.INVITATION,),
    )
    task = give_task(
        acting(store, SARI), key(f"undangan-{title}"), activity.id, invitation
    )
    move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)
    a_task(store, activity, "Konsumsi", offset=-1)
    a_decree(store, activity, "421/17/2026", TODAY)
    return activity


def a_decree(
    store: Store, activity: Activity, number: str, decided_on: date | None
) -> None:
    row = {
        "id": key(f"decree-{activity.id}"),
        "activity_id": activity.id,
        "number": number,
        "decided_on": decided_on,
        "considering": "",
        "basis_ids": [],
        "attention": "",
        "costs": "",
        "copies": "",
        "version": 1,
    }
    store.write_all("decree", [row])


def the_one(store: Store) -> Readiness:
    [row] = readiness(store, YEAR, TODAY)
    return row


def test_an_activity_with_everything_is_ready_in_all_it_needs(store: Store) -> None:
    activity = a_full_activity(store)

    assert readiness(store, YEAR, TODAY) == [
        Readiness(
            activity_id=activity.id,
            title="Rapat pleno",
            when=PlannedDay(day=date(2026, 9, 5)),
            in_charge="Budi",
            open_tasks=1,
            overdue_tasks=0,
            letters=0,
            letters_sent=0,
            has_date=True,
            has_hour=True,
            has_time=True,
            has_minutes=None,
            has_place=True,
            has_committee=True,
            has_tasks=True,
            has_decree=True,
            has_invitation=True,
            has_attendance=None,
            has_rundown=True,
            has_standard=True,
            has_budget=True,
        )
    ]
    assert readiness(store, YEAR.after, TODAY) == []


def test_an_activity_with_nothing_is_ready_in_nothing(store: Store) -> None:
    activity = an_activity(store, planned_on=None, place="")

    assert readiness(store, YEAR, TODAY) == [
        Readiness(
            activity_id=activity.id,
            title="Rapat awal tahun",
            when=PlannedDay(),
            in_charge=None,
            open_tasks=0,
            overdue_tasks=0,
            letters=0,
            letters_sent=0,
            has_date=False,
            has_hour=None,
            has_time=None,
            has_minutes=None,
            has_place=False,
            has_committee=False,
            has_tasks=False,
            has_decree=False,
            has_invitation=None,
            has_attendance=None,
            has_rundown=False,
            has_standard=False,
            has_budget=False,
        )
    ]


def test_a_month_is_no_date(store: Store) -> None:
    an_activity(store, planned_on=date(2026, 9, 1), date_precision=DatePrecision.MONTH)

    assert Check.DATE in the_one(store).missing


def test_a_section_without_holders_is_no_whole_committee(store: Store) -> None:
    activity = a_full_activity(store)
    section = a_position(store, activity, "Seksi konsumsi")
    assert the_one(store).missing == (Check.COMMITTEE,)

    a_task(store, activity, "Milik seksi", position=section)
    assert the_one(store).missing == (Check.COMMITTEE, Check.TASKS)


def test_who_left_holds_no_position_and_no_task(store: Store) -> None:
    a_full_activity(store)
    leave(store, RINA.id)

    assert the_one(store).missing == (Check.COMMITTEE, Check.TASKS)


def test_a_task_without_anybody_is_not_given(store: Store) -> None:
    activity = a_full_activity(store)
    a_task(store, activity, "Belum ada", person=None)

    assert the_one(store).missing == (Check.TASKS,)


def test_a_decree_without_number_or_date_is_a_draft(store: Store) -> None:
    activity = an_activity(store)
    a_decree(store, activity, "421/17/2026", None)
    assert Check.DECREE in the_one(store).missing

    store.write("delete from decree")
    a_decree(store, activity, "", TODAY)
    assert Check.DECREE in the_one(store).missing


def test_an_invitation_that_is_not_done_is_missing(store: Store) -> None:
    activity = a_full_activity(store)
    store.write(
        "update task set step = 'doing' where id = $id",
        id=key(f"undangan-{activity.title}"),
    )

    row = the_one(store)

    assert row.missing == (Check.TIME, Check.INVITATION)
    assert (row.open_tasks, row.overdue_tasks) == (2, 1)


def test_what_an_activity_needs_depends_on_what_it_is(store: Store) -> None:
    visit = an_activity(store, "Kunjungan", category=Category.SERVICE)
    notice = an_activity(store, "Surat", category=Category.INFORMATION, place="")
    online = an_activity(store, "Daring", mode=Mode.ONLINE, place="")

    rows = {row.activity_id: row for row in readiness(store, YEAR, TODAY)}

    needed = {Check.HOUR, Check.STANDARD, Check.BUDGET}
    assert set(rows[visit.id].missing) == needed
    assert rows[visit.id].ready == (Check.DATE, Check.PLACE)
    assert rows[visit.id].asked == 5
    assert set(rows[notice.id].missing) == {Check.STANDARD, Check.BUDGET}
    assert rows[online.id].has_place is None
    store.write("update activity set incidental = 'x' where id = $id", id=online.id)
    assert {row.has_standard for row in readiness(store, YEAR, TODAY)} == {False, None}
    assert {Check.COMMITTEE, Check.DECREE} < set(rows[online.id].missing)
    a_position(store, visit, "Ketua")
    assert Check.COMMITTEE in readiness(store, YEAR, TODAY)[0].missing


def test_invitations_count_when_each_family_was_sent_one_and_sheets_when_printed(
    store: Store,
) -> None:
    activity = an_activity(store, evidence=(EvidenceKind.ATTENDANCE,))
    pupils = (keep_pupil(store, "Alya"), keep_pupil(store, "Bima"))
    assert Check.INVITATION in the_one(store).missing
    assert the_one(store).letters == 2
    batch = keep_batch(store, activity)

    keep_sent(store, batch, pupils[0])
    assert (the_one(store).letters_sent, the_one(store).letters) == (1, 2)
    assert Check.INVITATION in the_one(store).missing
    keep_sent(store, batch, pupils[1])
    assert Check.INVITATION in the_one(store).ready
    for printed in (True, True, False):
        note_printed(acting(store, SARI), activity.id, printed=printed)
        assert the_one(store).has_attendance is printed


def test_minutes_need_a_secretary_or_a_task(store: Store) -> None:
    activity = an_activity(store, evidence=(EvidenceKind.MINUTES,))
    assert Check.MINUTES in the_one(store).missing
    secretary = a_position(store, activity, "Sekretaris")
    assert Check.MINUTES in the_one(store).missing

    appoint(acting(store, SARI), secretary.id, RINA.id)
    assert Check.MINUTES in the_one(store).ready


def keep_pupil(store: Store, name: str) -> UUID:
    group = {"id": key("VII A"), "school_year": YEAR.start, "name": "VII A"}
    if not store.number("select count(*) from class_group"):
        store.write_all("class_group", [group | {"grade": 7, "suffix": "A"}])
    enrolled = {"student_id": key(name), "school_year": YEAR.start}
    enrolled |= {"class_group_id": key("VII A"), "step": "active"}
    store.write_all("enrolment", [enrolled])
    return key(name)


def keep_batch(store: Store, activity: Activity) -> UUID:
    words = ("subject", "opening", "place", "note", "costs", "closing", "message")
    row = {
        "id": key("undangan"),
        "school_year": YEAR.start,
        "kind": "invitation",
        "activity_id": activity.id,
        "dated_on": TODAY,
        "signed_by": "principal",
        "has_slip": True,
        "number": "",
        "made_at": NOW,
        "version": 1,
    }
    store.write_all("letter_batch", [row | dict.fromkeys(words, "")])
    return key("undangan")


def keep_sent(store: Store, batch_id: UUID, student_id: UUID) -> None:
    row = {
        "id": key(f"sent {student_id}"),
        "batch_id": batch_id,
        "student_id": student_id,
        "channel": "letter",
        "sent_on": TODAY,
        "receipt": "unknown",
        "version": 1,
    }
    words = dict.fromkeys(("name", "position", "number", "reply_name"), "")
    store.write_all("delivery", [row | words])


def test_a_standard_needs_an_indicator_and_a_target(store: Store) -> None:
    activity = an_activity(store, indicator="Hadir", target=Decimal(1))
    assert Check.STANDARD in the_one(store).ready

    sql = "update activity set target = null where id = $id"
    store.write(sql, id=activity.id)
    assert Check.STANDARD in the_one(store).missing


def test_readiness_is_asked_of_what_is_still_to_come(store: Store) -> None:
    month = DatePrecision.MONTH
    an_activity(store, "Kemarin", planned_on=TODAY - timedelta(days=1))
    an_activity(store, "Bulan lalu", planned_on=date(2026, 7, 1), date_precision=month)
    an_activity(store, "Bulan ini", planned_on=date(2026, 8, 1), date_precision=month)
    an_activity(store, "Hari ini", planned_on=TODAY)
    an_activity(store, "Kapan-kapan", planned_on=None)
    keep_closing(store, an_activity(store, "Ditunda"), "postponed")
    keep_closing(store, an_activity(store, "Batal"), "not_held")
    keep_closing(store, an_activity(store, "Selesai"), "held")

    found = [row.title for row in readiness(store, YEAR, TODAY)]

    assert found == ["Bulan ini", "Hari ini", "Kapan-kapan"]


def test_every_open_task_with_all_who_do_it(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", TONO, RINA)
    mine = a_task(store, activity, "Milik Rina", offset=-6)
    shared = a_task(store, activity, "Milik seksi", position=section, offset=-5)
    nobody = a_task(store, activity, "Belum ada", person=None, offset=-4)
    done = a_task(store, activity, "Sudah", offset=-3)
    mark_seen(acting(store, TONO), [shared.id])
    mark_seen(acting(store, SARI), [nobody.id])
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    postponed = an_activity(store, "Ditunda")
    a_task(store, postponed, "Tidak ditanyakan")
    keep_closing(store, postponed, "postponed")
    cancelled = an_activity(store, "Batal")
    a_task(store, cancelled, "Tidak ditanyakan")
    keep_closing(store, cancelled, "not_held")

    def row(task: object, title: str, day: int, **facts: object) -> OpenTask:
        usual: dict[str, object] = {
            "id": task.id,  # type: ignore[attr-defined]
            "title": title,
            "activity_id": activity.id,
            "activity": "Rapat awal tahun",
            "section": None,
            "person_ids": (),
            "people": (),
            "due_on": date(2026, 8, day),
            "given_on": TODAY,
            "is_seen": False,
            "step": TaskStep.TO_DO,
            "obstacle": None,
            "obstacle_note": "",
        }
        return OpenTask.model_validate(usual | facts)

    assert open_tasks(store, YEAR, ZONE) == [
        row(mine, "Milik Rina", 16, person_ids=(RINA.id,), people=("Rina",)),
        row(
            shared,
            "Milik seksi",
            17,
            section="Seksi acara",
            person_ids=(RINA.id, TONO.id),
            people=("Rina", "Tono"),
            is_seen=True,
        ),
        row(nobody, "Belum ada", 18),
    ]
    assert open_tasks(store, YEAR.after, ZONE) == []


def test_who_left_does_no_task_and_has_seen_none(store: Store) -> None:
    task = a_task(store, an_activity(store))
    mark_seen(acting(store, RINA), [task.id])
    leave(store, RINA.id)

    [found] = open_tasks(store, YEAR, ZONE)

    assert (found.people, found.person_ids, found.is_seen) == ((), (), False)


def test_a_task_was_given_on_the_schools_day(store: Store) -> None:
    draft = TaskDraft(title="Larut malam", person_id=RINA.id)
    late = NOW.replace(hour=18)  # the 18th in Jakarta, at one o'clock
    activity = an_activity(store)
    give_task(acting(store, SARI, late), key("larut"), activity.id, draft)

    [found] = open_tasks(store, YEAR, ZONE)

    assert found.given_on == date(2026, 8, 18)


def week(person: object, monday: date, tasks: int, activities: int) -> PersonWeek:
    return PersonWeek(
        person_id=person.id,  # type: ignore[attr-defined]
        name=person.name,  # type: ignore[attr-defined]
        week=monday,
        tasks=tasks,
        activities=activities,
    )


def test_what_falls_to_whom_in_which_week(store: Store) -> None:
    saturday, sunday = date(2026, 8, 22), date(2026, 8, 23)
    first = an_activity(store, "Sabtu", planned_on=saturday, person_id=BUDI.id)
    second = an_activity(store, "Minggu", planned_on=sunday)
    section = a_position(store, first, "Seksi acara", RINA, TONO)
    a_position(store, first, "Seksi humas", RINA)
    a_position(store, second, "Ketua", RINA)
    a_task(store, first, "Bersama", position=section, offset=0)
    a_task(store, first, "Pekan depan", person=RINA, offset=2)
    a_task(store, first, "Lampau", person=RINA, offset=-6)
    a_task(store, first, "Jauh", person=RINA, offset=40)
    done = a_task(store, first, "Sudah", person=RINA, offset=0)
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    for outcome in ("postponed", "not_held"):
        other = an_activity(store, outcome, planned_on=saturday)
        a_position(store, other, "Ketua", TONO)
        a_task(store, other, outcome, person=TONO, offset=0)
        keep_closing(store, other, outcome)
    month = DatePrecision.MONTH
    by_month = an_activity(store, "Bulan", planned_on=saturday, date_precision=month)
    a_position(store, by_month, "Ketua", TONO)
    gone = an_activity(store, "Pergi", planned_on=sunday)
    a_position(store, gone, "Ketua", SARI)
    leave(store, SARI.id)

    this, after = date(2026, 8, 17), date(2026, 8, 24)
    assert person_weeks(store, YEAR, date(2026, 8, 19)) == [
        week(BUDI, this, 0, 1),
        week(RINA, this, 1, 2),
        week(TONO, this, 1, 1),
        week(RINA, after, 1, 0),
    ]


def test_every_week_of_an_activity_of_several_days_falls_to_its_people(
    store: Store,
) -> None:
    camp = an_activity(
        store, "Kemah", planned_on=date(2026, 8, 14), ends_on=date(2026, 8, 24)
    )
    a_position(store, camp, "Ketua", RINA)
    over = an_activity(
        store, "Pekan lalu", planned_on=date(2026, 8, 15), ends_on=date(2026, 8, 16)
    )
    a_position(store, over, "Ketua", TONO)

    assert person_weeks(store, YEAR, date(2026, 8, 17)) == [
        week(RINA, date(2026, 8, 17), 0, 1),
        week(RINA, date(2026, 8, 24), 0, 1),
    ]


def test_the_records_call_off_what_the_steps_call_off(store: Store) -> None:
    found = [
        step
        for step in ActivityStep
        if store.number("select is_called_off($step)::int", step=step.value)
    ]

    assert found == [step for step in ActivityStep if step.is_called_off]


def test_six_weeks_are_looked_at(store: Store) -> None:
    for title, day in (("Dalam", date(2026, 9, 27)), ("Luar", date(2026, 9, 28))):
        a_task(store, an_activity(store, title, planned_on=day), title, offset=0)

    assert person_weeks(store, YEAR, TODAY) == [week(RINA, date(2026, 9, 21), 1, 0)]
