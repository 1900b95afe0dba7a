"""What a file of answers says, and no more of it: who answered never reaches us."""

from evaluation.answers.reading.files import (
    AnswerFile,
    FileRow,
    Heading,
    compared,
    read_answers,
)
from evaluation.answers.reading.moments import (
    Around,
    Moments,
    Stamp,
    moments_of,
    stamp_of,
)
from evaluation.answers.reading.scales import (
    Points,
    point_of,
    points_of,
    worded,
)

__all__ = [
    "AnswerFile",
    "Around",
    "FileRow",
    "Heading",
    "Moments",
    "Points",
    "Stamp",
    "compared",
    "moments_of",
    "point_of",
    "points_of",
    "read_answers",
    "stamp_of",
    "worded",
]
