"""What is typed is kept without signs that nobody sees, and not without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from data.errors import Refused
from data.faults import sentences
from data.fields import Kind
from data.reasons import kept_words, reason_refusal
from data.record import (
    LINE,
    TEXT,
    TITLE,
    KeptRecord,
    Line,
    Passage,
    Record,
    Text,
    Title,
    Words,
)
from data.signs import UNFIT, one_line, tidy
from planning.activities.fields import FIELDS
from planning.activities.models import ActivityDraft


class PageDraft(Record):
    title: Title = "x"
    line: Line = "x"
    words: Words = ""
    passage: Passage = "x"
    text: Text = ""
    items: tuple[Line, ...] = ()


class Page(PageDraft, KeptRecord, table="page"):
    id: int = 1


@pytest.mark.parametrize(
    ("typed", "line", "text"),
    [
        ("Rapat\x0bkomite", "Rapat komite", "Rapat\nkomite"),
        ("a\r\nb\tc", "a b c", "a\nb\tc"),
        ("a\u2028b\u2029c\x85d", "a b c d", "a\nb\nc\nd"),
        ("gpj\u202e.exe\u2069", "gpj.exe", "gpj.exe"),
        ("Si\u200bti\u00ad\ufeff", "Siti", "Siti"),
        ("\x00\x07\x1b[31m\x9bm", "[31mm", "[31mm"),
        ("\ud800a\udfff", "a", "a"),
        ("a\ufffe\uffff\U0001fffeb", "ab", "ab"),
        ("keluarga 👨‍👩‍👧 · ❤️", "keluarga 👨‍👩‍👧 · ❤️", "keluarga 👨‍👩‍👧 · ❤️"),
        ("ba\u200dris", "baris", "baris"),
        ("ꦱꦸꦫꦧꦪ é ñ “a” – b", "ꦱꦸꦫꦧꦪ é ñ “a” – b", "ꦱꦸꦫꦧꦪ é ñ “a” – b"),
    ],
)
def test_signs_that_nobody_sees_are_taken_out(typed: str, line: str, text: str) -> None:
    draft = PageDraft(
        title=typed, line=typed, words=typed, passage=typed, text=typed, items=(typed,)
    )

    assert (draft.title, draft.line, draft.words, *draft.items) == (line,) * 4
    assert (draft.passage, draft.text) == (text, text)


@given(st.text(st.characters()))
def test_whatever_is_typed_becomes_what_papers_can_carry(typed: str) -> None:
    for made in (tidy(typed), one_line(typed)):
        assert not UNFIT.search(made)
        made.encode()
    assert tidy(tidy(typed)) == tidy(typed)
    assert "\n" not in one_line(typed)


def test_what_is_only_unseen_is_nothing() -> None:
    for field in ("title", "line", "passage"):
        with pytest.raises(ValidationError, match="at least 1"):
            PageDraft.model_validate({field: " \u200b\u202e\x0b "})
    assert PageDraft(words="\u2060\t").words == ""


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("title", TITLE),
        ("line", LINE),
        ("words", LINE),
        ("passage", TEXT),
        ("text", TEXT),
    ],
)
def test_a_text_that_is_too_long_gets_a_sentence(field: str, most: int) -> None:
    PageDraft.model_validate({field: " " + "x" * most})
    with pytest.raises(ValidationError) as refused:
        PageDraft.model_validate({field: "x" * (most + 1)})

    [told] = sentences(refused.value, {field: "Tempat"})
    assert told.startswith("Tempat: paling banyak ")
    assert str(most + 1) in told
    assert len(told) < 120


def test_what_was_kept_before_there_were_bounds_stays_readable() -> None:
    long = "x" * 20_000

    assert Page(title=long, items=(long,)).title == long


def test_a_text_that_comes_alone_has_a_bound_too() -> None:
    assert kept_words(" a\x0bb\u202e ") == "a\nb"
    with pytest.raises(Refused, match="Shorten"):
        kept_words("x" * (TEXT + 1))
    assert reason_refusal("x" * (TEXT + 1))
    assert reason_refusal("salah tanggal") is None


def test_a_field_of_one_line_is_kept_as_one_line() -> None:
    for field in FIELDS:
        if field.kind in {Kind.LINE, Kind.AREA}:
            typed = {"title": "x", field.name: "a\x0bb"}
            kept = getattr(ActivityDraft.model_validate(typed), field.name)
            assert kept == ("a b" if field.kind is Kind.LINE else "a\nb"), field.name
