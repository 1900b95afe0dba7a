"""A finding's way through the years, and who may say whether it got better."""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, WrongStep
from data.language import N_
from data.record import KeptRecord, Passage, Record
from evaluation.kpis.models.better import Change

TOO_SOON: Final = N_(
    "Whether it got better cannot be said yet: nothing was done about this finding "
    "that is complete. Say it once the activity that adopts it is closed, or once the "
    "finding itself is."
)


class JudgementDraft(Record):
    """What a person says about whether it got better, and by what they see it."""

    change: Change
    reason: Passage


class Judgement(
    JudgementDraft, KeptRecord, table="finding_judgement", key=("finding_id",)
):
    """A person's word on whether it got better, as it is kept."""

    finding_id: UUID
    judged_on: date
    judged_by: UUID
    version: int


def judging_refusal(*, was_done: bool, by: Actor) -> HumasError | None:
    """Return why ``by`` may not say whether it got better, or None.

    ``was_done``: the adopting activity took place, or the finding was closed.
    """
    if refusal := duties.refusal(Duty.NOTE_FINDINGS, by):
        return refusal
    return None if was_done else WrongStep(TOO_SOON)
