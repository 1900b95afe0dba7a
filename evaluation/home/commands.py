"""What ``humas list`` shows: records of every phase, as their questions return them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from data.calendar import SchoolYear
from data.people.queries import listed_people
from data.roster.queries import listed_class_groups, listed_pupils
from data.school.queries import listed_years
from data.store import Store
from evaluation.findings.queries import listed_findings
from organizing.tasks.queries import listed_tasks
from planning.activities.queries import listed_activities

Rows = Sequence[BaseModel]

LISTINGS: Final[Mapping[str, Callable[[Store, SchoolYear | None], Rows]]] = {
    "years": listed_years,
    "class-groups": listed_class_groups,
    "pupils": listed_pupils,
    "people": listed_people,
    "activities": listed_activities,
    "tasks": listed_tasks,
    "findings": listed_findings,
}
"""By which question each is answered."""
