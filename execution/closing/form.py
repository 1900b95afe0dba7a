"""The form that closes an activity: its outcome and its families."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from data.gauge import gauge_of
from data.language import (
    in_list,
    in_number,
    in_percent,
    say,
)
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import (
    drawn_version,
    saving,
)
from data.ui.links import link, unmarked
from execution.closing import queries
from execution.closing.actions import complete_closing, save_closing
from execution.closing.models import (
    CARRIED_OUT,
    COUNTED,
    Closing,
    ClosingDraft,
    Outcome,
    Reason,
    entered_row,
    lacks,
)
from execution.closing.queries import ClassGroupParticipation
from planning.activities.models import Activity, Mode


def closing_form(
    desk: Desk, activity: Activity, closing: Closing | None, kept: ClosingDraft
) -> None:
    """Let a person close an activity, or save how far they came."""
    version = drawn_version(str(activity.id), closing.version if closing else 0)
    key = f"{activity.id}-{version}"
    groups = queries.class_group_participation(desk.store, activity.id)
    if closing:
        _still_missing(kept, groups)
        represented(kept)
    fields = Fields(key, kept)
    form, at = f"closing-{key}", link(desk, "penutupan", kegiatan=activity.id)
    label = say("What became of it")
    outcome = fields.radio("outcome", label, Outcome)
    chosen = say(outcome.label) if outcome and outcome is not kept.outcome else None
    begun.note(form, f"outcome-{key}", label, chosen, at)
    if outcome is Outcome.POSTPONED:
        st.caption(
            say(
                "When it takes place later, reopen this closing and complete it again "
                "as held, with the actual date."
            )
        )
    entered: list[dict[str, Any]] = []
    if outcome in CARRIED_OUT:
        entered, counted = participation(groups, key)
        begun.note(form, f"cells-{key}", say("Participation"), counted, at)
    with st.form(form):
        if outcome in CARRIED_OUT:
            _the_day(desk, activity, outcome, fields, groups)
        if outcome not in (None, Outcome.HELD):
            _reason(fields)
        pressed = _pressed()
    if pressed:
        save, told = pressed
        with saving(key, told, **_labels()):
            begun.demand_nothing_open()
            draft = ClosingDraft(
                **fields.typed,
                participation=tuple(
                    entered_row(group.class_group_id, group.class_group, typed)
                    for group, typed in zip(groups, entered, strict=False)
                ),
            )
            save(desk.act(), activity.id, version, draft)


def _pressed() -> tuple[Callable[..., Closing], str] | None:
    """Return what the pressed button does, and what is told then."""
    half = st.form_submit_button(say("Save half-done"), width="stretch")
    label = say("Complete the closing")
    if st.form_submit_button(label, type="primary", width="stretch"):
        return complete_closing, say("The closing is complete.")
    if half:
        return save_closing, say("The closing was saved half-done.")
    return None


def _labels() -> dict[str, str]:
    return {
        "measured_value": say("Result"),
    }


def _still_missing(kept: ClosingDraft, groups: list[ClassGroupParticipation]) -> None:
    invited = [group.class_group_id for group in groups]
    if missing := [say(lack) for lack in lacks(kept, invited)]:
        st.info(say("Saved half-done. Still missing: {parts}.", parts=in_list(missing)))
    else:
        st.info(say("Saved half-done. Nothing is missing; complete the closing."))


def _result(
    activity: Activity, fields: Fields, groups: Sequence[ClassGroupParticipation]
) -> None:
    """Let the result be typed in, where the attendance does not give it."""
    if groups and gauge_of(activity.indicator, activity.unit):
        counted = fields.kept.counted(activity.indicator, activity.unit)
        st.caption(
            say(
                "Result by the success standard, “{indicator}”: counted from the "
                "attendance above when it is saved. So far: {counted} {unit}.",
                indicator=unmarked(activity.indicator),
                counted="–" if counted is None else in_number(counted),
                unit=unmarked(activity.unit),
            )
        )
        return
    unit = unmarked(activity.unit)
    fields.number(
        "measured_value",
        say("Result by the success standard ({unit})", unit=unit or "–"),
        help=unmarked(activity.indicator) or None,
    )


def _the_day(
    desk: Desk,
    activity: Activity,
    outcome: Outcome | None,
    fields: Fields,
    groups: Sequence[ClassGroupParticipation],
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
    _result(activity, fields, groups)
    fields.area(
        "decisions",
        say("Decisions"),
        help=say("What was agreed with the parents; write “none” if nothing was."),
    )


def _reason(fields: Fields) -> None:
    choose = say("Choose a reason")
    fields.one("reason", say("Reason"), Reason, placeholder=choose)
    fields.area("reason_note", say("Note on the reason"))


def headings() -> dict[str, str]:
    """Return how a family can be counted, in words."""
    return {
        "invited": say("Invited"),
        "father": say("Father"),
        "mother": say("Mother"),
        "guardian": say("Guardian"),
        "foster_parent": say("Standing-in parent"),
        "online": say("Online"),
    }


def participation(
    groups: list[ClassGroupParticipation], key: str
) -> tuple[list[dict[str, Any]], tuple[str, ...] | None]:
    """Let a person count families; return the rows, and what is not kept of them yet.

    A cell's number is kept as what was begun as soon as the cell is left.
    """
    begin_part(say("Participation by class group"))
    if not groups:
        st.caption(
            say("No class group is invited: take in the pupils, or check the audience.")
        )
        return [], None
    st.caption(
        say(
            "Each family counts once, by who represented it; one with children in "
            "several class groups counts in that of the youngest."
        )
    )
    kept: list[dict[str, Any]] = [
        {
            "class_group": group.class_group,
            "families": group.families,
            **{name: getattr(group, name) for name in COUNTED},
        }
        for group in groups
    ]
    typed: list[dict[str, Any]] = st.data_editor(
        begun.cells(f"cells-{key}", kept, partial(_counted, kept)),
        column_config=_columns(),
        disabled=["class_group", "families"],
        hide_index=True,
        num_rows="fixed",
        width="stretch",
        key=f"participation-{key}",
    )
    changed = tuple(
        f"{was['class_group']}: {heading} {now[name]}"
        for was, now in zip(kept, typed, strict=True)
        for name, heading in headings().items()
        if now[name] is not None and now[name] != was[name]
    )
    return typed, changed or None


def _counted(
    kept: list[dict[str, Any]], changed: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows with the numbers that were begun: ``VII A: Ayah 12``."""
    rows = {row["class_group"]: dict(row) for row in kept}
    names = {heading: name for name, heading in headings().items()}
    for words in changed:
        class_group, _, told = words.rpartition(": ")
        heading, _, number = told.rpartition(" ")
        rows[class_group][names[heading]] = int(number)
    return list(rows.values())


def _columns() -> dict[str, Any]:
    number = partial(
        st.column_config.NumberColumn, min_value=0, step=1, default=0, required=True
    )
    return {
        "class_group": st.column_config.TextColumn(say("Class group"), pinned=True),
        "families": st.column_config.NumberColumn(say("Families")),
        **{name: number(heading) for name, heading in headings().items()},
    }


def begin_part(heading: str) -> None:
    """Write the heading of a part of a closing."""
    st.markdown(f"**{heading}**")


def represented(draft: ClosingDraft) -> None:
    """Show how large a share of the invited families came."""
    invited = sum(row.invited for row in draft.participation)
    came = sum(row.represented for row in draft.participation)
    if invited:
        st.metric(
            say("Families represented"),
            in_percent(Decimal(came) / invited),
            help=say("{came} of {invited} families", came=came, invited=invited),
        )
