"""Kinds of things that can be found: each says itself who sees which, and where."""

from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from data.language import say
from data.search.models import Place, Thing
from data.store import Store

NAME: Final = 1.0
"""How much a word of a name counts; words of what it belongs to count less."""

ABOUT: Final = 0.6

Sees = Callable[[Thing], bool]
"""Whether one person may see a thing."""

Called = Sequence[tuple[str, float]]
"""The texts by which a thing is found, its name first, and how much each counts."""


def by_name(thing: Thing) -> Called:
    """Find a thing by its name, and less by what it belongs to."""
    return (thing.name, NAME), (thing.about, ABOUT)


class Kind(NamedTuple):
    """A kind of things: where they are listed, who sees which, where each opens.

    ``label`` is a message marked with N_, and so are ``words``: what people call such
    a thing too. ``sees`` answers None where a person finds nothing of this kind;
    ``called`` says by which texts a thing is found, ``ahead`` how much sooner such
    things come than others that answer as well.
    """

    label: str
    icon: str
    listed: Callable[[Store], Sequence[Thing]]
    sees: Callable[[Act], Sees | None]
    where: Callable[[Thing], Place]
    words: str = ""
    called: Callable[[Thing], Called] = by_name
    ahead: float = 0


def everything(_: Thing) -> bool:
    """See every thing of a kind."""
    return True


def those_with(duty: Duty) -> Callable[[Act], Sees | None]:
    """Let everybody with a duty see all of a kind, and nobody else anything."""
    return lambda act: everything if duties.may(duty, act.by) else None


def those_with_or_own(
    duty: Duty, own: Callable[[Act], Collection[UUID]]
) -> Callable[[Act], Sees | None]:
    """Let everybody with a duty see all of a kind, and everybody else their own.

    ``own`` are the ids of things, or of what they are opened in. Whoever comes by a
    link finds nothing.
    """

    def sees(act: Act) -> Sees | None:
        if duties.may(duty, act.by):
            return everything
        if act.by.by_link:
            return None
        theirs = own(act)
        return lambda thing: thing.id in theirs or thing.of_id in theirs

    return sees


def on_page(path: str, asks: str = "", **facts: object) -> Callable[[Thing], Place]:
    """Open a thing on a page, which ``asks`` for its id by this name."""

    def where(thing: Thing) -> Place:
        asked: dict[str, object] = {asks: thing.id} if asks else {}
        return Place(path, asked | facts, thing.school_year)

    return where


def in_room(part: str = "") -> Callable[[Thing], Place]:
    """Open a thing in the room of the activity that it is ``of``, at a part of it."""
    at: dict[str, object] = {"bagian": part} if part else {}

    def where(thing: Thing) -> Place:
        asked: dict[str, object] = {"kegiatan": thing.of_id or thing.id}
        return Place("ruang", asked | at, thing.school_year)

    return where


Kinds = Callable[[], Sequence[Kind]]
_declared: Final[list[Kinds]] = []


def declare(named: Kinds) -> None:
    """Let these kinds of things be found; asked when somebody looks for something."""
    _declared[:] = [named]


def kinds() -> Sequence[Kind]:
    """Return the kinds of things that can be found, as they were declared."""
    return _declared[0]() if _declared else ()


def kinds_for(act: Act) -> list[str]:
    """Return what a person can look for, each kind once, in their language."""
    seen = [say(kind.label) for kind in kinds() if kind.sees(act)]
    return [*dict.fromkeys(seen)]
