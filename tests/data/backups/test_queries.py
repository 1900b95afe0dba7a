"""What was lost, or changed by somebody with a tool, is found and named."""

from collections.abc import Callable
from hashlib import sha256
from uuid import UUID

import pytest

from data import history
from data.backups.actions import back_up, back_up_daily, open_backup, restore
from data.backups.queries import Checked, checked, is_well
from data.backups.references import references, unknown
from data.history import Event
from data.record import new_id
from data.store import Store
from data.store.journal import JOURNAL_NAME
from tests.make import NOW, SARI, acting

LINES = 12


@pytest.fixture
def noted(store: Store) -> Store:
    """Records with a history of a dozen lines."""
    with store.transaction():
        for number in range(1, LINES + 1):
            history.note(
                store, "goal", number, "set", by=SARI, now=NOW, title=f"Tujuan {number}"
            )
    return store


def found(store: Store) -> list[str]:
    return [str(fault) for each in checked(store) for fault in each.faults]


def about(store: Store, what: str) -> Checked:
    [one] = [each for each in checked(store) if what in each.what]
    return one


def test_records_as_they_were_written_are_well(noted: Store) -> None:
    assert is_well(checked(noted))
    assert about(noted, "lines of the history").number == LINES


def test_an_empty_history_is_well(store: Store) -> None:
    assert is_well(checked(store))


@pytest.mark.parametrize(
    "change",
    [
        "facts = replace(facts, 'Tujuan', 'tujuan')",
        "person = 'Budi'",
        "person_id = null",
        "noted_at = noted_at - interval 1 microsecond",
        "event = 'dropped'",
        "record_id = '99'",
        "hash = repeat('0', 64)",
        "id = uuid()",
    ],
)
@pytest.mark.parametrize("number", [1, 5, LINES])
def test_a_line_that_was_edited_is_named(
    noted: Store, change: str, number: int
) -> None:
    noted.write(f"update history set {change} where number = $number", number=number)

    told = found(noted)

    assert any(f"line {number} (" in one.lower() and "changed" in one for one in told)


def test_an_edited_line_with_a_new_hash_breaks_the_next(noted: Store) -> None:
    lines = noted.rows(Event, "from history order by number")
    changed = lines[4].model_copy(update={"facts": "{}"})
    made_up = sha256(changed.to_hash(lines[3].hash)).hexdigest()
    noted.write(
        "update history set facts = '{}', hash = $hash where number = 5", hash=made_up
    )

    [told] = found(noted)

    assert "Line 6 (" in told


@pytest.mark.parametrize(("first", "last"), [(1, 1), (4, 4), (3, 7)])
def test_removed_lines_are_counted_and_placed(
    noted: Store, first: int, last: int
) -> None:
    noted.write(
        "delete from history where number between $first and $last",
        first=first,
        last=last,
    )

    [told] = found(noted)

    assert told.startswith(f"{last - first + 1} lines of the history are missing")
    assert f"before line {last + 1} (" in told


def test_the_last_lines_cannot_be_cut_off_unseen(noted: Store) -> None:
    noted.write("delete from history where number > 9")

    assert found(noted) == ["The last 3 lines of the history are missing."]


def test_a_history_that_was_emptied_is_seen(noted: Store) -> None:
    noted.write("delete from history")

    assert found(noted) == [f"The last {LINES} lines of the history are missing."]


def test_removed_lines_are_seen_also_when_the_others_close_ranks(
    noted: Store,
) -> None:
    noted.write("delete from history where number = 4")
    noted.write("update history set number = number - 1 where number > 4")

    told = found(noted)

    assert "The last 1 lines of the history are missing." in told
    assert any("Line 4 (" in one and "changed" in one for one in told)


def inserted(store: Store, number: int) -> None:
    store.write(
        """
        insert into history
        select uuid(), noted_at, person_id, 'Orang lain', record, '77', 'dropped',
            facts, $number, hash
        from history where number = 1
        """,
        number=number,
    )


def test_a_line_added_under_a_number_that_is_taken_is_named(noted: Store) -> None:
    inserted(noted, 5)

    assert any("2 lines" in one and "number 5" in one for one in found(noted))


def test_a_line_added_behind_the_last_is_named(noted: Store) -> None:
    inserted(noted, LINES + 1)

    told = found(noted)

    assert "1 lines were added behind the end of the history." in told
    assert any(f"Line {LINES + 1} (" in one for one in told)


def test_a_line_pushed_in_between_moves_the_others(noted: Store) -> None:
    noted.write("update history set number = number + 1 where number >= 5")
    inserted(noted, 5)

    told = found(noted)

    assert any("Line 5 (" in one and "changed" in one for one in told)
    assert sum("another place" in one for one in told) == LINES - 4


@pytest.mark.parametrize(("one", "other"), [(3, 9), (6, 7), (1, LINES)])
def test_lines_that_changed_places_are_both_named(
    noted: Store, one: int, other: int
) -> None:
    noted.write(
        "update history set number = $sum - number where number in ($one, $other)",
        sum=one + other,
        one=one,
        other=other,
    )

    told = [fault for fault in found(noted) if "another place" in fault]

    assert len(told) == 2
    assert f"Line {one} (" in told[0]
    assert f"Line {other} (" in told[1]


@pytest.mark.parametrize(
    "change",
    ["delete from history_end", "update history_end set hash = repeat('1', 64)"],
)
def test_the_note_of_the_end_is_looked_at_too(noted: Store, change: str) -> None:
    noted.write(change)

    assert len(found(noted)) == 1


def test_hundreds_of_broken_lines_are_told_shortly(store: Store) -> None:
    with store.transaction(), history.together(store):
        for number in range(300):
            history.note(store, "goal", number, "set", by=SARI, now=NOW)
    store.write("update history set person = 'Budi'")

    told = found(store)

    assert 1 < len(told) < 60
    assert "249 more" in told[-1] or "250 more" in told[-1]


def test_a_history_chained_anew_does_not_fit_its_backups(noted: Store) -> None:
    back_up_daily(acting(noted, SARI))
    with noted.transaction():
        lines = noted.rows(Event, "from history order by number")
        previous = ""
        for line in lines:
            person = "Budi" if line.number == 7 else line.person
            changed = line.model_copy(update={"person": person})
            previous = sha256(changed.to_hash(previous)).hexdigest()
            noted.write(
                "update history set person = $person, hash = $hash where id = $id",
                person=person,
                hash=previous,
                id=line.id,
            )
        noted.write("update history_end set hash = $hash", hash=previous)

    [told] = found(noted)

    assert "cadangan-20260817-090000-harian.zip" in told


def test_backups_of_a_replaced_history_are_no_fault(noted: Store) -> None:
    act = acting(noted, SARI)
    first = back_up_daily(act)
    with noted.transaction():
        act.note("goal", 1, "changed")
        act.note("goal", 1, "changed")
    restore(act, open_backup(act, first.file, "x"))
    with noted.transaction():
        act.note("goal", 2, "changed")

    assert found(noted) == []


def test_backups_of_two_histories_that_parted_are_no_fault(noted: Store) -> None:
    """A short history is backed up before a longer one takes its place."""
    act = acting(noted, SARI)
    first = back_up_daily(act)
    with noted.transaction():
        for number in range(9):
            act.note("goal", number, "changed")
    longer = back_up(act)
    restore(act, open_backup(act, first.file, "x"))

    restore(act, open_backup(act, longer.file, "y"))

    assert found(noted) == []


def test_a_record_whose_person_is_gone_is_counted(noted: Store) -> None:
    noted.write(
        """
        insert into calendar_feed values
            (uuid(), 'a', 'Kalender', now(), $gone, null, 1),
            (uuid(), 'b', 'Kalender', now(), $nobody, null, 1)
        """,
        gone=new_id(),
        nobody=UUID(int=0),
    )

    [told] = found(noted)

    assert told.startswith("1 records of “calendar_feed” name a made_by")


def test_references_in_lists_years_and_by_kind_are_followed(noted: Store) -> None:
    noted.write("insert into cadence values (2031, 'meeting', 3, 1)")
    noted.write(
        "insert into origin values ('goal', $gone, 'problem', uuid())", gone=new_id()
    )

    told = found(noted)

    assert len(told) == 2
    assert "cadence" in told[0]
    assert "school_year" in told[0]
    assert "origin" in told[1]


def test_every_column_of_ids_says_what_it_names(store: Store) -> None:
    columns = store.columns()

    assert unknown(columns) == []
    assert len(list(references(columns))) > 60


Change = Callable[[Store], object]


def attach(store: Store, name: str, content: bytes) -> None:
    store.write(
        """
        insert into attachment values (
            uuid(), $name, 'image/jpeg', $size, $sha256, '', $at, $by
        )
        """,
        name=name,
        size=len(content),
        sha256=store.files.keep(content),
        at=NOW,
        by=SARI.id,
    )


@pytest.mark.parametrize("change", ["size = size + 1", "sha256 = upper(sha256)"])
def test_an_attachment_that_is_not_what_was_handed_in_is_named(
    noted: Store, change: str
) -> None:
    attach(noted, "daftar-hadir.jpg", b"\xff\xd8\xffdaftar")
    attach(noted, "foto.jpg", b"\xff\xd8\xfffoto")
    assert found(noted) == []
    noted.write(f"update attachment set {change} where name = 'foto.jpg'")

    [told] = found(noted)

    assert "foto.jpg" in told
    assert about(noted, "attachments").number == 2


@pytest.mark.parametrize(("lag", "words"), [(3, "lost"), (-2, "do not stand")])
def test_a_journal_that_is_not_in_step_is_told(
    noted: Store, lag: int, words: str
) -> None:
    assert noted.folder is not None
    kept = noted.number("select count from commit_count")
    (noted.folder / JOURNAL_NAME).write_text(f"{kept + lag}\n")

    [told] = found(noted)

    assert told.startswith("The journal knows of 3") if lag > 0 else "2 changes" in told
    assert words in told
