"""The obstacles' page: what is in the way, for how long, and what helps."""

from collections.abc import Collection, Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.arising import Arising
from data.duties import Duty
from data.language import N_, in_number, say, say_many
from data.obstacles import Obstacle
from data.ui.arising import offer_becoming
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import asked_activity, press
from data.ui.links import go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import lines
from data.ui.tabs import Part, tabs, unfold
from execution.obstacles import cards, queries
from execution.obstacles.actions import (
    attach_to_obstacle,
    describe_on_obstacle,
    detach_from_obstacle,
    raise_obstacle,
)
from execution.obstacles.form import (
    Activities,
    correct_factor,
    factor_form,
    named,
    nearest,
    own_activities,
    raise_form,
    work_on,
)
from execution.obstacles.models import LONG
from execution.obstacles.queries import (
    CarriedObstacle,
    ListedFactor,
    ListedObstacle,
    OwnActivity,
)
from planning.activities.models import Activity

PAGE = Page(
    N_("Obstacles"),
    "kendala",
    "block",
    Section.EXECUTE,
    duty=None,
    heading=N_("Obstacles {year}"),
    words=N_("problems, hindrances, what helped"),
)

AT_ONCE = 40
"""So many of a list are shown before the others are asked for."""

FILES = FileSteps(attach_to_obstacle, describe_on_obstacle, detach_from_obstacle)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    reads_all = duties.may(Duty.READ_RESULTS, desk.person)
    whose = None if reads_all else desk.person.id
    rows = queries.listed_obstacles(desk.store, desk.year, whose)
    factors = queries.listed_factors(desk.store, desk.year, whose)
    own = own_activities(desk)
    there = queries.own_activities(desk.store, desk.year, whose)
    if chosen := asked_activity([one.id for one in there]):
        activity = desk.store.get(Activity, chosen)
        go(say("All obstacles"), link(desk, PAGE.path), "‹ ")
        st.subheader(unmarked(activity.title), anchor=False)
        part(desk, activity)
        return
    if reads_all:
        _figures(desk, rows)
        _carried(desk, {row.id for row in rows})
    if not _asked_for(desk, rows, factors, own):
        _raise(desk, own, reads_all=reads_all)
    parts = _parts(desk, rows, factors, own)
    if reads_all:
        parts.append((say("By kind"), partial(_kinds, desk)))
    tabs("obstacles", parts, stay=True)


def part(desk: Desk, activity: Activity) -> None:
    """Draw what hindered and helped one activity, and let its people note it."""
    reads_all = duties.may(Duty.READ_RESULTS, desk.person)
    whose = None if reads_all else desk.person.id
    rows = queries.listed_obstacles(desk.store, desk.year, whose, activity.id)
    factors = queries.listed_factors(desk.store, desk.year, whose, activity.id)
    own = [one for one in own_activities(desk) if one.id == activity.id]
    if own:
        chosen: Activities = {activity.id: activity.title}
        unfold(
            say("Raise an obstacle"),
            f"raise-{activity.id}",
            partial(raise_form, desk, chosen, activity.id),
            icon=":material/block:",
            begins=f"obstacle-{activity.id}",
        )
        unfold(
            say("Note what helped"),
            f"helped-{activity.id}",
            partial(factor_form, desk, chosen, activity.id),
            icon=":material/thumb_up:",
            begins=f"factor-{activity.id}",
        )
    if rows:
        st.html(cards.obstacles(desk, rows, with_activity=False))
    else:
        st.caption(say("No obstacle was noted for this activity."))
    if factors:
        st.markdown("**" + say("What helped") + "**")
        st.html(cards.factors(desk, factors, may_note=bool(own)))


def _figures(desk: Desk, rows: Sequence[ListedObstacle]) -> None:
    still = [row for row in rows if row.is_open]
    late = [row for row in still if row.is_long_open(desk.today)]
    [course] = queries.obstacle_course(desk.store, desk.year)
    days = course.median_days
    figures(
        [
            Figure(
                say("Open"),
                in_number(len(still)),
                say("of {raised} raised", raised=in_number(course.raised)),
            ),
            Figure(
                say("Open for more than {days} days", days=LONG.days),
                in_number(len(late)),
                say("act on them first") if late else "",
                asks=bool(late),
            ),
            Figure(
                say("Resolved"),
                in_number(course.resolved),
                say("of {raised} raised", raised=in_number(course.raised)),
            ),
            Figure(
                say("Days to resolve"),
                "–" if days is None else in_number(days),
                say("median"),
                say(
                    "The middle of the days between the day an obstacle arose and the "
                    "day it was resolved, over all that were resolved this year."
                ),
            ),
        ]
    )


def _carried(desk: Desk, there: Collection[UUID]) -> None:
    """Remind of what the year before carried over, until it is raised again."""
    carried = queries.carried_obstacles(desk.store, desk.year)
    waiting = [one for one in carried if one.id_in(desk.year) not in there]
    for one in waiting:
        with st.container(border=True):
            paragraphs(
                small(say("Carried over from {year}", year=desk.year.before)),
                f"**{unmarked(one.note)}** · {unmarked(say(one.code.label))}",
                unmarked(one.reason),
                small(say("Done about it: {text}", text=one.remedy))
                if one.remedy
                else "",
            )
            if desk.may_now(Duty.KEEP_OBSTACLES):
                press(
                    say("It is still in the way: raise it again"),
                    partial(_raise_again, desk, one),
                    say("The obstacle was raised in {year}.", year=desk.year),
                    key=f"again-{one.id}",
                )


def _raise_again(desk: Desk, one: CarriedObstacle) -> None:
    draft = one.again(desk.today)
    raise_obstacle(desk.act(), one.id_in(desk.year), draft, desk.year)


def _asked_for(
    desk: Desk,
    rows: Sequence[ListedObstacle],
    factors: Sequence[ListedFactor],
    own: list[OwnActivity],
) -> bool:
    """Draw the obstacle or factor that the address names, or return that none is."""
    asked = st.query_params.get(cards.OBSTACLE)
    row = next((one for one in rows if str(one.id) == asked), None)
    wanted = st.query_params.get(cards.FACTOR)
    factor = next((one for one in factors if str(one.id) == wanted), None)
    if row is None and (factor is None or not own):
        return False
    with st.container(border=True):
        if factor and row is None:
            correct_factor(desk, factor.id, named(desk, own))
        if row:
            st.html(cards.obstacles(desk, [row], is_open=True))
            offer_becoming(desk, Arising.OBSTACLE, row.id)
            files_of_record(
                desk,
                (Obstacle.table.name, row.id),
                link(desk, cards.PATH, **{cards.OBSTACLE: row.id}),
                FILES if desk.may_now(Duty.NOTE_OBSTACLES) else None,
                say("Add a photo or a file"),
            )
            if desk.may_now(Duty.NOTE_OBSTACLES):
                work_on(desk, row, named(desk, own))
    return True


def _raise(desk: Desk, own: list[OwnActivity], *, reads_all: bool) -> None:
    """Offer the short form: open for a committee, folded for who looks after all."""
    if not desk.may_now(Duty.NOTE_OBSTACLES):
        return
    activities, usual = named(desk, own), nearest(desk, own)
    if not activities:
        st.info(
            say(
                "You are in no committee this year, so there is nothing to note "
                "obstacles for yet."
            )
        )
        return
    unfold(
        say("Raise an obstacle"),
        "raise",
        partial(raise_form, desk, activities, usual),
        icon=":material/block:",
        opened=not reads_all,
        begins=f"obstacle-{usual if len(activities) == 1 else ''}",
    )


def _parts(
    desk: Desk,
    rows: Sequence[ListedObstacle],
    factors: Sequence[ListedFactor],
    own: list[OwnActivity],
) -> list[Part]:
    still = [row for row in rows if row.is_open]
    resolved = [row for row in rows if not row.is_open]
    return [
        (
            say("Open ({count})", count=len(still)),
            partial(_list, desk, still, _nothing(rows), "open"),
        ),
        (
            say("Resolved ({count})", count=len(resolved)),
            partial(
                _list, desk, resolved, say("No obstacle was resolved yet."), "done"
            ),
        ),
        (
            say("What helped ({count})", count=len(factors)),
            partial(_factors, desk, factors, own),
        ),
    ]


def _nothing(rows: Sequence[ListedObstacle]) -> str:
    """Say of a list without open obstacles what comes here, where none ever was."""
    if rows:
        return say("Nothing is in the way at the moment.")
    return say(
        "Nothing is in the way at the moment. What hinders an activity is noted here "
        "or at a task; it stays until it is resolved, and what helped is known next "
        "year."
    )


def _list(desk: Desk, rows: Sequence[ListedObstacle], nothing: str, key: str) -> None:
    if not rows:
        st.info(nothing)
        return
    st.html(cards.obstacles(desk, rows[:AT_ONCE]))
    if rest := rows[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(more, f"more-{key}", lambda: st.html(cards.obstacles(desk, rest)))


def _factors(
    desk: Desk, factors: Sequence[ListedFactor], own: list[OwnActivity]
) -> None:
    activities = named(desk, own)
    if activities and desk.may_now(Duty.NOTE_OBSTACLES):
        usual: UUID | None = nearest(desk, own)
        unfold(
            say("Note what helped"),
            "helped",
            partial(factor_form, desk, activities, usual),
            icon=":material/thumb_up:",
            begins=f"factor-{usual if len(activities) == 1 else ''}",
        )
    if not factors:
        st.info(
            say(
                "Nothing that helped is noted yet. It stands beside the obstacles when "
                "the year is judged."
            )
        )
        return
    st.html(cards.factors(desk, factors, may_note=bool(activities)))


def _kinds(desk: Desk) -> None:
    kinds = queries.obstacle_kinds(desk.store, desk.year)
    if not kinds:
        st.info(say("No obstacle was raised this year or the year before."))
        return
    lines(
        [
            {
                say("Obstacle"): say(kind.code.label),
                str(desk.year): in_number(kind.times),
                str(desk.year.before): in_number(kind.times_before),
                say("Mark"): say("two years running") if kind.is_recurring else "",
                say("What was done helped"): _helped(kind.helped, kind.judged),
            }
            for kind in kinds
        ],
        [str(desk.year), str(desk.year.before)],
    )


def _helped(helped: int, judged: int) -> str:
    if not judged:
        return say("not noted yet")
    return say("{helped} of {judged}", helped=helped, judged=judged)
