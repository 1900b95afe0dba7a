"""Under which address phones reach this server: asked once, offered everywhere."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from data import duties
from data.address.actions import keep_address
from data.address.models import ServerAddress, reach_refusal
from data.address.store import server_address
from data.duties import Duty
from data.language import say, why
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import saving
from data.ui.links import unmarked
from data.ui.tabs import unfold


def origin_of(desk: Desk) -> str:
    """Return what stands before a link's path: as it was confirmed, or of this page."""
    return server_address(desk.store).origin or _own()


def asked_origin(desk: Desk) -> str:
    """Return what stands before a link's path, or nothing while no phone opens it.

    The address of this page, until somebody has confirmed it or another one.
    """
    kept = server_address(desk.store)
    shown = kept.origin or _own()
    refusal = reach_refusal(shown)
    label = say("Phones reach this server at: `{origin}`", origin=shown or "–")
    if refusal:
        st.warning(unmarked(why(refusal)), icon=":material/lan:")
    if duties.may(Duty.KEEP_SCHOOL, desk.person):
        draw = partial(_keeping, desk, kept, shown)
        opened = refusal is not None
        unfold(label, "server-address", draw, icon=":material/lan:", opened=opened)
    elif not refusal:
        st.caption(label)
    return "" if refusal else shown


def _own() -> str:
    """Return how the browser reached this page, or nothing."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""


def _keeping(desk: Desk, kept: ServerAddress, shown: str) -> None:
    own = _own()
    if kept.origin and own != kept.origin and not reach_refusal(own):
        st.caption(say("You came to this page by {own}.", own=own))
    key = f"address-{kept.version}"
    with st.form(key, border=False):
        fields = Fields(key, kept)
        fields.line(
            "origin",
            say("Address of this server"),
            shown=shown,
            placeholder="http://192.168.1.10:8501",
            help=say(
                "It is printed on slips and in links. The school's computer tells its "
                "own address in the network settings."
            ),
        )
        sent = st.form_submit_button(say("Keep this address"))
    if sent:
        told = say("Kept. Slips, links and QR codes say this address from now on.")
        with saving(key, told, **fields.labels):
            keep_address(desk.act(), kept.version, fields.typed["origin"])
