"""The forms of attendance: a class group's list, and families counted without names."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data.errors import Refused
from data.language import in_number, say, say_many
from data.participants import Presence
from data.sheet import Column, Edit, Entry, Row, as_cell
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import drawn_version, form_id, press, saving, telling
from data.ui.links import unmarked
from data.ui.reading import reading
from data.ui.sheet import Sheet, sheet_form
from execution.attendance import queries
from execution.attendance import store as records
from execution.attendance.actions import (
    choose_pupils,
    count_families,
    keep_party,
    mark_pupils,
    take_in,
    unwelcome,
    welcome,
)
from execution.attendance.cards import presence_list, what_is_read, what_is_replaced
from execution.attendance.matching import ListedName, Matched, intake, matched, offered
from execution.attendance.models import (
    COUNTED,
    CountDraft,
    PartyDraft,
    changes,
    entered_count,
    labels,
    read_list,
    written,
)
from execution.attendance.queries import (
    ClassGroupAttendance,
    PartyRow,
    PupilToChoose,
)
from execution.attendance.reading import AttendanceFile, read_attendance
from organizing.fosters import store as fosters
from planning.activities.models import Activity


def list_form(desk: Desk, activity: Activity, group: ClassGroupAttendance) -> None:
    """Let a person enter who came for each pupil of a class group; one save."""
    pupils = queries.pupils_of_list(desk.store, activity.id, group.class_group_id)
    name = f"{activity.id}-{group.class_group_id}"
    version = drawn_version(name, group.version)
    key = f"{name}-{version}"
    of_list = labels((pupil.student_id, pupil.pupil) for pupil in pupils)
    now = {pupil.student_id: pupil.presence for pupil in pupils}
    seen: dict[UUID, Presence | None] = begun.cells(f"seen-{key}", now, _never)
    fields = Fields(key)
    shown = _shown(f"marks-{key}", of_list, seen)
    drawn = [p.model_copy(update={"presence": shown.get(p.student_id)}) for p in pupils]
    with st.form(f"presence-{key}"):
        st.html(
            presence_list(
                f"marks-{key}",
                drawn,
                of_list,
                _fosters(desk, activity),
                _siblings(desk, activity, group),
            )
        )
        label = say("Who came, a line for each pupil")
        typed = fields.area("marks", label, shown=written(of_list, seen))
        instead = False
        if group.is_named is False:
            instead = fields.tick(
                "instead",
                say("These names take the place of what was counted"),
                shown=False,
            )
        sent = st.form_submit_button(
            say("Save {class_group}", class_group=unmarked(group.class_group)),
            type="primary",
        )
    if sent:
        with saving(
            key, say("The attendance of {name} was kept.", name=group.class_group)
        ):
            marks = changes(read_list(of_list, typed), seen)
            mark_pupils(
                desk.act(),
                activity.id,
                group.class_group_id,
                version,
                marks,
                instead_of_counts=instead,
            )


def _shown(
    key: str, of_list: Mapping[UUID, str], seen: Mapping[UUID, Presence | None]
) -> Mapping[UUID, Presence | None]:
    """Return what the list shows: what was begun on it, or what is kept."""
    words = begun.shown(key, written(of_list, seen), str)
    try:
        return read_list(of_list, words)
    except Refused:
        return seen


def _never(_: object) -> dict[UUID, Presence | None]:
    raise KeyError


def _fosters(desk: Desk, activity: Activity) -> dict[UUID, str]:
    day = records.held_day(desk.store, activity.id).day or desk.today
    return fosters.active_on(desk.store, day)


def _siblings(
    desk: Desk, activity: Activity, group: ClassGroupAttendance
) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    of_list = queries.siblings_of_list(desk.store, activity.id, group.class_group_id)
    for row in of_list:
        shown = f"{row.sibling}, {row.class_group}"
        found.setdefault(row.student_id, []).append(shown)
    return found


# ── counted without names ────────────────────────────────────────────────────
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


def counts_form(
    desk: Desk, activity: Activity, groups: Sequence[ClassGroupAttendance]
) -> None:
    """Let a person count families by class group, where no names were taken."""
    st.caption(
        say(
            "Counted, without names: it says less than a list. Each family counts once "
            "for each of its pupils, by who represented it. Class groups that have a "
            "list by name are not counted."
        )
    )
    open_groups = [group for group in groups if group.is_named is not True]
    of_id = {str(group.class_group_id): group for group in open_groups}
    sheet = counts_sheet(open_groups)
    before = [_kept(group) for group in open_groups if group.is_named is False]

    def save(edits: Sequence[Edit]) -> None:
        drafts = [
            entered_count(of_id[row.id].class_group_id, row.title, cells)
            for row, cells in sheet.filled(edits)
        ]
        count_families(desk.act(), activity.id, drafts, before)

    sheet_form(
        f"counts-{activity.id}",
        sheet,
        save,
        say("The counts were kept."),
        button=say("Save the counts"),
        may_be_untouched=True,
    )


def counts_sheet(groups: Sequence[ClassGroupAttendance]) -> Sheet:
    """Return the table in which families are counted by class group."""
    number = partial(Column, entry=Entry.WHOLE, width=11, lowest=0)
    return Sheet(
        say("Families by class group"),
        [
            Column("class_group", say("Class group"), width=16, is_fixed=True),
            Column("families", say("Families"), Entry.WHOLE, width=10, is_fixed=True),
            *(number(name, heading) for name, heading in headings().items()),
        ],
        [
            Row(
                str(group.class_group_id),
                group.class_group,
                {"class_group": group.class_group, "families": as_cell(group.families)}
                | {name: as_cell(getattr(group, name)) for name in COUNTED},
            )
            for group in groups
        ],
        (
            say("{count} class group changed", count="{count}"),
            say("{count} class groups changed", count="{count}"),
        ),
        picks=False,
    )


def _kept(group: ClassGroupAttendance) -> CountDraft:
    counted = {name: getattr(group, name) for name in COUNTED}
    return CountDraft(class_group_id=group.class_group_id, **counted)


# ── others, and pupils by name ───────────────────────────────────────────────
def party_form(desk: Desk, activity: Activity, shown: PartyRow | PartyDraft) -> None:
    """Let a person enter how many of a group that is no family came, and who."""
    name = f"{activity.id}-{shown.party}"
    version = drawn_version(name, getattr(shown, "version", 0))
    key = f"{name}-{version}"
    fields = Fields(key, shown)
    with st.form(f"party-{key}"):
        left, right = fields.columns(1, 1)
        left.whole("invited", say("Invited"), 0, 100_000)
        right.whole("came", say("Came"), 0, 100_000)
        told = say("A line for each; it may stay empty where nobody wrote names down.")
        fields.area("names", say("Names"), help=told, height=120)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Kept.")):
            draft = PartyDraft(party=shown.party, **fields.typed)
            keep_party(desk.act(), activity.id, version, draft)


def walk_in_form(
    desk: Desk, activity: Activity, pupils: Sequence[PupilToChoose]
) -> None:
    """Let a person enter who came for a pupil who was not invited."""
    others = {
        pupil.student_id: f"{pupil.pupil}, {pupil.class_group}"
        for pupil in pupils
        if not pupil.is_invited
    }
    for row in queries.walk_ins(desk.store, activity.id):
        said = f"{row.pupil}, {row.class_group}: {say(row.presence.label)}"
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(unmarked(said))
        with right:
            press(
                say("Take out"),
                partial(unwelcome, desk.act(), activity.id, row.student_id),
                say("Taken out."),
                key=f"walk-in-{row.student_id}",
            )
    if not others:
        st.caption(say("Every pupil of the year is invited."))
        return
    key = form_id(f"walk-in-{activity.id}")
    fields = Fields(key)
    came = {p: say(p.label) for p in Presence if p.represents}
    with st.form(f"walk-in-{key}"):
        student = fields.one("student_id", say("Pupil"), others, shown=None)
        presence = fields.one("presence", say("Who came"), came, shown=None)
        sent = st.form_submit_button(say("Add"))
    if sent and student and presence:
        with saving(f"walk-in-{activity.id}", say("Added.")):
            welcome(desk.act(), activity.id, student, presence)


def pupils_form(
    desk: Desk, activity: Activity, pupils: Sequence[PupilToChoose]
) -> None:
    """Let a person name the pupils whose families the activity means."""
    words = {p.student_id: f"{p.pupil}, {p.class_group}" for p in pupils}
    named = [pupil.student_id for pupil in pupils if pupil.is_named]
    key = f"{activity.id}-{hash(tuple(named)) % 10**8}"
    fields = Fields(key)
    with st.form(f"pupils-{key}"):
        chosen = fields.many("pupils", say("Pupils"), words, shown=named)
        sent = st.form_submit_button(say("Save the pupils"), type="primary")
    if sent:
        with saving(key, say("The pupils were chosen.")):
            choose_pupils(desk.act(), activity.id, chosen)


# ── a list that others filled in ─────────────────────────────────────────────
MOST_ASKED: Final = 200
"""With more rows that name nobody it is rather the list of something else."""


def import_form(desk: Desk, activity: Activity) -> None:
    """Let a person take in a list from a file; what is not sure is asked first."""
    st.caption(
        say(
            "The sheet as Excel, or a list of your own (.xlsx, .xls, .csv) with NISN "
            "or “Nama siswa”, “Kelas”, and “Hadir” or “Wakil” (ayah, ibu, wali, "
            "asuh, daring, izin, ya, tidak). Nothing is kept before you have seen it."
        )
    )
    key = form_id(f"attendance-file-{activity.id}")
    label = say("Attendance list")
    types = ["xlsx", "xls", "csv"]
    file = st.file_uploader(label, type=types, key=f"attendance-file-{key}")
    if file is None:
        return
    with telling():
        with reading(file.name) as told:
            found = read_attendance(file.name, file.getvalue(), told)
        _resolve(desk, activity, found, str(key))


def _resolve(desk: Desk, activity: Activity, file: AttendanceFile, key: str) -> None:
    listed = queries.pupils_of_list(desk.store, activity.id)
    pupils = [
        ListedName(
            student_id=pupil.student_id,
            name=pupil.pupil,
            nisn=pupil.nisn,
            class_group=pupil.class_group,
        )
        for pupil in listed
    ]
    rows = matched(file, pupils)
    asked = intake(rows, {}, {})
    if len(asked.nameless) > MOST_ASKED:
        told = say(
            "{count} rows name no pupil that is known here. Check that it is the list "
            "of this activity, or take it in class group by class group.",
            count=in_number(len(asked.nameless)),
        )
        st.warning(told)
        return
    came = _who_came(asked.unclear, key)
    found = intake(rows, _who_is_meant(asked.nameless, pupils, key), came)
    st.html(what_is_read(file, found) + what_is_replaced(found, listed))
    instead = st.checkbox(
        say("These names take the place of what was counted"), key=f"instead-{key}"
    )
    label = say_many(
        "Keep the attendance for {count} pupil",
        "Keep the attendance for {count} pupils",
        len(found.marks),
    )
    if st.button(label, type="primary", disabled=not found.marks, key=f"take-{key}"):
        with saving(f"attendance-file-{activity.id}", say("The attendance was kept.")):
            take_in(desk.act(), activity.id, found.marks, instead_of_counts=instead)


def _who_came(unclear: Mapping[str, int], key: str) -> dict[str, Presence]:
    """Ask once for each word that does not say who came, for all its rows."""
    words = {presence: say(presence.label) for presence in Presence}
    came: dict[str, Presence] = {}
    for said, count in unclear.items():
        asked = say_many(
            "Who came where the list says “{said}”? It says so in {count} row",
            "Who came where the list says “{said}”? It says so in {count} rows",
            count,
            said=unmarked(said),
        )
        open_ = say("Not known: leave it out")
        fields = Fields(f"{key}-{said}")
        if who := fields.one("who", asked, words, nothing=open_, shown=None):
            came[said] = who
    return came


def _who_is_meant(
    nameless: Sequence[Matched], pupils: Sequence[ListedName], key: str
) -> dict[str, ListedName]:
    """Ask which pupil a row means; return the answers by the rows' places."""
    chosen: dict[str, ListedName] = {}
    none = say("Nobody of these: leave it out")
    for one in nameless:
        row = one.row
        asked = say(
            "Row {row}: “{name}”, {class_group}",
            row=row.row,
            name=unmarked(row.name or row.nisn),
            class_group=unmarked(row.class_group or "–"),
        )
        near = {pupil.student_id: pupil for pupil in offered(one, pupils)}
        words = {i: f"{p.name}, {p.class_group}" for i, p in near.items()}
        fields = Fields(f"{key}-{row.place}")
        if pupil := fields.one("pupil", asked, words, nothing=none, shown=None):
            chosen[row.place] = near[pupil]
    return chosen
