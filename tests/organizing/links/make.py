"""Makers of personal links."""

from data.actor import Actor
from data.store import Store
from organizing.links.actions import give_link, tokens_for
from tests.make import RINA, SARI, YEAR, acting
from tests.organizing.make import key


def a_token(store: Store, name: str = "link", person: Actor = RINA) -> str:
    """What stands in the address of a link given to a person."""
    link = give_link(acting(store, SARI), key(name), person.id, YEAR)
    return tokens_for(acting(store, SARI), [link.id])[link.id]
