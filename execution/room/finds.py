"""Which activities does somebody find? Those whose room they may enter."""

from typing import Final

from data.act import Act
from data.language import N_
from data.search.kinds import Kind, Sees, everything, in_room
from execution.room.models import entry_refusal, sees_all
from execution.room.queries import findable_activities
from organizing.committees import store as committees


def _sees(act: Act) -> Sees:
    if sees_all(act.by):
        return everything
    own = committees.activities_of(act.store, act.by.id)
    return lambda thing: entry_refusal(thing.id, own, act.by) is None


ACTIVITIES: Final = Kind(
    N_("Activity"),
    "event",
    findable_activities,
    _sees,
    in_room(),
    N_("event, agenda"),
)
