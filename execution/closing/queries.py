"""What is asked about closing the year's activities."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.participants import Party
from data.record import Record
from data.store import Store, question
from execution.closing.models import Outcome
from execution.letters.models import LetterKind

_sql = partial(question, __file__)


class ClosingList(Record):
    """An activity and how far its closing is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    outcome: Outcome | None
    version: int
    completed_at: datetime | None


class ReportGroup(Record):
    """A class group in a report: its families invited, and who came for them.

    ``is_named``: attendance was taken by name; ``is_counted``: it was taken at all.
    """

    class_group: str
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int
    is_named: bool
    is_counted: bool

    @property
    def themselves(self) -> int:
        """For how many pupils father, mother or guardian came themselves."""
        return self.father + self.mother + self.guardian + self.online

    @property
    def represented(self) -> int:
        """How many pupils were represented, also by a standing-in parent."""
        return self.themselves + self.foster_parent


class ReportParty(Record):
    """A group that is no families: how many were invited and came, and who."""

    party: Party
    invited: int
    came: int
    names: str

    @property
    def share(self) -> Decimal | None:
        """The share of those invited that came: a rate of its own."""
        return Decimal(self.came) / self.invited if self.invited else None


class ReportLetter(Record):
    """Letters to the invited families, and how far they came."""

    kind: LetterKind
    number: str
    dated_on: date
    subject: str
    families: int
    sent: int
    received: int


class ReportDay(Record):
    """When an activity's report is due."""

    due_on: date


def closing_list(store: Store, year: SchoolYear) -> list[ClosingList]:
    """Return the year's activities, those still to close first, by date."""
    return store.rows(ClosingList, _sql("closing_list"), year=year.start)


def report_groups(store: Store, activity_id: UUID) -> list[ReportGroup]:
    """Return the invited class groups with who came, VII A to IX G."""
    return store.rows(ReportGroup, _sql("report_groups"), activity_id=activity_id)


def report_parties(store: Store, activity_id: UUID) -> list[ReportParty]:
    """Return the groups that are no families, with how many came."""
    return store.rows(ReportParty, _sql("report_parties"), activity_id=activity_id)


def report_letters(store: Store, activity_id: UUID) -> list[ReportLetter]:
    """Return the letters to the invited families, the first first."""
    return store.rows(ReportLetter, _sql("report_letters"), activity_id=activity_id)


def report_day(store: Store, activity_id: UUID) -> list[ReportDay]:
    """Return when an activity's report is due; nothing where it has no day."""
    return store.rows(ReportDay, _sql("report_day"), activity_id=activity_id)
