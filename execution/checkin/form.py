"""Noting the sheets as printed; turning the self check-in on and off, its poster."""

from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import say, why
from data.names import file_name
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.forms import press
from data.ui.links import unmarked
from data.ui.papers import offer_paper
from execution.checkin import store as records
from execution.checkin.actions import (
    at_school,
    check_in_token,
    end_check_in,
    note_printed,
    open_check_in,
)
from execution.checkin.documents import check_in_poster
from execution.checkin.models import ROOM, giving_refusal
from organizing.links.models import address_of
from planning.activities.models import Activity


def printed_form(desk: Desk, activity: Activity) -> None:
    """Say since when the sheets are printed; let who takes attendance note it."""
    kept = records.printed_sheets(desk.store, activity.id)
    if kept:
        st.caption(say("Noted as printed on {day}.", day=kept.printed_on))
    if not desk.may_now(Duty.TAKE_ATTENDANCE):
        return
    if kept:
        label, told = say("Not printed after all"), say("The note was taken back.")
    else:
        label = say("Note that the sheets are printed")
        told = say("The sheets are noted as printed.")
    press(
        label,
        partial(note_printed, desk.act(), activity.id, printed=kept is None),
        told,
        key=f"printed-{activity.id}-{kept is None}",
        icon=":material/check:",
    )


def check_in_form(desk: Desk, activity: Activity) -> None:
    """Let a person turn the self check-in on, hand out its poster, or end it."""
    token = check_in_token(desk.act(), activity.id)
    door = records.door_of(desk.store, activity)
    refusal = giving_refusal(door, at_school(desk.store, desk.clock()))
    if token is None:
        if refusal:
            st.info(unmarked(why(refusal)))
        else:
            _turn_on(desk, activity)
        return
    if refusal:
        st.info(unmarked(why(refusal)))
    else:
        st.caption(
            say(
                "On: the poster's code opens on the day of the activity, from one hour "
                "before it begins until the end of the day. What families report "
                "stands on the lists as “{mark}”, and you can correct it there.",
                mark=say("checked in by themselves"),
            )
        )
        _poster(desk, activity, token)
    ending(
        say("End the self check-in"),
        say(
            "The code on the poster opens nothing then, also where it hangs already. "
            "What families reported stays on the lists."
        ),
        say("End the check-in"),
        partial(end_check_in, desk.act(), activity.id),
        say("The self check-in was ended."),
        key=f"end-check-in-{activity.id}-{token}",
        back=Back.ANOTHER,
    )


def _turn_on(desk: Desk, activity: Activity) -> None:
    st.caption(
        say(
            "Off. Turned on, families scan a poster at the entrance and report who "
            "came, by the pupil's NISN or by name and class group. They see no list, "
            "and they change nothing that the school entered."
        )
    )
    press(
        say("Turn the self check-in on"),
        partial(open_check_in, desk.act(), activity.id),
        say("The self check-in is on. Print its poster."),
        key=f"open-check-in-{activity.id}",
        icon=":material/qr_code_2:",
    )


def _poster(desk: Desk, activity: Activity, token: str) -> None:
    origin = asked_origin(desk)
    if not origin:
        return
    address = address_of(origin, token, ROOM)
    offer_paper(
        say("Poster with the QR code"),
        partial(check_in_poster, desk.school, activity, address),
        f"Lapor-Hadir-{file_name(activity.title)}.docx",
    )
