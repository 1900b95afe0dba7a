"""What must hold before something is given to somebody, and how it is ended.

Steps that the actions on follow-ups, minutes and findings take in their own
transaction; those ask who may.
"""

from typing import TypeVar
from uuid import UUID

from data.act import Act
from data.arising import (
    Arisen,
    Arising,
    closing_refusal,
    declining_refusal,
    opening_refusal,
)
from data.attachments import store as attachments
from data.errors import NotFound, Refused
from data.language import N_
from data.people.models import Person
from data.reasons import kept_words
from data.school import store as schools
from execution.follow_ups import store as follow_ups

Ended = TypeVar("Ended", bound=Arisen)


def demand_active(act: Act, owner_id: UUID) -> None:
    """Raise where the person chosen cannot carry anything out any more."""
    owner = act.store.find(Person, owner_id)
    if owner is None or not owner.is_active:
        raise Refused(N_("The person chosen is not active in the directory any more."))


def demand_source(act: Act, source: Arising, source_id: UUID | None) -> None:
    """Raise where what something is said to arise from is not there any more."""
    if source_id and not follow_ups.arose_from(act.store, source, source_id):
        raise NotFound(
            N_("What this arises from is not there any more. Open it again, and begin.")
        )


def demand_proof(act: Act, activity_id: UUID | None) -> None:
    """Raise where the activity chosen as proof did not take place."""
    if activity_id and not follow_ups.was_held(act.store, activity_id):
        raise Refused(
            N_(
                "An activity is a proof once its closing says that it was held. Choose "
                "another one, or write what was done."
            )
        )


def close(
    act: Act, kept: Ended, version: int, outcome: str, proof_id: UUID | None
) -> Ended:
    """Close it with what was done, or with its proof; a second press changes nothing.

    ``proof_id``: the activity in which it was done.
    """
    words, today = kept_words(outcome), schools.today(act.store, act.now)
    closed = kept.ended(version, act.by.id, today, words, proof_id=proof_id)
    if closed == kept:
        return kept
    files = len(attachments.files_of(act.store, kept.table.name, kept.id))
    proofs = files + (proof_id is not None)
    if refusal := closing_refusal(kept.text, kept, words, proofs=proofs):
        raise refusal
    demand_proof(act, proof_id)
    act.store.replace(closed)
    act.note(kept.table.name, kept.id, "closed", text=kept.text, note=words)
    return closed


def decline(act: Act, kept: Ended, version: int, reason: str) -> Ended:
    """End what will not be done, with the reason; a second press changes nothing."""
    words, today = kept_words(reason), schools.today(act.store, act.now)
    declined = kept.ended(version, act.by.id, today, words, is_declined=True)
    if declined == kept:
        return kept
    if refusal := declining_refusal(kept.text, kept, reason):
        raise refusal
    act.store.replace(declined)
    act.note(kept.table.name, kept.id, "declined", text=kept.text, note=words)
    return declined


def reopen(act: Act, kept: Ended, version: int, reason: str) -> Ended:
    """Open again what was ended too early; a second press changes nothing."""
    opened = kept.opened(version)
    if opened == kept:
        return kept
    if refusal := opening_refusal(kept.text, kept, reason):
        raise refusal
    act.store.replace(opened)
    words = kept_words(reason)
    act.note(kept.table.name, kept.id, "reopened", text=kept.text, reason=words)
    return opened
