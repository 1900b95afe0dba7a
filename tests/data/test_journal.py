"""The journal of commits says what was promised, also after a fault in writing it."""

from pathlib import Path

import pytest

from data.errors import Refused, UnreadableFile
from data.store.journal import Journal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "commits.txt"


def test_nothing_was_noted_where_there_is_no_journal(file: Path) -> None:
    assert Journal(file).noted() == 0
    Journal(file).demand(0)
    assert not file.exists()


def test_the_last_commit_is_known_after_a_restart(file: Path) -> None:
    journal = Journal(file)
    journal.begin(7)
    journal.note(8)
    journal.note(10)

    assert file.read_bytes() == b"7\n8\n10\n"
    assert Journal(file).noted() == 10


@pytest.mark.parametrize(("torn", "noted"), [(b"7\n8\n1", 8), (b"7\n8\n", 8), (b"", 0)])
def test_the_line_after_a_torn_one_begins_anew(
    file: Path, torn: bytes, noted: int
) -> None:
    file.write_bytes(torn)
    journal = Journal(file)
    assert journal.noted() == noted

    journal.note(12)

    assert (
        file.read_bytes() == torn.rpartition(b"\n")[0] + (b"\n" * bool(torn)) + b"12\n"
    )
    assert Journal(file).noted() == 12


def test_a_journal_that_somebody_moved_away_begins_again(file: Path) -> None:
    journal = Journal(file)
    journal.begin(7)
    file.unlink()

    journal.note(8)

    assert file.read_bytes() == b"8\n"


def test_a_journal_that_grew_shorter_has_no_gap(file: Path) -> None:
    journal = Journal(file)
    journal.begin(700)
    file.write_bytes(b"7\n")

    journal.note(701)

    assert Journal(file).noted() == 701


@pytest.mark.parametrize(
    "content",
    [b"x\n", b"7\n-8\n", b"7\n 8\n", b"7\n\n8\n", b"8\n8\n", b"9\n8\n", b"\xff\xfe\n"],
)
def test_what_is_no_journal_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(UnreadableFile, match="is damaged"):
        Journal(file).noted()
    assert file.read_bytes() == content


def test_records_behind_their_journal_are_refused(file: Path) -> None:
    Journal(file).begin(9)

    with pytest.raises(Refused, match="2 changes are missing"):
        Journal(file).demand(7)
    Journal(file).demand(9)
    Journal(file).demand(11)
