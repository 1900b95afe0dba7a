"""The forms of an obstacle and of what helped: raised quickly, worked on in full."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.factors import Factor, FactorSide
from data.language import say
from data.obstacles import (
    Effect,
    Obstacle,
    ObstacleCode,
    ObstacleDraft,
    Side,
    remedies_of,
    side_of,
)
from data.people import store as people
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, press, saving
from data.ui.links import go, link, unmarked
from execution.obstacles import cards, queries
from execution.obstacles.actions import (
    change_factor,
    change_obstacle,
    note_factor,
    raise_obstacle,
    strike_factor,
    strike_obstacle,
)
from execution.obstacles.models import FactorDraft, SupportingFactor
from execution.obstacles.queries import ListedObstacle, OwnActivity
from organizing.committees import store as committees

Activities = Mapping[UUID | None, str]


def own_activities(desk: Desk) -> list[OwnActivity]:
    """Return for which activities the person may note something now."""
    if not desk.may_now(Duty.NOTE_OBSTACLES):
        return []
    keeps = duties.may(Duty.KEEP_OBSTACLES, desk.person)
    whose = None if keeps else desk.person.id
    return queries.own_activities(desk.store, desk.year, whose)


def named(desk: Desk, own: list[OwnActivity]) -> Activities:
    """Return the activities to choose from; who keeps them all may choose none."""
    none: Activities = {}
    if duties.may(Duty.KEEP_OBSTACLES, desk.person):
        none = {None: say("No activity")}
    return {**none, **{activity.id: activity.title for activity in own}}


def nearest(desk: Desk, own: list[OwnActivity]) -> UUID | None:
    """Return the activity whose day is nearest: what is noted is most often its."""
    dated = [activity for activity in own if activity.planned_on]
    found = min(
        dated,
        key=lambda one: abs(((one.planned_on or desk.today) - desk.today).days),
        default=None,
    )
    return found.id if found else None


def raise_form(desk: Desk, activities: Activities, usual: UUID | None) -> None:
    """Let a person raise an obstacle: which activity, what kind, and a line."""
    form = f"obstacle-{usual if len(activities) == 1 else ''}"
    key = form_id(form)
    with st.form(form):
        fields = Fields.new(key, ObstacleDraft, activity_id=usual, raised_on=desk.today)
        _where(fields, activities, usual)
        fields.radio("code", say("What is in the way"), ObstacleCode)
        fields.line("note", say("What happened"))
        fields.day("raised_on", say("Arose on"), max_value=desk.today)
        sent = st.form_submit_button(
            say("Raise the obstacle"), type="primary", width="stretch"
        )
    if sent:
        with saving(form, say("The obstacle was raised."), **fields.labels):
            draft = ObstacleDraft(**fields.typed)
            raise_obstacle(desk.act(), key, draft, desk.year)


def factor_form(desk: Desk, activities: Activities, usual: UUID | None) -> None:
    """Let a person note something that helped."""
    form = f"factor-{usual if len(activities) == 1 else ''}"
    key = form_id(form)
    with st.form(form):
        fields = Fields.new(key, FactorDraft, activity_id=usual, noted_on=desk.today)
        _factor_fields(desk, fields, activities, usual)
        sent = st.form_submit_button(
            say("Note what helped"), type="primary", width="stretch"
        )
    if sent:
        with saving(form, say("What helped was noted."), **fields.labels):
            note_factor(desk.act(), key, FactorDraft(**fields.typed), desk.year)


def _factor_fields(
    desk: Desk, fields: Fields, activities: Activities, usual: UUID | None
) -> None:
    _where(fields, activities, usual)
    fields.radio("code", say("What helped"), Factor)
    papers = say("As the papers see it")
    fields.one("side", say("On whose side"), FactorSide, nothing=papers)
    fields.line("note", say("Note"))
    fields.day("noted_on", say("Seen on"), max_value=desk.today)


def _where(fields: Fields, activities: Activities, usual: UUID | None) -> None:
    """Ask for the activity, where there are several to choose from."""
    if len(activities) == 1:
        fields.typed["activity_id"] = usual
        return
    fields.one("activity_id", say("Activity"), activities)


# ── one obstacle, worked on ──────────────────────────────────────────────────


def work_on(desk: Desk, row: ListedObstacle, activities: Activities) -> None:
    """Let a person act on an obstacle, resolve it, and say what came of it."""
    kept = as_drawn(desk.store.get(Obstacle, row.id), row.id)
    _quick(desk, kept)
    _what_helps(desk, kept)
    key = f"{kept.id}-{kept.version}"
    with st.form(f"obstacle-{key}", border=False):
        fields = Fields(key, kept)
        chosen = _work_fields(desk, fields, kept, activities)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The obstacle was saved."), **fields.labels):
            draft = ObstacleDraft(**_typed(fields, kept, chosen))
            change_obstacle(desk.act(), kept.id, kept.version, draft)
            st.query_params.pop(cards.OBSTACLE, None)
    _strike(desk, kept)
    go(say("Close without saving"), link(desk, cards.PATH))


def _typed(fields: Fields, kept: Obstacle, chosen: str | None) -> dict[str, object]:
    """Return what was typed: a remedy chosen where none was written, the side anew."""
    typed = dict(fields.typed)
    typed.pop("suggestion")
    if chosen and not str(typed["remedy"]).strip():
        typed["remedy"] = chosen
    if typed["code"] is not kept.code and typed["side"] is side_of(kept.code):
        typed["side"] = None
    return typed


def _quick(desk: Desk, kept: Obstacle) -> None:
    """Offer the next step by one tap: taken up, resolved."""
    draft = ObstacleDraft.as_kept(
        **{name: getattr(kept, name) for name in ObstacleDraft.model_fields}
    )
    steps: list[tuple[str, str, dict[str, object]]] = []
    if kept.acted_on is None and kept.resolved_on is None:
        taken = {"acted_on": desk.today, "owner_id": kept.owner_id or desk.person.id}
        steps.append((say("I see to it"), say("You see to the obstacle."), taken))
    if kept.remedy and kept.resolved_on is None:
        done = {"acted_on": kept.acted_on or desk.today, "resolved_on": desk.today}
        steps.append(
            (say("Resolved today"), say("The obstacle is resolved."), dict(done))
        )
    with st.container(horizontal=True):
        for label, told, changes in steps:
            stepped = draft.model_copy(update=changes)
            press(
                label,
                partial(_keep, desk, kept, stepped),
                told,
                key=f"{label}-{kept.id}-{kept.version}",
            )


def _keep(desk: Desk, kept: Obstacle, draft: ObstacleDraft) -> None:
    change_obstacle(desk.act(), kept.id, kept.version, draft)


def _what_helps(desk: Desk, kept: Obstacle) -> None:
    """Say what helps against it: by the papers, and as this school found out."""
    suggested = [(one.said, one.from_where) for one in remedies_of(kept.code)]
    for tried in queries.tried_remedies(desk.store, kept.code, kept.id):
        year = SchoolYear(start=tried.school_year)
        effect = say(tried.effect.label)
        here = say("tried here in {year}: {effect}", year=year, effect=effect)
        source = f"{here}. {tried.effect_note}"
        suggested.append((tried.remedy, source))
    st.markdown("**" + say("What helps against it") + "**")
    st.html(cards.suggested(suggested))


def _work_fields(
    desk: Desk, fields: Fields, kept: Obstacle, activities: Activities
) -> str | None:
    fields.area("note", say("What happened"), height=80)
    suggestions = {one.said: f"{one.said}" for one in remedies_of(kept.code)}
    chosen = fields.one(
        "suggestion",
        say("Take over a remedy"),
        suggestions,
        nothing=say("Written below"),
        shown=None,
    )
    fields.area("remedy", say("What is done about it"), height=80)
    left, right = fields.columns(1, 1)
    left.one("owner_id", say("Who sees to it"), _owners(desk, kept), nothing="–")
    right.one("code", say("Obstacle"), ObstacleCode)
    left.one("activity_id", say("Activity"), _with_own(desk, kept, activities))
    right.one("side", say("Side"), Side)
    raised, acted, resolved = fields.columns(1, 1, 1)
    raised.day("raised_on", say("Arose on"), max_value=desk.today)
    acted.day("acted_on", say("Acted on"), max_value=desk.today)
    resolved.day("resolved_on", say("Resolved on"), max_value=desk.today)
    fields.radio("effect", say("What came of it"), Effect)
    fields.line("effect_note", say("By what that is seen"))
    return chosen


def _owners(desk: Desk, kept: Obstacle) -> dict[UUID, str]:
    """Return who can see to it: for the lead everybody, else its committee."""
    every = {person.id: person for person in people.people(desk.store)}
    if duties.may(Duty.KEEP_OBSTACLES, desk.person):
        chosen = {one.id for one in every.values() if one.is_active}
    else:
        of = kept.activity_id
        among = committees.active_members(desk.store, of) if of else []
        chosen = {member.person_id for member in among} | {desk.person.id}
    chosen |= {kept.owner_id} if kept.owner_id else set()
    return {key: one.name for key, one in every.items() if key in chosen}


def _with_own(desk: Desk, kept: Obstacle, activities: Activities) -> Activities:
    """Return the activities to choose from, always with the obstacle's own."""
    if kept.activity_id in activities:
        return activities
    title = say("No activity")
    for listed in queries.own_activities(desk.store, desk.year, None):
        title = listed.title if listed.id == kept.activity_id else title
    return {kept.activity_id: title, **activities}


def _strike(desk: Desk, kept: Obstacle) -> None:
    if kept.raised_by != desk.person.id and not duties.may(
        Duty.KEEP_OBSTACLES, desk.person
    ):
        return
    ending(
        say("Strike"),
        say("The obstacle is taken out as if it had never been raised, for everybody."),
        say("Strike the obstacle"),
        lambda: strike_obstacle(desk.act(), kept.id),
        say("The obstacle was struck."),
        key=f"strike-{kept.id}-{kept.version}",
        back=Back.UNDO,
    )


# ── one supporting factor, corrected ─────────────────────────────────────────


def correct_factor(desk: Desk, factor_id: UUID, activities: Activities) -> None:
    """Let a person correct or strike something that helped."""
    kept = as_drawn(desk.store.get(SupportingFactor, factor_id), factor_id)
    key = f"{kept.id}-{kept.version}"
    st.subheader(unmarked(say(kept.code.label)), anchor=False)
    with st.form(f"factor-{key}", border=False):
        fields = Fields(key, kept)
        _factor_fields(desk, fields, activities, kept.activity_id)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Saved."), **fields.labels):
            draft = FactorDraft(**fields.typed)
            change_factor(desk.act(), kept.id, kept.version, draft)
            st.query_params.pop(cards.FACTOR, None)
    ending(
        say("Strike"),
        say("It is taken out as if it had never been noted, for everybody."),
        say("Strike what helped"),
        lambda: strike_factor(desk.act(), kept.id),
        say("It was struck."),
        key=f"strike-{kept.id}-{kept.version}",
        back=Back.UNDO,
    )
    go(say("Close without saving"), link(desk, cards.PATH))
