"""Everything that the slides say, gathered once and put into words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.few import FEWEST, HIDDEN
from data.language import in_long, in_month, in_percent, say, say_many
from data.school.models import School
from data.store import Store
from evaluation.kpis.models import (
    ActivityResult,
    GoalResult,
    Kpi,
    Lights,
    carried_out,
    carried_out_so_far,
    father_share,
    goal_results,
    on_time,
    reached,
    representation,
    standards_reached,
)
from evaluation.participation.queries import reach
from evaluation.presenting import queries
from evaluation.presenting.models import (
    CLASS_GROUPS,
    GOALS,
    PHOTOS,
    Kind,
    Month,
    Slide,
    calendar,
    portions,
    to_come,
)
from evaluation.results.queries import (
    ClassGroupParticipation,
    Standing,
    activity_results,
    class_group_participation,
    reached_pupils,
    standing,
    year_goals,
)

MARKS: Final = {
    ActivityStep.HELD: "held",
    ActivityStep.MOVED_ONLINE: "online",
    ActivityStep.POSTPONED: "off",
    ActivityStep.NOT_HELD: "off",
}
"""How an activity is marked in the calendar; the others are still planned."""

BY_NAME: Final = 0.9

Facts = dict[str, object]


def slides_of(
    store: Store, school: School, year: SchoolYear, today: date
) -> list[Slide]:
    """Return the slides of a year; what it has nothing of is left out."""
    stands = standing(store, year)
    results = stands.results
    later = activity_results(store, year.after)
    every = [_title(school, year, results)]
    if results:
        every += _goals(store, year, stands, today)
        every.append(_calendar(results, year))
        every.append(_figures(store, year, stands, today))
        every += _participation(class_group_participation(store, year))
    every += _photos(queries.photos(store, year))
    every += _next(to_come(results, later))
    every.append(Slide(Kind.THANKS, say("Thank you"), note=_thanks(school)))
    return every


def _title(
    school: School, year: SchoolYear, results: Sequence[ActivityResult]
) -> Slide:
    held = sum(row.is_carried_out for row in results)
    told = say_many(
        "{count} activity carried out", "{count} activities carried out", held
    )
    heading = say("School and families, {year}", year=year)
    return Slide(Kind.TITLE, heading, (school.name,), told if held else "")


def _goals(
    store: Store, year: SchoolYear, stands: Standing, today: date
) -> list[Slide]:
    found = goal_results(year_goals(store, year), stands.results, today)
    rows = [_goal(goal, stands.lights) for goal in found if goal.number]
    title = say("What we wanted, and how far we came")
    note = say("Share of the activities due so far that were carried out")
    return [Slide(Kind.GOALS, title, part, note) for part in portions(rows, GOALS)]


def _goal(goal: GoalResult, lights: Lights) -> Facts:
    kpi = goal.carried_out_so_far
    light = lights.light(kpi)
    return {
        "number": goal.number,
        "title": goal.title,
        "share": kpi.share,
        "light": light.value if light else "",
        "judged": say(light.label) if light else say("nothing was due yet"),
    }


def _calendar(results: Sequence[ActivityResult], year: SchoolYear) -> Slide:
    note = say("● carried out   ◆ online   ○ planned   × not carried out")
    rows = [_month(month) for month in calendar(results, year)]
    return Slide(Kind.CALENDAR, say("The year's activities"), rows, note)


def _month(month: Month) -> Facts:
    return {
        "name": in_month(month.first_day),
        "activities": [
            {
                "mark": MARKS.get(row.step, "planned"),
                "day": _day(row),
                "title": row.title,
            }
            for row in month.shown
        ],
        "more": say_many("{count} more", "{count} more", month.more)
        if month.more
        else "",
    }


def _day(row: ActivityResult) -> str:
    day = row.held_on or row.when.exact
    return str(day.day) if day else ""


def _figures(store: Store, year: SchoolYear, stands: Standing, today: date) -> Slide:
    now, before = stands.results, stands.before
    pairs = [(carried_out_so_far(now, today), carried_out(before))]
    for figure in (on_time, representation, father_share, standards_reached):
        pairs.append((figure(now), figure(before)))
    if _is_by_name(store, year):
        is_known = _is_by_name(store, year.before)
        then = _reached(store, year.before) if is_known else reached(0, 0)
        pairs.append((_reached(store, year), then))
    rows = [_figure(kpi, then, stands.lights) for kpi, then in pairs]
    return Slide(Kind.FIGURES, say("The year in figures"), rows)


def _is_by_name(store: Store, year: SchoolYear) -> bool:
    """Whether names were taken of most pupils; else nobody knows who was reached."""
    rows = reach(store, year)
    pupils = sum(row.pupils for row in rows)
    asked = pupils - sum(row.not_asked for row in rows)
    return bool(pupils) and asked / pupils >= BY_NAME


def _reached(store: Store, year: SchoolYear) -> Kpi:
    [found] = reached_pupils(store, year)
    return reached(found.pupils, found.reached)


def _figure(kpi: Kpi, then: Kpi, lights: Lights) -> Facts:
    light, wanted = lights.light(kpi), lights.wanted(kpi)
    return {
        "name": say(kpi.name),
        "share": kpi.share,
        "light": light.value if light else "",
        "judged": say(light.label) if light else "",
        "wanted": say("target: {wanted}", wanted=wanted) if wanted else "",
        "before": say("last year: {share}", share=then.share) if then.of else "",
    }


def _participation(rows: Sequence[ClassGroupParticipation]) -> list[Slide]:
    """Return the class groups in the school's own order, and never by their share."""
    told = [_class_group(row) for row in rows]
    if not any(one["width"] for one in told):
        return []
    title = say("Families who came, class by class")
    note = say(
        "Of the families invited, how many were represented, over all activities "
        "together. The order is the school's."
    )
    return [
        Slide(Kind.PARTICIPATION, title, part, note)
        for part in portions(told, CLASS_GROUPS)
    ]


def _class_group(row: ClassGroupParticipation) -> Facts:
    is_few = 0 < row.families < FEWEST or row.invited < FEWEST
    share = None if is_few else row.share
    said = HIDDEN if row.invited and is_few else in_percent(share)
    return {
        "name": row.class_group,
        "width": round((share or 0) * 100),
        "said": said,
    }


def _photos(found: Sequence[queries.Photo]) -> list[Slide]:
    rows = [
        {
            "address": f"/files/{one.file_id}",
            "title": one.title,
            "day": in_long(one.happened_on) if one.happened_on else "",
        }
        for one in found
    ]
    title = say("From the year")
    return [Slide(Kind.PHOTOS, title, part) for part in portions(rows, PHOTOS)]


def _next(rows: Sequence[ActivityResult]) -> list[Slide]:
    told = [
        {"when": row.when.in_short(undated=say("No date yet")), "title": row.title}
        for row in rows
    ]
    return [Slide(Kind.NEXT, say("What comes next"), told)] if told else []


def _thanks(school: School) -> str:
    return say(
        "To all parents and guardians, the komite, teachers and partners of {school}.",
        school=school.name,
    )
