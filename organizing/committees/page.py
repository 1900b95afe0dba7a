"""The committees' page: the year at a glance, and one activity's committee."""

import streamlit as st

from data.language import in_month, in_weekday, say, say_many, why
from data.people import store as people
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, refuse, saving, shown_activity
from data.ui.links import go, link
from organizing.committees import queries
from organizing.committees import store as committees
from organizing.committees.actions import (
    add_position,
    add_usual_positions,
    appoint,
    change_position,
    dismiss,
    remove_position,
)
from organizing.committees.models import (
    USUAL_POSITIONS,
    Member,
    Position,
    PositionDraft,
    completed_refusal,
    organizing_refusal,
    removal_refusal,
)
from organizing.committees.queries import CommitteeOverview
from planning.activities.models import DatePrecision
from planning.goals.models import reading_refusal


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Committees {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
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
        elif chosen is None:
            _line(desk, row)


def _line(desk: Desk, row: CommitteeOverview) -> None:
    with st.container(border=True):
        go(row.title, link(desk, "panitia", kegiatan=row.activity_id))
        if not row.positions:
            none_yet = say("No committee yet")
            st.caption(f"{_day(row)} · {none_yet}")
            return
        people_in = say_many("{count} person", "{count} people", row.members)
        st.caption(f"{_day(row)} · {people_in} · {_tasks(row)}")


def _day(row: CommitteeOverview) -> str:
    if row.planned_on is None:
        return say("Without a date")
    by_month = row.date_precision is DatePrecision.MONTH
    return in_month(row.planned_on) if by_month else in_weekday(row.planned_on)


def _tasks(row: CommitteeOverview) -> str:
    if not row.tasks:
        return say("No tasks yet")
    return say_many(
        "{count} of {all} tasks open",
        "{count} of {all} tasks open",
        row.open_tasks,
        all=row.tasks,
    )


def _committee(desk: Desk, row: CommitteeOverview) -> None:
    st.subheader(row.title)
    st.caption(f"{_day(row)} · {_tasks(row)}")
    go(
        say("Tasks of this committee"),
        link(desk, "tugas", kegiatan=row.activity_id),
    )
    completed = completed_refusal(
        row.title, completed=committees.is_completed(desk.store, row.activity_id)
    )
    may_edit = organizing_refusal(desk.person) is None and desk.year_is_open
    if completed and may_edit:
        st.info(why(completed))
        may_edit = False
    positions = committees.positions(desk.store, row.activity_id)
    if not positions:
        _nothing_yet(desk, row, may_edit=may_edit)
    _positions(desk, row, positions, may_edit=may_edit)
    if may_edit:
        _new(desk, row)


def _nothing_yet(desk: Desk, row: CommitteeOverview, *, may_edit: bool) -> None:
    if not may_edit:
        st.info(say("This activity has no committee yet."))
        return
    st.info(
        say(
            "This activity has no committee yet. Begin with the seven usual positions, "
            "each with its duty, right and responsibility, or add your own below."
        )
    )
    key = f"usual-{row.activity_id}"
    ids = [form_id(f"{key}-{number}") for number in range(len(USUAL_POSITIONS))]
    if st.button(say("Add the usual positions"), type="primary", key=key):
        with saving(key, say("The committee has its usual positions.")):
            add_usual_positions(
                desk.store, ids, row.activity_id, by=desk.person, now=desk.clock()
            )


def _positions(
    desk: Desk, row: CommitteeOverview, positions: list[Position], *, may_edit: bool
) -> None:
    members = committees.members(desk.store, row.activity_id)
    given = committees.tasks_given(desk.store, row.activity_id)
    directory = people.people(desk.store) if may_edit else []
    for position in positions:
        holders = [m for m in members if m.position_id == position.id]
        with st.container(border=True):
            st.markdown(f"**{position.number}. {position.title}**")
            names = ", ".join(holder.name for holder in holders)
            st.markdown(names or say("Nobody appointed yet"))
            _duties(position)
            if may_edit:
                _appointing(desk, position, holders, directory)
                _changing(desk, position, given.get(position.id, 0))


def _duties(position: Position) -> None:
    parts = (
        (say("Duty"), position.duty),
        (say("Right"), position.entitlement),
        (say("Responsibility"), position.responsibility),
    )
    for label, text in parts:
        if text:
            st.caption(f"**{label}:** {text}")


def _appointing(
    desk: Desk, position: Position, holders: list[Member], directory: list[Person]
) -> None:
    held = {holder.person_id for holder in holders}
    free = {p.id: p.name for p in directory if p.is_active and p.id not in held}
    key = f"{position.id}-{len(holders)}"
    with st.expander(say("Appoint or dismiss")):
        with st.form(f"appoint-{key}", border=False):
            person_id = st.selectbox(
                say("Person"),
                list(free),
                index=None,
                format_func=lambda p: free[p],
                placeholder=say("Choose a person"),
                key=f"person-{key}",
            )
            sent = st.form_submit_button(say("Appoint"), type="primary")
        if sent and person_id:
            with saving(key, say("{name} was appointed.", name=free[person_id])):
                appoint(
                    desk.store,
                    position.id,
                    person_id,
                    by=desk.person,
                    now=desk.clock(),
                )
        for holder in holders:
            _dismissing(desk, position, holder)


def _dismissing(desk: Desk, position: Position, holder: Member) -> None:
    key = f"dismiss-{position.id}-{holder.person_id}"
    if st.button(say("Dismiss {name}", name=holder.name), key=key):
        with saving(key, say("{name} was dismissed.", name=holder.name)):
            dismiss(
                desk.store,
                position.id,
                holder.person_id,
                by=desk.person,
                now=desk.clock(),
            )


def _changing(desk: Desk, position: Position, tasks: int) -> None:
    position = as_drawn(position, position.id)
    key = f"{position.id}-{position.version}"
    with st.expander(say("Reword or remove")):
        with st.form(f"position-{key}", border=False):
            facts = _words(key, position)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            with saving(key, say("The position was changed."), title=say("Position")):
                change_position(
                    desk.store,
                    position.id,
                    position.version,
                    PositionDraft(**facts),
                    by=desk.person,
                    now=desk.clock(),
                )
        if refusal := removal_refusal(position, tasks):
            st.caption(why(refusal))
        elif st.button(say("Remove the position"), key=f"remove-{key}"):
            with saving(key, say("The position was removed.")):
                remove_position(
                    desk.store, position.id, by=desk.person, now=desk.clock()
                )


def _words(key: str, kept: Position | None) -> dict[str, str]:
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


def _new(desk: Desk, row: CommitteeOverview) -> None:
    form = f"position-{row.activity_id}"
    key = form_id(form)
    with st.expander(say("Add a position")):
        with st.form(f"new-{key}", border=False):
            facts = _words(str(key), None)
            sent = st.form_submit_button(say("Add the position"), type="primary")
        if sent:
            with saving(form, say("The position was added."), title=say("Position")):
                add_position(
                    desk.store,
                    key,
                    row.activity_id,
                    PositionDraft(**facts),
                    by=desk.person,
                    now=desk.clock(),
                )
