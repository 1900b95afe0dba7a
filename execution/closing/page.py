"""The closings' page: what is still to close, and each activity's closing."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from data.duties import Duty
from data.few import tells_result
from data.language import (
    N_,
    in_long,
    in_moment,
    in_short,
    say,
    say_many,
    why,
)
from data.letters.form import NumberSteps, number_of_paper
from data.names import file_name
from data.ui.desk import Desk
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import (
    as_drawn,
    saving,
    shown_activity,
)
from data.ui.head import titled
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.passages import Passage, passages
from data.ui.reasons import asked_reason
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from execution.attendance.cards import is_only_counted
from execution.closing import queries
from execution.closing import store as closings
from execution.closing.actions import (
    attach_to_closing,
    describe_on_closing,
    detach_from_closing,
    number_record,
    reopen_closing,
    take_back_record_number,
)
from execution.closing.documents import activity_report, official_record
from execution.closing.facts import ReportPaper, report_paper
from execution.closing.form import (
    attendance,
    begin_part,
    closing_form,
    hinted,
    verdict,
)
from execution.closing.models import (
    CARRIED_OUT,
    Closing,
    ClosingDraft,
    programme_refusal,
    reopening_refusal,
    result_refusal,
)
from execution.closing.queries import ClosingList
from execution.obstacles import page as obstacles
from planning.activities.models import Activity
from planning.programme import store as programmes

PAGE = Page(
    N_("Closing activities"),
    "penutupan",
    "event_available",
    Section.EXECUTE,
    Duty.READ_RESULTS,
    use=Use.RARE,
    heading=N_("Closing activities {year}"),
    words=N_("report of an activity, accountability report"),
)

AT_ONCE = 60
"""So many activities that are not closed are listed; the others unfold."""

FILES = FileSteps(attach_to_closing, describe_on_closing, detach_from_closing)


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    rows = queries.closing_list(desk.store, desk.year)
    if not rows:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    may_close = _may_close(desk)
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in rows],
            say("Closing of"),
            say("All activities of the year"),
        )
    if chosen is None:
        _list(desk, rows)
    else:
        activity = desk.store.get(Activity, chosen)
        st.subheader(unmarked(activity.title))
        _one(desk, activity, may_close=may_close)


def part(desk: Desk, activity: Activity) -> None:
    """Draw what became of an activity: to fill in, or to read."""
    _one(desk, activity, may_close=_may_close(desk))


def _may_close(desk: Desk) -> bool:
    """Return whether the person may close activities now; say why not yet."""
    if not desk.may_now(Duty.CLOSE_ACTIVITIES):
        return False
    approved = programmes.was_approved(desk.store, desk.year)
    unapproved = programme_refusal(desk.year, approved=approved)
    if unapproved:
        st.info(unmarked(why(unapproved)))
        go(say("To the work programme"), link(desk, "program"))
    return not unapproved


def _list(desk: Desk, rows: list[ClosingList]) -> None:
    closed = [row for row in rows if row.completed_at]
    still_open = [row for row in rows if not row.completed_at]
    to_come = [row for row in still_open if _is_to_come(desk, row)]
    to_close = [row for row in still_open if not _is_to_come(desk, row)]
    if not still_open:
        st.success(say("Every activity of the year is closed."))
    groups = []
    coming = to_come[: max(AT_ONCE - len(to_close), 0)]
    if to_close:
        heading = say_many("{count} to close", "{count} to close", len(to_close))
        groups.append(_group(desk, heading, to_close[:AT_ONCE]))
    if to_come:
        heading = say_many(
            "{count} still to come", "{count} still to come", len(to_come)
        )
        groups.append(_group(desk, heading, coming))
    if groups:
        listing(_heads(), groups)
    if rest := [*to_close[AT_ONCE:], *to_come[len(coming) :]]:
        heading = say_many("{count} more", "{count} more", len(rest))
        _folded(desk, heading, "more-closings", rest)
    if closed:
        heading = say_many("{count} closed", "{count} closed", len(closed))
        _folded(desk, heading, "closed", closed, opened=not still_open)


def _folded(
    desk: Desk, heading: str, key: str, rows: list[ClosingList], *, opened: bool = False
) -> None:
    unfold(
        heading,
        key,
        lambda: listing(_heads(), [_group(desk, "", rows)]),
        opened=opened,
    )


def _heads() -> list[tuple[str, str]]:
    return [(say("Activity"), ""), (say("Date"), ""), (say("Step"), "")]


def _group(desk: Desk, heading: str, rows: list[ClosingList]) -> Group:
    above = [Cell(escape(heading), span=3)] if heading else []
    return Group(above, [_line(desk, row) for row in rows])


def _line(desk: Desk, row: ClosingList) -> list[Cell]:
    room = link(desk, "ruang", kegiatan=row.activity_id, bagian="penutupan")
    title = anchor(row.title, room)
    return [Cell(title), plain(row.when.in_long()), plain(_step(desk, row))]


def _step(desk: Desk, row: ClosingList) -> str:
    if row.completed_at and row.outcome:
        return say(row.outcome.label)
    if _is_to_come(desk, row):
        return say("Still to come")
    half, none = say("Closing saved half-done"), say("Not closed yet")
    step = half if row.version else none
    if row.report_due_on is None:
        return step
    due = say("LPJ due {day}", day=in_short(row.report_due_on))
    return f"{step} · {due}"


def _is_to_come(desk: Desk, row: ClosingList) -> bool:
    return not row.version and row.when.is_to_come(desk.today)


def _one(desk: Desk, activity: Activity, *, may_close: bool) -> None:
    closing = desk.store.find(Closing, activity.id)
    if closing is None and not may_close:
        st.info(say("This activity is not closed yet."))
        return
    draft = closings.draft_of(desk.store, closing) if closing else ClosingDraft()
    if closing and (closing.completed_at or not may_close):
        _reading(desk, activity, closing, draft)
        if may_close:
            _reopening(desk, closing)
    else:
        _due(desk, activity)
        closing_form(desk, activity, closing, draft)
        if closing:
            _papers(desk, activity)
    begin_part(say("Obstacles"))
    obstacles.part(desk, activity)


def _reading(
    desk: Desk, activity: Activity, closing: Closing, draft: ClosingDraft
) -> None:
    if closing.completed_at:
        moment = in_moment(closing.completed_at, desk.school.zone)
        st.caption(say("Completed {moment}", moment=moment))
    else:
        st.caption(say("Closing saved half-done"))
    _papers(desk, activity)
    _read_outcome(desk, activity, draft)
    attended = closings.attended(desk.store, activity.id)
    if draft.outcome in CARRIED_OUT:
        attendance(desk, activity, attended)
        if not is_only_counted(activity, desk.person):
            hinted(draft, attended)
    if closing.completed_at:
        _next(desk, activity)


def _next(desk: Desk, activity: Activity) -> None:
    """Lead to the next activity that is over and not closed, the oldest first."""
    rows = queries.closing_list(desk.store, desk.year)
    waiting = [r for r in rows if not r.completed_at and not _is_to_come(desk, r)]
    others = [row for row in waiting if row.activity_id != activity.id]
    if others:
        url = link(desk, "ruang", kegiatan=others[0].activity_id, bagian="penutupan")
        left = say_many("{count} to close: ", "{count} to close: ", len(others))
        go(others[0].title, url, left)


def _due(desk: Desk, activity: Activity) -> None:
    """Say when the report is due, and that it is overdue."""
    due = next(iter(queries.report_day(desk.store, activity.id)), None)
    if due is None:
        return
    day = in_long(due.due_on)
    if due.due_on < desk.today:
        st.warning(
            say("The report (LPJ) was due on {day}. Close the activity.", day=day)
        )
    else:
        st.caption(say("The report (LPJ) is due on {day}.", day=day))


def _papers(desk: Desk, activity: Activity) -> None:
    """Offer the report and the official record; they are drafts until it is closed."""

    def written(paper: Callable[[ReportPaper], bytes]) -> bytes:
        return paper(report_paper(desk.store, activity.id, desk.clock()))

    name = file_name(activity.title)
    papers = (
        (say("Report (LPJ) as Word"), activity_report, f"LPJ-{name}.docx"),
        (say("Official record as Word"), official_record, f"Berita-Acara-{name}.docx"),
    )
    with st.container(horizontal=True):
        for place, (label, paper, called) in enumerate(papers):
            offer_paper(label, partial(written, paper), called, is_first=not place)
    _number(desk, activity)
    path = "ruang" if "bagian" in st.query_params else "penutupan"
    room = {"bagian": "penutupan"} if path == "ruang" else {}
    files_of_record(
        desk,
        (Closing.table.name, activity.id),
        link(desk, path, kegiatan=activity.id, **room),
        FILES if desk.may_now(Duty.CLOSE_ACTIVITIES) else None,
        say("Add the signed report or record"),
    )


def _number(desk: Desk, activity: Activity) -> None:
    """Show the number of the official record, or let it be given once it is closed."""
    kept = desk.store.get(Closing, activity.id)
    may_now = kept.completed_at and desk.may_now(Duty.CLOSE_ACTIVITIES)
    steps = NumberSteps(
        lambda *chosen: number_record(desk.act(), activity.id, *chosen),
        lambda: take_back_record_number(desk.act(), activity.id),
    )
    number_of_paper(
        desk,
        Closing.table.name,
        activity.id,
        kept.held_on or desk.today,
        steps if may_now else None,
    )


def _read_outcome(desk: Desk, activity: Activity, draft: ClosingDraft) -> None:
    with st.container(border=True):
        st.markdown(f"**{say(draft.outcome.label) if draft.outcome else '–'}**")
        if draft.held_on and draft.mode:
            st.markdown(f"{in_long(draft.held_on)} · {say(draft.mode.label)}")
        if draft.reason:
            st.markdown(f"{say(draft.reason.label)} {unmarked(draft.reason_note)}")
        attended = closings.attended(desk.store, activity.id)
        counted = attended.counted(activity.indicator, activity.unit)
        value, is_told = draft.measured_value, True
        if value is not None and is_only_counted(activity, desk.person):
            is_told = tells_result(
                attended.invited,
                attended.represented,
                value,
                is_counted=counted is not None,
            )
        if draft.outcome in CARRIED_OUT and activity.indicator:
            st.markdown(unmarked(verdict(activity, value, is_told=is_told)))
        refusal = result_refusal(value, counted, activity.unit)
        if is_told and refusal:
            st.warning(unmarked(why(refusal)))
        if draft.decisions:
            st.markdown(say("Decisions: {text}", text=unmarked(draft.decisions)))
    told = (
        (say("How it went"), draft.course),
        (say("Conclusion"), draft.conclusion),
        (say("Suggestions for the next time"), draft.suggestions),
    )
    passages(Passage(text, name=name) for name, text in told if text)


def _reopening(desk: Desk, closing: Closing) -> None:
    reviews = closings.reviews(desk.store, closing.activity_id)
    if refusal := reopening_refusal(closing, reviews):
        st.info(unmarked(why(refusal)))
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
