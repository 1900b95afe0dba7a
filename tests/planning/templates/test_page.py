import re
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.activity import DatePrecision
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.days.actions import add_day_off
from planning.days.models import DayOffDraft
from planning.goals import store as goals
from planning.goals.actions import set_goal
from planning.goals.models import Dimension, GoalDraft
from planning.plan.models import PlanStep
from planning.templates import store as templates
from planning.templates.actions import hide_template, plan_from
from planning.templates.models import Origin
from planning.templates.page import show
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import (
    at_tab,
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


def one(desk: Desk, template: str) -> AppTest:
    page = open_page(show, desk)
    page.query_params["pilih"] = template
    return page.run()


def new(desk: Desk) -> AppTest:
    return at_tab(open_page(show, desk), "templates", say("New template"))


def catalogue(desk: Desk) -> AppTest:
    return at_tab(open_page(show, desk), "templates", say("Catalogue"))


def press(page: AppTest, part: str) -> AppTest:
    """Press the first button whose key contains ``part``."""
    return next(b for b in page.button if part in (b.key or "")).click().run()


def listed(page: AppTest) -> list[str]:
    """Return the addresses of the templates listed."""
    [drawn] = page.get("html")
    return re.findall('href="([^"]*)"', drawn.proto.body)


def words(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.header, *page.info]
    return "\n".join(part.value for part in parts)


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def proposed(page: AppTest, key: str) -> dict[str, str]:
    """Return what the table proposes for an occasion."""
    [row] = [row for row in sheet_of(page)["rows"] if row["id"] == key]
    cells: dict[str, str] = row["cells"]
    return cells


def test_the_lead_plans_several_at_once(store: Store, desk_of: DeskOf) -> None:
    usual = a_goal(store)
    draft = GoalDraft(title="Mutu belajar", dimensions=(Dimension.LEARNING,))
    learning = set_goal(acting(store, SARI), key("l"), draft, YEAR)
    plan_from(acting(store, SARI), key("a"), "persami", YEAR)
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    rows = {row["id"]: row for row in sheet_of(page)["rows"]}
    assert rows["pomg-2"]["cells"]["planned_on"] == "2026-10-24"
    assert rows["pomg-2"]["cells"]["person_id"] == str(SARI.id)
    assert [key for key, row in rows.items() if row.get("is_apart")] == ["persami-1"]
    assert len(rows["surat_kalender-1"]["cells"]["planned_on"]) in {7, 10}

    type_in(
        page,
        {
            rows["rapat_tahunan-1"]["title"]: {
                "take": "1",
                "goal_id": str(usual.id),
                "person_id": str(BUDI.id),
            },
            rows["pomg-2"]["title"]: {"take": "1", "planned_on": "2026-10-31"},
            rows["karnaval_hut_kota-1"]["title"]: {
                "take": "1",
                "planned_on": "2026-11",
                "title": "Karnaval kota",
            },
        },
    )
    labelled(page.button, "Put the chosen on the plan").click().run()

    assert not page.exception
    kept = {a.title: a for a in activities.activities_in(store, YEAR)}
    meeting = kept["Rapat tahunan awal tahun pelajaran"]
    assert (meeting.planned_on, meeting.goal_id) == (date(2026, 7, 18), usual.id)
    assert meeting.person_id == BUDI.id
    second = kept["Pertemuan orang tua murid dan guru (POMG) 2"]
    assert (second.planned_on, second.goal_id) == (date(2026, 10, 31), learning.id)
    assert second.person_id == SARI.id
    assert kept["Karnaval kota"].when.is_month
    assert len(kept) == 4
    labelled(page.button, "Put the chosen on the plan").click().run()
    assert [e.value for e in page.error] == [said("Nothing is chosen yet.")]


def test_one_template_says_why_and_is_planned(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    page = one(desk_of(SARI), "pelatihan_kemitraan")
    assert not page.exception
    assert "25 peserta" in words(page)
    assert "SDN 3 Batu Mekar" in words(page)

    [choice] = [
        s
        for s in page.selectbox
        if s.key and s.key.startswith("goal_id-") and "-usual-" not in s.key
    ]
    choice.select(goal.id)
    press(page, "plan-")

    assert not page.exception
    [kept] = activities.activities_in(store, YEAR)
    assert (kept.template_key, kept.goal_id) == ("pelatihan_kemitraan", goal.id)


def test_the_lead_adapts_hides_and_offers_again(store: Store, desk_of: DeskOf) -> None:
    page = unfolded(one(desk_of(SARI), "persami"), "adapt-persami")
    title = next(
        t
        for t in page.text_input
        if t.value == "Perkemahan Sabtu-Minggu (Persami)"
        and t.key != labelled(page.text_input, "Activities").key
    )
    title.input("Persami gugus depan")
    press(page, "words-")
    assert not page.exception
    changed = templates.template(store, "persami")
    assert (changed.title, changed.origin) == ("Persami gugus depan", Origin.CHANGED)
    assert len(changed.tasks) == 10
    assert len(changed.budget) == 3

    press(page, "hide-")
    assert not page.exception
    assert templates.template(store, "persami").is_hidden
    press(page, "show-")
    assert not templates.template(store, "persami").is_hidden
    press(page, "restore-")
    assert not page.exception
    assert templates.template(store, "persami").origin is Origin.READY


def test_a_stale_tab_is_told(store: Store, desk_of: DeskOf) -> None:
    page = unfolded(one(desk_of(SARI), "persami"), "adapt-persami")
    hide_template(acting(store, SARI), key("x"), "persami", 0)

    labelled(page.text_input, "How it is measured").input("Mitigasi lain")
    press(page, "words-")

    assert not page.exception
    assert len(page.error) == 1
    assert templates.template(store, "persami").origin is Origin.READY


def test_a_template_is_made_of_an_activity_and_of_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    page = new(desk_of(SARI))

    press(page, "template-from")
    assert not page.exception
    made = templates.templates(store)[-1]
    assert made.title == "Rapat awal tahun"
    assert page.header[0].value == made.title

    page = new(desk_of(SARI))
    title = next(t for t in page.text_input if t.value == "")
    title.input("Bazar buku")
    press(page, "words-")
    assert not page.exception
    assert "Bazar buku" in [t.title for t in templates.templates(store)]


def test_a_template_without_a_title_is_explained(store: Store, desk_of: DeskOf) -> None:
    before = len(templates.templates(store))
    page = new(desk_of(SARI))

    press(page, "words-")

    assert not page.exception
    assert len(page.error) == 1
    assert len(templates.templates(store)) == before


def test_hidden_templates_can_be_offered_again(store: Store, desk_of: DeskOf) -> None:
    hide_template(acting(store, SARI), key("x"), "studi_tour", 0)
    page = unfolded(catalogue(desk_of(SARI)), "hidden-templates")

    page.button(key="show-studi_tour-1").click().run()

    assert not page.exception
    assert not templates.template(store, "studi_tour").is_hidden


def test_the_catalogue_is_narrowed_in_the_address(
    store: Store, desk_of: DeskOf
) -> None:
    page = catalogue(desk_of(SARI))
    page.query_params["bentuk"] = "home_visit"
    page.run()

    assert not page.exception
    [url] = listed(page)
    assert url == "/template?tahun=2026&amp;bentuk=home_visit&amp;pilih=kunjungan_rumah"


def test_the_principal_reads_the_catalogue(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))
    assert not page.exception
    assert not page.text_area

    assert any(url.endswith("pilih=pomg") for url in listed(page))
    page = one(desk_of(BUDI), "pomg")

    assert not page.exception
    assert page.header[0].value.startswith("Pertemuan orang tua")
    assert not page.text_input
    assert len(page.button) == 1


def test_a_committee_member_is_refused(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert not page.exception
    assert len(page.warning) == 1
    assert not page.button


def test_a_locked_plan_only_offers_the_catalogue(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.SUBMITTED)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert not page.text_area
    assert len(page.info) == 1
    assert any(url.endswith("pilih=pomg") for url in listed(page))
    opened = one(desk_of(SARI), "pomg")
    assert not opened.date_input


def test_a_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.text_area


def test_without_goals_the_lead_is_sent_to_them(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert goals.goals_in(store, YEAR) == []
    assert "/tujuan" in links_of(page)


def test_what_was_typed_under_a_templates_title_is_on_the_plan(
    store: Store, desk_of: DeskOf
) -> None:
    kept = an_activity(store, "Pentas seni")

    page = open_page(show, desk_of(SARI))
    opened = one(desk_of(SARI), "pentas_seni")

    held = [row["id"] for row in sheet_of(page)["rows"] if row.get("is_apart")]
    assert held == ["pentas_seni-1"]
    assert f"kegiatan={kept.id}" in links_of(opened)


def test_a_proposed_day_says_what_it_clashes_with(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store, "Bazar", planned_on=date(2026, 7, 17))
    page = open_page(show, desk_of(SARI))

    assert "“Bazar”" in proposed(page, "rapat_tahunan-1")["about"]


def test_a_day_off_is_not_proposed(store: Store, desk_of: DeskOf) -> None:
    off = DayOffDraft(on_day=date(2026, 7, 18), name="Hari jadi sekolah")
    add_day_off(acting(store, SARI), key("off"), off, YEAR)
    page = open_page(show, desk_of(SARI))

    cells = proposed(page, "rapat_tahunan-1")

    assert cells["planned_on"] == "2026-07-25"
    assert "18 Jul" in cells["about"]
    opened = one(desk_of(SARI), "rapat_tahunan")
    assert labelled(opened.date_input, "Date").value == date(2026, 7, 25)


def test_the_next_of_several_occasions_is_proposed(
    store: Store, desk_of: DeskOf
) -> None:
    plan_from(acting(store, SARI), key("a"), "pomg", YEAR)

    opened = one(desk_of(SARI), "pomg")

    assert labelled(opened.date_input, "Date").value == date(2026, 10, 24)
    assert labelled(opened.text_input, "Activities").value.endswith(" 2")


def test_an_address_of_no_template_shows_them_all(desk_of: DeskOf) -> None:
    page = one(desk_of(SARI), "bukan-template")

    assert not page.exception
    assert len(sheet_of(page)["rows"]) == 38


def test_what_is_on_the_plan_by_month_says_the_month(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(
        store,
        "Pentas seni",
        planned_on=date(2027, 2, 1),
        date_precision=DatePrecision.MONTH,
    )

    opened = written(one(desk_of(SARI), "pentas_seni"))

    assert "Februari 2027" in opened
    assert "1 Feb 2027" not in opened
