"""Taking in the list of pupils from the shell."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

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
)
from data.errors import NotFound, Refused
from data.language import N_, say, say_many
from data.roster.actions import preview, take_in
from data.roster.class_groups import UNKNOWN, grade_of
from data.roster.models import Answers, Change, Intake
from data.roster.reading import read_roster
from data.roster.rows import Fault
from data.school.models import School
from data.store import Store


def students(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Dapodik's list: .xlsx or .csv")],
    year: YearOption = None,
    *,
    grade: Annotated[
        list[str] | None,
        typer.Option(help="The grade of a class group without one: Apel=VII"),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    folder: DataOption = None,
) -> None:
    """Take in Dapodik's list of pupils ("Daftar Peserta Didik")."""
    with asking(context, folder, year) as (store, wanted):
        import_students(
            store,
            file.name,
            content_of(file),
            wanted,
            now=moment(context),
            grades=grade or (),
            dry_run=dry_run,
            as_json=as_json,
        )


def import_students(
    store: Store,
    name: str,
    content: bytes,
    year: SchoolYear | None,
    *,
    now: datetime,
    grades: Iterable[str] = (),
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in a list (or only compare it) and print what it changed."""
    wanted = year or _current(store)
    roster = read_roster(name, content)
    act = Act(store, OPERATOR, now)
    answers = Answers(grades=dict(map(_grade, grades)))
    take = preview if dry_run else take_in
    found = take(act, roster, wanted, answers)
    typer.echo(_as_json(found) if as_json else _as_text(found, wanted, dry_run=dry_run))


def _grade(typed: str) -> tuple[str, int]:
    """Return a class group and its grade of ``Apel=7`` or ``Apel=VII``."""
    name, _, grade = typed.rpartition("=")
    number = grade_of(grade)
    if not name.strip() or number == UNKNOWN:
        raise Refused(
            N_("“{typed}” names no class group and grade; write it like Apel=VII."),
            typed=typed,
        )
    return name.strip(), number


def _current(store: Store) -> SchoolYear:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return SchoolYear(start=school.current_year)


def _as_json(found: Intake) -> str:
    return json.dumps(
        {
            "read": found.read,
            "new": found.count(Change.NEW),
            "changed": found.count(Change.CHANGED, Change.MOVED),
            "unchanged": found.unchanged,
            "missing": found.count(Change.MISSING),
            "class_groups": found.class_groups,
            "usable_mobile": found.usable_mobile,
            "to_decide": found.waiting,
            "unknown_grades": [group.name for group in found.unknown_grades],
            "bad": [_row(row) for row in found.bad],
            "warnings": [_row(row) for row in found.warnings],
            "dropped_columns": list(found.dropped_columns),
        },
        ensure_ascii=False,
        indent=2,
    )


def _place(sheet: str, row: int) -> str:
    return f"{sheet} {row}".strip()


def _row(row: Fault) -> dict[str, object]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "reason": say(row.message, **row.facts),
    }


def _as_text(found: Intake, year: SchoolYear, *, dry_run: bool) -> str:
    lines = [
        say("List of pupils {year}", year=str(year)),
        say("Read: {count}", count=found.read),
        say("New: {count}", count=found.count(Change.NEW)),
        say("Changed: {count}", count=found.count(Change.CHANGED, Change.MOVED)),
        say("Unchanged: {count}", count=found.unchanged),
        say("Missing, to be checked: {count}", count=found.count(Change.MISSING)),
        say("Class groups: {count}", count=found.class_groups),
        say("With a usable mobile number: {count}", count=found.usable_mobile),
        say("Columns not kept: {count}", count=len(found.dropped_columns)),
    ]
    lines += [
        say(
            "The grade of “{name}” is not known: --grade “{name}=VII”.", name=group.name
        )
        for group in found.unknown_grades
    ]
    lines += [
        say(
            "Row {row}, {name}: may name a known pupil; decide it on the page.",
            row=_place(one.sheet, one.row),
            name=one.name,
        )
        for one in found.pupil_questions
    ]
    for row in (*found.bad, *found.warnings):
        reason = say(row.message, **row.facts)
        lines.append(
            say(
                "Row {row}, {column}: {reason}",
                row=_place(row.sheet, row.row),
                column=row.column,
                reason=reason,
            )
        )
    if not found.is_whole:
        lines.append(
            say_many(
                "{count} class group is not on the list; its pupils stay as they are.",
                "{count} class groups are not on the list; their pupils stay as they "
                "are.",
                found.unnamed,
            )
        )
    if dry_run:
        lines.append(say("Nothing was kept (--dry-run)."))
    return "\n".join(lines)
