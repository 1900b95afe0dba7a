"""The directory's page: who works with the school's parents."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.joining.form import many_people
from data.language import N_, say, say_many
from data.names import searched
from data.nip import in_groups
from data.people import store as directory
from data.people.actions import (
    add_person,
    change_person,
    set_active,
)
from data.people.models import (
    ClassGroupsDraft,
    Element,
    HeldClassGroup,
    PersonDraft,
)
from data.people.queries import ListedPerson, listed_people
from data.phones import as_written
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, press, saving
from data.ui.head import titled
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import first_rows, unfold

PAGE = Page(
    N_("People"),
    "orang",
    "contacts",
    Section.SCHOOL,
    Duty.READ_DIRECTORY,
    words=N_("directory, teachers, staff, phone numbers"),
)

ASKED: Final = "orang"
"""The address names the person whose entry is to be changed."""
AT_ONCE: Final = 60
"""How many people are listed before somebody asks for the rest."""


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    may_keep = duties.may(Duty.KEEP_DIRECTORY, desk.person)
    everybody = listed_people(desk.store, desk.year)
    if may_keep:
        _asked_for(desk, everybody)
        new = partial(_new, desk)
        unfold(say("Add a person"), "add-person", new, begins="person")
        many = partial(many_people, desk)
        label = say("Add many people at once")
        unfold(label, "add-many", many, begins="many-people")
    with head:
        people = _filtered(everybody)
    st.caption(say_many("{count} person", "{count} people", len(people)))
    if not people:
        st.info(say("Nobody matches. Add people above, or search for another name."))
        return
    draw = partial(_list, desk, may_keep=may_keep)
    first_rows(people, AT_ONCE, draw, "more-people")


def _filtered(people: list[ListedPerson]) -> list[ListedPerson]:
    words = st.text_input(
        say("Search"),
        placeholder=say("Search"),
        icon=":material/search:",
        key="people-search",
    )
    wanted = searched(words.strip())
    elements = st.multiselect(
        say("Element"),
        list(Element),
        format_func=lambda e: say(e.label),
        key="people-elements",
    )
    return [
        person
        for person in people
        if wanted in searched(f"{person.name} {person.position}")
        and (not elements or person.element in elements)
    ]


def _list(desk: Desk, people: Sequence[ListedPerson], *, may_keep: bool) -> None:
    heads = [
        (say("Name"), "lead"),
        (say("Element"), ""),
        (say("Phone"), ""),
        (say("Account"), ""),
    ]
    if may_keep:
        heads.append(("", "corner"))
    rows = [_row(desk, person, may_keep=may_keep) for person in people]
    listing(heads, [Group((), rows)])


def _row(desk: Desk, person: ListedPerson, *, may_keep: bool) -> list[Cell]:
    number, away = in_groups(person.employee_number), say("not active")
    parts = (f"NIP {number}" if number else "", "" if person.is_active else away)
    under = " · ".join(filter(None, parts))
    name = f"<strong>{escape(person.name)}</strong><small>{escape(under)}</small>"
    led = ", ".join(person.class_groups)
    told = (say(person.element.label), led, person.position)
    element = dict.fromkeys(filter(None, told))  # "Guru BK" is said once
    account = ""
    if person.username and person.role:
        account = f"{person.username} ({say(person.role.label)})"
    row = [
        Cell(f'<span style="white-space:normal">{name}</span>', "lead"),
        plain(" · ".join(element)),
        plain(as_written(person.phone) if person.phone else "", label=say("Phone")),
        plain(account, label=say("Account")),
    ]
    if may_keep:
        url = link(desk, PAGE.path, orang=person.id)
        row.append(Cell(anchor(say("Change"), url), "corner"))
    return row


def _asked_for(desk: Desk, people: Sequence[ListedPerson]) -> None:
    """Draw the form of the person whom the address names."""
    asked = st.query_params.get(ASKED)
    person = next((one for one in people if str(one.id) == asked), None)
    if person is None:
        return
    with st.container(border=True):
        st.subheader(unmarked(person.name), anchor=False)
        _change(desk, person)
        go(say("Close without saving"), link(desk, PAGE.path))


def _change(desk: Desk, person: ListedPerson) -> None:
    person = as_drawn(person, person.id)
    key = f"{person.id}-{person.version}"
    with st.form(f"person-{key}", border=False):
        fields = Fields(key, person)
        homeroom = _draw(desk, fields, person.class_group_ids)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Saved."), **fields.labels):
            draft = PersonDraft(**fields.typed)
            change_person(desk.act(), person.id, person.version, draft, homeroom)
            st.query_params.pop(ASKED, None)
    _activity(desk, person)


def _activity(desk: Desk, person: ListedPerson) -> None:
    """Let a person go, or take them back."""

    def turn() -> None:
        is_active = not person.is_active
        set_active(desk.act(), person.id, person.version, is_active=is_active)
        st.query_params.pop(ASKED, None)

    key = f"active-{person.id}-{person.version}"
    if not person.is_active:
        back = say("{name} is in the directory again.", name=person.name)
        press(say("Take back"), turn, back, key=key)
        return
    ending(
        say("Let go"),
        say(
            "{name} is signed out everywhere at once; neither their account nor a "
            "personal link opens anything any more, and they cannot be chosen for new "
            "tasks. What they did stays in the records.",
            name=person.name,
        ),
        say("Let {name} go", name=person.name),
        turn,
        say("{name} was let go.", name=person.name),
        key=key,
        back=Back.ANOTHER,
    )


def _new(desk: Desk) -> None:
    person_id = form_id("person")
    with st.form(f"person-{person_id}", border=False):
        fields = Fields.new(person_id, PersonDraft, element=Element.TEACHER)
        homeroom = _draw(desk, fields)
        sent = st.form_submit_button(say("Add"), type="primary")
    if sent:
        told = say("{name} was added.", name=fields.typed["name"])
        with saving("person", told, **fields.labels):
            draft = PersonDraft(**fields.typed)
            add_person(desk.act(), person_id, draft, homeroom)


def _draw(
    desk: Desk, fields: Fields, led: Sequence[UUID] = ()
) -> ClassGroupsDraft | None:
    """Draw a person's fields; return the class groups that they are to lead.

    None where nothing can be chosen: the year is closed, or has no class groups.
    """
    fields.line("name", say("Name"))
    fields.one("element", say("Element"), Element)
    homeroom = _homeroom(desk, fields.apart(), led)
    fields.line("position", say("Position"))
    phone = fields.kept.phone
    shown = as_written(phone) if phone else ""
    fields.line("phone", say("Phone"), shown=shown, placeholder="0812-3456-7890")
    fields.tick(
        "shares_phone",
        say("Agreed that the number stands on duty slips of committees"),
        help=say(
            "Members of a committee then read whom to call. Without the person's "
            "consent slips show the name only."
        ),
    )
    fields.line(
        "employee_number",
        "NIP",
        shown=in_groups(fields.kept.employee_number),
        placeholder="19700101 199503 1 001",
        help=say(
            "Printed below signatures and in decrees. Empty for a person without one."
        ),
    )
    return homeroom


def _homeroom(
    desk: Desk, fields: Fields, led: Sequence[UUID]
) -> ClassGroupsDraft | None:
    groups = directory.class_groups(desk.store, desk.year)
    if not (groups and desk.year_is_open):
        return None
    chosen = fields.many(
        "class_group_ids",
        say("Class group in {year}", year=desk.year),
        {group.id: _held(group) for group in groups},
        shown=led,
        help=say("Only for the element “Homeroom teacher”."),
        placeholder=say("Only for homeroom teachers"),
    )
    return ClassGroupsDraft(school_year=desk.year.start, class_group_ids=chosen)


def _held(group: HeldClassGroup) -> str:
    return f"{group.name} ({group.person_name})" if group.person_name else group.name
