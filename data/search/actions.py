"""Finding what somebody looks for, among what they may see."""

from collections.abc import Iterator, Sequence
from operator import is_
from textwrap import shorten
from threading import Lock
from typing import Final, NamedTuple

from data.act import Act
from data.language import Language, say, speaking
from data.names import alphabetical
from data.search.kinds import Kind, kinds
from data.search.matching import Index, naming, words_of
from data.search.models import Finds, Found, Thing

MOST: Final = 24
MOST_OF_A_KIND: Final = 8
MOST_JUDGED: Final = 200
"""So many of a kind are looked at for one who may see few of them."""

LONGEST: Final = 100
"""Longer than any name that somebody types to find it."""

LONGEST_SHOWN: Final = 160
"""A finding may be a whole passage."""

THIS_YEAR: Final = 0.06
YEARS_AWAY: Final = 0.01


class _Known(NamedTuple):
    """The things of a kind as they were listed, and the words they are found by."""

    things: Sequence[Thing]
    words: Index


_known: Final[dict[Kind, _Known]] = {}
_reading: Final = Lock()


def find(act: Act, asked: str, year: int, current: int) -> Finds:
    """Return what answers to the words, of all that this person may see, best first.

    ``year`` is the school year one is in, whose things come before others that answer
    as well; ``current`` the school's own. Whoever comes by a link finds nothing.
    """
    words = words_of(asked[:LONGEST])
    if not words or act.by.by_link:
        return Finds()
    every = [
        (points, thing, kind)
        for kind in kinds()
        for points, thing in _of_kind(act, kind, words, year, current)
    ]
    every.sort(key=lambda one: (-one[0], alphabetical(one[1].name), str(one[1].id)))
    shown = tuple(_found(thing, kind) for _, thing, kind in every[:MOST])
    return Finds(found=shown, has_more=len(every) > MOST)


def _of_kind(
    act: Act, kind: Kind, words: Sequence[str], year: int, current: int
) -> list[tuple[float, Thing]]:
    """Return the best of one kind that the person may see, with their points."""
    sees = kind.sees(act)
    if sees is None:
        return []
    known = _read(act, kind)
    found = [
        (
            points + kind.ahead + _of_year(known.things[number], year, current),
            known.things[number],
        )
        for number, points in known.words.score(words, _named(kind, words)).items()
    ]
    found.sort(key=lambda one: (-one[0], str(one[1].id)))
    allowed: list[tuple[float, Thing]] = []
    for points, thing in found[:MOST_JUDGED]:
        if sees(thing):
            allowed.append((points, thing))
        if len(allowed) == MOST_OF_A_KIND:
            break
    return allowed


def _read(act: Act, kind: Kind) -> _Known:
    """Return the things of a kind and their words, read anew once one has changed.

    The store hands out the same rows until a commit changes what they depend on.
    """
    things = kind.listed(act.store)
    with _reading:
        known = _known.get(kind)
        if known is None or not _are_same(known.things, things):
            index = Index(map(kind.called, things))
            known = _known[kind] = _Known(things, index)
        return known


def _are_same(before: Sequence[Thing], now: Sequence[Thing]) -> bool:
    is_same = len(before) == len(now) and all(map(is_, before, now))
    return is_same or before == now


def _named(kind: Kind, words: Sequence[str]) -> dict[str, float]:
    """Return how well the words name the kind, in either language."""
    return naming(words, _in_every_language(kind))


def _in_every_language(kind: Kind) -> Iterator[str]:
    for language in Language:
        with speaking(language):
            yield say(kind.label)
            yield say(kind.words) if kind.words else ""


def _of_year(thing: Thing, year: int, current: int) -> float:
    """Return what a thing earns that is near: of this year, or of no year at all."""
    if thing.school_year is None or thing.school_year == year:
        return THIS_YEAR
    return -YEARS_AWAY * min(abs(thing.school_year - current), 5)


def _found(thing: Thing, kind: Kind) -> Found:
    place = kind.where(thing)
    return Found(
        name=shorten(thing.name, LONGEST_SHOWN, placeholder="…"),
        about=thing.about,
        kind=say(kind.label),
        icon=place.icon or kind.icon,
        year=thing.school_year,
        address=place.address,
        is_file=place.is_file,
    )
