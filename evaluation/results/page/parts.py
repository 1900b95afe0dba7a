"""The parts of the results: the year on a line, participation, money, standards."""

from collections.abc import Sequence

import streamlit as st

from data.language import N_, in_number, in_percent, in_rupiah, say
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.links import go, link, unmarked
from data.ui.tables import lines, table
from data.ui.tabs import unfold
from evaluation.kpis.models import ActivityResult, reached
from evaluation.kpis.store import lights_of
from evaluation.results import cards, charts, queries, told
from evaluation.results.models import months_of

UNBUDGETED = N_("without a budget line")


def year(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show the year month by month: what was held, and what is to come."""
    st.subheader(say("What was held, month by month, and what is to come?"))
    months = months_of(results, desk.year)
    dated = [row for month in months for row in month.shown]
    if not dated:
        st.info(say("No activity has a date yet."))
    else:
        st.html(cards.months(desk, months, told.months(months)))
    if undated := [row.title for row in results if row not in dated]:
        st.caption(say("Without a date: {titles}", titles=unmarked("; ".join(undated))))


def participation(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show how many invited families of each class group came."""
    st.subheader(say("How many invited families of each class group came?"))
    rows = queries.class_group_participation(desk.store, desk.year)
    if not rows:
        st.info(say("There are no class groups yet. Import the pupils' list first."))
        return
    target = lights_of(desk.store, desk.year).represented_green
    if any(row.told_share is not None for row in rows):
        answer = told.participation(rows, target)
        chart(answer, charts.participation_by_class_group, tuple(rows), target)
    else:
        st.info(told.participation(rows, target))
    st.caption(
        say(
            "Added up over the activities carried out; the weight of an activity is "
            "the number of families invited. Triangles: below the target."
        )
    )
    [found] = queries.reached_pupils(desk.store, desk.year)
    if found.reached:
        kpi = reached(found.pupils, found.reached)
        figures([Figure(say(kpi.name), kpi.share, kpi.explained(), say(kpi.formula))])
    unfold(
        say("Who came, in numbers"),
        "who-came",
        lambda: table([_who_came(row) for row in rows]),
    )
    more = say("Class groups by activities, days and hours, fathers, reach")
    go(more, link(desk, "partisipasi"))
    loose = [row.title for row in results if row.is_carried_out and not row.is_named]
    if loose:
        st.caption(
            say(
                "Counted in numbers only, without names, which proves less: {titles}",
                titles=unmarked("; ".join(loose)),
            )
        )
    missing = [
        row.title
        for row in results
        if row.is_carried_out and row.is_for_families and not row.invited
    ]
    if missing:
        st.caption(
            say(
                "Carried out, but without a participation count: {titles}",
                titles=unmarked("; ".join(missing)),
            )
        )


def _who_came(row: queries.ClassGroupParticipation) -> dict[str, object]:
    return {
        say("Class group"): row.class_group,
        say("Activities"): row.activities,
        say("Invited"): row.invited,
        say("Represented"): row.represented,
        say("Share"): in_percent(row.share),
        say("Came themselves"): row.themselves,
        say("Father"): row.father,
        say("Mother"): row.mother,
        say("Guardian"): row.guardian,
        say("Foster parent"): row.foster_parent,
        say("Online"): row.online,
    }


def money(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show budget and spending per activity, and per source."""
    st.subheader(say("How much of each budget was spent?"))
    if not any(row.budget or row.spent for row in results):
        st.info(say("No activity of this year has a budget or spending yet."))
        return
    if charts.by_spending(results):
        chart(told.money(results), charts.budget_use, tuple(results))
        st.caption(say("Wide bar: budget. Narrow bar: spent; orange where it is more."))
    else:
        st.caption(told.money(results))
    _heading(say("By source and fiscal year"))
    rows = queries.budget_use(desk.store, desk.year)
    lines([_source(row) for row in rows], (say("Budget"), say("Spent"), say("Share")))


def _source(row: queries.BudgetUse) -> dict[str, str]:
    return {
        say("Source"): say(row.source.label if row.source else UNBUDGETED),
        say("Fiscal year"): "–" if row.fiscal_year is None else str(row.fiscal_year),
        say("Budget"): in_rupiah(row.budget),
        say("Spent"): in_rupiah(row.spent),
        say("Share"): in_percent(row.spent / row.budget if row.budget else None),
    }


def standards(results: Sequence[ActivityResult]) -> None:
    """Show which activities reached their standard."""
    st.subheader(say("Which activities reached their standard?"))
    rows = charts.with_standard(results)
    if not rows:
        st.info(say("No activity with a standard has been carried out yet."))
        return
    chart(told.standards(results), charts.standards_reached, tuple(results))
    st.caption(
        say(
            "Dashed line: the standard. Hollow mark: where it started. Filled mark: "
            "what was measured; a cross where the standard was not reached."
        )
    )
    if missing := [row.title for row in rows if row.result is None]:
        st.caption(say("Not measured: {titles}", titles=unmarked("; ".join(missing))))
    contradicting = [row for row in rows if row.is_contradicted and row.is_result_told]
    if contradicted := [_contradicted(row) for row in contradicting]:
        st.warning(
            say(
                "The result typed in contradicts the attendance, which counts here: "
                "{activities}. Reopen the closing and correct it.",
                activities=unmarked("; ".join(contradicted)),
            )
        )


def _contradicted(row: ActivityResult) -> str:
    """Return what was typed in and what was counted, as ``Rapat (90 %, 72 %)``."""
    typed, counted = (
        "–" if value is None else f"{in_number(value)} {row.unit}".strip()
        for value in (row.measured, row.counted)
    )
    return f"{row.title} ({typed} ≠ {counted})"


def _heading(words: str) -> None:
    st.markdown(f"**{words}**")
