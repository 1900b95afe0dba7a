"""How a page asks for the reason of a step that opens something again."""

import streamlit as st

from data.language import say
from data.ui.fields import Fields


def asked_reason(heading: str, button: str, key: str, label: str = "") -> str | None:
    """Ask for a reason under a heading that opens; return what was typed, once sent.

    ``label`` names the field where "Reason" alone would say too little. Whether the
    reason is enough is for the action to say.
    """
    with st.expander(heading), st.form(key, border=False):
        told = say("The reason is kept in the history.")
        asked = label or say("Reason")
        reason = Fields(key).area("reason", asked, height=80, help=told)
        sent = st.form_submit_button(button)
    return reason if sent else None
