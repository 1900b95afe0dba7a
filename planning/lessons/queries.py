"""What is asked about last year's findings."""

from datetime import date
from functools import partial
from uuid import UUID

from data.arising import Arising
from data.calendar import SchoolYear
from data.language import say
from data.record import Record
from data.store import Store, question
from planning.lessons.models import Decision
from planning.origins.models import Source
from planning.sources.models import SourceKind

_sql = partial(question, __file__)


class Lesson(Record):
    """A finding that this year's plan decides about."""

    finding_id: UUID
    text: str
    recommended: str
    found_in: int
    source: Arising
    closed_on: date | None
    found_at: str | None
    verdict: str | None
    managed_well: int | None
    continuous: int | None
    effective: int | None
    decision: Decision | None
    activity_id: UUID | None
    adopted_in: str | None
    reason: str
    version: int

    @property
    def as_source(self) -> Source:
        """The finding as what a goal or an activity is started from."""
        year, done = SchoolYear(start=self.found_in), self.recommended
        return Source(
            kind=SourceKind.FINDING,
            id=self.finding_id,
            title=self.text,
            grounds=(
                say("Finding of {year}: {text}", year=year, text=self.text),
                say("Recommended: {text}", text=done) if done else "",
            ),
            proposed=done,
        )


def lessons_of_year(store: Store, year: SchoolYear) -> list[Lesson]:
    """Return the findings this year's plan decides about, oldest first."""
    return store.rows(Lesson, _sql("lessons_of_year"), year=year.start)
