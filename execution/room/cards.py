"""The list of rooms and the head of one, as a person reads them: rows in, HTML out."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from data.language import N_, say
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, plain
from execution.room.models import Part
from execution.room.queries import Room

LOOK: Final = """<style>
.room-parts{display:flex;gap:.15rem;margin:.2rem 0 0;
border-bottom:1px solid rgba(128,128,128,.3)}
.room-parts a{flex:1 1 0;min-width:0;text-align:center;text-decoration:none;
color:inherit;padding:.45rem .2rem .4rem;border-bottom:3px solid transparent;
border-radius:.4rem .4rem 0 0;font-size:.95rem;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap}
.room-parts a:hover{background:rgba(29,95,168,.07)}
.room-parts a[aria-current]{color:#1d5fa8;border-color:#1d5fa8;font-weight:600}
@media(max-width:900px){.room-parts{display:grid;gap:.3rem;border:0;
grid-template-columns:repeat(auto-fill,minmax(6rem,1fr))}
.room-parts a{border:1px solid rgba(128,128,128,.3);border-radius:.5rem;
padding:.55rem .1rem;font-size:.92rem}
.room-parts a[aria-current]{background:#1d5fa8;color:#fff;border-color:#1d5fa8}}
.room-head{line-height:1.45}.room-head small{opacity:.75}
</style>"""

TO_COME: Final = N_("Still to come")
TO_CLOSE: Final = N_("To close")
CLOSED: Final = N_("Closed")


def parts(desk: Desk, room: Room, shown: Iterable[Part], here: Part) -> str:
    """Return the ways to the parts of a room, the one that is open marked."""
    ways = "".join(_way(desk, room, part, is_here=part is here) for part in shown)
    label = escape(say("Parts of the room"))
    return f'{LOOK}<nav class="room-parts" aria-label="{label}">{ways}</nav>'


def _way(desk: Desk, room: Room, part: Part, *, is_here: bool) -> str:
    url = escape(link(desk, "ruang", kegiatan=room.activity_id, bagian=part.value))
    mark = ' aria-current="page"' if is_here else ""
    return (
        f'<a class="stays" href="{url}" target="_self"{mark}>'
        f"{escape(say(part.label))}</a>"
    )


def head(room: Room) -> str:
    """Return when and where an activity is, and who is in charge of it."""
    when = room.when.with_hours(room.starts_at, room.ends_at)
    step = say(room.step.label) if room.step.is_closed else ""
    told = [when, room.place, room.in_charge or say("nobody in charge"), step]
    said = escape(" · ".join(filter(None, told)))
    return f'{LOOK}<div class="room-head">{said}</div>'


def heads() -> list[tuple[str, str]]:
    """Return what the columns of the list are called."""
    return [(say("Activity"), ""), (say("Date"), ""), (say("Step"), "")]


def groups(desk: Desk, rooms: Sequence[Room]) -> list[Group]:
    """Return the activities: those to come, then to close, then closed."""
    closed = [room for room in rooms if room.step.is_closed]
    still_open = [room for room in rooms if not room.step.is_closed]
    coming = [room for room in still_open if not room.when.is_past(desk.today)]
    to_close = [room for room in still_open if room.when.is_past(desk.today)]
    kinds = ((TO_COME, coming), (TO_CLOSE, to_close), (CLOSED, closed))
    return [_group(desk, say(label), among) for label, among in kinds if among]


def _group(desk: Desk, label: str, among: Sequence[Room]) -> Group:
    heading = Cell(escape(f"{label} ({len(among)})"), span=3)
    return Group([heading], [_line(desk, room) for room in among])


def _line(desk: Desk, room: Room) -> list[Cell]:
    title = anchor(room.title, link(desk, "ruang", kegiatan=room.activity_id))
    under = " · ".join(filter(None, (room.place, room.in_charge)))
    away = room.when.days_away(desk.today)
    day = f"{room.when.in_weekday()} ({away})" if away else room.when.in_weekday()
    return [
        Cell(f"<strong>{title}</strong><small>{escape(under)}</small>"),
        plain(day),
        plain(say(room.step.label) if room.step.is_closed else ""),
    ]
