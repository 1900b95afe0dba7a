from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import history
from data.history import Event, HistoryEnd
from data.record import Record, new_id
from data.store import Store
from tests.make import NOW, SARI


def test_newest_event_of_a_record_comes_first(store: Store, now: datetime) -> None:
    with store.transaction():
        history.note(store, "goal", "1", "set", by=SARI, now=now, title="A")
        history.note(store, "goal", "1", "changed", by=SARI, now=now, title="B")
        history.note(store, "goal", "2", "set", by=SARI, now=now)

    found = history.events_of(store, "goal", "1")

    assert [event.event for event in found] == ["changed", "set"]
    assert found[0].person == "Sari"
    assert found[0].facts == '{"title": "B"}'


def test_history_of_a_failed_change_is_not_kept(store: Store, now: datetime) -> None:
    def fail_after_noting() -> None:
        with store.transaction():
            history.note(store, "goal", "1", "set", by=SARI, now=now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_noting()

    assert history.events_of(store, "goal", "1") == []


def test_lines_gathered_in_a_long_change_are_all_kept(
    store: Store, now: datetime
) -> None:
    with store.transaction(), history.together(store):
        history.note(store, "goal", "1", "set", by=SARI, now=now)
        history.note(store, "goal", "1", "changed", by=SARI, now=now)

    assert [e.event for e in history.events_of(store, "goal", "1")] == [
        "changed",
        "set",
    ]


def test_lines_gathered_before_a_fault_are_not_kept_later(
    store: Store, now: datetime
) -> None:
    def fail_after_noting() -> None:
        with store.transaction(), history.together(store):
            history.note(store, "goal", "1", "set", by=SARI, now=now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_noting()
    with store.transaction():
        history.note(store, "goal", "1", "changed", by=SARI, now=now)

    assert [e.event for e in history.events_of(store, "goal", "1")] == ["changed"]


class Hashed(Record):
    """A line's hash as it is kept, and as the migration's words give it again."""

    number: int
    kept: str
    again: str


def hashed(store: Store) -> list[Hashed]:
    return store.rows(
        Hashed,
        """
        select
            history.number,
            history.hash as kept,
            sha256(
                line_to_hash(
                    lag(history.hash, 1, '') over (order by history.number), history
                )
            ) as again
        from history
        order by history.number
        """,
    )


def test_each_line_carries_its_number_and_the_hash_of_the_line_before(
    store: Store, now: datetime
) -> None:
    with store.transaction():
        history.note(store, "goal", "1", "set", by=SARI, now=now, title="Rapat")
        history.note(store, "goal", "1", "changed", by=None, now=now)

    second, first = history.events_of(store, "goal", "1")
    assert (first.number, second.number) == (1, 2)
    assert first.to_hash("") == (
        b"0:,1:1,36:%b,16:1786932000000000,36:%b,4:Sari,4:goal,1:1,3:set,"
        b'18:{"title": "Rapat"},' % (str(first.id).encode(), str(SARI.id).encode())
    )
    assert first.hash == sha256(first.to_hash("")).hexdigest()
    assert second.hash == sha256(second.to_hash(first.hash)).hexdigest()
    assert store.get(HistoryEnd, 1) == HistoryEnd(lines=2, hash=second.hash)


@given(
    words=st.lists(st.text(max_size=20), min_size=6, max_size=6), people=st.booleans()
)
def test_database_and_python_hash_any_words_alike(
    chain: Store, words: list[str], *, people: bool
) -> None:
    by = SARI.model_copy(update={"name": words[0]}) if people else None
    at = NOW + timedelta(microseconds=len(words[1]))
    with chain.transaction():
        history.note(chain, words[1], words[2], words[3], by=by, now=at, a=words[4])

    assert all(line.kept == line.again for line in hashed(chain))


@pytest.fixture(scope="module")
def chain() -> Iterator[Store]:
    store = Store.open()
    yield store
    store.close()


def test_long_changes_and_single_ones_make_one_chain(
    store: Store, now: datetime
) -> None:
    with store.transaction():
        history.note(store, "goal", "1", "set", by=SARI, now=now)
        with history.together(store):
            for number in range(40):
                history.note(store, "task", number, "given", by=SARI, now=now)
        history.note(store, "goal", "1", "changed", by=SARI, now=now)

    lines = hashed(store)
    assert [line.number for line in lines] == list(range(1, 43))
    assert all(line.kept == line.again for line in lines)
    assert store.get(HistoryEnd, 1) == HistoryEnd(lines=42, hash=lines[-1].kept)


def test_a_change_that_is_rolled_back_leaves_the_chain_as_it_was(
    store: Store, now: datetime
) -> None:
    before = store.get(HistoryEnd, 1)

    def fail_after_noting() -> None:
        with store.transaction():
            history.note(store, "goal", "1", "set", by=SARI, now=now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_noting()

    assert store.get(HistoryEnd, 1) == before


def test_two_rows_of_words_are_never_hashed_alike() -> None:
    line = Event(
        id=new_id(),
        noted_at=NOW,
        person_id=None,
        person="Ani",
        record="task",
        record_id="1",
        event="given",
        facts="{}",
    )
    moved = line.model_copy(update={"person": "An", "record": "itask"})

    assert line.to_hash("") != moved.to_hash("")
