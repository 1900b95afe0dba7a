"""What can be asked, changed and opened, and when not any more."""

from collections.abc import Sequence
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, say_many
from data.record import Record
from evaluation.questionnaires.models.kept import (
    MOST_ITEMS,
    Item,
    ItemDraft,
    Questionnaire,
    QuestionnaireDraft,
)
from evaluation.questionnaires.models.terms import Respondents


def dates_refusal(draft: QuestionnaireDraft) -> HumasError | None:
    """Return why a questionnaire cannot be open from when until when, or None."""
    if draft.opens_on and draft.closes_on and draft.closes_on < draft.opens_on:
        return Refused(
            N_("It would close on {closes}, before it opens on {opens}."),
            closes=draft.closes_on,
            opens=draft.opens_on,
        )
    return None


def items_refusal(
    items: Sequence[ItemDraft],
) -> HumasError | None:
    """Return why these items cannot be asked together, or None."""
    if not any(item.is_closed for item in items):
        return Refused(
            N_("A questionnaire needs at least one item that is answered by a mark.")
        )
    if len(items) > MOST_ITEMS:
        return Refused(N_("A questionnaire has at most {most} items."), most=MOST_ITEMS)
    return next(filter(None, (item.refusal() for item in items)), None)


def answered_refusal(sheets: int) -> HumasError | None:
    """Return why items cannot be changed any more, or None."""
    if sheets == 0:
        return None
    return WrongStep(
        N_(
            "{sheets} came back already, and would not answer what was asked any more. "
            "Make a new version and change that."
        ),
        sheets=say_many("{count} sheet", "{count} sheets", sheets),
    )


class MakingDraft(Record):
    """What a person says to begin a questionnaire."""

    template: str
    activity_id: UUID | None = None
    respondents: Respondents | None = None


def promise_refusal(
    kept: Questionnaire, draft: QuestionnaireDraft, sheets: int
) -> HumasError | None:
    """Return why what was promised cannot be changed any more, or None."""
    promised = ("is_anonymous", "is_paired", "asks_relation", "asks_class_group")
    same = all(getattr(kept, name) == getattr(draft, name) for name in promised)
    if sheets == 0 or same:
        return None
    return WrongStep(
        N_(
            "Answers came back already. What was promised to those who gave them, and "
            "what they were asked for beside the items, stays as it is."
        )
    )


def days_refusal(draft: QuestionnaireDraft, year: SchoolYear) -> HumasError | None:
    """Return which day lies outside the school year, or None."""
    for day in filter(None, (draft.opens_on, draft.closes_on)):
        if not year.first_day <= day <= year.last_day:
            return Refused(
                N_("{day} is not in school year {year}."), day=day, year=str(year)
            )
    return None


def place_of(part: str, items: Sequence[Item]) -> int:
    """Return at which number a new item of a part stands: behind the others of it.

    A new part stands before what is asked in own words at the end.
    """
    own = [item.number for item in items if item.part == part]
    closed = [item.number for item in items if item.is_closed]
    return max(own or closed, default=0) + 1
