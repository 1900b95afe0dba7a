"""The limits from which on a figure is as expected, as a person sets them."""

from typing import Final

import streamlit as st

from data.language import N_, say
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from evaluation.kpis.actions import set_lights
from evaluation.kpis.models import Lights, LightsDraft, Lit

MOST: Final = 200
FIELDS: Final = {
    Lit.CARRIED_OUT: ("carried_out_green", "carried_out_amber"),
    Lit.REPRESENTATION: ("represented_green", "represented_amber"),
    Lit.ABSORPTION: ("used_green", "used_amber", "used_most", "used_amber_most"),
}
LABELS: Final = (
    N_("{figure}: as expected from (%)"),
    N_("{figure}: needs attention from (%)"),
    N_("{figure}: as expected up to (%)"),
    N_("{figure}: needs attention up to (%)"),
)


def show(desk: Desk, lights: Lights) -> None:
    """Let who keeps the figures set the limits of this year and of later ones."""
    st.caption(
        say(
            "They hold for {year} and for later years, until one has its own. Below "
            "“needs attention” a figure needs action. More than the budget is not "
            "better: there the limits also end.",
            year=desk.year,
        )
    )
    drawn = as_drawn(lights, f"figure-lights-{desk.year.start}")
    key = f"figure-lights-{desk.year.start}-{drawn.version}"
    with st.form(key, border=False):
        fields = Fields(key, drawn)
        for lit, names in FIELDS.items():
            columns = fields.columns(*[1] * len(LABELS))
            labelled = zip(columns, names, LABELS, strict=False)
            for column, name, label in labelled:
                column.whole(name, say(label, figure=lit), 0, MOST)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        told = say("The limits were set.")
        with saving(key, told, **fields.labels):
            draft = LightsDraft.model_validate(fields.typed)
            set_lights(desk.act(), desk.year, drawn.version, draft)
