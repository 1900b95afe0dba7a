"""Taking in the list of pupils, and saying which families are one."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.roster import store as rosters
from data.roster.matching import intake
from data.roster.models import Change, Intake, SiblingAnswer, SiblingQuestion
from data.roster.reading import RosterFile
from data.school import store as schools
from data.store import Store


def preview(store: Store, roster: RosterFile, year: SchoolYear, *, by: Actor) -> Intake:
    """Return what taking the list in would change, and change nothing."""
    duties.demand(Duty.KEEP_PUPILS, by)
    schools.demand_open(store, year.start)
    return intake(rosters.kept(store, year), roster, year)


def take_in(
    store: Store, roster: RosterFile, year: SchoolYear, *, by: Actor, now: datetime
) -> Intake:
    """Keep the list's pupils of ``year``; the same list twice changes nothing.

    Good rows are kept, bad ones stay listed in the answer; a pupil who is not on the
    list any more is marked for checking, never deleted.
    """
    with store.transaction():
        found = preview(store, roster, year, by=by)
        if found.is_empty:
            return found
        rosters.keep(store, found)
        history.note(
            store,
            "enrolment",
            year,
            "took in a list of pupils",
            by=by,
            now=now,
            read=found.read,
            new=found.count(Change.NEW),
            changed=found.count(Change.CHANGED, Change.MOVED),
            missing=found.count(Change.MISSING),
            bad=len(found.bad),
        )
    return found


def answer_siblings(
    store: Store,
    family_id: UUID,
    other_family_id: UUID,
    answer: SiblingAnswer,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Say whether two families with the same parents' names are one."""
    with store.transaction():
        duties.demand(Duty.KEEP_PUPILS, by)
        asked = store.get(SiblingQuestion, family_id, other_family_id)
        if asked.answer is not SiblingAnswer.OPEN:
            return
        rosters.answer(store, asked.model_copy(update={"answer": answer}))
        history.note(store, "family", family_id, f"answered: {answer}", by=by, now=now)
