"""The calendar's part about how often each form is planned, and how often it should."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

from data.cooperation import CooperationForm
from data.duties import Duty
from data.language import in_list, in_month, say
from data.ui.desk import Desk
from data.ui.fields import Fields, label_of
from data.ui.forms import as_drawn, saving
from data.ui.tabs import unfold
from planning.cadence.actions import set_cadence
from planning.cadence.models import MOST, Cadence, CadenceCount, Gap


def show_badges(counts: Sequence[CadenceCount]) -> None:
    """Show in one line how often each form is planned."""
    st.markdown(" ".join(_badge(count) for count in counts))


def _badge(count: CadenceCount) -> str:
    label = say(
        "{planned} of {wanted}: {form}",
        form=say(count.form.label),
        planned=count.planned,
        wanted=count.wanted,
    )
    colour, icon = _look(count)
    return f":{colour}-badge[{icon} {label}]"


def show(
    desk: Desk, cadences: Sequence[Cadence], counts: Sequence[CadenceCount]
) -> None:
    """Show how often each form is planned, and let who plans set how often it should.

    ``cadences`` are those of the year, ``counts`` those of the forms that are counted.
    """
    st.caption(
        say(
            "How often a form of cooperation is meant in this year, beside how often "
            "it is planned. The usual numbers, a parent–teacher meeting every two "
            "months and five meetings, are the founding studies'; change them to "
            "yours."
        )
    )
    for count in counts:
        _count(count)
    if desk.may_now(Duty.PLAN_YEAR):
        change = partial(_set_cadence, desk, cadences)
        unfold(say("Change how often"), "change-cadence", change)


def _count(count: CadenceCount) -> None:
    planned, wanted = count.planned, count.wanted
    colour, icon = _look(count)
    with st.container(border=True):
        st.markdown(f"**{say(count.form.label)}**")
        label = say("{planned} of {wanted} planned", planned=planned, wanted=wanted)
        st.badge(label, color=colour, icon=icon)
        st.progress(min(1.0, planned / wanted))
        if count.gaps:
            months = in_list([_months(gap) for gap in count.gaps])
            st.caption(say("None is planned in {months}.", months=months))


def _look(count: CadenceCount) -> tuple[Literal["green", "orange"], str]:
    if count.is_met:
        return "green", ":material/check:"
    return "orange", ":material/event_repeat:"


def _months(gap: Gap) -> str:
    first, last = in_month(gap.first), in_month(gap.last)
    return first if first == last else f"{first} – {last}"


def _set_cadence(desk: Desk, cadences: Sequence[Cadence]) -> None:
    year = desk.year.start
    kept = {cadence.form: cadence for cadence in cadences}
    form = st.selectbox(
        say("Form of cooperation"),
        [*kept, *(form for form in CooperationForm if form not in kept)],
        format_func=label_of,
        key=f"cadence-form-{year}",
    )
    shown = kept.get(form, Cadence(school_year=year, form=form, wanted=0, version=0))
    cadence = as_drawn(shown, f"cadence-{year}-{form}")
    key = f"cadence-{year}-{form}-{cadence.version}"
    with st.form(key, border=False):
        told = say("0 stops counting this form.")
        fields = Fields(key, shown)
        wanted = fields.whole("wanted", say("Times a year"), 0, MOST, help=told)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent and wanted is not None:
        with saving(key, say("The number was changed.")):
            set_cadence(desk.act(), desk.year, form, cadence.version, wanted)
