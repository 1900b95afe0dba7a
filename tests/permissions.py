"""What a line of the permission matrix says, and the people who try it.

Each phase keeps its lines and the world they need beside its tests:
``tests/planning/permissions.py`` and so on. ``test_permissions.py`` tries them all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from data.actor import Actor
from tests.make import BUDI, DEWI, EKO, RINA, SARI, TONO

WHO: Mapping[str, Actor] = {
    "lead": SARI,
    "principal": BUDI,
    "member": RINA,
    "member by link": RINA.model_copy(update={"by_link": True}),
    "lead by link": SARI.model_copy(update={"by_link": True}),
    "member of another committee": TONO,
    "teacher": DEWI,
    "teacher by link": DEWI.model_copy(update={"by_link": True}),
    "another teacher": EKO,
}
"""Rina's committee is the one that the worlds are about; Tono is in another one.

Dewi's contacts are those that the worlds are about; Eko has others. Every role is
among them (``test_permissions.py``).
"""

LEAD = frozenset({"lead"})
PRINCIPAL = frozenset({"principal"})
LEADERS = LEAD | PRINCIPAL
EVERYBODY = frozenset(WHO)
WHO_DOES_IT = frozenset({"lead", "member", "member by link"})
TEACHERS = frozenset({"teacher", "another teacher"})
STRANGERS = TEACHERS | {
    "lead by link",
    "member of another committee",
    "teacher by link",
}
"""For them a task of Rina's is not there."""

NEW = UUID(int=990)

Action = Callable[..., object]


@dataclass(frozen=True)
class Line:
    """One action: who may do it, and with what it is tried.

    ``given`` makes its arguments after the store from the world, ``named`` are further
    ones; ``before`` is what the school did first. For those in ``unseen`` the record is
    not there; for those ``untold`` the action ends as if it had been done already, so
    that nobody learns whether the record is there. An action that only ``reads`` leaves
    the records as they were.
    """

    may: frozenset[str]
    given: Callable[[Any], tuple[object, ...]]
    before: Callable[[Any], object] = lambda world: world
    named: Mapping[str, object] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()
    reads: bool = False


@dataclass(frozen=True)
class Phase:
    """The lines of a phase, and how the world is made in which they are tried.

    ``without_person`` are the actions that ask for no person, each with the reason.
    """

    world: Callable[..., Any]
    lines: Mapping[Action, Line]
    without_person: Mapping[Action, str] = field(default_factory=dict)
