"""Who takes part in an activity, and in which unit they are counted.

Of families one is counted per pupil: brothers and sisters count for each of them, so
that what is planned, invited and represented are the same number everywhere. Groups
that are no families have numbers of their own and never enter representation.
"""

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from data.errors import HumasError, Refused
from data.few import FEWEST
from data.language import N_, in_list, in_number, say, say_many
from data.record import Record, Term

MOST_EXPECTED: Final = 20_000
"""How many of a group are expected at most."""


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


class Expected(Record):
    """A group that takes part, and how many of it; None where that is not known yet.

    Of families it is the number of some pupils who are named later.
    """

    party: Party
    expected: Annotated[int, Field(ge=1, le=MOST_EXPECTED)] | None = None

    def in_words(self) -> str:
        """Return ``The komite (12)``."""
        label = say(self.party.label)
        if self.expected is None:
            return label
        return f"{label} ({in_number(self.expected)})"


def of_families(parties: Iterable[Expected]) -> int | None:
    """Return how many pupils' families are expected, where that was said."""
    return next((p.expected for p in parties if p.party is Party.FAMILIES), None)


def others(parties: Iterable[Expected]) -> tuple[Expected, ...]:
    """Return the groups that are no families."""
    return tuple(p for p in parties if p.party is not Party.FAMILIES)


def in_people(parties: Iterable[Expected]) -> str:
    """Return ``The komite (12), Teachers and principal (10)``: groups, no families."""
    return in_list([one.in_words() for one in others(parties)])


def in_families(count: int, *, is_confidential: bool = False) -> str:
    """Return ``210 pupils' families``: the one unit in which families are counted.

    ``is_confidential``: which ones is nobody else's to know, so that few are not told.
    """
    if is_confidential and 0 < count < FEWEST:
        return say("fewer than {few} pupils' families", few=FEWEST)
    return say_many("{count} pupil's family", "{count} pupils' families", count)


def in_participants(
    families: int, parties: Iterable[Expected], *, is_confidential: bool
) -> str:
    """Return who takes part: ``210 pupils' families · The komite (12)``."""
    told = partial(in_families, is_confidential=is_confidential)
    counted = told(families) if families else ""
    return " · ".join(filter(None, (counted, in_people(parties))))


def repeated(parties: Iterable[Expected]) -> HumasError | None:
    """Return that a group stands twice, or None."""
    seen: set[Party] = set()
    for one in parties:
        if one.party in seen:
            return Refused(
                N_("{party} stands there twice. Give one number for each group."),
                party=one.party,
            )
        seen.add(one.party)
    return None
