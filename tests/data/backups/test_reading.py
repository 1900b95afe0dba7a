"""What is damaged, forged or no backup is refused before anything is unpacked."""

import io
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.backups import locks, packing, reading
from data.backups.making import keep
from data.backups.models import (
    DATABASE,
    MANIFEST,
    README,
    BackupKind,
    Facts,
    Manifest,
    Part,
)
from data.errors import Busy, Refused, UnreadableFile
from data.store import Store
from tests.make import NOW, found_school


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a small school, made once."""
    store = Store.open(tmp_path_factory.mktemp("records"))
    found_school(store)
    made = keep(store, BackupKind.DAILY, None, NOW)
    store.close()
    return made.file


@pytest.fixture
def copy(backup: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it that a test may damage."""
    file = tmp_path / "salinan.zip"
    file.write_bytes(backup.read_bytes())
    yield file
    assert not list(tmp_path.glob("*.duckdb")), "nothing was unpacked"


def forged(file: Path, holds: dict[str, bytes], **says: object) -> Path:
    """Write a file with a right hash at its end, as somebody may who knows how."""
    described = {
        name: packing.part_of(_written(file.with_name(name.replace("/", "_")), content))
        for name, content in holds.items()
    }
    manifest = Manifest.model_validate(
        {
            **Facts(school="Palsu", npsn="12345678").model_dump(),
            "product": "1",
            "made_at": NOW,
            "kind": BackupKind.DAILY,
            "is_locked": False,
            "parts": described,
            **says,
        }
    )
    packing.pack(
        file, manifest, {name: file.with_name(name.replace("/", "_")) for name in holds}
    )
    for name in holds:
        file.with_name(name.replace("/", "_")).unlink()
    return file


def _written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


def sealed(file: Path) -> Path:
    """Put the right hash at the end of a file again."""
    with file.open("r+b") as written:
        digest = packing.hash_before_ending(written)
        written.seek(-64, os.SEEK_END)
        written.write(digest)
    return file


def test_a_whole_backup_is_whole(backup: Path) -> None:
    reading.demand_whole(backup)

    assert reading.manifest_of(backup).school == "SMP Negeri Contoh"


def test_any_flipped_bit_is_found(copy: Path) -> None:
    """Every bit at both ends, and one of every byte that a stride meets between."""
    content = copy.read_bytes()
    size = len(content)
    ends = [*range(300), *range(size - 500, size)]
    with copy.open("r+b") as file:
        for place in [*ends, *range(300, size - 500, 13)]:
            for bit in (
                range(8) if place in {*ends[:40], *ends[-160:]} else (place % 8,)
            ):
                _write_at(file, place, content[place] ^ (1 << bit))
                assert packing.is_whole(copy) is not True, (place, bit)
            _write_at(file, place, content[place])
    reading.demand_whole(copy)


def _write_at(file: io.BufferedRandom, place: int, byte: int) -> None:
    file.seek(place)
    file.write(bytes([byte]))
    file.flush()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6))
def test_a_file_that_was_cut_is_refused(backup: Path, tmp_path: Path, cut: int) -> None:
    content = backup.read_bytes()
    short = tmp_path / "pendek.zip"
    short.write_bytes(content[: cut % len(content)])

    with pytest.raises(UnreadableFile):
        reading.unpacked(short, tmp_path)


@pytest.mark.parametrize("more", [b"\0", b"PK", b"x" * 5000])
def test_a_file_to_which_something_was_added_is_refused(
    copy: Path, more: bytes
) -> None:
    with copy.open("ab") as file:
        file.write(more)

    with pytest.raises(UnreadableFile, match="damaged"):
        reading.unpacked(copy, copy.parent)


def test_a_damaged_file_is_told_from_one_that_is_no_backup(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "foto.zip", "w") as bundle:
        bundle.writestr("a.txt", "x" * 500)
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff" * 100)
    (tmp_path / "kosong.zip").write_bytes(b"")

    with pytest.raises(UnreadableFile, match="damaged"):
        reading.unpacked(tmp_path / "foto.zip", tmp_path)
    for name in ("foto.jpg", "kosong.zip"):
        with pytest.raises(UnreadableFile, match="no backup"):
            reading.unpacked(tmp_path / name, tmp_path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        reading.unpacked(tmp_path / "nirgends.zip", tmp_path)


def test_an_honest_forgery_is_unpacked_and_no_further_trusted(tmp_path: Path) -> None:
    file = forged(tmp_path / "f.zip", {DATABASE: b"no database", README: b"x"})

    assert reading.unpacked(file, tmp_path).school == "Palsu"
    assert (tmp_path / DATABASE).read_bytes() == b"no database"


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({DATABASE: b"x"}, {}),
        ({DATABASE: b"x", README: b"x", "../../jahat": b"x"}, {}),
        ({DATABASE: b"x", README: b"x", "jahat": b"x"}, {}),
        ({DATABASE: b"x", README: b"x"}, {"parts": {}}),
        ({DATABASE: b"x", README: b"x"}, {"is_locked": True}),
        (
            {"kunci.age": b"x" * 5000, "cadangan.zip.age": b"", README: b""},
            {"is_locked": True},
        ),
    ],
)
def test_other_parts_than_a_backup_has_are_refused(
    tmp_path: Path, parts: dict[str, bytes], says: dict[str, object]
) -> None:
    file = forged(tmp_path / "f.zip", parts, **says)

    with pytest.raises(UnreadableFile):
        reading.unpacked(file, tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["f.zip"]


def test_a_part_that_says_another_size_or_hash_is_refused(tmp_path: Path) -> None:
    honest = {name: Part(size=4, sha256="0" * 64) for name in (DATABASE, README)}
    for number, says in enumerate(
        (
            {name: part.model_dump() for name, part in honest.items()},
            {name: {"size": 10**9, "sha256": "0" * 64} for name in honest},
        )
    ):
        file = forged(
            tmp_path / f"{number}.zip", {DATABASE: b"abcd", README: b"abcd"}, parts=says
        )
        with pytest.raises(UnreadableFile):
            reading.unpacked(file, tmp_path)
        (tmp_path / DATABASE).unlink(missing_ok=True)


def test_a_small_file_that_becomes_a_large_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "FASTEST", 9)
    bomb = forged(tmp_path / "b.zip", {DATABASE: bytes(40_000_000), README: b"x"})

    assert bomb.stat().st_size < 60_000
    with pytest.raises(UnreadableFile):
        reading.unpacked(bomb, tmp_path)
    assert not (tmp_path / DATABASE).exists()


def test_more_than_the_disk_holds_is_refused_before_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = forged(tmp_path / "f.zip", {DATABASE: os.urandom(9000), README: b"x"})
    monkeypatch.setattr(reading, "LARGEST", 5000)

    with pytest.raises(Refused, match="room"):
        reading.unpacked(file, tmp_path)

    assert not (tmp_path / DATABASE).exists()


Twist = Callable[[ZipFile, ZipInfo], None]


def test_a_size_that_lies_in_the_list_of_parts_is_refused(tmp_path: Path) -> None:
    """The list at the end of the ZIP says 11 bytes, the stream has four megabytes."""
    large = bytes(range(256)) * 16_000
    file = forged(tmp_path / "f.zip", {DATABASE: large, README: b"x"})
    content = bytearray(file.read_bytes())
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"PK\x01\x02"))
    assert content[entry + 46 :].startswith(DATABASE.encode())
    struct.pack_into("<I", content, entry + 24, 11)
    file.write_bytes(content)

    with pytest.raises(UnreadableFile):
        reading.unpacked(sealed(file), tmp_path)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    file = forged(tmp_path / "f.zip", {DATABASE: b"abcd", README: b"x"})
    with ZipFile(file, "a") as bundle, pytest.warns(UserWarning, match="Duplicate"):
        bundle.writestr(DATABASE, b"abcd")

    with pytest.raises(UnreadableFile):
        reading.unpacked(sealed(file), tmp_path)


def test_an_unknown_way_of_packing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "f.zip"
    described = {
        DATABASE: packing.part_of(_written(tmp_path / "a", b"abcd")),
        README: packing.part_of(_written(tmp_path / "b", b"x")),
    }
    manifest = Manifest(
        product="1",
        made_at=NOW,
        kind=BackupKind.DAILY,
        is_locked=False,
        parts=described,
    )
    with ZipFile(file, "w", ZIP_DEFLATED) as bundle:
        bundle.writestr(MANIFEST, manifest.model_dump_json())
        bundle.writestr(DATABASE, b"abcd", ZIP_BZIP2)
        bundle.writestr(README, b"x")
        bundle.comment = packing.MARK + b"0" * 64

    with pytest.raises(UnreadableFile):
        reading.unpacked(sealed(file), tmp_path)


@pytest.mark.parametrize("said", ["", "{}", "[1]", "\0", "null", '{"layout": 1'])
def test_a_manifest_that_says_nothing_is_refused(tmp_path: Path, said: str) -> None:
    file = tmp_path / "f.zip"
    with ZipFile(file, "w") as bundle:
        bundle.writestr(MANIFEST, said)
        bundle.comment = packing.MARK + b"0" * 64

    with pytest.raises(UnreadableFile):
        reading.unpacked(sealed(file), tmp_path)


def test_a_computer_too_slow_for_a_passphrase_does_not_call_it_wrong(
    tmp_path: Path,
) -> None:
    locked = tmp_path / "locked"
    locked.write_bytes(b"")
    key = locks.new_lock("rahasia sekali").locked_key.split(b"\n")
    heavy = b"\n".join([key[0], key[1].rpartition(b" ")[0] + b" 60", *key[2:]])

    with pytest.raises(Busy, match="has too much to do, or is too slow"):
        locks.unlock(locked, tmp_path / "plain", heavy, "rahasia sekali")
