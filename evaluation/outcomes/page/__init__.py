"""What the school achieved: a year's outcomes, and the years beside each other."""

from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import N_, in_number, say
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines
from data.ui.tabs import tabs, unfold
from evaluation.kpis.models import Point
from evaluation.outcomes import charts
from evaluation.outcomes.facts import Beside, years_beside
from evaluation.outcomes.models import per_seat
from evaluation.outcomes.page import achievements, admission, facilities, pupils
from evaluation.outcomes.queries import OutcomeYears
from evaluation.recognitions import page as recognitions
from evaluation.results.told import last_two

PAGE = Page(
    N_("Achievements of the school"),
    "capaian",
    "star",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.RARE,
    heading=N_("Achievements of the school {year}"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    recognitions.warnings(desk)
    beside = years_beside(desk.store, desk.year)
    _figures(beside)
    tabs(
        "outcomes",
        (
            (say("Years beside each other"), partial(_beside, desk, beside)),
            (say("Achievements"), partial(achievements.part, desk, PAGE.path)),
            (say("Admission"), partial(admission.part, desk)),
            (say("Quality and pupils"), partial(pupils.part, desk, PAGE.path)),
            (say("What was gained"), partial(facilities.part, desk, PAGE.path)),
            (
                say("Accreditation and awards"),
                partial(recognitions.part, desk, PAGE.path),
            ),
        ),
        in_address=True,
        stay=True,
    )


def _figures(beside: Beside) -> None:
    rows = {row.school_year: row for row in beside.rows}
    now = rows.get(beside.years[-1].start) if beside.years else None
    if now is None:
        return
    before = rows.get(now.school_year - 1)
    seats = per_seat(now.applicants, now.seats) if now.is_whole else None
    figures(
        [
            Figure(
                say("Achievements of pupils"),
                in_number(now.achievements),
                _last(before.achievements if before else None),
            ),
            Figure(
                say("Applicants for each seat"),
                "–" if seats is None else in_number(seats),
                ""
                if seats is None
                else say(
                    "{applicants} applicants, {seats} seats",
                    applicants=in_number(now.applicants or 0),
                    seats=in_number(now.seats or 0),
                ),
                say(
                    "All who applied by any path ÷ the seats of all paths. Without "
                    "both numbers of every path it is not reckoned."
                ),
            ),
            Figure(
                say("Awards of the school"),
                in_number(now.awards),
                _last(before.awards if before else None),
                say(
                    "An award of which only the year is known counts in the school "
                    "year that begins in it."
                ),
            ),
            Figure(
                say("Facilities gained"),
                in_number(now.facilities + now.gifts),
                say("{count} of them given", count=in_number(now.gifts)),
            ),
        ]
    )


def _last(before: int | None) -> str:
    return "" if before is None else say("last year {count}", count=in_number(before))


def _beside(desk: Desk, beside: Beside) -> None:
    st.info(
        say(
            "Participation and outcomes stand beside each other here. That they rise "
            "or fall together does not say that one caused the other."
        ),
        icon=":material/info:",
    )
    if not beside.brought:
        st.caption(say("There is nothing to put beside each other yet."))
        return
    chart(
        last_two(beside.brought),
        charts.years_beside,
        beside.brought,
    )
    unfold(say("As a table"), "outcomes-table", lambda: lines(_table(beside.brought)))
    unfold(say("Achievements by level"), "outcomes-levels", partial(_levels, beside))
    st.subheader(say("School report (Rapor Pendidikan)"), anchor=False)
    if any(point.measure != beside.brought[0].measure for point in beside.reported):
        chart(
            last_two(beside.reported),
            charts.report_beside,
            beside.reported,
        )
        unfold(
            say("The report as a table"),
            "report-table",
            lambda: lines(_table(beside.reported)),
        )
    else:
        st.caption(say("No value of the school report is entered yet."))
    go(say("Values of the school report are kept here"), link(desk, "situasi"))


def _table(points: tuple[Point, ...]) -> list[dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for point in points:
        row = rows.setdefault(point.measure, {say("Measure"): point.measure})
        row[point.year] = point.said
    return list(rows.values())


def _levels(beside: Beside) -> None:
    lines([_by_level(year, row) for year, row in _rows(beside)])


def _rows(beside: Beside) -> list[tuple[str, OutcomeYears]]:
    named = zip(beside.years, beside.rows, strict=True)
    return [(str(year), row) for year, row in named]


def _by_level(year: str, row: OutcomeYears) -> dict[str, str]:
    return {
        say("School year"): year,
        say("School or district"): in_number(row.school),
        say("City or regency"): in_number(row.city),
        say("Province"): in_number(row.province),
        say("National"): in_number(row.nation),
        say("International"): in_number(row.world),
    }
