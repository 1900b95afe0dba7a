"""What is counted of activities: carried out, on time, paid, standards reached."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from data.language import N_
from evaluation.kpis.models.activity import ActivityResult
from evaluation.kpis.models.families import (
    OWN_RULE,
    came_themselves,
    father_share,
    foster_share,
    guardian_share,
    other_groups,
    representation,
)
from evaluation.kpis.models.kpi import Kpi, Lit

PLAN_AND_RESULT: Final = N_(
    "The management study: what was planned is judged by what came of it. That force "
    "majeure is left out is our own rule."
)


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
        source=PLAN_AND_RESULT,
        lit=Lit.CARRIED_OUT,
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
        source=OWN_RULE,
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
        source=N_("Convention of budgets: realised by budgeted (serapan anggaran)."),
        lit=Lit.ABSORPTION,
    )


def absorption_so_far(results: Sequence[ActivityResult], today: date) -> Kpi:
    """Money spent by money budgeted, of the activities due until today."""
    due = [row for row in results if row.is_due(today)]
    return absorption(due).model_copy(
        update={
            "name": N_("Budget used so far"),
            "formula": N_(
                "Money spent ÷ money budgeted, over the activities that were due until "
                "today: whose planned day or month is over, or whose closing is "
                "complete."
            ),
            "counts": N_("{counted} of {of}, of activities that were due"),
        }
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
        source=N_(
            "The management study: each activity is judged by the standard that was "
            "set before it."
        ),
    )


FIGURES: Final[tuple[Callable[[Sequence[ActivityResult]], Kpi], ...]] = (
    carried_out,
    on_time,
    representation,
    came_themselves,
    father_share,
    guardian_share,
    foster_share,
    other_groups,
    absorption,
    standards_reached,
)
