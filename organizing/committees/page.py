"""The committees' page: the year at a glance, and one activity's committee."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import (
    N_,
    in_list,
    in_number,
    say,
    say_many,
)
from data.people.models import OF_THE_SCHOOL
from data.ui.ahead import ahead_first
from data.ui.cards import Card, cards
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.filters import narrowed
from data.ui.forms import shown_activity
from data.ui.head import titled
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain, table
from data.ui.tabs import tabs, unfold
from organizing.committees import queries
from organizing.committees import store as committees
from organizing.committees.form import (
    adding,
    changing,
    may_change_committee,
    overloaded,
    seating,
    setting_up,
)
from organizing.committees.models import Member, Position
from organizing.committees.queries import CommitteeLoad, CommitteeOverview
from planning.activities.models import Activity

PAGE = Page(
    N_("Committees"),
    "panitia",
    "groups",
    Section.ORGANIZE,
    Duty.READ_COMMITTEES,
    heading=N_("Committees {year}"),
    words=N_("teams, positions, members"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    overview = queries.committee_overview(desk.store, desk.year)
    if not overview:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in overview],
            say("Committee of"),
            say("All activities of the year"),
        )
    for row in overview:
        if row.activity_id == chosen:
            st.subheader(unmarked(row.title))
            _committee(desk, row)
            return
    tabs(
        "committees",
        (
            (say("Committees"), lambda: _list(desk, overview)),
            (say("People and their load"), lambda: _loads(desk)),
        ),
    )


def part(desk: Desk, activity: Activity) -> None:
    """Draw an activity's committee, also for those who are in it."""
    for row in queries.committee_overview(desk.store, desk.year):
        if row.activity_id == activity.id:
            _committee(desk, row)


# ── the year ─────────────────────────────────────────────────────────────────
def _list(desk: Desk, overview: Sequence[CommitteeOverview]) -> None:
    lacks = {
        "belum": say("Without a committee"),
        "kosong": say("With vacant positions"),
        "tanpa-sk": say("Without a numbered decree"),
        "berubah": say("Changed since the decree was signed"),
    }
    chosen = narrowed("keadaan", say("Show"), lacks)
    changed = queries.changed_since_decree(desk.store, desk.year)
    shown = [
        row
        for row in overview
        if chosen is None
        or chosen in _lacks(row, is_changed=row.activity_id in changed)
    ]
    if not shown:
        st.caption(say("There is no such activity this year."))
        return
    draw = partial(_lines, desk, changed)
    ahead_first(shown, partial(_is_over, desk), draw, f"committees-{chosen}")


def _is_over(desk: Desk, row: CommitteeOverview) -> bool:
    return row.step.is_closed or row.when.is_past(desk.today)


def _lacks(row: CommitteeOverview, *, is_changed: bool) -> set[str]:
    """Return what a committee lacks, as the address of the narrowed list names it."""
    if not row.positions:
        return {"belum"}
    lacks = {"kosong"} if row.vacant and not row.step.is_closed else set()
    if not row.decree_number:
        return lacks | {"tanpa-sk"}
    return lacks | {"berubah"} if is_changed else lacks


def _lines(
    desk: Desk, changed: Collection[UUID], shown: Sequence[CommitteeOverview]
) -> None:
    heads = (
        (say("Activity"), ""),
        (say("Date"), ""),
        (say("People"), ""),
        (say("Tasks"), ""),
        (say("Decree (SK)"), ""),
    )
    rows = [_line(desk, row, is_changed=row.activity_id in changed) for row in shown]
    listing(heads, [Group((), rows)])


def _line(desk: Desk, row: CommitteeOverview, *, is_changed: bool) -> list[Cell]:
    room = link(desk, "ruang", kegiatan=row.activity_id, bagian="panitia")
    title = anchor(row.title, room)
    look = escape(" · ".join(_wrong(row, is_changed=is_changed)))
    has_any = bool(row.positions)
    return [
        Cell(f'<strong>{title}</strong><small class="look">{look}</small>'),
        plain(row.when.in_weekday(), "flow"),
        Cell(_people(row) if has_any else "", "flow"),
        plain(_tasks(row) if has_any else "", "flow"),
        plain(row.decree_number, label=say("Decree (SK)")),
    ]


def _wrong(row: CommitteeOverview, *, is_changed: bool) -> Iterator[str]:
    if not row.positions:
        yield say("No committee yet")
    if row.vacant and not row.step.is_closed:
        yield say_many(
            "{count} position vacant", "{count} positions vacant", row.vacant
        )
    if is_changed:
        yield say("Changed since the decree was signed")


def _people(row: CommitteeOverview) -> str:
    said, others = _counted(row)
    return f"{escape(said)}<small>{escape(others)}</small>"


def _people_in(row: CommitteeOverview) -> str:
    said, others = _counted(row)
    return f"{said} ({others})" if others else said


def _counted(row: CommitteeOverview) -> tuple[str, str]:
    """Return how many are in a committee, and how many of them are not staff."""
    parts = []
    if row.parents:
        parts.append(say_many("{count} parent", "{count} parents", row.parents))
    if row.komite:
        parts.append(say("{count} of the komite", count=row.komite))
    return say_many("{count} person", "{count} people", row.members), in_list(parts)


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
    busy = sum(load.is_busy for load in loads)
    average = sum(load.committees for load in loads) / len(loads)
    figures(
        (
            Figure(say("People on committees"), in_number(len(loads))),
            Figure(say("Committees per person"), in_number(round(average, 1))),
            Figure(say("With two activities in a week"), in_number(busy)),
        )
    )
    table([_load(load) for load in loads])
    st.caption(
        say(
            "Open tasks count what is a person's own, what they help with, and what "
            "is given to their section. A week runs from Monday to Sunday; "
            "activities planned by month are not counted in it."
        )
    )


def _load(load: CommitteeLoad) -> dict[str, object]:
    return {
        say("Name"): load.name,
        say("Committees"): load.committees,
        say("Open tasks"): load.open_tasks,
        say("Most in one week"): load.same_week,
        say("Element"): say(load.element.label),
        say("Activities"): "; ".join(load.titles),
    }


# ── one committee ────────────────────────────────────────────────────────────
def _committee(desk: Desk, row: CommitteeOverview) -> None:
    if row.positions and duties.may(Duty.READ_COMMITTEES, desk.person):
        st.caption(f"{_people_in(row)} · {_tasks(row)}")
        _links(desk, row)
        _changed(desk, row)
    duty = Duty.SET_UP_COMMITTEES
    may_edit = may_change_committee(desk, duty, row.activity_id, row.title)
    positions = committees.positions(desk.store, row.activity_id)
    if not positions:
        _nothing_yet(desk, row, may_edit=may_edit)
        return
    _positions(desk, row, positions, may_edit=may_edit)
    if may_edit:
        adding(desk, row.activity_id, positions)


def _links(desk: Desk, row: CommitteeOverview) -> None:
    with st.container(horizontal=True):
        about = {"kegiatan": row.activity_id}
        go(say("Tasks of this committee"), link(desk, "tugas-panitia", **about))
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


def changed_box(changes: Sequence[str]) -> None:
    """Say how a committee differs from its numbered decree."""
    heading = say(
        "The committee is no longer what the numbered decree says; the signed paper "
        "names other people or duties:"
    )
    lines = "\n".join(f"- {unmarked(change)}" for change in changes)
    st.warning(f"{heading}\n\n{lines}", icon=":material/difference:")


def _nothing_yet(desk: Desk, row: CommitteeOverview, *, may_edit: bool) -> None:
    if not may_edit:
        st.info(say("This activity has no committee yet."))
        return
    st.caption(
        say(
            "This activity has no committee yet. Look this proposal through, change "
            "what is different, and save it."
        )
    )
    activity = desk.store.get(Activity, row.activity_id)
    setting_up(desk, activity, _loads_of(desk))
    _missing_people(desk)


def _loads_of(desk: Desk) -> dict[UUID, CommitteeLoad]:
    loads = queries.committee_loads(desk.store, desk.year)
    return {load.person_id: load for load in loads}


def _missing_people(desk: Desk) -> None:
    go(
        say("Add people to the directory"),
        link(desk, "orang"),
        say("A parent or komite member is not in the list?") + " ",
    )


def _positions(
    desk: Desk, row: CommitteeOverview, positions: list[Position], *, may_edit: bool
) -> None:
    members = committees.members(desk.store, row.activity_id)
    said = [
        _position(place, position, [m for m in members if m.position_id == position.id])
        for place, position in enumerate(positions, 1)
    ]
    if not may_edit:
        cards(said)
        return
    loads = _loads_of(desk)
    seating(desk, row.activity_id, positions, members, loads)
    overloaded(members, loads)
    _missing_people(desk)
    unfold(
        say("Duties, rights and responsibilities; order and removal"),
        f"words-{row.activity_id}",
        partial(_words, desk, row, positions, said),
    )


def _words(
    desk: Desk, row: CommitteeOverview, positions: list[Position], said: list[Card]
) -> None:
    given = committees.tasks_given(desk.store, row.activity_id)
    for place, position in enumerate(positions, 1):
        with st.container(border=True, gap="small"):
            cards([_unframed(said[place - 1])])
            changing(desk, position, given.get(position.id, 0), place, len(positions))


def _position(place: int, position: Position, holders: Sequence[Member]) -> Card:
    names = [
        holder.name
        if holder.element in OF_THE_SCHOOL
        else f"{holder.name} ({say(holder.element.label)})"
        for holder in holders
    ]
    held = escape(", ".join(names)) or _nobody()
    said = "".join(
        f'<small class="typed"><b>{escape(label)}:</b> {escape(text)}</small>'
        for label, text in position.words
        if text
    )
    return Card(f"{place}. {position.title}", f"<p>{held}</p>{said}")


def _unframed(card: Card) -> str:
    """Return a position as a part of a frame that holds its forms too."""
    heading = f"<h3>{escape(card.heading)}</h3>"
    return f'<div class="card" style="border:0;padding:0">{heading}{card.body}</div>'


def _nobody() -> str:
    words = escape(say("Nobody appointed yet"))
    return f'<span style="color:var(--warn)">{words}</span>'
