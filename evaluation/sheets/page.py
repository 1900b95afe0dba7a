"""The questionnaires' page: what is asked this year, whom, and how many answered."""

from collections.abc import Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data.arising import Arising
from data.duties import Duty
from data.language import N_, in_number, in_percent, in_short, say
from data.ui.arising import follow_up_way
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.figures import Figure, figures
from data.ui.forms import asked_activity
from data.ui.links import Way, anchor, go, link, unmarked, ways_beside
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import Part, tabs, unfold
from evaluation.questionnaires import queries
from evaluation.questionnaires import store as records
from evaluation.questionnaires.form import (
    ASKED,
    change_form,
    change_items,
    items_shown,
    leave,
    new_questionnaire,
)
from evaluation.questionnaires.models import (
    Questionnaire,
    QuestionnaireStep,
    answered_refusal,
)
from evaluation.questionnaires.queries import ListedQuestionnaire
from evaluation.sheets.form import correcting, hand_out, steps, typing
from planning.activities import store as activities

PAGE = Page(
    N_("Questionnaires"),
    "angket",
    "assignment",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    heading=N_("Questionnaires {year}"),
    words=N_("surveys, satisfaction, forms"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    rows = queries.listed_questionnaires(desk.store, desk.year)
    asked = st.query_params.get(ASKED)
    row = next((one for one in rows if str(one.id) == asked), None)
    if row:
        _one(desk, row)
        return
    st.title(PAGE.headed(desk.year))
    if asked:
        st.info(say("This questionnaire is not one of the school year shown here."))
    shown = {
        one.id: one.title for one in activities.activities_in(desk.store, desk.year)
    }
    activity = asked_activity(list(shown))
    if activity:
        go(say("All questionnaires"), link(desk, PAGE.path), "‹ ")
        st.subheader(unmarked(shown[activity]), anchor=False)
        rows = [one for one in rows if one.activity_id == activity]
    _new(desk, activity, is_empty=not rows)
    if rows:
        if activity is None:
            _figures(desk, rows)
        _list(desk, rows)
    elif activity:
        st.info(say("Nobody was asked about this activity yet."))
    else:
        nothing_yet(
            say(
                "No questionnaire was made this year yet. Begin from a template: after "
                "an activity, about the partnership of the year, or another."
            ),
            *([] if shown else [Way(say("Plan an activity"), link(desk, "kegiatan"))]),
        )


def _new(desk: Desk, activity_id: UUID | None, *, is_empty: bool) -> None:
    if not desk.may_now(Duty.KEEP_QUESTIONNAIRES):
        return
    unfold(
        say("Make a questionnaire"),
        f"new-questionnaire-{activity_id or ''}",
        partial(new_questionnaire, desk, activity_id),
        icon=":material/add:",
        opened=is_empty,
        begins=f"questionnaire-{activity_id or ''}",
    )


# ── the list ─────────────────────────────────────────────────────────────────
def _figures(desk: Desk, rows: Sequence[ListedQuestionnaire]) -> None:
    still = [one for one in rows if one.is_open_on(desk.today)]
    late = [
        one
        for one in rows
        if one.step is QuestionnaireStep.OPEN and one.is_over_on(desk.today)
    ]
    figures(
        [
            Figure(say("Questionnaires"), in_number(len(rows))),
            Figure(say("Open today"), in_number(len(still))),
            Figure(
                say("Sheets that came back"),
                in_number(sum(one.sheets for one in rows)),
            ),
            Figure(
                say("Over, not closed"),
                in_number(len(late)),
                say("close them, so that the number asked is settled") if late else "",
                asks=bool(late),
            ),
        ]
    )


def _list(desk: Desk, rows: Sequence[ListedQuestionnaire]) -> None:
    heads = [
        (say("Questionnaire"), "lead"),
        (say("Who is asked"), ""),
        (say("Asked"), "number"),
        (say("Answered"), "number"),
        (say("Where it stands"), "corner"),
    ]
    told = [
        [
            Cell(_called(desk, row), "lead"),
            plain(say(row.respondents.label), label=say("Who is asked")),
            plain(_asked(row), "number", say("Asked")),
            plain(_answered(row), "number", say("Answered")),
            Cell(escape(_stands(desk, row)), "corner"),
        ]
        for row in rows
    ]
    listing(heads, [Group((), told)])


def _called(desk: Desk, row: ListedQuestionnaire) -> str:
    url = link(desk, PAGE.path, **{ASKED: row.id})
    about = row.activity or say("of the whole year")
    small = f"<small>{escape(say(row.kind.label))} · {escape(about)}</small>"
    return anchor(row.title, url) + small


def _asked(row: ListedQuestionnaire) -> str:
    return in_number(row.invited) if row.invited else "–"


def _answered(row: ListedQuestionnaire) -> str:
    if row.before or row.after:
        return say(
            "{before} before, {after} after",
            before=in_number(row.before),
            after=in_number(row.after),
        )
    return in_number(row.sheets)


def _stands(desk: Desk, row: ListedQuestionnaire) -> str:
    if row.step is not QuestionnaireStep.OPEN:
        return say(row.step.label)
    if row.opens_on and desk.today < row.opens_on:
        return say("Opens on {day}", day=in_short(row.opens_on))
    if row.closes_on is None:
        return say("Open")
    day = in_short(row.closes_on)
    if row.is_over_on(desk.today):
        return say("Over since {day}", day=day)
    return say("Open until {day}", day=day)


# ── one of them ──────────────────────────────────────────────────────────────
def _one(desk: Desk, row: ListedQuestionnaire) -> None:
    kept = desk.store.get(Questionnaire, row.id)
    go(say("All questionnaires"), link(desk, PAGE.path), "‹ ")
    st.title(unmarked(kept.title))
    st.caption(unmarked(_about(desk, row, kept)))
    _counts(desk, row)
    results = link(desk, "hasil-angket", **{ASKED: row.id})
    go(say("Results, comments, and answers from a file"), results)
    if kept.activity_id:
        go(say("To the activity"), link(desk, "ruang", kegiatan=kept.activity_id))
    if ways := follow_up_way(desk, Arising.QUESTIONNAIRE, row.id):
        ways_beside(ways)
    if not desk.may_now(Duty.KEEP_QUESTIONNAIRES):
        st.html(items_shown(records.items_of(desk.store, kept.id)))
        return
    steps(desk, kept)
    tabs(f"questionnaire-{kept.id}", _parts(desk, row, kept), stay=True)


def _about(desk: Desk, row: ListedQuestionnaire, kept: Questionnaire) -> str:
    promise = say("anonymous") if kept.is_anonymous else say("with day and hour")
    about = row.activity or say("of the whole year")
    stands = _stands(desk, row)
    return " · ".join((say(kept.kind.label), about, promise, stands))


def _counts(desk: Desk, row: ListedQuestionnaire) -> None:
    shown = [
        Figure(say("Asked"), _asked(row), say(row.invited_by.label)),
        Figure(say("Answered"), _answered(row)),
    ]
    if row.invited:
        beside = (
            say("More answered than were asked: check the number.")
            if row.answered > row.invited
            else say("sheets ÷ those asked")
        )
        share = in_percent(min(1, row.answered / row.invited))
        shown.append(
            Figure(
                say("Came back"),
                share,
                beside,
                asks=row.answered > row.invited,
            )
        )
    figures(shown)


def _parts(desk: Desk, row: ListedQuestionnaire, kept: Questionnaire) -> list[Part]:
    hand = (say("Hand it out"), partial(hand_out, desk, kept))
    ask = (say("What it asks"), partial(_items, desk, row, kept))
    type_ = (say("Type sheets in"), partial(_typing, desk, kept))
    said = (say("Title, days, who is asked"), partial(_said, desk, row, kept))
    if kept.step.has_been_open:
        return [hand, type_, ask, said]
    return [ask, said, hand]


def _items(desk: Desk, row: ListedQuestionnaire, kept: Questionnaire) -> None:
    items = records.items_of(desk.store, kept.id)
    st.html(items_shown(items))
    if refusal := answered_refusal(row.sheets):
        st.info(unmarked(say(refusal.message, **refusal.facts)))
        return
    change_items(desk, kept, items)


def _typing(desk: Desk, kept: Questionnaire) -> None:
    typing(desk, kept)
    unfold(
        say("Correct a sheet that was typed in"),
        f"correct-sheets-{kept.id}",
        partial(correcting, desk, kept),
        icon=":material/edit:",
    )


def _said(desk: Desk, row: ListedQuestionnaire, kept: Questionnaire) -> None:
    change_form(desk, kept)
    if kept.copied_from:
        st.caption(say("It is a new version of an earlier questionnaire."))
    leave(desk, kept, row.sheets)
