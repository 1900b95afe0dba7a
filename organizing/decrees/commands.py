"""Writing a committee's decree to a file from the shell."""

from pathlib import Path
from typing import Final
from uuid import UUID

import typer

from data.commands import (
    ActivityOption,
    DataOption,
    DocumentOption,
    asking,
    write_file,
)
from data.errors import Refused
from data.language import N_, say
from data.store import Store
from organizing.decrees.documents import committee_decree
from organizing.decrees.queries import decree_paper

ENDING: Final = ".docx"


def decree(
    context: typer.Context,
    activity: ActivityOption,
    out: DocumentOption,
    folder: DataOption = None,
) -> None:
    """Write the decree of an activity's committee (SK panitia)."""
    with asking(context, folder) as (store, _):
        export_decree(store, activity, out)


def export_decree(store: Store, activity_id: UUID, out: Path) -> None:
    """Write the decree of an activity's committee to ``out`` (DOCX)."""
    demand_document(out)
    paper = decree_paper(store, activity_id)
    write_file(out, committee_decree(paper))
    title = paper.activity.title
    told = say("The decree of “{title}” was written to {file}.", title=title, file=out)
    typer.echo(told)
    if not paper.decree.is_final:
        typer.echo(say("It is marked as a draft: it has no number and date yet."))


def demand_document(out: Path) -> None:
    """Raise why a paper cannot be written to a file of this name."""
    if out.suffix.lower() != ENDING:
        raise Refused(N_("{name}: end the name in .docx."), name=out.name)
