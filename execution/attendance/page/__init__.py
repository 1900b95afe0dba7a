"""The attendance: every activity's two rates, and who came for each pupil of one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data.arising import Arising
from data.duties import Duty
from data.language import N_, in_list, say, say_many, why
from data.names import file_name
from data.participants import Party, others
from data.ui.arising import finding_way
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.figures import Figure, figures
from data.ui.forms import press, shown_activity
from data.ui.head import titled
from data.ui.links import go, here, link, unmarked, ways_beside
from data.ui.pages import Page, Section
from data.ui.papers import offer_paper
from data.ui.tables import Group, listing, plain
from data.ui.tabs import unfold
from execution.attendance import cards, queries
from execution.attendance import store as records
from execution.attendance.actions import drop_names, undo_copy
from execution.attendance.cards import rate_figures
from execution.attendance.documents import (
    Sheets,
    attendance_sheets,
    attendance_workbook,
)
from execution.attendance.form import (
    counts_form,
    import_form,
    list_form,
    party_form,
    pupils_form,
    walk_in_form,
)
from execution.attendance.models import (
    PartyDraft,
    Rates,
    closed_refusal,
    day_refusal,
)
from execution.attendance.page import listed
from execution.attendance.queries import AttendedActivity, ClassGroupAttendance
from execution.checkin.form import check_in_form, printed_form
from planning.activities.models import Activity, Audience

PAGE = Page(
    N_("Attendance"),
    "kehadiran",
    "how_to_reg",
    Section.EXECUTE,
    Duty.READ_RESULTS,
    heading=N_("Attendance {year}"),
    words=N_("presence, who came, representation"),
)
ROOM: Final = "ruang"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GROUP: Final = "rombel"


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    rows = queries.attended_activities(desk.store, desk.year)
    if not rows:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in rows],
            say("Attendance of"),
            say("All activities of the year"),
        )
    if chosen is None:
        _list(desk, rows)
        return
    activity = desk.store.get(Activity, chosen)
    st.subheader(unmarked(activity.title))
    part(desk, activity)


# ── all activities ───────────────────────────────────────────────────────────
def _list(desk: Desk, rows: Sequence[AttendedActivity]) -> None:
    held = [row for row in rows if row.invited and cards.is_shown(row, desk.person)]
    whole = [row for row in held if row.is_whole]
    _figures(rate_figures(Rates.of(row.rates for row in whole), 0, 0))
    if begun := [row for row in held if not row.is_whole]:
        left = in_list([f"{row.title} ({listed.quality(row)})" for row in begun])
        told = say("Not in these figures, being not all entered: {left}.", left=left)
        st.caption(unmarked(told))
    draw = partial(_lines, desk)
    draw([row for row in rows if not _waits(desk, row)])
    if ahead := [row for row in rows if _waits(desk, row)]:
        words = say_many(
            "{count} activity still to come, nobody entered",
            "{count} activities still to come, nobody entered",
            len(ahead),
        )
        unfold(words, "attendance-ahead", partial(draw, ahead))


def _waits(desk: Desk, row: AttendedActivity) -> bool:
    """Whether nothing can be entered of an activity yet."""
    return row.when.is_to_come(desk.today) and not row.is_any_named


def _lines(desk: Desk, rows: Sequence[AttendedActivity]) -> None:
    if not rows:
        return
    lines = [
        listed.year_line(
            row,
            link(desk, "kehadiran", kegiatan=row.activity_id),
            is_shown=cards.is_shown(row, desk.person),
        )
        for row in rows
    ]
    listing(listed.year_heads(), [Group((), lines)])


def _figures(shown: Sequence[Figure]) -> None:
    if shown:
        figures(shown)


# ── one activity ─────────────────────────────────────────────────────────────
def part(desk: Desk, activity: Activity) -> None:
    """Draw the attendance of one activity, on its own page or in its room."""
    path = ROOM if "bagian" in st.query_params else PAGE.path
    groups = queries.class_group_attendance(desk.store, activity.id)
    if cards.is_only_counted(activity, desk.person):
        came = Rates.of(g.rates for g in groups if g.is_named is not None)
        st.info(cards.few_families(came.invited, came.represented))
        _parties(desk, activity, may_enter=False)
        return
    held = records.held_day(desk.store, activity.id)
    refusal = closed_refusal(is_closed=held.is_closed) or day_refusal(
        held.day, desk.today
    )
    may_enter = desk.may_now(Duty.TAKE_ATTENDANCE) and not refusal
    if refusal and desk.may_now(Duty.TAKE_ATTENDANCE):
        st.info(unmarked(why(refusal)))
    if chosen := _chosen(groups):
        _one_group(desk, activity, groups, chosen, path, may_enter=may_enter)
        return
    begun = [group for group in groups if group.is_named is not None]
    finished = sum(group.is_finished for group in groups)
    rates = Rates.of(group.rates for group in begun)
    _figures(rate_figures(rates, finished, len(groups)))
    if begun and (found := finding_way(desk, Arising.ATTENDANCE, activity.id)):
        ways_beside(found)
    if groups:
        _next_one(desk, groups, path, may_enter=may_enter)
        url_of = partial(_url, desk, path)
        listing(listed.group_heads(), listed.by_grade(groups, url_of))
    else:
        st.info(cards.without_families(activity))
    _beside(desk, activity, groups, path, may_enter=may_enter)


def _chosen(groups: Sequence[ClassGroupAttendance]) -> ClassGroupAttendance | None:
    asked = st.query_params.get(GROUP, "")
    return next((g for g in groups if str(g.class_group_id) == asked), None)


def _url(desk: Desk, path: str, group: ClassGroupAttendance) -> str:
    return here(desk, path, **{GROUP: group.class_group_id})


def _next_one(
    desk: Desk, groups: Sequence[ClassGroupAttendance], path: str, *, may_enter: bool
) -> None:
    """Lead to the first class group that is not entered whole."""
    following = next((group for group in groups if not group.is_finished), None)
    if may_enter and following:
        name = following.class_group
        go(say("Enter {name}", name=name), _url(desk, path, following))


def _one_group(
    desk: Desk,
    activity: Activity,
    groups: Sequence[ClassGroupAttendance],
    group: ClassGroupAttendance,
    path: str,
    *,
    may_enter: bool,
) -> None:
    """Draw the list of one class group, and the way to the next one."""
    go(say("All class groups"), here(desk, path, **{GROUP: ""}))
    st.subheader(unmarked(group.class_group))
    after = [*groups[groups.index(group) + 1 :], *groups[: groups.index(group)]]
    following = next((g for g in after if not g.is_finished), None)
    if following:
        go(say("On to {name}", name=following.class_group), _url(desk, path, following))
    if not may_enter:
        _read(desk, activity, group)
        return
    list_form(desk, activity, group)
    if group.is_named is not None and group.is_finished:
        _figures(rate_figures(group.rates, 1, 1))
    _copied(desk, activity, group)
    if group.is_named:
        ending(
            say("Remove the names of {name}", name=group.class_group),
            say(
                "All that is entered for the pupils of {name} is removed; then the "
                "class group may be counted without names.",
                name=group.class_group,
            ),
            say("Remove the names"),
            partial(
                drop_names,
                desk.act(),
                activity.id,
                group.class_group_id,
                group.version,
            ),
            say("The names were removed."),
            key=f"drop-{activity.id}-{group.class_group_id}-{group.version}",
            back=Back.NEVER,
        )


def _read(desk: Desk, activity: Activity, group: ClassGroupAttendance) -> None:
    pupils = queries.pupils_of_list(desk.store, activity.id, group.class_group_id)
    heads = [(say("Pupil"), ""), (say("Who came"), "")]
    rows = [
        [plain(p.pupil, "lead"), plain(say(p.presence.label) if p.presence else "–")]
        for p in pupils
    ]
    listing(heads, [Group((), rows)])


def _copied(desk: Desk, activity: Activity, group: ClassGroupAttendance) -> None:
    """Tell what was copied to brothers and sisters, each with the way back."""
    copies = queries.copied_pupils(desk.store, activity.id, group.class_group_id)
    for copy in copies:
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(
            say(
                "Also for {pupil}, {class_group}: {presence} (from {source})",
                pupil=unmarked(copy.pupil),
                class_group=unmarked(copy.class_group),
                presence=say(copy.presence.label),
                source=unmarked(copy.copied_from),
            )
        )
        with right:
            press(
                say("Undo"),
                partial(undo_copy, desk.act(), activity.id, copy.student_id),
                say("What was copied to {pupil} was taken back.", pupil=copy.pupil),
                key=f"undo-{activity.id}-{copy.student_id}",
            )


# ── beside the lists ─────────────────────────────────────────────────────────
def _beside(
    desk: Desk,
    activity: Activity,
    groups: Sequence[ClassGroupAttendance],
    path: str,
    *,
    may_enter: bool,
) -> None:
    if desk.may_now(Duty.TAKE_ATTENDANCE) and activity.audience is Audience.PUPILS:
        unfold(
            say("Which pupils are meant"),
            "pupils-meant",
            partial(_pupils, desk, activity),
            opened=not groups,
        )
    if may_enter and groups:
        unfold(
            say("Take in a list that was filled in"),
            "import-attendance",
            partial(import_form, desk, activity),
        )
        unfold(
            say("Count class groups without names"),
            "count-families",
            partial(counts_form, desk, activity, groups),
        )
        unfold(
            say("Who came without being invited"),
            "walk-ins",
            partial(_walk_ins, desk, activity),
        )
    if groups and desk.may_now(Duty.TAKE_ATTENDANCE):
        label = say("Families report by themselves, by a QR code")
        unfold(label, "check-in", partial(check_in_form, desk, activity))
    if groups:
        unfold(
            say("Attendance sheets to print"),
            "attendance-sheets",
            partial(_sheets, desk, activity, groups),
        )
    _parties(desk, activity, may_enter=may_enter)


def _sheets(
    desk: Desk, activity: Activity, groups: Sequence[ClassGroupAttendance]
) -> None:
    """Offer the sheets of one class group or of all, to print or to fill in."""
    words: dict[UUID | None, str] = {None: say("All class groups")}
    words |= {group.class_group_id: group.class_group for group in groups}
    # A list that is whole stays as it is when pupils come to the class group later.
    whole = {g.class_group_id for g in groups if g.is_named and g.is_finished}
    key = f"sheet-of-{activity.id}"
    chosen = st.selectbox(
        say("Class group"), list(words), format_func=words.__getitem__, key=key
    )

    def written(paper: Callable[[Sheets], bytes]) -> bytes:
        every = queries.pupils_of_list(desk.store, activity.id, chosen)
        of_list = [p for p in every if p.presence or p.class_group_id not in whole]
        return paper(
            Sheets(
                school=desk.school,
                activity=queries.sheet_activity(desk.store, activity.id)[0],
                pupils=tuple(of_list),
                made_on=desk.today,
            )
        )

    of = "" if chosen is None else f"-{file_name(words[chosen])}"
    name = f"Daftar-Hadir-{file_name(activity.title)}{of}"
    with st.container(horizontal=True):
        offer_paper(
            say("Sheet as Word"), partial(written, attendance_sheets), f"{name}.docx"
        )
        st.download_button(
            say("Sheet as Excel"),
            partial(written, attendance_workbook),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key=f"download-{name}-xlsx",
        )
    printed_form(desk, activity)


def _pupils(desk: Desk, activity: Activity) -> None:
    pupils_form(
        desk, activity, queries.pupils_to_choose(desk.store, activity.id, desk.year)
    )


def _walk_ins(desk: Desk, activity: Activity) -> None:
    walk_in_form(
        desk, activity, queries.pupils_to_choose(desk.store, activity.id, desk.year)
    )


def _parties(desk: Desk, activity: Activity, *, may_enter: bool) -> None:
    """Show the groups that are no families, with a rate of their own."""
    rows = queries.parties(desk.store, activity.id)
    if lines := listed.party_lines(others(activity.parties), rows):
        listing(listed.party_heads(), [Group((), lines)])
    if may_enter:
        unfold(
            say("Komite, teachers, guests and other groups"),
            "other-groups",
            partial(_party, desk, activity),
            opened=activity.audience is Audience.NONE,
        )


def _party(desk: Desk, activity: Activity) -> None:
    """Ask for the groups one after the other: first those that the plan names."""
    rows = {row.party: row for row in queries.parties(desk.store, activity.id)}
    planned = {one.party: one.expected or 0 for one in others(activity.parties)}
    first = (*(p for p in planned if p not in rows), *planned, *Party)
    words = {p: say(p.label) for p in first if p is not Party.FAMILIES}
    key = f"party-of-{activity.id}-{len(rows)}"
    party = st.selectbox(say("Group"), [*words], key=key, format_func=words.__getitem__)
    usual = PartyDraft(party=party, invited=planned.get(party, 0))
    party_form(desk, activity, rows.get(party) or usual)
