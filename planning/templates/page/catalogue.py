"""The cards of all templates offered, filtered, and the list of the hidden ones."""

from collections.abc import Iterable
from typing import Any, Final

import streamlit as st

from data.cooperation import CooperationForm
from data.language import in_list, say, say_many
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving
from planning.activities.models import Category
from planning.templates.actions import show_template
from planning.templates.form import ICONS
from planning.templates.models import Origin, Template
from planning.templates.queries import TemplateUse

CHOSEN: Final = "pilih"
"""What the address calls the template that is open."""

ORIGIN_COLORS: Final = {Origin.CHANGED: "blue", Origin.OWN: "violet"}


def catalogue(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    """Draw the templates offered as cards, filtered by category and form."""
    category, form = st.columns(2)
    with category:
        of_category = narrowed(
            "jenis", say("Category"), {c.value: say(c.label) for c in Category}
        )
    with form:
        of_form = narrowed(
            "bentuk",
            say("Form of cooperation"),
            {f.value: say(f.label) for f in CooperationForm},
        )
    fitting = [
        found
        for found in offered
        if (of_category is None or found.category == of_category)
        and (of_form is None or of_form in found.forms)
    ]
    if not fitting:
        st.info(say("No template fits. Choose less narrowly, or make a new one."))
    st.caption(say_many("{count} template", "{count} templates", len(fitting)))
    for start in range(0, len(fitting), 2):
        pair = fitting[start : start + 2]
        for found, column in zip(pair, st.columns(2), strict=False):
            with column:
                _card(desk, found, used)


def _card(desk: Desk, found: Template, used: list[TemplateUse]) -> None:
    with st.container(border=True):
        st.markdown(f"{ICONS[found.category]} **{found.title}**")
        st.caption(f"{found.usual_time()} · {_words(found.forms)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(
                say("Open"), key=f"open-{found.key}", icon=":material/open_in_full:"
            ):
                st.query_params[CHOSEN] = found.key
                st.rerun()
            _badges(found, used)


def _badges(found: Template, used: list[TemplateUse]) -> None:
    if color := ORIGIN_COLORS.get(found.origin):
        st.badge(say(found.origin.label), color=color)  # type: ignore[arg-type]
    planned = sum(found.made(use.template_key, use.title) for use in used)
    if planned:
        st.badge(
            say("On the plan: {count}", count=planned),
            color="green",
            icon=":material/check:",
        )


def hidden_ones(desk: Desk, hidden: list[Template]) -> None:
    """Draw, folded, the templates that are offered no more."""
    if not hidden:
        return
    label = say_many("{count} hidden template", "{count} hidden templates", len(hidden))
    with st.expander(label):
        for found in hidden:
            st.markdown(f"**{found.title}**")
            offer_again(desk, found)


def offer_again(desk: Desk, found: Template) -> None:
    """Let a person offer a hidden template again."""
    found = as_drawn(found, f"template-{found.key}")
    if st.button(say("Offer it again"), key=f"show-{found.key}-{found.version}"):
        with saving(
            f"show-{found.key}", say("“{title}” is offered again.", title=found.title)
        ):
            show_template(
                desk.act(), form_id(f"show-{found.key}"), found.key, found.version
            )


def _words(terms: Iterable[Any]) -> str:
    return in_list([say(term.label) for term in terms])
