"""Last year's findings: what this year's plan does with each."""

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, in_short, say
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.links import Way, anchor, badge, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tabs import unfold
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.lessons import queries
from planning.lessons.actions import adopt_in_new, decide
from planning.lessons.models import VERDICTS, Decision, DecisionDraft
from planning.lessons.queries import Lesson
from planning.origins.actions import start_activity
from planning.origins.form import came_of, say_came_of, start_buttons
from planning.plan.form import planning_is_open
from planning.sources.queries import Origin, origins_in

PAGE = Page(
    N_("Last year's findings"),
    "temuan",
    "history_edu",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Last year's findings in the plan {year}"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    lessons = queries.lessons_of_year(desk.store, desk.year)
    if not lessons:
        show_none(desk)
        return
    decided = sum(lesson.decision is not None for lesson in lessons)
    st.progress(
        decided / len(lessons),
        say("{decided} of {count} decided", decided=decided, count=len(lessons)),
    )
    may_plan = planning_is_open(desk)
    origins = origins_in(desk.store, desk.year)
    planned = activities.activities_in(desk.store, desk.year) if may_plan else []
    for lesson in lessons:
        came = came_of(origins, {lesson.finding_id})
        _card(desk, lesson, came, planned, may_plan=may_plan)


def show_none(desk: Desk) -> None:
    """Say where findings come from, while there are none."""
    nothing_yet(
        say(
            "There are no findings that this plan decides about. They arise in the "
            "years before: from the principal's reviews, minutes, obstacles, "
            "questionnaires, contacts and attendance.",
        ),
        Way(say("Look at the situation"), link(desk, "situasi")),
    )


def said_of(lesson: Lesson) -> Iterator[str]:
    """Give, for Markdown, what was found, what was recommended, and where and when."""
    yield f"**{unmarked(lesson.text)}**"
    if lesson.recommended:
        yield unmarked(say("Recommended: {text}", text=lesson.recommended))
    where = lesson.found_at or say("The year as a whole")
    source, year = say(lesson.source.label), SchoolYear(start=lesson.found_in)
    yield small(f"{where} · {year} · {source}")


def show_starts(desk: Desk, lesson: Lesson, came: Sequence[Origin]) -> None:
    """Let who plans start something; a finding not decided yet is adopted by it."""
    undecided = lesson.decision is None
    adopt = partial(adopt_in_new, version=lesson.version)
    start_buttons(desk, lesson.as_source, came, adopt if undecided else start_activity)


def _card(
    desk: Desk,
    lesson: Lesson,
    came: Sequence[Origin],
    planned: Sequence[Activity],
    *,
    may_plan: bool,
) -> None:
    with st.container(border=True):
        paragraphs(
            *said_of(lesson),
            small(_review(lesson)),
            *_decided(lesson),
            anchor(
                say("On its way: decided, done, better?"),
                link(desk, "tindak-lanjut", temuan=lesson.finding_id),
            ),
            *say_came_of(desk, came),
        )
        if may_plan:
            show_starts(desk, lesson, came)
            undecided = lesson.decision is None
            label = say("Decide") if undecided else say("Decide anew")
            decide_on = partial(_form, desk, lesson, planned)
            unfold(label, f"decide-{lesson.finding_id}", decide_on, opened=undecided)


def _review(lesson: Lesson) -> str:
    """Return what the principal's newest review says of the activity."""
    if lesson.verdict is None:
        return ""
    return say(
        "Principal's review: {verdict} · managed well {managed} of 4 · continuous "
        "{continuous} of 4 · effective {effective} of 4",
        verdict=say(VERDICTS.get(lesson.verdict, "")),
        managed=lesson.managed_well,
        continuous=lesson.continuous,
        effective=lesson.effective,
    )


def _decided(lesson: Lesson) -> Iterator[str]:
    if lesson.decision is None:
        yield badge(say("not decided yet"), "orange")
        return
    adopted = lesson.decision is Decision.ADOPTED
    yield badge(say(lesson.decision.label), "green" if adopted else "gray")
    if lesson.closed_on:
        day = in_short(lesson.closed_on)
        yield badge(say("ended {day}", day=day), "gray")
    yield unmarked(lesson.reason or "")


def _form(desk: Desk, lesson: Lesson, planned: Sequence[Activity]) -> None:
    lesson = as_drawn(lesson, lesson.finding_id)
    key = f"{lesson.finding_id}-{lesson.version}"
    titles = {activity.id: activity.title for activity in planned}
    with st.form(f"lesson-{key}", border=False):
        fields, first = Fields(key), next(iter(Decision))
        asked = say("What does this plan do with it?")
        fields.radio("decision", asked, Decision, shown=first)
        fields.one("activity_id", say("Adopted in the activity"), titles)
        fields.area("reason", say("Reason (or how)"), height=80)
        sent = st.form_submit_button(say("Save the decision"), type="primary")
    if sent:
        with saving(key, say("The decision was saved.")):
            seen = (lesson.finding_id, desk.year, lesson.version)
            decide(desk.act(), *seen, DecisionDraft(**fields.typed))
