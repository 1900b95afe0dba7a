"""Who stands in for parents who live far away or have died."""

from datetime import date, timedelta

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import at, id_of
from evaluation.sample_school.reading import approved_on, facts
from organizing.fosters.actions import register_foster
from organizing.fosters.models import FosterParentDraft, Hint, StandingInReason
from organizing.fosters.queries import suggested_pupils


def stand_in(store: Store, year: SchoolYear, cast: Cast, today: date) -> None:
    """Register in this year who stands in, as the list of pupils suggests it.

    Some pupils have nobody yet.
    """
    if today not in year:
        return
    known, day = facts().fosters, approved_on(year)
    suggested = suggested_pupils(store, year, day)
    cared_for = suggested[: max(0, len(suggested) - known.waiting)]
    act = Act(store, cast.lead, at(day))
    willing = {
        reason: iter([one for one in known.people if one.reason is reason])
        for reason in StandingInReason
    }
    for pupil in cared_for:
        is_far = pupil.hint is Hint.AWAY
        reason = StandingInReason.FAR if is_far else StandingInReason.DECEASED
        one = next(willing[reason], None)
        if one is None:
            continue
        draft = FosterParentDraft(
            student_id=pupil.student_id,
            name=one.name,
            phone=one.phone,
            reason=reason,
            note=one.note,
            family_agreed_on=day - timedelta(days=2),
            foster_agreed_on=day - timedelta(days=1),
            begins_on=day,
        )
        register_foster(act, id_of(f"foster-{year}", one.name), draft)
