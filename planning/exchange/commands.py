"""Taking a plan in and handing it out from the shell."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from data.act import Act
from data.calendar import SchoolYear
from data.commands import (
    OPERATOR,
    DataOption,
    DryRunOption,
    JsonOption,
    YearOption,
    asking,
    content_of,
    moment,
    write_file,
)
from data.errors import NotFound, Refused
from data.language import N_, in_list, say
from data.school import store as schools
from data.school.models import School
from data.store import Store
from planning.exchange.actions import preview, take_in
from planning.exchange.documents import plan_workbook
from planning.exchange.models import Intake, PlanFault, TakingIn
from planning.exchange.queries import plan_facts
from planning.exchange.reading import read_plan
from planning.feeds.documents import calendar_name, year_calendar
from planning.feeds.queries import calendar_events
from planning.papers.documents import work_programme
from planning.papers.facts import programme_paper

Paper = Callable[[Store, SchoolYear, datetime], bytes]


def take_plan(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A plan's workbook: .xlsx or .csv")],
    year: YearOption = None,
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Also change what is there already.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    folder: DataOption = None,
) -> None:
    """Take in a year's plan from a workbook."""
    with asking(context, folder, year) as (store, wanted):
        import_plan(
            store,
            file.name,
            content_of(file),
            wanted,
            update=update,
            now=moment(context),
            dry_run=dry_run,
            as_json=as_json,
        )


def hand_out_plan(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="FILE.xlsx, FILE.docx or FILE.ics")],
    year: YearOption = None,
    folder: DataOption = None,
) -> None:
    """Write a year's plan as a workbook, as the work programme, or as a calendar."""
    with asking(context, folder, year) as (store, wanted):
        export_plan(store, wanted, out, now=moment(context))


def _as_workbook(store: Store, year: SchoolYear, now: datetime) -> bytes:
    return plan_workbook(plan_facts(store, year, now))


def _as_document(store: Store, year: SchoolYear, now: datetime) -> bytes:
    return work_programme(programme_paper(store, year, now))


def _as_calendar(store: Store, year: SchoolYear, now: datetime) -> bytes:
    name = calendar_name(store.get(School).name, year)
    return year_calendar(calendar_events(store, year), name)


PAPERS: Final[Mapping[str, Paper]] = {
    ".xlsx": _as_workbook,
    ".docx": _as_document,
    ".ics": _as_calendar,
}
"""What a file's ending asks for."""


def export_plan(
    store: Store, year: SchoolYear | None, out: Path, *, now: datetime
) -> None:
    """Write the year's plan to ``out``: a workbook, a document or a calendar."""
    paper = PAPERS.get(out.suffix.lower())
    if paper is None:
        raise Refused(
            N_(
                "{name}: end the name in .xlsx (workbook), .docx (work programme) or "
                ".ics (calendar)."
            ),
            name=out.name,
        )
    wanted = _year(store, year)
    content = paper(store, wanted, now)
    write_file(out, content)
    typer.echo(say("The plan {year} was written to {file}.", year=wanted, file=out))


def import_plan(
    store: Store,
    name: str,
    content: bytes,
    year: SchoolYear | None,
    *,
    update: bool = False,
    now: datetime,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in a plan (or only compare it) and print what it changed."""
    wanted = _year(store, year)
    file = read_plan(name, content)
    how = TakingIn(update=update)
    act = Act(store, OPERATOR, now)
    found = (
        preview(act, file, wanted, how) if dry_run else take_in(act, file, wanted, how)
    )
    told = _as_json if as_json else _as_text
    typer.echo(told(found, wanted, dry_run=dry_run))


def _year(store: Store, year: SchoolYear | None) -> SchoolYear:
    if year is not None:
        schools.year(store, year.start)
        return year
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return SchoolYear(start=school.current_year)


def _as_json(found: Intake, year: SchoolYear, *, dry_run: bool) -> str:
    return json.dumps(
        {
            "year": str(year),
            "kept": not dry_run,
            "read": found.read,
            "new": len(found.new),
            "changed": len(found.changed),
            "updated": len(found.updated),
            "unchanged": found.unchanged,
            "new_goals": [goal.title for goal in found.goals],
            "bad": [_row(row) for row in found.bad],
            "remarks": [_row(row) for row in found.remarks],
            "dropped_columns": list(found.dropped_columns),
            "unread": [say(one.message, **one.facts) for one in found.unread],
        },
        ensure_ascii=False,
        indent=2,
    )


def _row(fault: PlanFault) -> dict[str, object]:
    return {
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "reason": say(fault.message, **fault.facts),
    }


def _as_text(found: Intake, year: SchoolYear, *, dry_run: bool) -> str:
    lines = [
        say("Plan {year}", year=str(year)),
        say("Activities read: {count}", count=found.read),
        say("New: {count}", count=len(found.new)),
        say("Unchanged: {count}", count=found.unchanged),
        say("Updated: {count}", count=len(found.updated)),
    ]
    if left := len(found.changed) - len(found.updated):
        lines.append(say("Different, left as they are: {count}", count=left))
    if found.goals:
        lines.append(say("New goals: {count}", count=len(found.goals)))
    if found.dropped_columns:
        columns = in_list(found.dropped_columns)
        lines.append(say("Columns not read: {columns}", columns=columns))
    if found.meant_year:
        lines.append(
            say(
                "Most dates of this file lie in {meant}, not in {year}.",
                meant=found.meant_year,
                year=year,
            )
        )
    lines += [say(one.message, **one.facts) for one in found.unread]
    lines += [_sentence(fault) for fault in (*found.bad, *found.remarks)]
    if dry_run:
        lines.append(say("Nothing was kept (--dry-run)."))
    return "\n".join(lines)


def _sentence(fault: PlanFault) -> str:
    column = " › ".join(filter(None, (fault.sheet, fault.column)))
    reason = say(fault.message, **fault.facts)
    return say(
        "Row {row}, {column}: {reason}", row=fault.row, column=column, reason=reason
    )
