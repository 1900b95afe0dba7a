"""The fields of a position, of those who hold it, and of a committee to copy."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.language import say, say_many
from data.people.models import Person
from data.ui.fields import Fields
from data.ui.links import unmarked
from organizing.committees.models import PositionDraft, usual_titles
from organizing.committees.queries import CommitteeLoad, CopyableCommittee


def position_fields(fields: Fields) -> None:
    """Ask for a position with its duty, right and responsibility."""
    fields.line("title", say("Position"))
    fields.area("duty", say("Duty"))
    fields.area("entitlement", say("Right"))
    fields.area("responsibility", say("Responsibility"))


def ready_fields(
    key: UUID, left: Sequence[PositionDraft], *, with_usual: bool
) -> list[PositionDraft]:
    """Draw the ready posts to choose from; ``with_usual`` chooses the seven before."""
    drafts = {draft.title: draft for draft in left}
    chosen = Fields(key).pills(
        "ready",
        say("Ready positions"),
        {title: title for title in drafts},
        shown=usual_titles() if with_usual else (),
        help=say("Each comes with its duty, right and responsibility to reword."),
    )
    return [drafts[title] for title in drafts if title in chosen]


def people_field(
    key: str, free: Sequence[Person], loads: Mapping[UUID, CommitteeLoad]
) -> tuple[UUID, ...]:
    """Draw the choice of who to appoint, each with what they carry already."""
    named = {person.id: _carrying(person, loads.get(person.id)) for person in free}
    choose = say("Choose one or more people")
    appoint = say("People to appoint")
    return Fields(key).many("people", appoint, named, placeholder=choose)


def _carrying(person: Person, load: CommitteeLoad | None) -> str:
    element = say(person.element.label)
    if load is None:
        return f"{person.name} · {element}"
    carried = say_many("{count} committee", "{count} committees", load.committees)
    return f"{person.name} · {element} · {carried}"


def copy_fields(
    key: str, sources: Sequence[CopyableCommittee]
) -> tuple[UUID | None, bool]:
    """Draw whose committee is copied, and whether with its people."""
    named = {source.activity_id: _source(source) for source in sources}
    first = sources[0].activity_id if sources[0].is_same_series else None
    fields = Fields(key)
    chosen = fields.one(
        "source",
        say("Committee to copy"),
        named,
        shown=first,
        placeholder=say("Choose an activity"),
    )
    with_people = fields.tick(
        "with_people",
        say("With its people"),
        shown=True,
        help=say("Who is no longer active in the directory is left out."),
    )
    return chosen, with_people


def _source(source: CopyableCommittee) -> str:
    year = SchoolYear(start=source.school_year)
    people = say_many("{count} person", "{count} people", source.members)
    parts = [source.title, str(year), people]
    if source.is_same_series:
        parts.append(say("same series"))
    return " · ".join(parts)


def changed_badge() -> None:
    """Mark a committee that is not what its numbered decree says any more."""
    st.badge(
        say("Changed since the decree was signed"),
        color="orange",
        icon=":material/difference:",
    )


def changed_box(changes: Sequence[str]) -> None:
    """Say how a committee left its numbered decree."""
    heading = say(
        "The committee is no longer what the numbered decree says; the signed paper "
        "names other people or duties:"
    )
    lines = "\n".join(f"- {unmarked(change)}" for change in changes)
    st.warning(f"{heading}\n\n{lines}", icon=":material/difference:")
