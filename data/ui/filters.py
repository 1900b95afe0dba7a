"""How a list is narrowed: a choice that stands in the page's address."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from data.language import say
from data.names import alphabetical
from data.ui.tabs import unfold

T = TypeVar("T")


class Choice(NamedTuple):
    """What a list may be narrowed by: a field of its filter.

    ``name`` is its word in the address, ``options`` are codes and what they are called.
    """

    field: str
    name: str
    label: str
    options: Mapping[Any, str]


def activity_choices(
    months: Mapping[str, str],
    goals: Mapping[str, str],
    forms: Mapping[Any, str],
    people: Mapping[str, str],
    person: str = "penanggung",
) -> tuple[Choice, Choice, Choice, Choice]:
    """Return what every list of activities may be narrowed by.

    Month, goal, form of cooperation, person in charge; ``person`` is the last one's
    word in the address.
    """
    named = dict(sorted(people.items(), key=lambda one: alphabetical(one[1])))
    return (
        Choice("month", "bulan", say("Month"), months),
        Choice("goal_id", "tujuan", say("Goal"), goals),
        Choice("form", "bentuk", say("Form of cooperation"), forms),
        Choice("person_id", person, say("Person in charge"), named),
    )


def narrowed_by(label: str, *columns: Sequence[Choice]) -> dict[str, str | None]:
    """Let a person narrow a list by several choices; return the codes by field.

    They are drawn when somebody wants to see them, and in sight where the address
    narrows the list by one of them.
    """
    choices = [choice for column in columns for choice in column]
    key = "narrow-" + "-".join(choice.name for choice in choices)
    asked = any(choice.name in st.query_params for choice in choices)
    if asked and not st.session_state.get(f"{key}-asked"):
        st.session_state[key] = True
    st.session_state[f"{key}-asked"] = asked

    def draw() -> None:
        for place, column in zip(st.columns(len(columns)), columns, strict=True):
            with place:
                for _, name, shown, options in column:
                    narrowed(name, shown, options)

    unfold(label, key, draw, icon=":material/filter_list:", opened=asked)
    return {choice.field: _asked(choice) for choice in choices}


def _asked(choice: Choice) -> str | None:
    """Return what the address narrows a list to."""
    asked = st.query_params.get(choice.name)
    return asked if asked in choice.options else None


def narrowed(name: str, label: str, options: Mapping[str, str]) -> str | None:
    """Let a person narrow a list; the address keeps the choice under ``name``.

    ``options`` are codes and what they are called. None: everything. An address that
    names something else shows everything.
    """
    words = [(None, say("All")), *options.items()]
    return chosen_in_address(name, label, dict(words), f"narrow-{name}")


def chosen_in_address(
    name: str, label: str, words: Mapping[T | None, str], key: str
) -> T | None:
    """Let a person choose one of these; the address keeps the choice under ``name``.

    The page is drawn once for a new choice: the address has it before the script runs.
    None, and an address that names nothing of this, is the first of ``words``.
    """
    asked = st.query_params.get(name, "")
    choices = list(words)
    current = next((c for c in choices if c is not None and str(c) == asked), None)
    key = f"{key}-{asked}"
    st.selectbox(
        label,
        choices,
        index=choices.index(current),
        format_func=words.__getitem__,
        key=key,
        on_change=_keep_in_address,
        args=(name, key),
    )
    return current


def _keep_in_address(name: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = str(chosen)
