"""What each figure of evaluation means: every KPI formula, once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.gauge import contradicts, gauge_of
from data.language import N_, in_number, in_rupiah, say
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
    title: str
    goal_id: UUID | None
    goal: str | None
    audience: Audience
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

    @property
    def is_closed(self) -> bool:
        """Whether its closing is complete."""
        return self.step.is_closed

    @property
    def is_carried_out(self) -> bool:
        """Whether it took place; moved online counts."""
        return self.step.is_carried_out

    def is_due(self, today: date) -> bool:
        """Whether it should have taken place by now, or was closed before."""
        return self.is_closed or self.when.is_past(today)

    @property
    def is_force_majeure(self) -> bool:
        """Whether it did not take place for a reason beyond the school's power."""
        return (
            self.is_closed and not self.is_carried_out and self.reason in FORCE_MAJEURE
        )

    @property
    def is_for_families(self) -> bool:
        """Whether families are invited, and not only other groups."""
        return self.audience is not Audience.NONE

    @property
    def represented(self) -> int:
        """Families that came, whoever came for them."""
        return (
            self.father + self.mother + self.guardian + self.foster_parent + self.online
        )

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

        Counted from the attendance where the standard speaks of families that came,
        otherwise what was typed at the closing.
        """
        counted = self.counted
        return self.measured if counted is None else counted

    @property
    def counted(self) -> Decimal | None:
        """What the attendance says, where the standard speaks of families that came."""
        gauge = gauge_of(self.indicator, self.unit)
        return gauge.counted(self.invited, self.represented) if gauge else None

    @property
    def is_contradicted(self) -> bool:
        """Whether what was typed at the closing is not what the attendance says."""
        return contradicts(self.measured, self.counted)

    @property
    def reached(self) -> bool | None:
        """Whether the result meets the target; None where not measured."""
        return self.direction.is_reached(self.result, self.target)

    @property
    def share_of_target(self) -> float | None:
        """The result by the target; None where there is nothing to divide."""
        return _share(self.result, self.target)

    @property
    def baseline_share(self) -> float | None:
        """Where it started, by the target."""
        return _share(self.baseline, self.target)


class Kpi(Record):
    """One figure that explains itself: what was counted, of what, what was left out."""

    name: str
    formula: str
    counts: str
    left_out: str = ""
    counted: int
    of: int
    excluded: int = 0
    is_money: bool = False

    @property
    def value(self) -> float | None:
        """The share, 0.87 for 87 %; None where there is nothing to divide by."""
        return self.counted / self.of if self.of else None

    def explained(self) -> str:
        """Return what stands behind the figure, in the person's language."""
        word = _in_rupiah if self.is_money else in_number
        counted = say(self.counts, counted=word(self.counted), of=word(self.of))
        if not self.left_out:
            return counted
        left_out = say(self.left_out, excluded=in_number(self.excluded))
        return f"{counted}; {left_out}"


def carried_out(results: Sequence[ActivityResult]) -> Kpi:
    """Held or moved online, by all planned without force majeure."""
    excluded = sum(row.is_force_majeure for row in results)
    return Kpi(
        name=N_("Carried out, of the whole year"),
        formula=N_(
            "Activities held or moved online ÷ all planned activities. Only those that "
            "force majeure prevented are left out; postponed, cancelled and not yet "
            "closed ones stay in the number divided by."
        ),
        counts=N_("{counted} of {of} activities"),
        left_out=N_("{excluded} left out: force majeure"),
        counted=sum(row.is_carried_out for row in results),
        of=len(results) - excluded,
        excluded=excluded,
    )


def carried_out_so_far(results: Sequence[ActivityResult], today: date) -> Kpi:
    """Held or moved online, by those due until today without force majeure."""
    due = [row for row in results if row.is_due(today)]
    return carried_out(due).model_copy(
        update={
            "name": N_("Carried out so far"),
            "formula": N_(
                "Activities held or moved online ÷ activities that were due until "
                "today: whose planned day or month is over, or whose closing is "
                "complete. Those that force majeure prevented are left out."
            ),
            "counts": N_("{counted} of {of} activities that were due"),
        }
    )


def on_time(results: Sequence[ActivityResult]) -> Kpi:
    """Held within seven days of the plan, by carried out with a planned date."""
    held = [row for row in results if row.is_carried_out]
    dated = [row.on_time for row in held if row.on_time is not None]
    return Kpi(
        name=N_("On time"),
        formula=N_(
            "Activities held at most 7 days before or after the planned day (or month) "
            "÷ activities carried out."
        ),
        counts=N_("{counted} of {of} activities carried out"),
        left_out=N_("{excluded} left out: without a date"),
        counted=sum(dated),
        of=len(dated),
        excluded=len(held) - len(dated),
    )


def representation(results: Sequence[ActivityResult]) -> Kpi:
    """Families represented by families invited, over all activities carried out."""
    held = [row for row in results if row.is_carried_out]
    counted = [row for row in held if row.invited]
    families = [row for row in held if row.is_for_families]
    return Kpi(
        name=N_("Families represented"),
        formula=N_(
            "Families with at least one representative ÷ families invited, added up "
            "over the activities carried out. Large meetings therefore weigh more than "
            "small ones; siblings count as one family."
        ),
        counts=N_("{counted} of {of} families invited, added up over the activities"),
        left_out=N_("{excluded} activities carried out without a participation count"),
        counted=sum(row.represented for row in counted),
        of=sum(row.invited for row in counted),
        excluded=len(families) - len(counted),
    )


def father_share(results: Sequence[ActivityResult]) -> Kpi:
    """Fathers by fathers and mothers who came."""
    held = [row for row in results if row.is_carried_out]
    fathers = sum(row.father for row in held)
    mothers = sum(row.mother for row in held)
    return Kpi(
        name=N_("Share of fathers"),
        formula=N_(
            "Families represented by the father ÷ those represented by the father or "
            "the mother."
        ),
        counts=N_("{counted} of {of} families represented by father or mother"),
        left_out=N_(
            "{excluded} left out: represented by a guardian or foster parent, or online"
        ),
        counted=fathers,
        of=fathers + mothers,
        excluded=sum(row.represented for row in held) - fathers - mothers,
    )


def absorption(results: Sequence[ActivityResult]) -> Kpi:
    """Money spent by money budgeted; more than 100 % is shown as it is."""
    return Kpi(
        name=N_("Budget used"),
        formula=N_(
            "Money spent ÷ money budgeted, over all activities of the plan. Spending "
            "without a budget line is counted too."
        ),
        counts=N_("{counted} of {of}"),
        left_out=N_("{excluded} activities with spending but without a budget"),
        counted=int(sum(row.spent for row in results)),
        of=int(sum(row.budget for row in results)),
        excluded=sum(bool(row.spent and not row.budget) for row in results),
        is_money=True,
    )


def standards_reached(results: Sequence[ActivityResult]) -> Kpi:
    """Standards reached, by activities carried out that have one; unmeasured count."""
    held = [row for row in results if row.is_carried_out and row.target is not None]
    return Kpi(
        name=N_("Standards reached"),
        formula=N_(
            "Activities whose measured value meets their standard ÷ activities carried "
            "out that have a standard. One that was not measured counts as not reached."
        ),
        counts=N_("{counted} of {of} activities with a standard"),
        left_out=N_("{excluded} of them not measured"),
        counted=sum(row.reached is True for row in held),
        of=len(held),
        excluded=sum(row.reached is None for row in held),
    )


FIGURES: Final[tuple[Callable[[Sequence[ActivityResult]], Kpi], ...]] = (
    carried_out,
    on_time,
    representation,
    father_share,
    absorption,
    standards_reached,
)


def to_close(results: Sequence[ActivityResult], today: date) -> list[ActivityResult]:
    """Return the activities whose planned day is over but whose closing is not."""
    return [row for row in results if not row.is_closed and row.when.is_past(today)]


def to_review(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return the closed activities that the principal has not reviewed."""
    return [row for row in results if row.is_closed and row.verdict is None]


class Figures(Record):
    """The KPIs of one group of activities."""

    activities: int
    carried_out: Kpi
    on_time: Kpi
    representation: Kpi
    father_share: Kpi
    absorption: Kpi
    standards_reached: Kpi


class GoalResult(Figures):
    """What came of one goal; without a number: activities that serve no goal."""

    number: int | None
    title: str


class YearResult(Figures):
    """What came of one school year."""

    year: SchoolYear


class YearGoal(Record):
    """A goal of the year's plan."""

    id: UUID
    number: int
    title: str


def goal_results(
    goals: Sequence[YearGoal], results: Sequence[ActivityResult]
) -> list[GoalResult]:
    """Return the KPIs per goal, those without an activity and without a goal too."""
    known = {goal.id for goal in goals}
    rows = [
        GoalResult(
            number=goal.number,
            title=goal.title,
            **_figures([row for row in results if row.goal_id == goal.id]),
        )
        for goal in goals
    ]
    loose = [row for row in results if row.goal_id not in known]
    if loose:
        rows.append(GoalResult(number=None, title="", **_figures(loose)))
    return rows


def year_comparison(
    results: Sequence[ActivityResult], years: Sequence[SchoolYear]
) -> list[YearResult]:
    """Return the KPIs per school year, also of years without an activity."""
    return [
        YearResult(
            year=year,
            **_figures([row for row in results if row.school_year == year.start]),
        )
        for year in years
    ]


def _figures(results: Sequence[ActivityResult]) -> dict[str, Kpi | int]:
    figures: dict[str, Kpi | int] = {
        figure.__name__: figure(results) for figure in FIGURES
    }
    return {"activities": len(results), **figures}


def _share(part: Decimal | None, whole: Decimal | None) -> float | None:
    if part is None or not whole:
        return None
    return float(part / whole)


def _in_rupiah(amount: int) -> str:
    return in_rupiah(Decimal(amount))
