"""Taking in a file of answers from the shell."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn
from uuid import UUID

import typer

from data.act import Act
from data.calendar import SchoolYear
from data.commands import (
    OPERATOR,
    DataOption,
    DryRunOption,
    JsonOption,
    asking,
    content_of,
)
from data.commands import moment as acted_at
from data.errors import NotFound, Refused
from data.language import N_, Language, fitted, say, speaking
from data.record import TITLE, new_id
from data.store import Store
from data.workbook import BadRow
from evaluation.answers import store as records
from evaluation.answers.actions import make_from_file, preview, take_in
from evaluation.answers.matching import proposed
from evaluation.answers.models import Intake, MadeDraft, Meaning, Says
from evaluation.answers.reading import AnswerFile, read_answers
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import Moment, Questionnaire
from planning.activities.models import Activity

Asked = tuple[Questionnaire, bool]
"""A questionnaire, and whether it was made of the file."""


def answers(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Answers of a form: .csv or .xlsx")],
    activity: Annotated[UUID, typer.Option("--activity", help="The activity's id.")],
    questionnaire: Annotated[
        UUID | None,
        typer.Option(
            "--questionnaire", help="Which of the activity's, where it has several."
        ),
    ] = None,
    *,
    moment: Annotated[
        str,
        typer.Option(
            "--moment", help="before or after, where understanding is compared."
        ),
    ] = "",
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    folder: DataOption = None,
) -> None:
    """Take in the answers that Google Forms or its sheet wrote."""
    with asking(context, folder) as (store, _):
        import_answers(
            store,
            file.name,
            content_of(file),
            (activity, questionnaire),
            now=acted_at(context),
            when=moment,
            dry_run=dry_run,
            as_json=as_json,
        )


def import_answers(
    store: Store,
    name: str,
    content: bytes,
    where: tuple[UUID, UUID | None],
    *,
    now: datetime,
    when: str = "",
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in answers (or only try to) and print what came of it.

    ``where``: the activity, and which of its questionnaires; with none of them one is
    made of the file's questions.
    """
    act = Act(store, OPERATOR, now)
    moment = _moment(when)
    found = _taken(act, (name, content), where, moment, dry_run=dry_run)
    typer.echo(_as_json(*found) if as_json else _as_text(*found, dry_run=dry_run))


def _moment(typed: str) -> Moment:
    found = next((one for one in Moment if one.value == typed.strip().lower()), None)
    if found is None:
        raise Refused(N_("“{typed}” is neither before nor after."), typed=typed)
    return found


class _Undone(Exception):
    """What a trial kept is undone."""


def _undo() -> NoReturn:
    raise _Undone


def _taken(
    act: Act,
    file: tuple[str, bytes],
    where: tuple[UUID, UUID | None],
    moment: Moment,
    *,
    dry_run: bool,
) -> tuple[Intake, Questionnaire, list[tuple[str, Meaning]]]:
    """Take in a file, or only try to: then all of it is undone."""
    store = act.store
    activity = store.get(Activity, where[0])
    found: tuple[Intake, Questionnaire, list[tuple[str, Meaning]]] | None = None
    try:
        with store.transaction():
            chosen = _chosen(store, activity, where[1])
            items = questionnaires.items_of(store, chosen.id) if chosen else []
            read = read_answers(*file, [item.text for item in items])
            asked = chosen or _made(act, read, activity)
            items = questionnaires.items_of(store, asked.id)
            known = records.remembered(store, asked.id)
            meanings = _decided(proposed(read, asked, items, known))
            take = preview if dry_run else take_in
            intake = take(act, asked.id, read, meanings, moment)
            names = [one.text for one in read.headings]
            found = intake, asked, list(zip(names, meanings, strict=True))
            if dry_run:
                _undo()
    except _Undone:
        pass
    if found is None:  # pragma: no cover -- one of both ways was taken
        raise NotFound(N_("This questionnaire is not there any more."))
    return found


def _chosen(
    store: Store, activity: Activity, questionnaire_id: UUID | None
) -> Questionnaire | None:
    """Return the questionnaire that is meant; None where the activity has none."""
    every = records.questionnaires_of(store, activity.id)
    if questionnaire_id:
        named = [one for one in every if one.id == questionnaire_id]
        if not named:
            raise NotFound(
                N_("“{title}” has no questionnaire with this id."), title=activity.title
            )
        return named[0]
    if len(every) > 1:
        listed = "; ".join(f"{one.id} {one.title}" for one in every)
        raise Refused(
            N_(
                "“{title}” has several questionnaires. Name one with --questionnaire: "
                "{listed}"
            ),
            title=activity.title,
            listed=listed,
        )
    return every[0] if every else None


def _made(act: Act, read: AnswerFile, activity: Activity) -> Questionnaire:
    with speaking(Language.INDONESIAN):
        title = fitted("Angket {activity}", activity=activity.title)
    draft = MadeDraft(title=title[:TITLE], activity_id=activity.id)
    year = SchoolYear(start=activity.school_year)
    return make_from_file(act, new_id(), read, draft, year)


def _decided(meanings: tuple[Meaning, ...]) -> list[Meaning]:
    """Return meanings of which none is open: that is decided on the page."""
    for one in meanings:
        if one.says is Says.UNDECIDED:
            raise Refused(
                N_(
                    "Two columns “{heading}” are both filled in. Decide on the page "
                    "which of them counts, or leave one out of the file."
                ),
                heading=one.heading,
            )
    return list(meanings)


def _as_json(
    found: Intake,
    questionnaire: Questionnaire,
    meanings: list[tuple[str, Meaning]],
) -> str:
    return json.dumps(
        {
            "questionnaire": str(questionnaire.id),
            "title": questionnaire.title,
            "read": found.read,
            "new": len(found.new),
            "known": found.known,
            "gone": found.gone,
            "empty": found.empty,
            "bad": [_row(fault) for fault in found.bad],
            "to_decide": [
                {"column": one.text, "value": one.said, "rows": list(one.rows)}
                for one in found.unknown
            ],
            "remarks": [say(one.message, **one.facts) for one in found.remarks],
            "columns": [
                {
                    "column": name,
                    "is": one.says.value,
                    "item": str(one.item_id) if one.item_id else None,
                    "left_out": one.leaving.value,
                }
                for name, one in meanings
            ],
            "dropped_columns": list(found.dropped),
        },
        ensure_ascii=False,
        indent=2,
    )


def _row(fault: BadRow) -> dict[str, object]:
    return {
        "row": fault.row,
        "column": fault.column,
        "reason": say(fault.message, **fault.facts),
    }


def _as_text(
    found: Intake,
    questionnaire: Questionnaire,
    meanings: list[tuple[str, Meaning]],
    *,
    dry_run: bool,
) -> str:
    lines = [
        questionnaire.title,
        say("Read: {count}", count=found.read),
        say("New: {count}", count=len(found.new)),
        say("Already there: {count}", count=found.known),
        say("Faulty rows: {count}", count=len({fault.row for fault in found.bad})),
        say("Columns not kept: {count}", count=len(found.dropped)),
    ]
    lines += [
        say(
            "Column “{name}”: {says}",
            name=name,
            says=one.leaving if one.says is Says.LEFT_OUT else one.says,
        )
        for name, one in meanings
    ]
    lines += [say(one.message, **one.facts) for one in found.remarks]
    lines += [
        say(
            "Row {row}, {column}: {reason}",
            row=fault.row,
            column=fault.column,
            reason=say(fault.message, **fault.facts),
        )
        for fault in found.bad
    ]
    if dry_run:
        lines.append(say("Nothing was kept (--dry-run)."))
    return "\n".join(lines)
