"""What the sample school's counsellor and a homeroom teacher spoke with families."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.roster.queries import listed_pupils
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleContact, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.contacts import actions as contacts
from execution.contacts.models import Contact, ContactDraft
from planning.activities.models import Activity


def speak(
    store: Store,
    year: SchoolYear,
    nth: int,
    cast: Cast,
    today: date,
    *,
    planned: Mapping[str, Activity],
) -> None:
    """Write down what was spoken in a year until today, and what is to come."""
    seats: dict[str, list[UUID]] = {}
    for pupil in listed_pupils(store, year):
        seats.setdefault(pupil.class_group, []).append(pupil.id)
    for number, sample in enumerate(facts().contacts.spoken):
        met_on = sample.falls_on(year, today)
        is_over = met_on < today or sample.ahead is not None
        if sample.nth == nth and is_over and met_on in year:
            contact_id = id_of("contact", f"{year}-{number}")
            seat = seats[sample.class_group][sample.seat]
            draft = _draft(sample, met_on, seat, cast)
            activity = planned.get(sample.of)
            if activity and day_of(activity) > today:
                draft = draft.model_copy(update={"activity_id": activity.id})
            _write(store, sample, contact_id, cast, draft)


def _write(
    store: Store,
    sample: SampleContact,
    contact_id: UUID,
    cast: Cast,
    draft: ContactDraft,
) -> None:
    """Write a contact down on its day, or the week before one that is to come."""
    ahead = timedelta(days=sample.ahead + 1) if sample.ahead is not None else None
    now = at(draft.met_on - ahead if ahead else draft.met_on)
    act = Act(store, cast.actor(sample.by), now)
    kept: Contact = contacts.record_contact(
        act, contact_id, draft, SchoolYear.of(draft.met_on)
    )
    if sample.closed:
        contacts.close_contact(act, contact_id, kept.version, sample.closed)


def _draft(
    sample: SampleContact, met_on: date, student_id: UUID, cast: Cast
) -> ContactDraft:
    due = met_on + timedelta(days=sample.due_in)
    said = {name: getattr(sample, name) for name in ContactDraft.model_fields}
    its_own = {
        "student_id": student_id,
        "met_on": met_on,
        "due_on": due if sample.next_step else None,
        "next_person_id": cast.actor(sample.next_by).id if sample.next_by else None,
    }
    return ContactDraft(**(said | its_own))
