"""Who came to the sample school's activities: family by family, or counted."""

import random
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.participants import Party, Presence, others
from data.roster.queries import (
    ListedClassGroup,
    listed_class_groups,
    listed_pupils,
)
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of
from execution.attendance.actions import (
    check_in,
    choose_pupils,
    count_families,
    keep_party,
    take_in,
)
from execution.attendance.models import CountDraft, Mark, PartyDraft, Rates
from execution.attendance.queries import (
    ListedPupil,
    pupils_of_list,
)
from execution.checkin.actions import check_in_token, open_check_in
from execution.checkin.models import CHOICES, CheckInDraft
from execution.closing.models import Outcome
from organizing.fosters.store import active_on
from planning.activities.models import Activity, Audience

OLDEST: Final = 9
"""The grade whose parents come least."""

USUAL: Final = 6
"""How many of a group are invited where the plan names no number."""

AHEAD: Final = timedelta(days=30)
"""So long before an activity the poster with its QR code is ready."""

REPORTING: Final = 60
"""Of so many families one reports by itself."""

FEW: Final = 3
"""So few of a group that all of them come."""


def attend(
    act: Act,
    sample: SampleActivity,
    activity: Activity,
    outcome: Outcome,
    *,
    by_name: bool,
) -> Rates:
    """Enter who came for each pupil, or how many families came; return how many.

    An activity for some pupils' families names them first, in every year.
    """
    is_online = outcome is Outcome.MOVED_ONLINE
    chance = random.Random(f"{activity.school_year}-{sample.key}-families")  # noqa: S311
    if activity.audience is Audience.PUPILS:
        _name_pupils(act, activity, chance)
    elif not by_name:
        year = SchoolYear(start=activity.school_year)
        counts = [
            _counted(group, sample, chance, is_online=is_online)
            for group in listed_class_groups(act.store, year)
            if activity.audience is Audience.ALL or group.grade in activity.grades
        ]
        count_families(act, activity.id, counts)
        return Rates.of(
            Rates(**count.model_dump(exclude={"class_group_id"})) for count in counts
        )
    pupils = pupils_of_list(act.store, activity.id)
    came = _came(pupils, sample, chance, is_online=is_online)
    stood_in = _stood_in(act, activity, chance)
    marks = [
        Mark(
            student_id=p.student_id,
            presence=stood_in.get(p.student_id, came[p.family_id]),
        )
        for p in pupils
    ]
    if sample.checks_in:
        _check_in(act, activity, pupils, came)
    take_in(act, activity.id, marks)
    of = Counter(mark.presence for mark in marks)
    return Rates(invited=len(marks), **{p.value: n for p, n in of.items() if p})


def open_door(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, today: date
) -> None:
    """Let families report by a QR code that they came, from three weeks before."""
    opened_on = day_of(activity) - AHEAD
    is_current = today in SchoolYear(start=activity.school_year)
    if sample.checks_in and is_current and opened_on < today:
        open_check_in(Act(store, cast.lead, at(opened_on)), activity.id)


def _check_in(
    act: Act,
    activity: Activity,
    pupils: list[ListedPupil],
    came: Mapping[UUID, Presence],
) -> None:
    """Let some families report by themselves on the day, as the list says later."""
    day = at(day_of(activity))
    token = check_in_token(Act(act.store, act.by, day), activity.id)
    able = [p for p in pupils if p.nisn and came[p.family_id] in CHOICES][::REPORTING]
    for pupil in able if token else ():
        draft = CheckInDraft(nisn=pupil.nisn or "", presence=came[pupil.family_id])
        check_in(act.store, token or "", draft, day)


def _stood_in(
    act: Act, activity: Activity, chance: random.Random
) -> dict[UUID, Presence]:
    """Return for which pupils somebody who stands in came, and for which nobody."""
    active = active_on(act.store, day_of(activity))
    ways = (Presence.FOSTER_PARENT, Presence.EXCUSED)
    return {one: chance.choices(ways, weights=(9, 1))[0] for one in sorted(active)}


def _name_pupils(act: Act, activity: Activity, chance: random.Random) -> None:
    """Name as many pupils as the plan expects families."""
    pupils = listed_pupils(act.store, SchoolYear(start=activity.school_year))
    expected = sum(
        one.expected or USUAL for one in activity.parties if one.party is Party.FAMILIES
    )
    chosen = chance.sample(sorted(pupil.id for pupil in pupils), expected)
    choose_pupils(act, activity.id, chosen)


def _counted(
    group: ListedClassGroup,
    sample: SampleActivity,
    chance: random.Random,
    *,
    is_online: bool,
) -> CountDraft:
    likely = _likely(sample, group.grade, chance.randint(-4, 13))
    came = max(0, round(group.students * min(likely, 100) / 100))
    online = came if is_online else 0
    father = round((came - online) * chance.uniform(0.22, 0.38))
    guardian = round((came - online) * 0.04)
    return CountDraft(
        class_group_id=group.id,
        invited=group.students,
        father=father,
        mother=came - online - father - guardian,
        guardian=guardian,
        online=online,
    )


def _likely(sample: SampleActivity, grade: int, swing: int) -> int:
    """Return of how many families in a hundred somebody comes."""
    return sample.turnout + swing - (6 if grade == OLDEST else 0)


def _came(
    pupils: list[ListedPupil],
    sample: SampleActivity,
    chance: random.Random,
    *,
    is_online: bool,
) -> dict[UUID, Presence]:
    """Return who came for each family; brothers and sisters share it."""
    swings = {p.class_group_id: 0 for p in pupils}
    swings = {group_id: chance.randint(-4, 13) for group_id in swings}
    found: dict[UUID, Presence] = {}
    for pupil in pupils:
        if pupil.family_id in found:
            continue
        likely = _likely(sample, pupil.grade, swings[pupil.class_group_id])
        comes = chance.random() * 100 < likely
        if comes and is_online:
            found[pupil.family_id] = Presence.ONLINE
        elif comes:
            found[pupil.family_id] = _parent(pupil, chance)
        else:
            stays = (Presence.ABSENT, Presence.EXCUSED)
            found[pupil.family_id] = chance.choices(stays, weights=(4, 1))[0]
    return found


def _parent(pupil: ListedPupil, chance: random.Random) -> Presence:
    if not pupil.father_name:
        return Presence.MOTHER
    parents = (Presence.FATHER, Presence.MOTHER, Presence.GUARDIAN)
    return chance.choices(parents, weights=(30, 66, 4))[0]


def others_came(act: Act, activity: Activity) -> int:
    """Enter how many came of the groups that are no families; return their sum."""
    total = 0
    for one in others(activity.parties):
        invited = one.expected or USUAL
        came = invited - 1 if invited > FEW else invited
        draft = PartyDraft(party=one.party, invited=invited, came=came)
        keep_party(act, activity.id, 0, draft)
        total += came
    return total
