"""What a decree on paper needs to know, gathered once."""

import json
from datetime import date
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.history import events_of
from data.language import Language, in_long, speaking
from data.people.models import Element
from data.people.queries import komite_chairs
from data.record import Record
from data.school.models import School
from data.search.models import Thing
from data.store import Store, question
from organizing.committees import store as committees
from organizing.decrees.models import (
    CORRECTED,
    RECORD,
    Correction,
    Decree,
    ReadyFacts,
    decree_gaps,
    decree_id,
    ready_words,
)
from planning.activities.models import Activity
from planning.budget.models import FundSource
from planning.chapters import store as chapters
from planning.chapters.models import LegalBasis
from planning.papers.models import Gap

_sql = partial(question, __file__)


class DecreePost(Record):
    """A position with one of its holders; ``name`` is empty where it is vacant.

    ``office`` is what the person is at the school, as the directory has it.
    """

    position_id: UUID
    title: str
    duty: str
    entitlement: str
    responsibility: str
    name: str
    element: Element | None
    employee_number: str
    office: str


class DecreeFacts(Record):
    """What the ready words of a decree are made of."""

    title: str
    sources: tuple[FundSource, ...]
    meeting_on: date | None


class DecreeOverview(Record):
    """A committee and how far its decree is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    is_worded: bool
    number: str
    decided_on: date | None


class DecreePaper(Record):
    """A decree as it is printed; with the ready words until it is kept."""

    school: School
    year: SchoolYear
    activity: Activity
    decree: Decree
    bases: tuple[LegalBasis, ...]
    posts: tuple[DecreePost, ...]
    has_chair: bool

    @property
    def cited(self) -> list[str]:
        """The legal bases chosen, as they are cited, in their order."""
        cited = set(self.decree.basis_ids)
        return [basis.title for basis in self.bases if basis.id in cited]

    @property
    def vacant(self) -> int:
        """How many positions nobody holds."""
        return sum(not post.name for post in self.posts)

    @property
    def gaps(self) -> list[Gap]:
        """What the decree still lacks."""
        return list(
            decree_gaps(
                self.decree,
                positions=len(self.posts),
                vacant=self.vacant,
                has_chair=self.has_chair,
                principal_number=self.school.principal_number,
            )
        )


def decree_posts(store: Store, activity_id: UUID) -> list[DecreePost]:
    """Return the committee as the appendices list it."""
    return store.rows(DecreePost, _sql("decree_posts"), activity_id=activity_id)


def decree_facts(store: Store, activity_id: UUID) -> list[DecreeFacts]:
    """Return what the ready words are made of; nothing for an unknown activity."""
    return store.rows(DecreeFacts, _sql("decree_facts"), activity_id=activity_id)


def decree_overview(store: Store, year: SchoolYear) -> list[DecreeOverview]:
    """Return the year's committees by date, with their decrees' numbers."""
    return store.rows(DecreeOverview, _sql("decree_overview"), year=year.start)


def corrections_of(store: Store, decree: Decree) -> list[Correction]:
    """Return when and why a decree was signed again, newest first."""
    return [
        Correction(
            noted_at=event.noted_at,
            person=event.person,
            reason=json.loads(event.facts)["reason"],
        )
        for event in events_of(store, RECORD, decree.id)
        if event.event == CORRECTED
    ]


def decree_paper(store: Store, activity_id: UUID) -> DecreePaper:
    """Return the decree of an activity's committee to print, as it stands now."""
    school = store.get(School)
    activity = store.get(Activity, activity_id)
    bases = chapters.legal_bases(store)
    positions = committees.positions(store, activity_id)
    kept = store.find(Decree, activity_id=activity_id)
    return DecreePaper(
        school=school,
        year=SchoolYear(start=activity.school_year),
        activity=activity,
        decree=kept or _ready(store, school, activity, bases),
        bases=tuple(bases),
        posts=tuple(decree_posts(store, activity_id)),
        has_chair=any(position.is_chair for position in positions),
    )


def _ready(
    store: Store, school: School, activity: Activity, bases: list[LegalBasis]
) -> Decree:
    [facts] = decree_facts(store, activity.id)
    year = SchoolYear(start=activity.school_year)
    day = activity.when.day or year.last_day
    with speaking(Language.INDONESIAN):
        ready = ReadyFacts(
            title=facts.title,
            school=school.name,
            year=str(year),
            sources=facts.sources,
            meeting_on=in_long(facts.meeting_on) if facts.meeting_on else "",
            naming=school.level.naming,
            komite_chair=next((one.name for one in komite_chairs(store, day)), ""),
        )
        words = ready_words(ready, bases)
    return Decree(
        **words.model_dump(),
        id=decree_id(activity.id),
        activity_id=activity.id,
        version=0,
    )


def findable_decrees(store: Store) -> list[Thing]:
    """Return the numbered decrees of every year, with the activities they are for."""
    return store.rows(Thing, _sql("findable_decrees"))
