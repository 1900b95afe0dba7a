"""Taking in the list of pupils, and saying which families are one."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.phones import kept_phone
from data.roster import store as rosters
from data.roster.matching import NO_ANSWERS, intake
from data.roster.models import (
    Answers,
    Change,
    ConsentDraft,
    ContactDraft,
    Family,
    Intake,
    MessageConsent,
    PupilContact,
    SiblingAnswer,
    SiblingQuestion,
    Student,
)
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


def add_contact(
    act: Act, contact_id: UUID, student_id: UUID, draft: ContactDraft
) -> PupilContact:
    """Keep who speaks for a pupil in a second home; the same form twice is one."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_PUPILS, act.by)
        act.store.get(Student, student_id)
        facts = {**draft.model_dump(), "phone": kept_phone(draft.phone)}
        new = PupilContact(**facts, id=contact_id, student_id=student_id, version=1)
        if act.store.add(new):
            act.note("pupil_contact", contact_id, "added", name=new.name)
    return new


def change_contact(
    act: Act, contact_id: UUID, version: int, draft: ContactDraft
) -> PupilContact:
    """Change who speaks for a pupil in a second home."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_PUPILS, act.by)
        kept = act.store.get(PupilContact, contact_id)
        facts = {**draft.model_dump(), "phone": kept_phone(draft.phone)}
        new = kept.model_copy(update={**facts, "version": version + 1})
        if kept == new:
            return kept
        act.store.replace(new)
        act.note("pupil_contact", contact_id, "changed", name=new.name)
    return new


def remove_contact(act: Act, contact_id: UUID) -> None:
    """Let a pupil have no second home any more; what was sent there stays counted."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_PUPILS, act.by)
        if kept := act.store.find(PupilContact, contact_id):
            act.store.remove(PupilContact, contact_id)
            act.note("pupil_contact", contact_id, "removed", name=kept.name)


def keep_consent(
    act: Act, family_id: UUID, version: int, draft: ConsentDraft
) -> MessageConsent:
    """Keep whose number a family gave, and whether messages may be written to it."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_PUPILS, act.by)
        act.store.get(Family, family_id)
        today = schools.today(act.store, act.now)
        if refusal := draft.refusal(today):
            raise refusal
        kept = act.store.find(MessageConsent, family_id=family_id)
        new = MessageConsent(
            **draft.model_dump(), family_id=family_id, version=version + 1
        )
        if kept == new:
            return kept
        if kept is None and version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        event = "withdrawn" if new.withdrawn_on else "kept"
        act.note("message_consent", family_id, event)
    return new
