"""The closing's page: what is still to close, and one form per activity."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import (
    N_,
    in_list,
    in_long,
    in_moment,
    in_number,
    in_percent,
    in_rupiah,
    in_short,
    say,
    say_many,
    why,
)
from data.obstacles import ObstacleCode, remedy_of
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import (
    as_drawn,
    drawn_version,
    form_id,
    saving,
    shown_activity,
)
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.reasons import asked_reason
from data.ui.tables import table
from execution.closing import queries
from execution.closing import store as closings
from execution.closing.actions import complete_closing, reopen_closing, save_closing
from execution.closing.models import (
    CARRIED_OUT,
    COUNTED,
    Closing,
    ClosingDraft,
    ObstacleDraft,
    Outcome,
    Reason,
    SpendingDraft,
    entered_row,
    lacks,
    programme_refusal,
    reopening_refusal,
)
from execution.closing.queries import ClassGroupParticipation, ClosingList
from planning.activities import store as activities
from planning.activities.models import Activity, Mode
from planning.budget.models import BudgetLine
from planning.programme import store as programmes

PAGE = Page(
    N_("Closing activities"),
    "penutupan",
    "event_available",
    Section.EXECUTE,
    Duty.READ_RESULTS,
)

EMPTY_OBSTACLES = 2
STEP = 10_000
"""So much the buttons beside an amount of money change it by."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Closing activities {year}", year=desk.year))
    rows = queries.closing_list(desk.store, desk.year)
    if not rows:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    may_close = desk.may_now(Duty.CLOSE_ACTIVITIES)
    approved = programmes.was_approved(desk.store, desk.year)
    unapproved = programme_refusal(desk.year, approved=approved)
    if unapproved and may_close:
        st.info(why(unapproved))
        go(say("To the work programme"), link(desk, "program"))
        may_close = False
    chosen = shown_activity(
        [(row.activity_id, row.title) for row in rows],
        say("Closing of"),
        say("All activities of the year"),
    )
    if chosen is None:
        _list(desk, rows)
    else:
        _one(desk, chosen, may_close=may_close)


def _list(desk: Desk, rows: list[ClosingList]) -> None:
    open_ones = [row for row in rows if row.completed_at is None]
    closed = [row for row in rows if row.completed_at is not None]
    to_close = [row for row in open_ones if not _is_to_come(desk, row)]
    to_come = [row for row in open_ones if _is_to_come(desk, row)]
    if not open_ones:
        st.success(say("Every activity of the year is closed."))
    else:
        st.subheader(say_many("{count} to close", "{count} to close", len(to_close)))
    for row in to_close:
        _line(desk, row)
    if to_come:
        st.subheader(
            say_many("{count} still to come", "{count} still to come", len(to_come))
        )
    for row in to_come:
        _line(desk, row)
    if closed:
        st.subheader(say_many("{count} closed", "{count} closed", len(closed)))
    for row in closed:
        _line(desk, row)


def _line(desk: Desk, row: ClosingList) -> None:
    with st.container(border=True):
        go(row.title, link(desk, "penutupan", kegiatan=row.activity_id))
        step = _step(desk, row)
        st.caption(f"{row.when.in_long()} · {step}")


def _step(desk: Desk, row: ClosingList) -> str:
    if row.completed_at and row.outcome:
        return say(row.outcome.label)
    if row.version:
        return say("Closing saved half-done")
    if _is_to_come(desk, row):
        return say("Still to come")
    return say("Not closed yet")


def _is_to_come(desk: Desk, row: ClosingList) -> bool:
    return not row.version and row.when.is_to_come(desk.today)


def _one(desk: Desk, activity_id: UUID, *, may_close: bool) -> None:
    activity = desk.store.get(Activity, activity_id)
    closing = desk.store.find(Closing, activity_id)
    st.subheader(activity.title)
    if closing is None and not may_close:
        st.info(say("This activity is not closed yet."))
        return
    draft = closings.draft_of(desk.store, closing) if closing else ClosingDraft()
    if closing and (closing.completed_at or not may_close):
        _reading(desk, activity, closing, draft)
        if may_close:
            _reopening(desk, closing)
        return
    _form(desk, activity, closing, draft)


def _form(
    desk: Desk, activity: Activity, closing: Closing | None, kept: ClosingDraft
) -> None:
    version = drawn_version(str(activity.id), closing.version if closing else 0)
    key = f"{activity.id}-{version}"
    lines = activities.budget_lines(desk.store, activity.id)
    groups = queries.class_group_participation(desk.store, activity.id)
    if closing:
        _still_missing(kept, groups)
        _represented(kept)
    fields = Fields(key, kept)
    outcome = fields.radio("outcome", say("What became of it"), Outcome)
    if outcome is Outcome.POSTPONED:
        st.caption(
            say(
                "When it takes place later, reopen this closing and complete it again "
                "as held, with the actual date."
            )
        )
    entered: list[dict[str, Any]] = []
    with st.form(f"closing-{key}"):
        if outcome in CARRIED_OUT:
            _the_day(desk, activity, outcome, fields)
            entered = _participation(groups, key)
        if outcome not in (None, Outcome.HELD):
            _reason(fields)
        obstacles = list(_obstacles(desk, activity, kept, key))
        spending = list(_spending(lines, kept, key))
        half = st.form_submit_button(say("Save half-done"), width="stretch")
        whole = st.form_submit_button(
            say("Complete the closing"), type="primary", width="stretch"
        )
    if half or whole:
        save = complete_closing if whole else save_closing
        told = (
            say("The closing is complete.")
            if whole
            else say("The closing was saved half-done.")
        )
        with saving(key, told, **_labels()):
            names = zip(groups, entered, strict=False)
            draft = ClosingDraft(
                **fields.typed,
                participation=tuple(
                    entered_row(group.class_group_id, group.class_group, typed)
                    for group, typed in names
                ),
                obstacles=tuple(ObstacleDraft(**typed) for typed in obstacles),
                spending=tuple(SpendingDraft(**typed) for typed in spending),
            )
            save(desk.act(), activity.id, version, draft)


def _labels() -> dict[str, str]:
    return {
        "code": say("Obstacle"),
        "note": say("What happened"),
        "title": say("What for"),
        "amount": say("Money spent"),
        "measured_value": say("Result"),
    }


def _still_missing(kept: ClosingDraft, groups: list[ClassGroupParticipation]) -> None:
    invited = [group.class_group_id for group in groups]
    if missing := [say(lack) for lack in lacks(kept, invited)]:
        st.info(say("Saved half-done. Still missing: {parts}.", parts=in_list(missing)))
    else:
        st.info(say("Saved half-done. Nothing is missing; complete the closing."))


def _the_day(
    desk: Desk, activity: Activity, outcome: Outcome | None, fields: Fields
) -> None:
    kept = fields.kept
    planned = activity.when.exact
    proposed = planned if planned and planned <= desk.today else None
    last = max(desk.today, kept.held_on or desk.today)
    label, shown = say("Actual date"), kept.held_on or proposed
    fields.day("held_on", label, shown=shown, max_value=last)
    online = outcome is Outcome.MOVED_ONLINE
    modes = [mode for mode in Mode if not (online and mode is Mode.FACE_TO_FACE)]
    usual = kept.mode or activity.mode
    # A form of its own: the modes to choose from change with the outcome.
    fields.typed["mode"] = Fields(f"{fields.key}-{online}").radio(
        "mode",
        say("Actual mode"),
        modes,
        shown=usual if usual in modes else modes[0],
    )
    fields.number(
        "measured_value",
        say("Result by the success standard ({unit})", unit=activity.unit or "–"),
        help=activity.indicator or None,
    )
    fields.area(
        "decisions",
        say("Decisions"),
        help=say("What was agreed with the parents; write “none” if nothing was."),
    )


def _reason(fields: Fields) -> None:
    choose = say("Choose a reason")
    fields.one("reason", say("Reason"), Reason, placeholder=choose)
    fields.area("reason_note", say("Note on the reason"))


def _headings() -> dict[str, str]:
    return {
        "invited": say("Invited"),
        "father": say("Father"),
        "mother": say("Mother"),
        "guardian": say("Guardian"),
        "foster_parent": say("Standing-in parent"),
        "online": say("Online"),
    }


def _participation(
    groups: list[ClassGroupParticipation], key: str
) -> list[dict[str, Any]]:
    st.markdown(_bold(say("Participation by class group")))
    if not groups:
        st.caption(
            say("No class group is invited: take in the pupils, or check the audience.")
        )
        return []
    st.caption(say("Each family counts once, by who represented it."))
    cells = [
        {
            "class_group": group.class_group,
            "families": group.families,
            **{name: getattr(group, name) for name in COUNTED},
        }
        for group in groups
    ]
    columns: dict[str, Any] = {
        "class_group": st.column_config.TextColumn(say("Class group"), pinned=True),
        "families": st.column_config.NumberColumn(say("Families")),
    }
    for name, heading in _headings().items():
        columns[name] = st.column_config.NumberColumn(
            heading, min_value=0, step=1, default=0, required=True
        )
    typed: list[dict[str, Any]] = st.data_editor(
        cells,
        column_config=columns,
        disabled=["class_group", "families"],
        hide_index=True,
        num_rows="fixed",
        width="stretch",
        key=f"participation-{key}",
    )
    return typed


def _bold(heading: str) -> str:
    return f"**{heading}**"


def _obstacles(
    desk: Desk, activity: Activity, kept: ClosingDraft, key: str
) -> Iterator[dict[str, Any]]:
    st.markdown(_bold(say("Obstacles")))
    rows: list[ObstacleDraft | None] = [*kept.obstacles, *[None] * EMPTY_OBSTACLES]
    for number, obstacle in enumerate(rows):
        row_key = f"{key}-{number}"
        new_id = form_id(f"obstacle-{row_key}")
        label = say(obstacle.code.label) if obstacle else say("Add an obstacle")
        with st.expander(label):
            typed = _obstacle(desk, activity, obstacle, row_key)
        words = bool(typed["note"].strip() or typed["remedy"].strip())
        if typed["code"] or (words and obstacle is None):
            yield {"id": obstacle.id if obstacle else new_id, **typed}


def _obstacle(
    desk: Desk, activity: Activity, kept: ObstacleDraft | None, key: str
) -> dict[str, Any]:
    planned = activity.planned_on
    usual = planned if planned and planned <= desk.today else desk.today
    new = Fields.new(key, ObstacleDraft, raised_on=usual)
    fields = Fields(key, kept) if kept else new
    fields.one(
        "code",
        say("Obstacle"),
        ObstacleCode,
        placeholder=say("Choose an obstacle"),
        help=say("Emptied, the obstacle is taken out."),
    )
    fields.line("note", say("What happened"))
    fields.line("remedy", say("What was done about it"))
    if kept:
        st.caption(say("What has helped: {remedy}", remedy=say(remedy_of(kept.code))))
    fields.day("raised_on", say("Arose on"))
    fields.day("resolved_on", say("Resolved on"))
    return fields.typed


def _spending(
    lines: list[BudgetLine], kept: ClosingDraft, key: str
) -> Iterator[dict[str, Any]]:
    st.markdown(_bold(say("Money spent")))
    for line in lines:
        spent = sum(s.amount for s in kept.spending if s.budget_line_id == line.id)
        label = say(
            "{title} (planned {amount})",
            title=line.title,
            amount=in_rupiah(line.amount),
        )
        fields = Fields(f"{key}-{line.id}")
        amount = fields.rupiah("spent", label, STEP, shown=spent)
        yield {"budget_line_id": line.id, "title": line.title, "amount": amount}
    extra = [spent for spent in kept.spending if spent.budget_line_id is None]
    for number, unplanned in enumerate([*extra, None]):
        row_key = f"unplanned-{key}-{number}"
        new = Fields.new(row_key, SpendingDraft, amount=Decimal(0))
        fields = Fields(row_key, unplanned) if unplanned else new
        title = fields.line("title", say("Not planned: what for"))
        amount = fields.rupiah("amount", say("Not planned: amount (Rp)"), STEP)
        if title.strip() or amount:
            yield {"budget_line_id": None, **fields.typed}


def _reading(
    desk: Desk, activity: Activity, closing: Closing, draft: ClosingDraft
) -> None:
    if closing.completed_at:
        moment = in_moment(closing.completed_at, desk.school.zone)
        st.caption(say("Completed {moment}", moment=moment))
    else:
        st.caption(say("Closing saved half-done"))
    _read_outcome(activity, draft)
    groups = queries.class_group_participation(desk.store, activity.id)
    if draft.participation:
        _read_participation(groups, draft)
    for obstacle in draft.obstacles:
        hindered = f"{say(obstacle.code.label)} — {unmarked(obstacle.note)}"
        st.markdown(f":material/block: {hindered}")
        st.caption(f"{obstacle.remedy or '–'} · {_resolved(obstacle.resolved_on)}")
    if draft.spending:
        st.markdown(_bold(say("Money spent")))
        for spent in draft.spending:
            st.markdown(f"{spent.title}: {in_rupiah(spent.amount)}")


def _read_outcome(activity: Activity, draft: ClosingDraft) -> None:
    with st.container(border=True):
        st.markdown(f"**{say(draft.outcome.label) if draft.outcome else '–'}**")
        if draft.held_on and draft.mode:
            st.markdown(f"{in_long(draft.held_on)} · {say(draft.mode.label)}")
        if draft.reason:
            st.markdown(f"{say(draft.reason.label)} {draft.reason_note}")
        if draft.measured_value is not None:
            st.markdown(
                say(
                    "{indicator}: {value} {unit}",
                    indicator=activity.indicator or say("Result"),
                    value=in_number(draft.measured_value),
                    unit=activity.unit,
                )
            )
        if draft.decisions:
            st.markdown(say("Decisions: {text}", text=draft.decisions))


def _represented(draft: ClosingDraft) -> None:
    invited = sum(row.invited for row in draft.participation)
    came = sum(row.represented for row in draft.participation)
    if invited:
        st.metric(
            say("Families represented"),
            in_percent(Decimal(came) / invited),
            help=say("{came} of {invited} families", came=came, invited=invited),
        )


def _read_participation(
    groups: list[ClassGroupParticipation], draft: ClosingDraft
) -> None:
    _represented(draft)
    headings = _headings()
    table(
        [
            {
                say("Class group"): group.class_group,
                **{headings[name]: getattr(group, name) for name in COUNTED},
            }
            for group in groups
        ]
    )


def _resolved(day: date | None) -> str:
    return say("resolved {day}", day=in_short(day)) if day else say("not resolved yet")


def _reopening(desk: Desk, closing: Closing) -> None:
    reviews = closings.reviews(desk.store, closing.activity_id)
    if refusal := reopening_refusal(closing, reviews):
        st.info(why(refusal))
        return
    closing = as_drawn(closing, closing.activity_id)
    key = f"reopen-{closing.activity_id}-{closing.version}"
    reason = asked_reason(
        say("Reopen the closing"), say("Reopen"), key, say("Why it is opened again")
    )
    if reason is None:
        return
    with saving(key, say("The closing is open again.")):
        reopen_closing(desk.act(), closing.activity_id, closing.version, reason)
