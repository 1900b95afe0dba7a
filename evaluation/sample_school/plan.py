"""How the sample school plans a year: goals, activities, lessons, the approval."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from data.act import Act
from data.activity import DatePrecision
from data.calendar import SchoolYear
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import (
    SampleActivity,
    SampleIncidental,
    at,
    id_of,
)
from evaluation.sample_school.reading import approved_on, facts, template_of
from planning.activities import actions as activities
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    Direction,
    Mode,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals import actions as goals
from planning.goals.models import GoalDraft, PerformanceCause
from planning.lessons import actions as lessons
from planning.lessons import queries as lesson_questions
from planning.lessons.models import Decision, DecisionDraft
from planning.programme import actions as programme
from planning.programme import store as programmes


def plan(
    store: Store, year: SchoolYear, cast: Cast, now: datetime
) -> dict[str, Activity]:
    """Set the year's goals and plan its activities; return these by their key."""
    for number, goal in enumerate(facts().plan.goals, 1):
        goals.set_goal(
            Act(store, cast.lead, now),
            _goal_id(year, number),
            GoalDraft(
                title=goal.title,
                reason=goal.reason,
                dimensions=goal.dimensions,
                causes=(PerformanceCause.PARENTS,),
            ),
            year,
        )
    return {
        sample.key: activities.plan_activity(
            Act(store, cast.lead, now),
            id_of(f"activity-{year}", sample.key),
            _draft(sample, year, cast.everybody[n % 6]),
            year,
        )
        for n, sample in enumerate(facts().plan.activities)
    }


def add_incidental(
    store: Store, year: SchoolYear, cast: Cast, today: date
) -> list[tuple[SampleIncidental, Activity]]:
    """Put on this year's approved plan what came up since; the principal is told."""
    found = []
    for sample in facts().plan.incidental:
        added_on = sample.added_on(year)
        if today not in year or today <= added_on:
            continue
        draft = _draft(sample, year, cast.lead.id).model_copy(
            update={"background": sample.background, "tasks": sample.tasks}
        )
        act = Act(store, cast.lead, at(added_on))
        activity_id = id_of(f"activity-{year}", sample.key)
        activity = programme.add_incidental(
            act, activity_id, draft, sample.reason, year
        )
        found.append((sample, activity))
    return found


def _draft(sample: SampleActivity, year: SchoolYear, person_id: UUID) -> ActivityDraft:
    planned_on = sample.planned_on(year)
    ready = template_of(sample)
    online = sample.place == "Daring"
    return ActivityDraft(
        title=sample.title,
        goal_id=_goal_id(year, sample.goal),
        category=sample.category,
        forms=sample.forms,
        involvement=sample.involvement,
        audience=_audience(sample),
        grades=sample.grades,
        parties=sample.parties,
        planned_on=planned_on,
        ends_on=sample.ends_on(year),
        date_precision=DatePrecision.MONTH if sample.by_month else DatePrecision.DAY,
        starts_at=None if sample.by_month else sample.begins or ready.starts_at,
        ends_at=None if sample.by_month else sample.ends or ready.ends_at,
        mode=Mode.ONLINE if online else Mode.FACE_TO_FACE,
        person_id=person_id,
        place=sample.place,
        background=ready.background,
        procedure=sample.procedure,
        rundown=sample.rundown or ready.rundown,
        indicator=sample.indicator,
        baseline=Decimal(max(sample.target - 10, 0)),
        target=Decimal(sample.target),
        unit=sample.unit,
        direction=Direction.AT_LEAST,
        measured_by=sample.measured_by,
        evidence=sample.evidence,
        risk=sample.risk or ready.risk,
        mitigation=sample.mitigation or ready.mitigation,
        template_key=ready.key,
        series_id=id_of("series", sample.key),
        tasks=ready.tasks,
        budget=tuple(_budget(sample, planned_on.year)),
    )


def _audience(sample: SampleActivity) -> Audience:
    if sample.audience:
        return sample.audience
    return Audience.GRADES if sample.grades else Audience.ALL


def _budget(sample: SampleActivity, fiscal_year: int) -> Iterator[BudgetLineDraft]:
    if not sample.budget:
        return
    known = facts().plan.budget
    main, price = sample.budget * 7 // 10, known.snack_price
    for title, volume, unit, each in (
        (known.snacks, main // price, known.snack_unit, price),
        (known.rest, 1, known.rest_unit, sample.budget - main),
    ):
        yield BudgetLineDraft(
            title=title,
            source=sample.source,
            fiscal_year=fiscal_year,
            volume=Decimal(volume),
            unit=unit,
            price=Decimal(each),
            partner=known.partner if sample.source is FundSource.PARTNER_AID else "",
            is_voluntary=sample.source is FundSource.DONATION,
        )


def decide_lessons(
    store: Store,
    year: SchoolYear,
    planned: dict[str, Activity],
    cast: Cast,
    now: datetime,
) -> None:
    """Adopt last year's findings in this year's activities, or postpone them."""
    found_at = {
        sample.finding.text: sample
        for sample in facts().plan.activities
        if sample.finding
    }
    for lesson in lesson_questions.lessons_of_year(store, year):
        if lesson.text not in found_at:
            continue
        sample = found_at[lesson.text]
        why_not = sample.finding.postponed if sample.finding else ""
        draft = DecisionDraft(
            decision=Decision.POSTPONED if why_not else Decision.ADOPTED,
            activity_id=None if why_not else planned[sample.key].id,
            reason=why_not,
        )
        lessons.decide(Act(store, cast.lead, now), lesson.finding_id, year, 0, draft)


def approve(store: Store, year: SchoolYear, cast: Cast, now: datetime) -> None:
    """Let the lead submit the plan, and the principal approve it."""
    plan = programme.open_program(Act(store, cast.lead, now), year)
    programme.submit(Act(store, cast.lead, now), year, plan.version)
    submitted = programmes.program(store, year)
    decided = Act(store, cast.principal, at(approved_on(year)))
    programme.approve(decided, year, submitted.version)


def _goal_id(year: SchoolYear, number: int) -> UUID:
    return id_of(f"goal-{year}", str(number))
