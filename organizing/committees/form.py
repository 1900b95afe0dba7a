"""The forms of a committee: positions to choose, word and move, people to appoint."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid5
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import in_list, say, say_many, why
from data.people import store as people
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.ending import ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, first_drawn, form_id, saving
from data.ui.links import unmarked
from data.ui.tabs import unfold
from organizing.committees import store as committees
from organizing.committees.actions import (
    add_position,
    add_positions,
    change_position,
    copy_committee,
    place_position,
    remove_position,
    seat_committee,
)
from organizing.committees.models import (
    Member,
    Position,
    PositionDraft,
    Seating,
    completed_refusal,
    ready_left,
    removal_refusal,
    usual_titles,
)
from organizing.committees.queries import (
    CommitteeLoad,
    CopyableCommittee,
    copyable_committees,
)
from organizing.structure.models import POSITION_WORDS


def may_change_committee(desk: Desk, duty: Duty, activity_id: UUID, title: str) -> bool:
    """Return whether the person may change a committee now; say if it is completed."""
    if not desk.may_now(duty):
        return False
    completed = committees.is_completed(desk.store, activity_id)
    if refusal := completed_refusal(title, completed=completed):
        st.info(unmarked(why(refusal)))
    return not completed


# ── a whole committee ───────────────────────────────────────────────────────
def copying(desk: Desk, activity_id: UUID) -> None:
    """Let a person take over a committee that worked, where there is one."""
    sources = copyable_committees(desk.store, activity_id)
    if not sources:
        return
    key = f"copy-{activity_id}"
    with st.container(border=True), st.form(key, border=False):
        st.markdown("**" + say("Copy a committee") + "**")
        source_id, with_people = _copy_fields(key, sources)
        sent = st.form_submit_button(say("Copy the committee"))
    if sent and source_id:
        with saving(key, say("The committee was copied. Please look it through.")):
            copy_committee(desk.act(), source_id, activity_id, with_people=with_people)


def _copy_fields(
    key: str, sources: Sequence[CopyableCommittee]
) -> tuple[UUID | None, bool]:
    """Draw whose committee is copied, and whether with its people."""
    named = {source.activity_id: _source(source) for source in sources}
    first = sources[0].activity_id if sources[0].is_same_series else None
    fields, choose = Fields(key), say("Choose an activity")
    label = say("Committee to copy")
    chosen = fields.one("source", label, named, shown=first, placeholder=choose)
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


def changed_box(changes: Sequence[str]) -> None:
    """Say how a committee differs from its numbered decree."""
    heading = say(
        "The committee is no longer what the numbered decree says; the signed paper "
        "names other people or duties:"
    )
    lines = "\n".join(f"- {unmarked(change)}" for change in changes)
    st.warning(f"{heading}\n\n{lines}", icon=":material/difference:")


# ── positions ────────────────────────────────────────────────────────────────
def _choosing_ready(
    desk: Desk, activity_id: UUID, positions: Sequence[Position]
) -> None:
    """Let a person add ready positions that the committee does not have yet."""
    left = ready_left(positions)
    if not left:
        return
    form = f"ready-{activity_id}"
    key = form_id(form)
    with st.form(f"form-{form}-{key}", border=False):
        drafts = _ready_fields(key, left, with_usual=False)
        sent = st.form_submit_button(say("Add these positions"))
    if sent and drafts:
        with saving(form, say("The positions were added.")):
            add_positions(
                desk.act(),
                activity_id,
                {uuid5(key, draft.title): draft for draft in drafts},
            )


def _ready_fields(
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


def adding(desk: Desk, activity_id: UUID, positions: Sequence[Position]) -> None:
    """Let a person add a position, a ready one or their own."""

    def add() -> None:
        if positions:
            _choosing_ready(desk, activity_id, positions)
        form = f"position-{activity_id}"
        key = form_id(form)
        with st.form(f"new-{key}", border=False):
            fields = Fields(key)
            _position_fields(fields)
            sent = st.form_submit_button(say("Add the position"), type="primary")
        if sent:
            with saving(form, say("The position was added."), **fields.labels):
                draft = PositionDraft(**fields.typed)
                add_position(desk.act(), key, activity_id, draft)

    heading, icon = say("Add a position"), ":material/add:"
    unfold(heading, f"adding-{activity_id}", add, icon=icon)


def _position_fields(fields: Fields) -> None:
    fields.line("title", say("Position"))
    for name, label in POSITION_WORDS:
        fields.area(name, say(label))


def changing(desk: Desk, position: Position, tasks: int, place: int, last: int) -> None:
    """Let a person reword, move or remove a position.

    ``tasks`` are given to it; it is at ``place`` of a committee's ``last``.
    """
    as_shown = as_drawn(position, position.id)

    def change() -> None:
        key = _rewording(desk, as_shown)
        with st.container(horizontal=True):
            if place > 1:
                _placing(desk, as_shown, say("Move up"), place - 1)
            if place < last:
                _placing(desk, as_shown, say("Move down"), place + 1)
            _removing(desk, as_shown, tasks, key)

    unfold(say("Reword or remove"), f"changing-{position.id}", change)


def _rewording(desk: Desk, position: Position) -> str:
    key = f"{position.id}-{position.version}"
    with st.form(f"position-{key}", border=False):
        fields = Fields(key, position)
        _position_fields(fields)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The position was changed."), **fields.labels):
            draft = PositionDraft(**fields.typed)
            change_position(desk.act(), position.id, position.version, draft)
    return key


def _placing(desk: Desk, position: Position, label: str, place: int) -> None:
    key = f"place-{position.id}-{place}"
    if st.button(label, key=key):
        with saving(key, say("The position was moved.")):
            place_position(desk.act(), position.id, place)


def _removing(desk: Desk, position: Position, tasks: int, key: str) -> None:
    if refusal := removal_refusal(position, tasks):
        st.caption(unmarked(why(refusal)))
    else:
        ending(
            say("Remove the position"),
            say("It leaves the committee together with its people."),
            say("Remove “{title}”", title=position.title),
            lambda: remove_position(desk.act(), position.id),
            say("The position was removed."),
            key=f"remove-{key}",
        )


# ── people ───────────────────────────────────────────────────────────────────
def seating(
    desk: Desk,
    activity_id: UUID,
    positions: Sequence[Position],
    members: Sequence[Member],
    loads: Mapping[UUID, CommitteeLoad],
) -> None:
    """Let a person fill a whole committee: every position with its people, one save.

    A committee that has no positions yet begins with ready ones.
    """
    form = f"seats-{activity_id}"
    key = form_id(form)
    drafts = _begun_with(key) if not positions else {}
    titles = {p.id: p.title for p in positions} or {
        position_id: draft.title for position_id, draft in drafts.items()
    }
    held = {p.id: tuple(_holders(members, p.id)) for p in positions}
    before = held | first_drawn(form, held)
    directory = [p for p in people.people(desk.store) if _may_sit(p, members)]
    named = {p.id: _carrying(p, loads.get(p.id)) for p in directory}
    if loads:
        st.caption(say("In brackets: in how many committees of the year somebody is."))
    with st.form(f"{form}-{key}", border=False):
        chosen = _seat_fields(titles, before, named)
        sent = st.form_submit_button(
            say("Save the committee"), type="primary", disabled=not titles
        )
    if sent:
        seatings = [Seating.of(p, before.get(p, ()), chosen[p]) for p in titles]
        with saving(form, _told(seatings, {p.id: p.name for p in directory})):
            seat_committee(desk.act(), activity_id, seatings, drafts)


def _begun_with(key: UUID) -> dict[UUID, PositionDraft]:
    """Return the ready posts that a new committee shall have, by their ids."""
    chosen = _ready_fields(key, ready_left([]), with_usual=True)
    return {uuid5(key, draft.title): draft for draft in chosen}


def _holders(members: Iterable[Member], position_id: UUID) -> list[UUID]:
    return [m.person_id for m in members if m.position_id == position_id]


def _may_sit(person: Person, members: Iterable[Member]) -> bool:
    return person.is_active or person.id in {m.person_id for m in members}


def _seat_fields(
    titles: Mapping[UUID, str],
    before: Mapping[UUID, tuple[UUID, ...]],
    named: Mapping[UUID, str],
) -> dict[UUID, tuple[UUID, ...]]:
    """Draw each position with the choice of its people, two beside each other."""
    choose, chosen = say("Nobody appointed yet"), {}
    columns: list[DeltaGenerator] = []
    for position_id, title in titles.items():
        columns = columns or list(st.columns(2))
        shown = before.get(position_id, ())
        seen = crc32(repr(sorted(shown)).encode())
        chosen[position_id] = Fields(
            f"{position_id}-{seen}", place=columns.pop(0)
        ).many("people", unmarked(title), named, shown=shown, placeholder=choose)
    return chosen


def _told(seatings: Iterable[Seating], names: Mapping[UUID, str]) -> str:
    """Return the sentence of what was saved: who came, and who left."""
    came = [names[one] for seating in seatings for one in seating.appointed]
    left = [names[one] for seating in seatings for one in seating.dismissed]
    said = [say("The committee was saved.")]
    if came:
        said.append(
            say("Appointed: {names}.", names=in_list(list(dict.fromkeys(came))))
        )
    if left:
        gone = in_list(list(dict.fromkeys(left)))
        said.append(
            say("Dismissed: {names}; tasks given to them stay theirs.", names=gone)
        )
    return " ".join(said)


def _carrying(person: Person, load: CommitteeLoad | None) -> str:
    """Return a person's name with what they are, and how much they carry already."""
    name = f"{person.name} ({load.committees})" if load else person.name
    parts = [name, say(person.element.label)]
    if load and load.is_busy:
        parts.append(say("{count} in one week", count=load.same_week))
    return " · ".join(parts)


def overloaded(members: Iterable[Member], loads: Mapping[UUID, CommitteeLoad]) -> None:
    """Say who of a committee has two activities or more in one week."""
    ids = dict.fromkeys(member.person_id for member in members)
    busy = [loads[one].name for one in ids if one in loads and loads[one].is_busy]
    if busy:
        words = say("Two activities or more in one week: {names}.", names=in_list(busy))
        st.caption(f":material/warning: {unmarked(words)}")
