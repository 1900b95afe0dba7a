"""The page of the structure: who works in which body, and which seats are vacant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, in_short, say, say_many
from data.people import store as people
from data.people.models import Person
from data.roster import store as roster
from data.ui.cards import Card, cards
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import form_id, saving
from data.ui.head import titled
from data.ui.links import Way, anchor, go, link, paragraphs, unmarked, ways
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tables import Cell, Group, listing, table
from data.ui.tabs import tabs, unfold
from organizing.structure import queries
from organizing.structure import store as records
from organizing.structure.actions import set_up_class_parents, set_up_usual
from organizing.structure.charts import chart_on_screen, vacancy
from organizing.structure.documents import structure_chart
from organizing.structure.form import (
    adding_body,
    adding_office,
    appointing,
    changing_body,
    changing_office,
    changing_term,
    closing,
    days_left,
    in_office,
    marks_of,
    reopening,
)
from organizing.structure.models import (
    KOMITE_ELSEWHERE,
    NOTICE_DAYS,
    Body,
    BodyKind,
    Branch,
    HeldTerm,
    Office,
    Post,
    flat,
    shown_day,
)
from organizing.structure.queries import EndingTerm, OpenPlace, Structure

PAGE = Page(
    N_("Structure"),
    "struktur",
    "account_tree",
    Section.ORGANIZE,
    Duty.READ_COMMITTEES,
    use=Use.RARE,
    heading=N_("Structure {year}"),
    words=N_("office holders, organisation chart"),
)

INDENT: Final = "   "


@dataclass(frozen=True)
class _Known:
    """A body with all its terms, and the people who may be appointed."""

    body: Body
    terms: list[HeldTerm]
    directory: list[Person]


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    day = shown_day(desk.year, desk.today)
    st.caption(
        say(
            "Who works in which body of the school on {day}, with what duty, right and "
            "responsibility. Terms carry on from year to year.",
            day=day,
        )
    )
    facts = queries.structure_on(desk.store, desk.year, day)
    if not facts.branches:
        _nothing_yet(desk, facts)
        return
    with head:
        branch = _chosen(facts)
    if branch:
        _body(desk, facts, branch)
        return
    _attention(facts)
    tabs(
        "structure",
        (
            (say("Chart"), lambda: _chart(desk, facts)),
            (say("Bodies and positions"), lambda: _bodies(desk, facts)),
            (say("Vacancies and terms"), lambda: _open(desk, facts)),
            (say("Class groups"), lambda: _class_groups(desk, facts)),
        ),
    )


def _nothing_yet(desk: Desk, facts: Structure) -> None:
    if not desk.may_now(Duty.KEEP_BODIES):
        st.info(say("The school's bodies have not been entered yet."))
        return
    st.info(
        say(
            "The school's bodies have not been entered yet. Begin with the usual ones: "
            "leadership, public relations team with three sections, and the komite, "
            "each with its positions. Everything can be changed afterwards."
        )
    )
    form = "usual-bodies"
    if st.button(say("Begin with the usual bodies"), type="primary", key=form):
        with saving(form, say("The usual bodies are there.")):
            set_up_usual(desk.act(), form_id(form))
    adding_body(desk, facts.bodies)


def _attention(facts: Structure) -> None:
    """Say at first sight what is vacant and what ends."""
    seats = vacancy(facts.vacant) if facts.vacant else say("every seat taken")
    terms = say_many(
        "{count} term ends within {days} days",
        "{count} terms end within {days} days",
        facts.ends,
        days=NOTICE_DAYS,
    )
    none_ends = say("no term ends soon")
    people = say_many(
        "{count} person in office", "{count} people in office", facts.in_office
    )
    with st.container(horizontal=True):
        st.badge(people, icon=":material/groups:")
        _worry(seats, facts.vacant, ":material/person_off:")
        _worry(terms if facts.ends else none_ends, facts.ends, ":material/event:")


def _worry(words: str, count: int, icon: str) -> None:
    st.badge(words, color="orange" if count else "green", icon=icon)


# ── the chart ────────────────────────────────────────────────────────────────
def _chart(desk: Desk, facts: Structure) -> None:
    st.html(chart_on_screen(facts.branches))
    name = f"struktur-humas-{desk.year.start}.docx"
    label = say("Download the chart with duties (DOCX)")
    offer_paper(label, partial(_paper, desk, facts.day), name)
    st.caption(
        say(
            "Prints on A4 on its long side: the chart with the principal's signature, "
            "then every position with its duty, right and responsibility."
        )
    )


def _paper(desk: Desk, day: date) -> bytes:
    return structure_chart(queries.structure_paper(desk.store, desk.year, day))


# ── bodies and positions ─────────────────────────────────────────────────────
def _chosen(facts: Structure) -> Branch | None:
    """Let a person look at one body; the address keeps the choice."""
    titles = {
        str(branch.body.id): f"{INDENT * depth}{branch.body.title}"
        for depth, branch in flat(facts.branches)
    }
    chosen = narrowed("badan", say("Body"), titles)
    found = (b for _, b in flat(facts.branches) if str(b.body.id) == chosen)
    return next(found, None)


def _bodies(desk: Desk, facts: Structure) -> None:
    shown = []
    for _, branch in flat(facts.branches):
        if not branch.is_of_parents:
            shown.append(_card(desk, branch))
    cards(shown)
    if desk.may_now(Duty.KEEP_BODIES):
        adding_body(desk, facts.bodies)
        reopening(desk, records.all_bodies(desk.store))


def _card(desk: Desk, branch: Branch) -> Card:
    title = anchor(branch.body.title, link(desk, "struktur", badan=branch.body.id))
    return Card("", f"<p>{title}</p>{''.join(map(_seats, branch.posts))}")


def _seats(post: Post) -> str:
    names = escape(", ".join(holder.name for holder in post.holders))
    vacant = escape(vacancy(post.vacant)) if post.vacant else ""
    marked = vacant and f'<span style="color:var(--warn)">{vacant}</span>'
    held = " · ".join(filter(None, (names, marked)))
    return f"<small>{escape(post.office.title)}: {held}</small>"


def _body(desk: Desk, facts: Structure, branch: Branch) -> None:
    body = branch.body
    st.subheader(unmarked(body.title))
    titles = {one.id: one.title for one in facts.bodies}
    said = [say(body.kind.label)]
    if body.parent_id in titles:
        said.append(say("answers to {title}", title=titles[body.parent_id]))
    if body.statutes:
        said.append(say("statutes {statutes}", statutes=body.statutes))
    st.caption(unmarked(" · ".join(said)))
    if body.kind is BodyKind.KOMITE:
        st.info(say(KOMITE_ELSEWHERE), icon=":material/groups:")
        go(say("To the komite's page"), link(desk, "komite"))
    known = _Known(
        body=body,
        terms=records.terms_of_body(desk.store, body.id),
        directory=people.people(desk.store) if desk.may_now(Duty.KEEP_BODIES) else [],
    )
    for post in branch.posts:
        with st.container(border=True):
            _post(desk, facts, known, post)
    _other_terms(facts, known.terms)
    if desk.may_now(Duty.KEEP_BODIES):
        adding_office(desk, body)
        changing_body(desk, facts.bodies, body)
        closing(desk, branch, known.terms)


def _holder(term: HeldTerm, day: date) -> str:
    return f"{unmarked(term.name)} · {in_office(term)} {marks_of(term, day)}"


def _post(desk: Desk, facts: Structure, known: _Known, post: Post) -> None:
    vacant = f":material/person_off: {vacancy(post.vacant)}" if post.vacant else ""
    paragraphs(
        f"**{unmarked(post.office.title)}**",
        *(_holder(holder, facts.day) for holder in post.holders),
        vacant and f":orange-badge[{vacant}]",
    )
    _duties(post.office)
    if not desk.may_now(Duty.KEEP_BODIES):
        return
    if known.body.kind is not BodyKind.KOMITE:
        if post.vacant:
            appointing(desk, facts.day, known.body, known.directory, post.office)
        for holder in post.holders:
            changing_term(desk, holder, known.directory)
    changing_office(desk, known.body, known.terms, post.office)


def _duties(office: Office) -> None:
    if said := [
        f"**{label}:** {unmarked(text)}" for label, text in office.words if text
    ]:
        st.caption("  \n".join(said))


def _other_terms(facts: Structure, terms: Sequence[HeldTerm]) -> None:
    others = [term for term in terms if not term.covers(facts.day)]
    if not others:
        return
    rows = [
        {
            say("Name"): term.name,
            say("Position"): term.office_title,
            say("In office from"): in_short(term.starts_on),
            say("In office until"): _last_day(term),
            say("Reason"): term.reason,
        }
        for term in others
    ]
    unfold(say("Earlier and coming holders"), "other-terms", partial(table, rows))


def _last_day(term: HeldTerm | EndingTerm) -> str:
    return in_short(term.last_day) if term.last_day else "–"


# ── vacancies and terms ──────────────────────────────────────────────────────
def _open(desk: Desk, facts: Structure) -> None:
    st.markdown(say("**Vacant seats**"))
    ways(
        Way(
            place.body_title,
            _filling(desk, place),
            f"{vacancy(place.vacant)} · {place.title} · ",
        )
        for place in facts.places
        if not place.is_of_parents
    )
    if not facts.vacant:
        st.success(say("Every seat is taken."), icon=":material/check:")
    if groups := {place.body_id for place in facts.places if place.is_of_parents}:
        st.caption(
            say_many(
                "{count} parents' group of a class still looks for officers; see the "
                "class groups.",
                "{count} parents' groups of classes still look for officers; see the "
                "class groups.",
                len(groups),
            )
        )
    st.markdown(say("**Terms that end within {days} days**", days=NOTICE_DAYS))
    if facts.ending:
        table([_ending(term) for term in facts.ending], height="content")
    else:
        st.success(say("No term ends soon."), icon=":material/check:")


def _filling(desk: Desk, place: OpenPlace) -> str:
    if place.body_kind is BodyKind.KOMITE:
        return link(desk, "komite")
    return link(desk, "struktur", badan=place.body_id)


def _ending(term: EndingTerm) -> dict[str, object]:
    left = days_left(term.days_left) if term.days_left is not None else ""
    gone = "" if term.is_active else say("no longer active in the directory")
    return {
        say("Name"): term.name,
        say("Position"): term.title,
        say("Body"): term.body_title,
        say("In office until"): _last_day(term),
        say("Look at"): " · ".join(part for part in (left, gone) if part),
    }


# ── parents of class groups ──────────────────────────────────────────────────
def _class_groups(desk: Desk, facts: Structure) -> None:
    groups = roster.class_groups(desk.store, desk.year)
    if not groups:
        st.info(say("School year {year} has no class groups yet.", year=str(desk.year)))
        go(say("Take in the pupils"), link(desk, "siswa"))
        return
    shown = {
        branch.body.class_group_id: branch
        for _, branch in flat(facts.branches)
        if branch.is_of_parents
    }
    missing = [group for group in groups if group.id not in shown]
    if missing:
        _start_groups(desk, len(missing))
    begun = [shown[group.id] for group in groups if group.id in shown]
    if begun:
        heads = ((say("Class group"), "lead"), (say("People"), ""))
        listing(heads, [Group((), [_class_group(desk, branch) for branch in begun])])


def _class_group(desk: Desk, branch: Branch) -> list[Cell]:
    title = anchor(branch.body.title, link(desk, "struktur", badan=branch.body.id))
    held = [
        f"{post.office.title}: {', '.join(holder.name for holder in post.holders)}"
        for post in branch.posts
        if post.holders
    ]
    said = escape("; ".join(held) or say("nobody in office yet"))
    look = "" if branch.is_held else ' style="color:var(--warn)"'
    return [Cell(title, "lead"), Cell(f"<span{look}>{said}</span>")]


def _start_groups(desk: Desk, missing: int) -> None:
    st.info(
        say_many(
            "{count} class group has no parents' group yet.",
            "{count} class groups have no parents' group yet.",
            missing,
        )
    )
    form = f"class-parents-{desk.year.start}"
    if desk.may_now(Duty.KEEP_BODIES) and st.button(
        say("Set up a parents' group for each"), type="primary", key=form
    ):
        told = say_many(
            "{count} parents' group was set up.",
            "{count} parents' groups were set up.",
            missing,
        )
        with saving(form, told):
            set_up_class_parents(desk.act(), desk.year)
