"""The plan of another school year: its days and fiscal years moved to this one."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.workbook import WrittenDay
from planning.activities.models import ActivityDraft
from planning.budget.models import BudgetLineDraft
from planning.days.models import DayOff, SchoolPeriod
from planning.exchange.models import (
    UNSAID_YEAR,
    ActivityRow,
    PlanFile,
    precision,
    within,
)
from planning.renewal.models.dates import later_words, shift


def moved(
    file: PlanFile,
    year: SchoolYear,
    days_off: Sequence[DayOff] = (),
    periods: Sequence[SchoolPeriod] = (),
) -> PlanFile:
    """Return a plan of another school year with its days moved to ``year``.

    Days follow the rule of rolling a year forward; fiscal years go along. ``days_off``
    and ``periods`` are those of both years.
    """
    meant = file.meant_year()
    if meant is None or meant == year:
        return file
    both = (days_off, periods)
    days = partial(_moved_day, meant=meant, year=year, both=both)
    rows = [
        (row, days(row.when, lasts=_lasts(row, meant), title=row.draft.title))
        for row in file.activities
    ]
    years = year.start - meant.start
    return file.model_copy(
        update={
            "activities": tuple(
                row.model_copy(
                    update={
                        "when": when,
                        "days": _days_after(row, meant, when, year),
                        "draft": _later_words(row.draft, years),
                    }
                )
                for row, when in rows
            ),
            "lines": tuple(
                row.model_copy(
                    update={
                        "on": days(row.on, title=row.activity),
                        "line": _later(row.line, years),
                    }
                )
                for row in file.lines
            ),
            "tasks": tuple(
                row.model_copy(update={"on": days(row.on, title=row.activity)})
                for row in file.tasks
            ),
        }
    )


def _moved_day(
    when: WrittenDay | None,
    *,
    meant: SchoolYear,
    year: SchoolYear,
    both: tuple[Sequence[DayOff], Sequence[SchoolPeriod]],
    title: str,
    lasts: int = 1,
) -> WrittenDay | None:
    day = within(when, meant) if when else None
    if when is None or day is None or day not in meant:
        return when
    last = day + timedelta(days=lasts - 1) if lasts > 1 else None
    planned = PlannedDay(day=day, precision=precision(when), ends_on=last)
    new = shift(planned, year, *both, title).planned_on
    if new is None:
        return when
    return WrittenDay(day=when.day and new.day, month=new.month, year=new.year)


def _lasts(row: ActivityRow, meant: SchoolYear) -> int:
    """Return how many days a row's activity lasts."""
    first = within(row.when, meant) if row.when else None
    last = within(row.days["ends_on"], meant) if "ends_on" in row.days else None
    return max((last - first).days + 1, 1) if first and last else 1


def _days_after(
    row: ActivityRow, meant: SchoolYear, when: WrittenDay | None, year: SchoolYear
) -> dict[str, WrittenDay]:
    """Return a row's other days moved as far as its first day."""
    old = within(row.when, meant) if row.when else None
    new = within(when, year) if when else None
    moved_days = {}
    for name, written in row.days.items():
        day = within(written, meant)
        later = day + (new - old) if day and old and new else day
        moved_days[name] = (
            WrittenDay(day=later.day, month=later.month, year=later.year)
            if later
            else written
        )
    return moved_days


def _later_words(draft: ActivityDraft, years: int) -> ActivityDraft:
    """Return a draft with the years in the words beside its date moved along."""
    if "when_words" not in draft.model_fields_set:
        return draft
    words = later_words(draft.when_words, years)
    return draft.model_copy(update={"when_words": words})


def _later(line: BudgetLineDraft, years: int) -> BudgetLineDraft:
    if line.fiscal_year == UNSAID_YEAR:
        return line
    return line.model_copy(update={"fiscal_year": line.fiscal_year + years})
