"""What was made from these facts before? What is drawn again need not be made again."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

from data.language import Language, naming_here, spoken
from data.language.naming import Naming

M = TypeVar("M")
KEPT = 96
"""So much that was made is kept, the newest."""


class _Facts:
    """Facts known by their rows: memory hands out the same rows until they change.

    To compare a thousand rows by what they say costs more than to draw a page.
    """

    __slots__ = ("_key", "facts")

    def __init__(self, facts: tuple[Hashable, ...]) -> None:
        self.facts = facts
        self._key = tuple(map(_known_by, facts))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Facts) and self._key == other._key


def once(make: Callable[..., M], *facts: Hashable) -> M:
    """Return ``make(*facts)``, made once for the same facts in the same words."""
    return cast("M", _same(spoken(), naming_here(), make, _Facts(facts)))


@lru_cache(maxsize=KEPT)
def _same(
    language: Language, naming: Naming, make: Callable[..., Any], known: _Facts
) -> object:
    return _equal(language, naming, make, known.facts)


@lru_cache(maxsize=KEPT)
def _equal(
    _: Language, __: Naming, make: Callable[..., Any], facts: tuple[Hashable, ...]
) -> object:
    return make(*facts)


def _known_by(fact: Hashable) -> Hashable:
    """Return rows by which objects they are, and everything else by what it says."""
    if not isinstance(fact, tuple):
        return fact
    if hasattr(fact, "_fields"):
        return (type(fact), *map(_known_by, fact))
    return (tuple, *map(id, fact))
