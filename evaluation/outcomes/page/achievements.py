"""A year's achievements: the list, the form, and many lines at once."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from data.duties import Duty
from data.language import in_number, in_short, say, say_many
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.faults import Faults
from data.ui.fields import Fields
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import anchor, go, here, unmarked
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import (
    attach_to_achievement,
    change_achievement,
    describe_proof,
    detach_proof,
    note_achievement,
    note_achievements,
    remove_achievement,
)
from evaluation.outcomes.models import Achievement, AchievementDraft, AchievementField
from evaluation.outcomes.reading import HEADERS, MOST, read_lines
from evaluation.recognitions.models import AwardLevel

ASKED = "prestasi"
EXAMPLE = (
    "14/09/2026; Olimpiade Sains IPA; Juara 2; kota; akademik; siswa kelas VIII; 1; "
    "Dinas Pendidikan"
)
STEPS = FileSteps(attach_to_achievement, describe_proof, detach_proof)


def part(desk: Desk, path: str) -> None:
    """Draw a year's achievements, or the one that the address names."""
    found = records.achievements(desk.store, desk.year)
    asked = st.query_params.get(ASKED, "")
    if chosen := next((one for one in found if str(one.id) == asked), None):
        _one(desk, chosen, path)
        return
    if asked:
        st.info(say("What this address names is not on the list any more."))
    if found:
        _list(desk, found, path)
    else:
        st.info(say("No achievement is noted for {year} yet.", year=desk.year))
    if desk.may_now(Duty.KEEP_OUTCOMES):
        unfold(
            say("Note an achievement"),
            "new-achievement",
            partial(_new, desk),
            opened=not found,
            begins="achievement",
        )
        unfold(
            say("Note many at once: paste lines"),
            "achievement-lines",
            partial(_lines, desk),
            begins="achievements",
        )


def _list(desk: Desk, found: Sequence[Achievement], path: str) -> None:
    heads = (
        (say("Contest"), "lead"),
        (say("Rank"), "corner"),
        (say("Level"), ""),
        (say("By whom"), ""),
        (say("Day"), ""),
    )
    groups = [
        Group(
            [plain(say(level.label), "lead")],
            [_row(desk, one, path) for one in found if one.level is level],
        )
        for level in reversed(AwardLevel)
        if any(one.level is level for one in found)
    ]
    listing(heads, groups)


def _row(desk: Desk, one: Achievement, path: str) -> list[Cell]:
    title = anchor(one.title, here(desk, path, **{ASKED: one.id}))
    about = " · ".join(filter(None, (say(one.field.label), one.organiser)))
    return [
        Cell(f"{title}<small>{escape(about)}</small>", "lead"),
        plain(one.rank or "–", "corner"),
        plain(say(one.level.label), "desk"),
        plain(_by_whom(one), "", say("By whom")),
        plain(in_short(one.achieved_on) if one.achieved_on else "", "", say("Day")),
    ]


def _by_whom(one: Achievement) -> str:
    many = ""
    if one.pupils:
        many = say_many("{count} pupil", "{count} pupils", one.pupils)
    return " · ".join(filter(None, (one.holder, many)))


def _one(desk: Desk, one: Achievement, path: str) -> None:
    back = here(desk, path, **{ASKED: ""})
    go(say("Back to all achievements"), back, "‹ ")
    st.subheader(unmarked(one.title), anchor=False)
    may_keep = desk.may_now(Duty.KEEP_OUTCOMES)
    if not may_keep:
        listing(((say("Contest"), ""),), [Group((), [_row(desk, one, path)])])
    files_of_record(
        desk,
        (Achievement.table.name, one.id),
        here(desk, path, **{ASKED: one.id}),
        STEPS if may_keep else None,
        say("Add the certificate or a photo"),
    )
    if may_keep:
        _kept(desk, one)


def _kept(desk: Desk, one: Achievement) -> None:
    one = as_drawn(one, one.id)
    key = f"{one.id}-{one.version}"
    fields = Fields(key, one.draft)
    with st.form(f"achievement-{key}", border=False):
        _fields(desk, fields)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        told = say("The change was kept.")
        with saving(f"achievement-{key}", told, **fields.labels):
            draft = AchievementDraft(**fields.typed)
            change_achievement(desk.act(), one.id, one.version, draft)
    ending(
        say("Take this achievement out"),
        say(
            "“{title}” is no longer counted, and its files go with it. That it was "
            "here stays in the history.",
            title=one.title,
        ),
        say("Take the achievement out"),
        partial(_removed, desk, one),
        say("The achievement was taken out."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _removed(desk: Desk, one: Achievement) -> None:
    remove_achievement(desk.act(), one.id, one.version)
    st.query_params.pop(ASKED, None)


def _new(desk: Desk) -> None:
    key = form_id("achievement")
    usual = {"field": AchievementField.ACADEMIC, "level": AwardLevel.CITY}
    fields = Fields.new(key, AchievementDraft, **usual)
    with st.form(f"achievement-{key}", border=False):
        _fields(desk, fields)
        sent = st.form_submit_button(say("Note the achievement"), type="primary")
    if sent:
        told = say("The achievement was noted.")
        with saving("achievement", told, **fields.labels):
            draft = AchievementDraft(**fields.typed)
            note_achievement(desk.act(), key, draft, desk.year)


def _fields(desk: Desk, fields: Fields) -> None:
    fields.line("title", say("Contest"), help=say("Such as: Olimpiade Sains IPA."))
    left, right = fields.columns(1, 1)
    left.line("rank", say("Rank"), help=say("As the certificate has it: Juara 1."))
    right.day("achieved_on", say("Day"), within=desk.year)
    fields.radio("level", say("Level"), AwardLevel)
    fields.radio("field", say("Field"), AchievementField)
    left, right = fields.columns(1, 1)
    left.line(
        "holder",
        say("By whom"),
        help=say(
            "A team or a class group, such as: tim futsal, siswa kelas VIII. Names of "
            "pupils are not kept."
        ),
    )
    right.whole("pupils", say("How many pupils"), 1, 9999)
    left.line("organiser", say("Held by"))
    right.line("source", say("Where it is written"))


def _lines(desk: Desk) -> None:
    key = form_id("achievements")
    fields = Fields(key)
    with st.form(f"achievements-{key}", border=False):
        st.caption(
            say(
                "A line for each achievement, copied from a workbook or typed with "
                "semicolons, in this order: {columns}. With a first line of headings "
                "the order is free. Either all lines are kept, or none.",
                columns="; ".join(HEADERS.values()),
            )
        )
        typed = fields.area("lines", say("Lines"), height=180, placeholder=EXAMPLE)
        sent = st.form_submit_button(say("Keep all lines"), type="primary")
    if not sent:
        return
    read = read_lines(typed, desk.year)
    kept = [one.draft for one in records.achievements(desk.store, desk.year)]
    new = [draft for draft in dict.fromkeys(read.drafts) if draft not in kept]
    told = say(
        "{count} achievements were noted; {there} lines were there already.",
        count=in_number(len(new)),
        there=in_number(len(read.drafts) - len(new)),
    )
    with saving("achievements", told, **fields.labels):
        if read.faults:
            raise Faults(
                [
                    ("lines", say("Line {line}: {why}", line=n, why=sentence))
                    for n, sentence in read.faults
                ]
            )
        if not read.drafts:
            raise Faults(
                [("lines", say("Paste at least one line, at most {most}.", most=MOST))]
            )
        note_achievements(desk.act(), key, new, desk.year)
