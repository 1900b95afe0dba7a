"""What the papers of the plan say: everything a paper needs, gathered once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.participants import of_families
from data.people.queries import komite_chairs, signing_people
from data.record import Record
from data.roster import store as roster
from data.school.models import School
from data.store import Store
from planning.activities import store as activity_records
from planning.activities.models import Activity, Audience
from planning.budget.models import BudgetLine, FundSource
from planning.chapters import store as chapter_records
from planning.chapters.models import Chapter
from planning.goals import store as goal_records
from planning.goals.models import Goal
from planning.lessons.queries import Lesson, lessons_of_year
from planning.papers.models import (
    Gap,
    in_class,
    programme_gaps,
    proposal_gaps,
)
from planning.papers.queries import (
    ChartedBody,
    CommitteePost,
    GradeCount,
    GroupCount,
    MappedProblem,
    OpeningMeeting,
    PaperPerson,
    Reason,
    charted_bodies,
    committee_posts,
    mapped_problems,
    opening_meeting,
    paper_people,
    pupils_by_grade,
    pupils_by_group,
    reasons_of,
)
from planning.plan import store as plans
from planning.plan.models import PlanStep
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion, Content

NOBODY: Final = PaperPerson(id=UUID(int=0), name="", employee_number="")
"""Where nobody is named yet: a line to write on."""


class PaperActivity(Record):
    """An activity with everything that its row in a paper says.

    ``number`` is its number in the work programme; ``reached`` whom the list of pupils
    has for its audience, None where it has nobody.
    """

    number: int
    activity: Activity
    goal: Goal | None
    person: PaperPerson
    class_groups: tuple[str, ...]
    reached: int | None
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


class Paper(Record):
    """What every paper of the plan says of the school, the day and who signs."""

    school: School
    year: SchoolYear
    made_on: date
    lead: PaperPerson
    komite_chair: str
    step: PlanStep
    bases: tuple[str, ...]


class ProgrammePaper(Paper):
    """The year's work programme as it is printed: an approved version or the draft.

    ``version`` is the number of the approved version, None for a draft;
    ``was_approved`` tells a revision from a first draft.
    """

    version: int | None
    approved_on: date | None
    was_approved: bool
    chapters: tuple[tuple[Chapter, str], ...]
    goals: tuple[Goal, ...]
    activities: tuple[PaperActivity, ...]
    bodies: tuple[ChartedBody, ...]
    pupils: tuple[GradeCount, ...]
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
                has_pupils=bool(self.pupils),
                has_structure=bool(self.bodies),
                has_vision=bool(self.words(Chapter.VISION_MISSION)),
                has_number=bool(self.lead.employee_number),
            )
        )


class ProposalPaper(Paper):
    """An activity's proposal as it is printed."""

    planned: PaperActivity
    posts: tuple[CommitteePost, ...]
    reasons: tuple[Reason, ...]
    lessons: tuple[Lesson, ...]

    @property
    def gaps(self) -> list[Gap]:
        """What the proposal still lacks."""
        return list(
            proposal_gaps(
                self.planned.activity,
                self.planned.lines,
                has_committee=bool(self.posts),
                has_reason=bool(self.reasons or self.lessons),
            )
        )


def total_of(lines: Iterable[BudgetLine]) -> Decimal:
    """Return what budget lines add up to."""
    return sum((line.amount for line in lines), start=Decimal(0))


def has_donation(lines: Iterable[BudgetLine]) -> bool:
    """Whether a voluntary donation is among the lines."""
    return any(line.source is FundSource.DONATION for line in lines)


def programme_name(year: SchoolYear, version: int | None) -> str:
    """Return what the work programme's file is called; None: it is a draft."""
    kind = "draf" if version is None else f"v{version}"
    return f"Program-Kerja-Humas-{str(year).replace('/', '-')}-{kind}.docx"


def programme_paper(
    store: Store, year: SchoolYear, now: datetime, version: int | None = None
) -> ProgrammePaper:
    """Return the work programme to print.

    The newest approved version while it is approved, else the draft; ``version`` asks
    for one approved version by its number (NotFound where there is none).
    """
    step = plans.step(store, year)
    approved = versions.versions(store, year)
    chosen = _chosen(step, approved, version)
    content = _content(store, year, chosen)
    lessons = lessons_of_year(store, year)
    approved_on = chosen.approved_on(_school(store).zone) if chosen else None
    shared = _shared(store, year, now, approved_on)
    words = chapter_records.chapters_in(store, year)
    name = shared["school"].name
    return ProgrammePaper(
        **shared,
        step=PlanStep.APPROVED if chosen else step,
        version=chosen.number if chosen else None,
        approved_on=approved_on,
        was_approved=bool(approved),
        chapters=tuple((text.chapter, text.filled(name, year)) for text in words),
        goals=content.goals,
        activities=tuple(_planned(store, year, content, lessons)),
        bodies=tuple(charted_bodies(store, year, approved_on or shared["made_on"])),
        pupils=tuple(pupils_by_grade(store, year)),
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
        step=plans.step(store, year),
        planned=planned,
        posts=tuple(committee_posts(store, activity_id)),
        reasons=tuple(reasons_of(store, activity_id, activity.goal_id)),
        lessons=tuple(adopted),
    )


def _shared(
    store: Store, year: SchoolYear, now: datetime, signed_on: date | None = None
) -> dict[str, Any]:
    """Return what every paper of a year says: school, day, who signs, regulations."""
    school = _school(store)
    made_on = now.astimezone(school.zone).date()
    chairs = komite_chairs(store, signed_on or made_on)
    return {
        "school": school,
        "year": year,
        "made_on": made_on,
        "lead": lead_of(store),
        "komite_chair": next((chair.name for chair in chairs), ""),
        "bases": _bases(store),
    }


def _school(store: Store) -> School:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return school


def lead_of(store: Store) -> PaperPerson:
    """Return who leads public relations and signs for it; before, nobody."""
    signing = (PaperPerson(**dict(person)) for person in signing_people(store))
    return next(signing, NOBODY)


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


def reached(activity: Activity, counts: Sequence[GroupCount]) -> int | None:
    """Return whom an activity is for by the list of pupils; None where it has nobody.

    Of families one is counted for each pupil; of some pupils it is the number planned.
    """
    if activity.audience is Audience.PUPILS:
        return of_families(activity.parties)
    meant = (group.students for group in counts if _is_meant(activity, group))
    return sum(meant) or None


def _is_meant(activity: Activity, group: GroupCount) -> bool:
    if activity.audience is Audience.GRADES:
        return group.grade in activity.grades
    if activity.audience is Audience.CLASS_GROUPS:
        return group.class_group_id in activity.class_group_ids
    return activity.audience is Audience.ALL


def _planned(
    store: Store, year: SchoolYear, content: Content, lessons: Iterable[Lesson]
) -> Iterator[PaperActivity]:
    """Give the activities with what they name, class by class, each by date."""
    goals = {goal.id: goal for goal in content.goals}
    people = {person.id: person for person in paper_people(store)}
    counts = pupils_by_group(store, year)
    groups = {group.id: group.name for group in roster.class_groups(store, year)}
    adopting = {lesson.activity_id for lesson in lessons}
    lines: dict[UUID, list[BudgetLine]] = {}
    for line in sorted(content.budget, key=lambda line: line.number):
        lines.setdefault(line.activity_id, []).append(line)
    in_order = sorted(content.activities, key=in_class)
    for number, activity in enumerate(in_order, 1):
        named = [groups[i] for i in activity.class_group_ids if i in groups]
        yield PaperActivity(
            number=number,
            activity=activity,
            goal=goals.get(activity.goal_id) if activity.goal_id else None,
            person=people.get(activity.person_id or NOBODY.id, NOBODY),
            class_groups=tuple(named),
            reached=reached(activity, counts),
            lines=tuple(lines.get(activity.id, ())),
            follows_up=activity.id in adopting,
        )
