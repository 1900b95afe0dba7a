"""What is asked about the answers that came back."""

from datetime import datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.questionnaires.models import (
    Kind,
    Moment,
    QuestionnaireStep,
    Relation,
)

_sql = partial(question, __file__)


class AnswerCounts(Record):
    """How often one answer was given: a point or a number, or what was chosen."""

    item_id: UUID
    moment: Moment
    value: float | None
    chosen: str | None
    times: int


class ItemAnswers(Record):
    """How many sheets answer an item."""

    item_id: UUID
    moment: Moment
    sheets: int


class SheetCounts(Record):
    """How many sheets came back at a moment from whom, and from when to when."""

    moment: Moment
    relation: Relation
    sheets: int
    first_at: datetime | None
    last_at: datetime | None


class ClassGroupSheets(Record):
    """How many sheets came back from a class group, of how many who were asked."""

    class_group_id: UUID
    name: str
    sheets: int
    asked: int


class ScoredAnswers(Record):
    """What a sheet says to an item that shows what is known; None where it is empty."""

    sheet_id: UUID
    moment: Moment
    code: str
    item_id: UUID
    value: float | None


class Comments(Record):
    """One comment, what it is about, and whether it is shown."""

    sheet_id: UUID
    item_id: UUID
    question: str
    number: int
    text: str
    is_struck: bool
    theme_ids: tuple[UUID, ...]


class AnsweredQuestionnaires(Record):
    """A questionnaire of the year, and how many sheets came back."""

    id: UUID
    title: str
    kind: Kind
    step: QuestionnaireStep
    activity: str | None
    sheets: int


def answer_counts(store: Store, questionnaire_id: UUID) -> list[AnswerCounts]:
    """Return how often each answer was given, in the order of the items."""
    sql = _sql("answer_counts")
    return store.rows(AnswerCounts, sql, questionnaire_id=questionnaire_id)


def item_answers(store: Store, questionnaire_id: UUID) -> list[ItemAnswers]:
    """Return how many sheets answer each item."""
    sql = _sql("item_answers")
    return store.rows(ItemAnswers, sql, questionnaire_id=questionnaire_id)


def sheet_counts(store: Store, questionnaire_id: UUID) -> list[SheetCounts]:
    """Return how many sheets came back, by moment and by who answered."""
    sql = _sql("sheet_counts")
    return store.rows(SheetCounts, sql, questionnaire_id=questionnaire_id)


def class_group_sheets(store: Store, questionnaire_id: UUID) -> list[ClassGroupSheets]:
    """Return how many sheets came back from each class group."""
    sql = _sql("class_group_sheets")
    return store.rows(ClassGroupSheets, sql, questionnaire_id=questionnaire_id)


def scored_answers(store: Store, questionnaire_id: UUID) -> list[ScoredAnswers]:
    """Return what each sheet says to the items that show what is known."""
    sql = _sql("scored_answers")
    return store.rows(ScoredAnswers, sql, questionnaire_id=questionnaire_id)


def comments(store: Store, questionnaire_id: UUID) -> list[Comments]:
    """Return what was said in own words."""
    sql = _sql("comments")
    return store.rows(Comments, sql, questionnaire_id=questionnaire_id)


def answered_questionnaires(
    store: Store, year: SchoolYear
) -> list[AnsweredQuestionnaires]:
    """Return a year's questionnaires and how many sheets of each came back."""
    sql = _sql("answered_questionnaires")
    return store.rows(AnsweredQuestionnaires, sql, year=year.start)
