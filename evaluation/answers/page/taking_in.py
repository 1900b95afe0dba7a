"""Taking in a file of answers: previewed, what is unclear asked, then one press."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import in_list, in_number, say, say_many
from data.record import TITLE
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, saving, telling
from data.ui.links import unmarked
from data.ui.reading import reading
from data.ui.tables import lines
from data.ui.tabs import unfold, unfold_rest
from data.workbook import BadRow
from evaluation.answers import store as records
from evaluation.answers.actions import preview, take_in, take_in_anew
from evaluation.answers.matching import items_from, proposed
from evaluation.answers.models import (
    Intake,
    Leaving,
    MadeDraft,
    Meaning,
    Says,
    Unknown,
    moment_refusal,
)
from evaluation.answers.reading import AnswerFile, Heading, read_answers
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    Moment,
    Questionnaire,
    Respondents,
)
from planning.activities.queries import listed_activities

AT_ONCE: Final = 60
"""How many faults are told before somebody asks for the rest."""

ASKED_AT_ONCE: Final = 12
"""How many words are asked about at a time."""

NOTHING: Final = "-"
"""What is chosen where words are no answer."""


def taking_in(desk: Desk, questionnaire: Questionnaire | None) -> None:
    """Let a person take in a file: into this questionnaire, or into one it makes."""
    st.subheader(say("Answers from a file"))
    st.caption(
        say(
            "From Google Forms (.csv), its sheet (.xlsx or .csv) or Excel. Names, "
            "e-mail addresses and phone numbers are left out before anything is kept."
        )
    )
    form = f"answers-{questionnaire.id if questionnaire else 'new'}"
    key = form_id(form)
    file = st.file_uploader(
        say("File with answers"), type=["csv", "xlsx", "xls"], key=f"{form}-{key}"
    )
    if file is None:
        return
    with telling():
        items = _items(desk, questionnaire)
        with reading(file.name) as told:
            asked = [item.text for item in items]
            read = read_answers(file.name, file.getvalue(), asked, told)
        _dropped(read)
        if questionnaire is None:
            _anew(desk, read, form, key)
        else:
            _into(desk, questionnaire, read, items, key)


def _items(desk: Desk, questionnaire: Questionnaire | None) -> Sequence[Item]:
    if questionnaire is None:
        return ()
    return questionnaires.items_of(desk.store, questionnaire.id)


def _dropped(read: AnswerFile) -> None:
    if read.dropped:
        told = say_many(
            "{count} column says who answered and was dropped: {names}.",
            "{count} columns say who answered and were dropped: {names}.",
            len(read.dropped),
            names=in_list(read.dropped),
        )
        st.info(unmarked(told), icon=":material/visibility_off:")
    if read.others:
        sheets = in_list([f"“{name}”" for name in read.others])
        st.caption(unmarked(say("Not read: {sheets}.", sheets=sheets)))


# ── a questionnaire made of the file ─────────────────────────────────────────
def _anew(desk: Desk, read: AnswerFile, form: str, key: UUID) -> None:
    found = items_from(read)
    st.markdown(
        unmarked(
            say(
                "These questions of the file become the items of a questionnaire; "
                "{count} rows answer them. Is there a questionnaire of these questions "
                "already? Then choose it above.",
                count=in_number(len(read.rows)),
            )
        )
    )
    lines(
        [
            {
                say("Item"): draft.text,
                say("How it is answered"): say(draft.kind.label),
                say("Answers"): ", ".join(draft.options) or "–",
            }
            for _, draft in found
        ]
        or [{say("Item"): "–"}]
    )
    activities = {one.id: one.title for one in listed_activities(desk.store, desk.year)}
    usual = PurePath(read.name).stem[:TITLE]
    fields = Fields.new(key, MadeDraft, title=usual, respondents=Respondents.PARENTS)
    with st.form(f"{form}-make", border=False):
        fields.line("title", say("Title"))
        nothing = say("The whole year")
        fields.one("activity_id", say("Activity"), activities, nothing=nothing)
        fields.one("respondents", say("Who was asked"), Respondents)
        sent = st.form_submit_button(say("Make it, and take in"), type="primary")
    if sent:
        told = say("The questionnaire was made, and its answers taken in.")
        with saving(form, told, **fields.labels):
            draft = MadeDraft.model_validate(fields.typed)
            take_in_anew(desk.act(), key, read, draft, desk.year)
            st.query_params["angket"] = str(key)


# ── into a questionnaire that is there ───────────────────────────────────────
def _into(
    desk: Desk,
    questionnaire: Questionnaire,
    read: AnswerFile,
    items: Sequence[Item],
    key: UUID,
) -> None:
    known = records.remembered(desk.store, questionnaire.id)
    meanings = proposed(read, questionnaire, items, known)
    moment = _moment(questionnaire, meanings, read, key)
    meanings = _columns(read, items, meanings, key)
    if refusal := moment_refusal(questionnaire, meanings, moment):
        raise refusal
    first = preview(desk.act(), questionnaire.id, read, meanings, moment)
    meanings = _explained(meanings, first.unknown, key)
    found = first
    if first.unknown:
        found = preview(desk.act(), questionnaire.id, read, meanings, moment)
    _summary(found)
    for remark in found.remarks:
        st.warning(unmarked(say(remark.message, **remark.facts)))
    _faults(found.bad)
    if not found.new:
        st.success(say("There is nothing new in this file to keep."))
        return
    label = say_many("Take in {count} sheet", "Take in {count} sheets", len(found.new))
    if st.button(label, type="primary", key=f"take-{key}"):
        told = say_many(
            "{count} sheet was taken in.",
            "{count} sheets were taken in.",
            len(found.new),
        )
        with saving(f"answers-{questionnaire.id}", told):
            take_in(desk.act(), questionnaire.id, read, meanings, moment)


def _moment(
    questionnaire: Questionnaire,
    meanings: Sequence[Meaning],
    read: AnswerFile,
    key: UUID,
) -> Moment:
    """Ask whether the answers are from before or after; the file's name proposes it."""
    says = {one.says for one in meanings}
    if not questionnaire.has_moments or Says.MOMENT in says:
        return Moment.NONE
    name = read.name.casefold()
    before = any(word in name for word in ("pre", "awal", "sebelum", "before"))
    after = any(word in name for word in ("post", "akhir", "sesudah", "after"))
    usual = None
    if before != after:
        usual = Moment.BEFORE if before else Moment.AFTER
    fields = Fields(key)
    chosen = fields.radio(
        "moment",
        say("When were these answers given?"),
        (Moment.BEFORE, Moment.AFTER),
        shown=usual,
    )
    return chosen or Moment.NONE


def _columns(
    read: AnswerFile, items: Sequence[Item], meanings: Sequence[Meaning], key: UUID
) -> tuple[Meaning, ...]:
    """Show what each column means, and let a person change it."""
    names = {item.id: f"{item.number}. {item.text}" for item in items}
    pairs = list(zip(read.headings, meanings, strict=True))
    lines(
        [
            {
                say("Column"): heading.text,
                say("Means"): _meant(meaning, names),
            }
            for heading, meaning in pairs
        ]
    )
    changed = list(meanings)
    is_open = any(one.says is Says.UNDECIDED for one in meanings)

    def draw() -> None:
        for place, (heading, meaning) in enumerate(pairs):
            changed[place] = _asked(heading, meaning, items, names, key)

    label = say("Change what columns mean")
    unfold(label, f"columns-{key}", draw, opened=is_open)
    return tuple(changed)


def _meant(meaning: Meaning, names: Mapping[UUID, str]) -> str:
    if meaning.item_id is not None and meaning.item_id in names:
        turned = say("numbers count from the best")
        named = names[meaning.item_id]
        return f"{named} ({turned})" if meaning.is_turned else named
    if meaning.says is Says.LEFT_OUT:
        left, why = say(meaning.says.label), say(meaning.leaving.label)
        return f"{left}: {why}"
    return say(meaning.says.label)


def _asked(
    heading: Heading,
    meaning: Meaning,
    items: Sequence[Item],
    names: Mapping[UUID, str],
    key: UUID,
) -> Meaning:
    """Ask what one column means."""
    if heading.left in {Leaving.SCORE, Leaving.EMPTY}:
        return meaning
    choices: dict[str, str] = {str(item.id): names[item.id] for item in items}
    plain = (Says.TIMESTAMP, Says.CLASS_GROUP, Says.RELATION, Says.CODE, Says.MOMENT)
    choices |= {one.value: say(one.label) for one in plain}
    out = say(Says.LEFT_OUT.label)
    choices |= {
        f"out-{one.value}": f"{out}: {say(one.label)}"
        for one in (Leaving.NOT_ASKED, Leaving.DOUBLE, Leaving.CODE, Leaving.PERSONAL)
    }
    if meaning.says is Says.UNDECIDED:
        choices = {"": say(Says.UNDECIDED.label), **choices}
    fields = Fields(f"{key}-{heading.place}")
    shown = _code(meaning)
    chosen = fields.one("says", heading.text, choices, shown=shown) or shown
    item = next((one for one in items if str(one.id) == chosen), None)
    is_turned = False
    if item is not None and item.kind is ItemKind.SCALE:
        is_turned = fields.tick(
            "is_turned",
            say("Numbers in this column count from the best"),
            shown=meaning.is_turned,
        )
    if chosen == shown and is_turned == meaning.is_turned:
        return meaning
    return _changed(meaning, chosen, item, is_turned=is_turned)


def _code(meaning: Meaning) -> str:
    if meaning.says is Says.ITEM:
        return str(meaning.item_id)
    if meaning.says is Says.LEFT_OUT:
        return f"out-{meaning.leaving.value}"
    return meaning.says.value


def _changed(
    meaning: Meaning, chosen: str, item: Item | None, *, is_turned: bool
) -> Meaning:
    left = chosen.removeprefix("out-")
    says = Says.ITEM if item else next((s for s in Says if s.value == chosen), None)
    return Meaning(
        heading=meaning.heading,
        says=says if says is not None else Says.LEFT_OUT,
        item_id=item.id if item else None,
        leaving=(
            next(one for one in Leaving if one.value == left)
            if says is None
            else Leaving.NOT_SAID
        ),
        is_turned=is_turned,
        said=meaning.said,
        meant=meaning.meant,
    )


def _explained(
    meanings: Sequence[Meaning], unknown: Sequence[Unknown], key: UUID
) -> tuple[Meaning, ...]:
    """Ask what words mean that are not understood; what is answered counts at once."""
    if not unknown:
        return tuple(meanings)
    st.subheader(say("What do these answers mean?"))
    words: dict[str, dict[str, str]] = {}
    for place, one in enumerate(unknown[:ASKED_AT_ONCE]):
        choices = {code: say(label) for code, label in one.choices}
        choices[NOTHING] = say("No answer: leave it empty")
        rows = in_list([in_number(row) for row in one.rows[:5]])
        label = say(
            "{column}: “{said}” (row {rows})", column=one.text, said=one.said, rows=rows
        )
        help_said = say(
            "A program made a day or a number of what was answered. Nothing of it is "
            "taken before you say what it was."
        )
        fields = Fields(f"{key}-{place}-{len(one.said)}")
        chosen = fields.one(
            "meant",
            unmarked(label),
            choices,
            nothing=say("Not decided: these rows stay out"),
            shown=None,
            help=help_said if one.is_changed else None,
        )
        if chosen is not None:
            meant = "" if chosen == NOTHING else chosen
            words.setdefault(one.heading, {})[one.said] = meant
    if (more := len(unknown) - ASKED_AT_ONCE) > 0:
        told = say_many(
            "{count} more kind of words follows once these are decided.",
            "{count} more kinds of words follow once these are decided.",
            more,
        )
        st.caption(told)
    return tuple(one.explained(words.get(one.heading, {})) for one in meanings)


def _summary(found: Intake) -> None:
    faulty = len({fault.row for fault in found.bad})
    shown = [
        (say("Read"), found.read),
        (say("New"), len(found.new)),
        (say("Already there"), found.known),
        (say("Faulty rows"), faulty),
    ]
    if found.empty:
        shown.append((say("Without answers"), found.empty))
    figures(Figure(label, in_number(number)) for label, number in shown)
    if found.gone:
        st.caption(
            say_many(
                "{count} sheet taken in earlier is not in this file; it stays.",
                "{count} sheets taken in earlier are not in this file; they stay.",
                found.gone,
            )
        )


def _faults(bad: Sequence[BadRow]) -> None:
    if not bad:
        return
    title = say("Rows that are not taken in")
    with st.expander(f"{title} ({len({one.row for one in bad})})", expanded=True):
        _listed(bad[:AT_ONCE])
    unfold_rest(bad[AT_ONCE:], _listed, "more-faults", title=title)


def _listed(bad: Sequence[BadRow]) -> None:
    lines(
        [
            {
                say("Row"): in_number(one.row),
                say("Column"): one.column,
                say("Reason"): say(one.message, **one.facts),
            }
            for one in bad
        ]
    )
