"""How the year looks, July to June: months with their days, and the list of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from html import escape
from itertools import groupby
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import MONTHS, SchoolYear
from data.language import in_list, in_month, locale, say
from planning.activities.models import Category
from planning.calendar.models import OBSERVANCES
from planning.calendar.queries import CalendarEntry
from planning.clashes.models import Clash
from planning.days.models import SUNDAY, DayOff, PeriodKind, SchoolPeriod

COLOURS: Final[Mapping[Category | None, str]] = {
    **{category: f"var(--kind-{category})" for category in Category},
    None: "var(--ink)",
}
SHADES: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.EXAM: "var(--warn-tint)",
    PeriodKind.BREAK: "var(--tint)",
    PeriodKind.RAMADAN: "var(--good-tint)",
}
OFF: Final = "var(--bad-tint)"
STYLE: Final = """
<style>
.kal{display:grid;grid-template-columns:repeat(auto-fill,minmax(158px,1fr));gap:.5rem}
@media(min-width:900px){.kal{grid-template-columns:repeat(auto-fill,minmax(205px,1fr))}}
.kal section{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .45rem;
min-width:0;content-visibility:auto;contain-intrinsic-size:auto 16rem}
.kal h3{font-size:.95rem;margin:0 0 .3rem;padding:0}
.kal table{width:100%;border-collapse:separate;border-spacing:1px;table-layout:fixed;
margin:0 0 .3rem;font-size:.76rem;line-height:1.1}
.kal th,.kal td{border:0;padding:.17rem 0;text-align:center;font-weight:400}
.kal th{color:var(--quiet);font-size:.7rem}
.kal td{border-radius:.25rem;font-variant-numeric:tabular-nums}
.kal .red{color:var(--bad)}
.kal .now{outline:2px solid var(--accent);outline-offset:-1px;font-weight:700}
.kal .pill{display:block;border-radius:.25rem;color:var(--paper);font-weight:700;
margin:-.1rem .05rem;padding:.1rem 0;text-decoration:none}
.kal ul,.kal-list ul{list-style:none;margin:0;padding:0}
.kal li{display:flex;gap:.3rem;font-size:.78rem;line-height:1.2;margin:.14rem 0;
align-items:baseline;overflow-wrap:anywhere}
.kal li a{color:var(--ink);text-decoration:none}
.kal li a:hover,.kal-list a:hover{text-decoration:underline}
.kal li b{flex:0 0 auto;min-width:1.2rem;text-align:right;
font-variant-numeric:tabular-nums}
.kal li.quiet{color:var(--quiet);font-size:.72rem}
.kal li.red{font-size:.72rem}
.kal-dot{flex:0 0 .6rem;height:.6rem;width:.6rem;border-radius:50%;
display:inline-block}
.kal .kal-off a,.kal-list .kal-off a{text-decoration:line-through}
.kal-key{display:flex;flex-wrap:wrap;gap:.25rem .9rem;
font-size:.8rem;margin:.2rem 0 .6rem}
.kal-key span{display:inline-flex;align-items:center;gap:.3rem}
.kal-key i{width:.9rem;height:.9rem;border-radius:.2rem;display:inline-block}
.kal-list h3{font-size:1.05rem;margin:1rem 0 .3rem;padding:0}
.kal-list li{border:1px solid var(--line);border-left:5px solid var(--c);
border-radius:.4rem;padding:.5rem .7rem;margin:.35rem 0}
.kal-list a{color:var(--ink);font-weight:600;text-decoration:none}
.kal-list small{display:block;color:var(--quiet);font-size:.82rem;margin-top:.15rem}
.kal-list .warn{color:var(--warn)}
.kal-list a.move{float:right;color:var(--accent);font-weight:400;font-size:.85rem;
margin-left:.8rem}
</style>
"""


@dataclass(frozen=True)
class YearView:
    """What is shown of a year, and where an activity's title leads.

    ``moving`` gives the address where an activity is moved, or None where it is not.
    """

    year: SchoolYear
    today: date
    entries: Sequence[CalendarEntry]
    off: Sequence[DayOff]
    periods: Sequence[SchoolPeriod]
    warned: Mapping[UUID, Sequence[Clash]]
    address: Callable[[CalendarEntry], str]
    moving: Callable[[CalendarEntry], str | None]

    @cached_property
    def on_day(self) -> Mapping[date, Sequence[CalendarEntry]]:
        """What is on each day; what is only in a month is on none."""
        found: dict[date, list[CalendarEntry]] = {}
        for entry in self.entries:
            if entry.when.exact:
                for later in range(entry.when.lasts):
                    day = entry.when.exact + timedelta(days=later)
                    found.setdefault(day, []).append(entry)
        return found

    @cached_property
    def free_on(self) -> Mapping[date, Sequence[str]]:
        """What each day off is called."""
        found: dict[date, list[str]] = {}
        for one in self.off:
            found.setdefault(one.on_day, []).append(one.name)
        return found


def year_grid(view: YearView) -> str:
    """Return twelve months on one screen, with what their colours mean."""
    months = "".join(_month(view, view.year.month(number)) for number in MONTHS)
    return f'{STYLE}{_legend(view)}<div class="kal">{months}</div>'


def year_list(view: YearView) -> str:
    """Return the activities month by month, with hours, place, person and warnings."""
    parts = [
        f"<h3>{escape(month)}</h3><ul>{_items(view, list(group))}</ul>"
        for month, group in groupby(
            view.entries, key=lambda entry: entry.when.in_month()
        )
    ]
    return f'{STYLE}<div class="kal-list">{"".join(parts)}</div>'


def plain_list(
    view: YearView, entries: Sequence[CalendarEntry], title: str = ""
) -> str:
    """Return some activities as one list, under a title or without."""
    head = f"<h3>{escape(title)}</h3>" if title else ""
    items = _items(view, entries)
    return f'{STYLE}<div class="kal-list">{head}<ul>{items}</ul></div>'


def _items(view: YearView, entries: Sequence[CalendarEntry]) -> str:
    return "".join(_listed(view, entry) for entry in entries)


def _legend(view: YearView) -> str:
    used = {entry.category for entry in view.entries}
    keys = [
        (COLOURS[category], say(category.label))
        for category in Category
        if category in used
    ]
    if None in used:
        keys.append((COLOURS[None], say("Not classified")))
    keys.append((OFF, say("Day off")))
    kinds = {period.kind for period in view.periods}
    keys += [(SHADES[kind], say(kind.label)) for kind in PeriodKind if kind in kinds]
    drawn = "".join(
        f'<span><i style="background:{colour}"></i>{escape(label)}</span>'
        for colour, label in keys
    )
    return f'<div class="kal-key">{drawn}</div>'


def _month(view: YearView, first: date) -> str:
    begins_on = locale().first_week_day
    cells = ["<td></td>"] * ((first.weekday() - begins_on) % 7)
    day = first
    while day.month == first.month:
        cells.append(_cell(view, day))
        day += timedelta(days=1)
    cells += ["<td></td>"] * (-len(cells) % 7)
    weeks = "".join(
        f"<tr>{''.join(cells[start : start + 7])}</tr>"
        for start in range(0, len(cells), 7)
    )
    return (
        f"<section><h3>{escape(in_month(first))}</h3>"
        f"<table><tr>{_heads(begins_on)}</tr>{weeks}</table>"
        f"<ul>{_under(view, first)}</ul></section>"
    )


def _is_in(day: date | None, first: date) -> bool:
    return day is not None and (day.year, day.month) == (first.year, first.month)


def _heads(begins_on: int) -> str:
    names = locale().days["stand-alone"]["narrow"]
    order = [(begins_on + step) % 7 for step in range(7)]
    return "".join(
        f"<th{' class=red' if number == SUNDAY else ''}>{escape(names[number])}</th>"
        for number in order
    )


def _cell(view: YearView, day: date) -> str:
    here = view.on_day.get(day, ())
    free = view.free_on.get(day, ())
    within = [period for period in view.periods if day in period]
    shade = OFF if free else next((SHADES[one.kind] for one in within), "")
    names = [*free, *(one.called for one in within), *(one.title for one in here)]
    classes = ["red"] if free or day.weekday() == SUNDAY else []
    classes += ["now"] if day == view.today else []
    number = str(day.day)
    if here:
        number = (
            f'<a class="pill" style="background:{COLOURS[here[0].category]}" '
            f'href="{escape(view.address(here[0]))}" target="_self">{number}</a>'
        )
    return (
        f'<td class="{" ".join(classes)}" style="background:{shade or "none"}" '
        f'title="{escape("; ".join(names))}">{number}</td>'
    )


def _under(view: YearView, first: date) -> str:
    """Return what stands below a month: activities, days off, days that suit."""
    lines = [
        _chip(view, entry, first)
        for entry in view.entries
        if _is_in(entry.when.day, first) or entry.when.is_within(first, first)
    ]
    lines += [
        f'<li class="red"><b>{numbers}</b><span>{escape(name)}</span></li>'
        for name, numbers in _days_off(view, first).items()
    ]
    lines += [
        f'<li class="quiet"><b>{one.day}</b>'
        f"<span>◆ {escape(say(one.title))}</span></li>"
        for one in OBSERVANCES
        if one.month == first.month
    ]
    return "".join(lines)


def _days_off(view: YearView, first: date) -> dict[str, str]:
    """Return the month's days off by name, with the numbers of their days."""
    found: dict[str, list[str]] = {}
    for day in view.off:
        if _is_in(day.on_day, first):
            found.setdefault(day.name, []).append(str(day.on_day.day))
    return {name: ", ".join(numbers) for name, numbers in found.items()}


def _chip(view: YearView, entry: CalendarEntry, month: date) -> str:
    day = _numbers(entry.when, month)
    sentences = " ".join(clash.said() for clash in view.warned.get(entry.id, ()))
    mark = f' <span title="{escape(sentences)}">▲</span>' if sentences else ""
    called_off = ' class="kal-off"' if entry.step.is_called_off else ""
    return (
        f"<li{called_off}><b>{day}</b>"
        f'<span class="kal-dot" style="background:{COLOURS[entry.category]}"></span>'
        f'<span><a href="{escape(view.address(entry))}" target="_self">'
        f"{escape(entry.title)}</a>{mark}</span></li>"
    )


def _numbers(when: PlannedDay, month: date) -> str:
    """Return ``20``, ``12–14``, or ``30–`` where it lasts into the next month."""
    if when.exact is None:
        return "…"
    ends = (when.exact, when.last_day or when.exact)
    first, last = (str(day.day) if _is_in(day, month) else "" for day in ends)
    return first if ends[0] == ends[1] else f"{first}–{last}"


def _listed(view: YearView, entry: CalendarEntry) -> str:
    exact = entry.when.exact
    facts = [
        entry.when.with_hours(entry.starts_at, entry.ends_at) if exact else "",
        say("day not set yet") if entry.when.is_month else "",
        entry.place,
        entry.person or "",
        in_list([say(form.label) for form in entry.forms]),
    ]
    warnings = "".join(
        f'<small class="warn">▲ {escape(clash.said())}</small>'
        for clash in view.warned.get(entry.id, ())
    )
    called_off = ' class="kal-off"' if entry.step.is_called_off else ""
    move = ""
    if moving := view.moving(entry):
        label = escape(say("Move"))
        move = f'<a class="move" href="{escape(moving)}" target="_self">{label}</a>'
    return (
        f'<li{called_off} style="--c:{COLOURS[entry.category]}">{move}'
        f'<a href="{escape(view.address(entry))}" target="_self">'
        f"{escape(entry.title)}</a>"
        f"<small>{escape(' · '.join(fact for fact in facts if fact))}</small>"
        f"{warnings}</li>"
    )
