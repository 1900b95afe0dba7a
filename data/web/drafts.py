"""Where goes what somebody types before it is saved? To their own drafts."""

import re
from typing import Annotated, Final
from uuid import UUID

from anyio import to_thread
from pydantic import Field, StringConstraints, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from data.accounts.models import SignedIn
from data.act import Act
from data.drafts.actions import forget_typed, go_on_with, keep_typed
from data.drafts.models import MOST_AT_ONCE, MOST_FIELDS, Key, TypedField
from data.record import Record
from data.web import clock, place
from data.web.gate import who_is

OWN_PAGE: Final = re.compile(r"/[a-z0-9-]{0,60}(\?[^#\s<>\"]{0,400})?")
DONE: Final = 204
NOT_READ: Final = 400
ANOTHER: Final = 409

Slots = Annotated[tuple[Key, ...], Field(max_length=MOST_FIELDS)]


class Sent(Record):
    """What a browser sends: fields as they stand now, or what becomes of drafts."""

    person: UUID
    page: Annotated[str, StringConstraints(max_length=480, pattern=r"^/")] = "/"
    typed: Annotated[tuple[TypedField, ...], Field(max_length=MOST_AT_ONCE)] = ()
    forgotten: Slots = ()
    taken: Slots = ()
    version: int = 0


async def drafts(request: Request) -> Response:
    """Answer POST /drafts: with nothing, 409 where somebody else typed it."""
    try:
        sent = Sent.model_validate_json(await request.body())
    except ValidationError:
        return Response(status_code=NOT_READ)
    who = who_is(request)
    if sent.person != who.person_id:
        return Response(status_code=ANOTHER)
    await to_thread.run_sync(_keep, who, sent)
    return Response(status_code=DONE)


def _keep(who: SignedIn, sent: Sent) -> None:
    with place.reading() as store:
        act = Act(store, who.actor, clock.now())
        if sent.typed:
            page = sent.page if OWN_PAGE.fullmatch(sent.page) else "/"
            keep_typed(act, page, sent.typed)
        if sent.forgotten:
            forget_typed(act, sent.forgotten)
        if sent.taken:
            go_on_with(act, sent.taken, sent.version)
