from collections.abc import Callable
from functools import partial

from streamlit.testing.v1 import AppTest

from data.roster.actions import take_in
from data.roster.page import _preview, show
from data.roster.queries import (
    listed_class_groups,
    listed_pupils,
    pupil_homes,
    second_homes,
)
from data.roster.reading import RosterFile, read_roster
from data.ui.desk import Desk
from tests.data.roster.test_matching import doubtful
from tests.make import BUDI, RINA, SARI
from tests.make_roster import fictional_pupils, roster_workbook
from tests.open_page import labelled, open_page, said, written


def test_empty_year_says_what_to_do(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "Dapodik" in page.info[0].value


def test_siblings_are_decided_on_the_page(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    doubtful(desk.store)
    page = open_page(show, desk)

    next(b for b in page.button if b.label == "Satu keluarga").click().run()

    assert not page.exception
    assert not [b for b in page.button if b.label == "Satu keluarga"]
    assert page.session_state["told"] == said("Noted.")


def test_class_groups_stand_first_and_their_pupils_are_listed_when_opened(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    doubtful(desk.store)
    page = open_page(show, desk)
    [group, *_] = listed_class_groups(desk.store, desk.year)
    assert f"{group.name} {group.students}" in written(page)
    assert not page.dataframe

    page.session_state["pupils"] = True
    page.run()

    assert not page.exception
    assert len(page.dataframe[0].value) == group.students


def test_a_second_home_is_kept_and_messages_can_be_unwanted(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    doubtful(desk.store)
    pupil = pupil_homes(desk.store, desk.year)[0]
    page = open_page(show, desk, {"murid": str(pupil.student_id)})

    labelled(page.text_input, "Name").input("Bapak Joko")
    labelled(page.text_input, "Phone").input("0812-3456-7890")
    labelled(page.button, "Add a second home").click().run()
    assert not page.exception
    labelled(page.date_input, "Withdrawn on").set_value(desk.today)
    labelled(page.button, "Save", 1).click().run()

    assert not page.exception
    [home] = second_homes(desk.store)
    assert (home.name, home.phone) == ("Bapak Joko", "+6281234567890")
    assert pupil_homes(desk.store, desk.year)[0].withdrawn_on == desk.today


def test_others_do_not_see_pupils(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.get("html")


ALYA = {
    "Nama": "Alya",
    "JK": "P",
    "Rombel Saat Ini": "VII A",
    "Data Ayah.Nama": "Budi",
}


def roster_of(*pupils: dict[str, str]) -> RosterFile:
    return read_roster("daftar.xlsx", roster_workbook(pupils))


def previewed(desk: Desk, roster: RosterFile) -> AppTest:
    return open_page(partial(_drawn, roster=roster), desk)


def _drawn(desk: Desk, roster: RosterFile) -> None:
    _preview(desk, roster, "here")


def test_a_list_is_taken_in_once_its_questions_are_answered(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    take_in(desk.act(), roster_of(ALYA), desk.year)
    again = roster_of(
        {**ALYA, "Rombel Saat Ini": "VIII B"},
        {**ALYA, "Nama": "Bima", "Rombel Saat Ini": "Apel", "JK": "Q"},
    )
    page = previewed(desk, again)
    assert not page.exception
    nothing = "Nothing of this list can be kept before it is decided above."
    assert page.info[0].value == said(nothing)

    grade = said("Which grade is the class group “{name}”?", name="Apel")
    labelled(page.selectbox, grade).select("8").run()
    facts = {"row": 7, "name": "Alya", "class_group": "VIII B"}
    row = "Row {row}: {name}, {class_group}. Whom does the row name?"
    labelled(page.selectbox, said(row, **facts)).select_index(1).run()
    assert "“Q”" in written(page)
    labelled(page.button, "Keep these changes").click().run()

    kept = listed_pupils(desk.store, desk.year)
    assert [(p.name, p.class_group, p.step) for p in kept] == [
        ("Bima", "Apel", "active"),
        ("Alya", "VIII B", "active"),
    ]


def test_spellings_that_become_one_are_shown(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    take_in(desk.act(), roster_of(ALYA), desk.year)
    desk.store.write("update class_group set name = 'KLS VII A', grade = 99")

    page = previewed(desk, roster_of({**ALYA, "Rombel Saat Ini": "7-A"}))

    named = said("{name} (grade {grade})", name="VII A", grade="VII")
    assert f"KLS VII A {named}" in written(page)
    labelled(page.button, "Keep these changes").click().run()
    assert [g.name for g in listed_class_groups(desk.store, desk.year)] == ["VII A"]


def test_a_part_of_the_school_is_told_from_the_whole(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    pupils = [
        {**ALYA, "Nama": f"Alya {name}", "Rombel Saat Ini": name}
        for name in ("VII A", "VII B", "VIII A", "IX A")
    ]
    take_in(desk.act(), roster_of(*pupils), desk.year)
    page = previewed(desk, roster_of({**pupils[0], "Data Ayah.Nama": "Tono"}))

    whole = labelled(page.toggle, "This is the list of the whole school")
    assert not whole.value
    assert f"{said('Missing')} 0" in written(page)
    whole.set_value(True).run()
    assert f"{said('Missing')} 3" in written(page)
    assert not page.warning


def test_a_list_that_leaves_out_most_pupils_is_asked_about(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    take_in(desk.act(), roster_of(*fictional_pupils(8)), desk.year)

    page = previewed(desk, roster_of(*fictional_pupils(1)))
    labelled(page.toggle, "This is the list of the whole school").set_value(True).run()

    assert page.warning[0].value.startswith("7 ")
