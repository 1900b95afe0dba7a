import os
from hashlib import sha256
from pathlib import Path

import pytest

from data.attachments.models import FileKind, TakenFile
from data.attachments.store import lay_down
from data.backups.actions import back_up, open_backup, restore
from data.backups.reading import manifest_of
from data.errors import Unavailable
from data.store import Store
from data.store.files import COMING, FRESH, Files
from tests.data.damaged import HUGE, with_room
from tests.make import NOW, SARI, acting, opened_copy


def test_a_file_is_named_by_its_content_and_written_once(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")

    name = files.keep(b"foto")
    file = files.path(name)
    assert file
    before = file.stat().st_mtime_ns
    assert files.keep(b"foto") == name
    assert file.stat().st_mtime_ns == before
    assert files.find(name) == b"foto"
    assert [each.name for each in file.parent.iterdir()] == [name]


def test_a_disk_that_takes_nothing_is_told_as_everywhere(
    store: Store, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "files"
    in_the_way.write_bytes(b"")
    with pytest.raises(Unavailable, match="did not take what was written"):
        Files(in_the_way).keep(b"foto")
    assert in_the_way.read_bytes() == b""

    with_room(store, least=HUGE)
    with pytest.raises(Unavailable, match="MB left, so that nothing can be saved"):
        lay_down(store, TakenFile(name="a", media_type=FileKind.PDF, content=b"%PDF"))
    assert store.files.find(sha256(b"%PDF").hexdigest()) is None


@pytest.mark.parametrize("name", ["", "../humas.duckdb", "a" * 63, "A" * 64, "a/b"])
def test_only_names_of_ours_are_looked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "humas.duckdb").write_bytes(b"rahasia")
    files = Files(tmp_path / "files")

    assert files.find(name) is None
    assert files.path(name) is None


def test_what_nobody_names_goes_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    named, old, fresh = (files.keep(word) for word in (b"1", b"2", b"3"))
    left = tmp_path / "files" / f"{COMING}x"
    foreign = tmp_path / "files" / "catatan.txt"
    for file in (left, foreign):
        file.write_bytes(b"")
    for file in (tmp_path / "files").iterdir():
        if file.name != fresh:
            past = file.stat().st_mtime - FRESH - 10
            os.utime(file, (past, past))

    assert files.forget_all_but({named}) == 2

    assert {f.name for f in (tmp_path / "files").iterdir()} == {
        named,
        fresh,
        "catatan.txt",
    }
    assert files.find(old) is None


def keep(store: Store, content: bytes) -> str:
    name = store.files.keep(content)
    store.write(
        """
        insert into attachment values (
            uuid(), 'foto.jpg', 'image/jpeg', $size, $sha256, '', $at, $by
        )
        """,
        size=len(content),
        sha256=name,
        at=NOW,
        by=SARI.id,
    )
    return name


@pytest.mark.parametrize("passphrase", ["", "rahasia sekali"])
def test_a_backup_has_the_files_and_a_restore_brings_them_back(
    store: Store, founded: Path, tmp_path: Path, passphrase: str
) -> None:
    names = [keep(store, word * 1000) for word in (b"a", b"b")]
    made = back_up(acting(store, SARI), passphrase)

    elsewhere = opened_copy(founded, tmp_path / "lain")
    act = acting(elsewhere, SARI)
    restore(act, open_backup(act, made.file, "cadangan.zip", passphrase))

    assert [elsewhere.files.find(name) for name in names] == [b"a" * 1000, b"b" * 1000]
    elsewhere.close()


def test_a_damaged_file_does_not_spoil_the_backup(store: Store) -> None:
    whole, damaged = (keep(store, word * 1000) for word in (b"a", b"b"))
    path = store.files.path(damaged)
    assert path
    path.write_bytes(b"rusak")

    made = back_up(acting(store, SARI))

    parts = set(manifest_of(made.file).parts)
    assert f"files/{whole}" in parts
    assert f"files/{damaged}" not in parts
    act = acting(store, SARI)
    restore(act, open_backup(act, made.file, "cadangan.zip"))
    assert store.files.find(whole) == b"a" * 1000
