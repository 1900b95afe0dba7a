"""Who the sample's pupils are: fictional, the same at every rebuild."""

import random

from data.calendar import SchoolYear
from data.phones import split_phones
from data.roster.reading import PupilRow, RosterFile
from evaluation.sample_school.models import CLASS_SIZE, LETTERS

GRADES = {7: "VII", 8: "VIII", 9: "IX"}
BOYS = (
    "Aditya",
    "Bagus",
    "Bayu",
    "Bima",
    "Dimas",
    "Fajar",
    "Farhan",
    "Galih",
    "Hafiz",
    "Ilham",
    "Iqbal",
    "Kevin",
    "Lukman",
    "Naufal",
    "Raka",
    "Rendi",
    "Rizky",
    "Satria",
    "Taufik",
    "Wahyu",
)
GIRLS = (
    "Aisyah",
    "Alya",
    "Anisa",
    "Cahaya",
    "Citra",
    "Dinda",
    "Farah",
    "Intan",
    "Keisha",
    "Laras",
    "Mutiara",
    "Nabila",
    "Nadia",
    "Putri",
    "Rahma",
    "Salsabila",
    "Sekar",
    "Tiara",
    "Vina",
    "Zahra",
)
SECOND = (
    "Amanda",
    "Arif",
    "Dwi",
    "Eka",
    "Fitri",
    "Hidayat",
    "Indah",
    "Kusuma",
    "Lestari",
    "Maulana",
    "Nugraha",
    "Permata",
    "Pratama",
    "Purnama",
    "Ramadhan",
    "Rahayu",
    "Safitri",
    "Saputra",
    "Surya",
    "Wijaya",
)
FATHERS = (
    "Ahmad",
    "Budi",
    "Darman",
    "Edi",
    "Hasan",
    "Irwan",
    "Joko",
    "Kurnia",
    "Mulyadi",
    "Rahmat",
)
MOTHERS = (
    "Ani",
    "Dewi",
    "Endah",
    "Halimah",
    "Ida",
    "Lina",
    "Marlina",
    "Nur",
    "Rosita",
    "Sri",
)
FAMILY = (
    "Alamsyah",
    "Basri",
    "Cahyono",
    "Darmawan",
    "Efendi",
    "Firdaus",
    "Gunawan",
    "Hakim",
    "Iskandar",
    "Junaidi",
    "Kurniawan",
    "Lubis",
    "Mahendra",
    "Nasution",
    "Oktaviani",
    "Prasetyo",
    "Rusdi",
    "Siregar",
    "Tanjung",
    "Utomo",
    "Wibowo",
    "Yuliana",
    "Zulkarnain",
)


def roster_of(year: SchoolYear) -> RosterFile:
    """Return the year's list of pupils: three grades, 21 class groups, 630 pupils."""
    rows = [
        _pupil(year.start - (grade - 7), grade, seat)
        for grade in GRADES
        for seat in range(CLASS_SIZE * len(LETTERS))
    ]
    return RosterFile(
        pupils=tuple(
            row.model_copy(update={"row": number}) for number, row in enumerate(rows, 7)
        ),
        bad=(),
        warnings=(),
        dropped_columns=(),
        read=len(rows),
        downloaded_at=None,
        school_name="",
    )


def _pupil(entered: int, grade: int, seat: int) -> PupilRow:
    """Return the pupil who entered in that year and sits there since."""
    chance = random.Random(f"{entered}-{seat}")  # noqa: S311 -- fiction, not secrets
    gender = chance.choice("LP")
    given = chance.choice(BOYS if gender == "L" else GIRLS)
    family = _family(entered, seat)
    return PupilRow(
        row=0,
        name=f"{given} {chance.choice(SECOND)} {family['surname']}",
        nipd=f"{entered % 100:02}{(entered + 1) % 100:02}{seat + 1:03}",
        gender=gender,
        nisn=f"00{entered % 100:02}{seat + 1:06}",
        class_group=f"{GRADES[grade]} {LETTERS[seat // CLASS_SIZE]}",
        phones=tuple(split_phones(family["phone"])),
        email="",
        father_name=family["father"],
        mother_name=family["mother"],
        guardian_name="",
        father_deceased=family["father"] == "",
        mother_deceased=False,
        residence="Bersama orang tua",
        fallback_key=None,
    )


def _family(entered: int, seat: int) -> dict[str, str]:
    """Return the parents; every fourteenth pupil has a sibling one grade above."""
    if seat % 14 == 0:
        entered -= entered % 2
    chance = random.Random(f"family-{entered}-{seat}")  # noqa: S311 -- fiction
    surname = chance.choice(FAMILY)
    number = chance.randint(0, 99_999_999)
    return {
        "surname": surname,
        "father": f"{chance.choice(FATHERS)} {surname}"
        if chance.random() > 0.02  # noqa: PLR2004
        else "",
        "mother": f"{chance.choice(MOTHERS)} {chance.choice(FAMILY)}",
        "phone": f"0812{number:08}" if chance.random() > 0.04 else "",  # noqa: PLR2004
    }
