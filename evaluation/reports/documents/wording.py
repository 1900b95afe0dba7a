"""Words, tables and pictures that the reports of the year share.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from typing import Final

from data import picture
from data.few import FEWEST, HIDDEN
from data.language import in_number, in_percent, in_rupiah, say
from data.paper import Align, Column, Paper, Signer
from data.school.documents import (
    komite_signs,
    lead_signs,
    place_and_day,
    principal_signs,
)
from data.theme import AnyChart, spec_of
from evaluation.kpis.models import ActivityResult, Figures, Kpi, Light, Lights
from evaluation.reports.facts import YearPaper
from evaluation.results.cards import Shown, shown
from planning.budget.models import FundSource

DASH: Final = "–"
MARKS: Final = {Light.GREEN: "●", Light.AMBER: "▲", Light.RED: "■"}
"""A form beside the word, so that a light is told without colours."""

WIDE: Final = 620
"""Pixels of a chart as wide as the page's words."""

AT_ONCE: Final = 20
"""So many activities of a chart stand on one page."""

FIGURE_COLUMNS: Final = (
    Column(title="Ukuran", width=3.6),
    Column(title="Tahun ini", width=1.8, align=Align.RIGHT),
    Column(title="Yang dihitung", width=4.6),
    Column(title="Tahun lalu", width=1.8, align=Align.RIGHT),
    Column(title="Keadaan", width=3.7),
)


def light_of(kpi: Kpi, lights: Lights) -> str:
    """Return a figure's traffic light: a form and its word; a dash without one."""
    light = lights.light(kpi)
    return f"{MARKS[light]} {say(light.label)}" if light else DASH


def figures_of(facts: YearPaper) -> list[Shown]:
    """Return the figures as the page of results shows them, in its order."""
    return shown(facts.stands, facts.today)


def figure_rows(facts: YearPaper) -> list[Sequence[str]]:
    """Return the year's figures as rows of a table."""
    return [
        (
            say(one.kpi.name),
            one.kpi.share,
            one.kpi.explained(),
            one.before.share if one.before and one.before.of else DASH,
            light_of(one.kpi, facts.stands.lights),
        )
        for one in figures_of(facts)
    ]


def missing(paper: Paper, words: str) -> None:
    """Say that data are not there: never left out in silence."""
    paper.line(f"Belum ada data: {words}", italic=True)


def draw(paper: Paper, chart: Callable[..., AnyChart], *facts: Hashable) -> None:
    """Write a chart as a picture; one that cannot be drawn is told."""
    try:
        paper.wide_picture(picture.png(spec_of(chart, *facts), WIDE))
    except picture.Undrawn:
        paper.line(
            "Diagram tidak dapat digambar; angkanya ada pada tabel.", italic=True
        )


def in_pages(rows: Sequence[ActivityResult]) -> list[tuple[ActivityResult, ...]]:
    """Return activities in parts of which each fits on a page as a chart."""
    return [tuple(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]


def due_of(row: Figures) -> str:
    """Return how much of a group's activities was carried out so far."""
    if not row.activities:
        return "tanpa kegiatan"
    kpi = row.carried_out_so_far
    return kpi.said if kpi.of else "belum ada yang jatuh waktu"


def told_of_few(families: int, number: int) -> str:
    """Return a number of families, or nothing of a group with few of them."""
    return HIDDEN if 0 < families < FEWEST else in_number(number)


def outcome_of(row: ActivityResult) -> str:
    """Return what became of an activity, and why where it went otherwise."""
    told = say(row.step.label)
    why = [say(row.reason.label)] if row.reason else []
    if row.reason_note:
        why.append(row.reason_note)
    return f"{told} ({': '.join(why)})" if why else told


def source_of(source: FundSource | None) -> str:
    """Return what a source of money is called; without one it was not budgeted."""
    return say(source.label) if source else "tanpa baris anggaran"


def money_row(name: str, budget: Decimal, spent: Decimal) -> tuple[str, str, str, str]:
    """Return a source's money: planned, spent, and its share."""
    share = in_percent(spent / budget if budget else None)
    return name, in_rupiah(budget), in_rupiah(spent), share


def dated(facts: YearPaper) -> str:
    """Return place and day above the signatures."""
    return place_and_day(facts.school, facts.today)


def signers(facts: YearPaper) -> tuple[Signer, Signer]:
    """Return who signs a report of public relations: the principal, and the lead."""
    head = principal_signs(facts.school, "Mengetahui,")
    lead = facts.lead
    return head, lead_signs(facts.school, lead.name, lead.employee_number, "Menyusun,")


def komite_of(facts: YearPaper) -> Signer:
    """Return the komite's chair as a signer, below the two others."""
    return komite_signs(facts.school, facts.komite_chair)
