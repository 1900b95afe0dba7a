"""Giving, revoking and opening personal links.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.duties import Duty
from data.people import store as people
from data.people.models import Person
from data.record import new_id
from data.school import store as schools
from data.school.models import School
from data.store import Store
from organizing.links import store as links
from organizing.links.models import (
    LinkStep,
    Opened,
    PersonalLink,
    RecordLink,
    closed_door,
    end_of,
    expiry_refusal,
    link_in,
    person_refusal,
    token_of,
)

SAME_VISIT: Final = timedelta(minutes=10)
"""How long a visit lasts: until then a link's last use is not written again."""


def give_link(
    act: Act,
    link_id: UUID,
    person_id: UUID,
    year: SchoolYear,
    *,
    until: date | None = None,
) -> PersonalLink:
    """Give a person a link to their tasks of a year; ``until``: its last day.

    Without ``until`` it holds as long as the school year. A person has one link that
    holds: who has one keeps it.
    """
    with act.store.transaction():
        zone = _demand(act, year).zone
        today = act.now.astimezone(zone).date()
        day = until or year.last_day
        if kept := act.store.find(PersonalLink, link_id):
            return kept
        person = act.store.get(Person, person_id)
        if refusal := person_refusal(person.name, is_active=person.is_active):
            raise refusal
        if kept := _holding(act.store, year, act.now).get(person_id):
            return kept
        if refusal := expiry_refusal(day, year, today):
            raise refusal
        new = _link(act, link_id, person_id, year, end_of(day, zone))
        _keep(act, [new], [person])
    return new


def give_links(
    act: Act, person_ids: Sequence[UUID], year: SchoolYear
) -> list[PersonalLink]:
    """Give a link until the year's end to those of these people who have none.

    Those who are not active any more get none. Returns the new ones.
    """
    with act.store.transaction():
        zone = _demand(act, year).zone
        day = year.last_day
        if refusal := expiry_refusal(day, year, act.now.astimezone(zone).date()):
            raise refusal
        holding = _holding(act.store, year, act.now)
        wanted = set(person_ids) - set(holding)
        receivers = [
            p for p in people.people(act.store) if p.id in wanted and p.is_active
        ]
        new = [
            _link(act, new_id(), person.id, year, end_of(day, zone))
            for person in receivers
        ]
        _keep(act, new, receivers)
    return new


def revoke_link(act: Act, link_id: UUID) -> None:
    """Let a link open nothing from now on, also in a closed year."""
    with act.store.transaction():
        duties.demand(Duty.GIVE_LINKS, act.by)
        kept = act.store.get(PersonalLink, link_id)
        if kept.revoked_at is not None:
            return
        revoked = {"revoked_at": act.now, "version": kept.version + 1}
        act.store.replace(kept.model_copy(update=revoked))
        _note(act, kept, act.store.get(Person, kept.person_id), "revoked")


def open_link(store: Store, token: str, now: datetime) -> Opened:
    """Return whose link an address is, and note that it was used.

    Raises the same NotFound for an unknown, an expired and a revoked address, and
    for a person who is not active any more.
    """
    kept, opened = _opened(store, token, now)
    if kept.last_used_at is None or now - kept.last_used_at >= SAME_VISIT:
        with store.transaction():
            links.mark_used(store, kept.id, now)
    return opened


def peek(store: Store, token: str, now: datetime) -> Opened:
    """Return whose link an address is, and note nothing: a program looked at it."""
    return _opened(store, token, now)[1]


def tokens_for(act: Act, link_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return what stands in the addresses of links; only who gives links may read it.

    The same as when they were given: a slip can be printed again.
    """
    duties.demand(Duty.GIVE_LINKS, act.by)
    key = schools.find_signing_key(act.store)
    return {link_id: token_of(key, link_id) for link_id in link_ids} if key else {}


def give_record_links(
    act: Act,
    purpose: str,
    record_ids: Sequence[UUID],
    year: SchoolYear,
    *,
    until: date,
) -> list[RecordLink]:
    """Give each of these things a link that opens it until a day; return all of theirs.

    What has a link that holds keeps it. Called inside the transaction of what is
    opened, which demands who may do it and notes the history.
    """
    zone = act.store.get(School).zone
    kept = {
        one.record_id: one
        for one in reversed(links.record_links(act.store, purpose, record_ids))
        if one.step_at(act.now) is LinkStep.HOLDS
    }
    new = [
        RecordLink(
            id=new_id(),
            purpose=purpose,
            record_id=record_id,
            school_year=year.start,
            made_at=act.now,
            made_by=act.by.id,
            expires_at=end_of(until, zone),
        )
        for record_id in dict.fromkeys(record_ids)
        if record_id not in kept
    ]
    if new:
        schools.signing_key(act.store)  # from now on there is one
        act.store.add(new)
    return [*kept.values(), *new]


def revoke_record_links(act: Act, purpose: str, record_ids: Sequence[UUID]) -> int:
    """Let the links to these things open nothing from now on; return how many did.

    Called as ``give_record_links`` is.
    """
    holding = [
        one.model_copy(update={"revoked_at": act.now, "version": one.version + 1})
        for one in links.record_links(act.store, purpose, record_ids)
        if one.revoked_at is None
    ]
    act.store.replace(holding)
    return len(holding)


def record_tokens(act: Act, purpose: str, link_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what stands in the addresses of links to one thing each, by link.

    Who asks for them demands who may read them.
    """
    key = schools.find_signing_key(act.store)
    return {one: token_of(key, one, purpose) for one in link_ids} if key else {}


def open_record_link(
    store: Store, purpose: str, token: str, now: datetime, *, is_noted: bool = True
) -> RecordLink:
    """Return which thing an address opens, and note that it was used.

    Raises the same NotFound for an unknown, an expired and a revoked address.
    """
    key = schools.find_signing_key(store)
    link_id = link_in(key, token, purpose) if key else None
    kept = store.find(RecordLink, link_id) if link_id else None
    if kept is None or kept.step_at(now) is not LinkStep.HOLDS:
        raise closed_door()
    is_old = kept.last_used_at is None or now - kept.last_used_at >= SAME_VISIT
    if is_noted and is_old:
        with store.transaction():
            links.mark_record_link_used(store, kept.id, now)
    return kept


def _opened(store: Store, token: str, now: datetime) -> tuple[PersonalLink, Opened]:
    key = schools.find_signing_key(store)
    link_id = link_in(key, token) if key else None
    kept = store.find(PersonalLink, link_id) if link_id else None
    if kept is None or kept.step_at(now) is not LinkStep.HOLDS:
        raise closed_door()
    person = store.get(Person, kept.person_id)
    if not person.is_active:
        raise closed_door()
    return kept, Opened(
        link_id=kept.id,
        actor=Actor(
            id=person.id, name=person.name, role=Role.COMMITTEE_MEMBER, by_link=True
        ),
        year=SchoolYear(start=kept.school_year),
    )


def _demand(act: Act, year: SchoolYear) -> School:
    duties.demand(Duty.GIVE_LINKS, act.by)
    schools.demand_open(act.store, year.start)
    return act.store.get(School)


def _holding(store: Store, year: SchoolYear, now: datetime) -> dict[UUID, PersonalLink]:
    """Return the links of a year that hold, by person."""
    return {
        kept.person_id: kept
        for kept in links.links_in(store, year)
        if kept.step_at(now) is LinkStep.HOLDS
    }


def _link(
    act: Act, link_id: UUID, person_id: UUID, year: SchoolYear, expires_at: datetime
) -> PersonalLink:
    return PersonalLink(
        id=link_id,
        person_id=person_id,
        school_year=year.start,
        made_at=act.now,
        made_by=act.by.id,
        expires_at=expires_at,
    )


def _keep(act: Act, new: Sequence[PersonalLink], receivers: Sequence[Person]) -> None:
    schools.signing_key(act.store)  # from now on there is one
    act.store.add(new)
    for link, person in zip(new, receivers, strict=True):
        _note(act, link, person, "given")


def _note(act: Act, link: PersonalLink, person: Person, event: str) -> None:
    act.note("personal_link", link.id, event, holder=person.name)
