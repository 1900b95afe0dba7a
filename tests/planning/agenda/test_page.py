from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision
from data.cooperation import CooperationForm
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.activities.actions import change_activity
from planning.activities.models import Activity, lacks
from planning.agenda.page import show
from planning.plan.models import PlanStep
from planning.templates.store import templates
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import (
    labelled,
    links_of,
    open_page,
    said,
    sheet_of,
    type_in,
    unfolded,
    written,
)
from tests.planning.make import a_goal, an_activity, key, program_at

DeskOf = Callable[..., Desk]


def widget(kind: Any, start: str) -> Any:
    [found] = [w for w in kind if w.key and w.key.startswith(start)]
    return found


def listed(page: Any) -> str:
    """The list as it is drawn, or nothing."""
    return " ".join(element.proto.body for element in page.get("html"))


def add(page: Any) -> Any:
    [button] = [b for b in page.button if "quick-activity" in str(b.proto.form_id)]
    return button.click().run()


def narrowed_to(page: Any, **facts: object) -> Any:
    for name, value in facts.items():
        page.query_params[name] = str(value)
    return page.run()


def test_list_shows_every_activity_with_its_standard_and_money(
    store: Store, desk_of: DeskOf
) -> None:
    meeting = an_activity(store)
    an_activity(store, "Seminar & <lomba>", planned_on=date(2026, 9, 5))

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    said = listed(page)
    assert f"kegiatan={meeting.id}" in said
    assert "Seminar &amp; &lt;lomba&gt;" in said
    for part in ("22 Agu 2026", "Hubungan harmonis", "Sari", "≥ 75 %", "Rp750.000"):
        assert part in said
    totals = " ".join(m.value for m in page.markdown)
    assert "Rp1.500.000" in totals


def test_year_is_typed_quickly_one_after_the_other(
    store: Store, desk_of: DeskOf
) -> None:
    goal = a_goal(store)
    page = open_page(show, desk_of(SARI))
    widget(page.selectbox, "quick-tujuan").set_value(str(goal.id))
    widget(page.selectbox, "quick-bentuk").set_value(str(CooperationForm.POMG))
    widget(page.selectbox, "quick-orang").set_value(str(SARI.id))
    widget(page.text_input, "title-quick").input("POMG 1")
    widget(page.date_input, "day-quick").set_value(date(2026, 8, 22))
    page = add(page)
    widget(page.date_input, "day-quick").set_value(None)
    widget(page.text_input, "title-quick").input("Kunjungan rumah")
    widget(page.selectbox, "month-quick").set_value(date(2026, 12, 1))
    page = add(page)

    assert not page.exception
    assert not page.error
    first, second = activities.activities_in(store, YEAR)
    assert (first.title, first.planned_on) == ("POMG 1", date(2026, 8, 22))
    assert (first.goal_id, first.person_id) == (goal.id, SARI.id)
    assert first.forms == (CooperationForm.POMG,)
    assert (second.title, second.goal_id) == ("Kunjungan rumah", goal.id)
    assert second.planned_on == date(2026, 12, 1)
    assert second.date_precision is DatePrecision.MONTH
    assert "POMG 1" in listed(page)


def test_day_is_typed_with_the_name(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    widget(page.text_input, "title-quick").input("31/2 Rapat")
    page = add(page)
    assert len(page.error) == 1

    widget(page.text_input, "title-quick").input("6/2 POMG 3")
    page = add(page)

    assert not page.error
    [activity] = activities.activities_in(store, YEAR)
    assert (activity.title, activity.planned_on) == ("POMG 3", date(2027, 2, 6))


def test_template_fills_what_is_typed_quickly(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    page = open_page(show, desk_of(SARI))
    widget(page.selectbox, "quick-tujuan").set_value(str(goal.id))
    widget(page.selectbox, "template-quick").set_value("pentas_seni")
    widget(page.text_input, "title-quick").input("8/5 Pentas seni akhir tahun")
    page = add(page)

    assert not page.exception
    assert not page.error
    [activity] = activities.activities_in(store, YEAR)
    assert activity.title == "Pentas seni akhir tahun"
    assert activity.planned_on == date(2027, 5, 8)
    assert activity.date_precision is DatePrecision.DAY
    assert (activity.goal_id, activity.template_key) == (goal.id, "pentas_seni")
    assert lacks(activity) == ["person in charge"]
    assert activities.planned_tasks(store, activity.id)
    lines = activities.budget_lines(store, activity.id)
    assert {line.fiscal_year for line in lines} == {2027}


def test_template_alone_brings_its_name_and_its_time(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    widget(page.selectbox, "template-quick").set_value("pentas_seni")
    page = add(page)

    assert not page.error
    [template] = [t for t in templates(store) if t.key == "pentas_seni"]
    [activity] = activities.activities_in(store, YEAR)
    assert activity.title == template.title
    assert activity.planned_on == template.usual_day(YEAR)


def test_what_an_activity_still_needs_stands_under_it(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store, indicator="", procedure="")

    page = open_page(show, desk_of(SARI))

    said = listed(page)
    assert "prosedur" in said
    assert "standar keberhasilan" in said


def test_quick_line_without_a_name_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = add(open_page(show, desk_of(SARI)))

    assert not page.exception
    assert len(page.error) == 1
    assert activities.activities_in(store, YEAR) == []


def test_list_is_narrowed_from_its_address(store: Store, desk_of: DeskOf) -> None:
    meeting = an_activity(store)
    an_activity(
        store,
        "Seminar",
        planned_on=date(2026, 9, 5),
        forms=(CooperationForm.PELATIHAN,),
        person_id=BUDI.id,
        goal_id=None,
    )
    an_activity(store, "Tanpa tanggal", planned_on=None, person_id=None)

    def titles(**facts: object) -> set[str]:
        said = listed(narrowed_to(open_page(show, desk_of(SARI)), **facts))
        every = ("Rapat awal tahun", "Seminar", "Tanpa tanggal")
        return {title for title in every if f">{title}<" in said}

    assert titles(bulan=9) == {"Seminar"}
    assert titles(bulan=0) == {"Tanpa tanggal"}
    assert titles(tujuan=meeting.goal_id) == {"Rapat awal tahun", "Tanpa tanggal"}
    assert titles(bentuk="training") == {"Seminar"}
    assert titles(orang=SARI.id) == {"Rapat awal tahun"}
    assert titles(bulan="juli", orang="siapa") == {
        "Rapat awal tahun",
        "Seminar",
        "Tanpa tanggal",
    }


def test_filter_chosen_stands_in_the_address(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = open_page(show, desk_of(BUDI))
    page = unfolded(page, "narrow-bulan-tujuan-bentuk-orang")

    widget(page.selectbox, "narrow-bulan").set_value("8").run()

    assert not page.exception
    assert page.query_params["bulan"] in ("8", ["8"])
    assert "Rapat awal tahun" in listed(page)


def test_words_narrow_the_list(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    an_activity(store, "Seminar")
    page = open_page(show, desk_of(BUDI))

    page.text_input(key="cari").set_value("semi").run()

    assert "Seminar" in listed(page)
    assert ">Rapat awal tahun<" not in listed(page)


def test_nothing_that_fits_shows_the_way_back(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = narrowed_to(open_page(show, desk_of(SARI)), bulan=3)

    assert not page.exception
    assert "Rapat awal tahun" not in written(page)
    assert "/agenda?tahun=2026" in links_of(page).splitlines()


def test_nothing_planned_yet_says_how_to_begin(desk_of: DeskOf) -> None:
    assert len(open_page(show, desk_of(SARI)).info) == 1
    assert len(open_page(show, desk_of(BUDI)).info) == 1


def test_activity_is_copied_from_the_list(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = unfolded(open_page(show, desk_of(SARI)), "copying")
    widget(page.date_input, "day-duplicate").set_value(date(2027, 1, 9))
    [button] = [b for b in page.button if "duplicate-" in str(b.proto.form_id)]
    button.click().run()

    assert not page.exception
    titles = [a.title for a in activities.activities_in(store, YEAR)]
    assert titles == ["Rapat awal tahun", "Rapat awal tahun (2)"]


def in_grid(page: Any) -> Any:
    """Open the grid."""
    page.query_params["tampilan"] = "grid"
    page.run()
    assert not page.exception
    return page


def test_many_activities_are_changed_and_saved_together(
    store: Store, desk_of: DeskOf
) -> None:
    first = an_activity(store)
    second = an_activity(store, "Seminar", budget=())
    page = in_grid(open_page(show, desk_of(SARI)))
    assert sheet_of(page)["rows"][0]["cells"]["planned_on"] == "2026-08-22"

    type_in(
        page,
        {
            first.title: {"planned_on": "2026-10", "person_id": str(BUDI.id)},
            "Seminar": {"amount": "2900000", "forms": "meeting,komite"},
        },
    )
    labelled(page.button, "Save all changes").click().run()

    assert not page.exception
    moved, seminar = (store.get(Activity, one.id) for one in (first, second))
    assert moved.when.is_month
    assert moved.planned_on == date(2026, 10, 1)
    assert moved.person_id == BUDI.id
    assert [str(form) for form in seminar.forms] == ["meeting", "komite"]
    assert activities.budget_lines(store, second.id)[0].amount == 2_900_000
    labelled(page.button, "Save all changes").click().run()
    assert [error.value for error in page.error] == [said("Nothing is changed yet.")]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"planned_on": "besok"}, "Tanggal"),
        ({"person_id": "Orang lain"}, "Penanggung jawab"),
        ({"budget": "5"}, "Muat ulang"),
    ],
)
def test_cell_that_cannot_be_read_is_named_and_nothing_is_saved(
    store: Store, desk_of: DeskOf, cells: dict[str, str], word: str
) -> None:
    first = an_activity(store)
    page = in_grid(open_page(show, desk_of(SARI)))

    type_in(page, {first.title: {"place": "Lapangan", **cells}})
    labelled(page.button, "Save all changes").click().run()

    [error] = page.error
    assert word in error.value
    assert store.get(Activity, first.id) == first


def test_who_was_slower_is_told_which_field_it_is_about(
    store: Store, desk_of: DeskOf
) -> None:
    first = an_activity(store)
    page = in_grid(open_page(show, desk_of(SARI)))
    type_in(page, {first.title: {"place": "Lapangan", "unit": "orang"}})
    draft = first.draft((), ()).model_copy(update={"place": "Balai desa"})
    change_activity(acting(store, SARI), first.id, first.version, draft)

    labelled(page.button, "Save all changes").click().run()

    [error] = page.error
    assert first.title in error.value
    assert "mengubah: Tempat." in error.value
    assert store.get(Activity, first.id).place == "Balai desa"


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_plan_is_only_read(
    store: Store, desk_of: DeskOf, step: PlanStep
) -> None:
    program_at(store, step)

    page = in_grid(open_page(show, desk_of(SARI)))

    assert not page.button
    assert len(page.info) == 1
    assert "Rapat awal tahun" in listed(page)


def test_principal_reads_the_list(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button
    assert "Rapat awal tahun" in listed(page)


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.get("html")
    assert not page.selectbox


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.button
    assert "Rapat awal tahun" in listed(page)


def test_warning_is_marked_in_the_list(store: Store, desk_of: DeskOf) -> None:
    an_activity(store, planned_on=date(2026, 8, 23))

    page = open_page(show, desk_of(SARI))

    assert "Minggu" in listed(page)


class Counting(Store):
    """A store that counts what it is asked."""

    asked = 0

    def rows(self, *arguments: Any, **values: Any) -> Any:
        Counting.asked += 1
        return super().rows(*arguments, **values)


def test_many_activities_cost_no_more_questions(store: Store, desk_of: DeskOf) -> None:
    for number in range(60):
        an_activity(store, f"Kegiatan {number}")
    store.__class__ = Counting
    Counting.asked = 0

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert Counting.asked <= 10
    assert len(page.button) + len(page.selectbox) + len(page.text_input) < 20
    assert store.exists(Activity, key("Kegiatan 59"))
    assert not store.exists(Activity, UUID(int=404))
