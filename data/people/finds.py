"""Which people does somebody find? Whoever reads the directory, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.people.queries import findable_people
from data.search.kinds import Kind, on_page, those_with

PEOPLE: Final = Kind(
    N_("Person"),
    "contacts",
    findable_people,
    those_with(Duty.READ_DIRECTORY),
    on_page("orang", "orang"),
    N_("teacher, staff, komite, phone number"),
)
