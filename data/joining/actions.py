"""Taking in a list of people: all its good rows at once."""

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.joining import store as lists
from data.joining.matching import intake
from data.joining.models import Answers, Intake, PeopleList
from data.school import store as schools

UNDECIDED = Answers()


def preview_people(
    act: Act, listed: PeopleList, year: SchoolYear, answers: Answers = UNDECIDED
) -> Intake:
    """Return what taking the list in would change, and change nothing."""
    duties.demand(Duty.KEEP_DIRECTORY, act.by)
    return intake(lists.directory(act.store, year), listed, answers)


def take_in_people(
    act: Act, listed: PeopleList, year: SchoolYear, answers: Answers = UNDECIDED
) -> Intake:
    """Keep the people of a list; the same list twice changes nothing.

    Rows with a fault and rows that wait for an answer stay listed and change nothing;
    what a row does not say stays as it is, and nobody is let go.
    """
    with act.store.transaction():
        found = preview_people(act, listed, year, answers)
        if found.homerooms:
            schools.demand_open(act.store, year.start)
        lists.keep(act.store, found, year)
        for person in found.added:
            act.note("person", person.id, "added", name=person.name)
        for person in found.changed:
            act.note("person", person.id, "changed", name=person.name)
        for person_id in found.homerooms:
            act.note("person", person_id, "homeroom")
    return found
