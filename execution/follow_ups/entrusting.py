"""What must hold before something is given to somebody, or ended.

Steps that the actions on follow-ups, minutes and findings take in their own
transaction; those ask who may.
"""

from uuid import UUID

from data.act import Act
from data.arising import Arising
from data.errors import NotFound, Refused
from data.language import N_
from data.people.models import Person
from execution.follow_ups import store as follow_ups


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
