from data.store import Store
from execution.closing.actions import save_closing
from execution.closing.models import ClosingDraft, Outcome
from execution.closing.queries import closing_list
from tests.execution.make import (
    an_activity,
    closed,
    to_close,
)
from tests.make import SARI, YEAR, acting


def test_what_is_to_close_comes_first(store: Store) -> None:
    an_activity(store, "Tanpa tanggal", planned_on=None)
    half = an_activity(store, "Setengah jadi")
    activity = to_close(store)
    closed(store, activity)
    draft = ClosingDraft(outcome=Outcome.POSTPONED)
    save_closing(acting(store, SARI), half.id, 0, draft)

    found = [
        (r.title, r.step, r.outcome, r.version, r.completed_at is not None)
        for r in closing_list(store, YEAR)
    ]

    assert found == [
        ("Setengah jadi", "closing", Outcome.POSTPONED, 1, False),
        ("Tanpa tanggal", "planned", None, 0, False),
        ("Rapat awal tahun", "held", Outcome.HELD, 1, True),
    ]
    assert closing_list(store, YEAR.after) == []
