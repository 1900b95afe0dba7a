"""What a page says about itself, and which pages the app has.

A page's module holds ``PAGE`` beside its ``show``; the app lists the modules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

from data.actor import Role
from data.language import N_
from data.record import Term
from data.ui.desk import Desk

EVERYBODY: Final = frozenset(Role)
LEADERS: Final = frozenset({Role.HUMAS_LEAD, Role.PRINCIPAL})
HUMAS_ONLY: Final = frozenset({Role.HUMAS_LEAD})


class Section(Term):
    """The parts of the way through the house, in the order they are shown."""

    HOME = "home", N_("Home")
    PLAN = "plan", N_("Plan")
    ORGANIZE = "organize", N_("Organize")
    EXECUTE = "execute", N_("Execute")
    EVALUATE = "evaluate", N_("Evaluate")
    SCHOOL = "school", N_("School")


class Use(Enum):
    """How often a page is needed: that decides where its menu shows it."""

    DAILY = auto()
    RARE = auto()
    FROM_A_PAGE = auto()
    """Never in the menu: another page leads to it."""


@dataclass(frozen=True)
class Page:
    """One page: what it is called, where it stands, who may see it.

    ``title`` is a message marked with N_, ``path`` one word of the address, ``icon``
    the name of a Material symbol; ``first_for`` are the roles whose day begins here.
    """

    title: str
    path: str
    icon: str
    section: Section
    use: Use = Use.DAILY
    roles: frozenset[Role] = LEADERS
    first_for: frozenset[Role] = frozenset()


class PageModule(Protocol):
    """A module that holds a page."""

    @property
    def PAGE(self) -> Page:  # noqa: N802 -- a constant of the module
        """What the page says about itself."""

    def show(self, desk: Desk) -> None:
        """Draw the page."""


_modules: Final[list[PageModule]] = []


def register(modules: Sequence[PageModule]) -> None:
    """Make these the app's pages, in the order of the menu."""
    _modules[:] = modules


def registered() -> Sequence[PageModule]:
    """Return the app's pages, in the order of the menu."""
    return tuple(_modules)


def first_page(role: Role) -> PageModule:
    """Return the page on which a role's day begins."""
    seen = [module for module in _modules if role in module.PAGE.roles]
    return next((m for m in seen if role in m.PAGE.first_for), seen[0])
