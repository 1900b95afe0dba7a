from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.actor import Role
from data.store import Store
from organizing.structure.actions import set_up_class_parents, set_up_usual
from organizing.structure.documents import boxes, structure_chart
from organizing.structure.models import BodyKind
from organizing.structure.queries import branches_on, structure_paper
from tests.make import SARI, YEAR, acting
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_term,
    keep_class_groups,
    key,
    offices_of,
)


def paper_of(store: Store) -> Any:
    return Document(BytesIO(structure_chart(structure_paper(store, YEAR, TODAY))))


def words(table: Any) -> str:
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def test_chart_prints_on_a4_on_its_long_side(store: Store) -> None:
    set_up_usual(acting(store, SARI), key("form"))
    [section] = paper_of(store).sections

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx(
        (29.7, 21), abs=0.01
    )


def test_chart_names_bodies_holders_and_vacancies(store: Store) -> None:
    body = a_body(store, "Tim humas", BodyKind.WORKING_GROUP)
    a_term(store, offices_of(store, body)[0])
    _, chart, *_ = paper_of(store).tables

    assert "Tim humas" in words(chart)
    assert "Rina" in words(chart)
    assert "Sekretaris: ……" in words(chart)
    assert "belum diisi" not in words(chart)


def test_chart_joins_bodies_with_lines(store: Store) -> None:
    above = a_body(store, "Tim humas")
    a_body(store, "Seksi publikasi", parent_id=above.id)
    a_body(store, "Seksi kemitraan", parent_id=above.id)
    a_body(store, "Komite", BodyKind.KOMITE)
    _, chart, *_ = paper_of(store).tables

    kinds = {line.get(qn("w:val")) for line in chart._tbl.iter(qn("w:bottom"))}
    assert "dashed" in kinds
    assert len(chart.columns) == 12


def test_duties_and_terms_follow_the_chart(store: Store) -> None:
    body = a_body(store)
    a_term(store, offices_of(store, body)[0])
    table = next(
        t for t in paper_of(store).tables if "Masa jabatan" in words(t).splitlines()
    )

    assert [c.text for c in table.rows[0].cells][4:] == [
        "Tugas",
        "Hak",
        "Tanggung jawab",
    ]
    assert "1 Jul 2026 – tanpa batas waktu" in words(table)


def test_all_class_groups_are_one_box_and_listed_below(store: Store) -> None:
    keep_class_groups(store, "VII A", "VII B")
    made = set_up_class_parents(acting(store, SARI), YEAR)
    a_term(store, offices_of(store, made[0])[0])

    [box] = boxes(branches_on(store, YEAR, TODAY))

    assert box.lines == ("2 kelas", "1 sudah memiliki pengurus")
    listed = words(paper_of(store).tables[-1])
    assert "VII A" in listed
    assert "Rina" in listed


def test_chart_is_signed_once_wherever_there_is_room(store: Store) -> None:
    above = None
    for number in range(6):
        above = a_body(store, f"Badan {number}", parent_id=above and above.id)

    tables = [words(table) for table in paper_of(store).tables]

    assert sum("Kepala Sekolah," in text for text in tables) == 1
    assert "Kepala Sekolah," in tables[-1]


def test_principal_and_lead_are_named_from_the_schools_records(store: Store) -> None:
    set_up_usual(acting(store, SARI), key("form"))
    wakil = AccountDraft(username="wakil", person_id=SARI.id, role=Role.HUMAS_LEAD)
    open_account(acting(store, SARI), wakil)

    _, chart, *_, offices = paper_of(store).tables

    assert "Kepala sekolah: Budi" in words(chart)
    assert "Wakil kepala sekolah bidang humas: Sari" in words(chart)
    assert ["Kepala sekolah", "Budi"] in [
        [cell.text for cell in row.cells][1:3] for row in offices.rows
    ]
    assert "Sekretaris humas: ……" in words(chart)
