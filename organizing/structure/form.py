"""How a person fills in a body, a position and a term, and changes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import streamlit as st

from data.language import in_long, in_short, say, say_many, why
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields, words_of
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import badge, unmarked
from data.ui.tabs import unfold
from organizing.structure.actions import (
    add_body,
    add_office,
    appoint,
    change_body,
    change_office,
    change_term,
    close_body,
    leave,
    remove_office,
    reopen_body,
    take_back_term,
)
from organizing.structure.models import (
    POSITION_WORDS,
    Body,
    BodyDraft,
    BodyKind,
    Branch,
    HeldTerm,
    Office,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
    closing_refusal,
    removal_refusal,
)


def body_fields(fields: Fields, others: Sequence[Body]) -> None:
    """Ask for a body; it may answer to one of the others."""
    fields.line("title", say("Name of the body"))
    titles = {body.id: body.title for body in others}
    fields.one("parent_id", say("Answers to"), titles, nothing=say("Nobody"))
    fields.line(
        "statutes",
        say("Statutes (AD/ART): number and date"),
        help=say("Needed for the komite; may stay empty for other bodies."),
    )
    fields.whole("number", say("Place among the others"), 1, 99)


def office_fields(fields: Fields) -> None:
    """Ask for a position with its duty, right and responsibility."""
    fields.line("title", say("Position"))
    fields.whole("seats", say("Seats"), 1, 99)
    for name, label in POSITION_WORDS:
        fields.area(name, say(label), height=80)


def person_field(fields: Fields, names: Mapping[UUID, str]) -> None:
    """Ask for somebody of the directory."""
    choose = say("Choose a person")
    fields.one("person_id", say("Person"), names, placeholder=choose)


def date_fields(fields: Fields) -> None:
    """Ask from when to when."""
    left, right = fields.columns(1, 1)
    left.day("starts_on", say("In office from"))
    right.day(
        "ends_on",
        say("In office until"),
        help=say("The last day in office; empty where no end was agreed."),
    )


def named_people(people: Sequence[Person], kept: UUID | None = None) -> dict[UUID, str]:
    """Return whom to choose from: active people, and who holds it now."""
    return {
        person.id: f"{person.name} · {say(person.element.label)}"
        for person in people
        if person.is_active or person.id == kept
    }


def in_office(term: OfficeTerm) -> str:
    """Return from when to when somebody holds a position."""
    last = in_short(term.last_day) if term.last_day else say("no end agreed")
    return f"{in_short(term.starts_on)} – {last}"


def marks_of(term: HeldTerm, day: date) -> str:
    """Return what marks a term that ends soon, or whose holder has left: Markdown."""
    left = term.ends_soon(day)
    marks = [badge(days_left(left), "orange")] if left is not None else []
    if not term.is_active:
        marks.append(badge(say("no longer active in the directory"), "red"))
    return " ".join(marks)


def days_left(days: int) -> str:
    """Return in how many days a term ends."""
    return say_many("ends in {count} day", "ends in {count} days", days)


def end_term(desk: Desk, holder: HeldTerm) -> None:
    """Let a person end a term earlier, or take it back as a mistake."""
    key = f"{holder.id}-{holder.version}"
    st.markdown(say("**End it earlier**"))
    with st.form(f"leave-{key}", border=False):
        fields, usual = Fields(key, holder), holder.left_on or desk.today
        left_on = fields.day("left_on", say("Last day in office"), shown=usual)
        reason = fields.line("reason", say("Reason"))
        sent = st.form_submit_button(say("End the term"))
    if sent and left_on:
        with saving(key, say("The term of {name} was ended.", name=holder.name)):
            leave(desk.act(), holder.id, holder.version, left_on, reason)
    ending(
        say("Entered by mistake: take it back"),
        say(
            "{name} never held the position then; papers printed from now on do not "
            "name them.",
            name=holder.name,
        ),
        say("Take back the term of {name}", name=holder.name),
        lambda: take_back_term(desk.act(), holder.id, holder.version),
        say("The term was taken back."),
        key=f"back-{key}",
        back=Back.NEVER,
    )


def appointing(
    desk: Desk, day: date, body: Body, directory: Sequence[Person], office: Office
) -> None:
    """Let a person give a seat of a position to somebody."""

    def appoint_one() -> None:
        form = f"term-{office.id}"
        term_id = form_id(form)
        names = named_people(directory)
        ends_on = desk.year.last_day if body.kind is BodyKind.CLASS_PARENTS else None
        fields = Fields.new(term_id, OfficeTermDraft, starts_on=day, ends_on=ends_on)
        with st.form(f"appoint-{term_id}", border=False):
            person_field(fields, names)
            date_fields(fields)
            sent = st.form_submit_button(say("Appoint"), type="primary")
        person_id = fields.typed["person_id"]
        if sent and person_id is None:
            st.error(say("Choose a person"))
        elif sent:
            with saving(form, say("{name} was appointed.", name=names[person_id])):
                draft = OfficeTermDraft.model_validate(fields.typed)
                appoint(desk.act(), term_id, office.id, draft)

    unfold(say("Appoint somebody"), f"appointing-{office.id}", appoint_one)


def changing_term(desk: Desk, holder: HeldTerm, directory: Sequence[Person]) -> None:
    """Let a person mend a term, end it or take it back."""
    drawn = as_drawn(holder, holder.id)
    key = f"{drawn.id}-{drawn.version}"

    def change() -> None:
        with st.form(f"term-{key}", border=False):
            fields = Fields(key, drawn)
            person_field(fields, named_people(directory, holder.person_id))
            date_fields(fields)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            kept = {"term_number": drawn.term_number}
            with saving(key, say("The term was changed."), **fields.labels):
                draft = OfficeTermDraft.model_validate(kept | fields.typed)
                change_term(desk.act(), drawn.id, drawn.version, draft)
        end_term(desk, drawn)

    heading = say("Term of {name}", name=holder.name)
    unfold(heading, f"changing-{holder.id}", change)


def changing_office(
    desk: Desk, body: Body, terms: Sequence[HeldTerm], office: Office
) -> None:
    """Let a person reword a position, or remove one that nobody holds."""
    drawn = as_drawn(office, office.id)
    key = f"{drawn.id}-{drawn.version}"

    def change() -> None:
        with st.form(f"office-{key}", border=False):
            fields = Fields(key, drawn)
            office_fields(fields)
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            with saving(key, say("The position was changed."), **fields.labels):
                draft = OfficeDraft.model_validate(fields.typed)
                change_office(desk.act(), drawn.id, drawn.version, draft)
        ever = [term for term in terms if term.office_id == drawn.id]
        held = sum(term.touches(desk.today, None) for term in ever)
        if refusal := removal_refusal(drawn, body.kind, held=held, ever=len(ever)):
            st.caption(unmarked(why(refusal)))
        else:
            ending(
                say("Remove the position"),
                say("It leaves the structure; who held it stays in its history."),
                say("Remove “{title}”", title=drawn.title),
                lambda: remove_office(desk.act(), drawn.id, desk.today),
                say("The position was removed."),
                key=f"remove-{key}",
                back=Back.NEVER,
            )

    unfold(say("Reword or remove"), f"changing-{office.id}", change)


def adding_office(desk: Desk, body: Body) -> None:
    """Let a person add a position to a body."""

    def add() -> None:
        form = f"office-{body.id}"
        office_id = form_id(form)
        with st.form(f"new-{office_id}", border=False):
            fields = Fields.new(office_id, OfficeDraft)
            office_fields(fields)
            sent = st.form_submit_button(say("Add the position"), type="primary")
        if sent:
            with saving(form, say("The position was added."), **fields.labels):
                draft = OfficeDraft.model_validate(fields.typed)
                add_office(desk.act(), office_id, body.id, draft)

    unfold(say("Add a position"), f"adding-{body.id}", add)


def adding_body(desk: Desk, bodies: Sequence[Body]) -> None:
    """Let a person add a body beside those there are."""

    def add() -> None:
        form = "body"
        body_id = form_id(form)
        kinds = words_of(k for k in BodyKind if k is not BodyKind.CLASS_PARENTS)
        number = min(99, len(bodies) + 1)
        fields = Fields.new(body_id, BodyDraft, kind=BodyKind.SECTION, number=number)
        with st.form(f"new-body-{body_id}", border=False):
            told = say("The body begins with the usual positions of its kind.")
            fields.one("kind", say("Kind of body"), kinds, help=told)
            body_fields(fields, bodies)
            sent = st.form_submit_button(say("Add the body"), type="primary")
        if sent:
            with saving(form, say("The body was added."), **fields.labels):
                add_body(desk.act(), body_id, BodyDraft.model_validate(fields.typed))

    unfold(say("Add a body"), "adding-body", add, begins="body")


def changing_body(desk: Desk, bodies: Sequence[Body], body: Body) -> None:
    """Let a person reword a body, or say to whom it answers."""
    drawn = as_drawn(body, body.id)
    key = f"{drawn.id}-{drawn.version}"

    def change() -> None:
        with st.form(f"body-{key}", border=False):
            fields = Fields(key, drawn)
            body_fields(fields, [one for one in bodies if one.id != drawn.id])
            sent = st.form_submit_button(say("Save"), type="primary")
        if sent:
            kept = {"kind": drawn.kind, "class_group_id": drawn.class_group_id}
            with saving(key, say("The body was changed."), **fields.labels):
                draft = BodyDraft.model_validate(kept | fields.typed)
                change_body(desk.act(), drawn.id, drawn.version, draft)

    unfold(say("Change the body"), f"changing-{body.id}", change)


def closing(desk: Desk, branch: Branch, terms: Sequence[HeldTerm]) -> None:
    """Let a person close a body, or say why it stays."""
    body = as_drawn(branch.body, branch.body.id)
    running = [term for term in terms if term.touches(desk.today, None)]

    def close() -> None:
        if refusal := closing_refusal(body, len(branch.branches), len(running)):
            st.caption(unmarked(why(refusal)))
            return
        ending(
            say("Close it today"),
            say("A closed body leaves the chart; its history stays."),
            say("Close “{title}”", title=body.title),
            lambda: close_body(desk.act(), body.id, body.version, desk.today),
            say("The body was closed."),
            key=f"close-{body.id}-{body.version}",
            back=Back.ANOTHER,
        )

    unfold(say("Close the body"), f"closing-{body.id}", close)


def reopening(desk: Desk, bodies: Sequence[Body]) -> None:
    """Let a person take up a closed body again."""
    closed = [body for body in bodies if body.closed_on]
    if not closed:
        return

    def reopen() -> None:
        for body in closed:
            _reopen(desk, as_drawn(body, body.id))

    unfold(say("Closed bodies"), "closed-bodies", reopen)


def _reopen(desk: Desk, body: Body) -> None:
    if body.closed_on:
        st.markdown(f"{unmarked(body.title)} · {in_long(body.closed_on)}")
    key = f"reopen-{body.id}-{body.version}"
    if st.button(unmarked(say("Take up “{title}” again", title=body.title)), key=key):
        with saving(key, say("The body is there again.")):
            reopen_body(desk.act(), body.id, body.version)
