from io import BytesIO

import pytest
from docx import Document

from data.people.actions import change_person
from data.people.models import Element, PersonDraft
from data.school.models import Level, School
from data.store import Store
from organizing.slips.documents import duty_slips_paper
from tests.make import RINA, SARI, TONO, acting
from tests.organizing.make import a_position, an_activity
from tests.organizing.slips.make import ORIGIN, a_committee, slips_of


def words_of(content: bytes) -> str:
    paper = Document(BytesIO(content))
    cells = (c.text for t in paper.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def pictures_in(content: bytes) -> int:
    return len(Document(BytesIO(content)).inline_shapes)


def test_a_member_reads_everything_they_need_on_their_slip(store: Store) -> None:
    activity = a_committee(store)
    tono = PersonDraft(
        name="Tono",
        element=Element.TEACHER,
        phone="0812-3456-7890",
        shares_phone=True,
    )
    change_person(acting(store, SARI), TONO.id, 1, tono)
    slips = slips_of(store, activity).only(RINA.id)

    content = duty_slips_paper(slips)
    words = words_of(content)

    for expected in (
        "KARTU TUGAS PANITIA",
        "Rapat Awal Tahun",
        "Nomor 2 dari 2",
        "Rina (Guru)",
        "Seksi acara",
        "Sabtu, 22 Agustus 2026",
        "08.00 – 10.30 WIB",
        "Aula",
        "Bertanya kepada\nSebagai\nTelepon\nTono\nKetua\n0812-3456-7890",
        "Menyiapkan undangan",
        "8 Agu 2026 (H-14)",
        "08.00 Pembukaan",
        f"{ORIGIN}/t/",
        "Berlaku sampai 30 Juni 2027",
    ):
        assert expected in words, expected
    assert pictures_in(content) == 1


def test_a_slip_without_a_link_says_whom_to_tell(store: Store) -> None:
    slips = slips_of(store, a_committee(store)).only(TONO.id)

    content = duty_slips_paper(slips)
    words = words_of(content)

    assert pictures_in(content) == 0
    assert "/t/" not in words
    assert "Laporkan tugas yang selesai atau terkendala kepada" in words
    assert "Belum ada tugas khusus" in words
    assert "Wakil Kepala Sekolah Bidang Humas" in words


def test_every_member_has_a_page_of_their_own_and_nobody_anothers_link(
    store: Store,
) -> None:
    content = duty_slips_paper(slips_of(store, a_committee(store)))

    assert words_of(content).count("KARTU TUGAS PANITIA") == 2
    assert words_of(content).count("/t/") == 1
    assert pictures_in(content) == 1


def test_a_slip_is_printed_before_day_and_place_are_known(store: Store) -> None:
    activity = an_activity(store, planned_on=None, place="")
    a_position(store, activity, "Ketua", TONO)

    words = words_of(duty_slips_paper(slips_of(store, activity)))

    assert "…………" in words
    assert "Susunan acara" not in words


def test_two_slips_lie_on_a_page_to_be_cut_apart(store: Store) -> None:
    slips = slips_of(store, a_committee(store))

    paper = Document(BytesIO(duty_slips_paper(slips, is_two_up=True)))
    single = Document(BytesIO(duty_slips_paper(slips)))

    [section] = paper.sections
    assert section.page_width > section.page_height
    assert 'w:num="2"' in section._sectPr.xml
    assert 'w:sep="1"' in section._sectPr.xml
    assert paper.element.xml.count('<w:br w:type="column"/>') == 1
    assert "w:pageBreakBefore" not in paper.element.body.xml
    assert section.header.paragraphs[0].text == "✂"
    widths = [
        sum(int(column.width) for column in one.tables[0].columns)
        for one in (paper, single)
    ]
    assert widths[0] / widths[1] == pytest.approx(0.82, abs=0.01)
    assert widths[0] < section.page_width / 2


def test_a_madrasahs_slip_names_its_own_lead(store: Store) -> None:
    school = store.get(School)
    changed = {"level": Level.MA, "version": school.version + 1}
    store.replace(school.model_copy(update=changed))

    words = words_of(duty_slips_paper(slips_of(store, a_committee(store))))

    assert "Wakil Kepala Madrasah Bidang Humas" in words
    assert "Kepala Sekolah" not in words
