"""The year's figures as equal cards, and in one fold what stands behind each."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from data.language import N_, in_month, say
from data.ui.desk import Desk
from data.ui.figures import Figure, whence
from data.ui.links import anchor, link
from evaluation.kpis.models import (
    BY_NAME,
    ActivityResult,
    Kpi,
    Lights,
    absorption,
    absorption_so_far,
    carried_out,
    carried_out_so_far,
    father_share,
    foster_share,
    guardian_share,
    obstacles_solved,
    on_time,
    representation,
    standards_reached,
)
from evaluation.kpis.models.mended import closed_of_due
from evaluation.results.models import Month, sign_of
from evaluation.results.queries import Standing

MONTHS_LOOK: Final = """<style>
.stHtml .year-months{display:grid;gap:var(--s3);
grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
.year-months section{border:1px solid var(--line);border-radius:var(--round);
padding:.5rem .75rem .6rem}
.year-months section.now{border-color:var(--accent);border-width:2px}
.year-months section.none{border-style:dashed}
.stHtml .year-months h4{margin:0 0 .2rem;padding:0;font-size:.95rem;font-weight:600}
.stHtml .year-months ul{list-style:none;margin:0;padding:0}
.stHtml .year-months li{display:grid;grid-template-columns:1.1rem 1.5rem minmax(0,1fr);
margin:0;padding:.1rem 0;font-size:.92rem;line-height:1.35}
.year-months li b{font-weight:400;color:var(--quiet)}
.year-months li i{font-style:normal;color:var(--accent)}
.year-months li.off i{color:var(--warn)}
.year-months li.planned i{color:var(--quiet)}
.year-months small{display:block;color:var(--quiet)}
.year-months li a{color:inherit;text-decoration:none}
.year-months li a:hover,.year-months li a:focus-visible{text-decoration:underline}
.stHtml .year-months-key{margin:.6rem 0 0;white-space:pre-wrap;
font-size:.85rem;color:var(--quiet)}
</style>"""
KEY: Final = N_(
    "● carried out   ◆ online   ► postponed   × not carried out   ○ still planned"
)


class Shown(NamedTuple):
    """A figure as it is shown: beside the whole year, last year's, what is wanted.

    ``behind`` is its name in an address, where activities stand behind it.
    """

    kpi: Kpi
    whole: Kpi | None
    before: Kpi | None
    lights: Lights
    behind: str = ""
    also: tuple[Kpi, ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """What stands under the number: at most three short lines."""
        wanted = self.lights.wanted(self.kpi)
        told = [say("target: {wanted}", wanted=wanted)] if wanted else []
        if self.whole:
            told.append(say("whole year: {share}", share=self.whole.share))
        told += [f"{say(one.name)}: {one.share}" for one in self.also]
        if self.before and self.before.of:
            told.append(say("last year: {share}", share=self.before.share))
        return tuple(told)


def shown(stands: Standing, today: date) -> list[Shown]:
    """Return the figures of the year, in the order in which they are read."""
    return list(_shown(stands, today))


@lru_cache(maxsize=32)
def _shown(stands: Standing, today: date) -> tuple[Shown, ...]:
    """Count the figures once: a page is drawn more often than records change."""
    now, then = stands.results, stands.before
    lights = stands.lights

    def one(name: str, *also: Kpi) -> Shown:
        figure = BY_NAME[name]
        return Shown(figure(now), None, figure(then), lights, name, also)

    return (
        Shown(
            carried_out_so_far(now, today),
            carried_out(now),
            carried_out(then),
            lights,
            carried_out.__name__,
        ),
        one(on_time.__name__),
        one(representation.__name__),
        one(father_share.__name__, guardian_share(now), foster_share(now)),
        Shown(
            absorption_so_far(now, today),
            absorption(now),
            absorption(then),
            lights,
            absorption.__name__,
        ),
        one(standards_reached.__name__),
        Shown(
            obstacles_solved(stands.obstacles),
            None,
            obstacles_solved(stands.obstacles_before),
            lights,
        ),
        Shown(
            closed_of_due(stands.work, stands.year, today),
            None,
            closed_of_due(stands.work, stands.year.before, today),
            lights,
        ),
    )


def cards(every: Sequence[Shown]) -> list[Figure]:
    """Return the figures as cards that are built alike."""
    return [_card(one) for one in every]


def _card(one: Shown) -> Figure:
    light = one.lights.light(one.kpi)
    return Figure(
        say(one.kpi.name),
        one.kpi.share,
        light=light.value if light else "",
        judged=say(light.label) if light else "",
        beside=one.beside or ("–",),
    )


def explained(every: Sequence[Shown], desk: Desk) -> str:
    """Return one fold that says of every figure how it was counted, and by whom."""
    return whence(_told(one, desk) for one in every)


def _told(one: Shown, desk: Desk) -> str:
    kpi = one.kpi
    lines = [kpi.explained(), say(kpi.formula), say(kpi.source)]
    told = "".join(f"<dd>{escape(line)}</dd>" for line in lines if line)
    if one.behind:
        url = link(desk, "hasil", angka=one.behind)
        label = say("The activities behind this number")
        told += f"<dd>{anchor(label, url)}</dd>"
    return f"<dt>{escape(say(kpi.name))}: {escape(kpi.said)}</dt>{told}"


def goal_light(kpi: Kpi, lights: Lights) -> str:
    """Return a figure with its light in words: ``80 % (4 of 5), needs attention``."""
    light = lights.light(kpi)
    return f"{kpi.said}, {say(light.label)}" if light else kpi.said


def names(results: Sequence[ActivityResult]) -> dict[str | None, str]:
    """Return the figures of activities by the name that an address has for them."""
    return {name: say(figure(results).name) for name, figure in BY_NAME.items()}


def months(desk: Desk, shown: Sequence[Month], answer: str) -> str:
    """Return the year as twelve months, each with its activities and their outcome."""
    told = "".join(_month(desk, month) for month in shown)
    return (
        f'{MONTHS_LOOK}<p class="answer">{escape(answer)}</p>'
        f'<div class="year-months">{told}</div>'
        f'<p class="year-months-key">{escape(say(KEY))}</p>'
    )


def _month(desk: Desk, month: Month) -> str:
    first = month.first_day
    is_now = (first.year, first.month) == (desk.today.year, desk.today.month)
    kind = "now" if is_now else "" if month.shown else "none"
    rows = "".join(_in_month(desk, row) for row in month.shown)
    nothing = escape(say("nothing"))
    told = f"<ul>{rows}</ul>" if rows else f"<small>{nothing}</small>"
    heading = escape(in_month(first))
    return f'<section class="{kind}"><h4>{heading}</h4>{told}</section>'


def _in_month(desk: Desk, row: ActivityResult) -> str:
    day = row.held_on or row.when.exact
    name = anchor(row.title, link(desk, "ruang", kegiatan=row.activity_id))
    planned = ""
    if row.on_time is False:
        told = say("planned {when}", when=row.when.in_short(undated="–"))
        planned = f"<small>{escape(told)}</small>"
    step = escape(say(row.step.label))
    kind = "planned" if not row.is_closed else "" if row.is_carried_out else "off"
    return (
        f'<li class="{kind}"><i title="{step}">{sign_of(row)}</i>'
        f"<b>{day.day if day else ''}</b><span>{name}{planned}</span></li>"
    )
