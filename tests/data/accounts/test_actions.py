from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from data.accounts import actions
from data.accounts import store as accounts
from data.accounts.models import Account, hash_of_token
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.language import Language
from data.people import store as people
from data.people.actions import set_active
from data.people.models import Element, Person
from data.school import store as schools
from data.school.models import School, SchoolDraft
from data.store import Store
from tests.data.accounts.make import PASSWORD, draft_of, opened
from tests.make import BUDI, RINA, SARI, SCHOOL, TONO, acting

NEW = "teh manis di sore hari"


def entered(store: Store, username: str, password: str, now: datetime) -> str:
    """Sign in; return the session's hash."""
    return hash_of_token(actions.sign_in(store, username, password, now=now))


def test_a_new_account_opens_with_a_one_time_password(
    store: Store, now: datetime
) -> None:
    password = actions.open_account(acting(store, SARI, now), draft_of(RINA))

    session = entered(store, "rina", password, now)

    who = actions.signed_in(store, session, now)
    assert who is not None
    assert (who.actor, who.must_change) == (RINA, True)


def test_two_clicks_open_one_account_and_the_last_password_counts(
    store: Store, now: datetime
) -> None:
    first = actions.open_account(acting(store, SARI, now), draft_of(RINA))
    last = actions.open_account(acting(store, SARI, now), draft_of(RINA))

    assert len(accounts.accounts(store)) == 1
    assert len(events_of(store, "account", "rina")) == 1
    assert entered(store, "rina", last, now)
    with pytest.raises(NotAllowed):
        actions.sign_in(store, "rina", first, now=now)


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_nobody_else_opens_resets_or_closes(
    store: Store, now: datetime, by: Actor
) -> None:
    opened(store, SARI, TONO)

    with pytest.raises(NotAllowed):
        actions.open_account(acting(store, by, now), draft_of(RINA))
    with pytest.raises(NotAllowed):
        actions.reset_account(acting(store, by, now), "tono", 1)
    with pytest.raises(NotAllowed):
        actions.close_account(acting(store, by, now), "tono", 1)
    with pytest.raises(NotAllowed):
        actions.sign_out_everywhere(acting(store, by, now), "tono")


def test_a_username_belongs_to_one_person_and_a_person_has_one(
    store: Store, now: datetime
) -> None:
    opened(store, RINA)

    with pytest.raises(Refused, match="taken"):
        actions.open_account(acting(store, SARI, now), draft_of(TONO, username="rina"))
    with pytest.raises(Refused, match="already has"):
        actions.open_account(acting(store, SARI, now), draft_of(RINA, username="rina2"))
    with pytest.raises(Refused, match="open already"):
        actions.open_account(acting(store, SARI, now), draft_of(RINA))


def test_an_account_needs_a_person_of_the_directory(
    store: Store, now: datetime
) -> None:
    ghost = Actor(id=SARI.id.__class__(int=99), name="Hantu", role=RINA.role)

    with pytest.raises(NotFound):
        actions.open_account(acting(store, SARI, now), draft_of(ghost))

    assert accounts.accounts(store) == []


@pytest.mark.parametrize("username", ["rina", "siapa"])
def test_a_wrong_password_and_an_unknown_username_sound_the_same(
    store: Store, now: datetime, username: str
) -> None:
    opened(store, RINA)

    with pytest.raises(NotAllowed, match="username or the password"):
        actions.sign_in(store, username, "bukan kata sandinya", now=now)


def test_a_username_may_be_typed_in_capitals(store: Store, now: datetime) -> None:
    opened(store, RINA)

    assert entered(store, " RINA ", PASSWORD, now)


def test_signing_out_ends_this_session_only(store: Store, now: datetime) -> None:
    opened(store, RINA)
    here, there = (entered(store, "rina", PASSWORD, now) for _ in range(2))

    actions.sign_out(store, here, now)
    actions.sign_out(store, here, now)

    assert actions.signed_in(store, here, now) is None
    assert actions.signed_in(store, there, now) is not None


def test_a_reset_ends_all_sessions_and_the_old_password(
    store: Store, now: datetime
) -> None:
    opened(store, SARI, RINA)
    session = entered(store, "rina", PASSWORD, now)

    password = actions.reset_account(acting(store, SARI, now), "rina", 1)

    assert actions.signed_in(store, session, now) is None
    with pytest.raises(NotAllowed):
        actions.sign_in(store, "rina", PASSWORD, now=now)
    assert entered(store, "rina", password, now)


def test_two_clicks_reset_once_and_the_last_password_counts(
    store: Store, now: datetime
) -> None:
    opened(store, SARI, RINA)

    actions.reset_account(acting(store, SARI, now), "rina", 1)
    last = actions.reset_account(acting(store, SARI, now), "rina", 1)

    assert entered(store, "rina", last, now)
    assert store.get(Account, "rina").version == 2
    assert [e.event for e in events_of(store, "account", "rina")] == [
        "reset",
        "opened",
    ]


def test_a_reset_from_an_old_page_is_refused(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    actions.change_language(acting(store, RINA, now), "rina", Language.ENGLISH)

    with pytest.raises(Stale):
        actions.reset_account(acting(store, SARI, now), "rina", 1)


def test_a_closed_account_is_out_at_once_and_stays_out(
    store: Store, now: datetime
) -> None:
    opened(store, SARI, RINA)
    session = entered(store, "rina", PASSWORD, now)

    actions.close_account(acting(store, SARI, now), "rina", 1)
    actions.close_account(acting(store, SARI, now), "rina", 1)

    assert actions.signed_in(store, session, now) is None
    with pytest.raises(NotAllowed):
        actions.sign_in(store, "rina", PASSWORD, now=now)
    with pytest.raises(WrongStep):
        actions.reset_account(acting(store, SARI, now), "rina", 2)


def test_a_person_who_comes_back_gets_their_account_again(
    store: Store, now: datetime
) -> None:
    opened(store, SARI, RINA)
    actions.close_account(acting(store, SARI, now), "rina", 1)

    password = actions.open_account(acting(store, SARI, now), draft_of(RINA))

    assert entered(store, "rina", password, now)
    assert events_of(store, "account", "rina")[0].event == "reopened"


def test_the_last_lead_account_cannot_be_closed(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)

    with pytest.raises(Refused, match="last open account"):
        actions.close_account(acting(store, SARI, now), "sari", 1)

    opened_too = draft_of(TONO, role=SARI.role)
    actions.open_account(acting(store, SARI, now), opened_too, PASSWORD)
    actions.close_account(acting(store, SARI, now), "sari", 1)
    assert not store.get(Account, "sari").is_open


def test_a_new_password_ends_the_other_sessions(store: Store, now: datetime) -> None:
    opened(store, RINA)
    here, there = (entered(store, "rina", PASSWORD, now) for _ in range(2))

    actions.change_password(store, "rina", PASSWORD, NEW, now=now, keep=here)

    assert actions.signed_in(store, here, now) is not None
    assert actions.signed_in(store, there, now) is None
    assert entered(store, "rina", NEW, now)


@pytest.mark.parametrize(
    ("current", "new"),
    [("bukan kata sandinya", NEW), (PASSWORD, PASSWORD), (PASSWORD, "pendek")],
)
def test_a_bad_change_of_password_changes_nothing(
    store: Store, now: datetime, current: str, new: str
) -> None:
    opened(store, RINA)
    kept = store.get(Account, "rina")

    with pytest.raises(Refused):
        actions.change_password(store, "rina", current, new, now=now)

    assert store.get(Account, "rina") == kept


def test_one_chooses_only_ones_own_language(store: Store, now: datetime) -> None:
    opened(store, RINA)

    with pytest.raises(NotAllowed):
        actions.change_language(acting(store, SARI, now), "rina", Language.ENGLISH)
    for _ in range(2):
        actions.change_language(acting(store, RINA, now), "rina", Language.ENGLISH)

    assert store.get(Account, "rina").language is Language.ENGLISH
    assert store.get(Account, "rina").version == 2


def test_the_lead_signs_somebody_out_everywhere(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    session = entered(store, "rina", PASSWORD, now)

    assert actions.sign_out_everywhere(acting(store, SARI, now), "rina") == 1
    assert actions.signed_in(store, session, now) is None


def test_history_never_holds_a_password(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    password = actions.reset_account(acting(store, SARI, now), "rina", 1)
    actions.change_password(store, "rina", password, NEW, now=now)

    noted = " ".join(e.facts for e in events_of(store, "account", "rina"))

    assert not any(secret in noted for secret in (password, NEW, PASSWORD, "argon2"))


def founded(store: Store, now: datetime, lead: str = "Sari") -> Actor:
    draft = SchoolDraft.model_validate(
        SCHOOL.model_dump(include=set(SchoolDraft.model_fields))
    )
    return actions.found_school(
        store,
        draft,
        SchoolYear(start=2026),
        lead,
        "Wakil",
        PASSWORD,
        is_sample=False,
        now=now,
    )


def test_a_school_begins_with_a_year_and_its_lead(now: datetime) -> None:
    store = Store.open()

    lead = founded(store, now)

    school = store.find(School)
    assert school is not None
    assert (school.npsn, school.current_year) == ("12345678", 2026)
    assert schools.year(store, 2026).closed_on is None
    assert store.get(Person, lead.id).name == "Sari"
    assert entered(store, "wakil", PASSWORD, now)


def test_the_principal_of_the_set_up_stands_in_the_directory(now: datetime) -> None:
    store = Store.open()

    lead = founded(store, now)

    [principal] = [one for one in people.people(store) if one.id != lead.id]
    assert principal.name == SCHOOL.principal_name
    assert principal.element is Element.PRINCIPAL
    assert principal.position == "Kepala Sekolah"
    [event] = events_of(store, "person", str(principal.id))
    assert event.event == "added"


def test_who_leads_both_stands_in_the_directory_once(now: datetime) -> None:
    store = Store.open()

    founded(store, now, "BUDI, S.Pd.")

    [alone] = people.people(store)
    assert alone.name == "BUDI, S.Pd."


def test_only_one_school_begins_however_often_it_is_sent(now: datetime) -> None:
    store = Store.open()

    def sent(_: int) -> str:
        try:
            return founded(store.cursor(), now).name
        except HumasError:
            return "refused"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(sent, range(4)))

    assert answers == ["Sari", "refused", "refused", "refused"]
    assert {one.name for one in people.people(store)} == {"Sari", "Budi"}


def test_a_weak_password_founds_nothing(now: datetime) -> None:
    store = Store.open()

    with pytest.raises(Refused):
        actions.found_school(
            store,
            SchoolDraft.model_validate(
                SCHOOL.model_dump(include=set(SchoolDraft.model_fields))
            ),
            SchoolYear(start=2026),
            "Sari",
            "wakil",
            "pendek",
            is_sample=False,
            now=now,
        )

    assert store.find(School) is None
    assert people.people(store) == []


# ── roles, and who is let go ─────────────────────────────────────────────────
def test_a_role_is_changed_while_the_person_is_in(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    session = entered(store, "rina", PASSWORD, now)

    for _ in range(2):  # a double click
        actions.change_role(acting(store, SARI, now), "rina", 1, Role.PRINCIPAL)

    who = actions.signed_in(store, session, now)
    assert who is not None
    assert who.role is Role.PRINCIPAL
    noted = events_of(store, "account", "rina")[0]
    assert noted.event == "role changed"
    assert "committee_member" in noted.facts


def test_a_role_changed_by_two_at_once_is_told(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    actions.change_role(acting(store, SARI, now), "rina", 1, Role.PRINCIPAL)

    with pytest.raises(Stale):
        actions.change_role(acting(store, SARI, now), "rina", 1, Role.HUMAS_LEAD)


def test_somebody_always_keeps_the_accounts(store: Store, now: datetime) -> None:
    opened(store, SARI, RINA)
    lead = acting(store, SARI, now)

    for ends in (
        lambda: actions.change_role(lead, "sari", 1, Role.PRINCIPAL),
        lambda: actions.close_account(lead, "sari", 1),
        lambda: set_active(lead, SARI.id, 1, is_active=False),
    ):
        with pytest.raises(Refused, match="last open account"):
            ends()

    actions.change_role(lead, "rina", 1, Role.HUMAS_LEAD)
    set_active(lead, RINA.id, 1, is_active=False)
    with pytest.raises(Refused, match="last open account"):
        actions.close_account(lead, "sari", 1)
    set_active(lead, RINA.id, 2, is_active=True)
    actions.close_account(lead, "sari", 1)


def test_who_is_let_go_gets_no_account(store: Store, now: datetime) -> None:
    opened(store, SARI)
    set_active(acting(store, SARI, now), TONO.id, 1, is_active=False)

    with pytest.raises(Refused, match="not active"):
        actions.open_account(acting(store, SARI, now), draft_of(TONO))


def test_letting_go_twice_is_letting_go_once(store: Store, now: datetime) -> None:
    for _ in range(2):
        set_active(acting(store, SARI, now), TONO.id, 1, is_active=False)

    assert len(events_of(store, "person", str(TONO.id))) == 1
    with pytest.raises(Stale):
        set_active(acting(store, SARI, now), TONO.id, 1, is_active=True)
