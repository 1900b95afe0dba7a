"""The accounts' page: who signs in, with which role."""

import re
import secrets
from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.accounts import store as accounts
from data.accounts.actions import (
    change_role,
    close_account,
    open_account,
    reset_account,
)
from data.accounts.models import Account, AccountDraft
from data.actor import Role
from data.duties import Duty
from data.language import N_, Language, say
from data.names import plain_name
from data.people.models import Element
from data.people.queries import ListedPerson, listed_people
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving, show_once, shown_once
from data.ui.links import anchor, link
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import first_rows, unfold

PAGE = Page(
    N_("Accounts"),
    "akun",
    "key",
    Section.SCHOOL,
    Duty.KEEP_ACCOUNTS,
    words=N_("passwords, users, sign in"),
)

ONE_TIME: Final = "one-time-password"
ACCOUNT: Final = "akun"
"""How an address names an account."""
AT_ONCE: Final = 60
"""How many accounts are listed before somebody asks for the rest."""

USUAL_ROLES: Final = {
    Element.PRINCIPAL: Role.PRINCIPAL,
    Element.HOMEROOM: Role.TEACHER,
    Element.COUNSELLOR: Role.TEACHER,
}
"""What a person's account may usually do, by what the person is to the school."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    _one_time_password()
    people = {person.id: person for person in listed_people(desk.store)}
    kept = accounts.accounts(desk.store)
    new = partial(_new, desk, people, kept)
    unfold(say("Open an account"), "open-account", new, begins="account")
    open_ones = [
        (account, people[account.person_id])
        for account in kept
        if account.closed_at is None and account.person_id in people
    ]
    if chosen := _asked(open_ones):
        _card(desk, *chosen)
    first_rows(open_ones, AT_ONCE, partial(_list, desk), "more-accounts")


def _asked(
    those: Sequence[tuple[Account, ListedPerson]],
) -> tuple[Account, ListedPerson] | None:
    """Return the account that the address names."""
    asked = st.query_params.get(ACCOUNT)
    return next((one for one in those if one[0].username == asked), None)


def _one_time_password() -> None:
    if password := shown_once(ONE_TIME):
        with st.container(border=True):
            st.markdown(say("**One-time password**, shown only now:"))
            st.code(password, language=None)
            st.caption(
                say(
                    "Hand it over in person. The first sign-in asks for a password of "
                    "their own."
                )
            )


def _new(desk: Desk, people: dict[UUID, ListedPerson], kept: list[Account]) -> None:
    taken = {account.person_id for account in kept if account.closed_at is None}
    without = [p for p in people.values() if p.id not in taken and p.is_active]
    if not without:
        st.info(say("Everybody in the directory has an account already."))
        return
    person = st.selectbox(
        say("Person"),
        without,
        format_func=lambda p: p.name,
        key="account-person",
    )
    key = form_id("account")
    with st.form(f"account-{key}", border=False):
        fields = Fields(f"{key}-{person.id}")
        usual = _suggested(person.name)
        username = fields.line("username", say("Username"), shown=usual)
        role = USUAL_ROLES.get(person.element, Role.COMMITTEE_MEMBER)
        fields.one("role", say("Role"), Role, shown=role)
        sent = st.form_submit_button(say("Open the account"), type="primary")
    if sent:
        told = say("The account {username} was opened.", username=username)
        with saving("account", told, **fields.labels):
            draft = AccountDraft(
                username=username,
                person_id=person.id,
                role=fields.typed["role"],
                language=Language.INDONESIAN,
            )
            opening = open_account(desk.act(), draft)
            show_once(ONE_TIME, opening)


def _suggested(name: str) -> str:
    """Return a username made of the words of a name, without titles and degrees."""
    words = re.findall(r"[a-z]+", plain_name(name).casefold())
    found = ".".join(word for word in words if len(word) > 2)[:40].strip(".")
    return found or f"akun{secrets.randbelow(1000):03}"


def _list(desk: Desk, those: Sequence[tuple[Account, ListedPerson]]) -> None:
    heads = (
        (say("Name"), "lead"),
        (say("Username"), ""),
        (say("Role"), ""),
        (say("Language"), ""),
        ("", "corner"),
    )
    listing(heads, [Group((), [_row(desk, *one) for one in those])])


def _row(desk: Desk, account: Account, person: ListedPerson) -> list[Cell]:
    name = f"<strong>{escape(person.name)}</strong>"
    waits = f'<small class="look">{escape(_waits(account, person))}</small>'
    url = link(desk, PAGE.path, **{ACCOUNT: account.username})
    return [
        Cell(name + waits, "lead"),
        Cell(f"<code>{escape(account.username)}</code>", label=say("Username")),
        plain(say(account.role.label)),
        plain(account.language.own_name, "desk"),
        Cell(anchor(say("Change"), url), "corner"),
    ]


def _waits(account: Account, person: ListedPerson) -> str:
    if not person.is_active:
        return say("let go in the directory: cannot sign in")
    return say("has not chosen a password yet") if account.must_change else ""


def _card(desk: Desk, account: Account, person: ListedPerson) -> None:
    with st.container(border=True, gap="small"):
        named = f"<strong>{escape(person.name)}</strong> · "
        st.html(f"{named}<code>{escape(account.username)}</code>")
        account = as_drawn(account, account.username)
        place = st.container(horizontal=True)
        _resetting(desk, account, person, place)
        _role(desk, account, person, place)
        _closing(desk, account, person, place)


def _key(account: Account) -> str:
    return f"{account.username}-{account.version}"


def _resetting(
    desk: Desk, account: Account, person: ListedPerson, place: DeltaGenerator
) -> None:
    def reset() -> None:
        opening = reset_account(desk.act(), account.username, account.version)
        show_once(ONE_TIME, opening)

    ending(
        say("Reset the password"),
        say(
            "{name}'s password opens nothing any more, and {name} is signed out "
            "everywhere. You see a one-time password to hand over.",
            name=person.name,
        ),
        say("Give a one-time password"),
        reset,
        say("The password was reset."),
        key=f"reset-{_key(account)}",
        back=Back.NEVER,
        place=place,
        width="stretch",
    )


def _role(
    desk: Desk, account: Account, person: ListedPerson, place: DeltaGenerator
) -> None:
    def choose() -> Role:
        others = [*Role]
        others.remove(account.role)
        chosen: Role = st.radio(
            say("Role"),
            others,
            format_func=lambda role: say(role.label),
            key=f"to-role-{_key(account)}",
        )
        return chosen

    ending(
        say("Change the role"),
        say(
            "From their next press on, {name} sees and does what the other role may. "
            "Now: {role}.",
            name=person.name,
            role=say(account.role.label),
        ),
        say("Change the role to this"),
        lambda role: change_role(desk.act(), account.username, account.version, role),
        say("The role of {name} was changed.", name=person.name),
        key=f"role-{_key(account)}",
        back=Back.ANOTHER,
        place=place,
        draw=choose,
        width="stretch",
    )


def _closing(
    desk: Desk, account: Account, person: ListedPerson, place: DeltaGenerator
) -> None:
    ending(
        say("Close the account"),
        say(
            "{name} is signed out everywhere at once and cannot sign in any more. What "
            "{name} did stays in the records; the account can be opened again.",
            name=person.name,
        ),
        say("Close the account of {name}", name=person.name),
        lambda: close_account(desk.act(), account.username, account.version),
        say("The account was closed."),
        key=f"close-{_key(account)}",
        back=Back.ANOTHER,
        place=place,
        width="stretch",
    )
