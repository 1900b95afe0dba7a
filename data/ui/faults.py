"""What is wrong in a form: said in its sentences, at its fields and on their tabs."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import streamlit as st
from pydantic import ValidationError

from data.faults import fields_of, sentences
from data.language import say
from data.ui.begun import class_of, widgets_of
from data.ui.links import unmarked

TABS: Final = 9
"""At most so many tabs stand beside each other."""

AT_FIELD: Final = """
.stMain .st-key-{key}::after{{content:{words};display:block;color:var(--bad);
font-size:.85rem;padding:.15rem 0}}
.stMain .st-key-{key} label p{{color:var(--bad);font-weight:600}}
"""
ON_TAB: Final = """
.stTabs:has([id$="-tabpanel-{place}"] .st-key-{key}) [id$="-tab-{place}"] p::after{{
content:" \\26a0";color:var(--bad)}}
"""


class Faults(Exception):
    """Everything that is wrong in a form: the field's name, and the sentence."""

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        super().__init__(found)
        self.found = found

    @classmethod
    def of(cls, invalid: ValidationError, labels: Mapping[str, str]) -> "Faults":
        """Return what pydantic found, in a person's words."""
        said = sentences(invalid, dict(labels))
        return cls(list(zip(fields_of(invalid), said, strict=True)))


def show(faults: Faults) -> None:
    """Say every fault of a form at once: in sentences, and a way to the first field.

    Each stands at its field too, and the tab of the field is marked.
    """
    for _, sentence in faults.found:
        st.error(unmarked(sentence))
    at = [
        (class_of(key, as_drawn=True), sentence)
        for name, sentence in faults.found
        for key in widgets_of(name)[:1]
    ]
    if at:
        st.html(_marks(at))


def _marks(at: Sequence[tuple[str, str]]) -> str:
    looks = "".join(
        AT_FIELD.format(key=key, words=_quoted(sentence))
        + "".join(ON_TAB.format(place=place, key=key) for place in range(TABS))
        for key, sentence in at
    )
    first = escape(at[0][0])
    way = escape(say("Go to the first of these fields"))
    return f'<style>{looks}</style><a href="#" data-field="{first}">{way}</a>'


def _quoted(words: str) -> str:
    """Return words as a text of a style; what could end it is written by its number."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3c ")
