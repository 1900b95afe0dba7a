"""Questions about the year's committees."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.language import say
from data.people.models import Element
from data.record import Record
from data.store import Store, question
from organizing.committees import store as committees
from organizing.committees.models import ListedPosition, differences_of

_sql = partial(question, __file__)
BUSY_WEEK: Final = 2


class CommitteeOverview(Record):
    """An activity's committee in numbers; ``vacant`` positions have nobody."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    positions: int
    vacant: int
    members: int
    parents: int
    komite: int
    tasks: int
    open_tasks: int
    decree_number: str


class CommitteeLoad(Record):
    """What one person carries: committees of the year, and open tasks in them.

    ``same_week`` is the most activities of theirs that fall into one week (Monday to
    Sunday); ``titles`` are the activities by date.
    """

    person_id: UUID
    name: str
    element: Element
    committees: int
    same_week: int
    open_tasks: int
    titles: tuple[str, ...]

    @property
    def is_busy(self) -> bool:
        """Whether they have two activities or more in one week."""
        return self.same_week >= BUSY_WEEK


class CopyableCommittee(Record):
    """A committee that another activity can take over."""

    activity_id: UUID
    title: str
    school_year: int
    positions: int
    members: int
    is_same_series: bool


class DecreedCommittee(Record):
    """A numbered decree: its version now, and the facts noted when it was signed."""

    activity_id: UUID
    version: int
    facts: str

    def differences(self, now: Sequence[ListedPosition]) -> list[str]:
        """Say how committee and words differ from what was signed.

        Nothing for a decree that was numbered before its committee was noted with it.
        """
        told = json.loads(self.facts)
        if "committee" not in told:
            return []
        before = [ListedPosition.model_validate(one) for one in told["committee"]]
        said = list(differences_of(before, now))
        if self.version != told["version"]:
            said.append(say("the words of the decree were changed"))
        return said


def committee_overview(store: Store, year: SchoolYear) -> list[CommitteeOverview]:
    """Return the year's activities by date with their committees in numbers."""
    return store.rows(CommitteeOverview, _sql("committee_overview"), year=year.start)


def committee_loads(store: Store, year: SchoolYear) -> list[CommitteeLoad]:
    """Return everybody on a committee of the year, the most loaded first."""
    return store.rows(CommitteeLoad, _sql("committee_loads"), year=year.start)


def decreed_committees(store: Store, year: SchoolYear) -> list[DecreedCommittee]:
    """Return the year's numbered decrees as they were signed."""
    return store.rows(DecreedCommittee, _sql("decreed_committees"), year=year.start)


def changed_since_decree(store: Store, year: SchoolYear) -> dict[UUID, list[str]]:
    """Return the committees that differ from their numbered decrees, and how."""
    decreed = decreed_committees(store, year)
    if not decreed:
        return {}
    listed: defaultdict[UUID, list[ListedPosition]] = defaultdict(list)
    for position in committees.listed_positions(store, year.start):
        listed[position.activity_id].append(position)
    found = {
        one.activity_id: one.differences(listed[one.activity_id]) for one in decreed
    }
    return {activity_id: said for activity_id, said in found.items() if said}


def copyable_committees(store: Store, activity_id: UUID) -> list[CopyableCommittee]:
    """Return whose committee can be copied, the same series' newest first."""
    return store.rows(
        CopyableCommittee, _sql("copyable_committees"), activity_id=activity_id
    )
