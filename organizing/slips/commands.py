"""The duty slips of an activity as a file, for operators and scripts."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from data.act import Act
from data.address.models import origin_refusal
from data.address.store import server_address
from data.commands import (
    OPERATOR,
    ActivityOption,
    DataOption,
    DocumentOption,
    asking,
    moment,
    write_file,
)
from data.errors import Refused
from data.language import N_, say_many
from data.store import Store
from organizing.decrees.commands import demand_document
from organizing.links.actions import tokens_for
from organizing.slips.documents import duty_slips_paper
from organizing.slips.queries import DutySlips, duty_slips


def duties(
    context: typer.Context,
    activity: ActivityOption,
    out: DocumentOption,
    address: Annotated[
        str,
        typer.Option(
            help="Where phones reach the server; else as it was confirmed in the app."
        ),
    ] = "",
    folder: DataOption = None,
) -> None:
    """Write a duty slip for everybody of an activity's committee."""
    with asking(context, folder) as (store, _):
        origin = address or server_address(store).origin
        export_duties(store, activity, out, now=moment(context), origin=origin)


def export_duties(
    store: Store, activity_id: UUID, out: Path, *, now: datetime, origin: str = ""
) -> None:
    """Write a duty slip for everybody of an activity's committee to ``out``.

    With ``origin``, the address under which phones reach the server, a slip shows the
    personal link of its person. Nobody is given a new link.
    """
    demand_document(out)
    slips = duty_slips(store, activity_id, now)
    if not slips.people:
        raise Refused(
            N_(
                "“{title}” has no committee yet. Appoint its members first; each gets "
                "a duty slip."
            ),
            title=slips.activity.title,
        )
    if origin:
        slips = _opened(Act(store, OPERATOR, now), slips, origin)
    write_file(out, duty_slips_paper(slips))
    typer.echo(
        say_many(
            "{count} duty slip of “{title}” was written to {file}.",
            "{count} duty slips of “{title}” were written to {file}.",
            len(slips.people),
            title=slips.activity.title,
            file=out,
        )
    )


def _opened(act: Act, slips: DutySlips, origin: str) -> DutySlips:
    if refusal := origin_refusal(origin):
        raise refusal
    tokens = tokens_for(act, list(slips.links.values()))
    return slips.opened_at(origin, tokens)
