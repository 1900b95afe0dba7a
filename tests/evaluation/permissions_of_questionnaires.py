"""Who may do what with questionnaires: the humas lead makes them, anybody answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from evaluation.questionnaires import actions as questionnaires
from evaluation.questionnaires import store as records
from evaluation.questionnaires.models import (
    ItemDraft,
    ItemKind,
    MakingDraft,
    Questionnaire,
    Scale,
)
from evaluation.sheets import actions as sheets
from evaluation.sheets.models import TypedDraft
from tests.make import SARI, YEAR, acting
from tests.permissions import LEAD, NEW, Action, Line

ASKED = UUID(int=700)
BATCH = UUID(int=701)
SHEET = uuid5(BATCH, "1")
LINES = TypedDraft(lines="4434434 | Parkir sempit")
ONE_MORE = ItemDraft(
    text="Parkir cukup luas.",
    kind=ItemKind.SCALE,
    scale=Scale.AGREE,
    options=("Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"),
)


def made(world: Any) -> None:
    draft = MakingDraft(template="event", activity_id=world.activity_id)
    questionnaires.make_questionnaire(acting(world.store, SARI), ASKED, draft, YEAR)


def opened(world: Any) -> None:
    made(world)
    sheets.open_questionnaire(acting(world.store, SARI), ASKED)


def typed(world: Any) -> None:
    opened(world)
    sheets.type_in(acting(world.store, SARI), BATCH, ASKED, LINES)


def first_item(world: Any) -> UUID:
    return records.items_of(world.store, ASKED)[0].id


def renamed(world: Any) -> tuple[object, ...]:
    kept = world.store.get(Questionnaire, ASKED)
    draft = kept.draft.model_copy(update={"title": "Angket rapat awal tahun"})
    return ASKED, kept.version, draft


QUESTIONNAIRES: Mapping[Action, Line] = {
    questionnaires.make_questionnaire: Line(
        LEAD,
        lambda w: (
            NEW,
            MakingDraft(template="event", activity_id=w.activity_id),
            YEAR,
        ),
    ),
    questionnaires.copy_questionnaire: Line(LEAD, lambda _: (NEW, ASKED), made),
    questionnaires.change_questionnaire: Line(LEAD, renamed, made),
    questionnaires.strike_questionnaire: Line(LEAD, lambda _: (ASKED,), made),
    questionnaires.word_item: Line(LEAD, lambda w: (first_item(w), 1, ONE_MORE), made),
    questionnaires.add_item: Line(LEAD, lambda _: (NEW, ASKED, ONE_MORE), made),
    questionnaires.leave_out_item: Line(LEAD, lambda w: (first_item(w),), made),
    sheets.open_questionnaire: Line(
        LEAD, lambda _: (ASKED, None, date(2026, 12, 1)), made
    ),
    sheets.close_questionnaire: Line(LEAD, lambda _: (ASKED,), opened),
    sheets.renew_answer_link: Line(LEAD, lambda _: (ASKED,), opened),
    sheets.answer_tokens: Line(LEAD, lambda _: (ASKED,), opened, reads=True),
    sheets.type_in: Line(LEAD, lambda _: (NEW, ASKED, LINES), opened),
    sheets.correct_sheet: Line(LEAD, lambda _: (SHEET, 1, "1111111"), typed),
    sheets.strike_sheet: Line(LEAD, lambda _: (SHEET,), typed),
}

BY_ANSWER_LINK: Mapping[Action, str] = {
    sheets.answer: "Whoever holds the address answers; tested there.",
    sheets.opened_questionnaire: "Whoever holds the address opens it; tested there.",
}
