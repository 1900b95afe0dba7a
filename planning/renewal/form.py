"""What a person changed in the table of activities that are taken over."""

from collections.abc import Sequence

from data.language import in_short, say
from planning.renewal.models import Pick, Renewal


def moved(
    waiting: Sequence[Renewal], picks: Sequence[Pick]
) -> list[tuple[str, str, str, str]]:
    """Return the activities whose day is another than the proposed one."""
    days = {pick.activity_id: pick.planned_on for pick in picks}
    moved = []
    for each in waiting:
        before = each.shift.planned_on
        now = days.get(each.old.id, before)
        if now != before:
            was, will = (in_short(day) if day else "" for day in (before, now))
            moved.append((each.old.title, say("Day"), was, will))
    return moved
