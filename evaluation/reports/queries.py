"""What is asked for the year's reports alone; the rest is asked where it is shown."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.money import Rupiah
from data.record import Record
from data.store import Store, question
from evaluation.questionnaires.models import Kind
from evaluation.reports.models import semester_days
from execution.gifts.models import GiftKind, Giver
from planning.budget.models import FundSource

_sql = partial(question, __file__)


class SourceMoney(Record):
    """Money of one source; no source: spent without a budget line."""

    source: FundSource | None
    budget: Rupiah
    spent: Rupiah


class ReceivedGifts(Record):
    """What one kind of giver gave freely: how often, and its worth."""

    kind: GiftKind
    giver: Giver
    gifts: int
    value: Rupiah


class AskedQuestionnaire(Record):
    """A questionnaire of the year, and how many sheets came back."""

    id: UUID
    kind: Kind
    title: str
    invited: int | None
    step: str
    sheets: int


class WaitingDecisions(Record):
    """How much of each kind waits for a decision of the principal."""

    programmes: int
    reviews: int
    findings: int
    overdue: int
    obstacles: int


def source_money(store: Store, year: SchoolYear, semester: int) -> list[SourceMoney]:
    """Return money planned and spent per source for a semester's activities."""
    first, last = semester_days(year, semester)
    return store.rows(
        SourceMoney,
        _sql("source_money"),
        year=year.start,
        first_day=first,
        last_day=last,
    )


def received_gifts(
    store: Store, year: SchoolYear, semester: int
) -> list[ReceivedGifts]:
    """Return what was given freely in a semester, by kind and giver."""
    first, last = semester_days(year, semester)
    return store.rows(
        ReceivedGifts,
        _sql("received_gifts"),
        year=year.start,
        first_day=first,
        last_day=last,
    )


def asked_questionnaires(store: Store, year: SchoolYear) -> list[AskedQuestionnaire]:
    """Return the year's questionnaires with the sheets that came back."""
    return store.rows(AskedQuestionnaire, _sql("asked_questionnaires"), year=year.start)


def waiting_decisions(
    store: Store, year: SchoolYear, today: date
) -> list[WaitingDecisions]:
    """Return how much waits for the principal, as the only row."""
    return store.rows(
        WaitingDecisions, _sql("waiting_decisions"), year=year.start, today=today
    )
