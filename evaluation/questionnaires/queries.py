"""What is asked about questionnaires: which there are, and about what one can ask."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from evaluation.questionnaires.models import (
    InvitedBy,
    Kind,
    QuestionnaireStep,
    Respondents,
)

_sql = partial(question, __file__)


class ListedQuestionnaire(Record):
    """A questionnaire as people see it in the list."""

    id: UUID
    title: str
    kind: Kind
    activity_id: UUID | None
    activity: str | None
    respondents: Respondents
    step: QuestionnaireStep
    opens_on: date | None
    closes_on: date | None
    invited: int | None
    invited_by: InvitedBy
    sheets: int
    before: int
    after: int

    def is_open_on(self, day: date) -> bool:
        """Return whether answers are taken on a day."""
        return (
            self.step is QuestionnaireStep.OPEN
            and not (self.opens_on and day < self.opens_on)
            and not self.is_over_on(day)
        )

    def is_over_on(self, day: date) -> bool:
        """Return whether its last day is past."""
        return self.closes_on is not None and day > self.closes_on

    @property
    def answered(self) -> int:
        """How many people answered: of two moments those of the fuller one."""
        return max(self.before, self.after) or self.sheets


class AskableActivity(Record):
    """An activity about which a questionnaire can ask."""

    id: UUID
    title: str
    day: date | None


def listed_questionnaires(store: Store, year: SchoolYear) -> list[ListedQuestionnaire]:
    """Return the year's questionnaires, the newest first."""
    return store.rows(
        ListedQuestionnaire, _sql("listed_questionnaires"), year=year.start
    )


def askable_activities(
    store: Store, year: SchoolYear, today: date
) -> list[AskableActivity]:
    """Return the activities about which one can ask, the nearest days first."""
    return store.rows(
        AskableActivity, _sql("askable_activities"), year=year.start, today=today
    )


def findable_questionnaires(store: Store) -> list[Thing]:
    """Return the questionnaires of every year, with their activities."""
    return store.rows(Thing, _sql("findable_questionnaires"))
