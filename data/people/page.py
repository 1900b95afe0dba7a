"""The directory's page: who works with the school's parents."""

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, say, say_many
from data.people.actions import (
    add_person,
    change_person,
    set_active,
)
from data.people.models import Element, PersonDraft
from data.people.queries import ListedPerson, listed_people
from data.phones import as_written
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.pages import Page, Section

PAGE = Page(N_("People"), "orang", "contacts", Section.SCHOOL, Duty.READ_DIRECTORY)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("People"))
    may_keep = duties.may(Duty.KEEP_DIRECTORY, desk.person)
    if may_keep:
        _new(desk)
    people = _filtered(listed_people(desk.store))
    st.caption(say_many("{count} person", "{count} people", len(people)))
    if not people:
        st.info(say("Nobody matches. Add people above, or search for another name."))
    for person in people:
        _card(desk, person, may_keep=may_keep)


def _filtered(people: list[ListedPerson]) -> list[ListedPerson]:
    left, right = st.columns(2)
    wanted = left.text_input(say("Search"), key="people-search").casefold().strip()
    elements = right.multiselect(
        say("Element"),
        list(Element),
        format_func=lambda e: say(e.label),
        key="people-elements",
    )
    return [
        person
        for person in people
        if wanted in f"{person.name} {person.position}".casefold()
        and (not elements or person.element in elements)
    ]


def _card(desk: Desk, person: ListedPerson, *, may_keep: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{person.name}**")
        facts = [say(person.element.label), person.position]
        if person.phone:
            facts.append(as_written(person.phone))
        if person.username and person.role:
            role = say(person.role.label)
            facts.append(
                say("account {username} ({role})", username=person.username, role=role)
            )
        st.caption(" · ".join(fact for fact in facts if fact))
        if not person.is_active:
            st.badge(say("not active"), color="gray")
        if may_keep:
            with st.expander(say("Change")):
                _change(desk, person)


def _change(desk: Desk, person: ListedPerson) -> None:
    person = as_drawn(person, person.id)
    key = f"{person.id}-{person.version}"
    with st.form(f"person-{key}", border=False):
        fields = Fields(key, person)
        _draw(fields)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Saved."), **fields.labels):
            change_person(
                desk.act(), person.id, person.version, PersonDraft(**fields.typed)
            )
    label = say("Let go") if person.is_active else say("Take back")
    if st.button(label, key=f"active-{key}"):
        with saving(key, say("Saved.")):
            set_active(
                desk.act(), person.id, person.version, is_active=not person.is_active
            )


def _new(desk: Desk) -> None:
    person_id = form_id("person")
    with (
        st.expander(say("Add a person")),
        st.form(f"person-{person_id}", border=False),
    ):
        fields = Fields.new(person_id, PersonDraft, element=Element.TEACHER)
        _draw(fields)
        sent = st.form_submit_button(say("Add"), type="primary")
    if sent:
        told = say("{name} was added.", name=fields.typed["name"])
        with saving("person", told, **fields.labels):
            add_person(desk.act(), person_id, PersonDraft(**fields.typed))


def _draw(fields: Fields) -> None:
    fields.line("name", say("Name"))
    fields.one("element", say("Element"), Element)
    fields.line("position", say("Position"))
    phone = fields.kept.phone
    shown = as_written(phone) if phone else ""
    fields.line("phone", say("Phone"), shown=shown, placeholder="0812-3456-7890")
