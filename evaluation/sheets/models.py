"""What is typed from paper and sent by a link, and when answers are taken."""

import re
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.record import Record
from evaluation.questionnaires.models import (
    Moment,
    Questionnaire,
    QuestionnaireDraft,
    Relation,
    dates_refusal,
    days_refusal,
)

ROOM: Final = "angket/"
"""In which part of the links' place a questionnaire opens."""

LONGEST_ANSWER: Final = 2000
LONGEST_TYPED: Final = 200_000
CODE: Final = re.compile(r"[A-Z0-9]{3,8}")
NUMBER: Final = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")


class TypedDraft(Record):
    """Sheets typed from paper, a line each, and what holds for all of them."""

    lines: Annotated[str, Field(max_length=LONGEST_TYPED)]
    moment: Moment = Moment.NONE
    answered_on: date | None = None
    class_group_id: UUID | None = None


class SentDraft(Record):
    """What somebody sent by the link: by item, and what is asked beside the items.

    ``nonce`` came with the form: the same form sent twice is one sheet.
    """

    nonce: UUID
    given: dict[UUID, tuple[str, ...]]
    relation: Relation = Relation.NONE
    class_group_id: UUID | None = None
    code: str = ""
    is_incomplete_meant: bool = False

    def only(self, item_id: UUID) -> str:
        """Return the one thing that was sent for an item, or an empty text."""
        sent = self.given.get(item_id, ())
        return sent[0] if len(sent) == 1 else ""


class Given(Record):
    """What was answered to one item."""

    item_id: UUID
    value: float | None = None
    text: str = ""
    chosen: tuple[str, ...] = ()


def code_in(typed: str) -> str:
    """Return a code as it is kept; raises Refused where it would tell who it is.

    From 3 to 8 letters and digits with a letter among them: no telephone number, no
    NISN.
    """
    code = "".join(typed.split()).upper()
    if not CODE.fullmatch(code) or code.isdecimal():
        raise Refused(
            N_(
                "“{typed}” cannot be a code. A code has from 3 to 8 letters and "
                "digits, at least one letter, and is no name and no telephone number: "
                "such as the first two letters of your mother's name and the day of "
                "your birthday, SI17."
            ),
            typed=typed.strip()[:20],
        )
    return code


def number_in(typed: str) -> float | None:
    """Return a number that was typed, with a comma or a point, or None."""
    if not NUMBER.fullmatch(typed):
        return None
    return float(typed.replace(",", "."))


def words_refusal(item: str, text: str) -> HumasError | None:
    """Return why words cannot be kept as an answer, or None."""
    if len(text) <= LONGEST_ANSWER:
        return None
    return Refused(
        N_("“{item}”: an answer has at most {most} signs; these are {found}."),
        item=item,
        most=LONGEST_ANSWER,
        found=len(text),
    )


def opening_refusal(
    draft: QuestionnaireDraft, year: SchoolYear, today: date
) -> HumasError | None:
    """Return why a questionnaire cannot be opened for these days, or None."""
    if refusal := dates_refusal(draft) or days_refusal(draft, year):
        return refusal
    if draft.closes_on and draft.closes_on < today:
        return Refused(
            N_("{day} is over. Choose the last day on which answers are taken."),
            day=draft.closes_on,
        )
    return None


def typing_refusal(
    questionnaire: Questionnaire, draft: TypedDraft, today: date
) -> HumasError | None:
    """Return why sheets cannot be typed in like this, or None."""
    if not questionnaire.step.has_been_open:
        return WrongStep(N_("Open the questionnaire first; then type the sheets in."))
    if draft.moment not in questionnaire.moments:
        return Refused(N_("Say whether these sheets are from before or after."))
    if draft.answered_on and draft.answered_on > today:
        return Refused(
            N_("{day} has not come yet. Correct the date."), day=draft.answered_on
        )
    return None


def used_code(code: str) -> HumasError:
    """Return that a code stands on another sheet of the same moment."""
    return Refused(
        N_(
            "The code {code} stands on another sheet already. If that was yours, your "
            "answers have arrived; if not, choose another code."
        ),
        code=code,
    )
