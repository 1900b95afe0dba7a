"""Gathering what a plan in a file is compared with, and written from."""

from data.calendar import SchoolYear
from data.people import store as people
from data.roster import store as rosters
from data.school.models import School
from data.store import Store
from planning.activities import store as activities
from planning.exchange.models import Kept
from planning.goals import store as goals


def kept(store: Store, year: SchoolYear) -> Kept:
    """Return the year's plan, and the people and class groups it can name."""
    school = store.find(School)
    return Kept(
        zone=school.time_zone if school else None,
        goals=tuple(goals.goals_in(store, year)),
        activities=tuple(activities.activities_in(store, year)),
        lines=tuple(activities.budget_lines_in(store, year)),
        tasks=tuple(activities.planned_tasks_in(store, year)),
        people=tuple(people.people(store)),
        class_groups=tuple(rosters.class_groups(store, year)),
    )
