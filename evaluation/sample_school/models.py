"""What the sample school is made of: the kinds of its facts; the facts are in TOML."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

from pydantic import model_validator

from data.actor import Role
from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.obstacles import ObstacleCode
from data.participants import Expected
from data.people.models import Element, PersonDraft
from data.record import Record
from data.school.models import SchoolDraft
from evaluation.sample_school.lives import (
    EvidenceFacts,
    FostersFacts,
    LearningFacts,
    LivesFacts,
    SampleObstacle,
    SampleStanding,
)
from execution.closing.models import Outcome
from execution.contacts.models import ContactDraft
from organizing.komite.models import KomiteElement
from planning.activities.models import (
    Activity,
    Audience,
    Category,
    EvidenceKind,
    PlannedTaskDraft,
)
from planning.budget.models import FundSource
from planning.chapters.models import Chapter
from planning.days.models import PeriodKind
from planning.goals.models import Dimension
from planning.meeting.models import PartyDraft
from planning.situation.models import AssessmentDraft

NAMESPACE: Final = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
SATURDAY: Final = 5
JULY: Final = 7
WARNED: Final = timedelta(days=9)
"""So long before its day an incidental activity is put on the plan."""
MOON: Final = 10.9
"""So many days earlier every year comes what moves with the moon."""


class SamplePerson(PersonDraft):
    """One fictional adult of the school; who has a user name has an account."""

    username: str = ""
    role: Role = Role.COMMITTEE_MEMBER


class SchoolFacts(Record):
    """The school and its adults; the first founds it and leads public relations."""

    school: SchoolDraft
    chapters: Mapping[Chapter, str]
    people: tuple[SamplePerson, ...]


class SampleMember(Record):
    """One member of the komite, and of which part of it."""

    name: str
    element: Element
    phone: str = ""
    of_the_komite: KomiteElement


class SampleHolder(Record):
    """Who holds a position of a body."""

    body: str
    number: int
    name: str


class BodiesFacts(Record):
    """Who holds office, and how letters are numbered."""

    letter_unit: str
    decree_code: str
    members: tuple[SampleMember, ...]
    holders: tuple[SampleHolder, ...]

    def holder(self, body: str, number: int) -> str | None:
        """Return who holds a position of a body, None where it stands vacant."""
        places = {(one.body, one.number): one.name for one in self.holders}
        return places.get((body, number))


class MonthDay(Record):
    """A day that comes every year, written ``[month, day]``."""

    month: int
    day: int

    @model_validator(mode="before")
    @classmethod
    def _of_a_pair(cls, written: Any) -> Any:  # noqa: ANN401 -- as a file has it
        if isinstance(written, list):
            month, day = written
            return {"month": month, "day": day}
        return written

    def within(self, year: SchoolYear) -> date:
        """Return this day of a school year."""
        return date(year.start + (self.month < JULY), self.month, self.day)


class SampleIndicator(Record):
    """One indicator, and what the school report said in three years."""

    code: str
    name: str
    scores: tuple[Decimal, Decimal, Decimal]


class SampleProblem(Record):
    """A problem, and by its key the activity that answers it."""

    answered_by: str
    title: str
    root_cause: str
    evidence: str
    priority: int
    indicator: str


class SampleMeeting(Record):
    """The annual meeting, the same every year."""

    held: MonthDay
    place: str
    agenda: str
    second_way: str
    second_way_until: MonthDay
    second_way_result: str
    decisions: tuple[str, ...]
    parties: tuple[PartyDraft, ...]


class SamplePeriod(Record):
    """A period of every year; ``moves_from``: the days are those of that year."""

    kind: PeriodKind
    title: str
    first: MonthDay
    last: MonthDay
    moves_from: int | None = None

    def days(self, year: SchoolYear) -> tuple[date, date]:
        """Return the first and last day in a school year."""
        first = self.first.within(year)
        known = first.replace(year=self.moves_from or first.year)
        last = date(known.year, self.last.month, self.last.day)
        if last < known:
            last = last.replace(year=known.year + 1)
        moon = round((first.year - known.year) * MOON)
        moved = (known - timedelta(days=moon)).replace(year=first.year)
        return moved, moved + (last - known)


class SituationFacts(Record):
    """What the plan of a year stands on."""

    indicators: tuple[SampleIndicator, ...]
    aspects: tuple[AssessmentDraft, ...]
    problems: tuple[SampleProblem, ...]
    meeting: SampleMeeting
    periods: tuple[SamplePeriod, ...]


class SampleGoal(Record):
    """A goal of every year."""

    title: str
    reason: str
    dimensions: tuple[Dimension, ...] = ()


class SampleFinding(Record):
    """What the review of an activity found; ``postponed``: why next year waits."""

    text: str
    recommended: str
    postponed: str = ""


class SampleBudget(Record):
    """What an activity's money is for."""

    snacks: str
    snack_unit: str
    snack_price: int
    rest: str
    rest_unit: str
    partner: str


class SampleActivity(Record):
    """One activity of every year, and how it usually goes.

    ``template``: the ready template that says what is not said here; ``led_by``: the
    user name of whose committee it is; ``in_pandemic``: what became of it in the
    first year; ``decided``: what was agreed there; ``counted``: families were counted
    without names; ``checks_in``: families report by a QR code that they came.
    """

    key: str
    template: str
    title: str
    goal: int
    month: int
    day: int
    lasts: int = 1
    forms: tuple[CooperationForm, ...]
    grades: tuple[int, ...] = ()
    by_month: bool = False
    indicator: str
    measured_by: str
    target: int
    unit: str
    procedure: str
    decided: str
    rundown: str = ""
    place: str
    budget: int = 0
    source: FundSource
    risk: str = ""
    mitigation: str = ""
    audience: Audience | None = None
    parties: tuple[Expected, ...] = ()
    turnout: int
    counted: bool = False
    checks_in: bool = False
    category: Category
    involvement: tuple[Involvement, ...]
    begins: time | None = None
    ends: time | None = None
    evidence: tuple[EvidenceKind, ...]
    led_by: str
    in_pandemic: Outcome = Outcome.HELD
    finding: SampleFinding | None = None

    def planned_on(self, year: SchoolYear) -> date:
        """Return the Saturday nearest to the usual day, or the month's first day."""
        first = year.month(self.month)
        if self.by_month:
            return first
        usual = first + timedelta(days=self.day - 1)
        shift = (SATURDAY - usual.weekday() + 3) % 7 - 3
        return usual + timedelta(days=shift)

    def ends_on(self, year: SchoolYear) -> date | None:
        """Return the last day, where it lasts several."""
        if self.lasts == 1:
            return None
        return self.planned_on(year) + timedelta(days=self.lasts - 1)


class SampleIncidental(SampleActivity):
    """An activity that this year's plan did not know yet, and why it is needed."""

    reason: str
    background: str
    tasks: tuple[PlannedTaskDraft, ...]

    def added_on(self, year: SchoolYear) -> date:
        """Return the day on which it is put on the plan."""
        return self.planned_on(year) - WARNED


class PlanFacts(Record):
    """The goals and activities of every year, and what came up in this one.

    ``usual`` is what an activity has unless it says something else.
    """

    usual: Mapping[str, Any]
    budget: SampleBudget
    goals: tuple[SampleGoal, ...]
    activities: tuple[SampleActivity, ...]
    incidental: tuple[SampleIncidental, ...]

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, written: Mapping[str, Any]) -> Mapping[str, Any]:
        usual = written.get("usual", {})
        told = {
            name: [{**usual, **row} for row in written.get(name, ())]
            for name in ("activities", "incidental")
        }
        return {**written, **told}


class SampleTrouble(Record):
    """What hinders a task of an activity that is near, and which is nobody's."""

    code: ObstacleCode
    note: str
    unassigned: str


class CourseFacts(Record):
    """What is written down when activities were carried out and reviewed."""

    restricted: str
    added: str
    """What a committee adds to the programme of a meeting shortly before it."""

    pandemic: SampleObstacle
    standing: SampleStanding
    trouble: SampleTrouble
    reviewed: str
    reviewed_with_finding: str


class SampleContact(ContactDraft):
    """What was spoken with the family of who has a seat on a class group's list.

    ``nth``: in which of the three years; ``day``, or ``ahead``: so many days from
    today; ``by`` and ``next_by`` are user names; ``closed``: what came of it;
    ``of``: the activity to come that it counts for.
    """

    of: str = ""
    student_id: UUID = UUID(int=0)
    met_on: date = date.min
    nth: int
    day: MonthDay | None = None
    ahead: int | None = None
    by: str
    class_group: str
    seat: int
    next_by: str = ""
    due_in: int = 0
    closed: str = ""

    def falls_on(self, year: SchoolYear, today: date) -> date:
        """Return its day in a school year."""
        return self.day.within(year) if self.day else today + timedelta(self.ahead or 0)


class ContactsFacts(Record):
    """What was spoken in three years."""

    spoken: tuple[SampleContact, ...]


class NameFacts(Record):
    """Names that the pupils and their parents are put together from."""

    boys: tuple[str, ...]
    girls: tuple[str, ...]
    second: tuple[str, ...]
    fathers: tuple[str, ...]
    mothers: tuple[str, ...]
    families: tuple[str, ...]


class Facts(Record):
    """Everything that is known of the sample school; each part is a file."""

    school: SchoolFacts
    bodies: BodiesFacts
    situation: SituationFacts
    plan: PlanFacts
    course: CourseFacts
    lives: LivesFacts
    fosters: FostersFacts
    evidence: EvidenceFacts
    contacts: ContactsFacts
    learning: LearningFacts
    names: NameFacts


def id_of(kind: str, name: str) -> UUID:
    """Return a record's key: the same at every rebuild."""
    return uuid5(NAMESPACE, f"{kind}/{name}")


def day_of(activity: Activity) -> date:
    """Return the day of an activity; the sample's are all scheduled."""
    if activity.planned_on is None:
        msg = "the sample's activities are all scheduled"
        raise ValueError(msg)
    return activity.planned_on


def at(day: date) -> datetime:
    """Return nine o'clock in Prabumulih on that day."""
    return datetime.combine(day, time(2), tzinfo=UTC)
