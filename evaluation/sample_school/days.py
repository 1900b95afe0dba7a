"""How the sample school's meetings came: their committees change the day."""

from datetime import date, timedelta

from data.act import Act
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of
from evaluation.sample_school.reading import facts
from execution.room.actions import change_day
from execution.room.models import DayDraft
from planning.activities.models import Activity, Audience, Category

BEFORE = timedelta(days=3)


def settle(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, today: date
) -> None:
    """Let a meeting's committee add to its programme three days before it."""
    settled_on = day_of(activity) - BEFORE
    is_day = activity.when.exact is not None and bool(activity.rundown)
    is_meeting = activity.category is Category.MEETING
    has_families = activity.audience is not Audience.NONE
    if not (is_day and is_meeting and has_families) or today < settled_on:
        return
    rundown = f"{activity.rundown}\n{facts().course.added}"
    draft = DayDraft.of(activity).model_copy(update={"rundown": rundown})
    act = Act(store, cast.member_for(sample), at(settled_on))
    change_day(act, activity.id, activity.version, draft)
