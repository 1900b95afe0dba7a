"""What is asked about the principal's notes."""

from datetime import datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.versions.models import Content

_sql = partial(question, __file__)


class ListedNote(Record):
    """A note of the principal, as the page shows it."""

    id: UUID
    activity_id: UUID | None
    goal_id: UUID | None
    title: str
    is_planned: bool
    text: str
    made_at: datetime
    made_by: str
    answer: str
    mended_at: datetime | None
    is_open: bool
    version: int
    seen: str

    @property
    def about(self) -> UUID | None:
        """The activity or the goal at which it stands; None: the whole plan."""
        return self.activity_id or self.goal_id

    @property
    def saw(self) -> Content | None:
        """What the principal had before them when writing it."""
        return Content.model_validate_json(self.seen) if self.seen else None


def notes_of(
    store: Store, year: SchoolYear, *, drafts: bool = False
) -> list[ListedNote]:
    """Return the principal's notes at the year's plan, oldest first.

    ``drafts``: with those that were not handed over yet, for the principal alone.
    """
    return store.rows(ListedNote, _sql("notes_of"), year=year.start, drafts=drafts)
