"""How a person fills in a body, a position and a term, and changes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.language import in_long, say, why
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, saving
from organizing.structure.actions import (
    add_body,
    add_office,
    appoint,
    change_body,
    change_office,
    change_term,
    close_body,
    leave,
    remove_office,
    reopen_body,
    take_back_term,
)
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    Branch,
    HeldTerm,
    Office,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
    closing_refusal,
    removal_refusal,
)

DAY_FORMAT: Final = "DD/MM/YYYY"


def body_fields(
    key: str, kept: Body | None, bodies: Sequence[Body]
) -> dict[str, object]:
    """Ask for a body; the kind of one that is there stays."""
    facts: dict[str, object] = {}
    if kept is None:
        kinds = [kind for kind in BodyKind if kind is not BodyKind.CLASS_PARENTS]
        facts["kind"] = st.selectbox(
            say("Kind of body"),
            kinds,
            index=kinds.index(BodyKind.SECTION),
            format_func=lambda kind: say(kind.label),
            key=f"kind-{key}",
            help=say("The body begins with the usual positions of its kind."),
        )
    facts["title"] = st.text_input(
        say("Name of the body"), kept.title if kept else "", key=f"title-{key}"
    )
    titles = {
        body.id: body.title for body in bodies if kept is None or body.id != kept.id
    }
    choices = [None, *titles]
    above = kept.parent_id if kept and kept.parent_id in titles else None
    facts["parent_id"] = st.selectbox(
        say("Answers to"),
        choices,
        index=choices.index(above),
        format_func=lambda body_id: titles[body_id] if body_id else say("Nobody"),
        key=f"parent-{key}",
    )
    facts["statutes"] = st.text_input(
        say("Statutes (AD/ART): number and date"),
        kept.statutes if kept else "",
        key=f"statutes-{key}",
        help=say("Needed for the komite; may stay empty for other bodies."),
    )
    facts["number"] = st.number_input(
        say("Place among the others"),
        1,
        99,
        kept.number if kept else min(99, len(bodies) + 1),
        key=f"number-{key}",
    )
    return facts


def office_fields(key: str, kept: Office | None) -> dict[str, object]:
    """Ask for a position with its duty, right and responsibility."""
    return {
        "title": st.text_input(
            say("Position"), kept.title if kept else "", key=f"title-{key}"
        ),
        "seats": st.number_input(
            say("Seats"), 1, 99, kept.seats if kept else 1, key=f"seats-{key}"
        ),
        "duty": st.text_area(
            say("Duty"), kept.duty if kept else "", key=f"duty-{key}", height=80
        ),
        "entitlement": st.text_area(
            say("Right"),
            kept.entitlement if kept else "",
            key=f"right-{key}",
            height=80,
        ),
        "responsibility": st.text_area(
            say("Responsibility"),
            kept.responsibility if kept else "",
            key=f"responsibility-{key}",
            height=80,
        ),
    }


def person_field(key: str, names: Mapping[UUID, str], kept: UUID | None) -> UUID | None:
    """Ask for somebody of the directory."""
    chosen: UUID | None = st.selectbox(
        say("Person"),
        list(names),
        index=list(names).index(kept) if kept and kept in names else None,
        format_func=lambda person_id: names[person_id],
        placeholder=say("Choose a person"),
        key=f"person-{key}",
    )
    return chosen


def date_fields(
    key: str, kept: OfficeTerm | None, starts_on: date, ends_on: date | None
) -> dict[str, object]:
    """Ask from when to when; the days given are those offered for a new term."""
    left, right = st.columns(2)
    return {
        "starts_on": left.date_input(
            say("In office from"),
            kept.starts_on if kept else starts_on,
            format=DAY_FORMAT,
            key=f"from-{key}",
        ),
        "ends_on": right.date_input(
            say("In office until"),
            kept.ends_on if kept else ends_on,
            format=DAY_FORMAT,
            key=f"until-{key}",
            help=say("The last day in office; empty where no end was agreed."),
        ),
    }


def named_people(people: Sequence[Person], kept: UUID | None = None) -> dict[UUID, str]:
    """Return whom to choose from: active people, and who holds it now."""
    return {
        person.id: f"{person.name} · {say(person.element.label)}"
        for person in people
        if person.is_active or person.id == kept
    }


def end_term(desk: Desk, holder: HeldTerm) -> None:
    """Let a person end a term earlier, or take it back as a mistake."""
    key = f"{holder.id}-{holder.version}"
    st.markdown(say("**End it earlier**"))
    with st.form(f"leave-{key}", border=False):
        left_on = st.date_input(
            say("Last day in office"),
            holder.left_on or desk.today,
            format=DAY_FORMAT,
            key=f"left-{key}",
        )
        reason = st.text_input(say("Reason"), holder.reason, key=f"why-{key}")
        sent = st.form_submit_button(say("End the term"))
    if sent and isinstance(left_on, date):
        with saving(key, say("The term of {name} was ended.", name=holder.name)):
            leave(
                desk.store,
                holder.id,
                holder.version,
                left_on,
                reason,
                by=desk.person,
                now=desk.clock(),
            )
    if st.button(say("Entered by mistake: take it back"), key=f"back-{key}"):
        with saving(key, say("The term was taken back.")):
            take_back_term(
                desk.store,
                holder.id,
                holder.version,
                by=desk.person,
                now=desk.clock(),
            )


def appointing(
    desk: Desk, day: date, body: Body, directory: Sequence[Person], office: Office
) -> None:
    """Let a person give a seat of a position to somebody."""
    form = f"term-{office.id}"
    term_id = form_id(form)
    names = named_people(directory)
    ends_on = desk.year.last_day if body.kind is BodyKind.CLASS_PARENTS else None
    with st.expander(say("Appoint somebody")):
        with st.form(f"appoint-{term_id}", border=False):
            person_id = person_field(str(term_id), names, None)
            days = date_fields(str(term_id), None, day, ends_on)
            sent = st.form_submit_button(say("Appoint"), type="primary")
        if sent and person_id is None:
            st.error(say("Choose a person"))
        elif sent and person_id:
            with saving(form, say("{name} was appointed.", name=names[person_id])):
                appoint(
                    desk.store,
                    term_id,
                    office.id,
                    OfficeTermDraft.model_validate({"person_id": person_id, **days}),
                    by=desk.person,
                    now=desk.clock(),
                )


def changing_term(desk: Desk, holder: HeldTerm, directory: Sequence[Person]) -> None:
    """Let a person mend a term, end it or take it back."""
    holder = as_drawn(holder, holder.id)
    key = f"{holder.id}-{holder.version}"
    with st.expander(say("Term of {name}", name=holder.name)):
        with st.form(f"term-{key}", border=False):
            names = named_people(directory, holder.person_id)
            person_id = person_field(key, names, holder.person_id)
            days = date_fields(key, holder, holder.starts_on, holder.ends_on)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            draft = {"person_id": person_id, "term_number": holder.term_number, **days}
            with saving(key, say("The term was changed."), person_id=say("Person")):
                change_term(
                    desk.store,
                    holder.id,
                    holder.version,
                    OfficeTermDraft.model_validate(draft),
                    by=desk.person,
                    now=desk.clock(),
                )
        end_term(desk, holder)


def changing_office(
    desk: Desk, body: Body, terms: Sequence[HeldTerm], office: Office
) -> None:
    """Let a person reword a position, or remove it where nobody was in it."""
    office = as_drawn(office, office.id)
    key = f"{office.id}-{office.version}"
    with st.expander(say("Reword or remove")):
        with st.form(f"office-{key}", border=False):
            draft = office_fields(key, office)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            with saving(key, say("The position was changed."), title=say("Position")):
                change_office(
                    desk.store,
                    office.id,
                    office.version,
                    OfficeDraft.model_validate(draft),
                    by=desk.person,
                    now=desk.clock(),
                )
        ever = [term for term in terms if term.office_id == office.id]
        held = [term for term in ever if term.touches(desk.today, None)]
        kind = body.kind
        refusal = removal_refusal(office, kind, held=len(held), ever=len(ever))
        if refusal:
            st.caption(why(refusal))
        elif st.button(say("Remove the position"), key=f"remove-{key}"):
            with saving(key, say("The position was removed.")):
                remove_office(
                    desk.store,
                    office.id,
                    desk.today,
                    by=desk.person,
                    now=desk.clock(),
                )


def adding_office(desk: Desk, body: Body) -> None:
    """Let a person add a position to a body."""
    form = f"office-{body.id}"
    office_id = form_id(form)
    with st.expander(say("Add a position")):
        with st.form(f"new-{office_id}", border=False):
            draft = office_fields(str(office_id), None)
            sent = st.form_submit_button(say("Add the position"), type="primary")
        if sent:
            with saving(form, say("The position was added."), title=say("Position")):
                add_office(
                    desk.store,
                    office_id,
                    body.id,
                    OfficeDraft.model_validate(draft),
                    by=desk.person,
                    now=desk.clock(),
                )


def adding_body(desk: Desk, bodies: Sequence[Body]) -> None:
    """Let a person add a body beside those there are."""
    form = "body"
    body_id = form_id(form)
    with st.expander(say("Add a body")):
        with st.form(f"new-body-{body_id}", border=False):
            draft = body_fields(str(body_id), None, bodies)
            sent = st.form_submit_button(say("Add the body"), type="primary")
        if sent:
            with saving(
                form, say("The body was added."), title=say("Name of the body")
            ):
                add_body(
                    desk.store,
                    body_id,
                    BodyDraft.model_validate(draft),
                    by=desk.person,
                    now=desk.clock(),
                )


def changing_body(desk: Desk, bodies: Sequence[Body], body: Body) -> None:
    """Let a person reword a body, or say to whom it answers."""
    body = as_drawn(body, body.id)
    key = f"{body.id}-{body.version}"
    with st.expander(say("Change the body")):
        with st.form(f"body-{key}", border=False):
            draft: dict[str, Any] = body_fields(key, body, bodies)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            draft |= {"kind": body.kind, "class_group_id": body.class_group_id}
            with saving(
                key, say("The body was changed."), title=say("Name of the body")
            ):
                change_body(
                    desk.store,
                    body.id,
                    body.version,
                    BodyDraft.model_validate(draft),
                    by=desk.person,
                    now=desk.clock(),
                )


def closing(desk: Desk, branch: Branch, terms: Sequence[HeldTerm]) -> None:
    """Let a person close a body, or say why it stays."""
    body = as_drawn(branch.body, branch.body.id)
    running = [term for term in terms if term.touches(desk.today, None)]
    with st.expander(say("Close the body")):
        if refusal := closing_refusal(body, len(branch.branches), len(running)):
            st.caption(why(refusal))
            return
        st.caption(say("A closed body leaves the chart; its history stays."))
        key = f"close-{body.id}-{body.version}"
        if st.button(say("Close it today"), key=key):
            with saving(key, say("The body was closed.")):
                close_body(
                    desk.store,
                    body.id,
                    body.version,
                    desk.today,
                    by=desk.person,
                    now=desk.clock(),
                )


def reopening(desk: Desk, bodies: Sequence[Body]) -> None:
    """Let a person take up a closed body again."""
    closed = [body for body in bodies if body.closed_on]
    if not closed:
        return
    with st.expander(say("Closed bodies")):
        for body in closed:
            _reopen(desk, as_drawn(body, body.id))


def _reopen(desk: Desk, body: Body) -> None:
    if body.closed_on:
        st.markdown(f"{body.title} · {in_long(body.closed_on)}")
    key = f"reopen-{body.id}-{body.version}"
    if st.button(say("Take up “{title}” again", title=body.title), key=key):
        with saving(key, say("The body is there again.")):
            reopen_body(
                desk.store, body.id, body.version, by=desk.person, now=desk.clock()
            )
