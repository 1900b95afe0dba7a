from datetime import datetime

import pytest

from data import history
from data.store import Store
from tests.make import SARI


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
