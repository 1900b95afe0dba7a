"""The standing-in parents' page: who stands in for whom, and who may need it."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.few import FEWEST, shared_one
from data.language import N_, in_number, in_short, say, say_many
from data.phones import as_written
from data.roster import queries as roster
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import Way, anchor, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import unfold
from organizing.fosters import queries
from organizing.fosters.actions import change_foster, end_foster, register_foster
from organizing.fosters.form import foster_fields
from organizing.fosters.models import FosterParent, FosterParentDraft
from organizing.fosters.queries import ListedFoster

PAGE = Page(
    N_("Standing-in parents"),
    "orang-tua-asuh",
    "family_restroom",
    Section.ORGANIZE,
    Duty.READ_RESULTS,
    use=Use.RARE,
)
AT_ONCE: Final = 100
ASKED: Final = "asuh"
"""How an address names one who stands in."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say(PAGE.title))
    st.caption(
        say(
            "Somebody stands in where parents live far away, have died or can "
            "permanently not come, once both sides have agreed. Only then are they "
            "offered in the attendance, and they are counted apart from parents who "
            "came themselves."
        )
    )
    every = queries.listed_fosters(desk.store, desk.year)
    active = [row for row in every if row.is_active_on(desk.today)]
    lacking = queries.unrepresented_pupils(desk.store, desk.year, desk.today)
    figures(
        [
            Figure(say("Stand in today"), _count(desk, len(active))),
            Figure(
                say("At none of the last three meetings, nobody stands in"),
                _count(desk, len(lacking)),
            ),
        ]
    )
    if not duties.may(Duty.KEEP_FOSTERS, desk.person):
        st.info(
            say(
                "For whom somebody stands in is seen by the vice principal for public "
                "relations alone; numbers under {few} are not shown.",
                few=FEWEST,
            )
        )
        return
    if desk.year_is_open:
        new = partial(_new, desk)
        unfold(
            say("Register somebody"),
            "new-foster",
            new,
            begins="foster",
            opened=not every,
        )
    _listed(desk, every)
    _suggested(desk)
    if lacking:
        shown = [
            {say("Pupil"): row.pupil, say("Class group"): row.class_group}
            for row in lacking[:AT_ONCE]
        ]
        unfold(
            say_many(
                "{count} pupil was represented at none of the last three meetings",
                "{count} pupils were represented at none of the last three meetings",
                len(lacking),
            ),
            "unrepresented",
            partial(_lacking, shown),
        )


def _count(desk: Desk, number: int) -> str:
    """Return a number; a small one is hidden from those who see counts only."""
    is_lead = duties.may(Duty.KEEP_FOSTERS, desk.person)
    return in_number(number) if is_lead else shared_one(number)


def _lacking(shown: Sequence[dict[str, str]]) -> None:
    st.caption(
        say(
            "To offer help: ask whether somebody can stand in. By class group and "
            "name; it is no ranking, and only you see it."
        )
    )
    lines(shown)


def _listed(desk: Desk, every: Sequence[ListedFoster]) -> None:
    """List who stands in for whom; the one that the address names stands open above."""
    if not every:
        nothing_yet(
            say(
                "Nobody is registered yet. Register who stands in above; then it can "
                "be chosen in the attendance of that pupil."
            ),
            Way(say("Attendance"), link(desk, "kehadiran")),
        )
        return
    asked = st.query_params.get(ASKED)
    for row in every:
        if str(row.id) == asked:
            with st.container(border=True):
                _one(desk, row)
    draw = partial(_list, desk)
    now = [row for row in every if not _is_over(desk, row)]
    if now:
        draw(now)
    if over := [row for row in every if _is_over(desk, row)]:
        words = say_many("{count} has ended", "{count} have ended", len(over))
        unfold(words, "fosters-over", partial(draw, over), opened=not now)


def _is_over(desk: Desk, row: ListedFoster) -> bool:
    return row.ends_on is not None and row.ends_on < desk.today


def _list(desk: Desk, rows: Sequence[ListedFoster]) -> None:
    heads = (
        (say("Pupil"), ""),
        (say("Class group"), ""),
        (say("Who stands in"), ""),
        (say("Why"), ""),
        (say("Until"), ""),
    )
    listing(heads, [Group((), [_row(desk, row) for row in rows])])


def _row(desk: Desk, row: ListedFoster) -> list[Cell]:
    url = link(desk, PAGE.path, **{ASKED: row.id})
    phone = as_written(row.phone) if row.phone else ""
    return [
        Cell(f"<strong>{anchor(row.pupil, url)}</strong>"),
        plain(row.class_group, "flow"),
        Cell(f"{escape(row.name)}<small>{escape(phone)}</small>", "flow"),
        plain(say(row.reason.label), "flow"),
        plain(in_short(row.ends_on) if row.ends_on else "", label=say("Until")),
    ]


def _one(desk: Desk, row: ListedFoster) -> None:
    lines(
        [
            {
                say("Who stands in"): row.name,
                say("Phone"): as_written(row.phone) if row.phone else "–",
                say("Why"): say(row.reason.label),
                say("The family agreed on"): in_short(row.family_agreed_on),
                say("Who stands in agreed on"): in_short(row.foster_agreed_on),
                say("From"): in_short(row.begins_on),
                say("Until"): in_short(row.ends_on) if row.ends_on else "–",
                say("Note"): row.note or "–",
            }
        ]
    )
    if not desk.year_is_open:
        return
    kept = as_drawn(desk.store.get(FosterParent, row.id), row.id)
    key = f"{kept.id}-{kept.version}"
    with st.form(f"foster-{key}"):
        fields = Fields(key, kept)
        foster_fields(fields, {})
        sent = st.form_submit_button(say("Save"))
    if sent:
        with saving(key, say("Changed."), **fields.labels):
            draft = FosterParentDraft(student_id=kept.student_id, **fields.typed)
            change_foster(desk.act(), kept.id, kept.version, draft)
    if kept.is_active_on(desk.today):
        ending(
            say("Let it end today"),
            say(
                "From tomorrow on {name} is not offered in the attendance any more; "
                "what was entered stays.",
                name=row.name,
            ),
            say("End standing in"),
            partial(end_foster, desk.act(), kept.id, kept.version, desk.today),
            say("It ends today."),
            key=f"end-{key}",
            back=Back.ANOTHER,
        )


def _suggested(desk: Desk) -> None:
    found = queries.suggested_pupils(desk.store, desk.year, desk.today)
    if not found:
        return
    shown = [
        {
            say("Pupil"): row.pupil,
            say("Class group"): row.class_group,
            say("The list of pupils says"): say(row.hint.label),
        }
        for row in found[:AT_ONCE]
    ]
    unfold(
        say_many(
            "{count} pupil may need somebody, says the list of pupils",
            "{count} pupils may need somebody, says the list of pupils",
            len(found),
        ),
        "suggested",
        partial(lines, shown),
    )


def _new(desk: Desk) -> None:
    pupils = {
        row.id: f"{row.name}, {row.class_group}"
        for row in roster.listed_pupils(desk.store, desk.year)
    }
    key = form_id("foster")
    with st.form(f"foster-{key}"):
        fields = Fields.new(key, FosterParentDraft, begins_on=desk.today)
        foster_fields(fields, pupils)
        sent = st.form_submit_button(say("Register"), type="primary")
    if sent:
        with saving("foster", say("Registered."), **fields.labels):
            draft = FosterParentDraft.model_validate(fields.typed)
            register_foster(desk.act(), key, draft)
