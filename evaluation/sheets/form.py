"""Opening a questionnaire, handing it out, and typing sheets in as fast as possible."""

from functools import partial
from html import escape

import streamlit as st

from data.language import in_list, in_number, say, say_many
from data.names import file_name
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, press, saving
from data.ui.links import unmarked
from data.ui.papers import offer_paper
from evaluation.questionnaires import store as records
from evaluation.questionnaires.models import (
    Item,
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Sheet,
)
from evaluation.sheets import store as sheets
from evaluation.sheets.actions import (
    answer_tokens,
    close_questionnaire,
    correct_sheet,
    open_questionnaire,
    renew_answer_link,
    strike_sheet,
    type_in,
)
from evaluation.sheets.documents import FormFacts, answer_form, answer_poster
from evaluation.sheets.models import ROOM, TypedDraft
from evaluation.sheets.reading import (
    BETWEEN,
    RELATIONS,
    Layout,
    allowed,
    read_lines,
)
from organizing.links.models import address_of
from planning.activities.models import Activity

MOST_TOLD = 12
"""So many wrong lines are told at once."""


# ── opening and closing ──────────────────────────────────────────────────────
def steps(desk: Desk, kept: Questionnaire) -> None:
    """Offer the next step: open with one click, or close."""
    if kept.step is QuestionnaireStep.OPEN:
        ending(
            say("Close"),
            say(
                "The answer link takes no more answers and says so. Sheets from paper "
                "can still be typed in, and it can be opened again."
            ),
            say("Close the questionnaire"),
            partial(close_questionnaire, desk.act(), kept.id),
            say("The questionnaire is closed."),
            key=f"close-{kept.id}-{kept.version}",
            back=Back.ANOTHER,
        )
        return
    is_again = kept.step.has_been_open
    press(
        say("Open again") if is_again else say("Open the questionnaire"),
        partial(_open, desk, kept, is_again=is_again),
        say("The questionnaire is open. Hand out its code or its sheets."),
        key=f"open-{kept.id}-{kept.version}",
        type="primary",
        icon=":material/send:",
    )


def _open(desk: Desk, kept: Questionnaire, *, is_again: bool) -> None:
    """Open it for its days; one that was closed, from today for a week more."""
    if is_again and kept.closes_on and kept.closes_on < desk.today:
        open_questionnaire(desk.act(), kept.id, desk.today, desk.today)
        return
    open_questionnaire(desk.act(), kept.id)


# ── handing it out ───────────────────────────────────────────────────────────
def hand_out(desk: Desk, kept: Questionnaire) -> None:
    """Offer the printed sheet, the poster, and the address of the answer link."""
    items = tuple(records.items_of(desk.store, kept.id))
    activity = desk.store.find(Activity, kept.activity_id) if kept.activity_id else None
    tokens = answer_tokens(desk.act(), kept.id)
    origin = asked_origin(desk) if tokens else ""
    is_reached = bool(origin)
    if not tokens:
        st.caption(say("Once it is open, sheets carry the code of the answer link."))
    for moment in kept.moments:
        token = tokens.get(moment)
        address = address_of(origin, token, ROOM) if token and is_reached else ""
        facts = FormFacts(
            school=desk.school,
            questionnaire=kept,
            items=items,
            activity=activity,
            moment=moment,
            address=address,
        )
        _papers(facts)
    if tokens:
        ending(
            say("New answer link"),
            say(
                "The codes and addresses that are out open nothing any more; print "
                "and hang up the new ones. Answers that came stay."
            ),
            say("Give a new answer link"),
            partial(renew_answer_link, desk.act(), kept.id),
            say("The questionnaire has a new answer link."),
            key=f"renew-{kept.id}-{'-'.join(tokens.values())}",
            back=Back.NEVER,
        )


def _papers(facts: FormFacts) -> None:
    name = file_name(facts.questionnaire.title)
    behind = {Moment.BEFORE: "-Sebelum", Moment.AFTER: "-Sesudah"}.get(facts.moment, "")
    if facts.moment is not Moment.NONE:
        st.markdown("**" + say(facts.moment.label) + "**")
    with st.container(horizontal=True):
        offer_paper(
            say("Sheet to print"),
            partial(answer_form, facts),
            f"Angket-{name}{behind}.docx",
        )
        if facts.address:
            offer_paper(
                say("Poster with the QR code"),
                partial(answer_poster, facts),
                f"Poster-Angket-{name}{behind}.docx",
                is_first=False,
            )
    if facts.address:
        st.code(facts.address, language=None, wrap_lines=True)


# ── typing in ────────────────────────────────────────────────────────────────
def typing(desk: Desk, kept: Questionnaire) -> None:
    """Let a person type sheets, a line each, and save them with one press."""
    layout = sheets.layout_of(desk.store, kept)
    st.html(_how(layout))
    form = f"sheets-{kept.id}"
    key = form_id(form)
    with st.form(form):
        fields = Fields.new(
            key, TypedDraft, lines="", answered_on=_usual_day(desk, kept)
        )
        _of_all(desk, fields, kept)
        fields.area(
            "lines",
            say("Sheets, one on each line"),
            height=320,
            placeholder=_example(layout),
        )
        sent = st.form_submit_button(say("Save the sheets"), type="primary")
    if not sent:
        return
    found, bad = read_lines(str(fields.typed["lines"]), layout)
    if bad:
        _tell(
            [say("Line {line}: {words}", line=one.line, words=one.words) for one in bad]
        )
        return
    told = say_many("{count} sheet was kept.", "{count} sheets were kept.", len(found))
    with saving(form, told, **fields.labels):
        type_in(desk.act(), key, kept.id, TypedDraft(**fields.typed))


def _tell(wrong: list[str]) -> None:
    more = len(wrong) - MOST_TOLD
    shown = wrong[:MOST_TOLD]
    if more > 0:
        shown.append(say_many("{count} more line", "{count} more lines", more))
    head = say("Nothing was saved; what you typed is still there. Correct these lines:")
    st.error("\n\n".join(map(unmarked, [head, *shown])))


def _of_all(desk: Desk, fields: Fields, kept: Questionnaire) -> None:
    """Ask for what all sheets have in common."""
    first, second, third = fields.columns(1, 1, 1)
    first.day("answered_on", say("Filled in on"), max_value=desk.today)
    if kept.has_moments:
        second.radio("moment", say("These sheets are from"), list(kept.moments))
    else:
        fields.typed["moment"] = Moment.NONE
    groups = sheets.class_groups(desk.store, kept)
    if groups:
        words = {one.id: one.name for one in groups}
        (third if kept.has_moments else second).one(
            "class_group_id",
            say("Class group of these sheets"),
            words,
            nothing=say("Not said"),
        )
    else:
        fields.typed["class_group_id"] = None


def _usual_day(desk: Desk, kept: Questionnaire) -> object:
    """Return the activity's day where it is over, else today."""
    activity = desk.store.find(Activity, kept.activity_id) if kept.activity_id else None
    day = activity.when.exact if activity else None
    return day if day and day < desk.today else desk.today


def _how(layout: Layout) -> str:
    """Return in a few words what a line consists of, with an example."""
    parts = []
    if layout.has_code:
        parts.append(say("the code and “:” (or “-:”)"))
    if layout.asks_relation:
        letters = {sign for sign in RELATIONS if sign not in "-."}
        parts.append(
            say(
                "who answers: {letters}",
                letters=in_list(
                    [f"{one} = {say(RELATIONS[one].label)}" for one in sorted(letters)]
                ),
            )
        )
    parts.append(_signs(layout))
    if words := len(layout.in_words):
        parts.append(
            say_many(
                "behind “{sign}” what stands in own words",
                "each behind “{sign}” what stands in own words",
                words,
                sign=BETWEEN,
            )
        )
    lead = say(
        "Type the sheets one below the other, a line each; Enter begins the next. "
        "“-” is an item left empty."
    )
    listed = "".join(f"<li>{escape(part)}</li>" for part in parts)
    example = say("Example: {line}", line=_example(layout).splitlines()[0])
    return f"<p>{escape(lead)}</p><ol>{listed}</ol><p>{escape(example)}</p>"


def _signs(layout: Layout) -> str:
    kinds = list(dict.fromkeys(map(allowed, layout.closed)))
    count = in_number(len(layout.closed))
    if layout.is_one_sign_each:
        return say(
            "one sign for each of the {count} items: {signs}",
            count=count,
            signs=in_list(kinds),
        )
    return say(
        "one entry for each of the {count} items, with a gap between them: {signs}",
        count=count,
        signs=in_list(kinds),
    )


def _example(layout: Layout) -> str:
    """Return two lines as they could be typed."""
    gap = "" if layout.is_one_sign_each else " "
    marks = [
        gap.join(_usual(item, turn + place) for place, item in enumerate(layout.closed))
        for turn in (0, 1)
    ]
    if layout.asks_relation:
        marks = [f"{sign}{gap}{mark}" for sign, mark in zip("ia", marks, strict=True)]
    if layout.has_code:
        marks = [f"{c}: {mark}" for c, mark in zip(("SI17", "-"), marks, strict=True)]
    if layout.in_words:
        marks[0] += f" {BETWEEN} Parkir sempit"
    return "\n".join(marks)


def _usual(item: Item, turn: int) -> str:
    signs = {"yes_no": "yt", "true_false": "bs", "scale": "434"}.get(item.kind, "12")
    return signs[turn % len(signs)]


# ── correcting ───────────────────────────────────────────────────────────────
def correcting(desk: Desk, kept: Questionnaire) -> None:
    """Let a person correct or strike a sheet that was typed."""
    layout = sheets.layout_of(desk.store, kept)
    typed = sheets.typed_sheets(desk.store, kept.id)
    if not typed:
        st.info(say("No sheet was typed in yet."))
        return
    lines = sheets.typed_lines(desk.store, typed, layout)
    fields = Fields.new(f"sheet-of-{kept.id}", Sheet)
    words = {
        one.id: f"{place}. {lines[one.id]}"
        for place, one in zip(range(len(typed), 0, -1), typed, strict=True)
    }
    chosen = fields.one("id", say("Sheet"), words, nothing="–", shown=None)
    sheet = next((one for one in typed if one.id == chosen), None)
    if sheet:
        _correct(desk, sheet, lines[sheet.id])


def _correct(desk: Desk, sheet: Sheet, line: str) -> None:
    kept = as_drawn(sheet, sheet.id)
    key = f"sheet-{kept.id}-{kept.version}"
    with st.form(key):
        fields = Fields(key)
        typed = fields.line("line", say("The sheet as it should be"), shown=line)
        sent = st.form_submit_button(say("Save the sheet"), type="primary")
    if sent:
        with saving(key, say("The sheet was corrected."), **fields.labels):
            correct_sheet(desk.act(), kept.id, kept.version, typed)
    ending(
        say("Strike the sheet"),
        say("The sheet is taken out as if it had never been typed in."),
        say("Strike it"),
        partial(strike_sheet, desk.act(), kept.id),
        say("The sheet was struck."),
        key=f"strike-{key}",
        back=Back.NEVER,
    )
