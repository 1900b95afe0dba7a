"""What is behind today by each rule: records in, numbers in words out."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from data.calendar import SchoolYear
from data.gauge import Counted, gauge_of
from data.language import (
    in_number,
    in_percent,
    in_rupiah,
    in_short,
    say,
    say_many,
)
from data.money import Rupiah
from evaluation.kpis.models import ActivityResult, GoalResult, representation
from evaluation.monitoring.models.rules import (
    Behind,
    OpenObstacle,
    OpenWork,
    Replies,
    Routine,
    Rule,
    Watched,
)
from execution.obstacles.models import is_long_open
from organizing.coordination.models import SOON, Readiness
from planning.cadence.models import Cadence

AHEAD: Final = timedelta(days=30)
"""A committee is to be complete so long before the day."""

LAST_DAYS: Final = timedelta(days=7)
"""So long before the day the replies of families are looked at."""

FEW: Final = 0.5
"""A smaller share of letters answered is few."""

LATE: Final = timedelta(days=7)
"""So long after its day an activity may wait for its closing."""

PACE: Final = 0.2
"""How far the budget's use may be from the part of the year that is gone."""

MONTHS: Final = 12


def prepared(
    ready: Sequence[Readiness], replies: Iterable[Replies], today: date
) -> list[Watched]:
    """Return whose preparation is behind: tasks, committee, letters, replies."""
    answered = {one.activity_id: one for one in replies}
    near = [row for row in ready if row.when.may_begin_by(today + AHEAD)]
    soon = [row for row in near if row.when.may_begin_by(today + SOON)]
    last = [row for row in soon if row.when.may_begin_by(today + LAST_DAYS)]
    asked = [row for row in last if row.activity_id in answered]
    few = [
        _of(row, Rule.REPLIES, _replied(answered[row.activity_id]))
        for row in asked
        if _is_few(answered[row.activity_id])
    ]
    late = [_of(row, Rule.TASKS, _late(row)) for row in ready if row.overdue_tasks]
    manned = [row for row in near if row.has_committee is not None]
    empty = [
        _of(row, Rule.COMMITTEE, row.when.in_short())
        for row in manned
        if not row.has_committee
    ]
    writing = [row for row in soon if row.letters]
    unsent = [
        _of(row, Rule.LETTERS, _sent(row))
        for row in writing
        if row.letters_sent < row.letters
    ]
    return [
        Watched(Rule.TASKS, len(ready), late),
        Watched(Rule.COMMITTEE, len(manned), empty),
        Watched(Rule.LETTERS, len(writing), unsent),
        Watched(Rule.REPLIES, len(asked), few),
    ]


def _of(row: Readiness, rule: Rule, said: str) -> Behind:
    return Behind(rule=rule, about=row.title, said=said, record_id=row.activity_id)


def _late(row: Readiness) -> str:
    return say_many(
        "{count} of {of} open tasks is overdue",
        "{count} of {of} open tasks are overdue",
        row.overdue_tasks,
        of=in_number(row.open_tasks),
    )


def _sent(row: Readiness) -> str:
    return say(
        "{sent} of {all} letters sent",
        sent=in_number(row.letters_sent),
        all=in_number(row.letters),
    )


def _is_few(row: Replies) -> bool:
    return row.sent > 0 and row.answered < FEW * row.sent


def _replied(row: Replies) -> str:
    return say(
        "{answered} of {sent} letters answered",
        answered=in_number(row.answered),
        sent=in_number(row.sent),
    )


def overrun(results: Sequence[ActivityResult]) -> Watched:
    """Return the activities on which more was spent than their budget holds."""
    spending = [row for row in results if row.spent]
    return Watched(
        Rule.OVERRUN,
        len(spending),
        [
            _came(row, Rule.OVERRUN, _spent(row.spent, row.budget))
            for row in spending
            if row.spent > row.budget
        ],
    )


def _spent(spent: Rupiah, budget: Rupiah) -> str:
    facts = {"spent": in_rupiah(spent), "budget": in_rupiah(budget)}
    return say("{spent} spent of {budget}", **facts)


def unclosed(results: Sequence[ActivityResult], today: date) -> Watched:
    """Return the activities that were over a week ago and are not closed."""
    over = [row for row in results if row.when.is_past(today)]
    return Watched(
        Rule.UNCLOSED,
        len(over),
        [
            _came(row, Rule.UNCLOSED, row.when.in_short())
            for row in over
            if not row.is_closed and row.when.is_past(today - LATE)
        ],
    )


def _came(row: ActivityResult, rule: Rule, said: str) -> Behind:
    return Behind(rule=rule, about=row.title, said=said, record_id=row.activity_id)


def months_gone(year: SchoolYear, today: date) -> int:
    """Return how many whole months of the school year are over."""
    first = year.first_day
    gone = (today.year - first.year) * MONTHS + today.month - first.month
    return max(0, min(MONTHS, gone))


def seldom(
    cadences: Iterable[Cadence],
    routines: Iterable[Routine],
    year: SchoolYear,
    today: date,
) -> Watched:
    """Return the forms of cooperation that were held more seldom than planned."""
    held = {row.form: row.held for row in routines}
    counted = [one for one in cadences if one.wanted]
    found = []
    for one in counted:
        due = one.wanted * months_gone(year, today) // MONTHS
        if held.get(one.form, 0) < due:
            said = say(
                "{held} held so far, {due} due by now, {wanted} a year",
                held=in_number(held.get(one.form, 0)),
                due=in_number(due),
                wanted=in_number(one.wanted),
            )
            about = say(one.form.label)
            found.append(Behind(rule=Rule.CADENCE, about=about, said=said))
    return Watched(Rule.CADENCE, len(counted), found)


def missed(goals: Sequence[GoalResult]) -> Watched:
    """Return the goals whose activities missed standards so far, or did not measure."""
    counted = [goal for goal in goals if goal.standards_reached.of]
    found = []
    for goal in counted:
        kpi = goal.standards_reached
        if kpi.counted == kpi.of:
            continue
        said = say(
            "{missed} of {of} not reached, {unmeasured} of them not measured",
            missed=in_number(kpi.of - kpi.counted),
            of=in_number(kpi.of),
            unmeasured=in_number(kpi.excluded),
        )
        about = (
            f"{in_number(goal.number)}. {goal.title}"
            if goal.number
            else say("Without a goal")
        )
        found.append(Behind(rule=Rule.STANDARDS, about=about, said=said))
    return Watched(Rule.STANDARDS, len(counted), found)


def represented(results: Sequence[ActivityResult]) -> Watched:
    """Return whether fewer families were represented so far than standards ask."""
    asked = [row for row in results if _asks_for_families(row)]
    kpi = representation(asked)
    if kpi.value is None:
        return Watched(Rule.REPRESENTED, len(asked))
    told = [row for row in asked if row.is_told]
    invited = sum(row.invited for row in told)
    wanted = sum((row.target or 0) * row.invited for row in told)
    target = float(wanted / invited / 100) if invited else 0.0
    if kpi.value >= target:
        return Watched(Rule.REPRESENTED, len(asked))
    said = say(
        "{share} represented ({counted} of {of}), {target} asked",
        share=in_percent(kpi.value),
        counted=in_number(kpi.counted),
        of=in_number(kpi.of),
        target=in_percent(target),
    )
    about = say("The whole year so far")
    found = [Behind(rule=Rule.REPRESENTED, about=about, said=said)]
    return Watched(Rule.REPRESENTED, len(asked), found)


def _asks_for_families(row: ActivityResult) -> bool:
    """Whether it took place, and its standard is a share of families represented."""
    gauge = gauge_of(row.indicator, row.unit)
    return bool(
        row.is_carried_out
        and row.invited
        and row.target is not None
        and gauge
        and gauge.is_share
        and gauge.counts is Counted.REPRESENTED
    )


def pace(results: Sequence[ActivityResult], year: SchoolYear, today: date) -> Watched:
    """Return whether the budget's use is far from the part of the year that is gone."""
    budget = sum((row.budget for row in results), start=Decimal(0))
    if not budget:
        return Watched(Rule.PACE, 0)
    spent = sum((row.spent for row in results), start=Decimal(0))
    whole = (year.last_day - year.first_day).days + 1
    gone = max(0, min(whole, (today - year.first_day).days)) / whole
    used = float(spent / budget)
    if abs(used - gone) <= PACE:
        return Watched(Rule.PACE, 1)
    said = say(
        "{used} of the budget used ({spent}), {gone} of the year gone",
        used=in_percent(used),
        spent=_spent(spent, budget),
        gone=in_percent(gone),
    )
    about = say("The whole year so far")
    return Watched(Rule.PACE, 1, [Behind(rule=Rule.PACE, about=about, said=said)])


def overdue(still: Sequence[OpenWork], today: date) -> Watched:
    """Return the follow-ups and findings that are open though their day is over."""
    return Watched(
        Rule.FOLLOW_UPS,
        len(still),
        [
            Behind(
                rule=Rule.FOLLOW_UPS,
                about=one.text,
                said=say(
                    "{who}, due {day}", who=one.owner or "–", day=in_short(one.due_on)
                ),
                record_id=one.id,
                is_finding=one.kind == "finding",
            )
            for one in still
            if one.due_on < today
        ],
    )


def in_the_way(still: Sequence[OpenObstacle], today: date) -> Watched:
    """Return the obstacles that have been open for longer than they should be."""
    return Watched(
        Rule.OBSTACLES,
        len(still),
        [
            Behind(
                rule=Rule.OBSTACLES,
                about=one.note or say(one.code.label),
                said=say_many(
                    "open for {count} day",
                    "open for {count} days",
                    (today - one.raised_on).days,
                ),
                record_id=one.id,
            )
            for one in still
            if is_long_open(one.raised_on, None, today)
        ],
    )
