"""Taking in the list of pupils, and saying which families are one."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.roster import store as rosters
from data.roster.matching import NO_ANSWERS, intake
from data.roster.models import Answers, Change, Intake, SiblingAnswer, SiblingQuestion
from data.roster.reading import RosterFile
from data.school import store as schools


def preview(
    act: Act, roster: RosterFile, year: SchoolYear, answers: Answers = NO_ANSWERS
) -> Intake:
    """Return what taking the list in would change, and change nothing."""
    duties.demand(Duty.KEEP_PUPILS, act.by)
    schools.demand_open(act.store, year.start)
    return intake(rosters.kept(act.store, year), roster, year, answers)


def take_in(
    act: Act, roster: RosterFile, year: SchoolYear, answers: Answers = NO_ANSWERS
) -> Intake:
    """Keep the list's pupils of ``year``; the same list twice changes nothing.

    Good rows are kept, bad ones and those that wait for a person's answer stay listed;
    a pupil who is not on the list any more is marked for checking, never deleted.
    """
    with act.store.transaction():
        found = preview(act, roster, year, answers)
        if found.is_empty:
            return found
        rosters.keep(act.store, found)
        act.note(
            "enrolment",
            year,
            "took in a list of pupils",
            read=found.read,
            new=found.count(Change.NEW),
            changed=found.count(Change.CHANGED, Change.MOVED),
            missing=found.count(Change.MISSING),
            bad=len(found.bad),
        )
        for merge in found.merges:
            act.note(
                "class_group",
                merge.into.id,
                "took in another spelling",
                name=merge.into.name,
                other=merge.gone.name,
            )
    return found


def answer_siblings(
    act: Act, family_id: UUID, other_family_id: UUID, answer: SiblingAnswer
) -> None:
    """Say whether two families with the same parents' names are one."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_PUPILS, act.by)
        asked = act.store.get(SiblingQuestion, family_id, other_family_id)
        if asked.answer is not SiblingAnswer.OPEN:
            return
        rosters.answer(act.store, asked.model_copy(update={"answer": answer}))
        act.note("family", family_id, f"answered: {answer}")
