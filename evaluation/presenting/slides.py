"""What each slide says: the facts of a year, put into words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.few import HIDDEN
from data.language import in_long, in_month, in_number, in_percent, say, say_many
from data.same import once
from data.school.models import School
from data.store import Store
from evaluation.answers.facts import Outcome, ResultPaper, result_facts
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
from evaluation.participation.queries import Reach
from evaluation.presenting import queries
from evaluation.presenting.facts import Told, told_of
from evaluation.presenting.models import (
    A_MONTH,
    CLASS_GROUPS,
    FIGURES,
    FINDINGS,
    GOALS,
    PHOTOS,
    SAID,
    SEMESTER,
    Kind,
    Slide,
    for_everybody,
    portions,
    to_come,
)
from evaluation.questionnaires.models import Questionnaire
from evaluation.reports.queries import asked_questionnaires
from evaluation.results.models import Month, months_of, sign_of
from evaluation.results.queries import (
    ClassGroupParticipation,
    ReachedPupils,
)
from evaluation.tracing.queries import ListedWork
from planning.lessons.models import Decision

MARKS: Final = {
    ActivityStep.HELD: "held",
    ActivityStep.MOVED_ONLINE: "online",
    ActivityStep.POSTPONED: "off",
    ActivityStep.NOT_HELD: "off",
}
"""How an activity is marked in the calendar; the others are still planned."""

BY_NAME: Final = 0.9
THEMES: Final = 3
"""So many things that comments were about are named."""

Facts = dict[str, object]


def slides_of(
    store: Store, school: School, year: SchoolYear, today: date
) -> list[Slide]:
    """Return the slides of a year; what it has nothing of is left out."""
    return made(store, told_of(store, school, year, today))


def made(store: Store, told: Told, most: int | None = A_MONTH) -> list[Slide]:
    """Return the slides; ``most``: so many activities of a month, None: all."""
    [*before, ending] = once(_made, told, most)
    said = _said(store, told)
    place = next(
        (n for n, one in enumerate(before) if one.kind in {Kind.FINDINGS, Kind.NEXT}),
        len(before),
    )
    return [*before[:place], *said, *before[place:], ending]


def _made(told: Told, most: int | None) -> tuple[Slide, ...]:
    results = told.stands.results
    every = [_title(told.school, told.year, results)]
    if results:
        every += _goals(told)
        every += _calendar(results, told.year, most)
        every += _figures(told)
        every += _participation(told.groups)
    every += _photos(told.photos)
    every += _findings(told.findings)
    every += _next(to_come(results, told.later))
    every.append(Slide(Kind.THANKS, say("Thank you"), note=_thanks(told.school)))
    return tuple(every)


def _title(
    school: School, year: SchoolYear, results: Sequence[ActivityResult]
) -> Slide:
    held = sum(row.is_carried_out for row in results)
    told = say_many(
        "{count} activity carried out", "{count} activities carried out", held
    )
    heading = say("School and families, {year}", year=year)
    return Slide(Kind.TITLE, heading, (school.name,), told if held else "")


def _goals(told: Told) -> list[Slide]:
    found = goal_results(told.goals, told.stands.results, told.today)
    rows = [_goal(goal, told.stands.lights) for goal in found if goal.number]
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


def _calendar(
    results: Sequence[ActivityResult], year: SchoolYear, most: int | None
) -> list[Slide]:
    note = say("● carried out   ◆ online   ○ planned   × not carried out")
    months = months_of(for_everybody(results), year, most)
    rows = [_month(month) for month in months]
    title = say("The year's activities")
    return [
        Slide(
            Kind.CALENDAR,
            f"{title}, {part[0]['name']} – {part[-1]['name']}",
            part,
            note,
        )
        for part in portions(rows, SEMESTER)
    ]


def _month(month: Month) -> Facts:
    return {
        "name": in_month(month.first_day),
        "activities": [
            {
                "mark": MARKS.get(row.step, "planned"),
                "sign": sign_of(row),
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


def _figures(told: Told) -> list[Slide]:
    now, before = told.stands.results, told.stands.before
    pairs = [(carried_out_so_far(now, told.today), carried_out(before))]
    for figure in (on_time, representation, father_share, standards_reached):
        pairs.append((figure(now), figure(before)))
    if _is_by_name(told.known):
        is_known = _is_by_name(told.known_before)
        then = _reached(told.met_before) if is_known else reached(0, 0)
        pairs.append((_reached(told.met), then))
    rows = [_figure(kpi, then, told.stands.lights) for kpi, then in pairs]
    title = say("The year in figures")
    return [Slide(Kind.FIGURES, title, part) for part in portions(rows, FIGURES)]


def _is_by_name(rows: Sequence[Reach]) -> bool:
    """Whether names were taken of most pupils; else nobody knows who was reached."""
    pupils = sum(row.pupils for row in rows)
    asked = pupils - sum(row.not_asked for row in rows)
    return bool(pupils) and asked / pupils >= BY_NAME


def _reached(found: ReachedPupils) -> Kpi:
    return reached(found.pupils, found.reached)


def _figure(kpi: Kpi, then: Kpi, lights: Lights) -> Facts:
    light, wanted = lights.light(kpi), lights.wanted(kpi)
    return {
        "name": say(kpi.name),
        "share": kpi.share,
        "light": light.value if light else "",
        "judged": say(light.label) if light else "",
        "target": wanted or "–",
        "then": then.share if then.of else "–",
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
    share = row.told_share
    said = HIDDEN if row.invited and share is None else in_percent(share)
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


def _said(store: Store, told: Told) -> list[Slide]:
    """Return what the questionnaires brought, as others may see it: never a comment."""
    hidden = {row.activity_id for row in told.stands.results if row.is_confidential}
    rows = []
    for asked in asked_questionnaires(store, told.year):
        if not asked.sheets:
            continue
        questionnaire = store.get(Questionnaire, asked.id)
        if questionnaire.activity_id in hidden:
            continue
        found = result_facts(store, questionnaire)
        if result := _results(found.outcome):
            rows.append(_questionnaire(found, result))
    title = say("What families said")
    note = say(
        "Figures of all sheets together; single answers and comments stay hidden"
    )
    return [Slide(Kind.SAID, title, part, note) for part in portions(rows, SAID)]


def _questionnaire(found: ResultPaper, result: str) -> Facts:
    names = [f"{name} ({times})" for name, times in found.themes[:THEMES]]
    sheets = found.outcome.sheets
    return {
        "title": found.outcome.questionnaire.title,
        "sheets": say_many("{count} answer", "{count} answers", sheets),
        "result": result,
        "themes": say("Written about most: {themes}", themes=", ".join(names))
        if names
        else "",
    }


def _results(found: Outcome) -> str:
    """Return a questionnaire's index and what was learnt, in words; nothing of few."""
    told = []
    if not found.is_hidden and found.whole and found.whole.index is not None:
        told.append(say("{index} of 100", index=found.said(found.whole.index)))
        if found.has_band and found.whole.band:
            told.append(say(found.whole.band.label))
    if found.learnt:
        learnt = found.learnt
        told.append(
            say(
                "understanding from {before} to {after}",
                before=found.said(learnt.before),
                after=found.said(learnt.after),
            )
        )
    return ", ".join(told)


def _findings(found: Sequence[ListedWork]) -> list[Slide]:
    rows = [
        {"number": in_number(n), "text": one.text, "follows": _follows(one)}
        for n, one in enumerate(found, 1)
    ]
    title = say("What we found, and what follows")
    return [Slide(Kind.FINDINGS, title, part) for part in portions(rows, FINDINGS)]


def _follows(one: ListedWork) -> str:
    """Return what is done about a finding, in words."""
    if one.decision is Decision.ADOPTED and one.decided_year is not None:
        year = SchoolYear(start=one.decided_year)
        step = say("in the plan of {year}", year=year)
    elif one.decision is not None:
        step = say(one.decision.label)
    else:
        step = say("still open") if one.closed_on is None else say("done")
    return f"{one.recommended} ({step})" if one.recommended else step


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
