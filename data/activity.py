"""How far an activity came, and when it is: its step, and its day in words."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Final

from data.errors import HumasError, Refused
from data.language import (
    N_,
    in_days,
    in_hour,
    in_hours,
    in_long,
    in_month,
    in_short,
    in_weekday,
    say,
    say_many,
)
from data.record import Record, Term

UNDATED: Final = N_("No date yet")
MOST_DAYS: Final = 31
"""How many days an activity lasts at most: what lasts longer is several activities."""

ENDS_BEFORE: Final = N_(
    "The last day, {last}, is before the first, {first}. Choose a later one, or leave "
    "it out."
)
TOO_LONG: Final = N_(
    "From {first} to {last} are {count} days; an activity lasts at most {most}. Choose "
    "an earlier last day, or plan several activities."
)


class ActivityStep(Term):
    """How far an activity came, from the plan to its closing."""

    PLANNED = "planned", N_("Planned")
    CLOSING = "closing", N_("Being closed")
    HELD = "held", N_("Held")
    MOVED_ONLINE = "moved_online", N_("Moved online")
    POSTPONED = "postponed", N_("Postponed")
    NOT_HELD = "not_held", N_("Not held")

    @property
    def is_closed(self) -> bool:
        """Whether its closing is complete."""
        return self not in {self.PLANNED, self.CLOSING}

    @property
    def is_carried_out(self) -> bool:
        """Whether it took place; moved online counts."""
        return self in {self.HELD, self.MOVED_ONLINE}

    @property
    def is_called_off(self) -> bool:
        """Whether it did not take place on its day."""
        return self in {self.POSTPONED, self.NOT_HELD}


class DatePrecision(Term):
    """How exactly the date is known."""

    DAY = "day", N_("On a day")
    MONTH = "month", N_("In a month")


class PlannedDay(Record):
    """When an activity is planned: on a day, on several days, in a month, or not yet.

    ``day`` is its first day (the first of the month where only that is known), and
    ``ends_on`` the last one where it lasts several days. ``words`` are what the plan
    says beside it, or instead of it: every month, as needed.
    """

    day: date | None = None
    precision: DatePrecision = DatePrecision.DAY
    ends_on: date | None = None
    words: str = ""

    @property
    def is_month(self) -> bool:
        """Whether only the month is known."""
        return self.day is not None and self.precision is DatePrecision.MONTH

    @property
    def exact(self) -> date | None:
        """The first day, where more than the month is known."""
        return None if self.is_month else self.day

    @property
    def last_day(self) -> date | None:
        """The last day it may be on: of a month, the month's last."""
        if self.day is None or not self.is_month:
            return self.ends_on or self.day
        return self.day.replace(day=monthrange(self.day.year, self.day.month)[1])

    @property
    def lasts(self) -> int:
        """How many days it lasts: one, where no last day is said."""
        return (self.ends_on - self.day).days + 1 if self.ends_on and self.day else 1

    def is_past(self, today: date) -> bool:
        """Whether its last day is over; without a date it never is."""
        return self.last_day is not None and self.last_day < today

    def is_to_come(self, today: date) -> bool:
        """Whether its last day has not come yet; without a date it has not."""
        return self.last_day is None or self.last_day > today

    def may_begin_by(self, day: date) -> bool:
        """Whether it may begin on ``day`` or before: in a month, from its first day."""
        return self.day is not None and self.day <= day

    def is_within(self, first: date, last: date) -> bool:
        """Whether it is surely on one of these days; a month alone does not say so."""
        if self.exact is None:
            return False
        return self.exact <= last and not self.is_past(first)

    def begun_on(self, day: date) -> "PlannedDay":
        """Return it on another day; it lasts as many days as before."""
        longer = self.ends_on - self.day if self.ends_on and self.day else timedelta()
        last = day + longer if longer else None
        return PlannedDay(day=day, ends_on=last, words=self.words)

    def due_on(self, offset_days: int) -> date | None:
        """Return the day so many days off; from a month, counted from its last day.

        The day itself and days before count from the first day, days after from the
        last.
        """
        counted = self.exact if self.exact and offset_days <= 0 else self.last_day
        return counted + timedelta(days=offset_days) if counted else None

    def in_short(self, undated: str | None = None) -> str:
        """Return ``20 Nov 2026``, ``12–14 Nov 2026`` or ``November 2026``."""
        return self._in_words(in_short, undated)

    def in_long(self, undated: str | None = None) -> str:
        """Return ``20 November 2026``, ``12–14 November 2026`` or ``November 2026``."""
        return self._in_words(in_long, undated)

    def in_weekday(self, undated: str | None = None) -> str:
        """Return ``Jumat, 20 November 2026``, or ``November 2026``."""
        return self._in_words(in_weekday, undated)

    def in_month(self) -> str:
        """Return the month it begins in: ``November 2026``."""
        return in_month(self.day) if self.day else say(UNDATED)

    def with_hours(
        self, starts_at: time | None, ends_at: time | None, undated: str | None = None
    ) -> str:
        """Return ``Jumat, 20 November 2026, 08.00–11.00``; a month has no hours."""
        hours = in_hours(starts_at, ends_at) if self.exact else ""
        return ", ".join(filter(None, (self.in_weekday(undated), hours)))

    def days_away(self, today: date) -> str:
        """Return ``in 5 days`` or ``today``; nothing for a month and what is past."""
        if self.exact is None or self.is_past(today):
            return ""
        if self.exact <= today:
            return say("today")
        left = (self.exact - today).days
        return say_many("in {count} day", "in {count} days", left)

    def _in_words(self, word: Callable[[date], str], undated: str | None) -> str:
        if self.day is None:
            return self.words or (say(UNDATED) if undated is None else undated)
        said = in_month(self.day) if self.is_month else self._of_days(word)
        return f"{said} ({self.words})" if self.words else said

    def _of_days(self, word: Callable[[date], str]) -> str:
        if self.day is None or self.ends_on in {None, self.day}:
            return word(self.day) if self.day else ""
        return in_days(self.day, self.ends_on or self.day, word)


def countdown(offset_days: int) -> str:
    """Return ``H-14``, ``H`` or ``H+7``: how schools write days from an activity."""
    return f"H{offset_days:+d}" if offset_days else "H"


def length_refusal(when: PlannedDay) -> HumasError | None:
    """Return why the last day does not fit the first, or None."""
    first, last = when.exact, when.ends_on
    if last is None:
        return None
    if first is None:
        return Refused(N_("Give the first day too, or leave out the last day."))
    days: dict[str, object] = {"first": first, "last": last}
    if last < first:
        return Refused(ENDS_BEFORE, **days)
    if (count := when.lasts) <= MOST_DAYS:
        return None
    return Refused(TOO_LONG, **days | {"count": count, "most": MOST_DAYS})


def hours_refusal(
    begins: time | None, ends: time | None, when: PlannedDay
) -> HumasError | None:
    """Return why the hours do not follow each other, or None."""
    if ends is None or (begins and (when.ends_on or begins < ends)):
        return None
    if begins is None:
        return Refused(N_("Give the hour it begins, or leave out the hour it ends."))
    return Refused(
        N_("It cannot end at {ends} when it begins at {begins}."),
        ends=in_hour(ends),
        begins=in_hour(begins),
    )


def in_incidental(reason: str) -> str:
    """Return ``Incidental: the inspectors come earlier``."""
    return say("Incidental: {reason}", reason=reason)
