"""What every page is handed: the store, who is signed in, the year, the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from data import duties
from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.school.models import School
from data.store import Store


@dataclass(frozen=True)
class Desk:
    """Everything a page needs and nothing it must look up itself."""

    store: Store
    person: Actor
    school: School
    year: SchoolYear
    year_is_open: bool
    clock: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day at the school's clock."""
        return self.clock().astimezone(self.school.zone).date()

    def may_now(self, duty: Duty) -> bool:
        """Return whether the person has this duty and the year is still open."""
        return duties.may(duty, self.person) and self.year_is_open

    def act(self) -> Act:
        """Return what an action is handed when the person presses now."""
        return Act(self.store, self.person, self.clock())
