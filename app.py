"""Siklus Humas on one screen: the pages, the server, the commands.

``python app.py`` and ``humas`` are the same; ``streamlit run app.py`` serves the
default folder. Everything of a school happens in the phases' folders.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import streamlit as st
import typer
from pydantic import BaseModel

import data.accounts.page
import data.people.page
import data.roster.page
import data.school.page
import evaluation.home.page
import evaluation.results.page
import evaluation.review.page
import execution.closing.page
import organizing.committees.page
import organizing.tasks.page
import planning.activities.page
import planning.goals.page
import planning.lessons.page
import planning.programme.page
from data.actor import Role
from data.calendar import SchoolYear
from data.commands import (
    answering,
    default_folder,
    print_rows,
    records_in,
    sample_folder,
)
from data.errors import Refused
from data.language import N_
from data.people import queries as people
from data.roster import commands as roster_commands
from data.roster import queries as roster
from data.school import queries as schools
from data.school import store as school_records
from data.store import FILE_NAME, Store
from data.ui.navigation import PageLink, register
from data.web import place, server
from data.web.clock import now
from evaluation.findings import queries as findings
from evaluation.sample_school.actions import build
from organizing.tasks import queries as tasks
from planning.activities import queries as activities

SCRIPT = Path(__file__).parent / "data" / "ui" / "script.py"
LEAD, PRINCIPAL, MEMBER = Role.HUMAS_LEAD, Role.PRINCIPAL, Role.COMMITTEE_MEMBER

BOTH = frozenset({LEAD, PRINCIPAL})
PLAN, ORGANIZE = N_("Plan"), N_("Organize")
EXECUTE, EVALUATE, SCHOOL = N_("Execute"), N_("Evaluate"), N_("School")
register(
    [
        PageLink(
            show=evaluation.home.page.show,
            title=N_("Home"),
            path="beranda",
            icon=":material/home:",
            section="",
            roles=BOTH,
            default_for=BOTH,
        ),
        PageLink(
            show=planning.lessons.page.show,
            title=N_("Last year's findings"),
            path="temuan",
            icon=":material/history_edu:",
            section=PLAN,
            roles=BOTH,
        ),
        PageLink(
            show=planning.goals.page.show,
            title=N_("Goals"),
            path="tujuan",
            icon=":material/flag:",
            section=PLAN,
            roles=BOTH,
        ),
        PageLink(
            show=planning.activities.page.show,
            title=N_("Activities"),
            path="kegiatan",
            icon=":material/event:",
            section=PLAN,
            roles=BOTH,
        ),
        PageLink(
            show=planning.programme.page.show,
            title=N_("Work programme"),
            path="program",
            icon=":material/assignment:",
            section=PLAN,
            roles=BOTH,
        ),
        PageLink(
            show=organizing.committees.page.show,
            title=N_("Committees and tasks"),
            path="panitia",
            icon=":material/groups:",
            section=ORGANIZE,
            roles=BOTH,
        ),
        PageLink(
            show=organizing.tasks.page.show,
            title=N_("My tasks"),
            path="tugas",
            icon=":material/task_alt:",
            section=ORGANIZE,
            default_for=frozenset({MEMBER}),
        ),
        PageLink(
            show=execution.closing.page.show,
            title=N_("Closing activities"),
            path="penutupan",
            icon=":material/event_available:",
            section=EXECUTE,
            roles=BOTH,
        ),
        PageLink(
            show=evaluation.results.page.show,
            title=N_("Results"),
            path="hasil",
            icon=":material/monitoring:",
            section=EVALUATE,
            roles=BOTH,
        ),
        PageLink(
            show=evaluation.review.page.show,
            title=N_("Principal's review"),
            path="penilaian",
            icon=":material/rate_review:",
            section=EVALUATE,
            roles=BOTH,
        ),
        PageLink(
            show=data.roster.page.show,
            title=N_("Pupils"),
            path="siswa",
            icon=":material/school:",
            section=SCHOOL,
            roles=frozenset({LEAD}),
        ),
        PageLink(
            show=data.people.page.show,
            title=N_("People"),
            path="orang",
            icon=":material/contacts:",
            section=SCHOOL,
            roles=BOTH,
        ),
        PageLink(
            show=data.accounts.page.show,
            title=N_("Accounts"),
            path="akun",
            icon=":material/key:",
            section=SCHOOL,
            roles=frozenset({LEAD}),
        ),
        PageLink(
            show=data.school.page.show,
            title=N_("School and years"),
            path="sekolah",
            icon=":material/settings:",
            section=SCHOOL,
            roles=BOTH,
        ),
    ]
)

app = st.App(
    SCRIPT,
    routes=server.ROUTES,
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
    on_script_error=server.on_script_error,
)

commands = typer.Typer(
    help="Siklus Humas: plan, organize, execute, evaluate with parents.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
importing = typer.Typer(help="Take in files of the school's other systems.")
commands.add_typer(importing, name="import")

Data = Annotated[
    Path | None, typer.Option("--data", help="The folder that holds the records.")
]


@commands.callback(invoke_without_command=True)
def serve(
    context: typer.Context,
    folder: Data = None,
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
    context.obj = folder
    if context.invoked_subcommand is not None:
        return
    with answering():
        if sample:
            folder = folder or sample_folder()
            prepare_sample(folder, rebuild=rebuild)
        place.choose(folder or default_folder())
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


LISTINGS: Mapping[
    Listing, Callable[[Store, SchoolYear | None], Sequence[BaseModel]]
] = {
    Listing.YEARS: schools.listed_years,
    Listing.CLASS_GROUPS: roster.listed_class_groups,
    Listing.PUPILS: roster.listed_pupils,
    Listing.PEOPLE: people.listed_people,
    Listing.ACTIVITIES: activities.listed_activities,
    Listing.TASKS: tasks.listed_tasks,
    Listing.FINDINGS: findings.listed_findings,
}


@commands.command("list")
def list_records(
    context: typer.Context,
    what: Listing,
    year: Annotated[str | None, typer.Option(help="Such as 2026/2027.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="A list of objects.")] = False,
    folder: Data = None,
) -> None:
    """List records of the school, for operators and scripts."""
    with answering():
        wanted = SchoolYear.parse(year) if year else None
        with records_in(folder or context.obj) as store:
            if wanted:
                school_records.year(store, wanted.start)
            print_rows(LISTINGS[what](store, wanted), as_json=as_json)


@importing.command("students")
def import_students(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Dapodik's list: .xlsx or .csv")],
    year: Annotated[str | None, typer.Option(help="Such as 2026/2027.")] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the differences, keep nothing.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The result as JSON.")
    ] = False,
    folder: Data = None,
) -> None:
    """Take in Dapodik's list of pupils ("Daftar Peserta Didik")."""
    with answering():
        wanted = SchoolYear.parse(year) if year else None
        content = roster_commands.content_of(file)
        with records_in(folder or context.obj) as store:
            roster_commands.import_students(
                store,
                file.name,
                content,
                wanted,
                now=now(),
                dry_run=dry_run,
                as_json=as_json,
            )


def prepare_sample(folder: Path, *, rebuild: bool) -> None:
    """Fill an empty folder with the sample school; refuse a real school's folder."""
    if (folder / FILE_NAME).exists():
        _demand_sample(folder)
        if not rebuild:
            return
    with tempfile.TemporaryDirectory() as building:
        store = Store.open(Path(building))
        build(store, (now() + timedelta(hours=7)).date())
        store.checkpoint()
        store.close()
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{FILE_NAME}*"):
            old.unlink()
        for made in Path(building).iterdir():
            shutil.move(made, folder / made.name)


def _demand_sample(folder: Path) -> None:
    store = Store.open(folder)
    try:
        school = school_records.school(store)
    finally:
        store.close()
    if school is None or not school.is_sample:
        raise Refused(
            N_(
                "{folder} holds a real school's records; the sample school is never "
                "mixed with them. Name an empty folder with --data."
            ),
            folder=folder,
        )


def main() -> None:
    """Run the command line."""
    commands()


if __name__ == "__main__":
    main()
