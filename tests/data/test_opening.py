"""Records are judged before they are opened: whole, ours, not behind their journal."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from data.errors import HumasError, Refused, UnreadableFile
from data.store import MIGRATIONS, Store
from data.store.opening import NEW_NAME
from tests.data.damaged import (
    FILE_NAME,
    JOURNAL_NAME,
    LOG_NAME,
    NOBODY,
    a_person,
    as_nobody,
    content,
    copy_of_open,
    cut,
    files,
    flip,
    from_the_future,
)

PEOPLE = 12
Content = dict[str, list[tuple[object, ...]]]
Harm = Callable[[Path], object]


@pytest.fixture(scope="module")
def kept(
    founded: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Content]:
    """A school's folder as a power cut leaves it, and all that was acknowledged."""
    folder = tmp_path_factory.mktemp("open")
    store = Store.open(shutil.copytree(founded, folder, dirs_exist_ok=True))
    for number in range(PEOPLE):
        store.add(a_person(f"Orang {number}"))
    left = copy_of_open(folder, tmp_path_factory.mktemp("left"))
    acknowledged = content(store)
    store.close()
    return left, acknowledged


@pytest.fixture
def folder(kept: tuple[Path, Content], tmp_path: Path) -> Path:
    return copy_of_open(kept[0], tmp_path / "records")


def in_database(folder: Path, sql: str) -> None:
    with duckdb.connect(str(folder / FILE_NAME)) as connection:
        connection.execute(sql)


def newer(folder: Path) -> None:
    in_database(folder, "insert into migration values ('9999_from_tomorrow.sql')")


def strange(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    in_database(folder, "create table cashbook (amount integer)")


def without_log(folder: Path) -> None:
    (folder / LOG_NAME).unlink()


def without_database(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    (folder / LOG_NAME).unlink()


def only_log(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    (folder / JOURNAL_NAME).unlink()


def journal(text: bytes) -> Harm:
    return lambda folder: (folder / JOURNAL_NAME).write_bytes(text)


def written(name: str, text: bytes) -> Harm:
    return lambda folder: (folder / name).write_bytes(text)


HARMS: list[tuple[str, Harm, type[HumasError], str]] = [
    ("empty", written(FILE_NAME, b""), UnreadableFile, "does not hold records"),
    ("random", written(FILE_NAME, b"\x07\xfe" * 999), UnreadableFile, "does not hold"),
    ("cut", lambda f: cut(f / FILE_NAME, 100_001), UnreadableFile, "damaged"),
    ("flip", lambda f: flip(f / FILE_NAME, 5_000), UnreadableFile, "damaged"),
    ("log", lambda f: flip(f / LOG_NAME, 900), UnreadableFile, "latest changes in"),
    ("future", lambda f: from_the_future(f / FILE_NAME), UnreadableFile, "newer"),
    ("newer", newer, Refused, "newer version of Siklus Humas .9999_from_tomorrow"),
    ("strange", strange, UnreadableFile, "something else, not of Siklus Humas"),
    ("no log", without_log, Refused, f"{PEOPLE} changes are missing"),
    ("no database", without_database, Refused, "records are missing"),
    ("only log", only_log, Refused, "records are missing"),
    ("no number", journal(b"7\nseven\n"), UnreadableFile, "is damaged"),
    ("noughts", journal(b"\0" * 40), UnreadableFile, "is damaged"),
    ("fewer", journal(b"9\n3\n"), UnreadableFile, "is damaged"),
    ("too long", journal(b"9" * 30 + b"\n"), UnreadableFile, "is damaged"),
    ("ahead", journal(b"99999\n"), Refused, "changes are missing"),
    ("ahead, no end", journal(b"99999"), Refused, "changes are missing"),
]


@pytest.mark.parametrize(
    ("harm", "kind", "words"),
    [pytest.param(*harm[1:], id=harm[0]) for harm in HARMS],
)
def test_harm_is_told_in_its_own_sentence_and_nothing_is_written(
    folder: Path, harm: Harm, kind: type[HumasError], words: str
) -> None:
    harm(folder)
    before = files(folder)

    with pytest.raises(kind, match=words):
        Store.open(folder)

    assert files(folder) == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(b"PK")

    with pytest.raises(Refused, match="is a file, not a folder"):
        Store.open(file)
    with pytest.raises(Refused, match="cannot be created"):
        Store.open(file / "records")
    assert file.read_bytes() == b"PK"


@pytest.mark.parametrize("seed", range(30))
def test_harmed_files_are_refused_or_hold_all_that_was_acknowledged(
    kept: tuple[Path, Content], tmp_path: Path, seed: int
) -> None:
    chosen = random.Random(seed)
    folder = copy_of_open(kept[0], tmp_path / "records")
    name = chosen.choice((FILE_NAME, FILE_NAME, LOG_NAME))
    harm = chosen.choice((flip, flip, cut))
    harm(folder / name, chosen.randrange(1 << 30))
    before = files(folder)

    try:
        store = Store.open(folder)
    except (Refused, UnreadableFile):
        assert files(folder) == before
    else:
        assert content(store) == kept[1]
        store.close()


def test_what_was_left_by_a_power_cut_opens_whole(
    folder: Path, kept: tuple[Path, Content]
) -> None:
    store = Store.open(folder)

    assert content(store) == kept[1]
    store.close()


def test_a_lost_log_is_noticed_though_an_update_is_due(folder: Path) -> None:
    """Migrations write to the journal; it is compared before they do."""
    last = max(file.name for file in MIGRATIONS.glob("*.sql"))
    without_log(folder)
    in_database(folder, f"delete from migration where name = '{last}'")
    before = files(folder)
    asked: list[Path] = []

    with pytest.raises(Refused, match="changes are missing"):
        Store.open(folder, before_migration=lambda _, of: asked.append(of))

    assert files(folder) == before
    assert not asked


def test_what_is_raised_before_a_migration_leaves_everything(folder: Path) -> None:
    def refuse(store: Store, of: Path) -> None:
        raise Refused("No room for a backup.")

    in_database(folder, "drop table migration")
    in_database(folder, "create table migration (name text primary key)")
    before = (folder / JOURNAL_NAME).read_bytes()

    with pytest.raises(Refused, match="No room for a backup"):
        Store.open(folder, before_migration=refuse)

    assert (folder / JOURNAL_NAME).read_bytes() == before
    with duckdb.connect(str(folder / FILE_NAME)) as connection:
        assert connection.execute("from migration").fetchall() == []


def test_a_count_that_was_never_begun_is_begun(tmp_path: Path) -> None:
    """Killed after the table was made and before its row was."""
    in_database(tmp_path, "create table migration (name text primary key)")
    in_database(tmp_path, "create table commit_count (count bigint not null)")

    store = Store.open(tmp_path)

    migrations = len([*MIGRATIONS.glob("*.sql")])
    assert store.number("select count from commit_count") == migrations
    store.close()


def test_new_records_that_were_never_finished_are_begun_anew(tmp_path: Path) -> None:
    (tmp_path / NEW_NAME).write_bytes(b"half")
    (tmp_path / f"{NEW_NAME}.wal").write_bytes(b"half")

    store = Store.open(tmp_path)

    assert store.number("select count(*) from migration") > 5
    assert sorted(files(tmp_path)) == [JOURNAL_NAME, FILE_NAME]
    store.close()


@pytest.fixture
def of_somebody(folder: Path) -> Iterator[Path]:
    """The same folder where a user to whom nothing belongs comes to it."""
    if os.name != "posix":
        pytest.skip("Windows protects files in another way")
    with tempfile.TemporaryDirectory() as above:
        Path(above).chmod(0o755)
        into = copy_of_open(folder, Path(above) / "records")
        if os.geteuid() == 0:
            for each in (into, *into.iterdir()):
                os.chown(each, NOBODY, NOBODY)
        yield into
        into.chmod(0o755)


@pytest.mark.parametrize(
    ("protected", "words"),
    [
        (FILE_NAME, "may not be read or changed by this user"),
        (JOURNAL_NAME, "journal of changes .* cannot be written"),
        (".", "Nothing can be written in the folder"),
    ],
)
def test_what_is_protected_is_told(
    of_somebody: Path, protected: str, words: str
) -> None:
    place = of_somebody / protected
    place.chmod(0o555 if place.is_dir() else 0o444)
    before = files(of_somebody)

    with as_nobody(), pytest.raises(Refused, match=words):
        Store.open(of_somebody)

    assert files(of_somebody) == before


@pytest.mark.parametrize("name", [FILE_NAME, JOURNAL_NAME])
def test_what_may_not_be_read_is_told(of_somebody: Path, name: str) -> None:
    (of_somebody / name).chmod(0o000)

    with (
        as_nobody(),
        pytest.raises((Refused, UnreadableFile), match=r"cannot be|may not be"),
    ):
        Store.open(of_somebody)
