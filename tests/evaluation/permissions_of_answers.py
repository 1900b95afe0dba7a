"""Who may take in answers of files, and say what comments are about."""

from typing import Any
from uuid import UUID

from evaluation.answers import actions as answers
from evaluation.answers.matching import proposed
from evaluation.answers.models import MadeDraft, ThemeDraft
from evaluation.answers.reading import AnswerFile, read_answers
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import Questionnaire
from tests.evaluation.answers.make import (
    ASKED,
    keep_groups,
    keep_meeting,
    keep_questionnaire,
)
from tests.make import SARI, YEAR, acting
from tests.permissions import LEAD, NEW, Line

THEME = UUID(int=601)


def a_file(word: str = "Setuju") -> AnswerFile:
    rows = f"Timestamp,Secara keseluruhan saya puas,Saran\n15/08/2026 9:10,{word},baik"
    return read_answers("a.csv", rows.encode())


def a_questionnaire(world: Any) -> None:
    """A questionnaire with a sheet whose comment is struck, and a theme."""
    keep_groups(world.store)
    keep_meeting(world.store)
    keep_questionnaire(world.store)
    act = acting(world.store, SARI)
    answers.take_in(act, *said(world, a_file()))
    answers.add_theme(act, THEME, ASKED, ThemeDraft(name="Waktu"))


def a_struck_comment(world: Any) -> None:
    a_questionnaire(world)
    answers.strike_comment(acting(world.store, SARI), *a_comment(world))


def said(world: Any, file: AnswerFile) -> tuple[Any, ...]:
    items = questionnaires.items_of(world.store, ASKED)
    asked = world.store.get(Questionnaire, ASKED)
    return ASKED, file, proposed(file, asked, items, {})


def a_comment(world: Any) -> tuple[UUID, UUID]:
    [sheet] = questionnaires.sheets_of(world.store, ASKED)
    return sheet.id, questionnaires.items_of(world.store, ASKED)[1].id


ANSWERS = {
    answers.preview: Line(
        LEAD, lambda w: said(w, a_file()), before=a_questionnaire, reads=True
    ),
    answers.take_in: Line(
        LEAD, lambda w: said(w, a_file("Tidak setuju")), before=a_questionnaire
    ),
    answers.make_from_file: Line(
        LEAD, lambda _: (NEW, a_file(), MadeDraft(title="Angket"), YEAR)
    ),
    answers.take_in_anew: Line(
        LEAD, lambda _: (NEW, a_file(), MadeDraft(title="Angket"), YEAR)
    ),
    answers.add_theme: Line(
        LEAD, lambda _: (NEW, ASKED, ThemeDraft(name="Tempat")), before=a_questionnaire
    ),
    answers.rename_theme: Line(
        LEAD, lambda _: (THEME, 1, ThemeDraft(name="Jam")), before=a_questionnaire
    ),
    answers.leave_out_theme: Line(LEAD, lambda _: (THEME,), before=a_questionnaire),
    answers.code_comment: Line(
        LEAD, lambda w: (*a_comment(w), [THEME]), before=a_questionnaire
    ),
    answers.strike_comment: Line(LEAD, a_comment, before=a_questionnaire),
    answers.show_comment: Line(LEAD, a_comment, before=a_struck_comment),
}
