"""What keeps a school and its parents apart, on whose side it lies, and what helps.

The words are those of the five founding papers. Where a remedy is a paper's, the paper
is named; where it is this product's own suggestion, that is said too.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple, Self
from uuid import UUID, uuid5

from data.language import N_, Language, say, speaking
from data.record import KeptRecord, Passage, Record, Term, Text
from data.studies import Study


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


class Remedy(NamedTuple):
    """What helps against an obstacle, and which paper says so; None: our suggestion."""

    words: str
    source: Study | None = None

    @property
    def said(self) -> str:
        """The remedy in the person's language."""
        return say(self.words)

    @property
    def from_where(self) -> str:
        """Whose remedy it is."""
        if self.source is None:
            return say("Suggestion of this application, from no paper")
        return say(self.source.label)


class Known(NamedTuple):
    """What is known of an obstacle: its side, the papers that name it, what helps."""

    side: Side
    named_by: tuple[Study, ...]
    remedies: tuple[Remedy, ...]


_ROUTINE: Final = Remedy(
    N_("Hold routine meetings of teachers and parents, five in a year."),
    Study.INTERACTION,
)
_STAND_IN: Final = Remedy(
    N_("Agree with the families on standing-in parents for those who cannot come."),
    Study.INTERACTION,
)
_AT_POMG: Final = Remedy(
    N_("Evaluate at every POMG, and try harder to keep in touch with each other."),
    Study.COOPERATION,
)
_TOGETHER: Final = Remedy(
    N_("Evaluate the partnership regularly; look for a solution together."),
    Study.TRAINING,
)

OBSTACLES: Final[Mapping[ObstacleCode, Known]] = {
    ObstacleCode.TIME_SCHOOL: Known(
        Side.INTERNAL,
        (Study.COOPERATION,),
        (
            _AT_POMG,
            Remedy(
                N_(
                    "Fix the dates at the start of the year and share the work in a "
                    "committee."
                )
            ),
        ),
    ),
    ObstacleCode.MESSAGE: Known(
        Side.INTERNAL,
        (Study.COOPERATION,),
        (
            Remedy(
                N_(
                    "Write to parents directly (WhatsApp) and add a tear-off reply "
                    "slip."
                )
            ),
            Remedy(
                N_("Coach the pupils, so that they pass on what the school says."),
                Study.COOPERATION,
            ),
        ),
    ),
    ObstacleCode.BUSY: Known(
        Side.EXTERNAL,
        (Study.COOPERATION, Study.INTERACTION),
        (
            Remedy(N_("Choose a Saturday or an evening, or offer an online part.")),
            _STAND_IN,
            _AT_POMG,
        ),
    ),
    ObstacleCode.ECONOMY: Known(
        Side.EXTERNAL,
        (Study.INTERACTION,),
        (
            Remedy(
                N_(
                    "Keep it short and free of charge; visit the family at home where "
                    "needed."
                )
            ),
            _STAND_IN,
        ),
    ),
    ObstacleCode.PARTICIPATION: Known(
        Side.EXTERNAL,
        (Study.INTERACTION,),
        (
            Remedy(
                N_("Involve parents in the school's programmes."), Study.INTERACTION
            ),
            _ROUTINE,
            _STAND_IN,
            Remedy(N_("Win parents through class groups of parents.")),
        ),
    ),
    ObstacleCode.ATTITUDE: Known(
        Side.EXTERNAL,
        (Study.INTERACTION,),
        (
            Remedy(
                N_("Talk it over in a consultation of teacher and parents."),
                Study.INTERACTION,
            ),
            Remedy(
                N_(
                    "Talk in person, first about the child's progress, with the "
                    "counsellor."
                )
            ),
        ),
    ),
    ObstacleCode.SOCIAL_COMPETENCE: Known(
        Side.INTERNAL,
        (Study.INTERACTION,),
        (
            Remedy(
                N_("Coach the teachers who are still negligent."), Study.COOPERATION
            ),
            _AT_POMG,
        ),
    ),
    ObstacleCode.FACILITIES: Known(
        Side.INTERNAL,
        (Study.INTERACTION,),
        (Remedy(N_("Split by class group or shift, or borrow a room.")),),
    ),
    ObstacleCode.PANDEMIC: Known(
        Side.EXTERNAL,
        (Study.MANAGEMENT,),
        (
            Remedy(
                N_("Move it online and send the material afterwards."),
                Study.MANAGEMENT,
            ),
        ),
    ),
    ObstacleCode.MEETING: Known(
        Side.BOTH,
        (Study.MANAGEMENT,),
        (_ROUTINE, Remedy(N_("Ask parents for times that suit them."))),
    ),
    ObstacleCode.IDEAS: Known(
        Side.EXTERNAL,
        (Study.MANAGEMENT,),
        (
            Remedy(
                N_(
                    "Tell parents the programmes and the obstacles, so that they can "
                    "give help and suggestions."
                ),
                Study.MANAGEMENT,
            ),
            Remedy(
                N_("Ask parents into the komite or a working group."), Study.TRAINING
            ),
            Remedy(
                N_(
                    "Ask with a short form before the meeting and take ideas up in the "
                    "plan."
                )
            ),
        ),
    ),
    ObstacleCode.UNDERSTANDING: Known(
        Side.INTERNAL,
        (Study.TRAINING,),
        (
            Remedy(
                N_(
                    "Train teachers and parents in partnership, with clear tasks for "
                    "both."
                ),
                Study.TRAINING,
            ),
        ),
    ),
    ObstacleCode.INCIDENTAL: Known(
        Side.BOTH,
        (Study.INTERACTION,),
        (
            Remedy(
                N_("Keep channels open: meetings, letters, class group chat."),
                Study.TRAINING,
            ),
            Remedy(
                N_("Use the liaison book and the telephone routinely."),
                Study.COOPERATION,
            ),
            _ROUTINE,
        ),
    ),
    ObstacleCode.OTHER: Known(Side.BOTH, (), (_TOGETHER,)),
}
"""Every obstacle with its side, who names it, and what helps, the first to be told."""


def side_of(code: ObstacleCode) -> Side:
    """Return on whose side an obstacle lies.

    Source: the founding papers' lists of obstacles.
    """
    return OBSTACLES[code].side


def remedies_of(code: ObstacleCode) -> tuple[Remedy, ...]:
    """Return what helps against an obstacle, with whose remedy it is."""
    return OBSTACLES[code].remedies


def remedy_like(code: ObstacleCode, words: str) -> Remedy | None:
    """Return the suggestion that these words are, in whatever language, or None."""
    for language in Language:
        with speaking(language):
            for remedy in remedies_of(code):
                if words and remedy.said == words:
                    return remedy
    return None


def helped_of(code: ObstacleCode) -> str:
    """Say in one sentence what helps against an obstacle, and who says so."""
    first = remedies_of(code)[0]
    return say(
        "What helps: {remedy} ({source})", remedy=first.said, source=first.from_where
    )


class Effect(Term):
    """What a remedy did about its obstacle, as it was seen afterwards."""

    HELPED = "helped", N_("It helped")
    PARTLY = "partly", N_("It helped in part")
    NOT_HELPED = "not_helped", N_("It did not help")


class ObstacleDraft(Record):
    """What stood in the way, who sees to it, what was done, and what came of that.

    Without a ``side`` it lies where the papers see it.
    """

    activity_id: UUID | None = None
    code: ObstacleCode
    side: Side | None = None
    note: Passage
    remedy: Text = ""
    owner_id: UUID | None = None
    raised_on: date
    acted_on: date | None = None
    resolved_on: date | None = None
    effect: Effect | None = None
    effect_note: Text = ""


class Obstacle(
    ObstacleDraft,
    KeptRecord,
    table="obstacle",
    fixed=("school_year", "task_id", "raised_by"),
    missing=N_("This obstacle is not there any more."),
):
    """An obstacle of a school year, as it is kept."""

    id: UUID
    school_year: int
    task_id: UUID | None = None
    side: Side
    raised_by: UUID | None
    version: int = 1

    @classmethod
    def of_task(
        cls,
        task_id: UUID,
        version: int,
        owner_id: UUID | None,
        code: ObstacleCode,
        **facts: object,
    ) -> Self:
        """Return the obstacle of a task that became hindered with this version.

        The same report has the same id, so that it raises one.
        """
        return cls.model_validate(
            {
                "id": uuid5(task_id, f"hindered-{version}"),
                "task_id": task_id,
                "owner_id": owner_id,
                "code": code,
                "side": side_of(code),
                **facts,
            }
        )
