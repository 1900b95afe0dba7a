"""Who acts, on which records, at which moment: what every action is handed."""

from dataclasses import dataclass
from datetime import datetime

from data import history
from data.actor import Actor
from data.signs import tidy
from data.store import Store


@dataclass(frozen=True)
class Act:
    """One press of a button: the records, the person and the moment (with a zone)."""

    store: Store
    by: Actor
    now: datetime

    def note(self, record: str, record_id: object, event: str, **facts: object) -> None:
        """Add a line to the history, inside the transaction that makes the change."""
        tidied = {n: tidy(f) if type(f) is str else f for n, f in facts.items()}
        history.note(
            self.store, record, record_id, event, by=self.by, now=self.now, **tidied
        )
