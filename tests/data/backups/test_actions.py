"""Backing up while people work, and letting a backup take the records' place."""

import json
import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import duckdb
import pytest

from data.backups import making, reading
from data.backups import store as backups
from data.backups.actions import (
    back_up,
    back_up_as,
    back_up_before_update,
    back_up_daily,
    keep_setting,
    lock_daily,
    open_backup,
    restore,
    unlock_daily,
)
from data.backups.models import DATABASE, BackupKind, BackupSettingDraft
from data.errors import Busy, HumasError, Refused, Stale, UnreadableFile
from data.history import HistoryEnd, events_of
from data.people.models import Element, Person
from data.record import new_id
from data.school.models import School
from data.store import FILE_NAME, Store
from planning.goals.actions import set_goal
from planning.goals.models import Goal, GoalDraft
from tests.make import NOW, SARI, SCHOOL, TONO, YEAR, acting, found_school

TONO_AGAIN = Person(
    id=TONO.id, name="Wali", element=Element.PARENT, is_active=True, version=1
)
VERSION = 13
"""Which column of the school is its version."""

WORDS = "kuda makan rumput"


def records_in(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every record of a database file, table by table."""
    connection = duckdb.connect(str(file), read_only=True)
    try:
        tables = connection.execute("show tables").fetchall()
        views = connection.execute(
            "select view_name from duckdb_views() where not internal"
        ).fetchall()
        return {
            name: connection.execute(f'from "{name}" order by all').fetchall()
            for (name,) in tables
            if (name,) not in views
        }
    finally:
        connection.close()


def unpacked(file: Path, folder: Path, passphrase: str = "") -> Path:
    folder.mkdir()
    reading.unpacked(file, folder, passphrase)
    return folder / DATABASE


def a_goal(store: Store, title: str) -> Goal:
    return set_goal(
        acting(store, SARI), new_id(), GoalDraft(title=title, reason="Sebab"), YEAR
    )


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """The same school's records on a new computer: an empty folder."""
    store = Store.open(tmp_path / "other")
    yield store
    store.close()


def test_a_backup_holds_every_record(store: Store, tmp_path: Path) -> None:
    a_goal(store, "Keluarga hadir")
    made = back_up_daily(acting(store, SARI))
    assert store.folder is not None
    source = shutil.copytree(store.folder, tmp_path / "source")

    held = records_in(unpacked(made.file, tmp_path / "unpacked"))

    assert held == records_in(source / FILE_NAME)
    assert made.manifest.counts == {name: len(rows) for name, rows in held.items()}
    assert made.manifest.commits == held["commit_count"][0][0]
    assert made.manifest.end == store.get(HistoryEnd, 1).hash
    assert made.file.name == "cadangan-20260817-090000-harian.zip"


def test_a_backup_under_load_is_the_records_at_one_commit(
    store: Store, tmp_path: Path
) -> None:
    """Four people write; the backup holds what was kept at its commit, no more."""
    written: dict[int, tuple[UUID, int]] = {}
    stop = threading.Event()

    def write() -> None:
        own = store.cursor()
        while not stop.is_set():
            with own.transaction():
                count = own.number("select count from commit_count") + 1
                school = own.get(School)
                changed = school.model_copy(update={"version": school.version + 1})
                own.replace(changed)
                person = TONO_AGAIN.model_copy(update={"id": new_id()})
                own.add(person)
                written[count] = (person.id, changed.version)
        own.close()

    people = [threading.Thread(target=write) for _ in range(4)]
    for each in people:
        each.start()
    made = []
    try:
        for _ in range(3):
            made.append(back_up_before_update(acting(store.cursor(), SARI)))
    finally:
        stop.set()
        for each in people:
            each.join()

    at = [one.manifest.commits for one in made]
    assert at == sorted(set(at)), "people wrote between the backups"
    assert len(written) > at[-1] - at[0]
    for number, one in enumerate(made):
        held = records_in(unpacked(one.file, tmp_path / str(number)))
        until = {c: each for c, each in written.items() if c <= one.manifest.commits}
        assert {row[0] for row in held["person"] if row[1] == "Wali"} == {
            person for person, _ in until.values()
        }
        version = held["school"][0][VERSION]
        assert version == max([SCHOOL.version, *(v for _, v in until.values())])
        assert one.manifest.counts["person"] == len(held["person"])


def test_a_restored_school_is_as_it_was(store: Store, tmp_path: Path) -> None:
    a_goal(store, "Keluarga hadir")
    made = back_up_daily(acting(store, SARI))
    before = records_in(unpacked(made.file, tmp_path / "before"))
    a_goal(store, "Ini hilang lagi")
    store.remove(Person, TONO.id)

    act = acting(store, SARI, NOW + timedelta(hours=1))
    done = restore(act, open_backup(act, made.file, made.file.name))

    assert [goal.title for goal in store.rows(Goal, "from goal order by number")] == [
        "Keluarga hadir"
    ]
    assert store.exists(Person, TONO.id)
    assert done.replaced == 2
    assert done.kept_as == "cadangan-20260817-100000-sebelum-pemulihan.zip"
    assert store.folder is not None
    after = records_in(shutil.copytree(store.folder, tmp_path / "now") / FILE_NAME)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"history", "history_end", "commit_count"}
    assert after["history"][: len(before["history"])] == before["history"]


def test_what_was_there_before_a_restore_can_be_restored_again(store: Store) -> None:
    act = acting(store, SARI)
    made = back_up_daily(act)
    a_goal(store, "Dua")
    done = restore(act, open_backup(act, made.file, "x"))
    assert store.count(Goal) == 0

    again = made.file.with_name(done.kept_as)
    restore(act, open_backup(act, again, again.name))

    assert [goal.title for goal in store.rows(Goal, "from goal order by id")] == ["Dua"]


def test_everybody_is_signed_out_and_the_history_says_what_was_replaced(
    store: Store,
) -> None:
    act = acting(store, SARI)
    store.write("insert into sign_in_session values ('hash', 'sari', $at, $at)", at=NOW)
    a_goal(store, "Satu")
    made = back_up_daily(act)
    a_goal(store, "Dua")
    end = store.get(HistoryEnd, 1)

    restore(act, open_backup(act, made.file, "cadangan.zip"))

    assert store.number("select count(*) from sign_in_session") == 0
    [event] = events_of(store, "backup", "cadangan.zip")
    facts = json.loads(event.facts)
    assert (event.event, event.person) == ("restored", "Sari")
    assert (facts["lines_before"], facts["end_before"]) == (end.lines, end.hash)
    assert event.number == 2


def test_records_are_accepted_at_the_next_start_after_a_restore(store: Store) -> None:
    act = acting(store, SARI)
    made = back_up_daily(act)
    for number in range(5):
        a_goal(store, f"Tujuan {number}")
    restore(act, open_backup(act, made.file, "x"))
    a_goal(store, "Setelahnya")
    folder = store.folder
    store.close()

    again = Store.open(folder)

    assert [goal.title for goal in again.rows(Goal, "from goal order by id")] == [
        "Setelahnya"
    ]
    again.close()


def test_a_backup_is_restored_on_a_new_computer(store: Store, other: Store) -> None:
    a_goal(store, "Keluarga hadir")
    made = back_up(acting(store, SARI))

    act = acting(other, SARI)
    done = restore(act, open_backup(act, made.file, made.file.name))

    assert other.get(School) == SCHOOL
    assert other.count(Goal) == 1
    assert (done.replaced, done.kept_as) == (0, "")


def test_another_schools_backup_is_refused_and_nothing_changes(
    store: Store, other: Store
) -> None:
    found_school(other)
    other.write("update school set npsn = '87654321', name = 'SMP Lain'")
    made = back_up_daily(acting(other, SARI))
    commits = store.number("select count from commit_count")

    with pytest.raises(Refused, match="SMP Lain"):
        open_backup(acting(store, SARI), made.file, "x")

    assert store.number("select count from commit_count") == commits
    assert store.folder is not None
    assert not list((store.folder / "backups").glob(".opened-*"))


def test_an_older_backup_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    made = back_up_daily(acting(store, SARI))
    folder = tmp_path / "old"
    older = unpacked(made.file, folder)
    connection = duckdb.connect(str(older))
    connection.execute("drop table backup_setting")
    connection.execute("delete from migration where name = '0008_backups.sql'")
    connection.close()
    manifest = made.manifest.model_copy(
        update={
            "migrations": tuple(
                n for n in made.manifest.migrations if n != "0008_backups.sql"
            ),
        }
    )
    file = making._packed(folder, manifest, {DATABASE: older})
    act = acting(store, SARI)

    restore(act, open_backup(act, file, "lama.zip"))

    assert backups.setting(store).version == 0
    keep_setting(act, 0, BackupSettingDraft(second_folder=""))


def test_a_newer_products_backup_is_refused(store: Store, tmp_path: Path) -> None:
    made = back_up_daily(acting(store, SARI))
    folder = tmp_path / "new"
    database = unpacked(made.file, folder)
    newer = (*made.manifest.migrations, "9999_later.sql")
    manifest = made.manifest.model_copy(update={"migrations": newer})
    file = making._packed(folder, manifest, {DATABASE: database})

    with pytest.raises(Refused, match="newer"):
        open_backup(acting(store, SARI), file, "baru.zip")


def test_records_that_are_not_as_the_product_keeps_them_change_nothing(
    store: Store, tmp_path: Path
) -> None:
    a_goal(store, "Tetap")
    made = back_up_daily(acting(store, SARI))
    folder = tmp_path / "made-up"
    database = unpacked(made.file, folder)
    connection = duckdb.connect(str(database))
    connection.execute("drop table task_seen")
    connection.execute("create table task_seen (colour text)")
    connection.execute("insert into task_seen values ('biru')")
    connection.close()
    file = making._packed(folder, made.manifest, {DATABASE: database})
    act = acting(store, SARI)
    opened = open_backup(act, file, "palsu.zip")
    commits = store.number("select count from commit_count")

    with pytest.raises(Refused, match="taken over"):
        restore(act, opened)

    assert store.number("select count from commit_count") == commits
    assert store.count(Goal) == 1
    a_goal(store, "Menulis lagi")


def test_a_locked_backup_opens_only_with_its_passphrase(
    store: Store, tmp_path: Path
) -> None:
    act = acting(store, SARI)
    made = back_up(act, WORDS)

    for wrong in ("", "Kuda makan rumput", WORDS + " "):
        with pytest.raises(Refused):
            open_backup(act, made.file, "x", wrong)
    restore(act, open_backup(act, made.file, "x", WORDS))

    with ZipFile(made.file) as bundle:
        assert sorted(bundle.namelist()) == [
            "BACA-SAYA.txt",
            "cadangan.zip.age",
            "kunci.age",
            "manifest.json",
        ]
        assert bundle.read("cadangan.zip.age").startswith(b"age-encryption.org/v1")
        assert bundle.read("kunci.age").startswith(b"age-encryption.org/v1\n-> scrypt")


def test_a_passphrase_typed_on_another_keyboard_is_the_same(store: Store) -> None:
    act = acting(store, SARI)
    made = back_up(act, "caf\u00e9 di sekolah")

    assert open_backup(act, made.file, "x", "cafe\u0301 di sekolah").manifest.is_locked


def test_daily_backups_are_locked_without_keeping_the_passphrase(store: Store) -> None:
    act = acting(store, SARI)
    lock_daily(act, 0, WORDS)
    made = back_up_daily(act)

    assert made.manifest.is_locked
    assert WORDS not in str(backups.setting(store))
    assert open_backup(act, made.file, "x", WORDS).manifest.is_locked
    assert back_up(act).manifest.is_locked
    assert back_up_before_update(act).manifest.is_locked
    unlock_daily(act, 1)
    assert not back_up_daily(act).manifest.is_locked
    with pytest.raises(Stale):
        unlock_daily(act, 1)


def test_a_second_folder_gets_every_backup(store: Store, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    act = acting(store, SARI)
    keep_setting(act, 0, BackupSettingDraft(second_folder=str(second)))

    made = back_up_daily(act)

    assert made.second is None
    assert (second / made.file.name).read_bytes() == made.file.read_bytes()


def test_an_absent_second_folder_is_told_and_stops_nothing(
    store: Store, tmp_path: Path
) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    act = acting(store, SARI)
    keep_setting(act, 0, BackupSettingDraft(second_folder=str(second)))
    second.rmdir()

    made = back_up_daily(act)

    assert made.file.exists()
    assert made.second is not None
    assert str(second) in str(made.second)


@pytest.mark.parametrize("folder", ["cadangan", "/nirgends/usb", "records"])
def test_a_second_folder_must_be_there_and_elsewhere(store: Store, folder: str) -> None:
    named = str(store.folder) if folder == "records" else folder

    with pytest.raises(Refused):
        keep_setting(acting(store, SARI), 0, BackupSettingDraft(second_folder=named))

    assert backups.setting(store).version == 0


def test_the_servers_own_setting_of_the_second_folder_counts_first(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUMAS_BACKUPS", str(tmp_path))

    made = back_up_daily(acting(store, SARI))

    assert (tmp_path / made.file.name).exists()


def test_two_backups_of_one_second_stand_beside_each_other(store: Store) -> None:
    act = acting(store, SARI)

    first, second = back_up(act), back_up(act)

    assert first.file != second.file
    assert first.file.exists()


def test_a_file_that_is_there_is_never_replaced(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "penting.zip"
    file.write_bytes(b"tetap")

    with pytest.raises(Refused):
        back_up_as(acting(store, SARI), file)

    assert file.read_bytes() == b"tetap"


def test_a_backup_goes_anywhere_but_only_whole(store: Store, tmp_path: Path) -> None:
    manifest = back_up_as(acting(store, SARI), tmp_path / "c.zip", WORDS)

    assert reading.manifest_of(tmp_path / "c.zip").commits == manifest.commits
    assert [file.name for file in tmp_path.iterdir()] == ["c.zip"]
    with pytest.raises(Refused):
        back_up_as(acting(store, SARI), tmp_path / "nirgends" / "c.zip")


def test_only_one_restore_of_two_at_once_happens(store: Store) -> None:
    act = acting(store, SARI)
    made = back_up_daily(act)
    opened = open_backup(act, made.file, "x")
    told: list[HumasError | None] = []

    def try_it() -> None:
        own = store.cursor()
        try:
            restore(acting(own, SARI), opened)
            told.append(None)
        except HumasError as failure:
            told.append(failure)
        finally:
            own.close()

    both = [threading.Thread(target=try_it) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert sorted(type(one) for one in told if one) in ([Busy], [Refused])
    assert told.count(None) == 1
    assert len(events_of(store, "backup", "x")) == 1


def test_what_a_crash_left_is_taken_away_by_the_next_backup(store: Store) -> None:
    assert store.folder is not None
    left = store.folder / "backups" / ".making-left"
    left.mkdir(parents=True)
    (left / "humas.duckdb").write_bytes(b"half")

    back_up_before_update(acting(store, SARI))

    names = [file.name for file in (store.folder / "backups").iterdir()]
    assert names == ["cadangan-20260817-090000-sebelum-pembaruan.zip"]


def test_a_folder_that_cannot_be_written_is_told(store: Store) -> None:
    assert store.folder is not None
    (store.folder / "backups").write_bytes(b"a file where the folder should be")

    with pytest.raises(Refused, match="backups"):
        back_up_daily(acting(store, SARI))


def test_a_damaged_backup_changes_nothing(store: Store) -> None:
    act = acting(store, SARI)
    made = back_up_daily(act)
    content = bytearray(made.file.read_bytes())
    content[len(content) // 2] ^= 1
    made.file.write_bytes(content)

    with pytest.raises(UnreadableFile):
        open_backup(act, made.file, made.file.name)


def test_kinds_of_backups_are_found_by_their_names(store: Store) -> None:
    act = acting(store, SARI)
    back_up(act)
    back_up_daily(acting(store, SARI, NOW + timedelta(days=1)))
    assert store.folder is not None

    found = backups.kept_in(store.folder / "backups", SCHOOL.zone)

    assert [one.kind for one in found] == [BackupKind.DAILY, BackupKind.BY_HAND]
