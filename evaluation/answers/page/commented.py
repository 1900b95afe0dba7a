"""Comments on the screen: read, given their themes, struck where they name somebody."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.few import shared
from data.language import in_number, say
from data.names import alphabetical
from data.ui.cards import Card, first_of
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import drawn_version, form_id, press, saving
from data.ui.links import unmarked
from data.ui.tables import beside
from data.ui.tabs import unfold
from evaluation.answers import store as records
from evaluation.answers.actions import (
    add_theme,
    code_comment,
    leave_out_theme,
    rename_theme,
    show_comment,
    strike_comment,
)
from evaluation.answers.models import Theme, ThemeDraft
from evaluation.answers.queries import Comments
from evaluation.questionnaires.models import Questionnaire

AT_ONCE = 10
"""So many comments are coded at a time."""


def commented(
    desk: Desk, questionnaire: Questionnaire, said: Sequence[Comments]
) -> None:
    """Draw what was said in own words, and what it is about."""
    if not said:
        st.info(say("Nobody wrote anything in own words, or too few to be shown."))
        return
    themes = records.themes_of(desk.store, questionnaire.id)
    keeps = desk.may_now(Duty.KEEP_QUESTIONNAIRES)
    _counted(said, themes, is_shared=not keeps)
    if keeps:
        _themes(desk, questionnaire, themes)
        _coding(desk, said, themes)
    shown = [one for one in said if not one.is_struck]
    by_question: dict[str, list[Comments]] = {}
    for one in shown:
        by_question.setdefault(one.question, []).append(one)
    names = {theme.id: theme.name for theme in themes}
    for question, of_question in by_question.items():
        label = f"{unmarked(question)} ({in_number(len(of_question))})"
        draw = partial(_listed, of_question, names, question)
        unfold(label, f"comments-{question}", draw, opened=not keeps)


def _listed(said: Sequence[Comments], names: dict[UUID, str], question: str) -> None:
    first_of([Card("", _comment(one, names)) for one in said], f"said-{question}")


def _comment(one: Comments, names: dict[UUID, str]) -> str:
    marks = "".join(
        f'<span class="mark">{escape(names[theme])}</span> '
        for theme in one.theme_ids
        if theme in names
    )
    return f'<p class="typed">{escape(one.text)}</p><p>{marks}</p>'


def _counted(
    said: Sequence[Comments], themes: Sequence[Theme], *, is_shared: bool
) -> None:
    """Draw how many comments are about each theme, the most often first."""
    times = Counter(
        theme for one in said if not one.is_struck for theme in one.theme_ids
    )
    if not times:
        return
    named = sorted(
        themes, key=lambda theme: (-times[theme.id], alphabetical(theme.name))
    )
    counts = {theme.name: times[theme.id] for theme in named if times[theme.id]}
    told = shared(counts) if is_shared else {n: in_number(c) for n, c in counts.items()}
    open_ones = sum(not one.theme_ids and not one.is_struck for one in said)
    st.html(beside((say("Theme"), say("Comments")), list(told.items())))
    st.caption(
        say(
            "A comment may be about several themes. {count} have none yet.",
            count=in_number(open_ones),
        )
    )


def _themes(desk: Desk, questionnaire: Questionnaire, themes: Sequence[Theme]) -> None:
    form = f"theme-{questionnaire.id}"
    key = form_id(form)
    fields = Fields.new(key, ThemeDraft)
    with st.form(f"{form}-{key}", border=False):
        left, right = fields.columns(3, 1, vertical_alignment="bottom")
        left.line("name", say("New theme"), placeholder=say("Such as: time, place"))
        sent = right.place.form_submit_button(say("Add the theme"), width="stretch")
    if sent:
        with saving(form, say("The theme was added."), **fields.labels):
            draft = ThemeDraft.model_validate(fields.typed)
            add_theme(desk.act(), key, questionnaire.id, draft)
    if themes:
        unfold(
            say("Rename or leave out themes"),
            f"themes-{questionnaire.id}",
            partial(_kept_themes, desk, themes),
        )


def _kept_themes(desk: Desk, themes: Sequence[Theme]) -> None:
    names = {theme.id: theme.name for theme in themes}
    chosen = st.selectbox(
        say("Theme"), list(names), format_func=names.__getitem__, key="kept-theme"
    )
    theme = next(one for one in themes if one.id == chosen)
    version = drawn_version(f"theme-{theme.id}", theme.version)
    key = f"{theme.id}-{version}"
    fields = Fields(key, theme)
    with st.form(f"theme-{key}", border=False):
        fields.line("name", say("What it is called"))
        sent = st.form_submit_button(say("Rename"))
    if sent:
        with saving(f"theme-{key}", say("The theme was renamed."), **fields.labels):
            draft = ThemeDraft.model_validate(fields.typed)
            rename_theme(desk.act(), theme.id, version, draft)
    ending(
        say("Leave this theme out"),
        say("Comments stay; they are no longer about “{name}”.", name=theme.name),
        say("Leave the theme out"),
        lambda: leave_out_theme(desk.act(), theme.id),
        say("The theme was left out."),
        key=f"leave-{key}",
        back=Back.NEVER,
    )


def _coding(desk: Desk, said: Sequence[Comments], themes: Sequence[Theme]) -> None:
    """Let a person give comments their themes, those without any first."""
    waiting = [one for one in said if not one.theme_ids and not one.is_struck]
    coded = [one for one in said if one.theme_ids or one.is_struck]
    label = say("Give themes ({count} waiting)", count=in_number(len(waiting)))
    if themes and waiting:
        unfold(label, "coding", partial(_codes, desk, waiting[:AT_ONCE], themes),
               opened=True)  # fmt: skip
    if coded or not themes:
        again = say("Change themes, or do not show a comment")
        rest = coded if themes else said
        unfold(again, "coded", partial(_again, desk, rest, themes))


def _codes(desk: Desk, said: Sequence[Comments], themes: Sequence[Theme]) -> None:
    """Draw comments with their themes to press; all are kept at once."""
    names = {theme.id: theme.name for theme in themes}
    form = f"codes-{said[0].sheet_id}"
    key = form_id(form)
    typed: dict[tuple[UUID, UUID], tuple[UUID, ...]] = {}
    with st.form(f"{form}-{key}", border=False):
        for one in said:
            fields = Fields.new(f"{key}-{one.sheet_id}-{one.item_id}", ThemeDraft)
            typed[one.sheet_id, one.item_id] = fields.pills(
                "themes", unmarked(one.text), names, shown=[]
            )
        sent = st.form_submit_button(say("Keep these themes"), type="primary")
    if sent:
        with saving(form, say("The themes were kept.")):
            for (sheet_id, item_id), chosen in typed.items():
                if chosen:
                    code_comment(desk.act(), sheet_id, item_id, chosen)
    with st.container():
        _striking(desk, said)


def _again(desk: Desk, said: Sequence[Comments], themes: Sequence[Theme]) -> None:
    """Let a person choose one comment: give it other themes, strike or show it."""
    places = list(range(len(said)))
    place = st.selectbox(
        say("Comment"), places, format_func=lambda n: said[n].text[:90], key="coded-one"
    )
    one = said[place]
    names = {theme.id: theme.name for theme in themes}
    if themes and not one.is_struck:
        form = f"code-{one.sheet_id}-{one.item_id}"
        key = form_id(form)
        fields = Fields.new(key, ThemeDraft)
        with st.form(f"{form}-{key}", border=False):
            chosen = fields.many("themes", say("Themes"), names, shown=one.theme_ids)
            sent = st.form_submit_button(say("Keep these themes"))
        if sent:
            with saving(form, say("The themes were kept.")):
                code_comment(desk.act(), one.sheet_id, one.item_id, chosen)
    if one.is_struck:
        press(
            say("Show it again"),
            lambda: show_comment(desk.act(), one.sheet_id, one.item_id),
            say("The comment is shown again."),
            key=f"show-{one.sheet_id}-{one.item_id}",
        )
    else:
        _strike(desk, one)


def _striking(desk: Desk, said: Sequence[Comments]) -> None:
    place = st.selectbox(
        say("A comment names somebody? Choose it here"),
        list(range(len(said))),
        index=None,
        format_func=lambda n: said[n].text[:90],
        key=f"struck-one-{len(said)}",
    )
    if place is not None:
        _strike(desk, said[place])


def _strike(desk: Desk, one: Comments) -> None:
    ending(
        say("Do not show this comment"),
        say(
            "It names somebody, or tells who wrote it: nobody but you sees it any "
            "more, on no page and no paper. You can show it again."
        ),
        say("Do not show the comment"),
        lambda: strike_comment(desk.act(), one.sheet_id, one.item_id),
        say("The comment is not shown any more."),
        key=f"strike-{one.sheet_id}-{one.item_id}",
        back=Back.ANOTHER,
    )
