"""Under which address do phones reach this server? Asked before it is printed."""

from urllib.parse import urlsplit

import streamlit as st

from data.language import say, why
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
    with st.expander(
        say("Phones reach this server at: `{origin}`", origin=shown or "–"),
        icon=":material/lan:",
        expanded=warning is not None,
    ):
        typed = st.text_input(
            say("Address of this server"),
            shown,
            key=f"origin-{shown}",
            placeholder="http://192.168.1.10:8501",
            help=say(
                "It is printed on slips and in links. The school's computer tells its "
                "own address in the network settings."
            ),
        ).strip()
        if warning:
            st.warning(why(warning), icon=":material/lan:")
    if typed != shown:
        if typed in {"", own}:
            st.query_params.pop(IN_ADDRESS, None)
        else:
            st.query_params[IN_ADDRESS] = typed
        st.rerun()
    return "" if refusal else shown.rstrip("/")
