"""The fields of a komite's member, as a person fills them in."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import say
from data.people.models import Element, Person
from organizing.komite.models import (
    OF_THE_SCHOOL,
    Exclusion,
    KomiteElement,
    element_of,
    usual_end,
)
from organizing.structure.form import date_fields, named_people, person_field
from organizing.structure.models import OfficeTerm

USUAL_ELEMENTS: Final = {
    Element.PARENT: KomiteElement.PARENT,
    Element.COMMUNITY: KomiteElement.COMMUNITY,
    Element.PARTNER: KomiteElement.COMMUNITY,
}


def member_fields(
    key: str,
    kept: OfficeTerm | None,
    directory: Sequence[Person],
    starts_on: date,
    term_number: int,
) -> tuple[dict[str, object], Exclusion | None]:
    """Ask who sits in the komite, of which element and for how long.

    Returns the facts of the term, and which exclusion applies, if any. The school's
    own staff cannot be chosen.
    """
    eligible = [person for person in directory if person.element not in OF_THE_SCHOOL]
    holder: UUID | None = kept.person_id if kept else None
    person_id = person_field(key, named_people(eligible, holder), holder)
    elements = list(KomiteElement)
    element = st.selectbox(
        say("Element in the komite"),
        elements,
        index=elements.index(found) if kept and (found := element_of(kept)) else None,
        format_func=lambda one: say(one.label),
        placeholder=say("Choose an element"),
        key=f"element-{key}",
    )
    exclusions = [None, *Exclusion]
    exclusion: Exclusion | None = st.selectbox(
        say("Does one of these hold for the person?"),
        exclusions,
        format_func=lambda one: say(one.label) if one else say("None of these"),
        key=f"exclusion-{key}",
        help=say("The regulation excludes whoever is one of these."),
    )
    days = date_fields(key, kept, starts_on, usual_end(starts_on))
    number = st.number_input(
        say("Which term"),
        1,
        99,
        kept.term_number if kept else term_number,
        key=f"number-{key}",
        help=say("1 for the first term, 2 when chosen again; more is not allowed."),
    )
    facts = {
        "person_id": person_id,
        "element": element.value if element else "",
        "term_number": number,
        **days,
    }
    return facts, exclusion
