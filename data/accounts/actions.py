"""Coming in and leaving, and everything done with accounts."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from data import duties, foreign
from data.accounts import models
from data.accounts import store as accounts
from data.accounts.models import Account, AccountDraft, Session, SignedIn
from data.act import Act
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotAllowed, Refused, Stale
from data.language import N_, Language
from data.names import person_key
from data.nip import nip_of
from data.people import store as people
from data.people.models import Element, Person
from data.record import new_id
from data.school.models import School, SchoolDraft, YearRecord
from data.store import Store

ELSEWHERE = N_("Somebody else changed this account meanwhile. Look again, please.")

WRONG = N_("The username or the password is wrong.")


def open_account(act: Act, draft: AccountDraft, password: str | None = None) -> str:
    """Open an account and return the password that opens it.

    Without ``password`` that is a random one-time password, which the person must
    change first of all. The same form twice is one account: the password returned
    last is the one that counts. A closed account of the person is opened again.
    """
    if password and (refusal := models.password_refusal(password, draft.username)):
        raise refusal
    opening = password or models.one_time_password()
    kept = {
        **draft.model_dump(),
        "password_hash": models.hash_of(opening),
        "must_change": password is None,
        "closed_at": None,
    }
    with act.store.transaction():
        existing = accounts.accounts_like(act.store, draft.username, draft.person_id)
        if refusal := models.opening_refusal(draft, existing, act.by):
            raise refusal
        person = act.store.get(Person, draft.person_id)
        if refusal := models.person_refusal(person):
            raise refusal
        if not existing:
            act.store.add(Account(**kept, version=1))
        else:
            act.store.replace(Account(**kept, version=existing[0].version + 1))
        if not existing or not existing[0].is_open:
            event = "reopened" if existing else "opened"
            _note(act, draft.username, event, role=draft.role)
    return opening


def reset_account(act: Act, username: str, version: int) -> str:
    """Give the account a one-time password, end its sessions; return the password.

    A second identical call gives another one; the one returned last counts.
    """
    opening = models.one_time_password()
    password_hash = models.hash_of(opening)
    with act.store.transaction():
        found = act.store.get(Account, username)
        if refusal := models.reset_refusal(found, act.by):
            raise refusal
        repeated = found.must_change and found.version == version + 1
        if found.version != version and not repeated:
            raise Stale(ELSEWHERE)
        if not repeated:
            changed = {"must_change": True, "version": version + 1}
            act.store.replace(found.model_copy(update=changed))
            _note(act, username, "reset")
        accounts.replace_password(act.store, username, password_hash)
        accounts.end_sessions(act.store, username)
    return opening


def close_account(act: Act, username: str, version: int) -> None:
    """Close an account and end its sessions at once."""
    with act.store.transaction():
        found = act.store.get(Account, username)
        keepers = people.keepers_of_accounts(act.store)
        if refusal := models.closing_refusal(found, keepers, act.by):
            raise refusal
        if not found.is_open:
            return
        if found.version != version:
            raise Stale(ELSEWHERE)
        changed = {"closed_at": act.now, "version": version + 1}
        act.store.replace(found.model_copy(update=changed))
        accounts.end_sessions(act.store, username)
        _note(act, username, "closed")


def change_role(act: Act, username: str, version: int, role: Role) -> None:
    """Let an account's person do what another role may, from their next press on."""
    with act.store.transaction():
        found = act.store.get(Account, username)
        keepers = people.keepers_of_accounts(act.store)
        if refusal := models.role_refusal(found, role, keepers, act.by):
            raise refusal
        changed = found.model_copy(update={"role": role})
        if changed == found:
            return
        if found.version != version:
            raise Stale(ELSEWHERE)
        act.store.replace(changed.model_copy(update={"version": version + 1}))
        _note(act, username, "role changed", before=found.role, role=role)


def change_password(
    store: Store,
    username: str,
    current: str,
    new: str,
    *,
    now: datetime,
    keep: str = "",
) -> None:
    """Change one's own password; all other sessions end.

    ``keep`` is the hash of the session in which it is changed.
    """
    found = store.get(Account, username)
    if not models.matches(found, current):
        raise Refused(N_("The current password is wrong."))
    if refusal := _new_password_refusal(found, current, new):
        raise refusal
    changed = {
        "password_hash": models.hash_of(new),
        "must_change": False,
        "version": found.version + 1,
    }
    with store.transaction():
        person = store.get(Person, found.person_id)
        store.replace(found.model_copy(update=changed))
        accounts.end_sessions(store, username, but=keep)
        by = Actor(id=person.id, name=person.name, role=found.role)
        _note(Act(store, by, now), username, "password changed")


def change_language(act: Act, username: str, language: Language) -> None:
    """Speak another language with the person from now on."""
    with act.store.transaction():
        found = act.store.get(Account, username)
        if not duties.is_own(found.person_id, act.by):
            raise NotAllowed(N_("Everybody chooses the language of their own account."))
        if found.language is language:
            return
        changed = {"language": language, "version": found.version + 1}
        act.store.replace(found.model_copy(update=changed))
        _note(act, username, "language changed", language=language)


def sign_in(store: Store, username: str, password: str, *, now: datetime) -> str:
    """Let somebody in and return the session's token, the value of the cookie."""
    name = models.normalised(username)
    found = store.find(Account, name)
    may_come = found is not None and found.is_open and _is_active(store, found)
    if not models.matches(found, password) or found is None or not may_come:
        raise NotAllowed(WRONG)
    token = secrets.token_urlsafe(32)
    session = Session(
        id_hash=models.hash_of_token(token),
        username=name,
        signed_in_at=now,
        expires_at=now + models.SESSION_LASTS,
    )
    with store.transaction():
        if store.get(Account, name).version != found.version:
            raise Stale(ELSEWHERE)
        if not _is_active(store, found):
            raise NotAllowed(WRONG)
        accounts.add_session(store, session)
    return token


def sign_out(store: Store, token_hash: str, now: datetime) -> None:
    """End one session; a session that ended already stays ended."""
    with store.transaction():
        store.remove(Session, token_hash)


def sign_out_everywhere(act: Act, username: str) -> int:
    """End all sessions of an account, one's own or as its keeper; return how many."""
    with act.store.transaction():
        found = act.store.get(Account, username)
        if not duties.is_own(found.person_id, act.by):
            duties.demand(Duty.KEEP_ACCOUNTS, act.by)
        ended = accounts.end_sessions(act.store, username)
        _note(act, username, "signed out everywhere", sessions=ended)
    return ended


def signed_in(store: Store, token_hash: str, now: datetime) -> SignedIn | None:
    """Return who is behind a session that has not ended, or None."""
    return accounts.signed_in(store, token_hash, now)


def found_school(  # noqa: PLR0917 -- the set-up page in its own order
    store: Store,
    draft: SchoolDraft,
    year: SchoolYear,
    lead_name: str,
    username: str,
    password: str,
    *,
    is_sample: bool,
    now: datetime,
) -> Actor:
    """Set up the school, its first year and its first account; return their person.

    The principal stands in the directory too: letters name them from the first day.
    Refused where there is a school already: the records of one folder are one school.
    """
    lead = Person(
        id=new_id(),
        name=lead_name,
        element=Element.TEACHER,
        position=draft.level.naming.lead,
        is_active=True,
        version=1,
    )
    account = AccountDraft(username=username, person_id=lead.id, role=Role.HUMAS_LEAD)
    if refusal := models.password_refusal(password, account.username):
        raise refusal
    for refusal in draft.refusals():
        raise refusal
    logos = {
        "owner_logo": draft.owner_logo and foreign.logo_of(draft.owner_logo),
        "logo": draft.logo and foreign.logo_of(draft.logo),
    }
    number = {"principal_number": nip_of(draft.principal_number)}
    facts = draft.model_dump() | logos | number
    school = School(**facts, current_year=year.start, is_sample=is_sample, version=1)
    heads = [lead, *_principal_of(school, lead)]
    by = Actor(id=lead.id, name=lead.name, role=Role.HUMAS_LEAD)
    kept = Account(
        **account.model_dump(),
        password_hash=models.hash_of(password),
        must_change=False,
        closed_at=None,
        version=1,
    )
    with store.transaction():
        if store.find(School):
            raise Refused(N_("These records have a school already."))
        store.add(school)
        store.add(YearRecord(start=year.start, closed_on=None, version=1))
        store.add(heads)
        store.add(kept)
        act = Act(store, by, now)
        act.note("school", school.id, "founded", name=school.name)
        act.note("school_year", year.start, "opened")
        for person in heads:
            act.note("person", person.id, "added", name=person.name)
        _note(act, kept.username, "opened", role=kept.role)
    return by


def _principal_of(school: School, lead: Person) -> Iterator[Person]:
    """Give the principal as the directory has them, unless that is the lead."""
    if person_key(school.principal_name) == person_key(lead.name):
        return
    yield Person(
        id=new_id(),
        name=school.principal_name,
        element=Element.PRINCIPAL,
        position=school.level.naming.principal,
        employee_number=school.principal_number,
        is_active=True,
        version=1,
    )


def _new_password_refusal(found: Account, current: str, new: str) -> HumasError | None:
    if new == current:
        return Refused(N_("The new password is the same as the current one."))
    return models.password_refusal(new, found.username)


def _is_active(store: Store, account: Account) -> bool:
    return store.get(Person, account.person_id).is_active


def _note(act: Act, username: str, event: str, **facts: object) -> None:
    act.note("account", username, event, **facts)
