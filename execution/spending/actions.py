"""Entering receipts, mending and removing them; reading amounts is asked here too."""

from typing import Final
from uuid import UUID

from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.errors import HumasError, NotFound
from data.language import N_
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from execution.spending import store as spendings
from execution.spending.models import (
    Spending,
    SpendingDraft,
    keeping_refusal,
    reading_refusal,
    step_refusal,
)
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.programme import store as programmes


def enter_receipt(
    act: Act,
    spending_id: UUID,
    activity_id: UUID,
    draft: SpendingDraft,
    *,
    is_over_known: bool = False,
) -> Spending:
    """Keep a receipt of an activity; the same form twice is one.

    One that overspends its budget line is refused unless that ``is_over_known``.
    """
    with act.store.transaction():
        activity = demand_keeping(act, activity_id)
        if kept := act.store.find(Spending, spending_id):
            return kept
        new = Spending(
            **draft.model_dump(), id=spending_id, activity_id=activity_id, version=1
        )
        _check(act, activity, new, is_over_known=is_over_known)
        act.store.add(new)
        _note(act, new, "entered")
    return new


def change_receipt(
    act: Act,
    spending_id: UUID,
    version: int,
    draft: SpendingDraft,
    *,
    is_over_known: bool = False,
) -> Spending:
    """Mend what a receipt says."""
    with act.store.transaction():
        kept = act.store.get(Spending, spending_id)
        activity = demand_keeping(act, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        is_more = (
            changed.amount > kept.amount
            or changed.budget_line_id != kept.budget_line_id
        )
        _check(act, activity, changed, is_over_known=is_over_known or not is_more)
        act.store.replace(changed)
        _note(act, changed, "changed", before=str(kept.amount))
    return changed


def remove_receipt(act: Act, spending_id: UUID, version: int) -> None:
    """Take a receipt out; its history stays."""
    with act.store.transaction():
        kept = act.store.find(Spending, spending_id)
        if kept is None:
            return
        demand_keeping(act, kept.activity_id)
        keep_a_while(act, kept, spending_id)
        act.store.remove(Spending, id=spending_id, version=version)
        files.remove_files_of(act, Spending.table.name, spending_id)
        _note(act, kept, "removed")


def attach_to_receipt(
    act: Act,
    attachment_id: UUID,
    spending_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the photo of a receipt with it; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, spending_id, (name, content), draft)


def describe_on_receipt(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a receipt shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_receipt(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a receipt; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def demand_keeping(act: Act, activity_id: UUID) -> Activity:
    """Return an activity whose money may be entered by this person now, or raise."""
    treasurer = spendings.is_treasurer(act.store, activity_id, act.by.id)
    if refusal := keeping_refusal(act.by, is_treasurer=treasurer):
        raise refusal
    activity = act.store.get(Activity, activity_id)
    schools.demand_open(act.store, activity.school_year)
    if refusal := now_refusal(act, activity):
        raise refusal
    return activity


def now_refusal(act: Act, activity: Activity) -> HumasError | None:
    """Return why no receipt of an activity is entered now, whoever asks, or None."""
    year = SchoolYear(start=activity.school_year)
    return step_refusal(
        activity.title,
        year,
        approved=programmes.was_approved(act.store, year),
        is_closed=spendings.is_closed(act.store, activity.id),
    )


def amounts_refusal(act: Act, activity_id: UUID | None = None) -> HumasError | None:
    """Return why this person may not see the activity's amounts, or None.

    Without an activity: why they do not see those of every activity.
    """
    treasurer = activity_id is not None and spendings.is_treasurer(
        act.store, activity_id, act.by.id
    )
    today = schools.today(act.store, act.now)
    return reading_refusal(
        act.by,
        is_treasurer=treasurer,
        is_of_komite=spendings.is_treasurer_of_komite(act.store, act.by.id, today),
    )


def _check(
    act: Act, activity: Activity, receipt: Spending, *, is_over_known: bool
) -> None:
    today = schools.today(act.store, act.now)
    if refusal := receipt.refusal(today, SchoolYear(start=activity.school_year)):
        raise refusal
    if receipt.budget_line_id is None:
        return
    lines = activities.budget_lines(act.store, activity.id)
    line = next((one for one in lines if one.id == receipt.budget_line_id), None)
    if line is None:
        raise NotFound(N_("The budget line chosen is not planned any more."))
    if is_over_known:
        return
    purse = spendings.purse(act.store, line, receipt.id)
    if refusal := purse.refusal(receipt.amount):
        raise refusal


def _note(act: Act, receipt: Spending, event: str, **facts: object) -> None:
    amount = str(receipt.amount)
    act.note("spending", receipt.id, event, title=receipt.title, amount=amount, **facts)


def _kept(act: Act, spending_id: UUID) -> Kept:
    """Return what its files belong to, to those who may keep them now."""
    kept = act.store.get(Spending, spending_id)
    demand_keeping(act, kept.activity_id)
    return Kept(kept.activity_id, kept.spent_on)


def _unseen(act: Act, spending_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    return amounts_refusal(act, act.store.get(Spending, spending_id).activity_id)


FILES: Final = FilesOf(Spending.table.name, _kept, _unseen)


def _again(act: Act, receipt: Spending) -> Spending:
    activity = demand_keeping(act, receipt.activity_id)
    _check(act, activity, receipt, is_over_known=True)
    return receipt


comes_back(Spending, _again, lambda receipt: receipt.title)
