from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from data.contacts import ContactKind, FamilyEffort, Purpose, ShownData
from data.participants import Presence
from data.store import Store
from execution.contacts.documents import Printing, contact_record, file_name
from execution.contacts.queries import ContactFacts
from execution.contacts.queries import facts_of as facts_of_contact
from tests.execution.contacts.make import a_contact, a_school
from tests.make import NOW, SCHOOL

PRINTING = Printing(school=SCHOOL, by="Dewi", at=NOW)


@pytest.fixture(autouse=True)
def _school(store: Store) -> None:
    a_school(store)


def facts_of(store: Store, **facts: Any) -> ContactFacts:
    return facts_of_contact(store, a_contact(store, **facts).id)


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    parts = [document.element.body, document.sections[0].first_page_header._element]
    return " ".join(text.text or "" for part in parts for text in part.iter("{*}t"))


def test_a_visits_record_is_whole_confidential_and_to_be_signed_by_the_parents(
    store: Store,
) -> None:
    facts = facts_of(
        store,
        kind=ContactKind.HOME_VISIT,
        met=(Presence.FATHER, Presence.MOTHER),
        met_at=time(16, 0),
        purposes=(Purpose.INFORM,),
        shown=(ShownData.ATTENDANCE, ShownData.NOTES),
        found="Belajar di ruang tamu.",
        agreement="Belajar pukul 19.00.",
        family_efforts=(FamilyEffort.ACCOMPANY,),
        next_step="Menelepon",
        due_on=date(2026, 8, 26),
    )

    told = words_of(contact_record(facts, PRINTING))

    for said in (
        "BERITA ACARA KUNJUNGAN RUMAH",
        "RAHASIA · Memuat data pribadi",
        "Dicetak oleh Dewi, 17 Agu 2026 09.00",
        "Pada hari ini, Rabu, tanggal dua belas bulan Agustus tahun dua ribu dua puluh "
        "enam (12-8-2026), pukul 16.00 WIB",
        "Alya",
        "VII A",
        "Alamat",
        "Ayah dan Ibu",
        "Daftar hadir; Catatan atau jurnal guru",
        "Belajar di ruang tamu.",
        "Belajar pukul 19.00.",
        "Mendampingi belajar di rumah",
        "Menelepon – Dewi, paling lambat 26 Agustus 2026",
        "Orang tua/wali,",
        "Petugas,",
    ):
        assert said in told, said


def test_a_record_of_what_is_to_come_leaves_lines_to_write_on(store: Store) -> None:
    facts = facts_of(
        store, kind=ContactKind.HOME_VISIT, met_on=date(2026, 8, 30), agreement=""
    )

    assert words_of(contact_record(facts, PRINTING)).count("…" * 38) == 6


@pytest.mark.parametrize("kind", ContactKind)
def test_every_kind_has_its_record_whose_name_tells_no_pupil(
    store: Store, kind: ContactKind
) -> None:
    facts = facts_of(store, kind=kind)

    assert "Alya" in words_of(contact_record(facts, PRINTING))
    assert "Alya" not in file_name(facts)
    assert file_name(facts).endswith("2026-08-12.docx")
