"""Who adds to an activity's documentation, who sees it, and who removes from it."""

from typing import Final
from uuid import UUID

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError

OF_ACTIVITY: Final = "activity"
"""Whose files are an activity's documentation: the activity's own."""


def reading_refusal(by: Actor, *, is_member: bool) -> HumasError | None:
    """Return why ``by`` does not see an activity's documentation, or None.

    ``is_member``: works for the activity. A personal link opens no documentation.
    """
    if is_member and not by.by_link:
        return None
    return duties.refusal(Duty.READ_PHOTOS, by)


def adding_refusal(by: Actor, *, is_member: bool) -> HumasError | None:
    """Return why ``by`` may not add to an activity's documentation, or None."""
    if is_member and not by.by_link:
        return None
    return duties.refusal(Duty.KEEP_PHOTOS, by)


def own_refusal(made_by: UUID, by: Actor, *, is_member: bool) -> HumasError | None:
    """Return why ``by`` may not describe or remove a file that ``made_by`` added."""
    if made_by == by.id and is_member and not by.by_link:
        return None
    return duties.refusal(Duty.KEEP_PHOTOS, by)
