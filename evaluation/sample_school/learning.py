"""What the sample school learnt beside the reviews: found, decided, done, judged."""

from datetime import date, timedelta
from uuid import UUID

from data.act import Act
from data.arising import Arising
from data.calendar import SchoolYear
from data.obstacles import Obstacle
from data.store import Store
from evaluation.findings.actions import close_finding, note_finding
from evaluation.findings.models import Finding, FindingDraft
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.lives import SampleFound
from evaluation.sample_school.models import at, id_of
from evaluation.sample_school.reading import facts
from evaluation.tracing.actions import judge_finding
from evaluation.tracing.models import JudgementDraft
from execution.follow_ups.actions import give_follow_up
from execution.follow_ups.models import FollowUpDraft
from planning.activities.models import Activity
from planning.lessons import actions as lessons
from planning.lessons import queries as lesson_questions
from planning.lessons.models import Decision, DecisionDraft


def note(store: Store, year: SchoolYear, nth: int, cast: Cast) -> None:
    """Note what a year that is over taught, from its obstacle or by hand."""
    act = Act(store, cast.lead, at(year.last_day))
    for found in facts().learning.found:
        if found.nth != nth:
            continue
        draft = FindingDraft(text=found.text, recommended=found.recommended)
        obstacle = _obstacle(store, year) if found.from_obstacle else None
        source = Arising.OBSTACLE if obstacle else Arising.OWN
        note_finding(
            act, _id(found), draft, None, year, source=source, source_id=obstacle
        )


def decide(act: Act, year: SchoolYear, nth: int, planned: dict[str, Activity]) -> None:
    """Adopt, postpone or decline in the plan what the year before taught."""
    for found in facts().learning.found:
        if found.nth != nth - 1:
            continue
        draft = DecisionDraft(decision=Decision.ADOPTED, reason="")
        if found.adopted_in:
            draft = draft.model_copy(
                update={"activity_id": planned[found.adopted_in].id}
            )
        elif found.declined:
            draft = DecisionDraft(decision=Decision.DECLINED, reason=found.declined)
        else:
            draft = DecisionDraft(decision=Decision.POSTPONED, reason=found.postponed)
        lessons.decide(act, _id(found), year, 0, draft)


def settle(store: Store, year: SchoolYear, nth: int, cast: Cast) -> None:
    """Close what the year adopted and did, and judge what nothing measures."""
    act = Act(store, cast.lead, at(year.last_day))
    known = facts().learning
    for lesson in lesson_questions.lessons_of_year(store, year):
        if lesson.activity_id is None:
            continue
        kept = store.get(Finding, lesson.finding_id)
        close_finding(act, kept.id, kept.version, known.closed, lesson.activity_id)
    for found in known.found:
        if found.change and found.nth == nth - 1:
            draft = JudgementDraft(change=found.change, reason=found.seen)
            judge_finding(act, _id(found), 0, draft)


def give(store: Store, year: SchoolYear, cast: Cast, today: date) -> None:
    """Give somebody a follow-up of the obstacle that the year as a whole has."""
    if (obstacle := _obstacle(store, year)) is None or today not in year:
        return
    known, given_on = facts().learning.given, today - timedelta(days=5)
    draft = FollowUpDraft(
        text=known.text,
        owner_id=cast.lead.id,
        due_on=given_on + timedelta(days=known.due_in),
    )
    act = Act(store, cast.lead, at(given_on))
    new = id_of("given", str(year))
    of = Arising.OBSTACLE
    give_follow_up(act, new, year, draft, source=of, source_id=obstacle)


def _obstacle(store: Store, year: SchoolYear) -> UUID | None:
    """Return the obstacle that stood in the way of the year as a whole, if any."""
    kept = store.find(Obstacle, id_of("standing", str(year)))
    return kept.id if kept else None


def _id(found: SampleFound) -> UUID:
    return id_of("learnt", found.text)
