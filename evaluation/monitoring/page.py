"""Monitoring during the year: what is behind and why, stages, and dated remarks."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import N_, in_number, say, say_many
from data.ui.cards import cards
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import asked_activity, form_id, saving
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tabs import tabs, unfold
from evaluation.monitoring import cards as shown
from evaluation.monitoring.actions import note_remark
from evaluation.monitoring.models import RemarkDraft, Watched
from evaluation.monitoring.queries import Stages, stages, watched
from evaluation.review.models import Stage
from evaluation.review.queries import Monitored, monitored
from organizing.coordination.queries import readiness

PAGE = Page(
    N_("Monitoring"),
    "pemantauan",
    "visibility",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    Use.RARE,
    heading=N_("Monitoring {year}"),
)

REMARKS: Final = "catatan"
"""How the address asks for the remarks alone."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    rows = stages(desk.store, desk.year)
    if not rows:
        st.info(say("The plan of {year} has no activities yet.", year=desk.year))
        go(say("Open the work programme"), link(desk, "program"))
        return
    seen = watched(desk.store, desk.year, desk.today)
    noted = monitored(desk.store, desk.year)
    if asked := asked_activity([row.activity_id for row in rows]):
        _one(desk, asked, rows, seen, noted)
        return
    if st.query_params.get("bagian") == REMARKS:
        go(say("All that is monitored"), link(desk, PAGE.path), "‹ ")
        _remarks(desk, rows, noted, None)
        return
    _opening(seen)
    behind = sum(len(one.behind) for one in seen)
    tabs(
        "monitoring",
        (
            (
                say("Behind ({count})", count=in_number(behind)),
                partial(_behind, desk, seen),
            ),
            (say("Stages"), partial(_stages, desk, rows)),
            (
                say("Remarks ({count})", count=in_number(len(noted))),
                partial(_remarks, desk, rows, noted, None),
            ),
        ),
        stay=True,
    )


def _opening(seen: Sequence[Watched]) -> None:
    late = [row for one in seen for row in one.behind]
    if not late:
        st.success(
            say("Nothing is behind today. What was looked at stands below, with rules.")
        )
        return
    of_activities = {row.record_id for row in late if row.rule in shown.ROOMS}
    told = say_many(
        "{count} thing is behind what was planned.",
        "{count} things are behind what was planned.",
        len(late),
    )
    if of_activities:
        told += " " + say_many(
            "{count} activity needs somebody to act.",
            "{count} activities need somebody to act.",
            len(of_activities),
        )
    st.markdown(f"**{told}**")


def _behind(desk: Desk, seen: Sequence[Watched]) -> None:
    if late := shown.behind(desk, seen):
        cards(late)
        unfold(say("What was looked at, and by which rule"), "rules", _rules(seen))
    else:
        _rules(seen)()


def _rules(seen: Sequence[Watched]) -> partial[None]:
    return partial(_table, seen)


def _table(seen: Sequence[Watched]) -> None:
    st.html(shown.checked(seen))
    st.caption(
        say(
            "Every line counts what the records hold today; nothing is predicted. Each "
            "leads to where it is mended."
        )
    )


def _stages(desk: Desk, rows: Sequence[Stages]) -> None:
    st.caption(
        say(
            "Evaluation goes in stages: what was set before, what happened on the day, "
            "and what was judged afterwards."
        )
    )
    ready = readiness(desk.store, desk.year, desk.today)
    st.html(shown.staged(desk, rows, {row.activity_id: row for row in ready}))


def _one(
    desk: Desk,
    asked: UUID,
    rows: Sequence[Stages],
    seen: Sequence[Watched],
    noted: Sequence[Monitored],
) -> None:
    """Show one activity: what of it is behind, its stages, and its remarks."""
    go(say("All that is monitored"), link(desk, PAGE.path), "‹ ")
    [row] = [one for one in rows if one.activity_id == asked]
    st.subheader(unmarked(row.title), anchor=False)
    own = [
        one._replace(behind=[row for row in one.behind if row.record_id == asked])
        for one in seen
    ]
    if late := shown.behind(desk, own):
        cards(late)
    else:
        st.info(say("Nothing of this activity is behind today."))
    _stages(desk, [row])
    about = [one for one in noted if one.activity_id == asked]
    _remarks(desk, rows, about, asked)


def _remarks(
    desk: Desk,
    rows: Sequence[Stages],
    noted: Sequence[Monitored],
    about: UUID | None,
) -> None:
    if desk.may_now(Duty.NOTE_REMARKS):
        form = f"remark-{about or ''}"
        unfold(
            say("Note what you saw"),
            f"note-{form}",
            partial(_form, desk, form, rows, about),
            begins=form,
        )
    titles: dict[object, str] = {row.activity_id: row.title for row in rows}
    if noted:
        cards([shown.remarks(desk, noted, titles)])
    else:
        st.info(
            say("No remark was noted yet. The later review shows what is noted here.")
        )


def _form(desk: Desk, form: str, rows: Sequence[Stages], about: UUID | None) -> None:
    key = form_id(form)
    titles = {row.activity_id: row.title for row in rows}
    with st.form(f"remark-{key}", border=False):
        fields = Fields.new(key, RemarkDraft, activity_id=about)
        whole = say("the whole programme")
        fields.one("activity_id", say("Activity"), titles, nothing=whole)
        fields.radio("stage", say("When was it seen?"), Stage)
        fields.area("text", say("What was seen"), height=80)
        st.caption(say("A remark stays as it was noted; write another to correct it."))
        sent = st.form_submit_button(say("Keep the remark"), type="primary")
    if sent:
        with saving(form, say("The remark is noted."), **fields.labels):
            note_remark(desk.act(), key, RemarkDraft(**fields.typed), desk.year)
