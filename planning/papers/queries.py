"""What the papers of the plan say: everything a paper needs, gathered once."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound
from data.language import N_
from data.names import alphabetical
from data.record import Record
from data.roster import store as roster
from data.school.models import School
from data.store import Store, question
from planning.activities import store as activity_records
from planning.activities.models import Activity
from planning.budget.models import BudgetLine, FundSource
from planning.chapters import store as chapter_records
from planning.chapters.models import Chapter
from planning.goals import store as goal_records
from planning.goals.models import Goal
from planning.lessons.queries import Lesson, lessons_of_year
from planning.meeting.models import Party
from planning.papers.models import Gap, programme_gaps, proposal_gaps
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion, Content

_sql = partial(question, __file__)


class PaperPerson(Record):
    """Somebody who may be named in a paper."""

    id: UUID
    name: str
    is_lead: bool


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


class PaperActivity(Record):
    """An activity with everything that its row in a paper says."""

    activity: Activity
    goal: Goal | None
    person: str
    class_groups: tuple[str, ...]
    lines: tuple[BudgetLine, ...]
    follows_up: bool

    @property
    def cost(self) -> Decimal:
        """What all its budget lines add up to."""
        return total_of(self.lines)

    @property
    def sources(self) -> list[FundSource]:
        """Where its money comes from, each source once, in order."""
        return list(dict.fromkeys(line.source for line in self.lines))


class ProgrammePaper(Record):
    """The year's work programme as it is printed: an approved version or the draft.

    ``version`` is the number of the approved version, None for a draft;
    ``was_approved`` tells a revision from a first draft.
    """

    school: School
    year: SchoolYear
    made_on: date
    lead: str
    step: PlanStep
    version: int | None
    approved_on: date | None
    was_approved: bool
    chapters: tuple[tuple[Chapter, str], ...]
    bases: tuple[str, ...]
    goals: tuple[Goal, ...]
    activities: tuple[PaperActivity, ...]
    problems: tuple[MappedProblem, ...]
    lessons: tuple[Lesson, ...]
    meeting: OpeningMeeting | None

    def words(self, chapter: Chapter) -> str:
        """Return what a chapter says; nothing where the school left it out."""
        return dict(self.chapters)[chapter]

    @property
    def lines(self) -> list[BudgetLine]:
        """All budget lines, in the order of the activities."""
        return [line for planned in self.activities for line in planned.lines]

    @property
    def gaps(self) -> list[Gap]:
        """What the paper still lacks."""
        return list(
            programme_gaps(
                [planned.activity for planned in self.activities],
                goals=len(self.goals),
                has_meeting=self.meeting is not None,
                has_problems=bool(self.problems),
            )
        )


class ProposalPaper(Record):
    """An activity's proposal as it is printed."""

    school: School
    year: SchoolYear
    made_on: date
    lead: str
    step: PlanStep
    planned: PaperActivity
    posts: tuple[CommitteePost, ...]
    bases: tuple[str, ...]
    lessons: tuple[Lesson, ...]

    @property
    def gaps(self) -> list[Gap]:
        """What the proposal still lacks."""
        return list(
            proposal_gaps(
                self.planned.activity,
                self.planned.lines,
                has_committee=bool(self.posts),
            )
        )


def total_of(lines: Iterable[BudgetLine]) -> Decimal:
    """Return what budget lines add up to."""
    return sum((line.amount for line in lines), start=Decimal(0))


def has_donation(lines: Iterable[BudgetLine]) -> bool:
    """Whether a voluntary donation is among the lines."""
    return any(line.source is FundSource.DONATION for line in lines)


def paper_people(store: Store) -> list[PaperPerson]:
    """Return everybody with a name, those who lead public relations first."""
    leads = sorted(duties.roles_of(Duty.PLAN_YEAR))
    return store.rows(PaperPerson, _sql("paper_people"), leads=leads)


def mapped_problems(store: Store, year: SchoolYear) -> list[MappedProblem]:
    """Return the problems the year starts from, the most urgent first."""
    return store.rows(MappedProblem, _sql("mapped_problems"), year=year.start)


def opening_meeting(store: Store, year: SchoolYear) -> list[OpeningMeeting]:
    """Return the year's annual meeting, if it was held."""
    return store.rows(OpeningMeeting, _sql("opening_meeting"), year=year.start)


def committee_posts(store: Store, activity_id: UUID) -> list[CommitteePost]:
    """Return an activity's committee in order."""
    return store.rows(CommitteePost, _sql("committee_posts"), activity_id=activity_id)


def programme_paper(
    store: Store, year: SchoolYear, now: datetime, version: int | None = None
) -> ProgrammePaper:
    """Return the work programme to print.

    The newest approved version while it is approved, else the draft; ``version`` asks
    for one approved version by its number (NotFound where there is none).
    """
    step = programmes.program(store, year).step
    approved = versions.versions(store, year)
    chosen = _chosen(step, approved, version)
    content = _content(store, year, chosen)
    lessons = lessons_of_year(store, year)
    shared = _shared(store, year, now)
    words = chapter_records.chapters_in(store, year)
    name = shared["school"].name
    return ProgrammePaper(
        **shared,
        step=PlanStep.APPROVED if chosen else step,
        version=chosen.number if chosen else None,
        approved_on=chosen.approved_on(shared["school"].zone) if chosen else None,
        was_approved=bool(approved),
        chapters=tuple((text.chapter, text.filled(name, year)) for text in words),
        goals=content.goals,
        activities=tuple(_planned(store, year, content, lessons)),
        problems=tuple(mapped_problems(store, year)),
        lessons=tuple(lessons),
        meeting=next(iter(opening_meeting(store, year)), None),
    )


def proposal_paper(store: Store, activity_id: UUID, now: datetime) -> ProposalPaper:
    """Return an activity's proposal to print, as the plan has it now."""
    activity = store.get(Activity, activity_id)
    year = SchoolYear(start=activity.school_year)
    listed = lessons_of_year(store, year)
    adopted = [lesson for lesson in listed if lesson.activity_id == activity_id]
    content = Content(
        year=str(year),
        goals=tuple(goal_records.goals_in(store, year)),
        activities=(activity,),
        budget=tuple(activity_records.budget_lines(store, activity_id)),
    )
    [planned] = _planned(store, year, content, adopted)
    return ProposalPaper(
        **_shared(store, year, now),
        step=programmes.program(store, year).step,
        planned=planned,
        posts=tuple(committee_posts(store, activity_id)),
        lessons=tuple(adopted),
    )


def _shared(store: Store, year: SchoolYear, now: datetime) -> dict[str, Any]:
    """Return what every paper of a year says: school, day, who leads, regulations."""
    school = _school(store)
    return {
        "school": school,
        "year": year,
        "made_on": now.astimezone(school.zone).date(),
        "lead": lead_of(paper_people(store)),
        "bases": _bases(store),
    }


def _school(store: Store) -> School:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return school


def lead_of(people: Iterable[PaperPerson]) -> str:
    """Return who leads public relations; nothing where nobody does yet."""
    return next((person.name for person in people if person.is_lead), "")


def _bases(store: Store) -> tuple[str, ...]:
    bases = chapter_records.legal_bases(store)
    return tuple(basis.title for basis in bases if basis.is_active)


def _chosen(
    step: PlanStep, approved: list[ApprovedVersion], version: int | None
) -> ApprovedVersion | None:
    if version is None:
        return approved[0] if approved and step is PlanStep.APPROVED else None
    for kept in approved:
        if kept.number == version:
            return kept
    raise NotFound(N_("This record was not found. It may have been removed."))


def _content(store: Store, year: SchoolYear, chosen: ApprovedVersion | None) -> Content:
    if chosen:
        return Content.model_validate_json(chosen.content)
    return Content(
        year=str(year),
        goals=tuple(goal_records.goals_in(store, year)),
        activities=tuple(activity_records.activities_in(store, year)),
        budget=tuple(activity_records.budget_lines_in(store, year)),
    )


def _planned(
    store: Store, year: SchoolYear, content: Content, lessons: Iterable[Lesson]
) -> Iterator[PaperActivity]:
    """Give the activities by date, unscheduled ones last, with what they name."""
    goals = {goal.id: goal for goal in content.goals}
    people = {person.id: person.name for person in paper_people(store)}
    groups = {group.id: group.name for group in roster.class_groups(store, year)}
    adopting = {lesson.activity_id for lesson in lessons}
    lines: dict[UUID, list[BudgetLine]] = {}
    for line in sorted(content.budget, key=lambda line: line.number):
        lines.setdefault(line.activity_id, []).append(line)
    for activity in sorted(
        content.activities,
        key=lambda a: (a.planned_on or date.max, alphabetical(a.title)),
    ):
        named = [groups[i] for i in activity.class_group_ids if i in groups]
        yield PaperActivity(
            activity=activity,
            goal=goals.get(activity.goal_id) if activity.goal_id else None,
            person=people.get(activity.person_id, "") if activity.person_id else "",
            class_groups=tuple(named),
            lines=tuple(lines.get(activity.id, ())),
            follows_up=activity.id in adopting,
        )
