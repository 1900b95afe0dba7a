"""What came of the year's plan: the figures, four questions as charts, the table."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, in_number, in_percent, in_rupiah, in_short, say, say_many
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures, side_by_side
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, lines, listing, plain, table
from data.ui.tabs import tabs, unfold
from evaluation.kpis.models import (
    FIGURES,
    ActivityResult,
    Kpi,
    carried_out_so_far,
    goal_results,
    reached,
    year_comparison,
)
from evaluation.results import charts, queries

PAGE = Page(
    N_("Results"),
    "hasil",
    "monitoring",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    heading=N_("Results {year}"),
)

AT_ONCE = 60
"""So many activities are listed; the others unfold."""

UNBUDGETED = N_("without a budget line")


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    results = queries.activity_results(desk.store, desk.year)
    if not results:
        st.info(say("The plan of {year} has no activities yet.", year=desk.year))
        go(say("Open the work programme"), link(desk, "program"))
        return
    figures(_kpis(desk, results))
    tabs(
        "results",
        (
            (say("Year"), lambda: _year(desk, results)),
            (say("Participation"), lambda: _participation(desk, results)),
            (say("Budget"), lambda: _money(desk, results)),
            (say("Standards"), lambda: _standards(results)),
            (say("Goals"), lambda: _goals(desk, results)),
            (say("Years compared"), lambda: _years(desk)),
        ),
    )
    _activities(desk, results)


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: its figures."""
    results = queries.activity_results(desk.store, desk.year)
    return side_by_side(_kpis(desk, results)) if results else ""


def _kpis(desk: Desk, results: Sequence[ActivityResult]) -> list[Figure]:
    so_far = carried_out_so_far(results, desk.today)
    kpis = [so_far, *(figure(results) for figure in FIGURES)]
    return [_figure(kpi) for kpi in kpis]


def _figure(kpi: Kpi) -> Figure:
    return Figure(say(kpi.name), kpi.share, kpi.explained(), say(kpi.formula))


def _year(desk: Desk, results: Sequence[ActivityResult]) -> None:
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


def _participation(desk: Desk, results: Sequence[ActivityResult]) -> None:
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
        figures([_figure(reached(found.pupils, found.reached))])
    unfold(
        say("Who came, in numbers"),
        "who-came",
        lambda: table([_who_came(row) for row in rows]),
    )
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


def _money(desk: Desk, results: Sequence[ActivityResult]) -> None:
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


def _standards(results: Sequence[ActivityResult]) -> None:
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


def _goals(desk: Desk, results: Sequence[ActivityResult]) -> None:
    goals = goal_results(queries.year_goals(desk.store, desk.year), results)
    rows = [
        {
            say("Goal"): f"{goal.number}. {goal.title}"
            if goal.number
            else say("Without a goal"),
            say("Activities"): in_number(goal.activities),
            say("Carried out"): goal.carried_out.said,
            say("On time"): goal.on_time.said,
            say("Families represented"): goal.representation.said,
            say("Standards reached"): goal.standards_reached.said,
            say("Spent"): in_rupiah(Decimal(goal.absorption.counted)),
            say("Budget used"): in_percent(goal.absorption.value),
        }
        for goal in goals
    ]
    lines(rows, (say("Activities"), say("Spent"), say("Budget used")))


def _years(desk: Desk) -> None:
    first = SchoolYear(start=desk.year.start - 2)
    recent = queries.activity_results(desk.store, desk.year, since=first)
    compared = year_comparison(recent, [first, desk.year.before, desk.year])
    if sum(row.activities > 0 for row in compared) < 2:
        st.info(say("Years can be compared as soon as a second one is in the records."))
        return
    described = say(
        "Carried out, families represented and standards reached over {count} years.",
        count=in_number(len(compared)),
    )
    chart(described, charts.year_comparison, tuple(compared))
    rows = [
        {
            say("School year"): str(row.year),
            say("Activities"): in_number(row.activities),
            say("Carried out"): row.carried_out.said,
            say("Families represented"): row.representation.said,
            say("Came themselves"): row.came_themselves.said,
            say("Share of fathers"): row.father_share.said,
            say("Spent"): in_rupiah(Decimal(row.absorption.counted)),
            say("Budget used"): in_percent(row.absorption.value),
            say("Standards reached"): row.standards_reached.said,
        }
        for row in compared
    ]
    lines(rows, (say("Activities"), say("Spent"), say("Budget used")))


def _activities(desk: Desk, results: Sequence[ActivityResult]) -> None:
    st.subheader(say("Plan against realised, per activity"))
    _list(results[:AT_ONCE])
    if rest := results[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(more, "more-results", lambda: _list(rest))
    unfold(
        say("As a table, to sort and to search"),
        "results-table",
        lambda: table([_activity(row) for row in results]),
    )
    go(say("Open the reviews"), link(desk, "penilaian"))


def _list(results: Sequence[ActivityResult]) -> None:
    heads = (
        (say("Activity"), ""),
        (say("Planned"), ""),
        (say("Outcome"), ""),
        (say("Families represented"), "number"),
        (say("Spent"), "number"),
        (say("Standard"), ""),
    )
    listing(heads, [Group((), [_line(row) for row in results])])


def _line(row: ActivityResult) -> list[Cell]:
    """Return an activity as a row: what was planned, and what came of it."""
    invited, represented = row.told_families
    came = say("{counted} of {of}", counted=represented, of=invited)
    spent = say(
        "{counted} of {of}", counted=in_rupiah(row.spent), of=in_rupiah(row.budget)
    )
    return [
        Cell(f"<strong>{escape(row.title)}</strong>"),
        plain(row.when.in_short(undated="–"), label=say("Planned")),
        Cell(_outcome(row), label=say("Outcome")),
        plain(came if row.invited else "", "number", say("Families represented")),
        plain(spent if row.spent or row.budget else "", "number", say("Spent")),
        Cell(_standard(row), label=say("Standard")),
    ]


def _outcome(row: ActivityResult) -> str:
    told = [in_short(row.held_on)] if row.held_on else []
    if row.on_time is not None:
        told.append(": ".join((say("On time"), _yes_no(row.on_time))))
    below = "".join(f"<small>{escape(words)}</small>" for words in told)
    return escape(say(row.step.label)) + below


def _standard(row: ActivityResult) -> str:
    told: list[str] = []
    if row.result is not None:
        judged = say("Reached") if row.reached else say("Not reached")
        told = [charts.measured_in_words(row), judged]
    elif row.target is not None:
        told = [": ".join((say("Target"), f"{in_number(row.target)} {row.unit}"))]
        told += [say("not measured")] if row.is_carried_out else []
    return f"{escape(row.indicator)}<small>{escape(' · '.join(told))}</small>"


def _activity(row: ActivityResult) -> dict[str, object]:
    return {
        say("Activity"): row.title,
        say("Planned"): row.when.in_short(undated="–"),
        say("Outcome"): say(row.step.label),
        say("Held on"): in_short(row.held_on) if row.held_on else "–",
        say("On time"): _yes_no(row.on_time),
        say("Invited"): row.invited if row.is_told else None,
        say("Represented"): row.represented if row.is_told else None,
        say("Budget"): in_rupiah(row.budget),
        say("Spent"): in_rupiah(row.spent),
        say("Standard"): row.indicator or "–",
        say("Target"): "–" if row.target is None else in_number(row.target),
        say("Measured"): row.told_result,
        say("Reached"): _yes_no(row.reached),
    }


def _yes_no(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return say("yes") if answer else say("no")


def _heading(words: str) -> None:
    st.markdown(f"**{words}**")
