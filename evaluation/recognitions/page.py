"""The school's accreditations, standings and awards by date, and what ends soon."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.attachments.queries import files_shown
from data.duties import Duty
from data.language import in_long, say
from data.ui.desk import Desk
from data.ui.files import FileSteps, files_of_record
from data.ui.links import anchor, go, here, link, unmarked
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from evaluation.recognitions import store as records
from evaluation.recognitions.actions import (
    attach_to_recognition,
    describe_on_recognition,
    detach_from_recognition,
)
from evaluation.recognitions.form import ASKED, kept_recognition, new_recognition
from evaluation.recognitions.models import Recognition, RecognitionKind, Validity
from evaluation.recognitions.queries import EndingRecognitions, ending_recognitions

FILES = FileSteps(
    attach_to_recognition, describe_on_recognition, detach_from_recognition
)


def warnings(desk: Desk) -> None:
    """Say what has ended or ends within a year; nothing where nothing does."""
    ending = ending_recognitions(desk.store, desk.today)
    if ending:
        told = "  \n".join(unmarked(ending_in_words(desk, one)) for one in ending)
        st.warning(told, icon=":material/warning:")


def ending_in_words(desk: Desk, one: EndingRecognitions) -> str:
    """Return the sentence that one recognition has ended or when it will."""
    facts = {"title": one.title, "day": one.valid_until}
    if one.validity(desk.today) is Validity.ENDED:
        return say("“{title}” was valid until {day}.", **facts)
    return say("“{title}” is valid until {day}: prepare for the next one.", **facts)


def part(desk: Desk, path: str) -> None:
    """Draw the list by date, and one of it where the address names it.

    ``path``: the page that this is a part of.
    """
    found = records.recognitions(desk.store)
    asked = st.query_params.get(ASKED, "")
    chosen = next((one for one in found if str(one.id) == asked), None)
    if chosen:
        _one(desk, chosen, path)
        return
    if asked:
        st.info(say("What this address names is not on the list any more."))
    if found:
        _list(desk, found, path)
        _without_end(found)
    else:
        st.info(
            say(
                "No accreditation and no award is on the list yet. Copy them from "
                "their certificates, the oldest ones too."
            )
        )
    if desk.may_now(Duty.KEEP_OUTCOMES):
        unfold(
            say("Put an accreditation or award on the list"),
            "new-recognition",
            lambda: new_recognition(desk),
            opened=not found,
            begins="recognition",
        )


def _without_end(found: Sequence[Recognition]) -> None:
    newest = next(
        (one for one in found if one.kind is RecognitionKind.ACCREDITATION), None
    )
    if newest is not None and newest.valid_until is None:
        st.caption(
            say(
                "Until when the newest accreditation is valid is not noted. Look on "
                "its certificate, or ask the accreditation body."
            )
        )


def _list(desk: Desk, found: Sequence[Recognition], path: str) -> None:
    heads = (
        (say("What was given"), "lead"),
        (say("Given on"), "corner"),
        (say("Predicate"), ""),
        (say("Score"), "number"),
        (say("Number"), ""),
        (say("Valid until"), ""),
    )
    listing(heads, [Group((), [_row(desk, one, path) for one in found])])


def _row(desk: Desk, one: Recognition, path: str) -> list[Cell]:
    title = anchor(one.title, here(desk, path, **{ASKED: one.id}))
    about = (say(one.kind.label), one.level and say(one.level.label), one.issuer)
    said = " · ".join(filter(None, about))
    return [
        Cell(f"{title}<small>{escape(said)}</small>", "lead"),
        plain(given_in_words(one), "corner"),
        plain(one.predicate, "", say("Predicate")),
        plain(one.score, "number", say("Score")),
        plain(one.number, "", say("Number")),
        Cell(_valid(desk, one), "", say("Valid until") if one.valid_until else ""),
    ]


def given_in_words(one: Recognition) -> str:
    """Return the day on which it was given, or its year alone."""
    return in_long(one.given_on) if one.given_on else str(one.given_year)


def _valid(desk: Desk, one: Recognition) -> str:
    if one.valid_until is None:
        return ""
    said = one.validity(desk.today)
    look = ' class="look"' if said in (Validity.ENDING, Validity.ENDED) else ""
    day = escape(in_long(one.valid_until))
    return f"{day}<small{look}>{escape(say(said.label))}</small>"


def _one(desk: Desk, one: Recognition, path: str) -> None:
    go(say("Back to all accreditations and awards"), _back(desk, path), "‹ ")
    st.subheader(unmarked(one.title), anchor=False)
    may_keep = desk.may_now(Duty.KEEP_OUTCOMES)
    if not may_keep:
        listing(
            ((say("Fact"), ""), (say("As on its paper"), "")),
            [Group((), [[plain(name), plain(said)] for name, said in _facts(one)])],
        )
    files_of_record(
        desk,
        (Recognition.table.name, one.id),
        f"{_back(desk, path)}&{ASKED}={one.id}",
        FILES if may_keep else None,
        say("Add the certificate or another proof"),
        asks=not files_shown(desk.store, Recognition.table.name, one.id),
    )
    if may_keep:
        kept_recognition(desk, one)


def _back(desk: Desk, path: str) -> str:
    kept = {k: v for k, v in st.query_params.to_dict().items() if k.startswith("tabs")}
    return link(desk, path, **kept)


def _facts(one: Recognition) -> list[tuple[str, str]]:
    told = (
        (say("Kind"), say(one.kind.label)),
        (say("Given on"), given_in_words(one)),
        (say("Predicate"), one.predicate),
        (say("Score"), one.score),
        (say("Number of the certificate or decree"), one.number),
        (say("Valid until"), in_long(one.valid_until) if one.valid_until else ""),
        (say("Given by"), one.issuer),
        (say("Level"), say(one.level.label) if one.level else ""),
        (say("Note"), one.note),
    )
    return [(name, said) for name, said in told if said]
