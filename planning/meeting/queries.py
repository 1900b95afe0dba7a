"""What is asked about the annual meeting: who came, who was missing, what it said."""

from data.calendar import SchoolYear
from data.language import in_list, in_long, say
from data.record import Record
from data.store import Store
from planning.meeting import store as meetings
from planning.meeting.models import (
    Meeting,
    MeetingDecision,
    MeetingParty,
    Party,
    PartyDraft,
    missing,
    untimely,
)


class MeetingOfYear(Record):
    """The annual meeting with its five parties (in their order) and its decisions."""

    meeting: Meeting
    parties: tuple[PartyDraft, ...]
    decisions: tuple[MeetingDecision, ...]

    @property
    def missing(self) -> list[Party]:
        """Which parties nobody came for."""
        return missing(self.parties)

    @property
    def came(self) -> int:
        """How many people came."""
        return sum(party.count for party in self.parties)

    @property
    def is_untimely(self) -> bool:
        """Whether it was not held around the year's start."""
        year = SchoolYear(start=self.meeting.school_year)
        return untimely(self.meeting.held_on, year)

    def said(self) -> str:
        """Say in one sentence which meeting opened the plan, and who was missing."""
        day = in_long(self.meeting.held_on)
        if not self.missing:
            return say(
                "The annual meeting of {day} opened the plan; all five parties were "
                "there.",
                day=day,
            )
        return say(
            "The annual meeting of {day} opened the plan; missing: {parties}.",
            day=day,
            parties=in_list([say(party.label) for party in self.missing]),
        )


def annual_meeting(store: Store, year: SchoolYear) -> MeetingOfYear | None:
    """Return the meeting that opened the year's plan, or None."""
    found = meetings.meeting_in(store, year)
    if found is None:
        return None
    kept = {row.party: row for row in meetings.parties(store, found.id)}
    return MeetingOfYear(
        meeting=found,
        parties=tuple(_party(kept.get(party), party) for party in Party),
        decisions=tuple(meetings.decisions(store, found.id)),
    )


def _party(kept: MeetingParty | None, party: Party) -> PartyDraft:
    if kept is None:
        return PartyDraft(party=party)
    return PartyDraft.as_kept(party=party, count=kept.count, names=kept.names)
