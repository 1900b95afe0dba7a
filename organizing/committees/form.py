"""The fields of a position, of those who hold it, and of a committee to copy."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.language import say, say_many
from data.people.models import Person
from data.ui.links import unmarked
from organizing.committees.models import Position, PositionDraft, usual_titles
from organizing.committees.queries import CommitteeLoad, CopyableCommittee


def position_fields(key: str, kept: Position | None) -> dict[str, str]:
    """Draw what is filled in about a position; return what was typed."""
    return {
        "title": st.text_input(
            say("Position"), kept.title if kept else "", key=f"title-{key}"
        ),
        "duty": st.text_area(say("Duty"), kept.duty if kept else "", key=f"duty-{key}"),
        "entitlement": st.text_area(
            say("Right"), kept.entitlement if kept else "", key=f"right-{key}"
        ),
        "responsibility": st.text_area(
            say("Responsibility"),
            kept.responsibility if kept else "",
            key=f"responsibility-{key}",
        ),
    }


def ready_fields(
    key: str, left: Sequence[PositionDraft], *, with_usual: bool
) -> list[PositionDraft]:
    """Draw the ready posts to choose from; ``with_usual`` chooses the seven before."""
    drafts = {draft.title: draft for draft in left}
    before = [t for t in usual_titles() if t in drafts] if with_usual else []
    chosen = st.pills(
        say("Ready positions"),
        list(drafts),
        selection_mode="multi",
        default=before,
        key=f"ready-{key}",
        help=say("Each comes with its duty, right and responsibility to reword."),
    )
    return [drafts[title] for title in drafts if title in chosen]


def people_field(
    key: str, free: Sequence[Person], loads: Mapping[UUID, CommitteeLoad]
) -> list[UUID]:
    """Draw the choice of who to appoint, each with what they carry already."""
    named = {person.id: _carrying(person, loads.get(person.id)) for person in free}
    chosen: list[UUID] = st.multiselect(
        say("People to appoint"),
        list(named),
        format_func=lambda person_id: named[person_id],
        placeholder=say("Choose one or more people"),
        key=f"people-{key}",
    )
    return chosen


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
    chosen: UUID | None = st.selectbox(
        say("Committee to copy"),
        list(named),
        index=list(named).index(first) if first else None,
        format_func=lambda activity_id: named[activity_id],
        placeholder=say("Choose an activity"),
        key=f"copy-{key}",
    )
    with_people = st.checkbox(
        say("With its people"),
        value=True,
        key=f"with-people-{key}",
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
