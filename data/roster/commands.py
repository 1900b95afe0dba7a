"""Taking in the list of pupils from the shell."""

import json
from datetime import datetime

import typer

from data.act import Act
from data.calendar import SchoolYear
from data.commands import OPERATOR
from data.errors import NotFound
from data.language import N_, say
from data.roster.actions import preview, take_in
from data.roster.models import Change, Intake
from data.roster.reading import read_roster
from data.school.models import School
from data.store import Store
from data.workbook import BadRow


def import_students(
    store: Store,
    name: str,
    content: bytes,
    year: SchoolYear | None,
    *,
    now: datetime,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in a list (or only compare it) and print what it changed."""
    wanted = year or _current(store)
    roster = read_roster(name, content)
    act = Act(store, OPERATOR, now)
    found = preview(act, roster, wanted) if dry_run else take_in(act, roster, wanted)
    typer.echo(_as_json(found) if as_json else _as_text(found, wanted, dry_run=dry_run))


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
            "bad": [_row(row) for row in found.bad],
            "warnings": [_row(row) for row in found.warnings],
            "dropped_columns": list(found.dropped_columns),
        },
        ensure_ascii=False,
        indent=2,
    )


def _row(row: BadRow) -> dict[str, object]:
    return {
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
    for row in (*found.bad, *found.warnings):
        reason = say(row.message, **row.facts)
        lines.append(
            say(
                "Row {row}, {column}: {reason}",
                row=row.row,
                column=row.column,
                reason=reason,
            )
        )
    if dry_run:
        lines.append(say("Nothing was kept (--dry-run)."))
    return "\n".join(lines)
