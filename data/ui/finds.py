"""Which pages does somebody find? Theirs, by the titles and by what people say."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from data.accounts.models import SignedIn
from data.act import Act
from data.language import N_, Language, naming_here, say, speaking, spoken
from data.language.naming import Naming
from data.search.kinds import NAME, Called, Kind, Sees
from data.search.models import Place, Thing
from data.store import Store
from data.ui.menu import shown_pages
from data.ui.pages import Page, registered
from data.web.find import Offered

CALLED: Final = 0.9
"""How much another name of a page counts beside its title."""


def _pages(_: Store) -> Sequence[Thing]:
    return _titled(len(registered()), spoken(), naming_here())


@lru_cache(maxsize=8)
def _titled(_: int, language: Language, naming: Naming) -> tuple[Thing, ...]:
    """Return the pages by their titles in a language, as a kind of school says them."""
    with speaking(language, naming):
        return tuple(
            Thing(
                id=_id_of(module.PAGE.path),
                name=say(module.PAGE.title),
                about=say(module.PAGE.section.label),
                of_id=None,
                school_year=None,
            )
            for module in registered()
        )


def _id_of(path: str) -> UUID:
    return uuid5(NAMESPACE_URL, path)


def _page_of(thing: Thing) -> Page:
    return _by_id(len(registered()))[thing.id]


@lru_cache(maxsize=2)
def _by_id(_: int) -> dict[UUID, Page]:
    return {_id_of(module.PAGE.path): module.PAGE for module in registered()}


def _sees(act: Act) -> Sees:
    """See the pages that are for a person."""
    return lambda thing: _page_of(thing).is_for(act.by)


def _where(thing: Thing) -> Place:
    page = _page_of(thing)
    return Place(page.path, {}, icon=page.icon)


def _called(thing: Thing) -> Called:
    """Find a page by its title and its other names, in both languages."""
    page = _page_of(thing)
    texts = [(thing.name, NAME)]
    for language in Language:
        with speaking(language):
            texts.append((say(page.title), NAME))
            if page.words:
                texts.append((say(page.words), CALLED))
    return texts


PAGES: Final = Kind(
    N_("Page"),
    "list",
    _pages,
    _sees,
    _where,
    called=_called,
    ahead=0.25,
)


def offered(who: SignedIn, year: int | None) -> list[Offered]:
    """Return the pages of a person's menu, in the year one is in."""
    return [
        Offered(say(page.title), page.icon, Place(page.path, {}, year).address)
        for page in shown_pages(who.actor)
    ]
