"""Taking activities of the year before over into this year's plan."""

from collections.abc import Sequence
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import NotFound, Refused
from data.language import N_
from data.record import new_id
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity
from planning.goals.models import Goal, GoalDraft
from planning.plan import store as plans
from planning.renewal import store as renewals
from planning.renewal.models import (
    Facts,
    Pick,
    length_refusal,
    renewed,
    renewed_id,
    taking_refusal,
)


def roll_forward(
    act: Act, picks: Sequence[Pick], year: SchoolYear, *, with_goals: bool = True
) -> list[Activity]:
    """Take activities of the year before over into ``year``, all of them or none.

    ``with_goals`` makes the goals they served that this year has none of the same
    title; without it such activities come without a goal. An activity taken over
    before stays as it is, whoever asks again.
    """
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if not picks:
            raise Refused(N_("Choose at least one activity to take over."))
        facts = renewals.facts(act.store, year)
        fresh = _fresh(facts, picks)
        if with_goals:
            facts = _with_goals(act, facts, fresh)
        for pick in fresh:
            _take_over(act, facts, pick)
        return [
            act.store.get(Activity, renewed_id(pick.activity_id, year))
            for pick in picks
        ]


def _fresh(facts: Facts, picks: Sequence[Pick]) -> list[Pick]:
    """Return the picks not on the plan yet; raise where one cannot be taken."""
    planned = {new.id for new in facts.planned}
    for pick in picks:
        if refusal := taking_refusal(_old(facts, pick.activity_id), facts):
            raise refusal
    return [
        pick
        for pick in picks
        if renewed_id(pick.activity_id, facts.year) not in planned
    ]


def _old(facts: Facts, activity_id: UUID) -> Activity:
    for old in facts.activities:
        if old.id == activity_id:
            return old
    raise NotFound(N_("This activity is not one of the year before any more."))


def _with_goals(act: Act, facts: Facts, picks: Sequence[Pick]) -> Facts:
    """Make the goals that are missing, and return the facts with them."""
    own = [goal for goal in facts.goals if goal.school_year == facts.year.start]
    number = max((goal.number for goal in own), default=0)
    made: list[Goal] = []
    for old in facts.missing_goals({pick.activity_id for pick in picks}):
        draft = {name: getattr(old, name) for name in GoalDraft.model_fields}
        new = Goal(
            **draft,
            id=new_id(),
            school_year=facts.year.start,
            number=number + len(made) + 1,
            version=1,
        )
        act.store.add(new)
        act.note("goal", new.id, "set", title=new.title, source=old.id)
        made.append(new)
    changes = {name: getattr(facts, name) for name in Facts.model_fields}
    return Facts(**changes | {"goals": (*facts.goals, *made)})


def _take_over(act: Act, facts: Facts, pick: Pick) -> None:
    old = _old(facts, pick.activity_id)
    draft = renewed(old, facts, pick.planned_on, is_month=pick.is_month)
    if refusal := length_refusal(draft, facts.year):
        raise refusal
    new = put_on_plan(act.store, renewed_id(old.id, facts.year), draft, facts.year)
    act.note("activity", new.id, "planned", title=new.title, source=old.id)
