"""The forms of a committee: positions to choose, word and move, people to appoint."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID, uuid5
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, in_list, say, say_many, why
from data.people import store as people
from data.people.models import Element, Person
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, first_drawn, form_id, saving
from data.ui.links import go, link, unmarked
from data.ui.tabs import unfold
from organizing.committees import store as committees
from organizing.committees.actions import (
    add_position,
    add_positions,
    change_position,
    place_position,
    remove_position,
    seat_committee,
    set_up_committee,
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
from organizing.committees.reading import Pasted, read_seats
from organizing.structure.models import POSITION_WORDS
from planning.activities.models import Activity


def may_change_committee(desk: Desk, duty: Duty, activity_id: UUID, title: str) -> bool:
    """Return whether the person may change a committee now; say if it is completed."""
    if not desk.may_now(duty):
        return False
    completed = committees.is_completed(desk.store, activity_id)
    if refusal := completed_refusal(title, completed=completed):
        st.info(unmarked(why(refusal)))
    return not completed


UNKNOWN: Final = N_("Not in the directory, or more than one of this name: {names}.")


# ── a whole committee ───────────────────────────────────────────────────────
class _Begun(NamedTuple):
    """A committee as it is proposed: its positions, and who shall hold each."""

    drafts: dict[UUID, PositionDraft]
    seats: dict[UUID, tuple[UUID, ...]]


def setting_up(
    desk: Desk, activity: Activity, loads: Mapping[UUID, CommitteeLoad]
) -> None:
    """Let a person set up a whole committee: proposed, pasted or chosen, saved once."""
    form = f"seats-{activity.id}"
    key = form_id(form)
    begun = _proposed(desk, activity, key)
    directory = [person for person in people.people(desk.store) if person.is_active]
    pasted = _pasting(desk, form, _titles(begun), directory)
    begun = _pasted_into(begun, pasted, key)
    titles = _titles(begun)
    named = {p.id: _carrying(p, loads.get(p.id)) for p in directory}
    if loads:
        st.caption(say("In brackets: in how many committees of the year somebody is."))
    with st.form(f"{form}-{key}", border=False):
        chosen = _seat_fields(titles, begun.seats, named)
        sent = st.form_submit_button(
            say("Save the committee"), type="primary", disabled=not titles
        )
    if sent:
        seatings = [Seating.of(p, (), chosen[p]) for p in titles]
        with saving(form, _told(seatings, {p.id: p.name for p in directory})):
            set_up_committee(desk.act(), activity.id, begun.drafts, seatings)


def _titles(begun: _Begun) -> dict[UUID, str]:
    return {position_id: draft.title for position_id, draft in begun.drafts.items()}


def _proposed(desk: Desk, activity: Activity, key: UUID) -> _Begun:
    """Let a person choose what is begun with: first last year's of the same series."""
    sources = copyable_committees(desk.store, activity.id)
    if not sources:
        return _usual(desk, activity, key)
    named: dict[UUID | None, str] = {None: say("The usual positions")}
    named |= {source.activity_id: _source(source) for source in sources}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("Begin with the committee of"),
            list(named),
            index=1 if sources[0].is_same_series else 0,
            format_func=named.__getitem__,
            key=f"source-{key}",
        )
        with_people = chosen is not None and st.checkbox(
            say("With its people"),
            value=True,
            key=f"with-people-{key}",
            help=say("Who is no longer active in the directory is left out."),
        )
    if chosen is None:
        return _usual(desk, activity, key)
    return _taken_over(desk, chosen, key, with_people=with_people)


def _taken_over(desk: Desk, source_id: UUID, key: UUID, *, with_people: bool) -> _Begun:
    kept = committees.positions(desk.store, source_id)
    ids = {position.id: uuid5(key, str(position.id)) for position in kept}
    members = committees.active_members(desk.store, source_id) if with_people else []
    return _Begun(
        {ids[position.id]: position.draft for position in kept},
        {ids[p.id]: tuple(_holders(members, p.id)) for p in kept},
    )


def _usual(desk: Desk, activity: Activity, key: UUID) -> _Begun:
    """Begin with ready positions; who leads the school and the activity is known."""
    drafts = _begun_with(key)
    active = {p.id: p for p in people.people(desk.store) if p.is_active}
    principal = [i for i, p in active.items() if p.element is Element.PRINCIPAL]
    in_charge = [i for i in active if i == activity.person_id and i not in principal]
    held = {say("Person responsible"): principal, say("Chair"): in_charge}
    seats = {one: tuple(held.get(d.title, ())) for one, d in drafts.items()}
    return _Begun(drafts, seats)


def _pasting(
    desk: Desk, form: str, titles: Mapping[UUID, str], directory: Sequence[Person]
) -> Pasted:
    """Let a person paste names from a sheet or a message; return whom they seat."""
    typed, key = list[str](), form_id(form)

    def draw() -> None:
        with st.form(f"pasting-{key}", border=False):
            told = say(
                "One line for each position, such as “Secretary: Rina”; lines without "
                "a position are taken in the order below. A semicolon stands between "
                "two names. It may come from a spreadsheet, with two columns."
            )
            typed.append(Fields(f"{key}~pasted").area("names", say("Names"), help=told))
            st.form_submit_button(say("Put them into the positions"))

    label = say("Paste names from a sheet or a message")
    unfold(label, f"paste-{form}", draw, icon=":material/edit:")
    found = read_seats("".join(typed), titles, directory)
    if found.unknown:
        named = in_list(list(found.unknown))
        st.warning(unmarked(say(UNKNOWN, names=named)))
        go(say("Add people to the directory"), link(desk, "orang"))
    return found


def _pasted_into(begun: _Begun, pasted: Pasted, key: UUID) -> _Begun:
    """Return the proposal with pasted names, and positions that they add."""
    new = {uuid5(key, title): title for title in pasted.new}
    drafts = {i: PositionDraft.as_kept(title=title) for i, title in new.items()}
    seats = {i: pasted.new[title] for i, title in new.items()}
    return _Begun(begun.drafts | drafts, begun.seats | pasted.seats | seats)


def _source(source: CopyableCommittee) -> str:
    year = SchoolYear(start=source.school_year)
    people = say_many("{count} person", "{count} people", source.members)
    parts = [source.title, str(year), people]
    if source.is_same_series:
        parts.append(say("same series"))
    return " · ".join(parts)


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
            new = {uuid5(key, draft.title): draft for draft in drafts}
            add_positions(desk.act(), activity_id, new)


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
            back=Back.NEVER,
        )


# ── people ───────────────────────────────────────────────────────────────────
def seating(
    desk: Desk,
    activity_id: UUID,
    positions: Sequence[Position],
    members: Sequence[Member],
    loads: Mapping[UUID, CommitteeLoad],
) -> None:
    """Let a person fill a whole committee: every position with its people, one save."""
    form = f"seats-{activity_id}"
    key = form_id(form)
    titles = {position.id: position.title for position in positions}
    held = {p.id: tuple(_holders(members, p.id)) for p in positions}
    before = held | first_drawn(form, held)
    directory = [p for p in people.people(desk.store) if _may_sit(p, members)]
    named = {p.id: _carrying(p, loads.get(p.id)) for p in directory}
    if loads:
        st.caption(say("In brackets: in how many committees of the year somebody is."))
    with st.form(f"{form}-{key}", border=False):
        chosen = _seat_fields(titles, before, named)
        sent = st.form_submit_button(say("Save the committee"), type="primary")
    if sent:
        seatings = [Seating.of(p, before.get(p, ()), chosen[p]) for p in titles]
        with saving(form, _told(seatings, {p.id: p.name for p in directory})):
            seat_committee(desk.act(), activity_id, seatings)


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
