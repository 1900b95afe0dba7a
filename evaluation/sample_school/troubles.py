"""What hindered and what helped the sample school's year, and what came of it."""

import random
from datetime import date, timedelta

from data.act import Act
from data.calendar import SchoolYear
from data.obstacles import ObstacleCode, ObstacleDraft
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import (
    SampleActivity,
    SampleObstacle,
    at,
    day_of,
    id_of,
)
from evaluation.sample_school.reading import facts
from execution.obstacles import actions as obstacles
from execution.obstacles.models import FactorDraft
from planning.activities.models import Activity

USUAL = (ObstacleCode.MESSAGE, ObstacleCode.BUSY, ObstacleCode.FACILITIES)
OFTEN = 0.55
"""So often something stood in the way of an activity."""


def hinder(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
    *,
    pandemic: bool,
) -> None:
    """Let something stand in the way of an activity, and be resolved soon."""
    chance = random.Random(f"trouble-{activity.id}")  # noqa: S311 -- fiction
    if not pandemic and chance.random() > OFTEN:
        return
    code = ObstacleCode.PANDEMIC if pandemic else chance.choice(USUAL)
    known = next(one for one in facts().course.obstacles if one.code is code)
    raised_on = day_of(activity)
    resolved_on = raised_on + timedelta(days=chance.randint(1, 4))
    member = cast.member_for(sample)
    draft = ObstacleDraft(
        activity_id=activity.id, code=code, note=known.note, raised_on=raised_on
    )
    year = SchoolYear(start=activity.school_year)
    obstacle_id = id_of(f"obstacle-{activity.id}", code)
    act = Act(store, member, at(raised_on))
    kept = obstacles.raise_obstacle(act, obstacle_id, draft, year)
    done = draft.model_copy(update=_resolved(known, cast, raised_on, resolved_on))
    later = Act(store, cast.lead, at(resolved_on))
    obstacles.change_obstacle(later, obstacle_id, kept.version, done)


def _resolved(
    known: SampleObstacle, cast: Cast, raised_on: date, resolved_on: date
) -> dict[str, object]:
    return {
        "remedy": known.remedy,
        "owner_id": cast.lead.id,
        "acted_on": raised_on,
        "resolved_on": resolved_on,
        "effect": known.effect,
        "effect_note": known.effect_note,
    }


def stand(store: Store, year: SchoolYear, cast: Cast, today: date) -> None:
    """Let something stand in the way of the year as a whole, and note what helped.

    In a year that is over it was resolved in the end.
    """
    known = facts().course.standing
    ago = timedelta(days=known.days_ago)
    raised_on = min(today, year.last_day) - ago
    if raised_on < year.first_day + ago:
        return
    is_over = today > year.last_day
    resolved_on = raised_on + timedelta(days=12) if is_over else None
    draft = ObstacleDraft(
        code=known.code,
        note=known.note,
        remedy=known.remedy,
        owner_id=cast.lead.id,
        raised_on=raised_on,
        acted_on=resolved_on,
        resolved_on=resolved_on,
    )
    lead = Act(store, cast.lead, at(resolved_on or raised_on))
    obstacles.raise_obstacle(lead, id_of("standing", str(year)), draft, year)
    for number, helped in enumerate(facts().course.helping):
        noted_on = year.first_day + timedelta(days=30 * (number + 1))
        if noted_on < today:
            obstacles.note_factor(
                Act(store, cast.lead, at(noted_on)),
                id_of(f"helped-{year}", str(number)),
                FactorDraft(code=helped.code, note=helped.note, noted_on=noted_on),
                year,
            )
