"""Closing an activity: half-done, whole, and open again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound
from data.language import N_
from data.letters.actions import give_back_number, give_number
from data.letters.models import LetterDraft, NumberChoice
from data.reasons import reason_refusal
from data.school import store as schools
from data.store import Store
from execution.closing import store as closings
from execution.closing.models import (
    Closing,
    ClosingDraft,
    ClosingFacts,
    completed_refusal,
    draft_refusal,
    programme_refusal,
    reopening_refusal,
    result_refusal,
    unclosed_refusal,
    whole_refusal,
)
from planning.activities.models import Activity
from planning.programme import store as programmes


def save_closing(
    act: Act, activity_id: UUID, version: int, draft: ClosingDraft
) -> Closing:
    """Save a closing half-done; ``version`` 0 means there was none yet."""
    with act.store.transaction():
        return _keep(act, activity_id, version, draft, whole=False)


def complete_closing(
    act: Act, activity_id: UUID, version: int, draft: ClosingDraft
) -> Closing:
    """Complete a closing, or refuse it with all that it lacks in one sentence."""
    with act.store.transaction():
        return _keep(act, activity_id, version, draft, whole=True)


def reopen_closing(act: Act, activity_id: UUID, version: int, reason: str) -> Closing:
    """Open a completed closing again, while no review of it is signed."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        kept = act.store.find(Closing, activity_id)
        if kept is None:
            raise NotFound(N_("This activity has no closing yet."))
        if kept.completed_at is None and kept.version == version + 1:
            return kept
        reviews = closings.reviews(act.store, activity_id)
        if refusal := reopening_refusal(kept, reviews):
            raise refusal
        if refusal := reason_refusal(reason):
            raise refusal
        opened = kept.model_copy(
            update={
                "completed_at": None,
                "completed_by": None,
                "version": version + 1,
            }
        )
        closings.keep(act.store, opened)
        _note(act, activity, "reopened", reason=reason.strip())
    return opened


def number_record(
    act: Act, activity_id: UUID, letter_id: UUID, choice: NumberChoice
) -> str:
    """Give the official record of an activity its number, once; return it."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        kept = act.store.find(Closing, activity_id)
        if kept is None or kept.completed_at is None:
            raise unclosed_refusal()
        day = kept.held_on or schools.today(act.store, act.now)
        draft = LetterDraft.as_kept(
            code=choice.code,
            subject=f"Berita acara pelaksanaan {activity.title}",
            record=Closing.table.name,
            record_id=activity_id,
            dated_on=day,
        )
        given = give_number(act, letter_id, draft, choice)
        _note(act, activity, "numbered", number=given.full_number)
    return given.full_number


def take_back_record_number(act: Act, activity_id: UUID) -> None:
    """Let the official record be without a number again; it leaves the register."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        if given := give_back_number(act, Closing.table.name, activity_id):
            _note(act, activity, "number taken back", number=given.full_number)


def attach_to_closing(
    act: Act,
    attachment_id: UUID,
    activity_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the signed report with the closing; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, activity_id, (name, content), draft)


def describe_on_closing(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a closing shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_closing(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a closing; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _keep(
    act: Act, activity_id: UUID, version: int, draft: ClosingDraft, *, whole: bool
) -> Closing:
    activity = _demand(act, activity_id)
    kept = act.store.find(Closing, activity_id)
    if kept and _is_second_click(act.store, kept, version, draft, whole=whole):
        return kept
    if refusal := completed_refusal(kept):
        raise refusal
    _check(act.store, activity, draft, act.now)
    attended = closings.attended(act.store, activity_id)
    if whole and (refusal := whole_refusal(draft, attended, activity.title)):
        raise refusal
    counted = attended.counted(activity.indicator, activity.unit)
    if refusal := result_refusal(draft.measured_value, counted, activity.unit):
        raise refusal
    if counted is not None:
        draft = draft.model_copy(update={"measured_value": counted})
    new = Closing(
        **{name: getattr(draft, name) for name in ClosingFacts.model_fields},
        activity_id=activity_id,
        completed_at=act.now if whole else None,
        completed_by=act.by.id if whole else None,
        version=version + 1,
    )
    closings.keep(act.store, new)
    event = "completed" if whole else "saved"
    _note(act, activity, event, outcome=draft.outcome)
    return new


def _is_second_click(
    store: Store, kept: Closing, version: int, draft: ClosingDraft, *, whole: bool
) -> bool:
    if kept.version != version + 1 or (kept.completed_at is not None) != whole:
        return False
    before = closings.draft_of(store, kept)
    if draft.measured_value is None:  # it is counted from the attendance
        before = before.model_copy(update={"measured_value": None})
    return draft.says_the_same(before)


def _demand(act: Act, activity_id: UUID) -> Activity:
    duties.demand(Duty.CLOSE_ACTIVITIES, act.by)
    activity = act.store.get(Activity, activity_id)
    year = SchoolYear(start=activity.school_year)
    schools.demand_open(act.store, year.start)
    approved = programmes.was_approved(act.store, year)
    if refusal := programme_refusal(year, approved=approved):
        raise refusal
    return activity


def _check(
    store: Store, activity: Activity, draft: ClosingDraft, now: datetime
) -> None:
    today = schools.today(store, now)
    year = SchoolYear(start=activity.school_year)
    if refusal := draft_refusal(draft, today, year):
        raise refusal


def _note(
    act: Act,
    activity: Activity,
    event: str,
    **facts: object,
) -> None:
    act.note("closing", activity.id, event, title=activity.title, **facts)


def _kept(act: Act, activity_id: UUID) -> Kept:
    """Return what its files belong to, to those who may keep them now."""
    _demand(act, activity_id)
    kept = act.store.find(Closing, activity_id)
    if kept is None:
        raise NotFound(N_("This activity has no closing yet."))
    return Kept(activity_id, None)


def _unseen(act: Act, activity_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    return duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(Closing.table.name, _kept, _unseen)
