"""Recording the annual meeting and what it decided."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from data.act import Act
from data.calendar import SchoolYear
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.reasons import kept_words
from data.store import Store
from planning.meeting import store as meetings
from planning.meeting.models import (
    Meeting,
    MeetingDecision,
    MeetingDraft,
    MeetingParty,
    striking_refusal,
)
from planning.origins import store as origins
from planning.plan import store as plans

RECORDED: Final = N_(
    "Somebody else recorded the annual meeting {year} meanwhile. Look at it, and "
    "complete it there."
)


def record_meeting(
    act: Act, meeting_id: UUID, draft: MeetingDraft, year: SchoolYear
) -> Meeting:
    """Record the year's annual meeting; the same form sent twice is one meeting."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        kept = meetings.meeting_in(act.store, year)
        if kept is not None and kept.id == meeting_id:
            return kept
        if kept is not None:
            raise Stale(RECORDED, year=str(year))
        new = Meeting(**_facts(draft), id=meeting_id, school_year=year.start, version=1)
        act.store.add(new)
        _keep_parties(act.store, meeting_id, draft)
        _note(act, new, "recorded")
    return new


def change_meeting(
    act: Act, meeting_id: UUID, version: int, draft: MeetingDraft
) -> Meeting:
    """Complete or correct what is recorded; its decisions stay as they are."""
    with act.store.transaction():
        kept = act.store.get(Meeting, meeting_id)
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        facts = _facts(draft) | {"version": version + 1}
        changed = kept.model_copy(update=facts)
        if kept == changed and _came(act.store, meeting_id) == _of(draft, meeting_id):
            return kept
        act.store.replace(changed)
        _keep_parties(act.store, meeting_id, draft)
        _note(act, changed, "changed")
    return changed


def decide(
    act: Act, meeting_id: UUID, form: UUID, texts: Sequence[str]
) -> list[MeetingDecision]:
    """Add what the meeting decided, a line each; a form sent twice adds it once."""
    with act.store.transaction():
        kept = act.store.get(Meeting, meeting_id)
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        lines = [words for text in texts if (words := kept_words(text))]
        if not lines:
            raise Refused(N_("Write at least one decision."))
        listed = meetings.decisions(act.store, meeting_id)
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
        act.store.add(new)
        for decision in new:
            act.note("meeting_decision", decision.id, "decided", text=decision.text)
    return new


def reword_decision(act: Act, decision_id: UUID, seen: int, text: str) -> None:
    """Word a decision better; ``seen`` is the mark of the words the person saw."""
    with act.store.transaction():
        kept = _decision(act, decision_id)
        words = kept_words(text)
        if kept.text == words:
            return
        if not words:
            raise Refused(N_("Write at least one decision."))
        if kept.mark != seen:
            raise Stale(
                N_("Somebody else reworded this decision meanwhile. Look again.")
            )
        act.store.replace(kept.model_copy(update={"text": words}))
        act.note(
            "meeting_decision", decision_id, "reworded", text=words, before=kept.text
        )


def strike_decision(act: Act, decision_id: UUID) -> None:
    """Take a decision off, if it is still there and nothing was started from it."""
    with act.store.transaction():
        if act.store.find(MeetingDecision, decision_id) is None:
            return
        kept = _decision(act, decision_id)
        if count := origins.started_from(act.store, decision_id):
            raise Refused(
                N_(
                    "{count} goals or activities were started from the decision "
                    "“{text}”. It stays."
                ),
                count=count,
                text=kept.text,
            )
        if refusal := striking_refusal(
            kept.text, meetings.followed_up(act.store, decision_id)
        ):
            raise refusal
        act.store.remove(MeetingDecision, decision_id)
        act.note("meeting_decision", decision_id, "struck", text=kept.text)


def _decision(act: Act, decision_id: UUID) -> MeetingDecision:
    found = act.store.find(MeetingDecision, decision_id)
    if found is None:
        raise NotFound(N_("This decision is not there any more."))
    meeting = act.store.get(Meeting, found.meeting_id)
    year = SchoolYear(start=meeting.school_year)
    plans.demand_planning(act.store, year, act.by)
    return found


def _facts(draft: MeetingDraft) -> dict[str, Any]:
    return draft.model_dump(exclude={"parties"})


def _of(draft: MeetingDraft, meeting_id: UUID) -> list[MeetingParty]:
    rows = [
        MeetingParty(**p.model_dump(), meeting_id=meeting_id) for p in draft.parties
    ]
    return sorted(rows, key=lambda row: row.party.value)


def _came(store: Store, meeting_id: UUID) -> list[MeetingParty]:
    return meetings.parties(store, meeting_id)


def _keep_parties(store: Store, meeting_id: UUID, draft: MeetingDraft) -> None:
    meetings.replace_parties(store, meeting_id, _of(draft, meeting_id))


def _note(act: Act, meeting: Meeting, event: str) -> None:
    act.note("annual_meeting", meeting.id, event, held_on=meeting.held_on)
