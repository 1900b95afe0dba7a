"""Keeping what the school wrote into its reports."""

from data.calendar import SchoolYear
from data.language import fitted
from data.store import Store
from evaluation.reports.models import READY, ReportWords, Words, WordsOf


def own_words(store: Store, year: SchoolYear, part: WordsOf) -> ReportWords | None:
    """Return what the school wrote for exactly this year, or None."""
    return store.find(ReportWords, year.start, part)


def words_in(store: Store, year: SchoolYear) -> list[Words]:
    """Return every part as the year has it: the school's words, or the ready ones."""
    kept = {
        one.part: one
        for one in store.rows(
            ReportWords,
            "from report_words where school_year = $year order by part",
            year=year.start,
        )
    }
    return [
        Words(part=part, text=kept[part].text, version=kept[part].version)
        if part in kept
        else Words(part=part, text=fitted(READY[part]), version=0)
        for part in WordsOf
    ]
