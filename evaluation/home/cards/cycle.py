"""How far each phase of the year is, as the head of every page says it."""

from collections.abc import Mapping
from typing import Final

from data.language import in_number, say
from data.ui.desk import Desk
from data.ui.pages import Far, Section, Stands
from evaluation.home import queries
from evaluation.home.models import DECIDED, Phase, YearStanding, phase_now, progress
from planning.activities.queries import year_plan

SECTIONS: Final[Mapping[Phase, Section]] = {
    Phase.PLANNING: Section.PLAN,
    Phase.ORGANIZING: Section.ORGANIZE,
    Phase.EXECUTING: Section.EXECUTE,
    Phase.EVALUATING: Section.EVALUATE,
}
"""In which part of the menu a phase happens."""


def where_it_stands(desk: Desk) -> Stands:
    """Return which part of the cycle the year is in, and how far each part is."""
    [state] = queries.year_standing(desk.store, desk.year)
    complete = 0 if state.plan_step in DECIDED else _complete(desk)
    done = progress(state, complete)
    said = _said(state, complete)
    far = {SECTIONS[phase]: Far(done[phase], said[phase]) for phase in Phase}
    return Stands(SECTIONS[phase_now(state)], far)


def _complete(desk: Desk) -> int:
    return sum(not row.lacks for row in year_plan(desk.store, desk.year))


def _said(state: YearStanding, complete: int) -> dict[Phase, str]:
    of = in_number(state.activities)
    planned = say(state.step_in_words)
    if state.plan_step not in DECIDED and state.activities:
        planned = say(
            "{count} of {of} activities complete", count=in_number(complete), of=of
        )
    return {
        Phase.PLANNING: planned,
        Phase.ORGANIZING: say(
            "{count} of {of} activities have a committee",
            count=in_number(state.with_committee),
            of=of,
        ),
        Phase.EXECUTING: say(
            "{count} of {of} activities closed", count=in_number(state.closed), of=of
        ),
        Phase.EVALUATING: say(
            "{count} of {of} activities reviewed",
            count=in_number(state.reviewed),
            of=of,
        ),
    }
