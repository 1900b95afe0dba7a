"""Many people at once: lines or a file, what they would change, and keeping it."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from data.joining.actions import preview_people, take_in_people
from data.joining.models import (
    A_NEW_PERSON,
    LEFT_OUT,
    Answers,
    Change,
    Difference,
    Fact,
    Intake,
    ListFault,
    PeopleList,
    PersonQuestion,
)
from data.joining.reading import read_lines, read_people
from data.language import in_list, in_number, say, say_many
from data.people.models import Element, Person
from data.phones import as_written
from data.ui import begun
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, saving, telling
from data.ui.links import link
from data.ui.reading import reading
from data.ui.tables import lines
from data.ui.tabs import first_rows, unfold_rest

AT_ONCE: Final = 60
"""How many faults or changes are told before somebody asks for the rest."""
MOST: Final = 20_000
"""Signs that may be pasted: some hundred people; more of them come as a file."""
EXAMPLE: Final = (
    "Siti Aminah, S.Pd.; Wali kelas VII A; 0812-3456-7890; 19700101 199503 2 001\n"
    "Drs. Ahmad Fauzi; Narasumber; 0812-3456-7891"
)


def many_people(desk: Desk) -> None:
    """Let a person paste or choose a list, look at what it changes, and keep it."""
    key = form_id("many-people")
    st.caption(
        say(
            "Name, element, phone, NIP and position are read, and the class group of a "
            "homeroom teacher; with or without a line of the columns' names. Titles "
            "stay with the name. Nothing is kept before you have seen it."
        )
    )
    typed = _pasted(desk, key)
    file = st.file_uploader(
        say("Or a file (.xlsx, .xls or .csv)"),
        type=["xlsx", "xls", "csv"],
        key=f"people-file-{key}",
    )
    if file is None and not typed.strip():
        return
    with telling():
        if file is None:
            listed = read_lines(typed)
        else:
            with reading(file.name) as told:
                listed = read_people(file.name, file.getvalue(), told)
        _preview(desk, listed, key)


def _pasted(desk: Desk, key: object) -> str:
    label, name = say("Paste the people, a line each"), f"people-lines-{key}"
    typed: str = st.text_area(
        label,
        begun.shown(name, "", str),
        key=name,
        height=140,
        max_chars=MOST,
        placeholder=EXAMPLE,
    )
    begun.note("many-people", name, label, typed or None, link(desk, "orang"))
    return typed


def _preview(desk: Desk, listed: PeopleList, key: object) -> None:
    first = preview_people(desk.act(), listed, desk.year)
    answers = Answers(element=_element(listed, first, key))
    asked = preview_people(desk.act(), listed, desk.year, answers).questions
    answers = answers.model_copy(update={"people": _answered(asked, key)})
    found = preview_people(desk.act(), listed, desk.year, answers)
    _summary(found)
    _not_read(listed, found)
    _faults(say("Rows that cannot be taken in"), found.bad)
    _faults(say("Rows taken in with a remark"), found.remarks)
    if found.is_empty and (found.questions or found.bad):
        st.info(say("Nothing of this list can be kept before it is mended or decided."))
        return
    if found.is_empty:
        st.success(say("The directory already holds these people; nothing changes."))
        return
    _begin(say("What changes"))
    first_rows(found.differences, AT_ONCE, _differences, "more-people-changes")
    _keep(desk, listed, answers, found)


def _keep(desk: Desk, listed: PeopleList, answers: Answers, found: Intake) -> None:
    count = len(found.differences)
    label = say_many("Keep {count} person", "Keep {count} people", count)
    if st.button(label, type="primary", key="keep-people"):
        told = say_many("{count} person was kept.", "{count} people were kept.", count)
        with saving("many-people", told):
            take_in_people(desk.act(), listed, desk.year, answers)


def _element(listed: PeopleList, first: Intake, key: object) -> Element | None:
    """Ask what those are of whom the list does not say it."""
    silent = {fault.row for fault in first.bad} - {fault.row for fault in listed.bad}
    if not silent and all(row.element for row in listed.rows):
        return None
    chosen: Element | None = st.selectbox(
        say("Element of those of whom the list does not say it"),
        list(Element),
        index=None,
        format_func=lambda element: say(element.label),
        placeholder=say("Not decided"),
        key=f"people-element-{key}",
    )
    return chosen


def _answered(questions: Sequence[PersonQuestion], key: object) -> dict[str, str]:
    """Ask whom the rows name that may be another person of the same name."""
    if not questions:
        return {}
    _begin(say("To decide"))
    answers = {one.place: _ask(one, key) for one in questions}
    return {place: answer for place, answer in answers.items() if answer}


def _ask(asked: PersonQuestion, key: object) -> str:
    words = {"": say("Not decided")}
    words |= {
        str(one.id): say("The same as {name}", name=_person(one))
        for one in asked.candidates
    }
    if asked.first:
        words[LEFT_OUT] = say("The same as in row {row}", row=asked.first)
    if asked.may_be_new:
        words[A_NEW_PERSON] = say("Another person of the same name")
    chosen: str = st.selectbox(
        say(
            "Row {row}: {name}. Whom does the row name?",
            row=f"{asked.sheet} {asked.row}".strip(),
            name=f"{asked.name} ({asked.words})" if asked.words else asked.name,
        ),
        list(words),
        format_func=words.__getitem__,
        key=f"same-{key}-{asked.place}",
    )
    return chosen


def _person(person: Person) -> str:
    phone = as_written(person.phone) if person.phone else ""
    beside = filter(None, (say(person.element.label), person.position, phone))
    return f"{person.name} ({', '.join(beside)})"


def _begin(heading: str) -> None:
    st.markdown(f"**{heading}**")


def _summary(found: Intake) -> None:
    kinds = [difference.change for difference in found.differences]
    numbers = (
        (say("Read"), found.read),
        (say("New"), kinds.count(Change.NEW)),
        (say("Changed"), kinds.count(Change.CHANGED)),
        (say("Unchanged"), found.same),
        (say("Not usable"), len({(fault.sheet, fault.row) for fault in found.bad})),
        (say("To decide"), len(found.questions)),
    )
    figures(Figure(label, in_number(number)) for label, number in numbers)


def _not_read(listed: PeopleList, found: Intake) -> None:
    told = []
    if found.repeated:
        told.append(
            say_many(
                "{count} row repeats another one.",
                "{count} rows repeat others.",
                found.repeated,
            )
        )
    if listed.dropped:
        columns = in_list([f"“{name}”" for name in listed.dropped])
        told.append(say("Not read: the columns {columns}.", columns=columns))
    if listed.other_sheets:
        names = in_list([f"“{name}”" for name in listed.other_sheets])
        told.append(say("No people were read from the sheets {names}.", names=names))
    if told:
        st.caption(" ".join(told))


def _faults(title: str, faults: Sequence[ListFault]) -> None:
    if not faults:
        return
    _begin(title)
    _listed(faults[:AT_ONCE])
    unfold_rest(faults[AT_ONCE:], _listed, f"more-{title}", title=title)


def _listed(faults: Sequence[ListFault]) -> None:
    label = say("Row")
    lines(
        [
            {
                label: " ".join(filter(None, (label, fault.sheet, str(fault.row)))),
                say("Column"): fault.column,
                say("Reason"): say(fault.message, **fault.facts),
            }
            for fault in faults
        ]
    )


def _differences(rows: Sequence[Difference]) -> None:
    lines(
        [
            {
                say("Name"): row.name,
                say("What changes"): say(row.change.label),
                say("Before"): _said(row.before),
                say("Now"): _said(row.after),
            }
            for row in rows
        ]
    )


def _said(facts: Sequence[Fact]) -> str:
    return " · ".join(
        f"{say(label)}: {say(value.label) if isinstance(value, Element) else value}"
        for label, value in facts
    )
