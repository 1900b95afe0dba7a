"""How the school judges its quality, how teachers see pupils, and pupils' conduct."""

from collections.abc import Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.few import HIDDEN, shared
from data.language import in_number, say, say_many
from data.roster import store as roster
from data.roster.class_groups import grade_name
from data.roster.models import ClassGroup
from data.ui.cards import Card, cards
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import drawn_version, saving
from data.ui.links import here
from data.ui.tables import lines
from data.ui.tabs import unfold
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import (
    attach_to_quality,
    count_conduct,
    describe_proof,
    detach_proof,
    judge_quality,
    remove_conduct,
)
from evaluation.outcomes.models import (
    KINDS,
    Conduct,
    ConductDraft,
    Course,
    QualityNote,
    QualityNoteDraft,
    Semester,
    id_of_conduct,
)
from evaluation.outcomes.queries import PupilAspects, pupil_aspects
from evaluation.questionnaires.models import part_words
from planning.goals.models import Dimension

STEPS = FileSteps(attach_to_quality, describe_proof, detach_proof)
MOST = 9999


def part(desk: Desk, path: str) -> None:
    """Draw the three: judged quality, pupils as teachers see them, conduct."""
    _quality(desk, path)
    _aspects(desk)
    _conduct(desk)


# ── judged quality ───────────────────────────────────────────────────────────
def _quality(desk: Desk, path: str) -> None:
    st.subheader(say("Quality, as the school judges it"), anchor=False)
    notes = {n.dimension: n for n in records.quality_notes(desk.store, desk.year)}
    cards([_judged(dimension, notes.get(dimension)) for dimension in Dimension])
    for dimension in Dimension:
        note = notes.get(dimension)
        if note or desk.may_now(Duty.KEEP_OUTCOMES):
            unfold(
                say("{dimension}: judgement and proofs", dimension=dimension),
                f"quality-{dimension}",
                partial(_judge, desk, path, dimension, note),
            )


def _judged(dimension: Dimension, note: QualityNote | None) -> Card:
    if note is None:
        quiet = escape(say("Not judged yet."))
        return Card(say(dimension.label), f'<p class="quiet">{quiet}</p>')
    course = f'<span class="mark">{escape(say(note.course.label))}</span>'
    evidence = escape(say("One sees it by: {evidence}", evidence=note.evidence))
    body = (
        f"<p>{course}</p>"
        f'<p class="typed">{escape(note.note)}</p><p class="typed quiet">{evidence}</p>'
    )
    return Card(say(dimension.label), body)


def _judge(
    desk: Desk, path: str, dimension: Dimension, note: QualityNote | None
) -> None:
    may_keep = desk.may_now(Duty.KEEP_OUTCOMES)
    if may_keep:
        _judging(desk, dimension, note)
    if note:
        files_of_record(
            desk,
            (QualityNote.table.name, note.id),
            here(desk, path),
            STEPS if may_keep else None,
            say("Add a proof"),
        )


def _judging(desk: Desk, dimension: Dimension, note: QualityNote | None) -> None:
    name = f"quality-{desk.year.start}-{dimension}"
    version = drawn_version(name, note.version if note else 0)
    key = f"{name}-{version}"
    fields = Fields(key, note.draft) if note else Fields.new(key, QualityNoteDraft)
    with st.form(key, border=False):
        fields.radio("course", say("How it went"), Course)
        fields.area("note", say("What the school sees"), height=90)
        fields.area(
            "evidence",
            say("By what one sees it"),
            height=70,
            help=say("Numbers, papers, observations; files are added below."),
        )
        sent = st.form_submit_button(say("Keep the judgement"), type="primary")
    if sent:
        with saving(key, say("The judgement was kept."), **fields.labels):
            draft = QualityNoteDraft(**fields.typed, dimension=dimension)
            judge_quality(desk.act(), version, draft, desk.year)


# ── pupils as teachers see them ──────────────────────────────────────────────
def _aspects(desk: Desk) -> None:
    st.subheader(say("Pupils, as their teachers see them"), anchor=False)
    found = pupil_aspects(desk.store, desk.year)
    if not found:
        st.caption(
            say(
                "The teachers' form of this year asks nothing of it yet, or there is "
                "none. It is made under questionnaires."
            )
        )
        return
    lines([_aspect(row) for row in found], [say("Mean of the points")])
    st.caption(
        say(
            "Means of whole classes from the teachers' form, never of one pupil. Where "
            "fewer than five teachers answered, it stays hidden."
        )
    )


def _aspect(row: PupilAspects) -> dict[str, str]:
    mean = HIDDEN
    if row.is_told and row.mean is not None:
        most = in_number(row.points)
        mean = say("{mean} of {most}", mean=in_number(row.mean), most=most)
    return {
        say("What was observed"): row.text,
        say("Domain"): part_words(row.part),
        say("Mean of the points"): mean,
        say("Teachers"): in_number(row.sheets) if row.is_told else shared_words(row),
    }


def shared_words(row: PupilAspects) -> str:
    """Return how many teachers answered, hidden where they were few."""
    return shared({"": row.sheets})[""]


# ── conduct ──────────────────────────────────────────────────────────────────
def _conduct(desk: Desk) -> None:
    st.subheader(say("Conduct of pupils, in numbers alone"), anchor=False)
    found = records.conduct_in(desk.store, desk.year)
    if found:
        lines(
            [_summed(found, semester) for semester in (1, 2) if _of(found, semester)],
            [say(word) for word in KINDS.values()],
        )
        st.caption(
            say(
                "How often it happened in the whole school. Fewer than five stay "
                "hidden; names and stories are never kept here."
            )
        )
    else:
        st.caption(say("Nothing is counted for this year yet."))
    if desk.may_now(Duty.KEEP_OUTCOMES):
        groups = roster.class_groups(desk.store, desk.year)
        unfold(say("Count"), "conduct", partial(_counting, desk, found, groups))


def _of(found: Sequence[Conduct], semester: int) -> list[Conduct]:
    return [row for row in found if row.semester == semester]


def _summed(found: Sequence[Conduct], semester: int) -> dict[str, str]:
    rows = _of(found, semester)
    sums = {kind: sum(row.times[kind] for row in rows) for kind in KINDS}
    told = shared(sums)
    places = say_many("{count} place", "{count} places", len(rows))
    return {
        say("Semester"): f"{semester} ({places})",
        **{say(word): told[kind] for kind, word in KINDS.items()},
    }


def _counting(
    desk: Desk, found: Sequence[Conduct], groups: Sequence[ClassGroup]
) -> None:
    if not groups:
        st.info(say("Take in the list of pupils first: it has the class groups."))
        return
    places = _places(groups)
    left, right = st.columns(2)
    semester = left.radio(
        say("Semester"), (1, 2), format_func=str, horizontal=True, key="conduct-half"
    )
    place = right.selectbox(
        say("Class group or grade"),
        list(places),
        format_func=places.__getitem__,
        key="conduct-place",
    )
    grade, group_id = place
    kept_id = id_of_conduct(desk.year, semester, grade, group_id)
    kept = next((row for row in found if row.id == kept_id), None)
    _counts(desk, (semester, grade, group_id), kept, kept_id)


def _places(groups: Sequence[ClassGroup]) -> dict[tuple[int, UUID | None], str]:
    """Return each class group, and each grade as a whole, with what they are called."""
    by_class: dict[tuple[int, UUID | None], str] = {
        (group.grade, group.id): group.name for group in groups
    }
    grades = dict.fromkeys(group.grade for group in groups)
    whole: dict[tuple[int, UUID | None], str] = {
        (grade, None): say("Grade {grade} as a whole", grade=grade_name(grade))
        for grade in grades
    }
    return by_class | whole


def _counts(
    desk: Desk,
    place: tuple[int, int, UUID | None],
    kept: Conduct | None,
    kept_id: UUID,
) -> None:
    semester, grade, group_id = place
    version = drawn_version(f"conduct-{kept_id}", kept.version if kept else 0)
    key = f"conduct-{kept_id}-{version}"
    half: Semester = 1 if semester == 1 else 2
    shown = kept or ConductDraft(semester=half, grade=grade)
    fields = Fields(key, shown)
    with st.form(key, border=False):
        for row in (list(KINDS)[:3], list(KINDS)[3:]):
            for at, kind in zip(fields.columns(1, 1, 1), row, strict=True):
                at.whole(kind, say(KINDS[kind]), 0, MOST)
        sent = st.form_submit_button(say("Save the counts"), type="primary")
    if sent:
        with saving(key, say("The counts were saved."), **fields.labels):
            typed = {kind: fields.typed[kind] or 0 for kind in KINDS}
            draft = ConductDraft(
                semester=half, grade=grade, class_group_id=group_id, **typed
            )
            count_conduct(desk.act(), version, draft, desk.year)
    if kept:
        ending(
            say("Take these counts out"),
            say("What was counted for this place and semester is no longer summed up."),
            say("Take the counts out"),
            lambda: remove_conduct(desk.act(), kept.id, version),
            say("The counts were taken out."),
            key=f"remove-{key}",
            back=Back.UNDO,
        )
