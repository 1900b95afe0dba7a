"""What hindered and what helped the sample school's year, and what came of it."""

import random
from datetime import date, timedelta

from data.act import Act
from data.calendar import SchoolYear
from data.obstacles import ObstacleDraft
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.lives import SampleHelp, SampleObstacle
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.obstacles import actions as obstacles
from execution.obstacles.models import FactorDraft
from planning.activities.models import Activity

OFTEN = 0.55
"""So often something stood in the way of an activity."""


def hinder(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
    today: date,
    *,
    pandemic: bool,
) -> None:
    """Let something stand in the way of an activity, and be resolved soon.

    What helped is noted, too; of an earlier year not everything is known any more.
    """
    chance = random.Random(f"trouble-{activity.id}")  # noqa: S311 -- fiction
    life = facts().lives.root[sample.key]
    is_current = SchoolYear.of(today) == SchoolYear(start=activity.school_year)
    if not (pandemic or is_current) and chance.random() > OFTEN:
        return
    known = facts().course.pandemic if pandemic else life.obstacle
    raised_on = day_of(activity)
    resolved_on = raised_on + timedelta(days=chance.randint(1, 4))
    member = cast.member_for(sample)
    draft = ObstacleDraft(
        activity_id=activity.id, code=known.code, note=known.note, raised_on=raised_on
    )
    year = SchoolYear(start=activity.school_year)
    obstacle_id = id_of(f"obstacle-{activity.id}", known.code)
    act = Act(store, member, at(raised_on))
    kept = obstacles.raise_obstacle(act, obstacle_id, draft, year)
    done = draft.model_copy(update=_resolved(known, cast, raised_on, resolved_on))
    later = Act(store, cast.lead, at(resolved_on))
    obstacles.change_obstacle(later, obstacle_id, kept.version, done)
    if not pandemic:
        _help(later, activity, life.helped, resolved_on)


def _help(act: Act, activity: Activity, helped: SampleHelp, day: date) -> None:
    year = SchoolYear(start=activity.school_year)
    draft = FactorDraft(
        activity_id=activity.id, code=helped.code, note=helped.note, noted_on=day
    )
    obstacles.note_factor(act, id_of("helped", str(activity.id)), draft, year)


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
    """Let something stand in the way of the year as a whole.

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
