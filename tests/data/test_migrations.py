"""Records of an older version are carried over, whole."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import duckdb

from data.arising import Arising
from data.backups.actions import back_up_before_update, open_backup, restore
from data.backups.reading import manifest_of
from data.calendar import SchoolYear
from data.history import HistoryEnd, events_of, note
from data.letters import store as letters
from data.letters.models import NumberRuns
from data.letters.reading import next_number
from data.obstacles import Obstacle, ObstacleCode, Side
from data.participants import Expected, Party
from data.people import store as people
from data.roster.models import Student
from data.school.models import School
from data.store import FILE_NAME, MIGRATIONS, Store
from evaluation.findings.models import Finding
from evaluation.review.models import Review
from execution.attendance.models import Attendance
from execution.follow_ups.models import FollowUp
from execution.spending import store as spendings
from organizing.decrees.models import Decree
from planning.activities import store as activities
from planning.activities.models import Audience
from planning.activities.queries import year_plan
from planning.clashes.queries import year_slots
from planning.goals import store as goals
from planning.goals.models import Standard
from planning.meeting import store as meetings
from planning.meeting.models import MeetingKind
from planning.programme import store as programmes
from planning.templates import store as templates
from planning.versions import store as versions
from tests.make import NOW, SARI, acting

FIRST = "0001_one_cycle.sql"
YEAR = SchoolYear(start=2026)
OLD_ROWS = """
insert into goal values (
    '00000000-0000-0000-0000-000000000001', 2026, 1, 'Hubungan harmonis', 'Sebab', 3
);
insert into activity values (
    '00000000-0000-0000-0000-000000000002', 2026, 'Rapat',
    '00000000-0000-0000-0000-000000000001', ['meeting'], 'all', [], [], '2026-08-22',
    'day', 'face_to_face', null, 'Aula', 'Undang', 'Keluarga', 60, 75, '%', 'at_least',
    'Daftar hadir', 'Hujan', 'Tenda', 4
);
insert into budget_line values
    ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002',
     'Konsumsi', 'bos', 2026, 750000),
    ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000002',
     'Cetak', 'donation', 2026, 50000);
insert into work_program values (
    '00000000-0000-0000-0000-000000000005', 2026, 'approved', '', 'Mendesak', 5
);
insert into school values (
    1, 'SMP Negeri Lama', '12345678', 'SMP', 'Jalan Lama 1', 'Lama', 'Asia/Jakarta',
    'Dra. Ratna', '130456789', ['DINAS PENDIDIKAN'], null, 2026, false, 7
);
insert into person values (
    '00000000-0000-0000-0000-000000000007', 'Wati', 'teacher', 'Guru', null, true, 2
);
insert into work_program_version values (
    '00000000-0000-0000-0000-000000000005', 1, '2026-07-20 02:00:00+00',
    '00000000-0000-0000-0000-000000000006', '{}'
);
"""

OLD_OBSTACLES = """
insert into obstacle values (
    '00000000-0000-0000-0000-000000000008', '00000000-0000-0000-0000-000000000002',
    'facilities', 'internal', 'Aula sempit', 'Dua gelombang', '2026-08-22', '2026-08-24'
);
insert into task (
    id, activity_id, title, person_id, offset_days, step, obstacle, obstacle_note,
    version
) values (
    '00000000-0000-0000-0000-000000000009', '00000000-0000-0000-0000-000000000002',
    'Kursi', '00000000-0000-0000-0000-000000000007', 0, 'hindered', 'busy',
    'Masih bekerja', 2
);
insert into history values (
    '00000000-0000-0000-0000-000000000010', '2026-09-01 02:00:00+00', null, '', 'task',
    '00000000-0000-0000-0000-000000000009', 'moved', '{}'
);
"""

OLD_MEETING = """
insert into annual_meeting values (
    '00000000-0000-0000-0000-000000000002', 2026, '2026-07-11', 'Aula', 'Tujuan',
    'Formulir', null, '', 3
);
insert into meeting_party values
    ('00000000-0000-0000-0000-000000000002', 'parents', 61, '');
insert into meeting_decision values (
    '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002',
    1, 'Sore hari'
);
"""

OLD_LETTERS = """
insert into letter_pattern
values (1, '{code}/{number}/{unit}/{month}/{year}', 'SMPN1', 4);
insert into letter values
    ('00000000-0000-0000-0000-000000000001', 2026, 1, '421.3',
     '421.3/001/SMPN1/VII/2026', 'SK', 'decree', '00000000-0000-0000-0000-000000000002',
     '2026-07-03', '2026-07-03 02:00:00+00', '00000000-0000-0000-0000-000000000003'),
    ('00000000-0000-0000-0000-000000000004', 2026, null, '',
     '421.3/2/smpn1/07/2026', 'SK', 'decree', '00000000-0000-0000-0000-000000000005',
     '2026-07-04', '2026-07-04 02:00:00+00', '00000000-0000-0000-0000-000000000003');
insert into decree values
    ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000007',
     '421.3/001/SMPN1/VII/2026', '2026-07-03', '', [], '', 'Sumbangan sukarela', '', 3),
    ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000008',
     '', null, '', [], '', 'Dana BOSP, Sumbangan sukarela', '', 1);
"""


def old_records(folder: Path) -> None:
    """Write a file as the first version of the product left it."""
    connection = duckdb.connect(str(folder / FILE_NAME))
    connection.execute((MIGRATIONS / FIRST).read_text("utf-8"))
    connection.execute("create table migration (name text primary key)")
    connection.execute("insert into migration values ($name)", {"name": FIRST})
    connection.execute(OLD_ROWS)
    connection.close()


def test_old_records_are_carried_over(tmp_path: Path) -> None:
    old_records(tmp_path)

    store = Store.open(tmp_path)

    [goal] = goals.goals_in(store, YEAR)
    [activity] = activities.activities_in(store, YEAR)
    assert (goal.title, goal.version, goal.standard) == (
        "Hubungan harmonis",
        3,
        Standard.MANAGEMENT,
    )
    assert activity.series_id == activity.id
    assert (activity.title, activity.target, activity.version) == ("Rapat", 75, 4)
    first, second = activities.budget_lines(store, activity.id)
    assert (first.title, first.volume, first.price, first.amount) == (
        "Konsumsi",
        1,
        750_000,
        750_000,
    )
    assert second.is_voluntary
    assert programmes.program(store, YEAR).override_reason == "Mendesak"
    assert [v.number for v in versions.versions(store, YEAR)] == [1]
    store.close()


def test_an_old_school_and_its_people_get_empty_contacts(tmp_path: Path) -> None:
    old_records(tmp_path)

    store = Store.open(tmp_path)

    school = store.get(School)
    assert (school.name, school.principal_number, school.version) == (
        "SMP Negeri Lama",
        "130456789",
        7,
    )
    assert (school.phone, school.website, school.email) == ("", "", "")
    [person] = people.people(store)
    assert (person.name, person.employee_number) == ("Wati", "")
    store.close()


def test_an_old_register_and_its_decrees_are_carried_over(tmp_path: Path) -> None:
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute("create table migration (name text primary key)")
    for migration in sorted(MIGRATIONS.glob("*.sql")):
        if migration.name < "0023":
            connection.execute(migration.read_text("utf-8"))
            connection.execute("insert into migration values ($1)", [migration.name])
    connection.execute(OLD_LETTERS)
    connection.close()

    store = Store.open(tmp_path)

    pattern = letters.pattern(store)
    assert (pattern.unit, pattern.runs, pattern.digits) == ("SMPN1", NumberRuns.ALL, 3)
    there = letters.letters_in(store, 2026)
    assert {(one.full_number, one.number) for one in there} == {
        ("421.3/001/SMPN1/VII/2026", 1),
        ("421.3/2/smpn1/07/2026", None),
    }
    assert next_number(pattern, there, "", date(2026, 7, 9)).number == 3
    signed, draft = (store.get(Decree, UUID(int=number)) for number in (2, 6))
    assert signed.costs == "Sumbangan sukarela"
    assert draft.costs == "Dana BOSP, sumber lain yang sah dan tidak mengikat"
    store.close()


def test_a_file_is_carried_over_once(tmp_path: Path) -> None:
    old_records(tmp_path)
    Store.open(tmp_path).close()

    store = Store.open(tmp_path)

    assert len(activities.activities_in(store, YEAR)) == 1
    store.close()


def test_an_old_activity_gets_a_last_day_and_its_tasks_follow(tmp_path: Path) -> None:
    old_records(tmp_path)
    store = Store.open(tmp_path)
    [old] = activities.activities_in(store, YEAR)
    assert (old.ends_on, old.when.last_day) == (None, date(2026, 8, 22))

    longer = old.model_copy(update={"ends_on": date(2026, 8, 24), "version": 5})
    with store.transaction():
        store.replace(longer)
    [row] = year_plan(store, YEAR)
    [slot] = year_slots(store, YEAR)

    assert row.when == longer.when
    assert slot.until == date(2026, 8, 24)
    assert [longer.when.due_on(n) for n in (-1, 0, 1)] == [
        date(2026, 8, 21),
        date(2026, 8, 22),
        date(2026, 8, 25),
    ]
    store.close()


def test_lines_of_an_old_history_become_a_chain(tmp_path: Path) -> None:
    old_records(tmp_path)
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute(
        """
        insert into history values
            ('00000000-0000-0000-0000-00000000000b', '2026-07-21 03:00:00+00', null, '',
             'goal', '1', 'changed', '{"title": "Kelas «Ibu»"}'),
            ('00000000-0000-0000-0000-00000000000a', '2026-07-20 02:00:00.5+00',
             '00000000-0000-0000-0000-000000000006', 'Sari', 'goal', '1', 'set', '{}')
        """
    )
    connection.close()

    store = Store.open(tmp_path)

    second, first = events_of(store, "goal", "1")
    assert [(e.number, e.event) for e in (first, second)] == [
        (1, "set"),
        (2, "changed"),
    ]
    assert first.hash == sha256(first.to_hash("")).hexdigest()
    assert second.hash == sha256(second.to_hash(first.hash)).hexdigest()
    assert store.get(HistoryEnd, 1) == HistoryEnd(lines=2, hash=second.hash)
    with store.transaction():
        note(store, "goal", "1", "dropped", by=None, now=NOW)
    third = events_of(store, "goal", "1")[0]
    assert third.hash == sha256(third.to_hash(second.hash)).hexdigest()
    store.close()


def test_who_asks_sees_old_records_before_they_are_carried_over(tmp_path: Path) -> None:
    old_records(tmp_path)
    seen = []

    def look(store: Store, folder: Path) -> None:
        [title] = store.column("select title from goal")
        seen.append((folder, title, store.column("select name from migration")))

    Store.open(tmp_path, before_migration=look).close()
    Store.open(tmp_path, before_migration=look).close()
    Store.open(tmp_path / "new", before_migration=look).close()

    assert seen == [(tmp_path, "Hubungan harmonis", [FIRST])]


OLD_PUPIL = """
insert into student values (
    '00000000-0000-0000-0000-000000000007', 'hash:ab', null, null, 'Alya', 'P',
    '00000000-0000-0000-0000-000000000008', '+6281234567890', '0812-3456-7890', '', '',
    3
);
"""


def test_pupils_are_carried_over_and_may_be_without_a_sex(tmp_path: Path) -> None:
    old_records(tmp_path)
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute(OLD_PUPIL)
    connection.close()

    store = Store.open(tmp_path)

    [pupil] = store.rows(Student, "from student order by id")
    kept = (pupil.name, pupil.key, pupil.gender, pupil.phone, pupil.version)
    assert kept == ("Alya", "hash:ab", "P", "+6281234567890", 3)
    assert pupil.known_by == ""
    store.replace(pupil.model_copy(update={"gender": "", "version": 4}))
    assert [p.gender for p in store.rows(Student, "from student order by id")] == [""]
    store.close()


def test_what_was_spent_becomes_receipts_of_the_activitys_day(tmp_path: Path) -> None:
    old_records(tmp_path)
    activity_id = UUID(int=2)
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute(
        "insert into spending values (uuid(), $id, null, 'Parkir', 20000)",
        {"id": activity_id},
    )
    connection.close()

    store = Store.open(tmp_path)

    [kept] = spendings.receipts(store, activity_id)
    assert (kept.title, int(kept.amount), kept.version) == ("Parkir", 20_000, 1)
    assert (kept.spent_on, kept.payee) == (date(2026, 8, 22), "")
    store.close()


def test_a_school_of_an_older_product_is_backed_up_before_it_is_changed(
    tmp_path: Path,
) -> None:
    old_records(tmp_path)
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute(
        "update school set name = 'SMP Lama', time_zone = 'Asia/Makassar'"
    )
    connection.close()

    def keep_first(older: Store, _: Path) -> None:
        back_up_before_update(acting(older, SARI))

    Store.open(tmp_path, before_migration=keep_first).close()

    [kept] = (tmp_path / "backups").iterdir()
    assert kept.name == "cadangan-20260817-100000-sebelum-pembaruan.zip"
    manifest = manifest_of(kept)
    assert (manifest.school, manifest.migrations) == ("SMP Lama", (FIRST,))
    new = Store.open(tmp_path / "new")
    act = acting(new, SARI)
    restore(act, open_backup(act, kept, kept.name))
    [activity] = activities.activities_in(new, YEAR)
    assert (activity.title, activity.series_id) == ("Rapat", activity.id)
    new.close()


def test_old_texts_lose_what_nobody_sees(tmp_path: Path) -> None:
    old_records(tmp_path)
    with duckdb.connect(str(tmp_path / FILE_NAME)) as connection:
        connection.execute(
            "update activity set title = $title, risk = $risk",
            {"title": "Rapat\x0bkomite\u202e", "risk": "Hujan\r\nTenda\x07\tada"},
        )
        connection.execute("update goal set title = $t", {"t": "\u200b\x0b"})

    store = Store.open(tmp_path)

    [activity] = activities.activities_in(store, YEAR)
    assert (activity.title, activity.risk) == ("Rapat komite", "Hujan\nTenda\tada")
    [goal] = goals.goals_in(store, YEAR)
    assert goal.title == "–"
    assert store.column("select distinct name from person order by name") == ["Wati"]


OF_KOMITE = """
insert into activity by name select
    '00000000-0000-0000-0000-000000000002'::uuid as id, 2026 as school_year,
    'Rapat komite' as title, [] as forms, 'komite' as audience, [] as grades,
    [] as class_group_ids, 'month' as date_precision, 'online' as mode, '' as place,
    '' as procedure, '' as indicator, '' as unit, 'at_least' as direction,
    '' as measured_by, '' as risk, '' as mitigation, 1 as version,
    '00000000-0000-0000-0000-000000000002'::uuid as series_id, '' as template_key,
    [] as involvement, '' as background, '' as rundown, [] as evidence;
insert into activity_template values
    ('00000000-0000-0000-0000-000000000003', 'rapat_komite',
     '{"title":"Komite","grades":[],"for_komite":true,"months":[8]}', false, 1),
    ('00000000-0000-0000-0000-000000000004', 'pomg',
     '{"title":"POMG","grades":[7],"for_komite":false}', false, 1);
"""


def test_an_activity_of_the_komite_has_it_as_a_group(tmp_path: Path) -> None:
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute("create table migration (name text primary key)")
    for migration in sorted(MIGRATIONS.glob("*.sql")):
        if migration.name < "0041":
            connection.execute(migration.read_text("utf-8"))
            connection.execute("insert into migration values ($1)", [migration.name])
    connection.execute(OF_KOMITE)
    connection.close()

    store = Store.open(tmp_path)

    [meeting] = activities.activities_in(store, YEAR)
    komite = (Expected(party=Party.KOMITE),)
    assert (meeting.audience, meeting.parties) == (Audience.NONE, komite)
    assert activities.families_of(store, meeting.id) == 0
    found = {t.key: t for t in templates.all_templates(store)}
    assert found["rapat_komite"].parties == komite
    assert found["rapat_komite"].audience is Audience.NONE
    assert found["pomg"].audience is Audience.GRADES
    store.close()


def test_old_obstacles_stand_on_their_own_and_hindered_tasks_have_theirs(
    tmp_path: Path,
) -> None:
    old_records(tmp_path)
    with duckdb.connect(str(tmp_path / FILE_NAME)) as connection:
        connection.execute(OLD_OBSTACLES)

    store = Store.open(tmp_path)

    kept, of_task = store.rows(Obstacle, "from obstacle order by raised_on")
    assert (kept.school_year, kept.note, kept.remedy, kept.resolved_on) == (
        2026,
        "Aula sempit",
        "Dua gelombang",
        date(2026, 8, 24),
    )
    assert (kept.raised_by, kept.version) == (None, 1)
    assert of_task.task_id == UUID(int=9)
    assert (of_task.code, of_task.side, of_task.note) == (
        ObstacleCode.BUSY,
        Side.EXTERNAL,
        "Masih bekerja",
    )
    assert (of_task.raised_on, of_task.resolved_on) == (date(2026, 9, 1), None)


VISITED = UUID(int=3)
OLD_VISIT = f"""
insert into attendance (activity_id, student_id, class_group_id, presence)
select '{UUID(int=1)}', pupil, '{UUID(int=2)}', 'mother'
from unnest(['{VISITED}', '{UUID(int=4)}']) as invited (pupil);
insert into family_contact values (
    uuid(), 2026, '{VISITED}', '{UUID(int=2)}', 'home_visit', 'face_to_face',
    '2026-09-01', null, '', ['mother'], '', uuid(), [], '', [], [], '', '', '', [], '',
    [], '', '', null, null, '{UUID(int=1)}', null, '', now(), uuid(), 1
);
"""


def test_meeting_becomes_minutes_and_a_visit_is_told_apart_from_what_was_entered(
    tmp_path: Path,
) -> None:
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute("create table migration (name text primary key)")
    for migration in sorted(MIGRATIONS.glob("*.sql")):
        if migration.name < "0066":
            connection.execute(migration.read_text("utf-8"))
            connection.execute("insert into migration values ($1)", [migration.name])
    connection.execute(OLD_MEETING)
    connection.execute(OLD_VISIT)
    connection.close()

    store = Store.open(tmp_path)

    kept = meetings.meeting_in(store, YEAR)
    assert kept
    assert (kept.kind, kept.held_on, kept.second_way, kept.version) == (
        MeetingKind.ANNUAL,
        date(2026, 7, 11),
        "Formulir",
        3,
    )
    [decision] = meetings.decisions(store, kept.id)
    assert (decision.text, decision.owner_id) == ("Sore hari", None)
    assert len(meetings.parties(store, kept.id)) == 1
    came = store.rows(Attendance, "from attendance order by student_id")
    assert [row.by_contact for row in came] == [True, False]
    assert store.number("select mother from participation") == 2
    store.close()


OLD_FINDINGS = """
insert into review (
    id, activity_id, number, managed_well, continuous, effective, note, decision,
    signed_at, signed_by
) values (
    '00000000-0000-0000-0000-000000000020', '00000000-0000-0000-0000-000000000002', 1,
    3, 3, 3, '', 'improve', '2026-09-01 02:00:00+00',
    '00000000-0000-0000-0000-000000000006'
);
insert into finding
select
    unnest([uuid '00000000-0000-0000-0000-000000000021',
            uuid '00000000-0000-0000-0000-000000000022']),
    2026, '00000000-0000-0000-0000-000000000002', 'Terlambat', '',
    unnest([timestamptz '2026-09-01 02:00:00+00',
            timestamptz '2026-09-02 02:00:00+00']),
    '00000000-0000-0000-0000-000000000006';
insert into follow_up
select
    unnest([uuid '00000000-0000-0000-0000-000000000023',
            uuid '00000000-0000-0000-0000-000000000024']),
    2026, null,
    unnest([uuid '00000000-0000-0000-0000-000000000003', null]),
    'Kirim', '00000000-0000-0000-0000-000000000007', '2026-10-01', null, null, '', 1;
"""


def test_old_findings_and_follow_ups_know_their_sources(tmp_path: Path) -> None:
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute("create table migration (name text primary key)")
    for migration in sorted(MIGRATIONS.glob("*.sql")):
        if migration.name < "0099":
            connection.execute(migration.read_text("utf-8"))
            connection.execute("insert into migration values ($1)", [migration.name])
    connection.execute(OLD_FINDINGS)
    connection.close()

    store = Store.open(tmp_path)

    kept = store.get(Review, UUID(int=0x20))
    assert (kept.judged, kept.reason, kept.decision) == (None, "", "improve")
    findings = store.rows(Finding, "from finding order by id")
    assert [(one.source, one.source_id) for one in findings] == [
        (Arising.REVIEW, UUID(int=0x20)),
        (Arising.OWN, None),
    ]
    assert [(one.version, one.closed_on) for one in findings] == [(1, None)] * 2
    follow_ups = store.rows(FollowUp, "from follow_up order by id")
    assert [(one.source, one.source_id) for one in follow_ups] == [
        (Arising.DECISION, UUID(int=3)),
        (Arising.OWN, None),
    ]
    store.close()
