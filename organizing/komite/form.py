"""The fields of a komite's member, as a person fills them in."""

from collections.abc import Sequence

from data.language import say
from data.people.models import OF_THE_SCHOOL, Person
from data.ui.fields import Fields
from organizing.komite.models import (
    Exclusion,
    KomiteElement,
    element_of,
)
from organizing.structure.form import date_fields, named_people, person_field


def member_fields(fields: Fields, directory: Sequence[Person]) -> Exclusion | None:
    """Ask who sits in the komite, of which element and for how long.

    Returns which exclusion applies, if any. The school's own staff cannot be chosen.
    """
    eligible = [person for person in directory if person.element not in OF_THE_SCHOOL]
    person_field(fields, named_people(eligible, fields.kept.person_id))
    element = fields.one(
        "element",
        say("Element in the komite"),
        KomiteElement,
        shown=element_of(fields.kept),
        placeholder=say("Choose an element"),
    )
    fields.typed["element"] = element.value if element else ""
    exclusion = fields.apart().one(
        "exclusion",
        say("Does one of these hold for the person?"),
        Exclusion,
        nothing=say("None of these"),
        shown=None,
        help=say("The regulation excludes whoever is one of these."),
    )
    date_fields(fields)
    fields.whole(
        "term_number",
        say("Which term"),
        1,
        99,
        help=say("1 for the first term, 2 when chosen again; more is not allowed."),
    )
    return exclusion
