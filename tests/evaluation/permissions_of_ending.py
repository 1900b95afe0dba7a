"""Who may do what at a year's end: the lead decides what is open, closes, reopens."""

from collections.abc import Mapping
from typing import Any, Final

from evaluation.ending import actions as ending
from evaluation.ending.models import Matter, Way, YearEndDraft
from tests.make import SARI, YEAR, acting
from tests.permissions import LEAD, Action, Line

LEFT: Final = YearEndDraft(decision=Way.LEFT, reason="Dinilai lisan")


def closed_year(w: Any) -> None:
    ending.close_year(acting(w.store, SARI), YEAR.before, 1)


ENDING: Final[Mapping[Action, Line]] = {
    ending.decide_open: Line(
        LEAD, lambda w: (YEAR, Matter.REVIEW, {str(w.activity_id): 0}, LEFT)
    ),
    ending.close_year: Line(LEAD, lambda w: (YEAR.before, 1)),
    ending.reopen_year: Line(
        LEAD, lambda w: (YEAR.before, 2, "Salah tutup"), before=closed_year
    ),
}
