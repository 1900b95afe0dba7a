from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from data.errors import NotFound, Refused
from data.language import Language, speaking
from data.language.naming import SCHOOL as SCHOOL_WORDS
from data.people.models import Element, Person
from data.school.models import Level, School
from data.store import Store
from organizing.committees.actions import appoint
from organizing.decrees.actions import number_decree, word_decree
from organizing.decrees.commands import export_decree
from organizing.decrees.documents import committee_decree
from organizing.decrees.models import (
    Decree,
    DecreeDraft,
    NumberDraft,
    ReadyFacts,
    decree_id,
    ready_words,
)
from organizing.decrees.queries import decree_overview, decree_paper
from organizing.komite.actions import seat_member
from organizing.komite.models import KomiteElement
from organizing.structure.models import BodyKind, OfficeTermDraft
from planning.activities.models import Activity
from planning.budget.models import FundSource
from planning.chapters.models import READY_BASES
from tests.make import RINA, SARI, YEAR, acting
from tests.organizing.make import a_position, an_activity, key
from tests.organizing.structure.make import a_body, offices_of

WORDS = DecreeDraft(
    considering="perlu dibentuk panitia;\nbahwa nama terlampir mampu.",
    basis_ids=(READY_BASES[3].id, READY_BASES[0].id),
    attention="Hasil rapat tahunan",
    costs="Dana BOSP",
    copies="Ketua Komite Sekolah\nArsip",
)
ORDER = (
    "KEPUTUSAN KEPALA SMP NEGERI CONTOH",
    "NOMOR 421.3/001/VIII/2026",
    "TENTANG",
    "PANITIA RAPAT AWAL TAHUN",
    "TAHUN PELAJARAN 2026/2027",
    "DENGAN RAHMAT TUHAN YANG MAHA ESA",
    "KEPALA SMP NEGERI CONTOH,",
    "Menimbang : a. bahwa perlu dibentuk panitia;",
    "b. bahwa nama terlampir mampu;",
    "Mengingat : 1. Undang-Undang Republik Indonesia Nomor 20 Tahun 2003",
    "2. Peraturan Menteri Pendidikan dan Kebudayaan Nomor 75 Tahun 2016",
    "Memperhatikan : Hasil rapat tahunan.",
    "MEMUTUSKAN:",
    "Menetapkan : KEPUTUSAN KEPALA SMP NEGERI CONTOH TENTANG PANITIA RAPAT AWAL TAHUN",
    "KESATU : Membentuk",
    "Panitia Rapat Awal Tahun SMP Negeri Contoh",
    "KEDUA : Panitia",
    "KETIGA : Biaya",
    "dibebankan pada Dana BOSP.",
    "KEEMPAT : Keputusan ini berlaku",
    "Ditetapkan di Contoh\npada tanggal 1 Agustus 2026",
    "Kepala Sekolah,",
    "Tembusan:",
    "1. Ketua Komite Sekolah",
    "2. Arsip",
    "Lampiran I :",
    "SUSUNAN PANITIA",
    "Jabatan dinas/unsur",
    "Lampiran II :",
    "URAIAN TUGAS PANITIA",
    "Tanggung jawab",
)


def a_committee(store: Store) -> Activity:
    activity = an_activity(store)
    rina = store.get(Person, RINA.id).model_copy(
        update={"employee_number": "198512012010012003", "version": 2}
    )
    store.replace(rina)
    a_position(store, activity, "Ketua", RINA)
    section = a_position(store, activity, "Seksi acara")
    parent = Person(
        id=key("wati"), name="Wati", element=Element.PARENT, is_active=True, version=1
    )
    store.add(parent)
    appoint(acting(store, SARI), section.id, parent.id)
    a_position(store, activity, "Seksi keamanan")
    return activity


def final(store: Store) -> Activity:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, WORDS)
    draft = NumberDraft(decided_on=date(2026, 8, 1), code="421.3")
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), draft)
    return activity


def document_of(store: Store, activity: Activity) -> Any:
    return Document(BytesIO(committee_decree(decree_paper(store, activity.id))))


def read(document: Any) -> str:
    """Return everything as it stands, a table's row on one line."""
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = (" ".join(c.text for c in row.cells) for row in block.rows)
            lines += [" ".join(row.split(" ")) for row in rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def test_decree_reads_in_the_order_of_decrees(store: Store) -> None:
    document = document_of(store, final(store))
    text = read(document)

    assert mark_of(document) == ""
    places = [text.find(words) for words in ORDER]
    assert -1 not in places, ORDER[places.index(-1)]
    at = 0
    for words in ORDER:
        at = text.index(words, at)


def mark_of(document: Any) -> str:
    return str(document.sections[0].header.paragraphs[0].text)


def test_draft_is_marked_and_has_dots(store: Store) -> None:
    document = document_of(store, a_committee(store))

    assert mark_of(document).startswith("DRAF")
    text = read(document)
    assert "NOMOR ……/……" in text
    assert "pada tanggal …" in text


def test_appendices_list_members_and_duties(store: Store) -> None:
    document = document_of(store, final(store))

    members, duties = (
        [[cell.text for cell in row.cells] for row in table.rows[1:]]
        for table in document.tables
        if table.rows[0].cells[0].text == "No"
    )
    assert [row[1:] for row in members[:2]] == [
        ["Rina", "19851201 201001 2 003", "Guru", "Ketua"],
        ["Wati", "-", "Orang tua atau wali", "Seksi acara"],
    ]
    assert members[2][1].startswith("…")
    assert members[2][2:] == ["-", "–", "Seksi keamanan"]
    assert duties[0] == ["1", "Ketua", "Menyusun acara", "–", "–"]


def test_ready_words_name_what_the_records_know(store: Store) -> None:
    paper = decree_paper(store, a_committee(store).id)

    assert paper.decree.version == 0
    assert "Rapat Awal Tahun SMP Negeri Contoh" in paper.decree.considering
    assert "Keputusan Kepala SMP Negeri Contoh tentang" in paper.decree.considering
    assert paper.decree.costs == "sumber yang sah dan tidak mengikat"
    assert paper.cited == [basis.title for basis in READY_BASES]
    assert paper.decree.attention == ""
    assert "Dinas Pendidikan" in paper.decree.copies
    assert [gap.page for gap in paper.gaps] == ["panitia", "sekolah", "keputusan"]


def test_madrasah_has_its_own_addressees(store: Store) -> None:
    school = store.find(School)
    assert school is not None
    store.replace(school.model_copy(update={"level": Level.MTS, "version": 2}))
    activity = a_committee(store)

    text = read(document_of(store, activity))

    assert "Kepala Kantor Kementerian Agama" in text
    assert "Kepala Madrasah," in text


def test_empty_parts_are_left_out(store: Store) -> None:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft())

    text = read(document_of(store, activity))

    for words in ("Menimbang", "Mengingat", "Memperhatikan", "Tembusan"):
        assert words not in text
    assert "MEMUTUSKAN:" in text


def test_overview_names_committees_and_their_numbers(store: Store) -> None:
    activity = final(store)
    an_activity(store, "Tanpa panitia")
    other = an_activity(store, "Pentas seni", planned_on=None)
    a_position(store, other, "Ketua")

    found = [
        (row.activity_id, row.is_worded, row.number, row.decided_on)
        for row in decree_overview(store, YEAR)
    ]

    assert found == [
        (activity.id, True, "421.3/001/VIII/2026", date(2026, 8, 1)),
        (other.id, False, "", None),
    ]


def test_decree_is_written_to_a_file(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sk.docx"

    export_decree(store, a_committee(store).id, out)

    assert "Lampiran II" in read(Document(str(out)))
    assert str(out) in capsys.readouterr().out


def test_file_that_is_no_document_is_refused(store: Store, tmp_path: Path) -> None:
    activity = a_committee(store)

    with pytest.raises(Refused, match=r"\.docx"):
        export_decree(store, activity.id, tmp_path / "sk.pdf")
    with pytest.raises(Refused, match="written"):
        export_decree(store, activity.id, tmp_path / "no" / "sk.docx")
    with pytest.raises(NotFound):
        export_decree(store, key("nothing"), tmp_path / "sk.docx")


@pytest.mark.parametrize(
    ("sources", "costs"),
    [
        ((), "sumber yang sah dan tidak mengikat"),
        ((FundSource.DONATION,), "sumber yang sah dan tidak mengikat"),
        (
            (FundSource.DONATION, FundSource.BOS, FundSource.PARTNER_AID),
            "Dana BOSP dan sumber lain yang sah dan tidak mengikat",
        ),
        (
            (FundSource.REGIONAL, FundSource.BOS),
            "Dana BOSP dan APBD serta sumber lain yang sah dan tidak mengikat",
        ),
    ],
)
def test_costs_are_on_public_money_and_lawful_sources(
    sources: tuple[FundSource, ...], costs: str
) -> None:
    facts = ReadyFacts(
        title="Pentas seni",
        school="SMP Negeri Contoh",
        year="2026/2027",
        sources=sources,
        meeting_on="",
        naming=SCHOOL_WORDS,
    )

    with speaking(Language.INDONESIAN):
        assert ready_words(facts, ()).costs == costs


@pytest.mark.parametrize(
    "costs",
    [
        "Sumbangan sukarela",
        "Dana BOSP dan sumbangan orang tua",
        "iuran kelas IX",
        "infaq Jumat",
    ],
)
def test_no_decree_puts_its_costs_on_what_families_give(
    store: Store, costs: str
) -> None:
    activity = a_committee(store)

    with pytest.raises(Refused, match="voluntary"):
        word_decree(acting(store, SARI), activity.id, 0, DecreeDraft(costs=costs))

    assert decree_paper(store, activity.id).decree.version == 0


def test_an_older_wording_of_the_costs_is_mended_before_its_number(
    store: Store,
) -> None:
    activity = a_committee(store)
    old = Decree(
        id=decree_id(activity.id),
        activity_id=activity.id,
        costs="sumbangan wali murid",
        version=1,
    )
    store.add(old)

    with pytest.raises(Refused, match="sumbangan"):
        number_decree(
            acting(store, SARI),
            activity.id,
            1,
            key("letter"),
            NumberDraft(decided_on=date(2026, 8, 1)),
        )


def test_the_komites_chair_gets_a_copy_by_name(store: Store) -> None:
    activity = a_committee(store)
    body = a_body(store, "Komite", BodyKind.KOMITE)
    chair = offices_of(store, body)[0]
    term = OfficeTermDraft(
        person_id=key("wati"),
        starts_on=date(2026, 7, 13),
        element=KomiteElement.PARENT.value,
    )
    seat_member(acting(store, SARI), key("term"), chair.id, term)

    copies = decree_paper(store, activity.id).decree.copies

    assert "Ketua Komite Sekolah (Wati)" in copies.splitlines()
