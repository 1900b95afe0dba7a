"""The form that closes an activity: its outcome and its families."""

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from data.gauge import gauge_of
from data.language import (
    in_list,
    in_number,
    in_percent,
    say,
    say_many,
)
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import (
    drawn_version,
    saving,
)
from data.ui.links import go, link, unmarked
from execution.closing import store as closings
from execution.closing.actions import complete_closing, save_closing
from execution.closing.models import (
    CARRIED_OUT,
    Attended,
    Closing,
    ClosingDraft,
    Outcome,
    Reason,
    lacks,
)
from planning.activities.models import Activity, Mode


def closing_form(
    desk: Desk, activity: Activity, closing: Closing | None, kept: ClosingDraft
) -> None:
    """Let a person close an activity, or save how far they came."""
    version = drawn_version(str(activity.id), closing.version if closing else 0)
    key = f"{activity.id}-{version}"
    attended = closings.attended(desk.store, activity.id)
    if closing:
        _still_missing(kept, attended)
    attendance(desk, activity, attended)
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
    with st.form(form):
        if outcome in CARRIED_OUT:
            _the_day(desk, activity, outcome, fields, attended)
        if outcome not in (None, Outcome.HELD):
            _reason(fields)
        pressed = _pressed()
    if pressed:
        save, told = pressed
        with saving(key, told, **_labels()):
            begun.demand_nothing_open()
            draft = ClosingDraft(
                **fields.typed,
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


def _still_missing(kept: ClosingDraft, attended: Attended) -> None:
    if missing := [say(lack) for lack in lacks(kept, attended)]:
        st.info(say("Saved half-done. Still missing: {parts}.", parts=in_list(missing)))
    else:
        st.info(say("Saved half-done. Nothing is missing; complete the closing."))


def _result(activity: Activity, fields: Fields, attended: Attended) -> None:
    """Let the result be typed in, where the attendance does not give it."""
    if attended.groups and gauge_of(activity.indicator, activity.unit):
        counted = attended.counted(activity.indicator, activity.unit)
        st.caption(
            say(
                "Result by the success standard, “{indicator}”: counted from the "
                "attendance when it is saved. So far: {counted} {unit}.",
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
    attended: Attended,
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
    _result(activity, fields, attended)
    fields.area(
        "decisions",
        say("Decisions"),
        help=say("What was agreed with the parents; write “none” if nothing was."),
    )


def _reason(fields: Fields) -> None:
    choose = say("Choose a reason")
    fields.one("reason", say("Reason"), Reason, placeholder=choose)
    fields.area("reason_note", say("Note on the reason"))


def begin_part(heading: str) -> None:
    """Write the heading of a part of a closing."""
    st.markdown(f"**{heading}**")


def attendance(desk: Desk, activity: Activity, attended: Attended) -> None:
    """Say how large a share of the families came, and lead to where it is entered."""
    if not attended.groups:
        return
    if attended.invited:
        st.metric(
            say("Families represented"),
            in_percent(Decimal(attended.represented) / attended.invited),
            help=say(
                "{came} of {invited} families",
                came=attended.represented,
                invited=attended.invited,
            ),
        )
    words = say("Who came is entered under “Attendance”.")
    if attended.unfinished:
        words = say_many(
            "Nothing or not everything is entered for {count} class group.",
            "Nothing or not everything is entered for {count} class groups.",
            attended.unfinished,
        )
    go(say("To the attendance"), link(desk, "kehadiran", kegiatan=activity.id), words)
