"""The fields of a body, a position and a term, as a person fills them in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import say
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.forms import saving
from organizing.structure.actions import leave, take_back_term
from organizing.structure.models import Body, BodyKind, HeldTerm, Office, OfficeTerm

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
