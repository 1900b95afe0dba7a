"""What can be asked, and when it can be answered."""

from datetime import date
from uuid import UUID

import pytest

from data.errors import HumasError
from evaluation.questionnaires.models import (
    ItemDraft,
    ItemKind,
    Kind,
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Respondents,
    answered_refusal,
    dates_refusal,
    items_refusal,
)
from tests.make import NOW, SARI

FOUR = ("Tidak", "Kurang", "Cukup", "Ya")


def questionnaire(**facts: object) -> Questionnaire:
    return Questionnaire.model_validate(
        {
            "id": UUID(int=1),
            "school_year": 2026,
            "kind": Kind.EVENT,
            "title": "Angket rapat",
            "respondents": Respondents.PARENTS,
            "made_at": NOW,
            "made_by": SARI.id,
        }
        | facts
    )


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"kind": ItemKind.SCALE, "options": FOUR}, ""),
        ({"kind": ItemKind.TEXT}, ""),
        ({"kind": ItemKind.TRUE_FALSE, "key": "0"}, ""),
        ({"kind": ItemKind.SCALE}, "needs from 2"),
        ({"kind": ItemKind.ONE_OF, "options": ("Ya",)}, "needs from 2"),
        ({"kind": ItemKind.ONE_OF, "options": tuple("abcdefghij")}, "needs from 2"),
        ({"kind": ItemKind.SOME_OF, "options": ("Ya", "ya")}, "the same"),
        ({"kind": ItemKind.SOME_OF, "options": ("Ya", "")}, "the same"),
        ({"kind": ItemKind.ONE_OF, "options": ("a" * 61, "b")}, "at most 60"),
        ({"kind": ItemKind.YES_NO, "is_reversed": True}, "only a scale"),
        ({"kind": ItemKind.TEXT, "key": "1"}, "right answer"),
        ({"kind": ItemKind.YES_NO, "key": "ya"}, "right answer"),
    ],
)
def test_an_item_has_what_its_kind_needs(item: dict[str, object], said: str) -> None:
    refusal = ItemDraft.model_validate({"text": "Petugas ramah.", **item}).refusal()

    assert said in str(refusal) if said else refusal is None


def test_a_questionnaire_of_words_alone_measures_nothing() -> None:
    words = ItemDraft(text="Saran", kind=ItemKind.TEXT)

    assert isinstance(items_refusal([words]), HumasError)
    assert (
        items_refusal([words, ItemDraft(text="Hadir?", kind=ItemKind.YES_NO)]) is None
    )


@pytest.mark.parametrize(
    ("step", "day", "said"),
    [
        (QuestionnaireStep.DRAFT, date(2026, 9, 2), "not been opened"),
        (QuestionnaireStep.OPEN, date(2026, 8, 31), "opens on"),
        (QuestionnaireStep.OPEN, date(2026, 9, 1), ""),
        (QuestionnaireStep.OPEN, date(2026, 9, 8), ""),
        (QuestionnaireStep.OPEN, date(2026, 9, 9), "closed"),
        (QuestionnaireStep.CLOSED, date(2026, 9, 2), "closed"),
    ],
)
def test_answers_are_taken_on_its_days_alone(
    step: QuestionnaireStep, day: date, said: str
) -> None:
    asked = questionnaire(
        step=step, opens_on=date(2026, 9, 1), closes_on=date(2026, 9, 8)
    )

    assert asked.is_open_on(day) is (said == "")
    assert said in str(asked.answering_refusal(day) or "")


def test_it_closes_after_it_opens() -> None:
    days = {"opens_on": date(2026, 9, 2), "closes_on": date(2026, 9, 1)}

    assert isinstance(dates_refusal(questionnaire(**days)), HumasError)
    assert dates_refusal(questionnaire(opens_on=date(2026, 9, 1))) is None


def test_understanding_is_asked_before_and_after() -> None:
    assert questionnaire(kind=Kind.UNDERSTANDING).moments == (
        Moment.BEFORE,
        Moment.AFTER,
    )
    assert questionnaire().moments == (Moment.NONE,)


def test_what_was_answered_stays_what_was_asked() -> None:
    assert answered_refusal(0) is None
    assert "came back already" in str(answered_refusal(1))
