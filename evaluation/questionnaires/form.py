"""Making a questionnaire in few clicks, and wording it while nobody has answered."""

from collections.abc import Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data.language import in_short, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, finished, form_id, press, saving
from data.ui.tabs import unfold
from evaluation.questionnaires import queries
from evaluation.questionnaires.actions import (
    add_item,
    change_questionnaire,
    copy_questionnaire,
    leave_out_item,
    make_questionnaire,
    strike_questionnaire,
    word_item,
)
from evaluation.questionnaires.models import (
    CHOICES,
    RIGHT_OR_WRONG,
    InvitedBy,
    Item,
    ItemDraft,
    ItemKind,
    MakingDraft,
    Questionnaire,
    QuestionnaireDraft,
    Respondents,
    Scale,
    part_words,
)
from evaluation.questionnaires.usual.every import TEMPLATES, points_of
from evaluation.questionnaires.usual.templates import SCALES, Template

ASKED = "angket"
"""How the address names the questionnaire that is looked at."""

KEYS = {"": "", "1": "1", "0": "0"}


# ── making ───────────────────────────────────────────────────────────────────
def new_questionnaire(desk: Desk, activity_id: UUID | None) -> None:
    """Let a person begin a questionnaire: what for, about which activity, whom."""
    templates = {key: say(one.name) for key, one in TEMPLATES.items()}
    there = queries.askable_activities(desk.store, desk.year, desk.today)
    activities = {
        one.id: f"{one.title} · {in_short(one.day)}" if one.day else one.title
        for one in there
    }
    past = [one.id for one in there if one.day and one.day <= desk.today]
    form = f"questionnaire-{activity_id or ''}"
    key = form_id(form)
    usual = activity_id or next(iter(past or activities), None)
    fields = Fields.new(key, MakingDraft, template="event", activity_id=usual)
    chosen = fields.one("template", say("Template"), templates) or "event"
    template = TEMPLATES[chosen]
    if template.of_activity and not activities:
        st.info(say("The year has no activity yet that could be asked about."))
        return
    with st.form(form):
        _of(fields, template, activities, activity_id)
        fields.one(
            "respondents",
            say("Who is asked"),
            list(template.respondents),
            nothing=say("As usual: {who}", who=say(template.respondents[0].label)),
        )
        sent = st.form_submit_button(say("Make the questionnaire"), type="primary")
    if sent:
        made = say("The questionnaire was made. Look it through, then open it.")
        with saving(form, made, **fields.labels):
            draft = MakingDraft(**fields.typed)
            make_questionnaire(desk.act(), key, draft, desk.year)
            st.query_params[ASKED] = str(key)


def _of(
    fields: Fields,
    template: Template,
    activities: dict[UUID, str],
    activity_id: UUID | None,
) -> None:
    if template.of_activity:
        fields.one("activity_id", say("Activity"), activities)
    elif activity_id is None:
        fields.typed["activity_id"] = None
    else:
        fields.one(
            "activity_id",
            say("Activity"),
            activities,
            nothing=say("None: of the whole year"),
            shown=None,
        )


# ── what is said about it ────────────────────────────────────────────────────
def change_form(desk: Desk, questionnaire: Questionnaire) -> None:
    """Let a person change title, introduction, whom it asks, and what it promises."""
    kept = as_drawn(questionnaire, questionnaire.id)
    key = f"questionnaire-{kept.id}-{kept.version}"
    with st.form(key):
        fields = Fields(key, kept)
        fields.line("title", say("Title"))
        fields.area("intro", say("Said to those who answer"), height=80)
        _whom(fields, kept)
        _promises(fields, kept)
        left, right = fields.columns(1, 1)
        left.day("opens_on", say("First day"), within=desk.year)
        right.day("closes_on", say("Last day"), within=desk.year)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The questionnaire was saved."), **fields.labels):
            typed = dict(fields.typed)
            if typed["invited_by"] is not InvitedBy.TYPED:
                typed["invited"] = kept.invited
            draft = QuestionnaireDraft.model_validate(typed)
            change_questionnaire(desk.act(), kept.id, kept.version, draft)


def _whom(fields: Fields, kept: Questionnaire) -> None:
    who, way, count = fields.columns(2, 2, 1)
    who.one("respondents", say("Who is asked"), Respondents)
    ways = list(InvitedBy) if kept.activity_id else [InvitedBy.TYPED]
    way.one("invited_by", say("How many that are"), ways)
    count.whole("invited", say("If counted by the school"), 1, 20_000)


def _promises(fields: Fields, kept: Questionnaire) -> None:
    one, two = fields.columns(1, 1)
    one.tick("is_anonymous", say("Anonymous: of the time nothing but the day is kept"))
    two.tick("asks_relation", say("Ask who answers: father, mother, guardian"))
    one.tick("asks_class_group", say("Ask for the class group"))
    if kept.has_moments:
        two.tick("is_paired", say("Pair before and after by a code of their own"))
    else:
        fields.typed["is_paired"] = kept.is_paired


def leave(desk: Desk, kept: Questionnaire, sheets: int) -> None:
    """Offer a new version, and to strike what nobody answered."""
    form = f"copy-{kept.id}"
    copy_id = form_id(form)

    def copied() -> None:
        copy_questionnaire(desk.act(), copy_id, kept.id)
        finished(form)
        st.query_params[ASKED] = str(copy_id)

    with st.container(horizontal=True):
        press(
            say("Make a new version"),
            copied,
            say("A new version was made. Its items can be changed."),
            key=f"copy-{kept.id}-{copy_id}",
            icon=":material/content_copy:",
        )
        if sheets == 0:
            ending(
                say("Strike"),
                say(
                    "The questionnaire is taken out for everybody, and its answer link "
                    "opens nothing any more. Nobody has answered it."
                ),
                say("Strike the questionnaire"),
                partial(_strike, desk, kept.id),
                say("The questionnaire was struck."),
                key=f"strike-{kept.id}-{kept.version}",
                back=Back.NEVER,
            )


def _strike(desk: Desk, questionnaire_id: UUID) -> None:
    strike_questionnaire(desk.act(), questionnaire_id)
    st.query_params.pop(ASKED, None)


# ── its items ────────────────────────────────────────────────────────────────
def items_shown(items: Sequence[Item]) -> str:
    """Return the items as HTML, each part under its heading, reversed ones marked."""
    lines, part, before = [], "", None
    for number, item in enumerate(items, 1):
        if item.part != part:
            part = item.part
            before = None
            lines.append(f"<h4>{escape(part_words(part))}</h4>" if part else "")
        answers = _answers(item) if before != _answers(item) else ""
        before = _answers(item)
        small = " · ".join(filter(None, (answers, _marks(item))))
        lines.append(
            f"<p>{number}. {escape(item.text)}<small>{escape(small)}</small></p>"
        )
    look = (
        "<style>.stHtml .items p{margin:0 0 .5rem;overflow-wrap:anywhere}"
        ".stHtml .items h4{margin:.9rem 0 .4rem}"
        ".items small{display:block;color:var(--quiet);font-size:.85rem}"
        ".items small:empty{display:none}</style>"
    )
    return f'{look}<div class="items">{"".join(lines)}</div>'


def _answers(item: Item) -> str:
    if item.options:
        return " – ".join(item.options)
    return say(item.kind.label)


def _marks(item: Item) -> str:
    marks = []
    if item.is_reversed:
        marks.append(say("reversed: who agrees is not content"))
    if item.key:
        right = say("True") if item.kind is ItemKind.TRUE_FALSE else say("Yes")
        wrong = say("False") if item.kind is ItemKind.TRUE_FALSE else say("No")
        marks.append(say("right: {answer}", answer=right if item.key == "1" else wrong))
    return ", ".join(marks)


def change_items(desk: Desk, kept: Questionnaire, items: Sequence[Item]) -> None:
    """Let a person word one item at a time, leave it out, or ask one more."""
    numbered = {item.id: f"{n}. {item.text}" for n, item in enumerate(items, 1)}
    fields = Fields.new(f"item-of-{kept.id}", MakingDraft, template=None)
    chosen = fields.one(
        "template", say("Change an item"), numbered, nothing="–", shown=None
    )
    item = next((one for one in items if one.id == chosen), None)
    if item:
        _word(desk, item)
    unfold(
        say("Ask one item more"),
        f"add-item-{kept.id}",
        partial(_add, desk, kept, items),
        icon=":material/add:",
        begins=f"item-{kept.id}",
    )


def _word(desk: Desk, item: Item) -> None:
    kept = as_drawn(item, item.id)
    key = f"item-{kept.id}-{kept.version}"
    with st.form(key):
        fields = Fields(key, kept)
        fields.line("text", say("What is asked"))
        if kept.kind is ItemKind.SCALE:
            fields.lines("options", say("Words of the points, the lowest first"))
            fields.tick("is_reversed", say("Reversed: who agrees is not content"))
        elif kept.kind in CHOICES:
            fields.lines("options", say("What can be chosen, one on each line"))
        elif kept.kind in RIGHT_OR_WRONG:
            fields.radio("key", say("Right answer"), _keys(kept.kind))
        sent = st.form_submit_button(say("Save the item"), type="primary")
    if sent:
        with saving(key, say("The item was saved."), **fields.labels):
            facts = kept.draft.model_dump() | fields.typed
            facts["scale"] = _scale_of(kept, tuple(facts["options"]))
            word_item(desk.act(), kept.id, kept.version, ItemDraft(**facts))
    press(
        say("Leave this item out"),
        partial(leave_out_item, desk.act(), kept.id),
        say("The item was left out."),
        key=f"leave-out-{key}",
        icon=":material/delete:",
    )


def _scale_of(kept: Item, options: tuple[str, ...]) -> Scale:
    """Return which scale these words are: the known one, or the school's own."""
    if kept.kind is not ItemKind.SCALE:
        return Scale.NONE
    return kept.scale if options == kept.options else Scale.OWN


def _keys(kind: ItemKind) -> dict[str, str]:
    yes, no = ("True", "False") if kind is ItemKind.TRUE_FALSE else ("Yes", "No")
    return {"": say("None is right"), "1": say(yes), "0": say(no)}


def _add(desk: Desk, kept: Questionnaire, items: Sequence[Item]) -> None:
    form = f"item-{kept.id}"
    key = form_id(form)
    parts = {item.part: part_words(item.part) or "–" for item in items}
    fields = Fields.new(key, ItemDraft, kind=ItemKind.SCALE, part=items[0].part)
    kinds = [kind for kind in ItemKind if kind is not ItemKind.NUMBER]
    kind = fields.one("kind", say("How it is answered"), [*kinds, ItemKind.NUMBER])
    with st.form(form):
        fields.line("text", say("What is asked"))
        if len(parts) > 1:
            fields.one("part", say("Part"), parts)
        if kind is ItemKind.SCALE:
            scales = [scale for scale in Scale if scale in SCALES]
            fields.one("scale", say("Scale"), scales, shown=_usual_scale(items))
        elif kind in CHOICES:
            fields.lines("options", say("What can be chosen, one on each line"))
        elif kind in RIGHT_OR_WRONG:
            fields.radio("key", say("Right answer"), _keys(kind))
        sent = st.form_submit_button(say("Ask this item too"), type="primary")
    if sent:
        with saving(form, say("The item was added."), **fields.labels):
            facts = {"part": items[0].part} | fields.typed
            add_item(desk.act(), key, kept.id, _with_points(ItemDraft(**facts)))


def _usual_scale(items: Sequence[Item]) -> Scale:
    known = [item.scale for item in items if item.scale in SCALES]
    return known[0] if known else Scale.AGREE


def _with_points(draft: ItemDraft) -> ItemDraft:
    """Return an item with the words of its scale, as the school keeps them."""
    if draft.kind is not ItemKind.SCALE:
        return draft
    return draft.model_copy(update={"options": points_of(draft.scale)})
