"""The komite's page: its members, held against the rules of the regulation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_number, in_percent, say, say_many
from data.people import store as people
from data.people.models import OF_THE_SCHOOL, Person
from data.ui.cards import Card, cards
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link, paragraphs, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines, table
from data.ui.tabs import tabs, unfold
from organizing.komite.actions import change_member, seat_member
from organizing.komite.form import member_fields
from organizing.komite.models import (
    LARGEST,
    SHARES,
    SMALLEST,
    Composition,
    Remark,
    Rule,
    Weight,
    element_of,
    is_feasible,
    most,
    next_term_number,
    regulation,
    remarks,
    usual_end,
)
from organizing.structure import store as structure
from organizing.structure.actions import add_body, change_body
from organizing.structure.charts import vacancy
from organizing.structure.form import end_term, in_office, marks_of
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    HeldTerm,
    Office,
    OfficeTermDraft,
    shown_day,
)
from organizing.structure.usual import komite_title

PAGE = Page(
    N_("Komite"),
    "komite",
    "diversity_3",
    Section.ORGANIZE,
    Duty.READ_COMMITTEES,
    use=Use.RARE,
    heading=None,
    words=N_("school committee, parents' board"),
)

LOOKS: Final = {
    Weight.ERROR: "background:var(--bad-tint);color:var(--bad)",
    Weight.WARNING: "background:var(--warn-tint);color:var(--warn)",
    Weight.NOTE: "background:var(--accent-tint);color:var(--accent)",
}
KEPT: Final = '<span style="color:var(--good);font-weight:700">✓ </span>'
"""What stands before a rule that is kept."""

UNKNOWN: Final = '<span style="color:var(--quiet)">– </span>'
"""What stands before a rule that cannot be checked while nobody sits there."""


@dataclass(frozen=True)
class _Komite:
    """Everything the page shows of a day."""

    body: Body
    offices: list[Office]
    members: list[HeldTerm]
    terms: list[HeldTerm]
    may_keep: bool

    @classmethod
    def of(cls, desk: Desk, body: Body) -> "_Komite":
        """Return who sits in the komite on the day that the year is shown for."""
        terms = structure.terms_of_body(desk.store, body.id)
        day = shown_day(desk.year, desk.today)
        return cls(
            body=body,
            offices=structure.offices(desk.store, body.id),
            members=[term for term in reversed(terms) if term.covers(day)],
            terms=terms,
            may_keep=desk.may_now(Duty.KEEP_BODIES),
        )


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say(komite_title(desk.school.level)))
    source = regulation(desk.school.level)
    st.caption(
        say(
            "Who sits in the komite, held against {regulation}. The rules stand here "
            "in short; regulations change, and the one in force decides.",
            regulation=source,
        )
    )
    body = structure.komite(desk.store)
    if body is None:
        _nothing_yet(desk)
        return
    facts = _Komite.of(desk, body)
    _figures(facts)
    tabs(
        "komite",
        (
            (say("Rules"), lambda: _rules(facts)),
            (say("Members"), lambda: _members(desk, facts)),
            (say("Which sizes fit"), _sizes),
            (say("Statutes (AD/ART)"), lambda: _statutes(desk, facts)),
        ),
    )
    go(say("To the structure"), link(desk, "struktur", badan=body.id))


def _nothing_yet(desk: Desk) -> None:
    st.info(
        say(
            "The komite has not been entered yet. It begins with a chair, a secretary, "
            "a treasurer and members; then its members are seated."
        )
    )
    form, may_keep = "komite", desk.may_now(Duty.KEEP_BODIES)
    if may_keep and st.button(say("Set up the komite"), type="primary", key=form):
        title = say(komite_title(desk.school.level))
        draft = BodyDraft(kind=BodyKind.KOMITE, title=title, number=20)
        with saving(form, say("The komite has its positions.")):
            add_body(desk.act(), form_id(form), draft)


def _figures(facts: _Komite) -> None:
    composition = Composition.of(facts.members)
    shown = [Figure(say("Members"), in_number(composition.size))]
    for element, largest in SHARES.items():
        share = in_percent(composition.share(element))
        shown.append(
            Figure(
                say(element.label),
                f"{composition.count(element)} · {share}",
                say("At most {share}", share=in_percent(largest)),
            )
        )
    figures(shown)


# ── the rules ────────────────────────────────────────────────────────────────
def _rules(facts: _Komite) -> None:
    found = remarks(facts.members, facts.body.statutes)
    if not facts.members:
        found = [remark for remark in found if remark.rule is Rule.STATUTES]
        st.info(say("Nobody sits in the komite yet, so no rule about them is checked."))
    elif not found:
        st.success(
            say("The komite keeps every rule that can be checked here."),
            icon=":material/check:",
        )
    kept = KEPT if facts.members else UNKNOWN
    cards([_rule(rule, [r for r in found if r.rule is rule], kept) for rule in Rule])


def _rule(rule: Rule, found: Sequence[Remark], kept: str) -> Card:
    mark = "" if found else kept
    return Card(
        "", f"<p>{mark}{escape(say(rule.label))}</p>{''.join(map(_said, found))}"
    )


def _said(remark: Remark) -> str:
    look = f"display:inline-block;{LOOKS[remark.weight]}"
    weight = (
        f'<span class="mark" style="{look}">{escape(say(remark.weight.label))}</span>'
    )
    return f"<p>{weight} {escape(remark.said())}</p>"


def _sizes() -> None:
    st.caption(
        say(
            "The three shares are largest shares. At some sizes they cannot all be "
            "kept to the letter; there the shares are rounded up."
        )
    )
    lines(
        [
            {
                say("Members"): in_number(size),
                **{say(e.label): _at_most(most(e, size)) for e in SHARES},
                say("Fits exactly"): say("yes") if is_feasible(size) else say("no"),
            }
            for size in range(SMALLEST, LARGEST + 1)
        ]
    )


def _at_most(count: int) -> str:
    return say("at most {count}", count=count)


# ── members ──────────────────────────────────────────────────────────────────
def _members(desk: Desk, facts: _Komite) -> None:
    directory = people.people(desk.store) if facts.may_keep else []
    for office in facts.offices:
        holders = [m for m in facts.members if m.office_id == office.id]
        with st.container(border=True):
            st.markdown(f"**{unmarked(office.title)}**")
            for holder in holders:
                _member(desk, facts, holder, directory)
            if vacant := office.seats - len(holders):
                st.badge(vacancy(vacant), color="orange")
                if facts.may_keep:
                    _seat(desk, facts, office, directory)
    _earlier(facts)


def _member(
    desk: Desk, facts: _Komite, holder: HeldTerm, directory: Sequence[Person]
) -> None:
    element = element_of(holder)
    said = [
        say(element.label) if element else say("element not said"),
        say("term {number}", number=holder.term_number),
        in_office(holder),
    ]
    described = " · ".join(said)
    marks = marks_of(holder, shown_day(desk.year, desk.today))
    paragraphs(f"{unmarked(holder.name)}\n:gray[{unmarked(described)}] {marks}")
    if facts.may_keep:
        _change(desk, holder, directory)


def _seat(
    desk: Desk, facts: _Komite, office: Office, directory: Sequence[Person]
) -> None:

    def seat() -> None:
        form = f"seat-{office.id}"
        term_id = form_id(form)
        names = {person.id: person.name for person in directory}
        first, last = desk.today, usual_end(desk.today)
        fields = Fields.new(term_id, OfficeTermDraft, starts_on=first, ends_on=last)
        _excluded(directory)
        with st.form(f"seat-{term_id}", border=False):
            exclusion = member_fields(fields, directory)
            sent = st.form_submit_button(say("Seat"), type="primary")
        person_id = fields.typed["person_id"]
        if sent and person_id is None:
            st.error(say("Choose a person"))
        elif sent:
            name = names[person_id]
            with saving(form, say("{name} was seated.", name=name)):
                draft = _counted(facts, OfficeTermDraft.model_validate(fields.typed))
                seat_member(desk.act(), term_id, office.id, draft, exclusion)

    unfold(say("Seat a member"), f"seating-{office.id}", seat)


def _counted(facts: _Komite, draft: OfficeTermDraft) -> OfficeTermDraft:
    """Return the draft with the person's next term where the form said less."""
    earlier = [term for term in facts.terms if term.person_id == draft.person_id]
    number = max(draft.term_number, next_term_number(earlier, draft.starts_on))
    return draft.model_copy(update={"term_number": number})


def _excluded(directory: Sequence[Person]) -> None:
    count = sum(p.is_active and p.element in OF_THE_SCHOOL for p in directory)
    if count:
        st.caption(
            say_many(
                "{count} person of the school's own staff is left out: not eligible.",
                "{count} people of the school's own staff are left out: not eligible.",
                count,
            )
        )


def _change(desk: Desk, holder: HeldTerm, directory: Sequence[Person]) -> None:
    drawn = as_drawn(holder, holder.id)
    key = f"{drawn.id}-{drawn.version}"

    def change() -> None:
        with st.form(f"member-{key}", border=False):
            fields = Fields(key, drawn)
            exclusion = member_fields(fields, directory)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            with saving(key, say("The term was changed."), **fields.labels):
                draft = OfficeTermDraft.model_validate(fields.typed)
                change_member(desk.act(), drawn.id, drawn.version, draft, exclusion)
        end_term(desk, drawn)

    heading = say("Term of {name}", name=holder.name)
    unfold(unmarked(heading), f"changing-{holder.id}", change)


def _earlier(facts: _Komite) -> None:
    running = {member.id for member in facts.members}
    others = [term for term in facts.terms if term.id not in running]
    if not others:
        return
    rows = [
        {
            say("Name"): term.name,
            say("Position"): term.office_title,
            say("Term"): term.term_number,
            say("From – until"): in_office(term),
            say("Reason"): term.reason,
        }
        for term in others
    ]
    unfold(say("Earlier and coming members"), "other-members", partial(table, rows))


# ── statutes ─────────────────────────────────────────────────────────────────
def _statutes(desk: Desk, facts: _Komite) -> None:
    st.markdown(unmarked(facts.body.statutes) or say("Not entered yet."))
    parts = [
        say("name and seat"),
        say("basis, aim and activities"),
        say("membership and officers"),
        say("rights and duties"),
        say("finances"),
        say("how it works and meets"),
        say("how statutes change and how it dissolves"),
    ]
    st.caption(say("The statutes name at least: {parts}.", parts=in_list(parts)))
    if not facts.may_keep:
        return
    body = as_drawn(facts.body, facts.body.id)
    key = f"statutes-{body.id}-{body.version}"
    with st.form(key, border=False):
        label = say("Statutes (AD/ART): number and date")
        statutes = Fields(key, body).line("statutes", label)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The statutes were noted.")):
            draft = body.draft.model_copy(update={"statutes": statutes.strip()})
            change_body(desk.act(), body.id, body.version, draft)
