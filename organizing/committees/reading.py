"""Lines that a person pastes: who shall hold which position of a committee."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from uuid import UUID

from data.names import person_key, plain_name
from data.people.models import Person
from organizing.committees.models import is_same_post

NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}\s*[.)]|[-•*])\s*")
BETWEEN: Final = re.compile(r"\s*(?:\t|:)\s*")
"""What stands between a position and its names, in a sheet or in a message."""
AND: Final = re.compile(r"\s*[;/\t]\s*")
"""What stands between two names; a comma stands before a degree."""
LONGEST: Final = 100


class Pasted(NamedTuple):
    """Whom pasted lines seat.

    ``seats`` are of positions that are there, ``new`` of others by their titles,
    ``unknown`` the names that nobody of the directory bears, or more than one.
    """

    seats: dict[UUID, tuple[UUID, ...]]
    new: dict[str, tuple[UUID, ...]]
    unknown: tuple[str, ...]


def read_seats(
    text: str, titles: Mapping[UUID, str], people: Iterable[Person]
) -> Pasted:
    """Return whom pasted lines seat: ``Ketua: Rina``, or names in the positions' order.

    A line may be numbered; a sheet's columns come with a tab between them.
    """
    found = Pasted({}, {}, ())
    known, unknown = {one.id: one.name for one in people}, list[str]()
    for line in text.splitlines():
        words = NUMBERED.sub("", line).strip()[: 3 * LONGEST]
        if not words:
            continue
        title, named = _parted(words)
        ids = []
        for name in filter(None, AND.split(named)):
            person = named_like(name, known)
            if person is None:
                unknown.append(name)
            elif person not in ids:
                ids.append(person)
        position = _position(title, titles, found.seats)
        if position:
            found.seats[position] = tuple(ids)
        elif title:
            found.new[title] = tuple(ids)
        else:
            unknown.append(named)
    return found._replace(unknown=tuple(dict.fromkeys(unknown)))


def _parted(words: str) -> tuple[str, str]:
    title, *named = BETWEEN.split(words, maxsplit=1)
    return (title[:LONGEST], named[0]) if named else ("", words)


def _position(
    title: str, titles: Mapping[UUID, str], taken: Mapping[UUID, object]
) -> UUID | None:
    """Return the position of this title, or without one the next that has no line."""
    if title:
        return next(
            (i for i, known in titles.items() if is_same_post(title, known)), None
        )
    return next((one for one in titles if one not in taken), None)


def named_like(name: str, people: Mapping[UUID, str]) -> UUID | None:
    """Return the one person of this name, also where only part of it is said."""
    wanted = person_key(name)
    same = [one for one, known in people.items() if person_key(known) == wanted]
    if not same:
        words = set(plain_name(name).split())
        same = [
            one
            for one, known in people.items()
            if words and words <= set(plain_name(known).split())
        ]
    return same[0] if len(same) == 1 else None
