"""Writing a committee's decree to a file from the shell."""

from pathlib import Path
from uuid import UUID

import typer

from data.errors import Refused
from data.language import N_, say
from data.store import Store
from organizing.decrees.documents import committee_decree
from organizing.decrees.queries import decree_paper


def export_decree(store: Store, activity_id: UUID, out: Path) -> None:
    """Write the decree of an activity's committee to ``out`` (DOCX)."""
    if out.suffix.lower() != ".docx":
        raise Refused(
            N_("{name}: end the name in .docx; a decree is a document."), name=out.name
        )
    paper = decree_paper(store, activity_id)
    try:
        out.write_bytes(committee_decree(paper))
    except OSError as failure:
        raise Refused(
            N_("{file} cannot be written. Check the folder, and close the file."),
            file=out,
        ) from failure
    typer.echo(
        say(
            "The decree of “{title}” was written to {file}.",
            title=paper.activity.title,
            file=out,
        )
    )
    if not paper.decree.is_final:
        typer.echo(say("It is marked as a draft: it has no number and date yet."))
