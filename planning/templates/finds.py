"""Which templates does somebody find? Whoever reads the plan, all that are offered."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, those_with
from data.search.models import Place, Thing
from data.store import Store
from planning.templates.store import templates


class FoundTemplate(Thing):
    """A template, and the key by which its page asks for it."""

    key: str


def _listed(store: Store) -> Sequence[FoundTemplate]:
    return _things(tuple((one.key, one.title) for one in templates(store)))


@lru_cache(maxsize=4)
def _things(titled: Sequence[tuple[str, str]]) -> tuple[FoundTemplate, ...]:
    return tuple(
        FoundTemplate(
            id=uuid5(NAMESPACE_URL, key),
            name=title,
            about="",
            of_id=None,
            school_year=None,
            key=key,
        )
        for key, title in titled
    )


def _where(thing: Thing) -> Place:
    key = thing.key if isinstance(thing, FoundTemplate) else ""
    return Place("template", {"pilih": key})


TEMPLATES: Final = Kind(
    N_("Template"),
    "dashboard_customize",
    _listed,
    those_with(Duty.READ_PLAN),
    _where,
)
