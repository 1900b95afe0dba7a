"""Siklus Humas on one screen: the pages, the server, the commands.

``python app.py`` and ``humas`` are the same; ``streamlit run app.py`` serves the
default folder. Everything of a school happens in the phases' folders.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, cast

import streamlit as st
import typer
from starlette.routing import BaseRoute, Route

from data.accounts.models import SignedIn
from data.act import Act
from data.commands import (
    OPERATOR,
    BackupArgument,
    DataOption,
    LockedOption,
    Shell,
    YearOption,
    YesOption,
    answering,
    asking,
    before_update,
    default_folder,
    folder_of,
    late,
    print_rows,
    sample_folder,
)
from data.late import Late
from data.school import store as school_records
from data.search.kinds import Kind, declare
from data.store import Store
from data.ui.desk import Desk
from data.ui.first import first_sight
from data.ui.pages import PageModule, Stands, register
from data.web import find, place, server, shell
from data.web.clock import now
from data.web.find import Offered
from data.web.late_routes import LateRoutes

SCRIPT = Path(__file__).parent / "data" / "ui" / "script.py"
MENU: Sequence[str] = (
    "evaluation.home.page",
    "planning.goals.page",
    "planning.agenda.page",
    "planning.activities.page",
    "planning.calendar.page",
    "planning.budget.page",
    "planning.programme.page",
    "planning.situation.page",
    "planning.lessons.page",
    "planning.meeting.page",
    "planning.templates.page",
    "planning.renewal.page",
    "planning.balance.page",
    "planning.days.page",
    "planning.papers.page",
    "planning.chapters.page",
    "planning.exchange.page",
    "organizing.committees.page",
    "organizing.tasks.page",
    "organizing.assignments.page",
    "organizing.coordination.page",
    "organizing.reminders.page",
    "organizing.links.page",
    "organizing.structure.page",
    "organizing.komite.page",
    "organizing.decrees.page",
    "organizing.slips.page",
    "execution.room.page",
    "execution.invitations.page",
    "execution.contacts.page",
    "execution.spending.page",
    "execution.obstacles.page",
    "execution.gifts.page",
    "execution.gallery.page",
    "execution.minutes.page",
    "organizing.fosters.page",
    "execution.attendance.page",
    "execution.closing.page",
    "evaluation.results.page",
    "evaluation.participation.page",
    "evaluation.review.page",
    "evaluation.sheets.page",
    "evaluation.answers.page",
    "evaluation.tracing.page",
    "evaluation.accreditation.page",
    "evaluation.monitoring.page",
    "evaluation.remedies.page",
    "evaluation.outcomes.page",
    "evaluation.reports.page",
    "evaluation.bundle.page",
    "evaluation.presenting.page",
    "evaluation.ending.page",
    "data.people.page",
    "data.roster.page",
    "data.accounts.page",
    "data.school.page",
    "data.backups.page",
    "data.events.page",
    "data.handbook.page",
)
"""The pages in the order of the menu; each says itself where it stands."""


FILES: Sequence[str] = (
    "evaluation.accreditation.actions",
    "evaluation.findings.actions",
    "evaluation.recognitions.actions",
    "evaluation.outcomes.actions",
)
"""Where evaluation says who sees its records' files: modules with a ``FilesOf``."""


FINDS: Sequence[str] = (
    "data.ui.finds",
    "planning.goals.finds",
    "planning.templates.finds",
    "organizing.decrees.finds",
    "organizing.tasks.finds",
    "execution.room.finds",
    "execution.letters.finds",
    "execution.minutes.finds",
    "execution.obstacles.finds",
    "execution.files.finds",
    "evaluation.tracing.finds",
    "evaluation.questionnaires.finds",
    "evaluation.accreditation.finds",
    "data.people.finds",
    "data.roster.finds",
)
"""Where each subject says what is to be found in it: modules with a ``Kind``."""


def _pages() -> Sequence[PageModule]:
    return [cast("PageModule", import_module(name)) for name in MENU]


def _standing(desk: Desk) -> Stands:
    from evaluation.home.cards.cycle import where_it_stands

    return where_it_stands(desk)


def _link_routes() -> Sequence[BaseRoute]:
    from evaluation.sheets import door as questionnaires
    from execution.attendance import door as check_in
    from execution.invitations import door as answers
    from organizing.links import door

    return [
        *check_in.ROUTES,
        *answers.ROUTES,
        *questionnaires.ROUTES,
        *door.ROUTES,
    ]


def _file_routes() -> Sequence[BaseRoute]:
    from data.attachments.actions import FilesOf
    from evaluation.bundle import door as bundles
    from execution.files import door
    from execution.files.actions import OWNERS

    for name in FILES:
        for rule in vars(import_module(name)).values():
            if isinstance(rule, FilesOf):
                OWNERS[rule.record] = rule
    return [*door.ROUTES, *bundles.ROUTES]


def _calendar_routes() -> Sequence[BaseRoute]:
    from planning.feeds.feed import answer

    return [Route("/calendar/{name}", answer, methods=["GET", "HEAD"])]


def _wall_routes() -> Sequence[BaseRoute]:
    from evaluation.presenting import door

    return door.ROUTES


def _kinds() -> Sequence[Kind]:
    """Return what can be found; every module says it beside its questions."""
    named = [vars(import_module(name)).values() for name in FINDS]
    return [kind for values in named for kind in values if isinstance(kind, Kind)]


def _offered(who: SignedIn, year: int | None) -> Sequence[Offered]:
    import data.ui.finds

    return data.ui.finds.offered(who, year)


pages, kinds = Late(_pages), Late(_kinds)
links, calendars = LateRoutes(_link_routes), LateRoutes(_calendar_routes)
files, wall = LateRoutes(_file_routes), LateRoutes(_wall_routes)
register(pages, _standing)
shell.show_first(first_sight)
declare(kinds)
find.offer(_offered)
server.load_soon(pages, links.load, calendars.load, files.load, kinds)

app = st.App(
    SCRIPT,
    routes=[
        *server.ROUTES,
        Route("/calendar/{name}", calendars),
        Route("/t/angket/{token}", links),
        Route("/t/hadir/{token}", links),
        Route("/t/jawab/{token}", links),
        Route("/t/{token}", links),
        Route("/files/{file:uuid}", files),
        Route("/files/{file:uuid}/small", files),
        Route("/wall/{year:int}", wall),
        Route("/bundles/{bundle:uuid}", files),
    ],
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
    on_script_error=server.on_script_error,
)


def _keep_first(older: Store, _: Path) -> None:
    from data.backups.actions import back_up_before_update

    back_up_before_update(Act(older, OPERATOR, now()))


before_update(_keep_first)

commands = typer.Typer(
    help="Siklus Humas: plan, organize, execute, evaluate with parents.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
IMPORTS: Mapping[str, str] = {
    "answers": "evaluation.answers.commands:answers",
    "plan": "planning.exchange.commands:take_plan",
    "students": "data.roster.commands:students",
}
EXPORTS: Mapping[str, str] = {
    "decree": "organizing.decrees.commands:decree",
    "duties": "organizing.slips.commands:duties",
    "evidence": "evaluation.bundle.commands:evidence",
    "plan": "planning.exchange.commands:hand_out_plan",
    "presentation": "evaluation.presenting.commands:presentation",
    "report": "evaluation.reports.commands:report",
}
"""What the shell takes in and hands out, by the subject whose command it is."""

commands.add_typer(
    late(IMPORTS, "Take in files of the school's other systems."), name="import"
)
commands.add_typer(late(EXPORTS, "Hand out plans and papers as files."), name="export")


@commands.callback(invoke_without_command=True)
def serve(
    context: typer.Context,
    folder: DataOption = None,
    host: Annotated[str, typer.Option(help="Who may reach it.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    *,
    sample: Annotated[
        bool, typer.Option("--sample", help="Open the sample school.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="With --sample: build it anew.")
    ] = False,
) -> None:
    """Serve the school's records in the browser (without a command)."""
    context.obj = Shell(folder, now)
    if context.invoked_subcommand is not None:
        return
    with answering():
        if sample:
            folder = folder or sample_folder()
            from evaluation.sample_school.commands import prepare_sample

            prepare_sample(folder, now(), rebuild=rebuild)
        place.serve_folder(folder or default_folder())
        server.serve(app, host, port)


class Listing(StrEnum):
    """What ``humas list`` can show."""

    YEARS = "years"
    CLASS_GROUPS = "class-groups"
    PUPILS = "pupils"
    PEOPLE = "people"
    ACTIVITIES = "activities"
    TASKS = "tasks"
    FINDINGS = "findings"


@commands.command("list")
def list_records(
    context: typer.Context,
    what: Listing,
    year: YearOption = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="A list of objects.")] = False,
    folder: DataOption = None,
) -> None:
    """List records of the school, for operators and scripts."""
    from evaluation.home.commands import LISTINGS

    with asking(context, folder, year) as (store, wanted):
        if wanted:
            school_records.year(store, wanted.start)
        print_rows(LISTINGS[what](store, wanted), as_json=as_json)


@commands.command("backup")
def back_up(
    context: typer.Context,
    file: BackupArgument,
    *,
    locked: LockedOption = False,
    folder: DataOption = None,
) -> None:
    """Write everything into one file: records, attachments, history."""
    from data.backups import commands as backup_commands

    with asking(context, folder) as (store, _):
        backup_commands.make_backup(store, file, is_locked=locked, now=now())


@commands.command("restore")
def restore(
    context: typer.Context,
    file: BackupArgument,
    *,
    yes: YesOption = False,
    folder: DataOption = None,
) -> None:
    """Let a backup take the place of all records, or fill an empty folder."""
    from data.backups import commands as backup_commands

    with answering():
        backup_commands.restore_backup(
            folder_of(context, folder) or default_folder(), file, is_sure=yes, now=now()
        )


@commands.command("check")
def check(context: typer.Context, folder: DataOption = None) -> None:
    """Look whether everything is there, and as it was written; 1 where it is not."""
    from data.backups import commands as backup_commands

    with asking(context, folder) as (store, _):
        backup_commands.check(store)


def main() -> None:
    """Run the command line."""
    commands()


if __name__ == "__main__":
    main()
