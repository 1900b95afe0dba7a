"""What is asked about where goals and activities came from."""

from functools import partial
from typing import Literal
from uuid import UUID

from data.calendar import SchoolYear
from data.language import say
from data.record import Record
from data.store import Store, question
from planning.sources.models import Aspect, SourceKind

_sql = partial(question, __file__)


class Origin(Record):
    """A goal or activity, and what it came from.

    ``activities`` is how many activities serve the goal, 0 for an activity.
    """

    record: Literal["goal", "activity"]
    record_id: UUID
    title: str
    activities: int
    kind: SourceKind
    source_id: UUID
    source: str

    @property
    def said(self) -> str:
        """What it came from, as a person reads it."""
        if self.kind is SourceKind.ASSESSMENT:
            return next(say(a.label) for a in Aspect if a == self.source)
        return self.source


def origins_in(store: Store, year: SchoolYear) -> list[Origin]:
    """Return what the year's goals and activities came from, goals first."""
    return store.rows(Origin, _sql("origins_in"), year=year.start)
