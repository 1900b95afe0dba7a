"""Who may do what at a year's end: the lead writes, decides, closes and reopens."""

from collections.abc import Mapping
from typing import Any, Final

from evaluation.ending import actions as ending
from evaluation.ending.models import Matter, Way, YearEndDraft
from evaluation.reports import actions as reports
from evaluation.reports.models import WordsOf
from tests.make import SARI, YEAR, acting
from tests.permissions import LEAD, Action, Line

LEFT: Final = YearEndDraft(decision=Way.LEFT, reason="Dinilai lisan")


def closed_year(w: Any) -> None:
    ending.close_year(acting(w.store, SARI), YEAR.before, 1)


def with_words(w: Any) -> None:
    reports.write_words(acting(w.store, SARI), YEAR, WordsOf.PREFACE, 0, "Kata kami")


ENDING: Final[Mapping[Action, Line]] = {
    ending.decide_open: Line(
        LEAD, lambda w: (YEAR, Matter.REVIEW, {str(w.activity_id): 0}, LEFT)
    ),
    ending.close_year: Line(LEAD, lambda w: (YEAR.before, 1)),
    ending.reopen_year: Line(
        LEAD, lambda w: (YEAR.before, 2, "Salah tutup"), before=closed_year
    ),
    reports.write_words: Line(LEAD, lambda w: (YEAR, WordsOf.FIRST, 0, "Terima kasih")),
    reports.restore_words: Line(
        LEAD, lambda w: (YEAR, WordsOf.PREFACE, 1), before=with_words
    ),
}
