from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from data.few import HIDDEN
from data.language import Language, speaking
from data.school.models import School
from data.store import Store
from data.ui.desk import Desk
from evaluation.findings.models import Finding
from evaluation.presenting.documents import handout
from evaluation.presenting.door import ROUTES
from evaluation.presenting.facts import told_of
from evaluation.presenting.models import Kind, Slide
from evaluation.presenting.page import show
from evaluation.presenting.slides import slides_of
from planning.goals.models import Goal
from tests.data.web.make import account_for, come_in, serving
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_participation,
    key,
)
from tests.evaluation.participation.test_queries import keep_pupil, names_taken
from tests.make import BUDI, NOW, RINA, SARI, YEAR
from tests.open_page import links_of, open_page

TODAY = date(2026, 11, 28)
DeskOf = Callable[..., Desk]


def keep_photo(
    store: Store, name: str, title: str, *, pupils: bool, consent: bool
) -> None:
    store.write(
        """
        insert into attachment by name
        select
            $id::uuid as id, $name as name, 'image/jpeg' as media_type, 1 as size,
            $name as sha256, 'x' as thumbnail, now() as made_at, $id::uuid as made_by
        """,
        id=key(name),
        name=name,
    )
    row = {
        "attachment_id": key(name),
        "record": "activity",
        "record_id": key(title),
        "activity_id": key(title),
        "happened_on": date(2026, 8, 12),
        "caption": "",
        "shows_pupils": pupils,
        "has_consent": consent,
        "version": 1,
    }
    store.write_all("record_file", [row])


def a_year(store: Store) -> None:
    title = "Keluarga <b>dekat</b> dengan sekolah"
    store.add(Goal(id=key("goal"), school_year=2026, number=1, title=title, version=1))
    keep_class_group(store, "VIII A", 8, "A")
    keep_class_group(store, "VII A", 7, "A")
    keep_activity(store, "Rapat", goal_id=key("goal"), target=Decimal(80))
    keep_closing(store, "Rapat")
    keep_participation(store, "Rapat", "VII A", 40, mother=30)
    keep_participation(store, "Rapat", "VIII A", 4, mother=4)
    keep_activity(store, "Kunjungan rumah Alya", audience="pupils")
    keep_closing(store, "Kunjungan rumah Alya")
    keep_participation(store, "Kunjungan rumah Alya", "VII A", 1, mother=1)
    keep_activity(store, "Pentas", planned_on=date(2027, 5, 2))


def shown(store: Store) -> list[Slide]:
    with speaking(Language.ENGLISH):
        return slides_of(store, store.get(School), YEAR, TODAY)


def test_the_year_stands_on_slides(store: Store) -> None:
    a_year(store)

    slides = {slide.kind: slide for slide in shown(store)}

    assert [slide.kind for slide in shown(store)].count(Kind.CALENDAR) == 2
    assert list(slides) == [
        Kind.TITLE,
        Kind.GOALS,
        Kind.CALENDAR,
        Kind.FIGURES,
        Kind.PARTICIPATION,
        Kind.NEXT,
        Kind.THANKS,
    ]
    [goal] = slides[Kind.GOALS].rows
    assert "'share': '100 %', 'light': 'green', 'judged': 'as expected'" in str(goal)
    assert "'share': '77 %', 'light': 'amber'" in str(shown(store))
    assert "Pentas" in str(slides[Kind.NEXT].rows)


def enrolled_before(store: Store, pupil: str, class_group: str) -> None:
    group = {
        "id": key(class_group),
        "school_year": 2025,
        "name": class_group,
        "grade": 7,
        "suffix": "Z",
    }
    row = {
        "student_id": key(pupil),
        "school_year": 2025,
        "class_group_id": key(class_group),
        "step": "active",
    }
    store.write_all("class_group", [group])
    store.write_all("enrolment", [row])


def reached_before(store: Store) -> object:
    figures = [one for one in shown(store) if one.kind is Kind.FIGURES]
    rows: list[Any] = [row for one in figures for row in one.rows]
    [found] = [row for row in rows if row["name"] == "Reached at least once"]
    return found["before"]


def test_nobody_knows_who_was_reached_where_no_names_were_taken(store: Store) -> None:
    keep_class_group(store, "VII A", 7, "A")
    keep_pupil(store, "Bima", "VII A")
    enrolled_before(store, "Bima", "VII Z")
    for title, year in (("Rapat", 2026), ("Rapat lama", 2025)):
        keep_activity(store, title, school_year=year, planned_on=date(year, 8, 1))
        keep_closing(store, title)
    names_taken(store, "Rapat", "VII A", Bima="mother")

    assert reached_before(store) == ""

    names_taken(store, "Rapat lama", "VII Z", Bima="absent")
    assert reached_before(store) == f"last year: {HIDDEN}"


def test_few_families_and_what_is_confidential_are_never_shown(store: Store) -> None:
    a_year(store)

    every = str(shown(store))

    assert "Alya" not in every
    assert "{'name': 'VIII A', 'width': 0, 'said': '…'}" in every
    assert every.index("'VII A'") < every.index("'VIII A'")


def test_only_pictures_that_may_leave_the_school_are_shown(store: Store) -> None:
    a_year(store)
    keep_photo(store, "tanpa izin", "Rapat", pupils=True, consent=False)
    keep_photo(store, "rahasia", "Kunjungan rumah Alya", pupils=False, consent=False)
    assert Kind.PHOTOS not in {slide.kind for slide in shown(store)}

    keep_photo(store, "berizin", "Rapat", pupils=True, consent=True)
    keep_photo(store, "ruang", "Pentas", pupils=False, consent=False)

    [photos] = [slide for slide in shown(store) if slide.kind is Kind.PHOTOS]
    addresses = [row["address"] for row in photos.rows if isinstance(row, dict)]
    assert addresses == [f"/files/{key('ruang')}", f"/files/{key('berizin')}"]


def test_an_empty_year_has_a_beginning_and_an_end(store: Store) -> None:
    assert [slide.kind for slide in shown(store)] == [Kind.TITLE, Kind.THANKS]


def test_the_slides_are_for_who_reads_the_results(store: Store, tmp_path: Path) -> None:
    a_year(store)
    names = {SARI: "sari", BUDI: "budi", RINA: "rina"}
    answers = {}
    with serving(store, tmp_path, *ROUTES) as browser:
        for who, name in names.items():
            account_for(store, who)
            come_in(browser, name)
            answers[name] = browser.get("/wall/2026")
        assert browser.get("/wall/1999").status_code == 404

    assert [one.status_code for one in answers.values()] == [200, 200, 404]
    assert "Rapat" not in answers["rina"].text
    assert "Rapat" in answers["budi"].text
    assert "&lt;b&gt;dekat&lt;/b&gt;" in answers["sari"].text
    assert "<script>" not in answers["sari"].text


def test_nobody_sees_the_slides_without_signing_in(
    store: Store, tmp_path: Path
) -> None:
    with serving(store, tmp_path, *ROUTES) as browser:
        assert browser.get("/wall/2026").status_code == 303


def test_the_page_leads_to_the_slides(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert "/wall/2026" in links_of(page)
    assert page.subheader[0].value.startswith("9 ")
    assert len(page.info) == 1
    assert "/tayangan?tahun=2026&tanpa=goals" in links_of(page)

    page = open_page(show, desk_of(BUDI), {"tanpa": "goals.calendar"})

    assert page.subheader[0].value.startswith("6 ")
    assert "/wall/2026?tanpa=goals.calendar" in links_of(page)
    assert "/tayangan?tahun=2026&tanpa=calendar" in links_of(page)


def noted(store: Store, text: str, **facts: object) -> None:
    usual = {"school_year": 2026, "activity_id": None, "recommended": ""}
    draft = {
        "id": key(text),
        "text": text,
        **usual,
        **facts,
        "made_at": NOW,
        "made_by": SARI.id,
        "version": 1,
    }
    store.add(Finding.model_validate(draft))


def test_a_finding_that_speaks_of_a_family_stays_off_the_wall(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_pupil(store, "Ratri Bima", "VII A")
    noted(store, "Undangan terlambat", recommended="Kirim seminggu sebelumnya")
    noted(store, "Keluarga ratri jarang datang")
    noted(store, "Rumah jauh", activity_id=key("Kunjungan rumah Alya"))
    noted(store, "Jarang menjawab", source="contacts")
    noted(store, "Tahun lalu", school_year=2025)

    findings = [one for one in shown(store) if one.kind is Kind.FINDINGS]
    assert [row["text"] for one in findings for row in one.rows] == [  # type: ignore[index]
        "Undangan terlambat"
    ]
    assert "Kirim seminggu sebelumnya (still open)" in str(findings)
    page = open_page(show, desk_of(BUDI))
    assert any(info.value.startswith("3 temuan tidak") for info in page.info)


def test_last_years_findings_stand_for_those_of_a_year_that_has_none(
    store: Store,
) -> None:
    a_year(store)
    keep_activity(store, "Kunjungan lama", audience="pupils", school_year=2025)
    noted(store, "Undangan terlambat", school_year=2025)
    noted(store, "Rumah jauh", school_year=2025, activity_id=key("Kunjungan lama"))

    told = str(shown(store))

    assert "Undangan terlambat" in told
    assert "Rumah jauh" not in told


def test_the_handout_has_every_activity_and_nobodys_family(store: Store) -> None:
    a_year(store)
    for number in range(5):
        keep_activity(store, f"Kelas {number}", planned_on=date(2027, 3, 2 + number))
    school = store.get(School)

    paper = handout(store, told_of(store, school, YEAR, TODAY), {Kind.FIGURES})

    document = Document(BytesIO(paper))
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    tables = " ".join(
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    )
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert all(f"Kelas {number}" in tables for number in range(5))
    assert "Alya" not in tables
    assert "VIII A" in tables
    assert "Tahun ini dalam angka" not in headings
    assert headings[:2] == ["Tujuan dan pencapaiannya", "Kegiatan tahun ini"]
