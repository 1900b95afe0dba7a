"""The fields of letters: for whom, their words, their number, and the paper."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.language import say, say_many
from data.letters import store as register
from data.letters.reading import next_number
from data.names import file_name
from data.roster.queries import pupil_homes
from data.ui import begun
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import unmarked
from data.ui.papers import offer_long_paper, offer_paper
from data.ui.passages import Passage, passages
from execution.letters import store as letters
from execution.letters.actions import (
    number_letters,
    remove_letters,
    reword_letters,
    take_back_numbers,
    write_letters,
)
from execution.letters.documents import letters_paper
from execution.letters.models import (
    EACH,
    RECORD,
    BatchDraft,
    BatchNumberDraft,
    LetterBatch,
    LetterKind,
    Numbering,
    Signing,
)
from execution.letters.queries import letters_to_print, ready_words
from execution.letters.wording import PLACES
from planning.activities import store as activities
from planning.activities.models import Activity

MANY: Final = 60
"""From so many letters on the page tells how far the writing is."""

ASKED: Final = "surat"
"""The word of the address that says which letters are shown."""

TALL: Final = 220
ADDRESSED: Final = (LetterKind.INVITATION, LetterKind.PERMISSION)


# ── new letters ──────────────────────────────────────────────────────────────
def new_letters(desk: Desk, activity: Activity | None = None) -> None:
    """Let a person write letters: the words are ready, and are looked through."""
    form = f"letters-{activity.id if activity else 'new'}"
    letter_id = form_id(form)
    key = f"{letter_id}"
    kinds = [k for k in LetterKind if activity is None or not k.is_confidential]
    usual = asked_kind() or LetterKind.INVITATION
    kind = Fields(key, None).radio("kind", say("Kind of letter"), kinds, shown=usual)
    if kind is None:
        return
    about = _about(desk, key, kind, activity)
    if about is None:
        return
    ready = ready_words(desk.store, kind, desk.year, desk.today, **about)
    at = f"{key}-{kind.value}-{'-'.join(str(one) for one in about.values())}"
    with st.form(f"letters-{at}"):
        fields = word_fields(at, ready, kind)
        sent = st.form_submit_button(say("Keep these letters"), type="primary")
    if sent:
        with saving(form, say("The letters were kept."), **fields.labels):
            draft = BatchDraft(kind=kind, **about, **fields.typed)
            write_letters(desk.act(), letter_id, desk.year, draft)
            st.query_params.pop("jenis", None)
            st.query_params[ASKED] = str(letter_id)  # to be printed, or sent


def _about(
    desk: Desk, key: str, kind: LetterKind, activity: Activity | None
) -> dict[str, UUID | None] | None:
    """Ask which activity or pupil letters are about; None until it is known."""
    if activity is not None:
        return {"activity_id": activity.id}
    if kind in ADDRESSED:
        chosen = _one_of(key, "activity_id", say("Activity"), _activities(desk))
        return {"activity_id": chosen} if chosen else None
    if kind is LetterKind.SUMMONS:
        pupils = {
            one.student_id: f"{one.name}, {one.class_group}"
            for one in pupil_homes(desk.store, desk.year)
        }
        st.caption(
            say(
                "Only the vice principal for public relations reads it: neither pages "
                "of others nor the history say whom it is about. It says why in "
                "neutral words only."
            )
        )
        asked = next((one for one in pupils if str(one) == asked_pupil()), None)
        chosen = _one_of(key, "student_id", say("Pupil"), pupils, asked)
        return {"student_id": chosen} if chosen else None
    st.caption(
        say(
            "It goes to the families of all pupils. Its words come from the plan: "
            "activities to come, what helps, obstacles met and what is done about them."
        )
    )
    return {"activity_id": None}


def asked_kind() -> LetterKind | None:
    """Return which letter the address asks for: about a pupil, or about the plan."""
    if asked_pupil():
        return LetterKind.SUMMONS
    asks = st.query_params.get("jenis") == "pemberitahuan"
    return LetterKind.INFORMATION if asks else None


def asked_pupil() -> str:
    """Return about whom the address asks for a letter, or an empty text."""
    return st.query_params.get("panggilan", "")


def _one_of(
    key: str,
    name: str,
    label: str,
    words: Mapping[UUID, str],
    shown: UUID | None = None,
) -> UUID | None:
    choose = say("Choose")
    fields: Fields = Fields(key, None)
    return fields.one(name, label, words, shown=shown, placeholder=choose)


def _activities(desk: Desk) -> dict[UUID, str]:
    return {
        one.id: f"{one.title} · {one.when.in_short()}"
        for one in activities.activities_in(desk.store, desk.year)
    }


# ── its words ────────────────────────────────────────────────────────────────
def word_fields(key: str, kept: Any, kind: LetterKind) -> Fields:  # noqa: ANN401
    """Draw what letters of a kind say."""
    fields = Fields(key, kept)
    left, right = fields.columns(1, 2)
    left.day("dated_on", say("Date of the letter"))
    right.line("subject", say("Subject (hal)"))
    fields.area(
        "opening",
        say("Words of the letter"),
        height=TALL,
        help=say(
            "A paragraph a line; a line that begins with - is a point of a list. "
            "{places} are filled in for each family.",
            places="{nama}, {kelas}",
        ),
    )
    if kind is LetterKind.SUMMONS:
        first, second, third = fields.columns(1, 1, 2)
        first.day("meets_on", say("Day of the talk"))
        second.hour("meets_at", say("Hour"))
        third.line("place", say("Place"))
    if kind is LetterKind.PERMISSION:
        fields.line(
            "costs",
            say("Costs"),
            help=say(
                "What it costs and who bears it, in the open. Empty: no costs for "
                "parents."
            ),
        )
    fields.area("note", say("Note (catatan)"), height=80)
    fields.area("closing", say("Last words"), height=80)
    fields.area(
        "message",
        say("Message for WhatsApp"),
        height=TALL,
        help=say(
            "Filled in for each family: {places}. No marks, offences, health or money "
            "owed.",
            places=", ".join(f"{{{place}}}" for place in PLACES),
        ),
    )
    left, right = fields.columns(1, 1)
    left.radio("signed_by", say("Signed by"), Signing)
    right.tick("has_slip", say("With a slip to tear off"))
    return fields


def words(desk: Desk, kept: LetterBatch) -> None:
    """Let a person change what letters say, and remove letters nobody got."""
    batch = as_drawn(kept, f"words-{kept.id}")
    key = f"{batch.id}-{batch.version}"
    with st.form(f"words-{key}", border=False):
        fields = word_fields(key, batch, batch.kind)
        sent = st.form_submit_button(say("Save"), type="primary")
    ending(
        say("Remove these letters"),
        say(
            "Letters that nobody got yet and that have no number can be removed, with "
            "all that was typed in them."
        ),
        say("Remove the letters"),
        lambda: remove_letters(desk.act(), batch.id, batch.version),
        say("The letters were removed."),
        key=f"remove-{key}",
        back=Back.NEVER,
    )
    if sent:
        with saving(key, say("The letters were kept."), **fields.labels):
            about = {
                n: getattr(batch, n) for n in ("kind", "activity_id", "student_id")
            }
            draft = BatchDraft(**about, **(_words_of(batch) | fields.typed))
            reword_letters(desk.act(), batch.id, batch.version, draft)


def _words_of(batch: LetterBatch) -> dict[str, Any]:
    return {n: getattr(batch, n) for n in ("meets_on", "meets_at", "place", "costs")}


def read_words(batch: LetterBatch) -> None:
    """Show what letters say to who does not write them."""
    passages(
        Passage(text, name=label)
        for label, text in (
            (say("Subject (hal)"), batch.subject),
            (say("Words of the letter"), batch.opening),
            (say("Note (catatan)"), batch.note),
            (say("Last words"), batch.closing),
        )
        if text
    )


# ── its number ───────────────────────────────────────────────────────────────
def number(desk: Desk, kept: LetterBatch) -> None:
    """Let a person give letters their number, or take it back."""
    batch = as_drawn(kept, f"number-{kept.id}")
    own = letters.deliveries(desk.store, batch.id).values()
    of_each = [one.number for one in own if one.number]
    if batch.number or of_each:
        _taking_back(desk, batch, of_each)
        return
    form = f"letter-number-{batch.id}"
    letter_id = form_id(form)
    key = f"{letter_id}-{batch.version}"
    st.caption(say("Until they have a number, dots are printed: ……/……"))
    with st.form(f"number-{key}", border=False):
        draft = _number_fields(desk, key, batch)
        sent = st.form_submit_button(say("Give the number"), type="primary")
    if sent:
        with saving(form, say("The letters have their number.")):
            begun.demand_nothing_open()
            number_letters(desk.act(), batch.id, batch.version, letter_id, draft)


def _number_fields(desk: Desk, key: str, batch: LetterBatch) -> BatchNumberDraft:
    store = desk.store
    code = register.last_code(store, RECORD) or register.last_code(store, EACH)
    pattern = register.pattern(store)
    there = register.letters_in(store, batch.dated_on.year)
    following = next_number(pattern, there, code, batch.dated_on)
    shown = pattern.full_number(following.number, code, batch.dated_on)
    captions = [
        say("Now {number}", number=unmarked(shown)),
        say("As another register, of the office for example, has given it."),
        say("From {number} on, a number for each letter.", number=unmarked(shown)),
    ]
    fields = Fields(key, BatchNumberDraft(code=code))
    how = {"horizontal": False, "captions": captions}
    fields.radio("numbering", say("Number"), Numbering, **how)
    left, right = fields.columns(1, 1)
    left.line("code", say("Archive's code"))
    right.line("typed", say("Number typed by hand"))
    return BatchNumberDraft(**fields.typed)


def _taking_back(desk: Desk, batch: LetterBatch, of_each: list[str]) -> None:
    if batch.number:
        told = say("The letters have the number {number}.", number=batch.number)
    else:
        told = say(
            "{count} letters have numbers of their own, the first is {number}.",
            count=len(of_each),
            number=min(of_each),
        )
    st.markdown(unmarked(told))
    ending(
        say("Take the number back"),
        say(
            "The letters are then without a number again, and it leaves the register; "
            "what was printed with it no longer agrees."
        ),
        say("Take back the number"),
        lambda: take_back_numbers(desk.act(), batch.id, batch.version),
        say("The number was taken back."),
        key=f"number-back-{batch.id}-{batch.version}",
        back=Back.ANOTHER,
    )


# ── the paper ────────────────────────────────────────────────────────────────
def paper(desk: Desk, batch: LetterBatch, addresses: Mapping[UUID, str]) -> None:
    """Offer the letters as a Word document, of one class group or all.

    ``addresses`` are those of the answer links, by letter.
    """
    every = letters_to_print(desk.store, batch.id)
    groups = list(dict.fromkeys(o.class_group for o in every.letters if o.class_group))
    if not every.letters:
        st.info(
            say(
                "This letter goes to nobody yet: the activity invites no families. "
                "Choose its families in the plan, or add somebody by name."
            )
        )
        return
    chosen = ""
    if len(groups) > 1:
        label = say("Class group")
        words_of_choice = {"": say("All class groups"), **{g: g for g in groups}}
        chosen = (
            Fields(f"print-{batch.id}", None).one(
                "class_group", label, words_of_choice, shown=""
            )
            or ""
        )
    facts = letters_to_print(desk.store, batch.id, chosen) if chosen else every
    count = len(facts.letters)
    name = f"{file_name(batch.subject)}-{file_name(chosen)}".rstrip("-") + ".docx"
    label = say_many("Print {count} letter", "Print {count} letters", count)
    known = facts.model_copy(update={"addresses": dict(addresses)})
    if count < MANY:
        offer_paper(label, partial(letters_paper, known), name)
    else:
        ready = say("Download the letters (DOCX)")
        offer_long_paper(label, ready, partial(letters_paper, known), name)
