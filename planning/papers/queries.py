"""What is asked for the papers of the plan: names, numbers, reasons, the meeting."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.meeting.models import Party
from planning.sources.models import SourceKind

_sql = partial(question, __file__)


class PaperPerson(Record):
    """Somebody who may be named in a paper, or sign it."""

    id: UUID
    name: str
    employee_number: str


class HeldPost(Record):
    """A position of a body, and who holds it."""

    title: str
    names: tuple[str, ...]


class ChartedBody(Record):
    """A body of the school in the chart; ``class_groups`` counts parents' groups."""

    id: UUID
    parent_id: UUID | None
    title: str
    class_groups: int
    posts: tuple[HeldPost, ...]
    number: int


class GradeCount(Record):
    """How many there are in a grade; without a grade in the whole school."""

    grade: int | None
    class_groups: int
    students: int


class GroupCount(Record):
    """How many pupils a class group has."""

    class_group_id: UUID
    grade: int
    students: int


class Reason(Record):
    """What an activity came from; ``cause`` and ``evidence`` may be empty."""

    kind: SourceKind
    words: str
    cause: str
    evidence: str


class MappedProblem(Record):
    """A problem as the paper's table of problems has it."""

    title: str
    root_cause: str
    evidence: str
    priority: int


class CameToMeeting(Record):
    """How many of one party came to the annual meeting."""

    party: Party
    count: int


class OpeningMeeting(Record):
    """The annual meeting as the paper reports it."""

    held_on: date
    place: str
    second_way: str
    second_way_result: str
    parties: tuple[CameToMeeting, ...]
    decisions: tuple[str, ...]


class CommitteePost(Record):
    """A position of an activity's committee, and who holds it."""

    number: int
    title: str
    names: tuple[str, ...]


def paper_people(store: Store) -> list[PaperPerson]:
    """Return everybody of the directory, by name."""
    return store.rows(PaperPerson, _sql("paper_people"))


def charted_bodies(store: Store, year: SchoolYear, day: date) -> list[ChartedBody]:
    """Return the school's bodies on a day of a year, with who holds their positions."""
    return store.rows(ChartedBody, _sql("charted_bodies"), year=year.start, day=day)


def pupils_by_grade(store: Store, year: SchoolYear) -> list[GradeCount]:
    """Return how many pupils each grade has, and the whole school."""
    return store.rows(GradeCount, _sql("pupils_by_grade"), year=year.start)


def pupils_by_group(store: Store, year: SchoolYear) -> list[GroupCount]:
    """Return how many pupils each class group has."""
    return store.rows(GroupCount, _sql("pupils_by_group"), year=year.start)


def reasons_of(store: Store, activity_id: UUID, goal_id: UUID | None) -> list[Reason]:
    """Return what an activity, or the goal it serves, came from."""
    return store.rows(
        Reason, _sql("reasons_of"), activity_id=activity_id, goal_id=goal_id
    )


def mapped_problems(store: Store, year: SchoolYear) -> list[MappedProblem]:
    """Return the problems the year starts from, the most urgent first."""
    return store.rows(MappedProblem, _sql("mapped_problems"), year=year.start)


def opening_meeting(store: Store, year: SchoolYear) -> list[OpeningMeeting]:
    """Return the year's annual meeting, if it was held."""
    return store.rows(OpeningMeeting, _sql("opening_meeting"), year=year.start)


def committee_posts(store: Store, activity_id: UUID) -> list[CommitteePost]:
    """Return an activity's committee in order."""
    return store.rows(CommitteePost, _sql("committee_posts"), activity_id=activity_id)
