"""The year's plan as one document: how it is read, and what stands in its margin."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.language import say, say_many
from data.ui.desk import Desk
from data.ui.forms import first_drawn
from data.ui.links import Way, here, link, ways_beside
from data.ui.papers import offer_paper
from planning.notes.cards import LANDED, WHOLE, Sight
from planning.notes.cards import LOOK as NOTED
from planning.notes.form import ANSWERED, NOTE_AT, answer_panel, note_panel
from planning.notes.queries import ListedNote
from planning.papers.documents import work_programme
from planning.papers.facts import programme_name, programme_paper
from planning.plan.models import PlanStep
from planning.programme import form
from planning.programme.page.known import SINCE, ProgrammeView, Since
from planning.versions import cards as shown
from planning.versions.facts import (
    Only,
    Order,
    Part,
    Totals,
    asked,
    only,
    parted,
    totals,
)

PATH: Final = "program"


def show_plan(view: ProgrammeView, place: DeltaGenerator) -> None:
    """Show the plan as the address wants it read, with notes in its margin.

    What narrows it stands in ``place``, beside the title, and so does its paper.
    """
    desk = view.desk
    if not view.now.activities and not (view.since or view.notes):
        _empty(desk)
        return
    order, wanted = asked(st.query_params)
    every = view.parts(order)
    found = totals(view.now, every)
    noted = {note.about for note in view.notes if note.id not in view.earlier}
    with place:
        among = form.narrowed_plan(desk, view.plan)
        _offered(view)
    kept = [a.id for a in view.plan if a.fits(among)] if among.narrows else None
    counts = _counts(found, every, noted)
    wanted = wanted if counts[wanted] else Only.ALL
    ways = shown.ways_to_read(desk, PATH, order, wanted, counts)
    st.html(ways + _compared(view, found.changed))
    parts = only(every, wanted, noted, kept)
    if not parts:
        st.info(say("No activity fits this choice. Choose “everything” again."))
        return
    _Shown(view, order, [shown.whole(found), *parts]).draw()


def _empty(desk: Desk) -> None:
    st.info(
        say(
            "No activities yet. Set goals first, then plan activities; last year's "
            "findings tell where to begin."
        )
    )
    if desk.year_is_open:
        found = Way(say("Last year's findings"), link(desk, "temuan"))
        ways_beside([Way(say("Set goals"), link(desk, "tujuan")), found])


def _counts(
    found: Totals, every: Sequence[Part], noted: set[UUID | None]
) -> dict[Only, int]:
    """Return how many lines each choice of them shows."""
    places = [part.place for part in every if part.place]
    places += [line.id for part in every for line in part.lines]
    return {
        Only.ALL: found.activities,
        Only.CHANGED: found.changed,
        Only.NOTED: len(noted.intersection(places)),
        Only.WARNED: found.asking,
    }


def _compared(view: ProgrammeView, changed: int) -> str:
    """Say with what the plan is compared, and how much differs."""
    since = view.since
    if since is None:
        return ""
    told = say("Nothing changed since {since}.", since=since.called)
    if changed:
        told = say_many(
            "{count} change since {since} is marked on its line.",
            "{count} changes since {since} are marked on their lines.",
            changed,
            since=since.called,
        )
    others = [one for one in view.choices if one.name != since.name]
    ways = "".join(_beside(view.desk, one) for one in others)
    return f'<p class="ordered compared">{escape(told)}{ways}</p>'


def _beside(desk: Desk, other: Since) -> str:
    """Return the way to compare the plan with something else."""
    words = say("Compare with: {since}", since=other.called)
    url = here(desk, PATH, **{SINCE: other.name})
    return f' <a class="stays" target="_self" href="{escape(url)}">{escape(words)}</a>'


def _offered(view: ProgrammeView) -> None:
    """Offer the plan on paper as it stands."""
    desk = view.desk
    is_approved = view.program.step is PlanStep.APPROVED and view.versions
    version = view.versions[0].number if is_approved else None
    offer_paper(
        say("On paper (DOCX)"),
        lambda: work_programme(
            programme_paper(desk.store.cursor(), desk.year, desk.clock())
        ),
        programme_name(desk.year, version),
        is_first=False,
    )


class _Shown:
    """The document with its margin, and the form that is open at one of its lines."""

    def __init__(
        self, view: ProgrammeView, order: Order, parts: Sequence[Part]
    ) -> None:
        """Find the notes of each place, and where a form is open."""
        self.view, self.order, self.parts = view, order, parts
        self.notes: dict[UUID | None, list[ListedNote]] = {}
        for note in view.notes:
            self.notes.setdefault(note.about, []).append(note)
        self.titles: dict[UUID | None, str] = {None: say("The whole plan")}
        for part in parts:
            if part.place:
                self.titles[part.place] = part.heading
            self.titles |= {line.id: line.title for line in part.lines}
        self.sight = Sight(
            desk=view.desk,
            path=PATH,
            writes=view.decides,
            answers=view.answers,
            unchanged=view.unchanged,
            earlier=view.earlier,
            landed=st.query_params.get(LANDED, ""),
        )
        self.has_margin = view.decides or bool(view.notes)

    def draw(self) -> None:
        """Draw the notes at the whole, the lines, and a form at its line."""
        panel = self._panel()
        at, draw = panel or (None, None)
        self._gone()
        split = parted(self.parts, at) if draw else None
        above, below = split or (self.parts, [])
        if draw and split is None:
            draw()
        if above:
            self._part(above)
        if draw and split:
            draw()
        if below:
            self._part(below, goes_on=bool(above))

    def _part(self, parts: Sequence[Part], *, goes_on: bool = False) -> None:
        margin = self._margin if self.has_margin else None
        st.html(
            NOTED
            + shown.read(
                self.view.desk, parts, margin, order=self.order, goes_on=goes_on
            )
        )

    def _margin(self, place: UUID | None) -> str:
        if place not in self.titles:
            return ""
        title = self.titles[place]
        return self.sight.margin(self.notes.get(place, ()), place, title)

    def _gone(self) -> None:
        """Show the notes at goals where months stand, and those whose place is gone."""
        by_goal = {part.place: part.heading for part in self.view.by_goal}
        lines = {line.id for part in self.view.by_goal for line in part.lines}
        sight, told = self.sight._replace(writes=False), ""
        for place, notes in self.notes.items():
            if place is None or place in lines or place in self.titles:
                continue
            title = say("{title} (dropped)", title=notes[0].title)
            title = by_goal.get(place, title)
            if place in by_goal and self.order is Order.BY_GOAL:
                continue  # a choice of lines leaves it out
            told += f"<h3>{escape(title)}</h3>{sight.margin(notes, place, title)}"
        if told:
            st.html(f'{NOTED}<div class="gone-notes">{told}</div>')

    def _panel(self) -> tuple[UUID | None, Callable[[], None]] | None:
        """Return where a form is open, and what draws it; None where none is."""
        desk, view = self.view.desk, self.view
        wanted = st.query_params.get(NOTE_AT)
        places = {str(one or WHOLE) for one in self.titles}
        if view.decides and wanted in places:
            place = None if wanted == WHOLE else UUID(wanted)
            drafts = [note for note in self.notes.get(place, ()) if note.is_open]
            title = self.titles[place]
            return place, partial(note_panel, desk, place, title, drafts)
        if view.answers and (note := self._answered()):
            rest = [one for one in view.open_notes if one.id != note.id]
            then = rest[0].id if rest else None
            comes = ANSWERED in st.query_params
            return note.about, partial(answer_panel, desk, note, then, comes=comes)
        return None

    def _answered(self) -> ListedNote | None:
        """Return the note that is answered now: as asked for, or the first open.

        The first stays until it is answered here, also where somebody else was faster.
        """
        current = [n for n in self.view.notes if n.id not in self.view.earlier]
        first = next((str(note.id) for note in self.view.open_notes), None)
        wanted = st.query_params.get(ANSWERED) or first_drawn("answered-note", first)
        chosen = [note for note in current if str(note.id) == wanted]
        return next(iter([*chosen, *self.view.open_notes]), None)
