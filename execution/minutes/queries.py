"""What is asked about minutes: which there are, what came of what they decided."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.language import say
from data.participants import Party
from data.people.models import Person
from data.record import Record
from data.school.models import School
from data.search.models import Thing
from data.store import Store, question
from execution.minutes import store as minutes
from execution.minutes.models import Item
from organizing.tasks.models import TaskStep
from planning.activities.models import Activity
from planning.meeting import store as meetings
from planning.meeting.models import Meeting, MeetingKind, MeetingParty

_sql = partial(question, __file__)


class ListedMinutes(Record):
    """A meeting, and how much of it is written down."""

    id: UUID
    kind: MeetingKind
    title: str
    activity_id: UUID | None
    activity: str | None
    held_on: date
    place: str
    items: int
    decisions: int

    @property
    def called(self) -> str:
        """What the meeting is called: its title, its activity, or its kind."""
        return called(self.title, self.activity, self.kind)


class ListedDecision(Record):
    """A decision, who carries it out, and how far it is."""

    id: UUID
    number: int
    text: str
    owner: str | None
    due_on: date | None
    task_step: TaskStep | None
    closed_on: date | None
    outcome: str


class CameFamilies(Record):
    """A class group's families: invited, and represented by whom."""

    class_group: str
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int

    @property
    def came(self) -> int:
        """How many were represented."""
        return (
            self.father + self.mother + self.guardian + self.foster_parent + self.online
        )


class CameParty(Record):
    """A group that is no family: how many came, and who."""

    party: Party
    invited: int
    came: int
    names: str


class MinutesPaper(Record):
    """Everything the minutes say on paper."""

    school: School
    year: SchoolYear
    meeting: Meeting
    called: str
    leader: Person | None
    taker: Person | None
    items: tuple[Item, ...]
    decisions: tuple[ListedDecision, ...]
    annual: tuple[MeetingParty, ...]
    families: tuple[CameFamilies, ...]
    parties: tuple[CameParty, ...]


def called(title: str, activity: str | None, kind: MeetingKind) -> str:
    """Return what a meeting is called: its title, its activity, or its kind."""
    return title or activity or say(kind.label)


def listed_minutes(
    store: Store,
    year: SchoolYear,
    person_id: UUID | None = None,
    activity_id: UUID | None = None,
) -> list[ListedMinutes]:
    """Return the year's meetings with minutes, the newest first."""
    return store.rows(
        ListedMinutes,
        _sql("listed_minutes"),
        year=year.start,
        person_id=person_id,
        activity_id=activity_id,
    )


def listed_decisions(store: Store, meeting_id: UUID) -> list[ListedDecision]:
    """Return what a meeting decided, and how far each is."""
    return store.rows(ListedDecision, _sql("listed_decisions"), meeting_id=meeting_id)


def came_families(store: Store, activity_id: UUID) -> list[CameFamilies]:
    """Return how many families came to an activity, by class group."""
    return store.rows(CameFamilies, _sql("came_families"), activity_id=activity_id)


def came_parties(store: Store, activity_id: UUID) -> list[CameParty]:
    """Return how many of other groups came to an activity."""
    return store.rows(CameParty, _sql("came_parties"), activity_id=activity_id)


def minutes_paper(store: Store, meeting_id: UUID) -> MinutesPaper:
    """Return everything the minutes of a meeting say on paper."""
    meeting = store.get(Meeting, meeting_id)
    of = meeting.activity_id
    activity = store.find(Activity, of) if of else None
    leader = store.find(Person, meeting.leader_id) if meeting.leader_id else None
    taker = store.find(Person, meeting.taker_id) if meeting.taker_id else None
    return MinutesPaper(
        school=store.get(School),
        year=SchoolYear(start=meeting.school_year),
        meeting=meeting,
        called=called(
            meeting.title, activity.title if activity else None, meeting.kind
        ),
        leader=leader,
        taker=taker,
        items=tuple(minutes.items(store, meeting_id)),
        decisions=tuple(listed_decisions(store, meeting_id)),
        annual=tuple(meetings.parties(store, meeting_id)),
        families=tuple(came_families(store, of)) if of else (),
        parties=tuple(came_parties(store, of)) if of else (),
    )


def findable_minutes(store: Store) -> list[Thing]:
    """Return the minutes of every year, with the activities they are of."""
    return store.rows(Thing, _sql("findable_minutes"))
