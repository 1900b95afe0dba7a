"""What was planned for an activity, and what came of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.few import HIDDEN, shared_one, tells, tells_result
from data.gauge import PartyTurnout, Turnout, contradicts, gauge_of
from data.language import in_number
from data.money import Rupiah
from data.record import Record
from execution.closing.models import Reason
from planning.activities.models import Audience, Direction, Mode

TOLERANCE: Final = timedelta(days=7)
FORCE_MAJEURE: Final = frozenset({Reason.PANDEMIC, Reason.WEATHER})


class ActivityResult(Record):
    """Plan against realised of one activity."""

    activity_id: UUID
    school_year: int
    series_id: UUID
    template_key: str
    title: str
    goal_id: UUID | None
    goal: str | None
    audience: Audience
    is_confidential: bool
    grades: tuple[int, ...]
    when: PlannedDay
    planned_mode: Mode
    step: ActivityStep
    held_on: date | None
    held_mode: Mode | None
    reason: Reason | None
    reason_note: str
    decisions: str
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int
    is_named: bool
    others_invited: int
    others_came: int
    others_uninvited: int
    parties: tuple[PartyTurnout, ...]
    budget: Rupiah
    spent: Rupiah
    obstacles: int
    obstacles_open: int
    indicator: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str
    direction: Direction
    measured: Decimal | None
    verdict: str | None
    report_due_on: date | None

    @property
    def is_closed(self) -> bool:
        """Whether its closing is complete."""
        return self.step.is_closed

    @property
    def is_carried_out(self) -> bool:
        """Whether it took place; moved online counts."""
        return self.step.is_carried_out

    def is_due(self, today: date) -> bool:
        """Whether it should have taken place by now, or was closed before.

        When its year is over, also one without a date.
        """
        is_over = SchoolYear(start=self.school_year).last_day < today
        return self.is_closed or is_over or self.when.is_past(today)

    @property
    def is_force_majeure(self) -> bool:
        """Whether it was called off for a reason beyond the school's power.

        One that was postponed is still to be held.
        """
        return self.step is ActivityStep.NOT_HELD and self.reason in FORCE_MAJEURE

    @property
    def is_for_families(self) -> bool:
        """Whether families are invited, and not only other groups."""
        return self.audience is not Audience.NONE

    @property
    def is_told(self) -> bool:
        """Whether its numbers of families are shown, and enter figures: not of few."""
        return not self.is_confidential or tells(self.invited, self.represented)

    @property
    def represented(self) -> int:
        """Pupils' families that were represented, whoever came for them."""
        return self.themselves + self.foster_parent

    @property
    def share(self) -> float | None:
        """Families represented by families invited; None: not counted, or of few."""
        if not self.invited or not self.is_told:
            return None
        return self.represented / self.invited

    @property
    def themselves(self) -> int:
        """Pupils' families that came themselves: no standing-in parent."""
        return self.father + self.mother + self.guardian + self.online

    @property
    def on_time(self) -> bool | None:
        """Held at most seven days off the planned day or month; None: cannot say."""
        if not self.is_carried_out or self.held_on is None:
            return None
        first, last = self.when.day, self.when.last_day
        if first is None or last is None:
            return None
        return first - TOLERANCE <= self.held_on <= last + TOLERANCE

    @property
    def result(self) -> Decimal | None:
        """What was reached; None where it is not known.

        Counted from the attendance where the standard speaks of families or of a
        group that came, otherwise what was typed at the closing.
        """
        counted = self.counted
        return self.measured if counted is None else counted

    @property
    def counted(self) -> Decimal | None:
        """What the attendance says, where the standard speaks of who came."""
        gauge = gauge_of(self.indicator, self.unit)
        return gauge.counted(self.turnout) if gauge else None

    @property
    def turnout(self) -> Turnout:
        """What the attendance says, for the success standard to count."""
        return Turnout(
            is_for_families=self.is_for_families,
            grades=self.grades if self.audience is Audience.GRADES else (),
            invited=self.invited,
            represented=self.represented,
            themselves=self.themselves,
            father=self.father,
            mother=self.mother,
            online=self.online,
            parties=self.parties,
        )

    @property
    def is_result_told(self) -> bool:
        """Whether the result may be shown; that it was reached may always be."""
        if not self.is_confidential or self.result is None:
            return True
        return tells_result(
            self.invited,
            self.represented,
            self.result,
            is_counted=self.counted is not None,
        )

    @property
    def is_contradicted(self) -> bool:
        """Whether what was typed at the closing is not what the attendance says."""
        return contradicts(self.measured, self.counted)

    @property
    def reached(self) -> bool | None:
        """Whether the result meets the target; None where not measured."""
        return self.direction.is_reached(self.result, self.target)

    @property
    def told_families(self) -> tuple[str, str]:
        """How many families were invited and represented, as others may read it."""
        if self.is_told:
            return in_number(self.invited), in_number(self.represented)
        return shared_one(self.invited), HIDDEN

    @property
    def told_result(self) -> str:
        """The result as others may read it; a dash where nothing was measured."""
        if not self.is_result_told:
            return HIDDEN
        return "–" if self.result is None else in_number(self.result)

    @property
    def share_of_target(self) -> float | None:
        """The result by the target; None where there is nothing to divide, or tell."""
        return _share(self.result, self.target) if self.is_result_told else None

    @property
    def baseline_share(self) -> float | None:
        """Where it started, by the target."""
        return _share(self.baseline, self.target)


def to_close(results: Sequence[ActivityResult], today: date) -> list[ActivityResult]:
    """Return the activities whose planned day is over but whose closing is not."""
    return [row for row in results if not row.is_closed and row.when.is_past(today)]


def to_review(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return the closed activities that the principal has not reviewed."""
    return [row for row in results if row.is_closed and row.verdict is None]


def _share(part: Decimal | None, whole: Decimal | None) -> float | None:
    if part is None or not whole:
        return None
    return float(part / whole)
