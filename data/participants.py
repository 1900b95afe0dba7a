"""Who takes part in an activity, and in which unit they are counted.

Of families one is counted per pupil: brothers and sisters count for each of them, so
that what is planned, invited and represented are the same number everywhere. Groups
that are no families have numbers of their own and never enter representation.
"""

from typing import Final

from data.language import N_
from data.record import Term


class Party(Term):
    """A group of people who take part."""

    FAMILIES = "families", N_("Pupils' families")
    KOMITE = "komite", N_("The komite")
    TEACHERS = "teachers", N_("Teachers and principal")
    STAFF = "staff", N_("Education staff")
    PARTNERS = "partners", N_("Partners and institutions")
    GUESTS = "guests", N_("Guests and resource persons")
    SUPERVISORS = "supervisors", N_("School supervisors")


class Presence(Term):
    """Who came for a pupil, or why nobody did."""

    FATHER = "father", N_("Father")
    MOTHER = "mother", N_("Mother")
    GUARDIAN = "guardian", N_("Guardian")
    FOSTER_PARENT = "foster_parent", N_("Standing-in parent")
    ONLINE = "online", N_("Online")
    EXCUSED = "excused", N_("Excused")
    ABSENT = "absent", N_("Absent")

    @property
    def represents(self) -> bool:
        """Whether the pupil was represented."""
        return self in REPRESENTED

    @property
    def is_themselves(self) -> bool:
        """Whether father, mother or guardian came themselves, be it online."""
        return self in THEMSELVES


THEMSELVES: Final = frozenset(
    {Presence.FATHER, Presence.MOTHER, Presence.GUARDIAN, Presence.ONLINE}
)
REPRESENTED: Final = THEMSELVES | {Presence.FOSTER_PARENT}

UNIT: Final = N_("Pupils' families")
"""What is counted of families, everywhere."""
