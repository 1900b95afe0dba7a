"""What keeps a school and its parents apart, on whose side, and what helps."""

from collections.abc import Mapping
from typing import Final

from data.language import N_
from data.record import Term


class Side(Term):
    """Where an obstacle comes from."""

    INTERNAL = "internal", N_("Internal")
    EXTERNAL = "external", N_("External")
    BOTH = "both", N_("Internal and external")


class ObstacleCode(Term):
    """Obstacles to cooperation with parents, as the founding papers name them."""

    TIME_SCHOOL = "time_school", N_("The school lacks time")
    MESSAGE = "message", N_("Pupils do not pass on messages and letters")
    BUSY = "busy", N_("Parents are busy with work")
    ECONOMY = "economy", N_("Economic pressure on parents")
    PARTICIPATION = "participation", N_("Few parents take part")
    ATTITUDE = "attitude", N_("Parents reject or are indifferent")
    SOCIAL_COMPETENCE = (
        "social_competence",
        N_("Teachers' way of speaking with parents is weak"),
    )
    FACILITIES = "facilities", N_("No suitable room or equipment")
    PANDEMIC = "pandemic", N_("Force majeure: meeting face to face is forbidden")
    MEETING = "meeting", N_("School and parents find it hard to meet")
    IDEAS = "ideas", N_("Parents rarely give ideas")
    UNDERSTANDING = "understanding", N_("Partnership is not well understood")
    INCIDENTAL = "incidental", N_("Communication only when something is urgent")
    OTHER = "other", N_("Another obstacle (say which)")


SIDES: Final[Mapping[ObstacleCode, Side]] = {
    ObstacleCode.TIME_SCHOOL: Side.INTERNAL,
    ObstacleCode.MESSAGE: Side.INTERNAL,
    ObstacleCode.BUSY: Side.EXTERNAL,
    ObstacleCode.ECONOMY: Side.EXTERNAL,
    ObstacleCode.PARTICIPATION: Side.EXTERNAL,
    ObstacleCode.ATTITUDE: Side.EXTERNAL,
    ObstacleCode.SOCIAL_COMPETENCE: Side.INTERNAL,
    ObstacleCode.FACILITIES: Side.INTERNAL,
    ObstacleCode.PANDEMIC: Side.EXTERNAL,
    ObstacleCode.MEETING: Side.BOTH,
    ObstacleCode.IDEAS: Side.EXTERNAL,
    ObstacleCode.UNDERSTANDING: Side.INTERNAL,
    ObstacleCode.INCIDENTAL: Side.BOTH,
    ObstacleCode.OTHER: Side.BOTH,
}

REMEDIES: Final[Mapping[ObstacleCode, str]] = {
    ObstacleCode.TIME_SCHOOL: N_(
        "Fix the dates at the start of the year and share the work in a committee."
    ),
    ObstacleCode.MESSAGE: N_(
        "Write to parents directly (WhatsApp) and add a tear-off reply slip."
    ),
    ObstacleCode.BUSY: N_("Choose a Saturday or an evening, or offer an online part."),
    ObstacleCode.ECONOMY: N_(
        "Keep it short and free of charge; visit the family at home where needed."
    ),
    ObstacleCode.PARTICIPATION: N_(
        "Win parents through class groups of parents and standing-in parents."
    ),
    ObstacleCode.ATTITUDE: N_(
        "Talk in person, first about the child's progress, with the counsellor."
    ),
    ObstacleCode.SOCIAL_COMPETENCE: N_(
        "Coach teachers in speaking with parents, and evaluate it at the next meeting."
    ),
    ObstacleCode.FACILITIES: N_("Split by class group or shift, or borrow a room."),
    ObstacleCode.PANDEMIC: N_("Move it online and send the material afterwards."),
    ObstacleCode.MEETING: N_(
        "Agree on routine meetings, and ask parents for times that suit them."
    ),
    ObstacleCode.IDEAS: N_(
        "Ask with a short form before the meeting and take ideas up in the plan."
    ),
    ObstacleCode.UNDERSTANDING: N_(
        "Train teachers and parents in partnership, with clear tasks for both."
    ),
    ObstacleCode.INCIDENTAL: N_(
        "Keep in touch routinely: liaison book, class group chat, consultation hours."
    ),
    ObstacleCode.OTHER: N_(
        "Agree with those concerned on what to do, and note it for next year's plan."
    ),
}


def side_of(code: ObstacleCode) -> Side:
    """Return on whose side an obstacle lies.

    Source: the founding papers' lists of obstacles.
    """
    return SIDES[code]


def remedy_of(code: ObstacleCode) -> str:
    """Return, as a message, what has helped against an obstacle."""
    return REMEDIES[code]
