"""The form that closes an activity: its outcome and its families."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import streamlit as st

from data.few import HIDDEN
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
from data.ui.figures import Figure, figures
from data.ui.forms import (
    drawn_version,
    saving,
)
from data.ui.links import Way, go, link, unmarked, ways_beside
from execution.attendance.cards import entered, few_families, is_only_counted
from execution.closing import store as closings
from execution.closing.actions import complete_closing, save_closing
from execution.closing.models import (
    ATTENDANCE,
    CARRIED_OUT,
    Attended,
    Closing,
    ClosingDraft,
    Lack,
    Outcome,
    Reason,
    hints,
    lacks,
)
from planning.activities.models import Activity, Mode


def closing_form(
    desk: Desk, activity: Activity, closing: Closing | None, kept: ClosingDraft
) -> None:
    """Let a person close an activity, or save how far they came."""
    version = drawn_version(f"closing-{activity.id}", closing.version if closing else 0)
    key = f"{activity.id}-{version}"
    attended = closings.attended(desk.store, activity.id)
    if closing:
        _still_missing(desk, activity, kept, attended)
    attendance(desk, activity, attended)
    hinted(kept, attended)
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
        if outcome:
            _for_the_report(fields)
        pressed = _pressed()
    if pressed:
        save, told = pressed
        with saving(key, told, **_labels()):
            begun.demand_nothing_open()
            draft = ClosingDraft(**fields.typed)
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


def _still_missing(
    desk: Desk, activity: Activity, kept: ClosingDraft, attended: Attended
) -> None:
    """Say what is missing, and lead to where each of it is mended."""
    missing = list(lacks(kept, attended))
    if not missing:
        st.info(say("Saved half-done. Nothing is missing; complete the closing."))
        return
    parts = in_list([lack.in_words() for lack in missing])
    st.info(say("Saved half-done. Still missing: {parts}.", parts=parts))
    ways_beside(
        Way(lack.in_words(), _mended(desk, activity, lack))
        for lack in missing
        if lack.part
    )


def _mended(desk: Desk, activity: Activity, lack: Lack) -> str:
    return link(desk, "ruang", kegiatan=activity.id, bagian=lack.part)


def _result(activity: Activity, fields: Fields, attended: Attended) -> None:
    """Let the result be typed in, where the attendance does not give it."""
    if attended.gives(activity.indicator, activity.unit):
        counted = attended.counted(activity.indicator, activity.unit)
        told = say("It is counted from the attendance once all of it is entered.")
        if counted is not None:
            told = say(
                "Counted from the attendance. {verdict}",
                verdict=unmarked(verdict(activity, counted)),
            )
        st.caption(told)
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


def _for_the_report(fields: Fields) -> None:
    """Ask what the report (LPJ) says in the school's own words; it may be empty."""
    with st.expander(say("For the report (LPJ), if you like")):
        told = say("What went otherwise than the programme of the day.")
        fields.area("course", say("How it went"), help=told)
        fields.area("conclusion", say("Conclusion"))
        fields.area("suggestions", say("Suggestions for the next time"))


def _reason(fields: Fields) -> None:
    choose = say("Choose a reason")
    fields.one("reason", say("Reason"), Reason, placeholder=choose)
    fields.area("reason_note", say("Note on the reason"))


def begin_part(heading: str) -> None:
    """Write the heading of a part of a closing."""
    st.markdown(f"**{heading}**")


def attendance(desk: Desk, activity: Activity, attended: Attended) -> None:
    """Say who came, each rate for itself, and lead to where it is entered."""
    is_few = is_only_counted(activity, desk.person)
    if is_few:
        st.caption(few_families(attended.invited, attended.represented))
    if shown := list(_rates(attended, with_families=not is_few)):
        figures(shown)
    if is_few:
        return
    words = say("Who came is entered under “Attendance”.")
    if attended.unfinished:
        words = say_many(
            "Nothing or not everything is entered for {count} class group.",
            "Nothing or not everything is entered for {count} class groups.",
            attended.unfinished,
        )
    if attended.groups or attended.parties or attended.lacks_pupils:
        url = link(desk, "ruang", kegiatan=activity.id, bagian=ATTENDANCE)
        go(say("To the attendance"), url, f"{words} ")
    else:
        st.caption(say("Neither families nor other groups are invited."))


def _rates(attended: Attended, *, with_families: bool) -> Iterator[Figure]:
    """Give the two rates of families, and one of each other group.

    While class groups are not entered, what is entered is no rate of all.
    """
    if not with_families:
        pass
    elif attended.unfinished and attended.invited:
        finished = attended.groups - attended.unfinished
        told = entered(finished, attended.groups)
        so_far = in_number(attended.represented)
        yield Figure(say("Represented so far"), so_far, told, asks=True)
    elif invited := attended.invited:
        rates = (
            (say("Families represented"), attended.represented),
            (say("Came themselves"), attended.themselves),
        )
        for label, came in rates:
            share = in_percent(Decimal(came) / invited)
            yield Figure(label, share, _of(came, invited))
    for one in attended.parties:
        if one.came is not None and one.invited:
            share = in_percent(Decimal(one.came) / one.invited)
            yield Figure(say(one.party.label), share, _of(one.came, one.invited))


def _of(came: int, invited: int) -> str:
    return say("{came} of {invited}", came=came, invited=invited)


def hinted(draft: ClosingDraft, attended: Attended) -> None:
    """Say what makes the closing weaker as proof."""
    if told := [hint.in_words() for hint in hints(draft, attended)]:
        st.caption(" ".join(told))


def verdict(activity: Activity, value: Decimal | None, *, is_told: bool = True) -> str:
    """Return the result beside its target, and whether it was reached.

    ``is_told``: the result itself, which may tell how many of few families came.
    """
    unit, target = activity.unit, activity.target
    judged = activity.direction.is_reached(value, target)
    words = {
        None: say("not measured") if value is None else say("without a target"),
        True: say("reached"),
        False: say("not reached"),
    }
    return say(
        "{indicator}: {value} {unit}; target {direction} {target} {unit}: {judged}",
        indicator=activity.indicator or say("Result"),
        value="–" if value is None else in_number(value) if is_told else HIDDEN,
        direction=activity.direction,
        target="–" if target is None else in_number(target),
        unit=unit,
        judged=words[judged],
    )
