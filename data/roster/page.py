"""The pupils' page: the year's class groups, and taking in Dapodik's list."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_number, say, say_many
from data.phones import as_written
from data.roster import queries
from data.roster.actions import answer_siblings, preview, take_in
from data.roster.class_groups import grade_name
from data.roster.form import decided, homes
from data.roster.models import Change, ClassGroup, Intake, SiblingAnswer
from data.roster.queries import ListedClassGroup, ListedPupil, OpenSiblingQuestion
from data.roster.reading import RosterFile, read_roster
from data.roster.rows import Fault
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, press, saving, telling
from data.ui.pages import Page, Section
from data.ui.reading import reading
from data.ui.tables import beside, lines, table
from data.ui.tabs import first_rows, unfold, unfold_rest

PAGE = Page(
    N_("Pupils"),
    "siswa",
    "school",
    Section.SCHOOL,
    Duty.KEEP_PUPILS,
    heading=N_("Pupils {year}"),
    words=N_("families, parents, class groups, Dapodik"),
)

SHOWN: Final = 200
"""How many changes of a list that is taken in are shown."""
AT_ONCE: Final = 60
"""How many faults of a list are told before somebody asks for the rest."""
FEW: Final = 5
"""So many pupils may leave at once without a warning."""
QUESTIONS_AT_ONCE: Final = 5
GROUPS: Final = """<style>
.stHtml .class-groups{list-style:none;display:grid;padding:0;margin:0;gap:var(--s1);
grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr))}
.class-groups li{background:var(--tint);border-radius:var(--round);
padding:var(--s1) var(--s3);margin:0;display:flex;justify-content:space-between}
</style>"""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    _class_groups(desk)
    if desk.year_is_open and queries.listed_class_groups(desk.store, desk.year):
        label = say("Second homes, and consent to messages")
        opened = "murid" in st.query_params
        unfold(label, "homes", partial(homes, desk), opened=opened)
    if desk.year_is_open:
        _import(desk)
        _siblings(desk)


def _class_groups(desk: Desk) -> None:
    groups = queries.listed_class_groups(desk.store, desk.year)
    if not groups:
        st.info(
            say(
                "There are no pupils in this school year yet. Download “Daftar Peserta "
                "Didik” from Dapodik and take it in below."
            )
        )
        return
    pupils = queries.listed_pupils(desk.store, desk.year)
    with_mobile = sum(pupil.has_mobile for pupil in pupils)
    counts = (
        (say("Class groups"), len(groups)),
        (say("Pupils"), sum(group.students for group in groups)),
        (say("With a usable mobile number"), with_mobile),
    )
    figures(Figure(label, in_number(number)) for label, number in counts)
    st.html(_counted(groups))
    draw = partial(_pupils, [group.name for group in groups], pupils)
    unfold(say("Pupils by class group"), "pupils", draw)


def _counted(groups: Sequence[ListedClassGroup]) -> str:
    """Return how many pupils each class group has: beside each other, as they fit."""
    told = "".join(
        f"<li><strong>{escape(group.name)}</strong> {in_number(group.students)}</li>"
        for group in groups
    )
    return f'{GROUPS}<ul class="class-groups">{told}</ul>'


def _pupils(groups: Sequence[str], pupils: Sequence[ListedPupil]) -> None:
    chosen = st.selectbox(say("Class group"), groups)
    table(
        [
            {
                say("Name"): pupil.name,
                "NISN": pupil.nisn or "",
                "NIPD": pupil.nipd or "",
                say("Sex"): pupil.gender or "–",
                say("Mobile number"): say("yes") if pupil.has_mobile else "–",
                say("On the list"): say(pupil.step.label),
            }
            for pupil in pupils
            if pupil.class_group == chosen
        ]
    )


def _import(desk: Desk) -> None:
    st.header(say("Take in Dapodik's list"))
    st.caption(
        say(
            "Only name, NISN, NIPD, sex, class group, phone, e-mail, parents' names "
            "and kind of residence are read. NIK, family card, income, bank, "
            "coordinates, religion and everything else never reach the records."
        )
    )
    st.caption(
        say(
            "A pupil is known again by NISN, else by NIPD, else by name and birth date "
            "(of which only a fingerprint is kept), else by name within the class "
            "group. Where that is not sure, you are asked. Every sheet is read."
        )
    )
    key = form_id("roster")
    file = st.file_uploader(
        say("“Daftar Peserta Didik” as downloaded (.xlsx or .csv)"),
        type=["xlsx", "xls", "csv"],
        key=f"roster-{key}",
    )
    if file is None:
        return
    with telling():
        with reading(file.name) as told:
            roster = read_roster(file.name, file.getvalue(), told)
        _preview(desk, roster, key)


def _preview(desk: Desk, roster: RosterFile, key: object) -> None:
    answers = decided(desk, preview(desk.act(), roster, desk.year), key)
    found = preview(desk.act(), roster, desk.year, answers)
    _summary(found)
    _missing(found)
    _sheets(roster)
    _spellings(found)
    _rows(say("Rows that cannot be taken in"), found.bad)
    _rows(say("Rows taken in with a remark"), found.warnings)
    if found.dropped_columns:
        with st.expander(
            say_many(
                "{count} column is not kept",
                "{count} columns are not kept",
                len(found.dropped_columns),
            )
        ):
            st.text(", ".join(found.dropped_columns))
    if found.is_empty and found.waiting:
        st.info(say("Nothing of this list can be kept before it is decided above."))
        return
    if found.is_empty:
        st.success(say("The records already hold this list; there is nothing to keep."))
        return
    _differences(found)
    if st.button(say("Keep these changes"), type="primary", key="keep-roster"):
        told = say("The list of pupils {year} was taken in.", year=desk.year)
        with saving("roster", told):
            take_in(desk.act(), roster, desk.year, answers)


def _summary(found: Intake) -> None:
    numbers = (
        (say("Read"), found.read),
        (say("New"), found.count(Change.NEW)),
        (say("Changed"), found.count(Change.CHANGED, Change.MOVED)),
        (say("Unchanged"), found.unchanged),
        (say("Missing"), found.count(Change.MISSING)),
        (say("Not usable"), len(found.bad)),
        (say("To decide"), found.waiting),
    )
    figures(Figure(label, in_number(number)) for label, number in numbers)


def _missing(found: Intake) -> None:
    """Warn where a list leaves out most pupils: it may be another school's."""
    missing = found.count(Change.MISSING)
    known = found.unchanged + found.count(Change.CHANGED, Change.MOVED)
    if missing > max(known, FEW):
        st.warning(
            say(
                "{count} pupils of the records are not on this list and would have to "
                "be checked. Is it the newest list of this school?",
                count=in_number(missing),
            )
        )


def _sheets(roster: RosterFile) -> None:
    """Say which sheets were left out, and what stands on several of them."""
    if roster.other_sheets:
        names = in_list([f"“{name}”" for name in roster.other_sheets])
        told = say(
            "No pupils were read from {sheets}: hidden, no list, or a list of pupils "
            "who left.",
            sheets=names,
        )
        st.info(told)
    if roster.repeated:
        st.caption(
            say_many(
                "{count} row repeats a pupil of another sheet.",
                "{count} rows repeat pupils of other sheets.",
                roster.repeated,
            )
        )


def _spellings(found: Intake) -> None:
    """Show class groups that become one, or get the name that all others have."""
    spelled = [*found.merges, *found.changed_class_groups]
    if not spelled:
        return
    st.caption(
        say(
            "These class groups of the records are spelled anew. Families, activities "
            "and attendance go along."
        )
    )
    rows = [(one.gone.name, _named(one.into)) for one in spelled]
    st.html(beside((say("Class group"), say("Becomes")), rows))


def _named(group: ClassGroup) -> str:
    return say("{name} (grade {grade})", name=group.name, grade=grade_name(group.grade))


def _rows(title: str, rows: Sequence[Fault]) -> None:
    if not rows:
        return
    with st.expander(f"{title} ({len(rows)})", expanded=True):
        _faults(rows[:AT_ONCE])
    unfold_rest(rows[AT_ONCE:], _faults, f"more-{title}", title=title)


def _faults(rows: Sequence[Fault]) -> None:
    several, label = any(row.sheet for row in rows), say("Row")
    lines(
        [
            {
                label: f"{label} {row.row}",
                **({say("Sheet"): row.sheet} if several else {}),
                say("Column"): row.column,
                say("Reason"): say(row.message, **row.facts),
            }
            for row in rows
        ]
    )


def _differences(found: Intake) -> None:
    several = len({d.sheet for d in found.differences if d.row}) > 1
    with st.expander(say("What changes"), expanded=True):
        table(
            [
                {
                    **({say("Sheet"): difference.sheet} if several else {}),
                    say("Row"): difference.row,
                    say("Name"): difference.name,
                    say("Class group"): difference.class_group,
                    say("What changes"): say(difference.change.label),
                    say("Before"): difference.before,
                }
                for difference in found.differences[:SHOWN]
            ]
        )
        if (count := len(found.differences)) > SHOWN:
            told = say(
                "The first {shown} of {count} changes are listed.",
                shown=SHOWN,
                count=count,
            )
            st.caption(told)


def _siblings(desk: Desk) -> None:
    questions = queries.open_sibling_questions(desk.store)
    if not questions:
        return
    st.header(say("One family or two?"))
    st.caption(
        say(
            "These pupils have parents of the same names but different phone numbers. "
            "Siblings share their parents and numbers; in participation the family "
            "counts for each pupil."
        )
    )
    draw = partial(_questions, desk)
    first_rows(questions, QUESTIONS_AT_ONCE, draw, "more-siblings")


def _questions(desk: Desk, questions: Sequence[OpenSiblingQuestion]) -> None:
    for question in questions:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(_families(question))
            _answer(desk, question, SiblingAnswer.SAME, say("One family"))
            _answer(desk, question, SiblingAnswer.DIFFERENT, say("Two families"))


def _families(question: OpenSiblingQuestion) -> str:
    parents = " · ".join(filter(None, (question.father_name, question.mother_name)))
    families = (
        f"{question.children} ({_written(question.phone)})",
        f"{question.other_children} ({_written(question.other_phone)})",
    )
    told = "".join(f"<br>{escape(family)}" for family in families)
    return f"<strong>{escape(parents)}</strong>{told}"


def _answer(
    desk: Desk, question: OpenSiblingQuestion, answer: SiblingAnswer, label: str
) -> None:
    one, other = question.family_id, question.other_family_id
    press(
        label,
        lambda: answer_siblings(desk.act(), one, other, answer),
        say("Noted."),
        key=f"{one}-{other}-{answer}",
    )


def _written(phone: str | None) -> str:
    return as_written(phone) if phone else "–"
