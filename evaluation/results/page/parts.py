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
from evaluation.results import charts, queries

UNBUDGETED = N_("without a budget line")


def year(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show when each activity was planned, and when it took place."""
    st.subheader(say("When was each activity planned, and when did it take place?"))
    dated = [row for row in results if _is_dated(row)]
    if not dated:
        st.info(say("No activity has a date yet."))
    else:
        st.caption(say("Grey: planned. Mark: what happened. Dashed line: today."))
        described = say(
            "The year on a line: {dated} activities with a planned date, "
            "{held} of them carried out.",
            dated=in_number(len(dated)),
            held=in_number(sum(row.is_carried_out for row in dated)),
        )
        chart(described, charts.year_line, tuple(results), desk.year, desk.today)
    if undated := [row.title for row in results if not _is_dated(row)]:
        st.caption(say("Without a date: {titles}", titles=unmarked("; ".join(undated))))


def _is_dated(row: ActivityResult) -> bool:
    return bool(row.when.day or row.held_on)


def participation(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show how many invited families of each class group came."""
    st.subheader(say("How many invited families of each class group came?"))
    rows = queries.class_group_participation(desk.store, desk.year)
    if not rows:
        st.info(say("There are no class groups yet. Import the pupils' list first."))
        return
    st.caption(
        say(
            "Added up over the activities carried out; the weight of an activity is "
            "the number of families invited."
        )
    )
    described = say(
        "Families represented per class group, {count} class groups, lowest grade "
        "first.",
        count=in_number(len(rows)),
    )
    chart(described, charts.participation_by_class_group, tuple(rows))
    [found] = queries.reached_pupils(desk.store, desk.year)
    if found.reached:
        kpi = reached(found.pupils, found.reached)
        told = kpi.explained()
        figures([Figure(say(kpi.name), kpi.share, told, say(kpi.formula))])
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
    st.caption(say("Wide bar: budget. Narrow bar: spent; red where it is more."))
    over = sum(row.spent > row.budget for row in results)
    described = say(
        "Budget and spending per activity; {over} activities spent more than planned.",
        over=in_number(over),
    )
    chart(described, charts.budget_use, tuple(results))
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
    st.caption(
        say(
            "Dashed line: the standard. Hollow mark: where it started. Filled mark: "
            "what was measured."
        )
    )
    described = say(
        "Measured values by their standards; {reached} of {of} reached.",
        reached=in_number(sum(row.reached is True for row in rows)),
        of=in_number(len(rows)),
    )
    chart(described, charts.standards_reached, tuple(results))
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
