from data.school.documents import (
    komite_signs,
    lead_signs,
    letterhead_of,
    principal_signs,
)
from data.school.models import Level
from tests.make import SCHOOL

MADRASAH = SCHOOL.model_copy(update={"level": Level.MTS, "name": "MTs Al-Hikmah"})


def test_letterhead_names_only_the_contacts_there_are() -> None:
    one = SCHOOL.model_copy(update={"phone": "(0713) 321456", "email": "a@b.sch.id"})

    assert letterhead_of(SCHOOL).contacts == ()
    assert letterhead_of(one).contacts == ("Telepon (0713) 321456", "Pos-el a@b.sch.id")


def test_a_madrasahs_signers_are_of_a_madrasah() -> None:
    signers = (
        principal_signs(MADRASAH),
        lead_signs(MADRASAH, "Sari", "1"),
        komite_signs(MADRASAH, ""),
    )

    assert [signer.role for signer in signers] == [
        "Kepala Madrasah,",
        "Wakil Kepala Madrasah Bidang Humas,",
        "Ketua Komite Madrasah,",
    ]


def test_a_school_signs_as_a_school() -> None:
    signers = (
        principal_signs(SCHOOL, "Mengetahui,"),
        lead_signs(SCHOOL, "Sari", "1"),
        komite_signs(SCHOOL, "Ibu Lestari"),
    )

    assert [(s.before, s.role, s.name, s.has_number) for s in signers] == [
        ("Mengetahui,", "Kepala Sekolah,", "Budi", True),
        ("", "Wakil Kepala Sekolah Bidang Humas,", "Sari", True),
        ("Mengetahui,", "Ketua Komite Sekolah,", "Ibu Lestari", False),
    ]
