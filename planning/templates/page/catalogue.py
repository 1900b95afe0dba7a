"""The list of all templates offered, filtered, and the list of the hidden ones."""

from collections.abc import Iterable
from html import escape
from typing import Any, Final

import streamlit as st

from data.cooperation import CooperationForm
from data.language import in_list, say, say_many
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import anchor, here, unmarked
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from planning.activities.models import Category
from planning.templates.actions import show_template
from planning.templates.models import Origin, Template
from planning.templates.queries import TemplateUse

CHOSEN: Final = "pilih"
"""What the address calls the template that is open."""


def catalogue(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    """List the templates offered, filtered by category and form."""
    category, form = st.columns(2)
    with category:
        of_category = narrowed(
            "jenis", say("Classification"), {c.value: say(c.label) for c in Category}
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
    heads = (
        (say("Template"), ""),
        (say("Classification"), ""),
        (say("Usual time"), ""),
        (say("This year"), ""),
    )
    listing(heads, [Group((), [_row(desk, found, used) for found in fitting])])


def _row(desk: Desk, found: Template, used: list[TemplateUse]) -> list[Cell]:
    title = anchor(found.title, here(desk, "template", **{CHOSEN: found.key}))
    kept = "" if found.origin is Origin.READY else say(found.origin.label)
    under = "".join(f"<small>{escape(w)}</small>" for w in (_words(found.forms), kept))
    planned = sum(found.made(use.template_key, use.title) for use in used)
    category = say(found.category.label) if found.category else ""
    return [
        Cell(f"<strong>{title}</strong>{under}"),
        plain(category),
        plain(found.usual_time()),
        plain("✓ " + say("On the plan: {count}", count=planned) if planned else ""),
    ]


def hidden_ones(desk: Desk, hidden: list[Template]) -> None:
    """Draw, folded, the templates that are offered no more."""
    if not hidden:
        return
    label = say_many("{count} hidden template", "{count} hidden templates", len(hidden))

    def draw() -> None:
        for found in hidden:
            st.markdown(f"**{unmarked(found.title)}**")
            offer_again(desk, found)

    unfold(label, "hidden-templates", draw)


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
