"""Which minutes does somebody find? Of their activities; the leaders, all."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from data.act import Act
from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with_or_own
from execution.minutes import store as minutes
from execution.minutes.queries import findable_minutes


def _own(act: Act) -> Collection[UUID]:
    return minutes.meetings_of(act.store, act.by.id)


MINUTES: Final = Kind(
    N_("Minutes"),
    "edit_note",
    findable_minutes,
    those_with_or_own(Duty.READ_RESULTS, _own),
    on_page("notulen", "notulen"),
    N_("meeting, record of a meeting"),
)
