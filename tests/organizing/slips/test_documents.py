from io import BytesIO

from docx import Document

from data.store import Store
from organizing.slips.documents import duty_slips_paper
from tests.make import RINA, TONO
from tests.organizing.make import a_position, an_activity
from tests.organizing.slips.make import ORIGIN, a_committee, slips_of


def words_of(content: bytes) -> str:
    paper = Document(BytesIO(content))
    cells = (c.text for t in paper.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def pictures_in(content: bytes) -> int:
    return len(Document(BytesIO(content)).inline_shapes)


def test_a_member_reads_everything_they_need_on_their_slip(store: Store) -> None:
    slips = slips_of(store, a_committee(store)).only(RINA.id)

    content = duty_slips_paper(slips)
    words = words_of(content)

    for expected in (
        "KARTU TUGAS PANITIA",
        "Rapat awal tahun",
        "Rina (Guru)",
        "Seksi acara",
        "Sabtu, 22 Agustus 2026",
        "08.00 – 10.30 WIB",
        "Aula",
        "Tono (Ketua)",
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
