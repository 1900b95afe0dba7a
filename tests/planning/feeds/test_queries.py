from datetime import UTC, datetime

from data.store import Store
from planning.feeds.queries import calendar_events
from tests.make import NOW, YEAR
from tests.planning.make import an_activity, keep_closing


def test_an_event_names_no_person_and_says_since_when(store: Store) -> None:
    kept = an_activity(store)

    [event] = calendar_events(store, YEAR)

    assert "Sari" not in event.model_dump_json()
    assert event.sequence == kept.version
    assert event.changed_at == NOW
    assert event.time_zone == "Asia/Jakarta"
    keep_closing(store, kept.id)
    [closed] = calendar_events(store, YEAR)
    assert (closed.sequence, closed.step) == (2, "held")


def test_an_event_without_history_dates_from_the_year(store: Store) -> None:
    an_activity(store)
    store.write("delete from history")

    [event] = calendar_events(store, YEAR)

    assert event.changed_at == datetime(2026, 7, 1, tzinfo=UTC)
