"""Keeping the annual meeting, its parties and its decisions."""

from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from planning.meeting.models import AnnualMeeting, MeetingDecision, MeetingParty


class _Count(Record):
    count: int


def meeting(store: Store, meeting_id: UUID) -> AnnualMeeting:
    """Return one meeting, or raise NotFound."""
    return store.row(AnnualMeeting, "from annual_meeting where id = $id", id=meeting_id)


def meeting_in(store: Store, year: SchoolYear) -> AnnualMeeting | None:
    """Return the year's meeting, or None."""
    found = store.rows(
        AnnualMeeting,
        "from annual_meeting where school_year = $year order by id",
        year=year.start,
    )
    return found[0] if found else None


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


def decision(store: Store, decision_id: UUID) -> MeetingDecision | None:
    """Return one decision, or None."""
    found = store.rows(
        MeetingDecision,
        "from meeting_decision where id = $id order by id",
        id=decision_id,
    )
    return found[0] if found else None


def add(store: Store, new: AnnualMeeting) -> None:
    """Keep a meeting that was not there before."""
    store.write_all("annual_meeting", [new])


def replace(store: Store, changed: AnnualMeeting) -> None:
    """Keep a meeting's next version, or raise Stale."""
    store.write_next(
        """
        update annual_meeting
        set held_on = $held_on, place = $place, agenda = $agenda,
            second_way = $second_way, second_way_until = $second_way_until,
            second_way_result = $second_way_result, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"school_year"}),
    )


def replace_parties(store: Store, meeting_id: UUID, came: list[MeetingParty]) -> None:
    """Keep who came to a meeting."""
    store.write("delete from meeting_party where meeting_id = $id", id=meeting_id)
    store.write_all("meeting_party", came)


def add_decisions(store: Store, new: list[MeetingDecision]) -> None:
    """Keep decisions that were not there before."""
    store.write_all("meeting_decision", new)


def reword_decision(store: Store, decision_id: UUID, text: str) -> None:
    """Keep a decision's new words."""
    store.write(
        "update meeting_decision set text = $text where id = $id",
        id=decision_id,
        text=text,
    )


def remove_decision(store: Store, decision_id: UUID) -> None:
    """Take a decision off the list; its history stays."""
    store.write("delete from meeting_decision where id = $id", id=decision_id)
