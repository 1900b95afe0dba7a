"""What a person decides of a list of pupils, and fills in about a pupil's homes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

import streamlit as st

from data.language import in_list, say, say_many
from data.phones import as_written
from data.roster import queries
from data.roster.actions import (
    add_contact,
    change_contact,
    keep_consent,
    remove_contact,
)
from data.roster.class_groups import KINDER, NUMERALS, grade_name
from data.roster.models import (
    Answers,
    Candidate,
    ConsentDraft,
    ContactDraft,
    Intake,
    PupilQuestion,
    Relation,
    UnknownGrade,
)
from data.roster.queries import PupilHome, SecondHome
from data.school.models import Level
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import unmarked
from data.ui.tables import lines
from data.ui.tabs import first_rows

Q = TypeVar("Q")

AT_ONCE: Final = 10
OPEN: Final = "open"
NEW: Final = "new"


def decided(desk: Desk, found: Intake, key: object) -> Answers:
    """Ask what the list leaves open, and return what was answered so far."""
    is_whole = _is_whole(found, key)
    if not (found.pupil_questions or found.unknown_grades):
        return Answers(is_whole=is_whole)
    st.subheader(say("To decide"), anchor=False)
    st.caption(
        say(
            "What nobody has decided is not taken in; these pupils stay as they are in "
            "the records."
        )
    )
    grades: dict[str, int] = {}
    pupils: dict[str, UUID | None] = {}
    ask_grade = partial(_grade, desk.school.level, grades, key)
    _ask(found.unknown_grades, ask_grade, "more-grades")
    _ask(found.pupil_questions, partial(_pupil, pupils, key), "more-pupils")
    return Answers(pupils=pupils, grades=grades, is_whole=is_whole)


def _is_whole(found: Intake, key: object) -> bool:
    """Ask whether a list that leaves out class groups is the whole school's."""
    if not found.unnamed:
        return True
    return st.toggle(
        say("This is the list of the whole school"),
        found.is_whole,
        help=say_many(
            "{count} class group is not on the list. Its pupils are to be checked only "
            "if the list is whole.",
            "{count} class groups are not on the list. Their pupils are to be checked "
            "only if the list is whole.",
            found.unnamed,
        ),
        key=f"whole-{key}",
    )


def _ask(questions: Sequence[Q], ask: Callable[[Q], None], more: str) -> None:
    def ask_all(those: Sequence[Q]) -> None:
        for question in those:
            ask(question)

    first_rows(questions, AT_ONCE, ask_all, more)


def _grade(
    level: Level, grades: dict[str, int], key: object, asked: UnknownGrade
) -> None:
    is_kindergarten = level in {Level.TK, Level.RA}
    choices = sorted(KINDER.values() if is_kindergarten else NUMERALS)
    chosen = st.selectbox(
        say("Which grade is the class group “{name}”?", name=asked.name),
        [OPEN, *map(str, choices)],
        format_func=lambda c: say("Not decided") if c == OPEN else grade_name(int(c)),
        help=say_many("{count} pupil", "{count} pupils", asked.pupils),
        key=f"grade-{key}-{asked.name}",
    )
    if chosen != OPEN:
        grades[asked.name] = int(chosen)


def _pupil(pupils: dict[str, UUID | None], key: object, asked: PupilQuestion) -> None:
    words = {OPEN: say("Not decided")}
    words |= {str(one.id): _candidate(one) for one in asked.candidates}
    words[NEW] = say("A new pupil")
    chosen = st.selectbox(
        say(
            "Row {row}: {name}, {class_group}. Whom does the row name?",
            row=f"{asked.sheet} {asked.row}".strip(),
            name=_numbered(asked.name, asked.nisn, asked.nipd),
            class_group=asked.class_group,
        ),
        list(words),
        format_func=words.__getitem__,
        key=f"pupil-{key}-{asked.place}",
    )
    if chosen != OPEN:
        pupils[asked.place] = None if chosen == NEW else UUID(chosen)


def _candidate(one: Candidate) -> str:
    return say(
        "The same as {name}, {class_group}",
        name=_numbered(one.name, one.nisn, one.nipd),
        class_group=one.class_group,
    )


def _numbered(name: str, nisn: str | None, nipd: str | None) -> str:
    numbers = [f"NISN {nisn}"] * bool(nisn) + [f"NIPD {nipd}"] * bool(nipd)
    return f"{name} ({', '.join(numbers)})" if numbers else name


# ── the homes of a pupil ─────────────────────────────────────────────────────
def homes(desk: Desk) -> None:
    """Let a person look up a pupil, keep a second home, and note a consent."""
    st.caption(
        say(
            "Where the parents live apart, both may be invited: the second home gets "
            "letters and messages of its own, and the pupil counts once. Who has "
            "withdrawn the consent to messages is not written to; letters go on."
        )
    )
    found = queries.pupil_homes(desk.store, desk.year)
    seconds = queries.second_homes(desk.store)
    words = {str(one.student_id): f"{one.name}, {one.class_group}" for one in found}
    chosen = narrowed("murid", say("Pupil"), words)
    if chosen is None:
        _special(found, seconds)
        return
    [home] = [one for one in found if str(one.student_id) == chosen]
    parents = in_list([*filter(None, (home.father_name, home.mother_name))])
    phone = as_written(home.phone) if home.phone else say("no usable mobile number")
    st.markdown(unmarked(f"{parents or home.guardian_name or '–'} · {phone}"))
    left, right = st.columns(2)
    with left:
        st.markdown("**" + say("Second home") + "**")
        for one in seconds:
            if str(one.student_id) == chosen:
                _second(desk, one)
        _new_second(desk, home)
    with right:
        _consent(desk, home)


def _special(found: Sequence[PupilHome], seconds: Sequence[SecondHome]) -> None:
    """List who has two homes, and who has withdrawn the consent to messages."""
    pupils = {one.student_id: one for one in found}
    told = [
        (pupils[one.student_id], f"{one.name} ({say(one.relation.label)})")
        for one in seconds
        if one.student_id in pupils
    ]
    withdrawn = [
        (one, say("no messages since {day}", day=one.withdrawn_on))
        for one in found
        if one.withdrawn_on
    ]
    if told or withdrawn:
        lines(
            [
                {
                    say("Pupil"): one.name,
                    say("Class group"): one.class_group,
                    say("What is special"): words,
                }
                for one, words in [*told, *withdrawn]
            ]
        )


def _second(desk: Desk, kept: SecondHome) -> None:
    shown = as_drawn(kept, f"contact-{kept.id}")
    key = f"{kept.id}-{shown.version}"
    with st.form(f"contact-{key}"):
        draft = _contact_fields(Fields(key, shown))
        sent = st.form_submit_button(say("Save"))
    ending(
        say("Remove"),
        say(
            "Letters about this pupil then go to one home only. What was sent and "
            "answered before stays counted."
        ),
        say("Remove {name}", name=kept.name),
        lambda: remove_contact(desk.act(), kept.id),
        say("The second home was removed."),
        key=f"contact-gone-{key}",
        back=Back.NEVER,
    )
    if sent:
        with saving(key, say("The second home was kept.")):
            change_contact(
                desk.act(), kept.id, shown.version, ContactDraft(**draft.typed)
            )


def _new_second(desk: Desk, home: PupilHome) -> None:
    form = f"contact-of-{home.student_id}"
    key = form_id(form)
    with st.form(f"contact-{key}"):
        fields = _contact_fields(
            Fields.new(key, ContactDraft, relation=Relation.FATHER)
        )
        sent = st.form_submit_button(say("Add a second home"))
    if sent:
        with saving(form, say("The second home was kept."), **fields.labels):
            draft = ContactDraft(**fields.typed)
            add_contact(desk.act(), key, home.student_id, draft)


def _contact_fields(fields: Fields) -> Fields:
    phone = fields.kept.phone
    fields.line("name", say("Name"))
    fields.one("relation", say("Relation"), Relation)
    fields.line(
        "phone",
        say("Phone"),
        shown=as_written(phone) if phone else "",
        placeholder="0812-3456-7890",
    )
    fields.tick("gets_letters", say("Gets letters and messages too"))
    return fields


def _consent(desk: Desk, home: PupilHome) -> None:
    st.markdown("**" + say("Messages to the family's number") + "**")
    kept = as_drawn(home, f"consent-{home.family_id}")
    key = f"consent-{home.family_id}-{kept.version}"
    with st.form(key):
        fields = Fields(key, kept)
        fields.line("owner", say("Whose number it is"))
        fields.day("given_on", say("Consent given on"))
        fields.line(
            "given_by",
            say("How it was given"),
            placeholder=say("on the form, at the meeting, by message"),
        )
        fields.day(
            "withdrawn_on",
            say("Withdrawn on"),
            help=say("From then on no message is offered for this family."),
        )
        sent = st.form_submit_button(say("Save"))
    if sent:
        with saving(key, say("The consent was kept."), **fields.labels):
            draft = ConsentDraft(**fields.typed)
            keep_consent(desk.act(), home.family_id, kept.version, draft)
