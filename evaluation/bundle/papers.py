"""Which records become papers of their own in a bundle, and how each is written."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.letters.store import letter_of
from data.people.queries import listed_people
from data.school.models import School
from evaluation.accreditation.models import ProofKind
from evaluation.accreditation.queries import Proof
from execution.attendance.documents import Sheets, attendance_sheets
from execution.attendance.queries import pupils_of_list, sheet_activity
from execution.closing.documents import activity_report
from execution.closing.facts import report_paper
from execution.gifts.documents import HandoverFacts, handover_record
from execution.gifts.models import Gift
from execution.letters.documents import letters_paper
from execution.letters.queries import letters_to_print
from execution.minutes.documents import meeting_minutes
from execution.minutes.queries import minutes_paper
from organizing.decrees.documents import committee_decree
from organizing.decrees.queries import decree_paper
from planning.activities.models import Activity
from planning.papers.documents import proposal, work_programme
from planning.papers.facts import programme_paper, proposal_paper

SIZE: Final = 60_000
"""About so many bytes a paper has; for the room on the disk."""

Write = Callable[[Act, Proof], bytes]


class PaperOf(NamedTuple):
    """How one kind of record becomes a DOCX; ``is_personal``: it has pupils' names."""

    write: Write
    is_personal: bool = False


def paper_of(proof: Proof) -> PaperOf | None:
    """Return how a proof becomes a paper, or None where it has none."""
    return PAPERS.get((proof.kind, proof.record))


def _decree(act: Act, proof: Proof) -> bytes:
    return committee_decree(decree_paper(act.store, _activity(proof)))


def _minutes(act: Act, proof: Proof) -> bytes:
    return meeting_minutes(minutes_paper(act.store, UUID(proof.record_key)))


def _report(act: Act, proof: Proof) -> bytes:
    return activity_report(report_paper(act.store, _activity(proof), act.now))


def _programme(act: Act, proof: Proof) -> bytes:
    year = SchoolYear(start=proof.school_year)
    return work_programme(programme_paper(act.store, year, act.now))


def _cost_plan(act: Act, proof: Proof) -> bytes:
    return proposal(proposal_paper(act.store, _activity(proof), act.now))


def _attendance(act: Act, proof: Proof) -> bytes:
    school, activity_id = act.store.get(School), _activity(proof)
    [activity] = sheet_activity(act.store, activity_id)
    pupils = pupils_of_list(act.store, activity_id, None)
    return attendance_sheets(
        Sheets(
            school=school,
            activity=activity,
            pupils=tuple(pupil for pupil in pupils if pupil.presence),
            made_on=act.now.astimezone(school.zone).date(),
        )
    )


def _specimen(act: Act, proof: Proof) -> bytes:
    """Write a letter as families had it, without the name of any; or one by name."""
    facts = letters_to_print(act.store, UUID(proof.record_key))
    nobody = dict.fromkeys(("father_name", "mother_name", "guardian_name"), "")
    nobody |= {"pupil": "(nama siswa)", "class_group": "(kelas)", "contact": ""}
    one = [
        letter.model_copy(update={**nobody, "phone": None, "phone_typed": ""})
        for letter in facts.letters
        if letter.student_id is not None
    ]
    shown = (one or list(facts.letters))[:1]
    return letters_paper(facts.model_copy(update={"letters": tuple(shown)}))


def _handover(act: Act, proof: Proof) -> bytes:
    gift = act.store.get(Gift, UUID(proof.record_key))
    activity = gift.activity_id and act.store.find(Activity, gift.activity_id)
    given = letter_of(act.store, Gift.table.name, gift.id)
    people = [p for p in listed_people(act.store) if p.name == gift.received_by]
    return handover_record(
        HandoverFacts(
            act.store.get(School),
            gift,
            activity.title if activity else "",
            given.full_number if given else "",
            people[0].position if len(people) == 1 else "",
        )
    )


def _activity(proof: Proof) -> UUID:
    return proof.activity_id or UUID(proof.record_key)


PAPERS: Final[Mapping[tuple[ProofKind, str], PaperOf]] = {
    (ProofKind.DECREE, "decree"): PaperOf(_decree),
    (ProofKind.MINUTES, "meeting"): PaperOf(_minutes),
    (ProofKind.REPORT, "closing"): PaperOf(_report),
    (ProofKind.PROGRAMME, "work_program"): PaperOf(_programme),
    (ProofKind.COST_PLAN, "budget_line"): PaperOf(_cost_plan),
    (ProofKind.ATTENDANCE, "participation"): PaperOf(_attendance, is_personal=True),
    (ProofKind.INVITATION, "letter_batch"): PaperOf(_specimen),
    (ProofKind.INFORMATION, "letter_batch"): PaperOf(_specimen),
    (ProofKind.CALENDAR, "letter_batch"): PaperOf(_specimen),
    (ProofKind.SUPPORT, "gift"): PaperOf(_handover),
}
"""The papers by the kind of proof and the record that holds it."""
