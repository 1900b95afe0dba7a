"""The committees' page: the year at a glance, and one activity's committee."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import (
    N_,
    in_list,
    in_number,
    say,
    say_many,
    why,
)
from data.people import store as people
from data.people.models import Element, Person
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving, shown_activity
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tables import table
from data.ui.tabs import tabs
from organizing.committees import queries
from organizing.committees import store as committees
from organizing.committees.actions import (
    add_position,
    add_positions,
    appoint_all,
    change_position,
    copy_committee,
    dismiss,
    place_position,
    remove_position,
)
from organizing.committees.form import (
    changed_badge,
    changed_box,
    copy_fields,
    people_field,
    position_fields,
    ready_fields,
)
from organizing.committees.models import (
    Member,
    Position,
    PositionDraft,
    completed_refusal,
    ready_left,
    removal_refusal,
)
from organizing.committees.queries import CommitteeLoad, CommitteeOverview

PAGE = Page(
    N_("Committees"), "panitia", "groups", Section.ORGANIZE, Duty.READ_COMMITTEES
)

BUSY_WEEK = 2
STAFF = {Element.PRINCIPAL, Element.TEACHER, Element.COUNSELLOR, Element.STAFF}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Committees {year}", year=desk.year))
    overview = queries.committee_overview(desk.store, desk.year)
    if not overview:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    chosen = shown_activity(
        [(row.activity_id, row.title) for row in overview],
        say("Committee of"),
        say("All activities of the year"),
    )
    for row in overview:
        if row.activity_id == chosen:
            _committee(desk, row)
            return
    tabs(
        "committees",
        (
            (say("Committees"), lambda: _list(desk, overview)),
            (say("People and their load"), lambda: _loads(desk)),
        ),
    )


# ── the year ─────────────────────────────────────────────────────────────────
def _list(desk: Desk, overview: Sequence[CommitteeOverview]) -> None:
    chosen = narrowed(
        "keadaan",
        say("Show"),
        {
            "belum": say("Without a committee"),
            "kosong": say("With vacant positions"),
            "tanpa-sk": say("Without a numbered decree"),
            "berubah": say("Changed since the decree was signed"),
        },
    )
    changed = queries.changed_since_decree(desk.store, desk.year)
    shown = [
        row
        for row in overview
        if chosen is None
        or chosen in _lacks(row, is_changed=row.activity_id in changed)
    ]
    if not shown:
        st.caption(say("There is no such activity this year."))
    for row in shown:
        _line(desk, row, is_changed=row.activity_id in changed)


def _lacks(row: CommitteeOverview, *, is_changed: bool) -> set[str]:
    """Return what a committee lacks, as the address of the narrowed list names it."""
    if not row.positions:
        return {"belum"}
    lacks = {"kosong"} if row.vacant and not row.step.is_closed else set()
    if not row.decree_number:
        return lacks | {"tanpa-sk"}
    return lacks | {"berubah"} if is_changed else lacks


def _line(desk: Desk, row: CommitteeOverview, *, is_changed: bool) -> None:
    with st.container(border=True):
        go(row.title, link(desk, "panitia", kegiatan=row.activity_id))
        if not row.positions:
            none_yet = say("No committee yet")
            st.caption(f"{row.when.in_weekday()} · :orange[{none_yet}]")
            return
        parts = [row.when.in_weekday(), _people_in(row), _tasks(row)]
        if row.vacant and not row.step.is_closed:
            vacant = say_many(
                "{count} position vacant", "{count} positions vacant", row.vacant
            )
            parts.append(f":orange[{vacant}]")
        if row.decree_number:
            parts.append(say("Decree {number}", number=row.decree_number))
        st.caption(" · ".join(parts))
        if is_changed:
            changed_badge()


def _people_in(row: CommitteeOverview) -> str:
    said = say_many("{count} person", "{count} people", row.members)
    parts = []
    if row.parents:
        parts.append(say_many("{count} parent", "{count} parents", row.parents))
    if row.komite:
        parts.append(say("{count} of the komite", count=row.komite))
    return f"{said} ({in_list(parts)})" if parts else said


def _tasks(row: CommitteeOverview) -> str:
    if not row.tasks:
        return say("No tasks yet")
    if not row.open_tasks:
        return say_many("{count} task, done", "{count} tasks, all done", row.tasks)
    return say_many(
        "{count} of {all} tasks open",
        "{count} of {all} tasks open",
        row.open_tasks,
        all=row.tasks,
    )


def _loads(desk: Desk) -> None:
    loads = queries.committee_loads(desk.store, desk.year)
    if not loads:
        st.info(say("Nobody is on a committee of this year yet."))
        return
    busy = [load for load in loads if load.same_week >= BUSY_WEEK]
    average = sum(load.committees for load in loads) / len(loads)
    for column, (label, value) in zip(
        st.columns(3),
        (
            (say("People on committees"), in_number(len(loads))),
            (say("Committees per person"), in_number(round(average, 1))),
            (say("With two activities in a week"), in_number(len(busy))),
        ),
        strict=True,
    ):
        column.metric(label, value)
    table(
        [
            {
                say("Name"): load.name,
                say("Committees"): load.committees,
                say("Open tasks"): load.open_tasks,
                say("Most in one week"): load.same_week,
                say("Element"): say(load.element.label),
                say("Activities"): "; ".join(load.titles),
            }
            for load in loads
        ]
    )
    st.caption(
        say(
            "Open tasks count what is a person's own, what they help with, and what "
            "is given to their section. A week runs from Monday to Sunday; "
            "activities planned by month are not counted in it."
        )
    )


# ── one committee ────────────────────────────────────────────────────────────
def _committee(desk: Desk, row: CommitteeOverview) -> None:
    st.subheader(row.title)
    st.caption(f"{row.when.in_weekday()} · {_people_in(row)} · {_tasks(row)}")
    _links(desk, row)
    _changed(desk, row)
    completed = completed_refusal(
        row.title, completed=committees.is_completed(desk.store, row.activity_id)
    )
    may_edit = desk.may_now(Duty.SET_UP_COMMITTEES)
    if completed and may_edit:
        st.info(why(completed))
        may_edit = False
    positions = committees.positions(desk.store, row.activity_id)
    if not positions:
        _nothing_yet(desk, row, may_edit=may_edit)
    _positions(desk, row, positions, may_edit=may_edit)
    if may_edit:
        _new(desk, row, positions)


def _links(desk: Desk, row: CommitteeOverview) -> None:
    with st.container(horizontal=True):
        about = {"kegiatan": row.activity_id}
        go(say("Tasks of this committee"), link(desk, "tugas", **about))
        if row.positions:
            go(say("Decree (SK)"), link(desk, "keputusan", **about))
            if duties.may(Duty.PRINT_SLIPS, desk.person):
                go(say("Duty slips"), link(desk, "kartu", **about))


def _changed(desk: Desk, row: CommitteeOverview) -> None:
    if not row.decree_number:
        return
    changes = queries.changed_since_decree(desk.store, desk.year).get(row.activity_id)
    if changes:
        changed_box(changes)
        go(
            say("Mend the decree"),
            link(desk, "keputusan", kegiatan=row.activity_id),
            say("A correction under the same number, or a new number:") + " ",
        )


def _nothing_yet(desk: Desk, row: CommitteeOverview, *, may_edit: bool) -> None:
    if not may_edit:
        st.info(say("This activity has no committee yet."))
        return
    st.info(
        say(
            "This activity has no committee yet. Copy one that worked, begin with the "
            "usual positions, or add your own below."
        )
    )
    _copying(desk, row)
    with st.container(border=True):
        st.markdown("**" + say("Begin with ready positions") + "**")
        _ready(desk, row, [], say("Add the usual positions"))


def _copying(desk: Desk, row: CommitteeOverview) -> None:
    sources = queries.copyable_committees(desk.store, row.activity_id)
    if not sources:
        return
    key = f"copy-{row.activity_id}"
    with st.container(border=True), st.form(key, border=False):
        st.markdown("**" + say("Copy a committee") + "**")
        source_id, with_people = copy_fields(key, sources)
        sent = st.form_submit_button(say("Copy the committee"))
    if sent and source_id:
        with saving(key, say("The committee was copied. Please look it through.")):
            copy_committee(
                desk.act(), source_id, row.activity_id, with_people=with_people
            )


def _ready(
    desk: Desk, row: CommitteeOverview, positions: list[Position], label: str
) -> None:
    left = ready_left(positions)
    if not left:
        return
    form = f"ready-{row.activity_id}"
    key = form_id(form)
    with st.form(f"form-{form}-{key}", border=False):
        drafts = ready_fields(key, left, with_usual=not positions)
        sent = st.form_submit_button(
            label, type="secondary" if positions else "primary"
        )
    if sent and drafts:
        with saving(form, say("The positions were added.")):
            add_positions(
                desk.act(),
                row.activity_id,
                {uuid5(key, draft.title): draft for draft in drafts},
            )


def _positions(
    desk: Desk, row: CommitteeOverview, positions: list[Position], *, may_edit: bool
) -> None:
    if not positions:
        return
    members = committees.members(desk.store, row.activity_id)
    given = committees.tasks_given(desk.store, row.activity_id)
    directory = people.people(desk.store) if may_edit else []
    carried = queries.committee_loads(desk.store, desk.year) if may_edit else []
    loads = {load.person_id: load for load in carried}
    for place, position in enumerate(positions, 1):
        holders = [m for m in members if m.position_id == position.id]
        with st.container(border=True):
            st.markdown(f"**{place}. {position.title}**")
            _holders(holders)
            _duties(position)
            if may_edit:
                _appointing(desk, position, holders, directory, loads)
                places = (place, len(positions))
                _changing(desk, position, given.get(position.id, 0), places)
    if may_edit:
        go(
            say("Add people to the directory"),
            link(desk, "orang"),
            say("A parent or komite member is not in the list?") + " ",
        )


def _holders(holders: Sequence[Member]) -> None:
    if not holders:
        st.markdown(":orange[" + say("Nobody appointed yet") + "]")
        return
    names = [
        holder.name
        if holder.element in STAFF
        else f"{holder.name} ({say(holder.element.label)})"
        for holder in holders
    ]
    st.markdown(", ".join(names))


def _duties(position: Position) -> None:
    parts = (
        (say("Duty"), position.duty),
        (say("Right"), position.entitlement),
        (say("Responsibility"), position.responsibility),
    )
    said = [f"**{label}:** {text}" for label, text in parts if text]
    if said:
        st.caption("  \n".join(said))


def _appointing(
    desk: Desk,
    position: Position,
    holders: list[Member],
    directory: list[Person],
    loads: Mapping[UUID, CommitteeLoad],
) -> None:
    held = {holder.person_id for holder in holders}
    free = [p for p in directory if p.is_active and p.id not in held]
    key = f"{position.id}-{len(holders)}"
    with st.expander(say("Appoint or dismiss")):
        with st.form(f"appoint-{key}", border=False):
            chosen = people_field(key, free, loads)
            sent = st.form_submit_button(say("Appoint"), type="primary")
        if sent and chosen:
            names = in_list([p.name for p in free if p.id in chosen])
            with saving(key, say("Appointed: {names}.", names=names)):
                appoint_all(desk.act(), position.id, chosen)
        for holder in holders:
            _dismissing(desk, position, holder)


def _dismissing(desk: Desk, position: Position, holder: Member) -> None:
    key = f"dismiss-{position.id}-{holder.person_id}"
    if st.button(say("Dismiss {name}", name=holder.name), key=key):
        with saving(key, say("{name} was dismissed.", name=holder.name)):
            dismiss(desk.act(), position.id, holder.person_id)


def _changing(
    desk: Desk, position: Position, tasks: int, places: tuple[int, int]
) -> None:
    position = as_drawn(position, position.id)
    key = f"{position.id}-{position.version}"
    with st.expander(say("Reword or remove")):
        with st.form(f"position-{key}", border=False):
            fields = Fields(key, position)
            position_fields(fields)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            with saving(key, say("The position was changed."), **fields.labels):
                change_position(
                    desk.act(),
                    position.id,
                    position.version,
                    PositionDraft(**fields.typed),
                )
        with st.container(horizontal=True):
            place, last = places
            if place > 1:
                _placing(desk, position, say("Move up"), place - 1)
            if place < last:
                _placing(desk, position, say("Move down"), place + 1)
            _removing(desk, position, tasks, key)


def _placing(desk: Desk, position: Position, label: str, place: int) -> None:
    key = f"place-{position.id}-{place}"
    if st.button(label, key=key):
        with saving(key, say("The position was moved.")):
            place_position(desk.act(), position.id, place)


def _removing(desk: Desk, position: Position, tasks: int, key: str) -> None:
    if refusal := removal_refusal(position, tasks):
        st.caption(why(refusal))
    elif st.button(say("Remove the position"), key=f"remove-{key}"):
        with saving(key, say("The position was removed.")):
            remove_position(desk.act(), position.id)


def _new(desk: Desk, row: CommitteeOverview, positions: list[Position]) -> None:
    form = f"position-{row.activity_id}"
    key = form_id(form)
    with st.expander(say("Add a position"), icon=":material/add:"):
        if positions:
            _ready(desk, row, positions, say("Add these positions"))
        with st.form(f"new-{key}", border=False):
            fields = Fields(key)
            position_fields(fields)
            sent = st.form_submit_button(say("Add the position"), type="primary")
        if sent:
            with saving(form, say("The position was added."), **fields.labels):
                add_position(
                    desk.act(), key, row.activity_id, PositionDraft(**fields.typed)
                )
