"""The list of rooms and the head of one, as a person reads them: rows in, HTML out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Final
from uuid import UUID

from data.language import N_, say
from data.phones import as_written
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, plain
from execution.room.models import After, Part, sees_all
from execution.room.queries import DayContact, DayPeople, DaySheet, DayTask, Room
from organizing.coordination.cards import missing as lacks_before
from organizing.coordination.models import Readiness
from planning.activities.models import Mode

LOOK: Final = """<style>
.room-parts{display:flex;gap:.15rem;margin:.2rem 0 0;
border-bottom:1px solid var(--line)}
.room-parts a{flex:1 1 0;min-width:0;text-align:center;text-decoration:none;
color:inherit;padding:.45rem .2rem .4rem;border-bottom:3px solid transparent;
border-radius:.4rem .4rem 0 0;font-size:.95rem;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap}
.room-parts a:hover{background:var(--accent-tint)}
.room-parts a[aria-current]{color:var(--accent);border-color:var(--accent);
font-weight:600}
@media(max-width:900px){.room-parts{display:grid;gap:.3rem;border:0;
grid-template-columns:repeat(auto-fill,minmax(5rem,1fr))}
.room-parts a{border:1px solid var(--line);border-radius:.5rem;
padding:.6rem .1rem;font-size:.88rem}
.room-parts a[aria-current]{background:var(--accent);color:var(--on-accent);
border-color:var(--accent)}}
.room-head{line-height:1.45}.room-head small{display:block;margin-top:.3rem}
.room-head a,.listing small a{color:var(--accent)}.room-head mark,.listing mark{
background:var(--warn-tint);color:var(--warn);border-radius:.3rem;padding:.05rem .4rem;
white-space:nowrap}
.room-head mark.whole,.listing mark.whole{background:var(--good-tint);
color:var(--good)}
</style>"""

TODAY: Final = """<style>
.room-day h3{font-size:1.05rem;margin:.2rem 0 .3rem}
.stHtml .room-day ul{list-style:none;padding:0;margin:0 0 .6rem}
.room-day li{padding:.3rem 0}.room-day a{color:var(--accent);white-space:nowrap;
padding:.3rem .2rem}
</style>"""
TO_COME: Final = N_("Still to come")
TO_CLOSE: Final = N_("To close")
AFTER_IN: Final[Mapping[After, Part]] = {
    After.ATTENDANCE: Part.ATTENDANCE,
    After.MINUTES: Part.MINUTES,
    After.MONEY: Part.MONEY,
    After.DOCUMENTATION: Part.DOCUMENTATION,
    After.CLOSING: Part.CLOSING,
    After.REPORT: Part.CLOSING,
}
"""In which part of the room each is brought in."""


def parts(desk: Desk, room: Room, shown: Iterable[Part], here: Part) -> str:
    """Return the ways to the parts of a room, the one that is open marked."""
    ways = "".join(_way(desk, room, part, is_here=part is here) for part in shown)
    if sees_all(desk.person):
        url = escape(link(desk, "angket", kegiatan=room.activity_id))
        asked = escape(say("Questionnaires"))
        ways += f'<a href="{url}" target="_self">{asked}</a>'
    label = escape(say("Parts of the room"))
    return f'{LOOK}<nav class="room-parts" aria-label="{label}">{ways}</nav>'


def _way(desk: Desk, room: Room, part: Part, *, is_here: bool) -> str:
    url = escape(_to(desk, room, part))
    mark = ' aria-current="page"' if is_here else ""
    return (
        f'<a class="stays" href="{url}" target="_self"{mark}>'
        f"{escape(say(part.label))}</a>"
    )


def head(
    desk: Desk, room: Room, coming: Readiness | None, shown: Collection[Part]
) -> str:
    """Return when and where an activity is, in whose charge, and what it lacks."""
    when = room.when.with_hours(room.starts_at, room.ends_at)
    away = room.when.days_away(desk.today)
    step = say(room.step.label) if room.step.is_closed else ""
    told = [
        f"{when} ({away})" if away else when,
        *_where(room),
        room.in_charge or say("nobody in charge"),
        step,
    ]
    said = escape(" · ".join(filter(None, told)))
    state = standing(desk, room, coming, shown)
    return f'{LOOK}<div class="room-head">{said}{state}</div>'


def _where(room: Room) -> list[str]:
    """Return the place, and how people meet where that is not at one place."""
    how = "" if room.mode is Mode.FACE_TO_FACE else say(room.mode.label)
    return [room.place] if how == room.place else [room.place, how]


def standing(
    desk: Desk, room: Room, coming: Readiness | None, shown: Collection[Part]
) -> str:
    """Return how much of what it needs is there, and each missing with its mending.

    ``shown`` are the parts of the room that are open to the person.
    """
    if coming:
        ready, missing = len(coming.ready), lacks_before(desk, coming)
        asked = coming.asked
    else:
        ready, missing = len(room.there), _lacks_after(desk, room, shown)
        asked = ready + len(room.missing)
    counted = (
        say("{ready} of {all} ready", ready=ready, all=asked)
        if coming
        else say("{done} of {all} brought in", done=ready, all=asked)
    )
    kind = "" if missing else ' class="whole"'
    still = escape(say("Still missing"))
    lacks = f"{still}: {missing}" if missing else ""
    return f"<small><mark{kind}>{escape(counted)}</mark> {lacks}</small>"


def _lacks_after(desk: Desk, room: Room, shown: Collection[Part]) -> str:
    return " · ".join(
        anchor(say(one.label), _to(desk, room, AFTER_IN[one]))
        if AFTER_IN[one] in shown
        else escape(say(one.label))
        for one in room.missing
    )


def _to(desk: Desk, room: Room, part: Part) -> str:
    return link(desk, "ruang", kegiatan=room.activity_id, bagian=part.value)


def heads() -> list[tuple[str, str]]:
    """Return what the columns of the list are called."""
    return [(say("Activity"), ""), (say("Date"), ""), (say("Readiness"), "")]


def open_groups(
    desk: Desk, rooms: Sequence[Room], coming: Mapping[UUID, Readiness]
) -> list[Group]:
    """Return the activities that are not closed: those to come, then to close."""
    still_open = [room for room in rooms if not room.step.is_closed]
    to_come = [room for room in still_open if not room.when.is_past(desk.today)]
    to_close = [room for room in still_open if room.when.is_past(desk.today)]
    return [
        _group(desk, f"{say(label)} ({len(among)})", among, coming)
        for label, among in ((TO_COME, to_come), (TO_CLOSE, to_close))
        if among
    ]


def closed_group(desk: Desk, closed: Sequence[Room]) -> Group:
    """Return the activities that are closed, behind a fold that counts them."""
    return Group((), [_line(desk, room, None) for room in closed])


def _group(
    desk: Desk, label: str, among: Sequence[Room], coming: Mapping[UUID, Readiness]
) -> Group:
    heading = Cell(escape(label), span=3)
    lines = [_line(desk, room, coming.get(room.activity_id)) for room in among]
    return Group([heading], lines)


def _line(desk: Desk, room: Room, coming: Readiness | None) -> list[Cell]:
    title = anchor(room.title, link(desk, "ruang", kegiatan=room.activity_id))
    under = " · ".join(filter(None, (room.place, room.in_charge)))
    away = room.when.days_away(desk.today)
    day = f"{room.when.in_weekday()} ({away})" if away else room.when.in_weekday()
    step = escape(say(room.step.label)) if room.step.is_closed else ""
    state = standing(desk, room, coming, list(Part) if sees_all(desk.person) else [])
    return [
        Cell(f"<strong>{title}</strong><small>{escape(under)}</small>"),
        plain(day),
        Cell(f"{step}{state}"),
    ]


def today(sheet: DaySheet) -> str:
    """Return what the committee needs on the day: whom to call, and what to do."""
    people = "".join(f"<li>{_post(post)}</li>" for post in sheet.people)
    tasks = "".join(
        f"<li>{'☑' if task.is_done else '☐'} {escape(_task(task))}</li>"
        for task in sheet.tasks
    )
    called, done = escape(say("Committee")), escape(say("To be ready today"))
    parts = [f"<h3>{called}</h3><ul>{people}</ul>"] if people else []
    if tasks:
        parts.append(f"<h3>{done}</h3><ul>{tasks}</ul>")
    return f'{TODAY}<div class="room-day">{"".join(parts)}</div>'


def _post(post: DayPeople) -> str:
    told = ", ".join(_contact(one) for one in post.people or ()) or "–"
    return f"<strong>{escape(post.title)}</strong>: {told}"


def _contact(one: DayContact) -> str:
    if not one.phone:
        return escape(one.name)
    number, shown = escape(one.phone), escape(as_written(one.phone))
    return f'{escape(one.name)} <a href="tel:{number}">{shown}</a>'


def _task(task: DayTask) -> str:
    return f"{task.title} · {task.whose}" if task.whose else task.title
