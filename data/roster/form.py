"""What a person has to decide before a list of pupils is taken in."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

import streamlit as st

from data.language import say, say_many
from data.roster.class_groups import KINDER, NUMERALS, grade_name
from data.roster.models import Answers, Candidate, Intake, PupilQuestion, UnknownGrade
from data.school.models import Level
from data.ui.desk import Desk
from data.ui.tabs import unfold

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
    _ask_all(questions[:AT_ONCE], ask)
    if rest := questions[AT_ONCE:]:
        label = say_many("{count} more", "{count} more", len(rest))
        unfold(label, more, partial(_ask_all, rest, ask))


def _ask_all(questions: Sequence[Q], ask: Callable[[Q], None]) -> None:
    for question in questions:
        ask(question)


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
