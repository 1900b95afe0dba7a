"""Keeping where phones reach this server."""

from data.address.models import ServerAddress
from data.store import Store


def server_address(store: Store) -> ServerAddress:
    """Return where phones reach this server; empty until somebody confirmed it."""
    return store.find(ServerAddress) or ServerAddress()
