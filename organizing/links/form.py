"""Under which address phones reach this server, and giving many people a link."""

from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

import streamlit as st

from data.language import say, say_many, why
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import saving
from data.ui.links import unmarked
from organizing.links.actions import give_links
from organizing.links.models import only_here, origin_refusal

IN_ADDRESS = "alamat"


def asked_origin() -> str:
    """Return what stands before a link's path, or an empty text until it is usable.

    The address of this page, until somebody writes another one; the page's address
    keeps it.
    """
    here = urlsplit(st.context.url or "")
    own = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    shown = st.query_params.get(IN_ADDRESS, own)
    refusal = origin_refusal(shown)
    warning = refusal or only_here(shown)
    label = say("Phones reach this server at: `{origin}`", origin=shown or "–")
    with st.expander(label, icon=":material/lan:", expanded=warning is not None):
        typed = _origin_field(shown).strip()
        if warning:
            st.warning(unmarked(why(warning)), icon=":material/lan:")
    if typed != shown:
        _show_with(typed if typed != own else "")
    return "" if refusal else shown.rstrip("/")


def _origin_field(shown: str) -> str:
    return Fields(shown).line(
        "origin",
        say("Address of this server"),
        shown=shown,
        placeholder="http://192.168.1.10:8501",
        help=say(
            "It is printed on slips and in links. The school's computer tells its own "
            "address in the network settings."
        ),
    )


def _show_with(origin: str) -> None:
    """Draw the page again with this address, or with its own for an empty text."""
    st.query_params.pop(IN_ADDRESS, None)
    if origin:
        st.query_params[IN_ADDRESS] = origin
    st.rerun()


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
