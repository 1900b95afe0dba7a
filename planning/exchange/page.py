"""The page on which a plan comes in from a workbook, and goes out as one."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_number, say, say_many
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, refuse, saving, telling
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.reading import reading
from data.ui.tables import lines, table
from planning.exchange.actions import preview, take_in
from planning.exchange.documents import plan_template, plan_workbook
from planning.exchange.models import Intake, PlanFault, PlanFile, TakingIn
from planning.exchange.queries import PlanFacts, plan_facts
from planning.exchange.reading import read_plan
from planning.plan import store as plans

PAGE = Page(
    N_("Import and export"),
    "impor",
    "swap_vert",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Import and export {year}"),
    words=N_("Excel, spreadsheet, upload, download"),
)

SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    facts = plan_facts(desk.store, desk.year, desk.clock())
    with st.container(border=True):
        _export(desk, facts)
    if duties.may(Duty.PLAN_YEAR, desk.person):
        with st.container(border=True):
            _import(desk, facts)


def _export(desk: Desk, facts: PlanFacts) -> None:
    st.subheader(say("Take the plan along"))
    count = len(facts.kept.activities)
    if not count:
        st.info(
            say(
                "There are no activities in {year} yet. Plan some, or take in a "
                "workbook below; then the plan can be downloaded here.",
                year=desk.year,
            )
        )
        return
    st.markdown(
        say_many(
            "The plan as a workbook: {count} activity on a table for A4 landscape, and "
            "sheets that can be taken in again.",
            "The plan as a workbook: {count} activities on a table for A4 landscape, "
            "and sheets that can be taken in again.",
            count,
        )
    )
    name = f"Program-Kerja-Humas-{facts.year}".replace("/", "-")
    _download(
        say("Download the plan (XLSX)"),
        f"{name}.xlsx",
        partial(plan_workbook, facts),
        key=f"plan-{facts.year.start}",
    )
    go(
        say("Work programme and proposals as documents"),
        link(desk, "dokumen"),
        say("To sign and to print: "),
    )
    go(
        say("Calendar"),
        link(desk, "kalender"),
        say("For the calendar of a phone: "),
    )


def _download(
    label: str, file_name: str, content: Callable[[], bytes], *, key: str
) -> None:
    """Offer a file; it is made when it is asked for."""
    st.download_button(
        label,
        content,
        file_name=file_name,
        mime=XLSX,
        key=f"download-{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _import(desk: Desk, facts: PlanFacts) -> None:
    st.subheader(say("Take in a plan"))
    st.markdown(
        say(
            "**1.** Download the template and fill it in, or use a workbook of your "
            "own: the columns are found by their names; only *Nama kegiatan* and "
            "*Tanggal* are needed."
        )
    )
    _download(
        say("Download the template"),
        "Format-Isian-Program-Kerja-Humas.xlsx",
        partial(plan_template, facts),
        key="template",
    )
    if refusal := plans.change_refusal(desk.store, desk.year):
        refuse(refusal)
        go(say("Work programme"), link(desk, "program"))
        return
    st.markdown(
        say("**2.** Choose the workbook. Nothing is kept before you have seen it.")
    )
    key = form_id("plan-file")
    file = st.file_uploader(
        say("Workbook with the plan (.xlsx, .xls or .csv)"),
        type=["xlsx", "xls", "csv"],
        key=f"plan-file-{key}",
    )
    if file is None:
        return
    with telling():
        with reading(file.name) as told:
            plan = read_plan(file.name, file.getvalue(), told)
        _preview(desk, plan, str(key))


def _preview(desk: Desk, file: PlanFile, key: str) -> None:
    how = TakingIn(move=_moving(desk, file, key), update=_updating(key))
    found = preview(desk.act(), file, desk.year, how)
    _counts(found)
    _rows(
        say("Rows that cannot be taken in"),
        found.bad,
        say("Mend these in the workbook and choose it again; the others can go in."),
    )
    _rows(
        say("Rows taken in with a remark"),
        found.remarks,
        say("These rows go in; look at what is left out."),
    )
    _new(found)
    _changed(found)
    _dropped(found)
    _keep(desk, file, how, found)


def _moving(desk: Desk, file: PlanFile, key: str) -> bool:
    """Ask whether the days of another year's plan shall move to this year."""
    meant = file.meant_year()
    if meant is None or meant == desk.year:
        return False
    year = desk.year
    told = say(
        "Most dates of this file lie in {meant}, not in {year}.", meant=meant, year=year
    )
    st.info(told, icon=":material/event_repeat:")
    return st.toggle(
        say("Move the dates to {year}", year=year),
        value=True,
        key=f"move-{key}-{year.start}",
        help=say(
            "Each day becomes the same weekday of the same week of the month; days "
            "off are avoided. Fiscal years move along."
        ),
    )


def _updating(key: str) -> bool:
    return st.toggle(
        say("Update existing activities too"),
        key=f"update-{key}",
        help=say(
            "Without it, activities that are on the plan already stay as they are. An "
            "empty cell changes nothing, and nothing is ever taken off the plan."
        ),
    )


def _counts(found: Intake) -> None:
    numbers = (
        (say("Read"), found.read),
        (say("New"), len(found.new)),
        (say("Different"), len(found.changed)),
        (say("Unchanged"), found.unchanged),
        (say("Cells to mend"), len(found.bad)),
    )
    figures(Figure(label, in_number(number)) for label, number in numbers)


def _rows(title: str, faults: Sequence[PlanFault], hint: str) -> None:
    if not faults:
        return
    with st.expander(f"{title} ({len(faults)})", expanded=True):
        st.caption(hint)
        sheets = len({fault.sheet for fault in faults}) > 1
        lines(
            [
                {
                    say("Row and column"): _place(fault, sheets=sheets),
                    say("Reason"): say(fault.message, **fault.facts),
                }
                for fault in faults[:SHOWN]
            ]
        )
        _more(len(faults))


def _place(fault: PlanFault, *, sheets: bool) -> str:
    """Return where a fault stands; its sheet only where there are several."""
    row = f"{fault.sheet} {fault.row}" if sheets else str(fault.row)
    return f"{row} · {fault.column}"


def _new(found: Intake) -> None:
    if not found.new:
        return
    title = say("New activities")
    with st.expander(f"{title} ({len(found.new)})"):
        table(
            [
                {
                    say("Row"): new.row,
                    say("Activity"): new.draft.title,
                    say("Date"): new.draft.when.in_short(),
                    say("Budget (Rp)"): int(
                        sum(line.amount for line in new.draft.budget)
                    ),
                    say("Tasks"): len(new.draft.tasks),
                }
                for new in found.new[:SHOWN]
            ],
            column_config={
                say("Date"): st.column_config.DateColumn(format="D MMM YYYY"),
                say("Budget (Rp)"): st.column_config.NumberColumn(format="localized"),
            },
        )
        _more(len(found.new))
        if found.goals:
            st.caption(
                say_many(
                    "{count} new goal is set: {titles}",
                    "{count} new goals are set: {titles}",
                    len(found.goals),
                    titles=unmarked("; ".join(goal.title for goal in found.goals)),
                )
            )


def _changed(found: Intake) -> None:
    if not found.changed:
        return
    title = (
        say("Existing activities that are updated")
        if found.update
        else say("Existing activities that differ and stay as they are")
    )
    with st.expander(f"{title} ({len(found.changed)})", expanded=found.update):
        table(
            [
                {
                    say("Row"): changed.row,
                    say("Activity"): changed.kept.title,
                    say("Different"): ", ".join(changed.columns),
                }
                for changed in found.changed[:SHOWN]
            ]
        )
        _more(len(found.changed))


def _more(count: int) -> None:
    if count > SHOWN:
        st.caption(
            say(
                "The first {shown} of {count} rows are listed.",
                shown=SHOWN,
                count=count,
            )
        )


def _dropped(found: Intake) -> None:
    if found.unread:
        told = [f"- {unmarked(say(one.message, **one.facts))}" for one in found.unread]
        warning = say("Not everything in the file was read:")
        st.warning("\n".join((warning, "", *told)), icon=":material/visibility_off:")
    if found.dropped_columns:
        columns = unmarked(", ".join(found.dropped_columns))
        st.caption(say("Columns not read: {columns}", columns=columns))


def _keep(desk: Desk, file: PlanFile, how: TakingIn, found: Intake) -> None:
    if found.is_empty:
        _nothing_to_keep(found)
        return
    count = len(found.new) + len(found.updated)
    label = say_many("Take in {count} activity", "Take in {count} activities", count)
    if st.button(label, type="primary", key="keep-plan", icon=":material/check:"):
        told = say_many(
            "{count} activity was taken in.", "{count} activities were taken in.", count
        )
        with saving("plan-file", told):
            take_in(desk.act(), file, desk.year, how)


def _nothing_to_keep(found: Intake) -> None:
    if found.changed:
        st.info(
            say(
                "All good rows are on the plan already, some of them worded "
                "differently. Choose “Update existing activities too” to take over "
                "what the file says."
            )
        )
    elif found.unchanged:
        st.success(say("The plan already holds this file; there is nothing to keep."))
    else:
        st.warning(say("There is no row in this file that can be taken in."))
