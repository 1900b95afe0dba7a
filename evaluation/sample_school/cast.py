"""The people of the sample school, and which of them act."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data.accounts import actions as accounts
from data.accounts.models import SAMPLE_PASSWORD, AccountDraft
from data.act import Act
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.language import Language
from data.people import actions as people
from data.people import store as directory
from data.people.models import PersonDraft
from data.store import Store
from evaluation.sample_school.models import SampleActivity, SamplePerson, id_of
from evaluation.sample_school.reading import facts


class Cast:
    """The people who act: who leads, the principal, and who heads committees."""

    def __init__(self, actors: dict[str, Actor], everybody: list[UUID]) -> None:
        """Keep who acts by user name, and everybody in the order of the list."""
        self._actors = actors
        of_role = {actor.role: actor for actor in actors.values()}
        self.lead = of_role[Role.HUMAS_LEAD]
        self.principal = of_role[Role.PRINCIPAL]
        self.everybody = everybody

    def actor(self, username: str) -> Actor:
        """Return who has an account of this name."""
        return self._actors[username]

    def member_for(self, sample: SampleActivity) -> Actor:
        """Return whose committee an activity has."""
        return self._actors[sample.led_by]


def found(store: Store, year: SchoolYear, now: datetime) -> Cast:
    """Found the school and let its people come; return who acts."""
    known = facts().school
    founder, *others = known.people
    lead = accounts.found_school(
        store,
        known.school,
        year,
        founder.name,
        founder.username,
        SAMPLE_PASSWORD,
        is_sample=True,
        now=now,
    )
    people.change_person(Act(store, lead, now), lead.id, 1, _draft(founder))
    return _come(store, founder, others, lead, now)


def _draft(person: SamplePerson) -> PersonDraft:
    return PersonDraft(
        **{name: getattr(person, name) for name in PersonDraft.model_fields}
    )


def _come(
    store: Store,
    founder: SamplePerson,
    others: Sequence[SamplePerson],
    lead: Actor,
    now: datetime,
) -> Cast:
    actors, everybody = {founder.username: lead}, [lead.id]
    known = {one.name: one for one in directory.people(store)}
    for person in others:
        act = Act(store, lead, now)
        if kept := known.get(person.name):
            person_id = people.change_person(
                act, kept.id, kept.version, _draft(person)
            ).id
        else:
            person_id = id_of("person", person.name)
            people.add_person(act, person_id, _draft(person))
        everybody.append(person_id)
        if person.username:
            actors[person.username] = _open(store, person, person_id, lead, now)
    return Cast(actors, everybody)


def _open(
    store: Store, person: SamplePerson, person_id: UUID, lead: Actor, now: datetime
) -> Actor:
    account = AccountDraft(
        username=person.username,
        person_id=person_id,
        role=person.role,
        language=Language.INDONESIAN,
    )
    accounts.open_account(Act(store, lead, now), account, SAMPLE_PASSWORD)
    return Actor(id=person_id, name=person.name, role=person.role)
