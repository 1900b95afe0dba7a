"""Writing the school's own words into the year's reports."""

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.reasons import kept_words
from data.school import store as schools
from evaluation.reports import store as reports
from evaluation.reports.models import LONGEST, ReportWords, WordsOf


def write_words(
    act: Act, year: SchoolYear, part: WordsOf, version: int, text: str
) -> ReportWords:
    """Keep the school's own words of a part; no words leave it out of the paper."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        schools.demand_open(act.store, year.start)
        kept = reports.own_words(act.store, year, part)
        new = ReportWords(
            school_year=year.start,
            part=part,
            text=kept_words(text, LONGEST),
            version=version + 1,
        )
        if kept and kept.text == new.text:
            return kept
        if kept is None and version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        act.note("report_words", f"{year.start}-{part}", "written", part=part)
    return new


def restore_words(act: Act, year: SchoolYear, part: WordsOf, version: int) -> None:
    """Take the school's own words of a part back; the ready ones return."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        schools.demand_open(act.store, year.start)
        if reports.own_words(act.store, year, part) is None:
            return
        act.store.remove(ReportWords, year.start, part, version=version)
        act.note("report_words", f"{year.start}-{part}", "restored", part=part)
