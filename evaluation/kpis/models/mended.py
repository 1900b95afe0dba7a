"""What came of findings and follow-ups together, carried over from year to year."""

from collections.abc import Sequence
from datetime import date

from data.calendar import SchoolYear
from data.language import N_
from data.record import Record
from evaluation.kpis.models.families import OWN_RULE
from evaluation.kpis.models.kpi import Kpi


class Work(Record):
    """Something to be done: of which year, until when, and how it ended.

    ``declined_in``: the year whose plan said no to it; its no counts from that year's
    first day, unless somebody closed it.
    """

    school_year: int
    due_on: date | None
    closed_on: date | None
    is_declined: bool = False
    declined_in: int | None = None

    @property
    def is_declined_by_plan(self) -> bool:
        """Whether a plan declined it with a reason; nobody had to close it then."""
        return self.closed_on is None and self.declined_in is not None

    @property
    def is_dropped(self) -> bool:
        """Whether a person or a plan declined it with a reason."""
        return self.is_declined or self.is_declined_by_plan

    @property
    def ended_on(self) -> date | None:
        """The day on which nobody had to do anything more; None while it is open."""
        if self.closed_on is None and self.declined_in is not None:
            return SchoolYear(start=self.declined_in).first_day
        return self.closed_on

    def is_carried_into(self, year: SchoolYear) -> bool:
        """Whether it arose before this year, and was open when the year began."""
        return self.school_year < year.start and not (
            self.ended_on and self.ended_on < year.first_day
        )

    def is_of(self, year: SchoolYear) -> bool:
        """Whether it was somebody's to do in this year: of it, or carried into it."""
        return self.school_year == year.start or self.is_carried_into(year)

    def is_ended(self, last: date) -> bool:
        """Whether it was ended by the end of this day."""
        return self.ended_on is not None and self.ended_on <= last

    def is_overdue(self, today: date) -> bool:
        """Whether it is open, and its day is over."""
        return self.ended_on is None and self.due_on is not None and self.due_on < today


def carried_into(work: Sequence[Work], year: SchoolYear) -> int:
    """Return how much was still open from earlier years when the year began."""
    return sum(one.is_carried_into(year) for one in work)


def closed_of_due(work: Sequence[Work], year: SchoolYear, today: date) -> Kpi:
    """Return what was closed by what was due in a year, until today: tutup_RTL.

    What was carried over counts with the year's own; what was declined does not.
    """
    last = min(today, year.last_day)
    there = [one for one in work if one.is_of(year)]
    ended = [one for one in there if one.is_ended(last)]
    closed = [one for one in ended if one.due_on and not one.is_dropped]
    waiting = [one for one in there if not one.is_ended(last)]
    due = [one for one in waiting if one.due_on and one.due_on <= last]
    return Kpi(
        name=N_("Findings and follow-ups closed"),
        formula=N_(
            "Closed until the year's end (or today) ÷ due until then or closed before "
            "it was due. Only what has a date counts. What was open from earlier years "
            "counts again; what was declined with a reason is left out and shown apart."
        ),
        source=OWN_RULE,
        counts=N_("{counted} of {of} that were due"),
        left_out=N_("{excluded} declined with a reason"),
        counted=len(closed),
        of=len(closed) + len(due),
        excluded=sum(one.is_dropped for one in ended),
    )
