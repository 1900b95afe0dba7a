"""Backing up, restoring and checking from the shell."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import app
from data.school.models import School
from data.store import FILE_NAME, Store
from data.store.journal import JOURNAL_NAME
from tests.make import SCHOOL

WORDS = "kuda makan rumput"


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    """A folder with a school's records."""
    return shutil.copytree(founded, tmp_path / "records")


def run(folder: Path, *words: str | Path, typed: str = "") -> tuple[int, str]:
    """Run ``humas WORDS --data FOLDER`` in English; return its end and what it said."""
    result = CliRunner().invoke(
        app.commands,
        [*map(str, words), "--data", str(folder)],
        input=typed,
        env={"HUMAS_LANGUAGE": "en"},
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def school_in(folder: Path) -> School | None:
    store = Store.open(folder)
    try:
        return store.find(School)
    finally:
        store.close()


def rename_school(folder: Path, name: str) -> None:
    store = Store.open(folder)
    store.write("update school set name = $name", name=name)
    store.close()


def test_a_backup_is_made_and_restored_on_a_new_computer(
    folder: Path, tmp_path: Path
) -> None:
    code, told = run(folder, "backup", tmp_path / "c.zip")
    assert code == 0
    assert "SMP Negeri Contoh" in told
    assert "personal data" in told

    code, told = run(tmp_path / "new", "restore", tmp_path / "c.zip")

    assert code == 0
    assert "12345678" in told
    assert school_in(tmp_path / "new") == SCHOOL


def test_a_restore_over_a_school_is_asked_first(folder: Path, tmp_path: Path) -> None:
    run(folder, "backup", tmp_path / "c.zip")
    rename_school(folder, "SMP Berubah")

    code, told = run(folder, "restore", tmp_path / "c.zip", typed="n\n")
    assert code == 1
    assert "2 later changes" in told
    changed = school_in(folder)
    assert changed is not None
    assert changed.name == "SMP Berubah"

    code, told = run(folder, "restore", tmp_path / "c.zip", typed="y\n")
    assert code == 0
    assert "sebelum-pemulihan.zip" in told
    assert school_in(folder) == SCHOOL


def test_a_locked_backup_asks_for_its_passphrase(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.zip"
    code, _ = run(folder, "backup", file, "--locked", typed=f"{WORDS}\n{WORDS}\n")
    assert code == 0

    code, told = run(tmp_path / "new", "restore", file, typed="salah sama sekali\n")
    assert code == 1
    assert "passphrase does not open" in told
    code, told = run(tmp_path / "new", "restore", file, typed=f"{WORDS}\n")
    assert code == 0


def test_a_damaged_file_restores_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.zip"
    run(folder, "backup", file)
    file.write_bytes(file.read_bytes()[:-1000])

    code, told = run(tmp_path / "new", "restore", file)

    assert code == 1
    assert "c.zip" in told
    assert not (tmp_path / "new").exists()


def test_lost_records_are_restored_and_what_is_left_is_put_aside(
    folder: Path, tmp_path: Path
) -> None:
    """A database that is older than its journal: it is not opened, nor deleted."""
    file = tmp_path / "c.zip"
    run(folder, "backup", file)
    old = (folder / FILE_NAME).read_bytes()
    (folder / JOURNAL_NAME).write_text("999\n")

    code, told = run(folder, "restore", file, "--yes")

    assert code == 0, told
    assert school_in(folder) == SCHOOL
    [aside] = folder.glob("disisihkan-*")
    assert (aside / FILE_NAME).read_bytes() == old
    assert (aside / JOURNAL_NAME).read_text() == "999\n"
    assert not (folder / ".restoring").exists()
    assert run(folder, "check")[0] == 0


def test_a_check_ends_with_one_when_something_is_wrong(folder: Path) -> None:
    code, told = run(folder, "check")
    assert code == 0
    assert "Everything is there" in told
    store = Store.open(folder)
    store.write("update school set current_year = current_year")
    store.write("insert into cadence values (2031, 'meeting', 3, 1)")
    store.close()

    code, told = run(folder, "check")

    assert code == 1
    assert "✗" in told
    assert "cadence" in told
