"""Keeping the annual meeting, its parties and its decisions."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.meeting.models import Meeting, MeetingDecision, MeetingKind, MeetingParty


def meeting_in(store: Store, year: SchoolYear) -> Meeting | None:
    """Return the year's annual meeting, or None."""
    return store.first(
        Meeting,
        "from meeting where kind = $kind and school_year = $year order by id",
        kind=MeetingKind.ANNUAL,
        year=year.start,
    )


def parties(store: Store, meeting_id: UUID) -> list[MeetingParty]:
    """Return who came to a meeting."""
    return store.rows(
        MeetingParty,
        "from meeting_party where meeting_id = $id order by party",
        id=meeting_id,
    )


def decisions(store: Store, meeting_id: UUID) -> list[MeetingDecision]:
    """Return what a meeting decided, in order."""
    return store.rows(
        MeetingDecision,
        "from meeting_decision where meeting_id = $id order by number, id",
        id=meeting_id,
    )


def followed_up(store: Store, decision_id: UUID) -> int:
    """Return how many tasks, follow-ups and findings came from a decision."""
    return store.number(
        """
        select
            (select count(*) from follow_up where source_id = $id)
            + (select count(*) from finding where source_id = $id)
            + (
                select count(*) from meeting_decision
                where id = $id and task_id is not null
            )
        """,
        id=decision_id,
    )


def replace_parties(store: Store, meeting_id: UUID, came: list[MeetingParty]) -> None:
    """Keep who came to a meeting."""
    store.remove(MeetingParty, meeting_id=meeting_id)
    store.add(came)
