"""How a page saves: once, told in one sentence, and drawn again from the store."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, TypeVar
from uuid import UUID

import streamlit as st
from pydantic import BaseModel, ValidationError

from data.act import Act
from data.errors import HumasError, Stale
from data.language import say, why
from data.record import new_id
from data.removed.actions import bring_back
from data.removed.store import just_removed
from data.ui import begun, faults
from data.ui.filters import chosen_in_address
from data.ui.links import unmarked

log = logging.getLogger("humas")
TOLD: Final = "told"
TURN: Final = "told-turn"
UNDO: Final = "told-undo"
DRAWN: Final = "drawn-"
REFUSED: Final = "refused"
SAVED: Final = "saved-"
ACTIVITY: Final = "kegiatan"
"""How an address names an activity."""

R = TypeVar("R", bound=BaseModel)
T = TypeVar("T")


def form_id(form: str) -> UUID:
    """Return the id that the record made by this form will have.

    The same until the form is saved, so that a double click makes one record: it is
    the record's primary key and part of every widget key of the form.
    """
    key = f"form-id-{form}"
    if key not in st.session_state:
        st.session_state[key] = new_id()
    found: UUID = st.session_state[key]
    begun.named(form, found)
    return found


def emptied(form: str, shown: Mapping[str, object]) -> None:
    """Let widgets show this once their form was saved; refused, they keep their own.

    For a form whose widgets keep their keys, so that the cursor stays in them.
    """
    if st.session_state.pop(f"{SAVED}{form}", False):
        st.session_state.update(shown)


def drawn_version(form: str, version: int) -> int:
    """Return the record's version as this tab first drew the form.

    It is part of the form's widget keys and goes into the action: when somebody else
    saved meanwhile, the click still arrives, and the person is told.
    """
    return first_drawn(form, version)


def first_drawn(form: str, shown: T) -> T:
    """Return what the form first showed in this tab: ids or a number, no records."""
    kept: T = st.session_state.setdefault(f"{DRAWN}{form}", shown)
    return kept


def as_drawn(record: R, form: object) -> R:
    """Return a record with the version that this tab first drew its form from.

    Records of two kinds may carry one id, as an activity and its closing do.
    """
    kind = type(record).__name__
    version = drawn_version(f"{kind}-{form}", getattr(record, "version", 0))
    return record.model_copy(update={"version": version})


def forget_drawn() -> None:
    """Draw every form from the records as they are now, from the next run on."""
    for key in [key for key in st.session_state if str(key).startswith(DRAWN)]:
        del st.session_state[key]


@contextmanager
def saving(form: str, told: str, **labels: str) -> Iterator[None]:
    """Run an action; tell its success after a rerun, or why it was refused.

    ``told`` is the finished sentence of success; ``labels`` name the fields of the
    draft as the form does, for the sentences about wrong input. What was typed stays
    in the form when it was refused.
    """
    with telling(**labels):
        yield
        finished(form)
        forget_drawn()
        st.session_state[f"{SAVED}{form}"] = True
        _tell(told)
        st.rerun()


def finished(form: str) -> None:
    """Forget what a form was about: from the next run on it is drawn empty."""
    begun.kept()
    begun.made(st.session_state.pop(f"form-id-{form}", None))


@contextmanager
def telling(**labels: str) -> Iterator[None]:
    """Show an expected failure as a sentence; let every other one through."""
    try:
        yield
    except HumasError as failure:
        st.error(unmarked(why(failure)))
        if isinstance(failure, Stale):
            forget_drawn()
    except ValidationError as invalid:
        faults.show(faults.Faults.of(invalid, labels))
    except faults.Faults as found:
        faults.show(found)


def press(
    label: str,
    action: Callable[[], object],
    told: str,
    **looks: Any,  # noqa: ANN401
) -> None:
    """Draw a button that acts before the page is drawn, so that it is drawn once.

    ``told`` is the finished sentence of success; it, or why the action was refused,
    stands above the page then, wherever the button has gone meanwhile.
    """
    st.button(label, on_click=_act, args=(action, told), **looks)


def _act(action: Callable[[], object], told: str) -> None:
    try:
        action()
    except HumasError as failure:
        st.session_state[REFUSED] = why(failure)
        if isinstance(failure, Stale):
            forget_drawn()
    else:
        forget_drawn()
        _tell(told)


def _tell(told: str) -> None:
    """Tell a success when the page is drawn next, and offer to undo what can be."""
    st.session_state[TOLD] = told
    st.session_state[UNDO] = just_removed()


def refuse(failure: HumasError) -> None:
    """Say why what a person looks for is not for them, or not now."""
    st.warning(unmarked(why(failure)), icon=":material/lock:")


def show_told(act: Callable[[], Act]) -> None:
    """Show what the last action of this tab achieved, or why it was refused, once.

    It stands over the foot of the screen and pushes nothing away (``pages.css``). Its
    place is there also when nothing is told, so that the cursor stays in the field
    where a person is typing; what is told next comes into sight again. What the person
    took out can be brought back there.
    """
    told = st.session_state.pop(TOLD, None)
    refused = st.session_state.pop(REFUSED, None)
    turn = st.session_state.get(TURN, 0) + bool(told or refused)
    st.session_state[TURN] = turn
    removed = st.session_state.pop(UNDO, None) if told else None
    with st.container(key=f"told-{turn % 2}"):
        place = st.empty()
        if removed:
            back, key = partial(_back, act, *removed), f"undo-{removed[1]}"
            press(say("Bring it back"), back, say("It is there again."), key=key)
    if told:
        place.success(unmarked(told), icon=":material/check:")
    if refused:
        place.error(unmarked(refused), icon=":material/warning:")


def _back(act: Callable[[], Act], record: str, record_id: UUID) -> None:
    bring_back(act(), record, record_id)


def shown_activity(
    activities: Sequence[tuple[UUID, str]], label: str, otherwise: str
) -> UUID | None:
    """Let a person choose one of the year's activities; the address keeps the choice.

    Returns None for ``otherwise`` (a new one, or the overview), and, with a sentence,
    for an address that names none of them.
    """
    asked_activity([one for one, _ in activities])
    titles: dict[UUID | None, str] = {None: otherwise, **dict(activities)}
    key = f"shown-activity-{len(activities)}"
    return chosen_in_address(ACTIVITY, label, titles, key)


def asked_activity(shown: Collection[UUID]) -> UUID | None:
    """Return which of the activities shown the address names; say where it is none.

    One that is not there is told like one that is not for this person.
    """
    asked = st.query_params.get(ACTIVITY)
    found = next((one for one in shown if str(one) == asked), None)
    if asked and found is None:
        st.info(
            say(
                "The activity in this address is not shown here: it may be of another "
                "school year, removed, or not one of yours."
            )
        )
    return found


def show_once(name: str, value: str) -> None:
    """Keep a value over one rerun, for one look (a one-time password)."""
    st.session_state[f"once-{name}"] = value


def shown_once(name: str) -> str | None:
    """Return the value kept for one look, and forget it."""
    value: str | None = st.session_state.pop(f"once-{name}", None)
    return value
