"""Confirming where phones reach this server."""

from data import duties
from data.act import Act
from data.address.models import ServerAddress, reach_refusal, tidied
from data.duties import Duty


def keep_address(act: Act, version: int, typed: str) -> ServerAddress:
    """Keep where phones reach this server: links, slips and QR codes say it.

    Raises Refused for what is no address, and for one that only this computer opens.
    """
    duties.demand(Duty.KEEP_SCHOOL, act.by)
    origin = tidied(typed)
    if refusal := reach_refusal(origin):
        raise refusal
    new = ServerAddress(origin=origin, version=version + 1)
    with act.store.transaction():
        if version or not act.store.add(new):
            act.store.replace(new)
        act.note("server_address", 1, "kept", origin=origin)
    return new
