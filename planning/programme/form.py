"""The forms of the work programme: what it is narrowed to, and the words of a step."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any, Final, Literal

import streamlit as st

from data.act import Act
from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import in_month, in_rupiah, say, say_many
from data.ui import begun
from data.ui.desk import Desk
from data.ui.faults import Faults
from data.ui.fields import Fields, words_of
from data.ui.filters import activity_choices, narrowed_by
from data.ui.forms import form_id, press, saving
from data.ui.links import unmarked
from data.ui.reasons import asked_reason
from planning.activities.fields import FIELDS, Tab
from planning.activities.form import draw, read_typed
from planning.activities.models import ActivityDraft
from planning.activities.queries import PlanFilter, PlannedActivity
from planning.budget.models import BudgetLineDraft, FundSource
from planning.notes.form import act, open_notes
from planning.notes.queries import ListedNote
from planning.programme.actions import (
    Read,
    add_incidental,
    allow_undecided,
    approve,
    return_,
    revise,
)
from planning.programme.models import WorkProgram

Verb = tuple[Callable[..., object], str]
"""An action that moves the programme on, and what is told when it has."""


def narrowed_plan(desk: Desk, plan: Sequence[PlannedActivity]) -> PlanFilter:
    """Let the year's activities be narrowed; the address keeps the choice."""
    months = {str(month): in_month(desk.year.month(month)) for month in MONTHS}
    goals = sorted({(a.goal_number, a.goal_id, a.goal) for a in plan if a.goal_id})
    titles = {str(goal_id): f"{number}. {title}" for number, goal_id, title in goals}
    people = {str(a.person_id): a.person for a in plan if a.person_id and a.person}
    forms = words_of(CooperationForm)
    month, goal, form, person = activity_choices(months, titles, forms, people)
    chosen = narrowed_by(say("Narrow the list"), (month, goal), (form, person))
    return PlanFilter.model_validate(chosen)


def key_of(desk: Desk, program: WorkProgram) -> str:
    """Return the part of widget keys by which a click on an old version is noticed."""
    return f"program-{desk.year.start}-{program.version}"


def allow_form(desk: Desk, program: WorkProgram) -> None:
    """Let the principal allow undecided findings, with a reason."""
    key = f"override-{program.id if program.version else ''}-{program.version}"
    heading = say("Let the plan go on with undecided findings")
    reason = asked_reason(heading, say("Allow"), key)
    if reason is None:
        return
    told = say("Allowed; the reason is kept.")
    facts = (desk.year, program.version, reason)
    act(desk, key, told, allow_undecided, *facts, closes=True)


def revise_form(desk: Desk, program: WorkProgram) -> None:
    """Let who plans open the approved programme again, with a reason."""
    key = key_of(desk, program)
    heading = say("Revise the approved work programme")
    reason = asked_reason(heading, say("Revise"), f"revise-{key}")
    if reason is None:
        return
    told = say("The work programme is open for revision.")
    act(desk, key, told, revise, desk.year, program.version, reason, closes=True)


SHORT: Final = (
    *("title", "forms", "planned_on", "starts_at", "ends_at"),
    *("person_id", "audience", "parties", "place"),
)
SHORT_FIELDS: Final = tuple(field for field in FIELDS if field.name in SHORT)
"""What is asked of an incidental activity."""

SOURCES: Final = [s for s in FundSource if s is not FundSource.PARTNER_AID]


def incidental_form(desk: Desk) -> None:
    """Let who plans add an activity to the approved plan, which the principal reads."""
    new_id = form_id("incidental")
    key = f"incidental-{new_id}"
    limit = in_rupiah(desk.school.incidental_limit)
    fields = Fields(key, ActivityDraft.model_construct(title=""))
    with st.form(key, border=False):
        st.caption(
            say(
                "For what came up after the approval, up to {limit}. The principal is "
                "told at once and need not decide; what is planned already stays as "
                "it is.",
                limit=limit,
            )
        )
        draw(desk, fields, Tab.TOP, SHORT_FIELDS)
        draw(desk, fields, Tab.WHEN, SHORT_FIELDS)
        money = fields.apart()
        cost, source = money.columns(1, 1)
        cost.rupiah("cost", say("What it costs"), shown=None)
        source.one("source", say("Source"), SOURCES, shown=FundSource.BOS)
        reason = money.area("reason", say("Why it cannot wait"), height=80, shown="")
        sent = st.form_submit_button(say("Add to the plan"), type="primary")
    if not sent:
        return
    title = unmarked(fields.typed["title"].strip())
    told = say("“{title}” is on the plan; the principal is told of it.", title=title)
    with saving("incidental", told, **fields.labels, price=say("What it costs")):
        begun.demand_nothing_open()
        draft = _incidental(fields, money.typed)
        add_incidental(desk.act(), new_id, draft, reason, desk.year)


def _incidental(fields: Fields, money: Mapping[str, Any]) -> ActivityDraft:
    """Return the activity that was filled in, or raise about what cannot be read."""
    facts, unread = read_typed(fields.typed)
    if unread:
        raise Faults(unread)
    draft = ActivityDraft(**facts)
    if not money["cost"] or draft.planned_on is None:
        return draft
    line = BudgetLineDraft(
        title=draft.title,
        source=money["source"],
        fiscal_year=draft.planned_on.year,
        price=money["cost"],
        is_voluntary=money["source"] is FundSource.DONATION,
    )
    return draft.model_copy(update={"budget": (line,)})


def step_button(
    desk: Desk,
    program: WorkProgram,
    name: str,
    label: str,
    verb: Verb,
    *,
    is_first: bool = True,
) -> None:
    """Draw the button ``name`` of a step that needs no words; take it when pressed."""
    kind: Literal["primary", "secondary"] = "primary" if is_first else "secondary"
    key = key_of(desk, program)
    if st.button(label, type=kind, key=f"{name}-{key}"):
        take, told = verb
        act(desk, key, told, take, desk.year, program.version, closes=True)


def approve_button(desk: Desk, program: WorkProgram, read: Read) -> None:
    """Let the principal approve the plan: the bar beside says what that means."""
    told = say("The work programme was approved.")
    take = partial(_approve, desk, program, read)
    key = f"approve-{key_of(desk, program)}"
    press(say("Approve"), take, told, key=key, type="primary")


def _approve(desk: Desk, program: WorkProgram, read: Read) -> None:
    begun.demand_nothing_open(desk)
    approve(desk.act(), desk.year, program.version, read)


def return_form(desk: Desk, program: WorkProgram, drafts: Sequence[ListedNote]) -> None:
    """Let the principal return the plan, with the notes so far or with a reason."""
    key = key_of(desk, program)
    kind: Literal["primary", "secondary"] = "primary" if drafts else "secondary"
    asked = st.popover(say("Return"), key=f"ask-return-{key}", type=kind)
    with asked, st.form(f"return-{key}", border=False):
        if drafts:
            told = say_many(
                "{count} note goes along. To approve instead, take it back.",
                "{count} notes go along. To approve instead, take them back.",
                len(drafts),
            )
            st.html(f"<p>{escape(told)}</p>")
        label = say("What should be mended in the whole plan?")
        words = Fields(key).area("note", label, height=80)
        sent = st.form_submit_button(say("Return with the notes"), type="primary")
    if sent:
        _return(desk, program, words)


def _return(desk: Desk, program: WorkProgram, words: str) -> None:
    """Return the plan; notes that stand typed at their places go along."""
    also = open_notes()
    told = say("The work programme was returned.")
    if also:
        told = say_many(
            "The work programme was returned, with {count} note that was still open.",
            "The work programme was returned, with {count} notes that were still open.",
            len(also),
        )

    def return_with(done: Act) -> None:
        return_(done, desk.year, program.version, words, tuple(also.values()))
        begun.forget(also.keys())

    act(desk, key_of(desk, program), told, return_with)
