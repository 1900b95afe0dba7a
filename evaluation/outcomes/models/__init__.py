"""What an achievement, an admission, a judged quality, conduct and a facility are."""

from evaluation.outcomes.models.achievements import (
    Achievement,
    AchievementDraft,
    AchievementField,
    named_pupil,
    names_refusal,
)
from evaluation.outcomes.models.admission import (
    Admission,
    AdmissionDraft,
    AdmissionPath,
    PathDraft,
    PathKind,
    per_seat,
)
from evaluation.outcomes.models.facilities import (
    Facility,
    FacilityDraft,
    FacilityOrigin,
)
from evaluation.outcomes.models.pupils import (
    KINDS,
    Conduct,
    ConductDraft,
    Course,
    QualityNote,
    QualityNoteDraft,
    Semester,
    id_of_conduct,
    id_of_quality,
    place_refusal,
    semester_refusal,
)

__all__ = [
    "KINDS",
    "Achievement",
    "AchievementDraft",
    "AchievementField",
    "Admission",
    "AdmissionDraft",
    "AdmissionPath",
    "Conduct",
    "ConductDraft",
    "Course",
    "Facility",
    "FacilityDraft",
    "FacilityOrigin",
    "PathDraft",
    "PathKind",
    "QualityNote",
    "QualityNoteDraft",
    "Semester",
    "id_of_conduct",
    "id_of_quality",
    "named_pupil",
    "names_refusal",
    "per_seat",
    "place_refusal",
    "semester_refusal",
]
