"""What a list of people is compared with, and keeping what it changes."""

from data.calendar import SchoolYear
from data.joining.models import Directory, Intake
from data.people import store as people
from data.store import Store


def directory(store: Store, year: SchoolYear) -> Directory:
    """Return everybody, and the year's class groups with their homeroom teachers."""
    return Directory(
        people=tuple(people.people(store)),
        class_groups=tuple(people.class_groups(store, year)),
    )


def keep(store: Store, intake: Intake, year: SchoolYear) -> None:
    """Keep new and changed people, and who is homeroom teacher of which class group."""
    store.add(intake.added)
    store.replace(intake.changed)
    for person_id, class_groups in intake.homerooms.items():
        people.lead_class_groups(store, person_id, year, class_groups)
