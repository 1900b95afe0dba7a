"""The documentation of activities: what a year looked like, and each one's photos."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from data.attachments.models import Attachment, FileDraft
from data.attachments.queries import FilesShown, files_shown
from data.attachments.store import thumbnail_of
from data.language import N_, in_number, say, say_many
from data.names import file_name
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.files import (
    Album,
    albums,
    chosen_file,
    handing_in,
    one_file,
    photos,
)
from data.ui.forms import refuse, shown_activity
from data.ui.head import titled
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_long_paper, offer_paper
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from execution.gallery import queries
from execution.gallery import store as galleries
from execution.gallery.actions import add_photo, describe_photo, remove_photo
from execution.gallery.documents import PhotoFacts, PrintedPhoto, photo_sheet
from execution.gallery.models import (
    OF_ACTIVITY,
    adding_refusal,
    own_refusal,
    reading_refusal,
)
from execution.gallery.queries import DocumentedActivities
from planning.activities.models import Activity

PAGE = Page(
    N_("Documentation"),
    "dokumentasi",
    "insert_photo",
    Section.EXECUTE,
    duty=None,
    use=Use.RARE,
    heading=N_("Documentation {year}"),
    words=N_("photos, pictures, files"),
)

AT_ONCE = 24
"""So many photos are shown before somebody asks for the others."""

MANY = 60
"""From so many photos on the page tells how far the writing of their sheet is."""


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    sees_all = reading_refusal(desk.person, is_member=False) is None
    rows = queries.documented_activities(
        desk.store, desk.year, None if sees_all else desk.person.id
    )
    if not rows:
        _nothing(desk, sees_all=sees_all)
        return
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in rows],
            say("Documentation of"),
            say("All activities of the year"),
        )
    if chosen:
        part(desk, desk.store.get(Activity, chosen))
    else:
        _year(desk, rows)


def _nothing(desk: Desk, *, sees_all: bool) -> None:
    if sees_all:
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
    else:
        st.info(
            say(
                "You are in no committee this year yet. As soon as you are appointed, "
                "its activity stands here."
            )
        )


# ── the year ─────────────────────────────────────────────────────────────────
def _year(desk: Desk, rows: Sequence[DocumentedActivities]) -> None:
    pictures = sum(row.pictures for row in rows)
    figures(
        [
            Figure(say("Photos"), in_number(pictures)),
            Figure(
                say("May be published"),
                in_number(sum(row.publishable for row in rows)),
                say("no pupils in sight, or their parents agreed"),
            ),
            Figure(
                say("Activities with documentation"),
                in_number(sum(1 for row in rows if row.files)),
                say("of {count} this year", count=len(rows)),
            ),
        ]
    )
    shown = [row for row in rows if row.files]
    if shown:
        st.html(albums(_album(desk, row) for row in shown))
    without = [row for row in rows if not row.files]
    if without:
        unfold(
            say_many(
                "{count} activity without documentation",
                "{count} activities without documentation",
                len(without),
            ),
            "without-documentation",
            partial(_without, desk, without),
            opened=not shown,
        )


def _album(desk: Desk, row: DocumentedActivities) -> Album:
    count = say_many("{count} file", "{count} files", row.files)
    return Album(
        row.title,
        f"{row.when.in_long()} · {count}",
        row.cover_id,
        link(desk, "dokumentasi", kegiatan=row.activity_id),
    )


def _without(desk: Desk, rows: Sequence[DocumentedActivities]) -> None:
    lines = [
        [
            Cell(
                anchor(row.title, link(desk, "dokumentasi", kegiatan=row.activity_id))
            ),
            plain(row.when.in_long()),
        ]
        for row in rows
    ]
    listing(((say("Activity"), ""), (say("Date"), "")), [Group((), lines)])


# ── one activity ─────────────────────────────────────────────────────────────
def part(desk: Desk, activity: Activity) -> None:
    """Draw an activity's documentation for those who may see it."""
    member = galleries.is_member(desk.store, activity.id, desk.person.id)
    if refusal := reading_refusal(desk.person, is_member=member):
        refuse(refusal)
        return
    files = files_shown(desk.store, OF_ACTIVITY, activity.id)
    may_add = (
        adding_refusal(desk.person, is_member=member) is None and desk.year_is_open
    )
    chosen = chosen_file(files)
    if chosen and may_add and _is_own(desk, chosen, is_member=member):
        _chosen(desk, activity, chosen)
        return
    if may_add:
        unfold(
            say("Add photos or files"),
            f"add-photos-{activity.id}",
            partial(_adding, desk, activity),
            opened=not files,
        )
    elif not files:
        st.info(say("Nothing was documented yet."))
    if files:
        _files(desk, activity, files, may_add=may_add, is_member=member)


def _adding(desk: Desk, activity: Activity) -> None:
    st.caption(
        say(
            "Pictures of pupils are kept as proof, and are not to be published unless "
            "their parents agreed (UU 27/2022)."
        )
    )

    def add(attachment_id: UUID, name: str, content: bytes, said: FileDraft) -> None:
        add_photo(desk.act(), attachment_id, activity.id, name, content, draft=said)

    handing_in(desk, f"photos-{activity.id}", add)


def _is_own(desk: Desk, file: FilesShown, *, is_member: bool) -> bool:
    return own_refusal(file.made_by, desk.person, is_member=is_member) is None


def _chosen(desk: Desk, activity: Activity, file: FilesShown) -> None:
    one_file(
        desk,
        file,
        lambda *said: describe_photo(desk.act(), *said),
        lambda attachment_id: remove_photo(desk.act(), attachment_id),
    )
    go(say("Back to all photos"), _back(desk, activity), "‹ ")


def _back(desk: Desk, activity: Activity) -> str:
    """Return the address of the documentation, in the room or on its own page."""
    if "bagian" in st.query_params:
        return link(desk, "ruang", kegiatan=activity.id, bagian=PAGE.path)
    return link(desk, "dokumentasi", kegiatan=activity.id)


def _files(
    desk: Desk,
    activity: Activity,
    files: Sequence[FilesShown],
    *,
    may_add: bool,
    is_member: bool,
) -> None:
    def way(file: FilesShown) -> str:
        if not may_add or not _is_own(desk, file, is_member=is_member):
            return ""
        return f"{_back(desk, activity)}&berkas={file.attachment_id}"

    st.html(photos(files[:AT_ONCE], way))
    if rest := files[AT_ONCE:]:
        unfold(
            say_many("{count} more", "{count} more", len(rest)),
            f"more-photos-{activity.id}",
            lambda: st.html(photos(rest, way)),
        )
    if any(file.has_thumbnail for file in files):
        label = say("Sheet of photos with labels (DOCX)")
        made = partial(_sheet, desk, activity, files)
        name = f"Foto-{file_name(activity.title)}.docx"
        if len(files) < MANY:
            offer_paper(label, made, name, is_first=False)
        else:
            offer_long_paper(label, say("Download the sheet of photos"), made, name)


def _sheet(
    desk: Desk,
    activity: Activity,
    files: Sequence[FilesShown],
    told: Callable[[float], None] = lambda _: None,
) -> bytes:
    store = desk.store.cursor()
    printed = [
        PrintedPhoto(small, file.caption, file.happened_on, file.may_be_published)
        for file in files
        if (small := thumbnail_of(store, store.get(Attachment, file.attachment_id)))
    ]
    return photo_sheet(PhotoFacts(desk.school, activity, printed), told)
