"""Writing a year's report to a file from the shell."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from data.calendar import SchoolYear, semester
from data.commands import (
    DataOption,
    DocumentOption,
    YearOption,
    asking,
    moment,
    write_file,
)
from data.language import say
from data.school import store as schools
from data.school.models import School
from data.store import Store
from evaluation.reports.documents import annual_report, semester_report, summary
from evaluation.reports.facts import semester_paper, year_paper
from evaluation.reports.models import ReportKind
from organizing.decrees.commands import demand_document

KindOption = Annotated[
    ReportKind, typer.Option("--kind", help="annual, semester or summary.")
]
SemesterOption = Annotated[
    int | None,
    typer.Option(
        "--semester", min=1, max=2, help="1 or 2; without it the one of today."
    ),
]


def report(
    context: typer.Context,
    out: DocumentOption,
    kind: KindOption = ReportKind.ANNUAL,
    *,
    which: SemesterOption = None,
    year: YearOption = None,
    folder: DataOption = None,
) -> None:
    """Write the year's report: annual, of a semester, or the year on one page."""
    with asking(context, folder, year) as (store, wanted):
        today = schools.today(store, moment(context))
        current = SchoolYear(start=store.get(School).current_year)
        half = which or semester(today)
        export_report(store, wanted or current, kind, half, out, today=today)


def export_report(
    store: Store,
    year: SchoolYear,
    kind: ReportKind,
    half: int,
    out: Path,
    *,
    today: date,
) -> None:
    """Write a report of a year to ``out`` (DOCX); ``half``: which semester's."""
    demand_document(out)
    schools.year(store, year.start)
    whole = year_paper(store, year, today)
    if kind is ReportKind.ANNUAL:
        content = annual_report(whole)
    elif kind is ReportKind.SEMESTER:
        content = semester_report(semester_paper(whole, store, half))
    else:
        content = summary(whole)
    write_file(out, content)
    told = say("The report of {year} was written to {file}.", year=year, file=out)
    typer.echo(told)
