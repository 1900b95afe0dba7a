"""How a command of the shell opens the records, answers, and refuses."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final
from uuid import UUID

import platformdirs
import typer
import typer.core
from pydantic import BaseModel

from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.errors import HumasError, Refused, UnreadableFile
from data.language import N_, Language, name_as, say, speaking, why
from data.school.models import School
from data.store import BeforeMigration, Store
from data.store.opening import is_there

ENOUGH: Final = 32 * 1024 * 1024
"""Bytes of a file that are looked at; every reader takes less."""

APP_NAME = "siklus-humas"
OPERATOR = Actor(id=UUID(int=0), name="Operator", role=Role.HUMAS_LEAD)
"""Who acts from the shell: whoever may open the file may do this."""

_first: Final[list[BeforeMigration]] = []

DataOption = Annotated[
    Path | None, typer.Option("--data", help="The folder that holds the records.")
]
YearOption = Annotated[str | None, typer.Option("--year", help="Such as 2026/2027.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the differences, keep nothing.")
]
BackupArgument = Annotated[Path, typer.Argument(help="The backup: FILE.zip")]
LockedOption = Annotated[
    bool, typer.Option("--locked", help="Ask for a passphrase that opens it.")
]
YesOption = Annotated[
    bool, typer.Option("--yes", help="Do not ask whether this is meant.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="The result as JSON.")]
ActivityOption = Annotated[UUID, typer.Option("--activity", help="The activity's id.")]
DocumentOption = Annotated[Path, typer.Option(help="FILE.docx")]


@dataclass(frozen=True)
class Shell:
    """What every command is handed: the folder named before it, and the clock."""

    folder: Path | None
    now: Callable[[], datetime]


def late(commands: Mapping[str, str], told: str) -> typer.Typer:
    """Return a group of commands whose modules are loaded when one is asked for.

    ``commands``: name → ``module:function``; ``told`` is the group's help.
    """

    class Group(typer.core.TyperGroup):
        def list_commands(self, ctx: object) -> list[str]:
            return list(commands)

        def get_command(self, ctx: object, cmd_name: str) -> Any:  # noqa: ANN401
            if cmd_name not in commands:
                return None
            module, _, function = commands[cmd_name].partition(":")
            one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            one.command(cmd_name)(getattr(import_module(module), function))
            return typer.main.get_command(one)

    group = typer.Typer(cls=Group, help=told)
    group.callback()(_nothing_before)
    return group


def default_folder() -> Path:
    """Return where the school's records live unless told otherwise."""
    chosen = os.environ.get("HUMAS_DATA")
    return Path(chosen) if chosen else platformdirs.user_data_path(APP_NAME)


def sample_folder() -> Path:
    """Return where the sample school lives unless told otherwise."""
    return platformdirs.user_data_path(f"{APP_NAME}-sample")


def before_update(act: BeforeMigration) -> None:
    """Let this be done with records of an older product before they are changed."""
    _first[:] = [act]


def open_folder(folder: Path) -> Store:
    """Open the records in a folder; what an older product left is backed up first."""
    return Store.open(folder, before_migration=_first[0] if _first else None)


@contextmanager
def answering() -> Iterator[None]:
    """Speak the shell's language; turn an expected failure into a sentence and 1.

    What kind of school it is, is said once its records are open.
    """
    chosen = os.environ.get("HUMAS_LANGUAGE", "id")
    with speaking(Language.ENGLISH if chosen == "en" else Language.INDONESIAN):
        try:
            yield
        except HumasError as failure:
            typer.echo(why(failure), err=True)
            raise typer.Exit(1) from failure


@contextmanager
def records_in(folder: Path | None) -> Iterator[Store]:
    """Open the records of a school that exists; Refused where there is none."""
    chosen = folder or default_folder()
    if not is_there(chosen):
        raise Refused(
            N_(
                "There are no records in {folder}. Start the app there first "
                "(humas --data DIR), or name another folder with --data."
            ),
            folder=chosen,
        )
    store = open_folder(chosen)
    try:
        school = store.find(School)
        if school is None:
            raise Refused(
                N_("The school in {folder} is not set up yet; start the app first."),
                folder=chosen,
            )
        name_as(school.level.naming)
        yield store
        store.checkpoint()
    finally:
        store.close()


def moment(context: typer.Context) -> datetime:
    """Return the moment at which a command acts."""
    shell: Shell = context.obj
    return shell.now()


def folder_of(context: typer.Context, folder: Path | None) -> Path | None:
    """Return the folder that stands after a command's name, or else before it."""
    shell: Shell = context.obj
    return folder or shell.folder


@contextmanager
def asking(
    context: typer.Context, folder: Path | None, year: str | None = None
) -> Iterator[tuple[Store, SchoolYear | None]]:
    """Give a command the records and the year it names; answer a refusal with 1.

    The folder may stand before the command's name or after it.
    """
    with answering():
        wanted = SchoolYear.parse(year) if year else None
        with records_in(folder_of(context, folder)) as store:
            yield store, wanted


def content_of(file: Path) -> bytes:
    """Return the file's bytes, or raise UnreadableFile; of a huge one the beginning.

    That is enough for whoever reads it to say that it is too large.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(ENOUGH)
    except OSError as failure:
        raise UnreadableFile(
            N_("{file} cannot be opened. Check the name and the folder."), file=file
        ) from failure


def write_file(file: Path, content: bytes) -> None:
    """Write what a command hands out, or raise why the computer does not let us."""
    try:
        file.write_bytes(content)
    except OSError as failure:
        raise Refused(
            N_("{file} cannot be written. Check the folder, and close the file."),
            file=file,
        ) from failure


def print_rows(rows: Sequence[BaseModel], *, as_json: bool) -> None:
    """Print a list of objects as JSON, or as a table with tabs between columns."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if as_json:
        listed = [row.model_dump(mode="json") for row in rows]
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    if not rows:
        typer.echo(say("Nothing here yet."))
        return
    names = list(type(rows[0]).model_fields)
    typer.echo("\t".join(names))
    for row in rows:
        shown = row.model_dump(mode="json")
        typer.echo("\t".join(_cell(shown[name]) for name in names))


def _nothing_before() -> None:
    """Do nothing before the command that is asked for."""


def _cell(value: object) -> str:
    return "" if value is None else str(value)
