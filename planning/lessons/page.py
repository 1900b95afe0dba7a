"""Last year's findings: what this year's plan does with each."""

import streamlit as st

from data.calendar import SchoolYear
from data.language import say, why
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, refuse, saving
from data.ui.links import go, link
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.goals import store as goals
from planning.goals.models import GoalDraft, planning_refusal, reading_refusal
from planning.lessons import queries
from planning.lessons.actions import adopt_in_new, decide, start_goal
from planning.lessons.models import VERDICTS, Decision, DecisionDraft
from planning.lessons.queries import Lesson


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Last year's findings in the plan {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    lessons = queries.lessons_of_year(desk.store, desk.year)
    if not lessons:
        st.info(
            say(
                "There are no findings of {year}. They come from the principal's "
                "reviews at the end of a year.",
                year=desk.year.before,
            )
        )
        return
    decided = sum(lesson.decision is not None for lesson in lessons)
    st.progress(
        decided / len(lessons),
        say("{decided} of {count} decided", decided=decided, count=len(lessons)),
    )
    may_plan = _may_plan(desk)
    planned = activities.activities_in(desk.store, desk.year) if may_plan else []
    for lesson in lessons:
        _card(desk, lesson, planned, may_plan=may_plan)


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may decide; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


def _card(
    desk: Desk, lesson: Lesson, planned: list[Activity], *, may_plan: bool
) -> None:
    with st.container(border=True):
        st.markdown(f"**{lesson.text}**")
        if lesson.recommended:
            st.text(say("Recommended: {text}", text=lesson.recommended))
        year = SchoolYear(start=lesson.found_in)
        st.caption(f"{lesson.found_at or '–'} · {year}")
        _review(lesson)
        _decided(desk, lesson)
        if may_plan:
            label = say("Decide") if lesson.decision is None else say("Decide anew")
            with st.expander(label, expanded=lesson.decision is None):
                _form(desk, lesson, planned)
                _new_activity(desk, lesson)
            _new_goal(desk, lesson)


def _review(lesson: Lesson) -> None:
    """Show what the principal's newest review says of the activity."""
    if lesson.verdict is None:
        return
    st.caption(
        say(
            "Principal's review: {verdict} · managed well {managed} of 4 · continuous "
            "{continuous} of 4 · effective {effective} of 4",
            verdict=say(VERDICTS.get(lesson.verdict, "")),
            managed=lesson.managed_well,
            continuous=lesson.continuous,
            effective=lesson.effective,
        )
    )


def _decided(desk: Desk, lesson: Lesson) -> None:
    if lesson.decision is None:
        st.badge(say("not decided yet"), color="orange")
        return
    adopted = lesson.decision is Decision.ADOPTED
    st.badge(say(lesson.decision.label), color="green" if adopted else "gray")
    if lesson.activity_id:
        target = link(desk, "kegiatan", kegiatan=lesson.activity_id)
        go(lesson.adopted_in or "", target)
    if lesson.reason:
        st.text(lesson.reason)


def _form(desk: Desk, lesson: Lesson, planned: list[Activity]) -> None:
    lesson = as_drawn(lesson, lesson.finding_id)
    key = f"{lesson.finding_id}-{lesson.version}"
    titles = {activity.id: activity.title for activity in planned}
    with st.form(f"lesson-{key}", border=False):
        decision = st.radio(
            say("What does this plan do with it?"),
            list(Decision),
            format_func=lambda d: say(d.label),
            horizontal=True,
            key=f"decision-{key}",
        )
        activity_id = st.selectbox(
            say("Adopted in the activity"),
            list(titles),
            index=None,
            format_func=lambda i: titles[i],
            key=f"activity-{key}",
        )
        reason = st.text_area(say("Reason (or how)"), key=f"reason-{key}", height=80)
        sent = st.form_submit_button(say("Save the decision"), type="primary")
    if sent:
        with saving(key, say("The decision was saved.")):
            decide(
                desk.store,
                lesson.finding_id,
                desk.year,
                lesson.version,
                DecisionDraft(
                    decision=decision, activity_id=activity_id, reason=reason
                ),
                by=desk.person,
                now=desk.clock(),
            )


def _new_activity(desk: Desk, lesson: Lesson) -> None:
    """Adopt the finding with one click in an activity that is new."""
    lesson = as_drawn(lesson, lesson.finding_id)
    form = f"from-{lesson.finding_id}-{lesson.version}"
    activity_id = form_id(form)
    with st.form(f"{form}-{activity_id}", border=False):
        title = st.text_input(
            say("Or adopt it in a new activity"),
            lesson.recommended or lesson.text,
            key=f"title-{form}-{activity_id}",
        )
        sent = st.form_submit_button(say("Plan this activity and adopt"))
    if sent:
        told = say("The activity was planned; complete it on its page.")
        with saving(form, told, title=say("Name of the activity")):
            adopt_in_new(
                desk.store,
                lesson.finding_id,
                desk.year,
                lesson.version,
                activity_id=activity_id,
                title=title,
                by=desk.person,
                now=desk.clock(),
            )


def _new_goal(desk: Desk, lesson: Lesson) -> None:
    """Start a goal from the finding with one click; the decision stays to be taken."""
    form = f"goal-from-{lesson.finding_id}"
    goal_id = form_id(form)
    label = say("Start a goal from this finding")
    if st.button(label, icon=":material/flag:", key=f"start-{goal_id}"):
        lines = [say("Finding of last year: {text}", text=lesson.text)]
        if lesson.recommended:
            lines.append(say("Recommended: {text}", text=lesson.recommended))
        title = say("Mend: {title}", title=lesson.text)
        told = say("The goal “{title}” was set; see the page of goals.", title=title)
        with saving(form, told):
            start_goal(
                desk.store,
                lesson.finding_id,
                desk.year,
                goal_id=goal_id,
                draft=GoalDraft(title=title, reason="\n".join(lines)),
                by=desk.person,
                now=desk.clock(),
            )
