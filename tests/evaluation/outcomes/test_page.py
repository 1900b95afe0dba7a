from collections.abc import Callable
from datetime import date

from data.store import Store
from data.ui.desk import Desk
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import count_conduct
from evaluation.outcomes.page import show
from evaluation.recognitions import store as recognitions
from evaluation.recognitions.actions import note_recognition
from tests.evaluation.make import key
from tests.evaluation.outcomes.make import (
    an_achievement,
    conduct_draft,
    recognition_draft,
)
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import (
    charts_of,
    deeds,
    labelled,
    open_page,
    said,
    unfolded,
    written,
)

DeskOf = Callable[..., Desk]


def at(label: str) -> dict[str, str]:
    """The address of a tab."""
    return {"tabs-outcomes": said(label)}


def test_many_lines_are_pasted_and_a_wrong_one_keeps_none(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI), at("Achievements"))
    page = unfolded(page, "achievement-lines")
    line = "03/08/2026;Olimpiade Sains IPA;Juara 2;kota;akademik;siswa kelas VIII;1"

    labelled(page.text_area, "Lines").input(f"{line}\n;Tari;;planet;akademik")
    labelled(page.button, "Keep all lines").click().run()
    assert "planet" in page.error[0].value
    assert records.achievements(store, YEAR) == []

    labelled(page.text_area, "Lines").input(line)
    labelled(page.button, "Keep all lines").click().run()
    [kept] = records.achievements(store, YEAR)
    assert (kept.title, kept.pupils, kept.rank) == ("Olimpiade Sains IPA", 1, "Juara 2")
    assert "Olimpiade Sains IPA" in written(page)

    page = unfolded(page, "achievement-lines")
    labelled(page.text_area, "Lines").input(line)
    labelled(page.button, "Keep all lines").click().run()
    assert len(records.achievements(store, YEAR)) == 1


def test_an_accreditation_is_kept_as_its_paper_has_it(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI), at("Accreditation and awards"))

    labelled(page.text_input, "What was given").input("Akreditasi sekolah")
    labelled(page.date_input, "Given on").set_value(date(2012, 11, 9))
    labelled(page.text_input, "Predicate").input("A (Amat Baik)")
    labelled(page.text_input, "Score").input("94")
    labelled(page.text_input, "Number of the certificate or decree").input("Dp. 017869")
    labelled(page.button, "Put it on the list").click().run()

    assert not page.exception
    [kept] = recognitions.recognitions(store)
    assert (kept.number, kept.score, kept.predicate, kept.given_year) == (
        "Dp. 017869",
        "94",
        "A (Amat Baik)",
        2012,
    )
    assert said("valid") not in written(page)


def test_the_principal_reads_counts_and_is_told_what_ends(
    store: Store, desk_of: DeskOf
) -> None:
    an_achievement(store)
    count_conduct(
        acting(store, SARI), 0, conduct_draft(truancy=6, smoking=3, fighting=9), YEAR
    )
    ending = recognition_draft(valid_until=date(2026, 12, 31))
    note_recognition(acting(store, SARI), key("r"), ending)

    page = open_page(show, desk_of(BUDI), at("Quality and pupils"))
    assert "31 Desember 2026" in page.warning[0].value
    words = written(page)
    assert "<5" in words
    assert "9" in words
    assert " 3 " not in words
    assert deeds(page) == []

    page = open_page(show, desk_of(BUDI))
    assert len(charts_of(page)) == 1
    assert any(said("Years beside each other") for _ in page.tabs)
    assert "menyebabkan" in page.info[0].value


def test_an_empty_school_is_told_where_to_begin(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception

    for label in ("Achievements", "Admission", "What was gained", "Quality and pupils"):
        page = open_page(show, desk_of(SARI), at(label))
        assert not page.exception
        assert page.info or page.caption


def test_a_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.tabs
