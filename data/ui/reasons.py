"""How a page asks for the reason of a step that opens something again."""

import streamlit as st

from data.language import say


def asked_reason(heading: str, button: str, key: str, label: str = "") -> str | None:
    """Ask for a reason under a heading that opens; return what was typed, once sent.

    ``label`` names the field where "Reason" alone would say too little. Whether the
    reason is enough is for the action to say.
    """
    with st.expander(heading), st.form(key, border=False):
        reason = st.text_area(
            label or say("Reason"),
            key=f"reason-{key}",
            height=80,
            help=say("The reason is kept in the history."),
        )
        sent = st.form_submit_button(button)
    return reason if sent else None
