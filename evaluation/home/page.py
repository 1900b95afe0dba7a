"""The opening screen of the humas lead and the principal: what waits, and the year."""

from html import escape
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, say
from data.ui.cards import LOOK, Card, points
from data.ui.desk import Desk
from data.ui.figures import side_by_side
from data.ui.links import anchor, link
from data.ui.pages import Page, Section
from evaluation.home.cards import begin, deciding, homely, months, others, waiting
from evaluation.kpis.models import absorption, carried_out, representation
from evaluation.results import cards as figure_cards
from evaluation.results.queries import Standing
from evaluation.results.queries import standing as standing_of
from organizing.coordination.cards import missing
from organizing.coordination.models import Readiness
from organizing.coordination.queries import readiness

PAGE = Page(N_("Home"), "beranda", "home", Section.HOME, Duty.READ_RESULTS)

FIRST_FIGURES: Final = (carried_out, representation, absorption)
"""The figures that are seen first; all others stand among the results."""

NEXT: Final = 3
"""So many activities ahead are shown with what they still need."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.html(first(desk))


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: the same, as plain HTML."""
    stands = standing_of(desk.store, desk.year)
    if duties.may(Duty.APPROVE_PLAN, desk.person):
        parts = _of_the_principal(desk, stands)
    else:
        parts = _of_the_lead(desk, stands)
    return LOOK + homely("".join(parts))


# ── who leads public relations ───────────────────────────────────────────────
def _of_the_lead(desk: Desk, stands: Standing) -> list[str]:
    results, begun = stands.results, begin.steps(desk)
    waits = waiting.of_the_lead(desk, results, plans_first=begun is not None)
    parts = [begin.of_the_lead(desk, begun).tag] if begun else []
    apart = others.line(desk, results)
    heading, nothing = say("Waiting for you"), say("Nothing is waiting.")
    shown = waiting.card(heading, waits, apart, nothing).tag
    if not desk.year_is_open or (begun and not (waits or apart)):
        shown = ""
    parts.append(_beside(shown, _ahead(desk)))
    return [*parts, *_months(desk, stands), *_figures(desk, stands)]


# ── the principal ────────────────────────────────────────────────────────────
def _of_the_principal(desk: Desk, stands: Standing) -> list[str]:
    results, begun = stands.results, begin.steps(desk)
    parts = deciding.plan(desk)
    if begun:
        parts.append(begin.of_the_principal(desk, begun).tag)
    waits = deciding.waits(desk, results)
    apart = others.line(desk, results)
    is_calm = desk.year_is_open and not (parts or begun)
    if waits or apart or is_calm:
        heading = say("Waiting for your decision")
        nothing = say("Nothing waits for your decision.")
        leads = not parts
        shown = waiting.card(heading, waits, apart, nothing, leads=leads)
        parts.append(shown.tag)
    parts += [card.tag for card in deciding.goals(desk, stands)]
    parts += _figures(desk, stands)
    parts += [card.tag for card in deciding.added(desk)]
    return [*parts, *_months(desk, stands), _ahead(desk)]


# ── both ─────────────────────────────────────────────────────────────────────
def _beside(part: str, other: str) -> str:
    """Return two parts side by side on a desk, below each other on a phone."""
    both = part + other
    return f'<div class="beside">{both}</div>' if part and other else both


def _months(desk: Desk, stands: Standing) -> list[str]:
    """Return the year's months; nothing where nothing is planned."""
    return [months.card(desk, stands.results).tag] if stands.results else []


def _ahead(desk: Desk) -> str:
    """Return the next activities with a day or a month, each with what it needs."""
    if not desk.year_is_open:
        return ""
    ready = readiness(desk.store, desk.year, desk.today)
    rows = [row for row in ready if row.when.day is not None][:NEXT]
    shown = points((_next(desk, row) for row in rows), plain=True)
    return Card(say("The next activities"), shown).tag if rows else ""


def _next(desk: Desk, row: Readiness) -> str:
    title = anchor(row.title, link(desk, "ruang", kegiatan=row.activity_id))
    counted = say("{ready} of {all} ready", ready=len(row.ready), all=row.asked)
    known = [counted, row.in_charge or say("nobody in charge")]
    lacks, still = missing(desk, row), escape(say("Still missing"))
    lacks = f" · {still}: {lacks}" if lacks else ""
    told = f"<small>{escape(' · '.join(known))}{lacks}</small>"
    return f"<strong>{escape(row.when.in_short())}</strong> · {title}{told}"


def _figures(desk: Desk, stands: Standing) -> list[str]:
    """Return the first figures; nothing where nothing is planned."""
    if not stands.results:
        return []
    shown = [one for one in figure_cards.shown(stands, desk.today) if _is_first(one)]
    asked = figure_cards.explained(shown, desk)
    ways = " · ".join(
        anchor(label, link(desk, path))
        for label, path in (
            (say("All figures and charts"), "hasil"),
            (say("Reports"), "laporan"),
            (say("Present the year"), "tayangan"),
        )
    )
    figures = side_by_side(figure_cards.cards(shown))
    return [figures, f"<div>{asked}<p>{ways}</p></div>"]


def _is_first(one: figure_cards.Shown) -> bool:
    return one.behind in {figure.__name__ for figure in FIRST_FIGURES}
