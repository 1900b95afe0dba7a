"""Writing the year's handout to a file from the shell."""

from datetime import date
from pathlib import Path

import typer

from data.calendar import SchoolYear
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
from evaluation.presenting.documents import handout
from evaluation.presenting.facts import told_of
from organizing.decrees.commands import demand_document


def presentation(
    context: typer.Context,
    out: DocumentOption,
    *,
    year: YearOption = None,
    folder: DataOption = None,
) -> None:
    """Write what the annual meeting is shown, to hand out: DOCX."""
    with asking(context, folder, year) as (store, wanted):
        today = schools.today(store, moment(context))
        current = SchoolYear(start=store.get(School).current_year)
        export_handout(store, wanted or current, out, today=today)


def export_handout(store: Store, year: SchoolYear, out: Path, *, today: date) -> None:
    """Write the handout of a year to ``out`` (DOCX)."""
    demand_document(out)
    schools.year(store, year.start)
    school = store.get(School)
    write_file(out, handout(store, told_of(store, school, year, today)))
    typer.echo(say("The handout of {year} was written to {file}.", year=year, file=out))
