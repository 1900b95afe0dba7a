"""What the sample school was honoured for, and what its school years brought.

Accreditations and standings are those of the published study, as it words them.
"""

from datetime import date
from typing import Final

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.outcomes import actions as outcomes
from evaluation.outcomes.models import (
    AchievementDraft,
    AchievementField,
    AdmissionDraft,
    ConductDraft,
    Course,
    FacilityDraft,
    FacilityOrigin,
    PathDraft,
    PathKind,
    QualityNoteDraft,
)
from evaluation.recognitions.actions import note_recognition
from evaluation.recognitions.models import (
    AwardLevel,
    RecognitionDraft,
    RecognitionKind,
)
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import at, id_of
from planning.goals.models import Dimension

ACCREDITED: Final = (
    (date(2006, 8, 22), "Dp.008533", "A (Amat Baik)", ""),
    (date(2012, 11, 9), "Dp. 017869", "A (Amat Baik)", "94"),
    (date(2018, 9, 30), "16.18.01618", "A (Unggul)", "95"),
)
DIRECTOR: Final = "Direktur Pembinaan SMP, Ditjen Manajemen Dikdasmen, Depdiknas"
S, A = RecognitionKind.STANDING, RecognitionKind.AWARD
HONOURED: Final = (
    (S, 2004, "Sekolah Standar Nasional (SSN)", "1147 A/C3/SK/2004", DIRECTOR, None),
    (S, 2004, "Sekolah rintisan KTSP 2004/2005", "", "", None),
    (S, 2006, "Sekolah Standar Nasional (SSN), lanjutan", "867a/C3/Kep/2006", "", None),
    (S, 2016, "Sekolah Rujukan", "", "Ditjen Dikdasmen", None),
    (A, 2018, "Sekolah Adiwiyata", "", "", AwardLevel.CITY),
    (A, 2018, "Sekolah Adiwiyata", "", "", AwardLevel.PROVINCE),
)

ACADEMIC, OTHER = AchievementField.ACADEMIC, AchievementField.OTHER
CITY, PROVINCE = AwardLevel.CITY, AwardLevel.PROVINCE
Won = tuple[str, AchievementField, AwardLevel, str, str, int, int, int]
WON: Final[tuple[tuple[Won, ...], ...]] = (
    (("Cerdas Cermat Daring", ACADEMIC, CITY, "Juara 3", "tim kelas VIII", 3, 3, 13),),
    (
        ("Olimpiade Sains IPA", ACADEMIC, CITY, "Juara 2", "siswa kelas VIII", 1, 3, 9),
        ("Festival Tari Daerah", OTHER, PROVINCE, "Juara 3", "tim tari", 8, 5, 15),
        ("Karnaval HUT Kota", OTHER, CITY, "Juara 1", "kelas VII dan VIII", 60, 10, 18),
    ),
    (
        ("Olimpiade Matematika", ACADEMIC, CITY, "Juara 1", "siswa kelas IX", 1, 9, 12),
        ("Kejuaraan Futsal", OTHER, PROVINCE, "Juara 2", "tim futsal", 12, 10, 10),
        ("Lomba Debat Bahasa", ACADEMIC, CITY, "Juara 2", "tim kelas IX", 3, 11, 7),
        ("Pionering Pramuka", OTHER, CITY, "Juara 1", "regu kelas VIII", 8, 9, 26),
    ),
)
"""Contest, field, level, rank, by whom, how many pupils, month and day; by year."""

APPLIED: Final = (
    ((160, 171, 160), (32, 58, 32), (48, 41, 41), (10, 6, 6)),
    ((160, 183, 160), (32, 74, 32), (48, 52, 48), (10, 8, 8)),
    ((152, 190, 152), (40, 97, 40), (48, 55, 48), (10, 9, 9)),
)
"""Seats, applicants and accepted: by domicile, achievement, affirmation, transfer."""

PATHS: Final = (
    PathKind.DOMICILE,
    PathKind.ACHIEVEMENT,
    PathKind.AFFIRMATION,
    PathKind.TRANSFER,
)
SEEN: Final[tuple[tuple[tuple[Course, Course, Course], str], ...]] = (
    (
        (Course.SAME, Course.SAME, Course.WORSE),
        "Pembelajaran daring menyulitkan sebagian siswa; guru dan orang tua menyusun "
        "jadwal belajar bersama.",
    ),
    (
        (Course.BETTER, Course.SAME, Course.BETTER),
        "Siswa kembali aktif di kelas dan di kegiatan sekolah.",
    ),
)
"""How the school judged learning, graduates and growth of a year that is over."""

SIGN: Final = "Catatan supervisi, rekap rapor, dan rapat evaluasi akhir tahun."
BREACHES: Final = ((9, 7, 2, 12, 3), (7, 6, 1, 9, 2))
"""Defiance, language, smoking, truancy, fighting: in a grade, by semester."""

GAINED: Final = (
    (),
    (("Rak pojok baca kelas", 6, FacilityOrigin.PARENTS, "Literasi pagi"),),
    (("Papan interaktif", 2, FacilityOrigin.GOVERNMENT, "Pembelajaran di kelas IX"),),
)


def be_honoured(store: Store, year: SchoolYear, cast: Cast) -> None:
    """Put the school's accreditations, standings and awards on the list."""
    act = Act(store, cast.lead, at(year.first_day))
    for given_on, number, predicate, score in ACCREDITED:
        draft = RecognitionDraft(
            kind=RecognitionKind.ACCREDITATION,
            title="Akreditasi sekolah",
            given_on=given_on,
            number=number,
            predicate=predicate,
            score=score,
        )
        note_recognition(act, id_of("recognition", number), draft)
    for kind, given_year, title, number, issuer, level in HONOURED:
        draft = RecognitionDraft(
            kind=kind,
            title=title,
            given_year=given_year,
            number=number,
            issuer=issuer,
            level=level,
        )
        name = f"{title}-{given_year}-{level}"
        note_recognition(act, id_of("recognition", name), draft)


def achieve(store: Store, year: SchoolYear, nth: int, cast: Cast, today: date) -> None:
    """Keep what a school year brought up to today; ``nth`` counts from 0."""
    act = Act(store, cast.lead, at(min(today, year.last_day)))
    drafts = [_won(one, year) for one in WON[nth]]
    there = [one for one in drafts if one.achieved_on and one.achieved_on <= today]
    outcomes.note_achievements(act, id_of("achieved", str(year)), there, year)
    paths = tuple(
        PathDraft(path=path, seats=seats, applicants=applicants, accepted=accepted)
        for path, (seats, applicants, accepted) in zip(PATHS, APPLIED[nth], strict=True)
    )
    source = "Laporan panitia penerimaan murid baru"
    outcomes.count_applicants(act, 0, AdmissionDraft(paths=paths, source=source), year)
    for title, quantity, origin, purpose in GAINED[nth]:
        gained = FacilityDraft(
            title=title, quantity=quantity, unit="unit", origin=origin, purpose=purpose
        )
        outcomes.note_facility(act, id_of("gained", title), gained, year)
    if today > year.last_day:
        _look_back(act, year, nth)


def _won(one: Won, year: SchoolYear) -> AchievementDraft:
    title, field, level, rank, holder, pupils, month, day = one
    return AchievementDraft(
        title=title,
        field=field,
        level=level,
        rank=rank,
        holder=holder,
        pupils=pupils,
        achieved_on=year.month(month).replace(day=day),
        source="Piagam di ruang tata usaha",
    )


def _look_back(act: Act, year: SchoolYear, nth: int) -> None:
    """Judge the quality of a year that is over, and count how its rules were kept."""
    courses, note = SEEN[nth]
    for dimension, course in zip(Dimension, courses, strict=True):
        draft = QualityNoteDraft(
            dimension=dimension, course=course, note=note, evidence=SIGN
        )
        outcomes.judge_quality(act, 0, draft, year)
    kinds = ("defiance", "language", "smoking", "truancy", "fighting")
    for semester, counts in enumerate(BREACHES, 1):
        counted = ConductDraft(
            semester=1 if semester == 1 else 2,
            grade=8,
            **dict(zip(kinds, counts, strict=True)),
        )
        outcomes.count_conduct(act, 0, counted, year)
