"""How far is what followed? Obstacles solved, questions answered."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from data.language import N_
from data.record import Record, Term
from evaluation.kpis.models.families import OWN_RULE
from evaluation.kpis.models.kpi import Kpi


class RaisedObstacle(Record):
    """When an obstacle was raised, and when it was resolved."""

    raised_on: date
    resolved_on: date | None

    @property
    def days(self) -> int | None:
        """For how many days it stood in the way; None while it does."""
        return (self.resolved_on - self.raised_on).days if self.resolved_on else None


class Asked(Term):
    """Of whom answers were expected."""

    INVITED = "invited", N_("of those invited")
    ATTENDED = "attended", N_("of those who came")


def obstacles_solved(obstacles: Sequence[RaisedObstacle]) -> Kpi:
    """Obstacles resolved by obstacles raised, and in how many days half were."""
    days = [one.days for one in obstacles if one.days is not None]
    return Kpi(
        name=N_("Obstacles solved"),
        formula=N_(
            "Obstacles resolved ÷ obstacles raised in the year. The days are the "
            "median from the day an obstacle was raised to the day it was resolved; "
            "open ones have none yet."
        ),
        counts=N_("{counted} of {of} obstacles"),
        left_out=N_("{excluded} still open"),
        counted=len(days),
        of=len(obstacles),
        excluded=len(obstacles) - len(days),
        days=Decimal(str(median(days))) if days else None,
        source=N_(
            "The management study: evaluation finds the obstacles, and what helped."
        ),
    )


def response_rate(sheets: int, asked: int, of_whom: Asked = Asked.INVITED) -> Kpi:
    """Sheets that came back by people who were asked; more than all is shown so."""
    invited = of_whom is Asked.INVITED
    return Kpi(
        name=N_("Response rate of those invited")
        if invited
        else N_("Response rate of those who came"),
        formula=N_("Sheets answered ÷ people invited to answer.")
        if invited
        else N_("Sheets answered ÷ people who came to the activity."),
        counts=N_("{counted} of {of} answered"),
        left_out=N_("{excluded} did not answer"),
        counted=sheets,
        of=asked,
        excluded=max(0, asked - sheets),
        source=OWN_RULE,
        is_of_people=True,
    )
