"""What a page says about itself, which pages the app has, and how one is opened.

A page's module holds ``PAGE`` beside its ``show``; the app lists the modules.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple, Protocol

import streamlit as st

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError
from data.language import N_, naming_as, say
from data.record import Term
from data.ui import begun
from data.ui.desk import Desk
from data.ui.forms import refuse


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
    the name of a Material symbol; a page without a ``duty`` is for everybody.
    ``heading`` is a message marked with N_ where the page says more than the menu, such
    as the ``{year}``; None where it depends on what the page shows.
    ``words``, a message marked with N_, are what people call it too.
    ``listed_for``: whose menu has it, where others only come by a link.
    """

    title: str
    path: str
    icon: str
    section: Section
    duty: Duty | None
    use: Use = Use.DAILY
    heading: str | None = ""
    words: str = ""
    listed_for: Duty | None = None

    def headed(self, year: SchoolYear) -> str:
        """Return what stands above the page, or nothing where that depends."""
        return (
            "" if self.heading is None else say(self.heading or self.title, year=year)
        )

    def refusal(self, person: Actor) -> HumasError | None:
        """Return why the person may not see the page, or None."""
        return duties.refusal(self.duty, person) if self.duty else None

    def is_for(self, person: Actor) -> bool:
        """Whether the person may see the page."""
        return self.refusal(person) is None

    def is_listed_for(self, person: Actor) -> bool:
        """Whether the person finds the page in the menu; others are led to it."""
        listed = self.listed_for is None or duties.may(self.listed_for, person)
        return listed and self.is_for(person) and self.use is not Use.FROM_A_PAGE


class PageModule(Protocol):
    """A module that holds a page."""

    @property
    def PAGE(self) -> Page:  # noqa: N802 -- a constant of the module
        """What the page says about itself."""

    def show(self, desk: Desk) -> None:
        """Draw the page."""


def open_page(module: PageModule, desk: Desk) -> None:
    """Draw a page for the person it is for; tell everybody else why it is not."""
    begun.draw_at(desk)
    page = module.PAGE
    with naming_as(desk.school.level.naming):
        if refusal := page.refusal(desk.person):
            st.title(say(page.title))
            refuse(refusal)
        else:
            module.show(desk)


class Far(NamedTuple):
    """How far a part of the cycle is: from 0 to 1, and in words."""

    done: float
    said: str


class Stands(NamedTuple):
    """Which part of the cycle most of a year's work is in, and how far each is."""

    now: Section
    far: Mapping[Section, Far]


Standing = Callable[[Desk], Stands]
Modules = Callable[[], Sequence[PageModule]]
_modules: Final[list[Modules]] = []
_standing: Final[list[Standing]] = []


def register(modules: Modules, standing: Standing) -> None:
    """Make what ``modules`` returns the app's pages, in the order of the menu.

    It is asked when somebody is there to see them. ``standing`` answers how far each
    part of the cycle is in a year.
    """
    _modules[:] = [modules]
    _standing[:] = [standing]


def where_the_year_stands(desk: Desk) -> Stands:
    """Return which part of the cycle the year is in, and how far each part is."""
    return _standing[0](desk)


def registered() -> Sequence[PageModule]:
    """Return the app's pages, in the order of the menu."""
    return _modules[0]() if _modules else ()


def first_page(person: Actor) -> PageModule:
    """Return the page on which a person's day begins: the first that is for them."""
    return next(module for module in registered() if module.PAGE.is_for(person))
