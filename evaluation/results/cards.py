"""The year's figures as equal cards, and in one fold what stands behind each."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from data.language import say
from data.ui.desk import Desk
from data.ui.figures import Figure
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
from evaluation.results.queries import Standing

LOOK: Final = """<style>
.whence{border:1px solid var(--line);border-radius:.6rem;padding:.5rem 1rem;
margin:0 0 1rem}
.whence summary{cursor:pointer;color:var(--accent);font-size:.92rem}
.whence dl{margin:.6rem 0 0;display:grid;gap:.8rem 2rem;
grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))}
.whence dt{font-weight:600;font-size:.92rem}
.whence dd{margin:.1rem 0 0;font-size:.88rem;line-height:1.45}
.whence a{color:var(--accent)}
</style>"""


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
    told = "".join(_told(one, desk) for one in every)
    asked = escape(say("Where do these numbers come from?"))
    return (
        f'{LOOK}<details class="whence"><summary>{asked}</summary>'
        f"<dl>{told}</dl></details>"
    )


def _told(one: Shown, desk: Desk) -> str:
    kpi = one.kpi
    lines = [kpi.explained(), say(kpi.formula), say(kpi.source)]
    told = "".join(f"<dd>{escape(line)}</dd>" for line in lines if line)
    if one.behind:
        url = link(desk, "hasil", angka=one.behind)
        label = say("The activities behind this number")
        told += f"<dd>{anchor(label, url)}</dd>"
    return f"<div><dt>{escape(say(kpi.name))}: {escape(kpi.said)}</dt>{told}</div>"


def goal_light(kpi: Kpi, lights: Lights) -> str:
    """Return a figure with its light in words: ``80 % (4 of 5), needs attention``."""
    light = lights.light(kpi)
    return f"{kpi.said}, {say(light.label)}" if light else kpi.said


def names(results: Sequence[ActivityResult]) -> dict[str | None, str]:
    """Return the figures of activities by the name that an address has for them."""
    return {name: say(figure(results).name) for name, figure in BY_NAME.items()}
