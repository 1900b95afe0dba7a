"""What the columns and rows of a file of answers mean, and what comments are about."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Title
from data.workbook import BadRow
from evaluation.questionnaires.models import (
    Moment,
    Questionnaire,
    Relation,
    Respondents,
)

MOST_THEMES: Final = 30


CARE: Final = N_(
    "Only {count} sheets came back. One more could change every figure, so read them "
    "as hints."
)
TOO_FEW: Final = N_(
    "Fewer than {least} sheets came back. What they say is not shown to others, so "
    "that nobody is known by their answers."
)


class Leaving(Term):
    """Why a column of a file is left out."""

    NOT_SAID = "", N_("Not said")
    PERSONAL = "personal", N_("It says who answered")
    SCORE = "score", N_("Points of a quiz; they are reckoned here")
    EMPTY = "empty", N_("Nothing stands in it")
    NOT_ASKED = "not_asked", N_("This questionnaire does not ask it")
    DOUBLE = "double", N_("Another column says the same")
    CODE = "code", N_("Sheets of this questionnaire are not paired")


class Remark(Record):
    """What is told of a whole file: a message and its facts."""

    message: str
    facts: dict[str, object]


class Says(Term):
    """What a column of a file says."""

    UNDECIDED = "", N_("To decide")
    ITEM = "item", N_("Answers to an item")
    TIMESTAMP = "timestamp", N_("When it was answered")
    CLASS_GROUP = "class_group", N_("Class group")
    RELATION = "relation", N_("Who in the family answers")
    CODE = "code", N_("Code that pairs before and after")
    MOMENT = "moment", N_("Before or after")
    LEFT_OUT = "left_out", N_("Left out")


class Meaning(Record):
    """What one column means, as it is proposed or confirmed.

    ``said`` are words that nobody understands by themselves, ``meant`` what each of
    them means; an empty one means no answer.
    """

    heading: str
    says: Says
    item_id: UUID | None = None
    leaving: Leaving = Leaving.NOT_SAID
    is_turned: bool = False
    said: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()

    @property
    def words(self) -> Mapping[str, str]:
        """What words mean that a person explained."""
        return dict(zip(self.said, self.meant, strict=True))

    def explained(self, words: Mapping[str, str]) -> "Meaning":
        """Return the same meaning with further words explained."""
        every = {**self.words, **words}
        changed = {"said": tuple(every), "meant": tuple(every.values())}
        return self.model_copy(update=changed)


class KeptMeaning(
    Meaning, KeptRecord, table="column_meaning", key=("questionnaire_id", "heading")
):
    """What a column means, remembered for the next file."""

    questionnaire_id: UUID
    confirmed_at: datetime
    confirmed_by: UUID
    version: int = 1

    @property
    def meaning(self) -> Meaning:
        """What was confirmed, without by whom."""
        return Meaning(**{name: getattr(self, name) for name in Meaning.model_fields})


class MadeDraft(Record):
    """What is said of a questionnaire that is made of a file's questions."""

    title: Title
    activity_id: UUID | None = None
    respondents: Respondents = Respondents.PARENTS


class ReadAnswer(Record):
    """What stands in a file for one item."""

    item_id: UUID
    value: float | None = None
    text: str = ""
    chosen: tuple[str, ...] = ()


class ReadSheet(Record):
    """One row of a file, understood whole; ``key`` tells it again."""

    row: int
    key: str
    answered_at: datetime | None
    class_group_id: UUID | None = None
    relation: Relation = Relation.NONE
    code: str = ""
    moment: Moment = Moment.NONE
    answers: tuple[ReadAnswer, ...]


class Unknown(Record):
    """Words of a column that are not understood: in which rows, and what may be meant.

    ``choices`` maps what can be chosen to how it is called; ``is_turned_by_sheet``: a
    program made a day or a number of them.
    """

    heading: str
    text: str
    said: str
    rows: tuple[int, ...]
    choices: tuple[tuple[str, str], ...]
    is_changed: bool = False


class Intake(NamedTuple):
    """What taking in a file would keep, and what not."""

    new: tuple[ReadSheet, ...]
    known: int
    gone: int
    bad: tuple[BadRow, ...]
    unknown: tuple[Unknown, ...]
    remarks: tuple[Remark, ...]
    empty: int
    dropped: tuple[str, ...]

    @property
    def read(self) -> int:
        """How many rows with answers the file has."""
        return len(self.new) + self.known + len({fault.row for fault in self.bad})


def meanings_refusal(meanings: Iterable[Meaning]) -> HumasError | None:
    """Return why a file cannot be taken in with these meanings, or None."""
    every = list(meanings)
    if not any(one.says is Says.ITEM for one in every):
        return Refused(
            N_(
                "No column of this file answers an item of the questionnaire. Say what "
                "the columns mean, or choose another questionnaire."
            )
        )
    for says in (Says.TIMESTAMP, Says.CLASS_GROUP, Says.RELATION, Says.CODE):
        if sum(one.says is says for one in every) > 1:
            return Refused(
                N_("Two columns are “{says}”. Leave one of them out."),
                says=says,
            )
    return None


def moment_refusal(
    questionnaire: Questionnaire, meanings: Iterable[Meaning], moment: Moment
) -> HumasError | None:
    """Return why a file cannot be taken in before it is said when, or None."""
    every = list(meanings)
    if refusal := meanings_refusal(every):
        return refusal
    is_said = bool(moment) or any(one.says is Says.MOMENT for one in every)
    if questionnaire.has_moments and not is_said:
        return Refused(
            N_("Say whether the answers of this file are from before or from after.")
        )
    return None


# ── comments ─────────────────────────────────────────────────────────────────
class ThemeDraft(Record):
    """What a theme of comments is called."""

    name: Title


class Theme(
    ThemeDraft,
    KeptRecord,
    table="comment_theme",
    fixed=("questionnaire_id",),
    missing=N_("This theme is not there any more."),
):
    """A theme that comments of a questionnaire are about."""

    id: UUID
    questionnaire_id: UUID
    version: int = 1


class Code(KeptRecord, table="comment_code", key=("sheet_id", "item_id", "theme_id")):
    """That a comment is about a theme."""

    sheet_id: UUID
    item_id: UUID
    theme_id: UUID


class Strike(KeptRecord, table="comment_strike", key=("sheet_id", "item_id")):
    """That a comment is not shown, since it names somebody."""

    sheet_id: UUID
    item_id: UUID
    struck_at: datetime
    struck_by: UUID
