"""The year's budget: who pays for what, how much was spent, and what to look at."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_number, in_percent, in_rupiah, say, say_many
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.head import titled
from data.ui.links import anchor, go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs
from planning.budget import charts, queries
from planning.budget.form import narrowed_budget
from planning.budget.models import (
    LEVY_RULE,
    WITHOUT_LINE,
    FundSource,
    in_other_fiscal_year,
    sounds_like_levy,
)
from planning.budget.queries import (
    AidByPartner,
    BudgetByLine,
    BudgetBySource,
    BudgetFilter,
)

PAGE = Page(
    N_("Budget"),
    "anggaran",
    "payments",
    Section.PLAN,
    Duty.READ_BUDGET,
    heading=N_("Budget {year}"),
    words=N_("money planned, cost plan, sources of funds"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    with titled(PAGE.headed(desk.year)):
        wanted = narrowed_budget(desk)
    lines = queries.budget_by_line(desk.store, desk.year, wanted)
    if not lines:
        _nothing(desk, wanted)
        _rule()
        return
    sources = queries.budget_by_source(desk.store, desk.year, wanted)
    _figures(sources)
    _warnings(desk, lines)
    tabs(
        "budget",
        [
            (say("By source"), lambda: _sources(sources, lines)),
            (say("Line by line"), lambda: _lines(desk, lines)),
            (say("Partners"), lambda: _partners(desk, wanted)),
        ],
    )
    _rule()


def _nothing(desk: Desk, wanted: BudgetFilter) -> None:
    if wanted != queries.EVERYTHING:
        st.info(say("Nothing in the budget fits this choice. Choose “All” again."))
        return
    st.info(
        say(
            "No activity of {year} has a budget yet. Budget lines are entered on the "
            "page of each activity.",
            year=desk.year,
        )
    )
    go(say("Open the list of activities"), link(desk, "agenda"))


# ── figures and warnings ─────────────────────────────────────────────────────
def _figures(sources: Sequence[BudgetBySource]) -> None:
    planned, spent = _sums(sources)
    beside = sum((row.spent for row in sources if row.source is None), Decimal(0))
    used = in_percent(spent / planned if planned else None)
    reckoned = say("Spent ÷ planned; what was spent without a line counts too.")
    figures(
        (
            Figure(say("Planned"), in_rupiah(planned)),
            Figure(say("Spent"), in_rupiah(spent)),
            Figure(say("Budget used"), used, formula=reckoned),
            Figure(say("Without a line"), in_rupiah(beside)),
        )
    )


def _sums(sources: Sequence[BudgetBySource]) -> tuple[Decimal, Decimal]:
    """Return what is planned and what was spent altogether."""
    planned = sum((row.planned for row in sources), Decimal(0))
    return planned, sum((row.spent for row in sources), Decimal(0))


def _warnings(desk: Desk, rows: Sequence[BudgetByLine]) -> None:
    """Show what to look at; none of it stops anything."""
    levies = [row for row in rows if row.line and any(sounds_like_levy([row.line]))]
    if levies:
        _levies(desk, levies)
    other_year = [
        row
        for row in rows
        if row.line and in_other_fiscal_year(row.when.day, [row.line])
    ]
    if other_year:
        _other_years(desk, other_year)


def _levies(desk: Desk, rows: Sequence[BudgetByLine]) -> None:
    said = say_many(
        "{count} line sounds like a levy. Word it differently, or take it out.",
        "{count} lines sound like a levy. Word them differently, or take them out.",
        len(rows),
    )
    _warning(desk, said, ":material/gavel:", rows, say(LEVY_RULE))


def _other_years(desk: Desk, rows: Sequence[BudgetByLine]) -> None:
    said = say_many(
        "{count} line has another fiscal year than the date of its activity.",
        "{count} lines have another fiscal year than the date of their activity.",
        len(rows),
    )
    rule = say(
        "July to December belong to fiscal year {first}, January to June to {second}.",
        first=str(desk.year.start),
        second=str(desk.year.start + 1),
    )
    _warning(desk, said, ":material/event:", rows, rule)


def _warning(
    desk: Desk, said: str, icon: str, rows: Sequence[BudgetByLine], rule: str
) -> None:
    """Show one warning, the lines it is about with the way to each, and the rule."""
    with st.container(border=True, gap="small"):
        st.warning(said, icon=icon)
        about = "\n".join(_about(desk, row) for row in rows)
        paragraphs(about, small(rule))


def _about(desk: Desk, row: BudgetByLine) -> str:
    words = f"{unmarked(row.title or '')} ({row.fiscal_year}) · {row.when.in_short()}"
    target = link(desk, "kegiatan", kegiatan=row.activity_id)
    return f"- {words} · {anchor(row.activity, target)}"


# ── by source ────────────────────────────────────────────────────────────────
def _sources(sources: Sequence[BudgetBySource], lines: Sequence[BudgetByLine]) -> None:
    st.subheader(say("Who pays, in which fiscal year?"))
    planned, spent = _sums(sources)
    over = [row for row in sources if row.spent > row.planned]
    told = say(
        "{spent} of {planned} was spent, {share}.",
        spent=in_rupiah(spent),
        planned=in_rupiah(planned),
        share=in_percent(spent / planned if planned else None),
    )
    if over:
        names = in_list([charts.source_name(row) for row in over])
        too_much = say("More than planned: {titles}.", titles=names)
        told = f"{told} {too_much}"
    chart(told, charts.budget_by_source, tuple(sources))
    st.caption(say("Wide bar: planned. Narrow bar: spent; orange where it is more."))
    _matrix(sources)
    _reconciled(sources, lines)
    _hoped_for(sources)


def _hoped_for(sources: Sequence[BudgetBySource]) -> None:
    """Say how much is hoped for as donations, and that nobody owes it."""
    given = sum(
        (row.planned for row in sources if row.source is FundSource.DONATION),
        Decimal(0),
    )
    if given:
        st.info(
            say(
                "{amount} is hoped for as voluntary donations: nobody owes anything, "
                "and no amount is set per pupil or family.",
                amount=in_rupiah(given),
            ),
            icon=":material/volunteer_activism:",
        )


def _matrix(sources: Sequence[BudgetBySource]) -> None:
    """Draw the table of sources by fiscal years, the sums last."""
    years = sorted({row.fiscal_year for row in sources if row.fiscal_year})
    groups = [list(rows) for _, rows in groupby(sources, key=lambda row: row.source)]
    heads = [
        (say("Source"), ""),
        *((str(year), "number") for year in years),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
        (say("Budget used"), "number"),
    ]
    body = [
        *(_source_row(_source(rows[0].source), rows, years) for rows in groups),
        _source_row(say("Sum"), sources, years),
    ]
    listing(heads, [Group((), body)])


def _source_row(
    name: str, rows: Sequence[BudgetBySource], years: Sequence[int]
) -> list[Cell]:
    planned, spent = _sums(rows)
    share = in_percent(spent / planned if planned else None)
    amounts = {
        **{
            str(year): in_rupiah(_sums([r for r in rows if r.fiscal_year == year])[0])
            for year in years
        },
        say("Planned"): in_rupiah(planned),
        say("Spent"): in_rupiah(spent),
        say("Budget used"): share,
    }
    return [
        Cell(f"<strong>{escape(name)}</strong>"),
        *(plain(amount, "number", label) for label, amount in amounts.items()),
    ]


def _reconciled(
    sources: Sequence[BudgetBySource], lines: Sequence[BudgetByLine]
) -> None:
    """Say that the sums of the lines and of the sources are the same, with both."""
    of_lines = sum((row.amount for row in lines), Decimal(0))
    spent_of_lines = sum((row.spent for row in lines), Decimal(0))
    planned, spent = _sums(sources)
    told = say(
        "Sum of the lines: {lines} planned, {spent_lines} spent. Sum of the sources: "
        "{sources} planned, {spent_sources} spent.",
        lines=in_rupiah(of_lines),
        sources=in_rupiah(planned),
        spent_lines=in_rupiah(spent_of_lines),
        spent_sources=in_rupiah(spent),
    )
    if (of_lines, spent_of_lines) == (planned, spent):
        agree = say("They agree.")
        st.caption(f":material/check: {told} {agree}")
    else:
        differ = say("They do not agree; reload the page.")
        st.error(f"{told} {differ}")


def _partners(desk: Desk, wanted: BudgetFilter) -> None:
    st.subheader(say("Which partner aids what?"))
    rows = queries.aid_by_partner(desk.store, desk.year, wanted)
    if not rows:
        st.info(say("No line of this choice is a partner's aid."))
        return
    heads = (
        (say("Partner"), ""),
        (say("Activities"), "number"),
        (say("Lines"), "number"),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
    )
    listing(heads, [Group((), [_partner(row) for row in rows])])


def _partner(row: AidByPartner) -> list[Cell]:
    name = row.partner or say("not named")
    return [
        Cell(f"<strong>{escape(name)}</strong>"),
        plain(in_number(row.activities), "number", say("Activities")),
        plain(in_number(row.lines), "number", say("Lines")),
        plain(in_rupiah(row.planned), "number", say("Planned")),
        plain(in_rupiah(row.spent), "number", say("Spent")),
    ]


# ── line by line ─────────────────────────────────────────────────────────────
def _lines(desk: Desk, rows: Sequence[BudgetByLine]) -> None:
    """Show every line under its activity."""
    st.subheader(say("Line by line"))
    heads = (
        (say("Line"), ""),
        (say("Volume × price"), "number"),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
        (say("Source"), ""),
        (say("ARKAS code"), ""),
    )
    listing(
        heads,
        [
            _group(desk, list(of_activity))
            for _, of_activity in groupby(rows, key=lambda row: row.activity_id)
        ],
    )


def _group(desk: Desk, rows: Sequence[BudgetByLine]) -> Group:
    """Return an activity's heading with its sums, and its lines."""
    planned = sum((row.amount for row in rows), Decimal(0))
    spent = sum((row.spent for row in rows), Decimal(0))
    target = link(desk, "kegiatan", kegiatan=rows[0].activity_id)
    share = in_percent(spent / planned if planned else None)
    day = escape(rows[0].when.in_short())
    title = f"{anchor(rows[0].activity, target)}<small>{day}</small>"
    heading = [
        Cell(title, span=2),
        plain(in_rupiah(planned), "number", say("Planned")),
        plain(in_rupiah(spent), "number", say("Spent")),
        Cell(escape(say("{share} used", share=share)), span=2),
    ]
    return Group(heading, [_line(row) for row in rows])


def _line(row: BudgetByLine) -> list[Cell]:
    amount = in_rupiah(row.amount) if row.line_id else "–"
    return [
        plain(row.title or say(WITHOUT_LINE)),
        plain(_reckoned(row), "number"),
        plain(amount, "number", say("Planned")),
        plain(in_rupiah(row.spent), "number", say("Spent")),
        plain(_source_of(row)),
        plain(row.arkas_code or "", label=say("ARKAS code")),
    ]


def _reckoned(row: BudgetByLine) -> str:
    if row.volume is None or row.price is None:
        return ""
    volume = f"{in_number(row.volume)} {row.unit or ''}".strip()
    return f"{volume} × {in_rupiah(row.price)}"


def _source_of(row: BudgetByLine) -> str:
    if row.source is None:
        return "–"
    words = f"{_source(row.source)} {row.fiscal_year}"
    return f"{words}: {row.partner}" if row.partner else words


def _source(source: FundSource | None) -> str:
    return say(source.label if source else WITHOUT_LINE)


def _rule() -> None:
    with st.container(border=True):
        heading = say("Donations yes, levies no")
        paragraphs(f"**{heading}**", small(say(LEVY_RULE)))
