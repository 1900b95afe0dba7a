"""Giving many people a link at once."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from data.language import say_many
from data.ui.desk import Desk
from data.ui.forms import saving
from data.ui.links import unmarked
from organizing.links.actions import give_links


def giving_to_all(
    desk: Desk, form: str, people: Mapping[UUID, str], words: str, button: str
) -> None:
    """Offer to give all of these people a link; ``words`` say what they lack."""
    count = len(people)
    with st.container(border=True):
        st.markdown(words)
        st.caption(" · ".join(unmarked(name) for name in list(people.values())[:12]))
        key = f"{form}-{next(iter(people))}-{count}"
        sent = st.button(button, type="primary", key=key)
    if sent:
        told = say_many("{count} link was given.", "{count} links were given.", count)
        with saving(form, told):
            give_links(desk.act(), list(people), desk.year)
