"""What the principal decides, and how the goals stand: words and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape

from data.language import in_rupiah, say, say_many
from data.names import searched
from data.ui.arising import FOLLOW_UP
from data.ui.arising import PATH as WORK
from data.ui.cards import Card, points
from data.ui.desk import Desk
from data.ui.links import anchor, link
from evaluation.home.cards.waiting import Wait, ending, is_running
from evaluation.kpis.models import (
    ActivityResult,
    GoalResult,
    Kpi,
    Lights,
    goal_results,
    to_review,
)
from evaluation.results.queries import Standing, year_goals
from evaluation.review.models import Scope
from evaluation.review.queries import signed_year_reviews
from organizing.tasks.queries import my_follow_ups
from planning.activities.queries import year_plan
from planning.clashes.queries import clashes_in
from planning.notes.queries import notes_of
from planning.plan import store as plans
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.models import TOLD_FOR
from planning.programme.queries import (
    IncidentalActivity,
    incidental_activities,
)


def plan(desk: Desk) -> list[str]:
    """Return the plan that waits for the principal, whole; nothing without one."""
    program = programmes.program(desk.store, desk.year)
    if program.step is not PlanStep.SUBMITTED or not desk.year_is_open:
        return []
    rows = year_plan(desk.store, desk.year)
    goals = len(year_goals(desk.store, desk.year))
    cost = in_rupiah(sum((row.budget for row in rows), start=Decimal(0)))
    facts = [
        _fact(say_many("{count} activity", "{count} activities", len(rows))),
        _fact(say_many("{count} goal", "{count} goals", goals)),
        _fact(cost),
    ]
    told = [*_warnings(desk), *_said(program.revision_reason, program.override_reason)]
    url = escape(link(desk, "program"))
    button = escape(say("Read and decide"))
    heading = escape(say("The work programme {year} waits for you", year=desk.year))
    return [
        f'<section class="card decide wide"><h3>{heading}</h3>'
        f'<div class="facts">{"".join(facts)}</div>{points(told) if told else ""}'
        f'<p><a class="act first" href="{url}" target="_self">{button}</a></p>'
        "</section>"
    ]


def _fact(said: str) -> str:
    return f"<b>{escape(said)}</b>"


def _warnings(desk: Desk) -> list[str]:
    """Return what the principal should know of the plan before reading it."""
    rows = year_plan(desk.store, desk.year)
    clashing = len(clashes_in(desk.store, desk.year))
    alone = sum(row.person_id is None for row in rows)
    free = sum(not row.budget for row in rows)
    answered = sum(not note.is_open for note in notes_of(desk.store, desk.year))
    told = []
    if clashing:
        told.append(
            say_many(
                "{count} activity has a warning about its day",
                "{count} activities have a warning about their day",
                clashing,
            )
        )
    if alone:
        told.append(
            say_many(
                "{count} activity has nobody in charge",
                "{count} activities have nobody in charge",
                alone,
            )
        )
    if free:
        told.append(
            say_many(
                "{count} activity costs nothing",
                "{count} activities cost nothing",
                free,
            )
        )
    if answered:
        told.append(
            say_many(
                "{count} note of yours was answered",
                "{count} notes of yours were answered",
                answered,
            )
        )
    return [escape(one) for one in told]


def _said(revision: str, override: str) -> list[str]:
    told = []
    if revision:
        told.append(say("A revision: {reason}", reason=revision))
    if override:
        told.append(say("You allowed undecided findings: {reason}", reason=override))
    return [escape(one) for one in told]


# ── what else waits ──────────────────────────────────────────────────────────
def waits(desk: Desk, results: Sequence[ActivityResult]) -> list[Wait]:
    """Return what waits for the principal beside the plan, the most urgent first."""
    if not desk.year_is_open:
        return []
    found = [*_reviews(desk, results), *_reviews_of_the_year(desk)]
    if is_running(desk):
        found += [*_own_work(desk), *ending(desk)]
    return found


def _reviews(desk: Desk, results: Sequence[ActivityResult]) -> Iterator[Wait]:
    if not (judge := to_review(results)):
        return
    said = say_many(
        "{count} activity waits for your review: {title}",
        "{count} activities wait for your review, the first: {title}",
        len(judge),
        title=judge[0].title,
    )
    url = link(desk, "penilaian", kegiatan=judge[0].activity_id)
    yield Wait(said, say("Judge"), url)


def _reviews_of_the_year(desk: Desk) -> Iterator[Wait]:
    signed = {one.scope for one in signed_year_reviews(desk.store, desk.year)}
    if plans.step(desk.store, desk.year) is not PlanStep.APPROVED:
        return
    for scope in Scope:
        if scope not in signed and scope.is_due(desk.year, desk.today):
            said = say("Your review of {scope} is not written yet.", scope=scope)
            url = link(desk, "penilaian", bagian="tahun")
            yield Wait(said, say("Write it"), url)
            return


def _own_work(desk: Desk) -> Iterator[Wait]:
    given = my_follow_ups(desk.store, desk.person.id)
    if late := [one for one in given if one.due_on < desk.today]:
        said = say_many(
            "{count} follow-up of yours is overdue: {text}",
            "{count} follow-ups of yours are overdue, the first: {text}",
            len(late),
            text=late[0].text,
        )
        yield Wait(said, say("Follow up"), link(desk, WORK, **{FOLLOW_UP: late[0].id}))


# ── goals ────────────────────────────────────────────────────────────────────
def goals(desk: Desk, stands: Standing) -> list[Card]:
    """Return one line for each goal: its state and numbers, last year's beside."""
    now = goal_results(year_goals(desk.store, desk.year), stands.results, desk.today)
    if not now:
        return []
    before = goal_results(year_goals(desk.store, desk.year.before), stands.before)
    known = {searched(goal.title): goal for goal in before}
    lines = "".join(_goal(goal, known, stands.lights) for goal in now)
    return [Card(say("Goals"), f'<div class="goals-now">{lines}</div>')]


def _goal(goal: GoalResult, known: Mapping[str, GoalResult], lights: Lights) -> str:
    title = f"{goal.number}. {goal.title}" if goal.number else say("Without a goal")
    last = known.get(searched(goal.title))
    figures = (
        (goal.carried_out_so_far, last.carried_out if last else None),
        (goal.representation, last.representation if last else None),
        (goal.standards_reached, last.standards_reached if last else None),
    )
    told = "".join(_figure(now, then, lights) for now, then in figures)
    return f"<div><p><strong>{escape(title)}</strong></p>{told}</div>"


def _figure(now: Kpi, then: Kpi | None, lights: Lights) -> str:
    """Return a figure with its state, what was counted, and last year's beside."""
    light = lights.light(now)
    state = f' <i class="{light.value}">{escape(say(light.label))}</i>' if light else ""
    counted = f"{now.worded(now.counted)}/{now.worded(now.of)}"
    told = [] if now.is_hidden or not now.of else [counted]
    if then and then.of:
        told.append(say("last year: {share}", share=then.share))
    return (
        f"<p><small>{escape(say(now.name))}</small><b>{escape(now.share)}</b>{state}"
        f"<small>{escape(' · '.join(told))}</small></p>"
    )


# ── what was added lately ────────────────────────────────────────────────────
def added(desk: Desk) -> list[Card]:
    """Tell who approves plans what was added to the approved one lately."""
    since = desk.clock() - TOLD_FOR
    rows = [
        row
        for row in incidental_activities(desk.store, desk.year)
        if row.added_at >= since
    ]
    if not rows:
        return []
    shown = points((_added(desk, row) for row in rows), plain=True)
    return [Card(say("Added after the approval"), shown)]


def _added(desk: Desk, row: IncidentalActivity) -> str:
    title = anchor(row.title, link(desk, "kegiatan", kegiatan=row.id))
    told = f"{row.when.in_long()} · {row.reason}"
    return f"{title}<small>{escape(told)}</small>"
