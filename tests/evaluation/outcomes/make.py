"""Makers of what a school year brought."""

from datetime import date
from typing import Any

from data.store import Store
from evaluation.outcomes import actions as outcomes
from evaluation.outcomes.models import (
    Achievement,
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
from evaluation.recognitions.models import (
    AwardLevel,
    RecognitionDraft,
    RecognitionKind,
)
from planning.goals.models import Dimension
from tests.evaluation.make import key
from tests.make import SARI, YEAR, acting


def recognition_draft(**said: Any) -> RecognitionDraft:
    usual = {
        "kind": RecognitionKind.ACCREDITATION,
        "title": "Akreditasi sekolah",
        "given_on": date(2018, 9, 30),
        "number": "16.18.01618",
        "predicate": "A (Unggul)",
        "score": "95",
    }
    return RecognitionDraft(**(usual | said))


def achievement_draft(**said: Any) -> AchievementDraft:
    usual = {
        "title": "Olimpiade Sains IPA",
        "field": AchievementField.ACADEMIC,
        "level": AwardLevel.CITY,
        "rank": "Juara 2",
        "holder": "siswa kelas VIII",
        "pupils": 1,
        "achieved_on": date(2026, 8, 3),
    }
    return AchievementDraft(**(usual | said))


def an_achievement(store: Store, name: str = "a", **said: Any) -> Achievement:
    return outcomes.note_achievement(
        acting(store, SARI), key(name), achievement_draft(**said), YEAR
    )


def admission_draft(**said: Any) -> AdmissionDraft:
    paths = (
        PathDraft(path=PathKind.DOMICILE, seats=160, applicants=200, accepted=160),
        PathDraft(path=PathKind.ACHIEVEMENT, seats=40, applicants=100, accepted=40),
        PathDraft(path=PathKind.TRANSFER),
    )
    return AdmissionDraft(**({"paths": paths, "source": "Laporan panitia"} | said))


def quality_draft(**said: Any) -> QualityNoteDraft:
    usual = {
        "dimension": Dimension.LEARNING,
        "course": Course.BETTER,
        "note": "Lebih banyak siswa bertanya.",
        "evidence": "Catatan supervisi semester ganjil.",
    }
    return QualityNoteDraft(**(usual | said))


def conduct_draft(**said: Any) -> ConductDraft:
    return ConductDraft(**({"semester": 1, "grade": 7, "truancy": 6} | said))


def facility_draft(**said: Any) -> FacilityDraft:
    usual = {"title": "Proyektor", "quantity": 2, "origin": FacilityOrigin.GOVERNMENT}
    return FacilityDraft(**(usual | said))
