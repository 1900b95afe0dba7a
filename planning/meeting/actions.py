"""Recording the annual meeting and what it decided."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.store import Store
from planning.meeting import store as meetings
from planning.meeting.models import (
    AnnualMeeting,
    MeetingDecision,
    MeetingDraft,
    MeetingParty,
)
from planning.origins import store as origins
from planning.plan import store as plans


def record_meeting(
    store: Store,
    meeting_id: UUID,
    draft: MeetingDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> AnnualMeeting:
    """Record the year's annual meeting; the same form twice is one meeting."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        kept = meetings.meeting_in(store, year)
        if kept is not None and kept.id == meeting_id:
            return kept
        if kept is not None:
            raise Stale(
                N_(
                    "Somebody else recorded the annual meeting {year} meanwhile. Look "
                    "at it, and complete it there."
                ),
                year=str(year),
            )
        new = _meeting(draft, meeting_id, year.start, 1)
        store.add(new)
        _keep_parties(store, meeting_id, draft)
        _note(store, new, "recorded", by=by, now=now)
    return new


def change_meeting(
    store: Store,
    meeting_id: UUID,
    version: int,
    draft: MeetingDraft,
    *,
    by: Actor,
    now: datetime,
) -> AnnualMeeting:
    """Complete or correct what is recorded; its decisions stay as they are."""
    with store.transaction():
        kept = store.get(AnnualMeeting, meeting_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        changed = _meeting(draft, meeting_id, kept.school_year, version + 1)
        if kept == changed and _came(store, meeting_id) == _of(draft, meeting_id):
            return kept
        store.replace(changed)
        _keep_parties(store, meeting_id, draft)
        _note(store, changed, "changed", by=by, now=now)
    return changed


def decide(
    store: Store,
    meeting_id: UUID,
    form: UUID,
    texts: Sequence[str],
    *,
    by: Actor,
    now: datetime,
) -> list[MeetingDecision]:
    """Add what the meeting decided, a line each; the same form twice is once."""
    with store.transaction():
        kept = store.get(AnnualMeeting, meeting_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        lines = [text.strip() for text in texts if text.strip()]
        if not lines:
            raise Refused(N_("Write at least one decision."))
        listed = meetings.decisions(store, meeting_id)
        known = {decision.id for decision in listed}
        last = max((decision.number for decision in listed), default=0)
        wanted = [
            MeetingDecision(
                id=uuid5(form, str(place)),
                meeting_id=meeting_id,
                number=last + place,
                text=text,
            )
            for place, text in enumerate(lines, 1)
        ]
        new = [decision for decision in wanted if decision.id not in known]
        store.add(new)
        for decision in new:
            history.note(
                store,
                "meeting_decision",
                decision.id,
                "decided",
                by=by,
                now=now,
                text=decision.text,
            )
    return new


def reword_decision(
    store: Store,
    decision_id: UUID,
    seen: int,
    text: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Word a decision better; ``seen`` is the mark of the words the person saw."""
    with store.transaction():
        kept = _decision(store, decision_id, by)
        words = text.strip()
        if kept.text == words:
            return
        if not words:
            raise Refused(N_("Write at least one decision."))
        if kept.mark != seen:
            raise Stale(
                N_("Somebody else reworded this decision meanwhile. Look again.")
            )
        store.replace(kept.model_copy(update={"text": words}))
        history.note(
            store,
            "meeting_decision",
            decision_id,
            "reworded",
            by=by,
            now=now,
            text=words,
            before=kept.text,
        )


def strike_decision(
    store: Store, decision_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Take a decision off while nothing was started from it; twice is once."""
    with store.transaction():
        if store.find(MeetingDecision, decision_id) is None:
            return
        kept = _decision(store, decision_id, by)
        if count := origins.started_from(store, decision_id):
            raise Refused(
                N_(
                    "{count} goals or activities were started from the decision "
                    "“{text}”. It stays."
                ),
                count=count,
                text=kept.text,
            )
        store.remove(MeetingDecision, decision_id)
        history.note(
            store,
            "meeting_decision",
            decision_id,
            "struck",
            by=by,
            now=now,
            text=kept.text,
        )


def _decision(store: Store, decision_id: UUID, by: Actor) -> MeetingDecision:
    found = store.find(MeetingDecision, decision_id)
    if found is None:
        raise NotFound(N_("This decision is not there any more."))
    year = SchoolYear(start=store.get(AnnualMeeting, found.meeting_id).school_year)
    plans.demand_planning(store, year, by)
    return found


def _meeting(
    draft: MeetingDraft, meeting_id: UUID, year: int, version: int
) -> AnnualMeeting:
    facts = draft.model_dump(exclude={"parties"})
    return AnnualMeeting(**facts, id=meeting_id, school_year=year, version=version)


def _of(draft: MeetingDraft, meeting_id: UUID) -> list[MeetingParty]:
    rows = [
        MeetingParty(**p.model_dump(), meeting_id=meeting_id) for p in draft.parties
    ]
    return sorted(rows, key=lambda row: row.party.value)


def _came(store: Store, meeting_id: UUID) -> list[MeetingParty]:
    return meetings.parties(store, meeting_id)


def _keep_parties(store: Store, meeting_id: UUID, draft: MeetingDraft) -> None:
    meetings.replace_parties(store, meeting_id, _of(draft, meeting_id))


def _note(
    store: Store, meeting: AnnualMeeting, event: str, *, by: Actor, now: datetime
) -> None:
    history.note(
        store,
        "annual_meeting",
        meeting.id,
        event,
        by=by,
        now=now,
        held_on=meeting.held_on,
    )
