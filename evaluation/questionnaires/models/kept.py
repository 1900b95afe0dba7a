"""A questionnaire with its items, and the sheets that came back, as they are kept.

Answers are kept as they were given; a reversed item is turned where figures are made.
"""

from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.record import KeptRecord, Line, Record, Text, Title, Words
from evaluation.questionnaires.models.terms import (
    CHOICES,
    RIGHT_OR_WRONG,
    InvitedBy,
    ItemKind,
    Kind,
    Moment,
    QuestionnaireStep,
    Relation,
    Respondents,
    Scale,
    Source,
)

MOST_ITEMS: Final = 60
MOST_OPTIONS: Final = 9
MOST_INVITED: Final = 20_000
LONGEST_OPTION: Final = 60


class ItemDraft(Record):
    """What a person fills in about one item."""

    part: Words = ""
    text: Line
    kind: ItemKind
    scale: Scale = Scale.NONE
    options: tuple[str, ...] = ()
    key: str = ""
    is_reversed: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it is answered by marking, not by words of one's own."""
        return self.kind is not ItemKind.TEXT

    @property
    def is_needed(self) -> bool:
        """Whether leaving it empty is asked about: a mark among several always."""
        return self.kind not in {ItemKind.TEXT, ItemKind.NUMBER, ItemKind.SOME_OF}

    def refusal(self) -> HumasError | None:
        """Return why this item cannot be asked, or None."""
        needed = self.kind in CHOICES or self.kind is ItemKind.SCALE
        if needed and not 1 < len(self.options) <= MOST_OPTIONS:
            return Refused(
                N_("“{text}” needs from 2 to {most} answers to choose from."),
                text=self.text,
                most=MOST_OPTIONS,
            )
        folded = [option.casefold() for option in self.options]
        if len(set(folded)) < len(folded) or not all(folded):
            return Refused(
                N_("“{text}”: two answers are the same, or one is empty."),
                text=self.text,
            )
        if any(len(option) > LONGEST_OPTION for option in self.options):
            return Refused(
                N_("“{text}”: an answer has at most {most} signs."),
                text=self.text,
                most=LONGEST_OPTION,
            )
        if self.is_reversed and self.kind is not ItemKind.SCALE:
            return Refused(
                N_("“{text}”: only a scale can be reversed."), text=self.text
            )
        if self.key not in ("", "0", "1") or (
            self.key and self.kind not in RIGHT_OR_WRONG
        ):
            return Refused(
                N_("“{text}”: only yes or no and true or false have a right answer."),
                text=self.text,
            )
        return None


class Item(
    ItemDraft,
    KeptRecord,
    table="questionnaire_item",
    fixed=("questionnaire_id",),
    missing=N_("This item is not there any more."),
):
    """One item of a questionnaire; ``number`` is its place."""

    id: UUID
    questionnaire_id: UUID
    number: int
    version: int = 1

    @property
    def draft(self) -> ItemDraft:
        """The item as it would be filled in again."""
        facts = {name: getattr(self, name) for name in ItemDraft.model_fields}
        return ItemDraft.as_kept(**facts)

    def asked_as(self, draft: ItemDraft, version: int) -> Self:
        """Return its next version; its place stays."""
        facts = {name: getattr(draft, name) for name in ItemDraft.model_fields}
        return self.model_copy(update=facts | {"version": version})


class Counted(Record):
    """How many could be asked, as the records tell; None where they do not."""

    invited: int | None = None
    came: int | None = None
    of_year: int | None = None

    def by(self, way: InvitedBy) -> int | None:
        """Return the number that is counted this way."""
        if way is InvitedBy.CAME:
            return self.came
        return self.invited if way is InvitedBy.INVITED else self.of_year

    @property
    def usual(self) -> tuple[InvitedBy, int | None]:
        """Return what a questionnaire begins with: those who came, else the invited."""
        if self.came:
            return InvitedBy.CAME, self.came
        if self.invited:
            return InvitedBy.INVITED, self.invited
        return InvitedBy.TYPED, self.of_year or None


class QuestionnaireDraft(Record):
    """What a person says about a questionnaire."""

    title: Title
    intro: Text = ""
    respondents: Respondents
    is_anonymous: bool = True
    is_paired: bool = False
    asks_relation: bool = False
    asks_class_group: bool = False
    invited: Annotated[int, Field(ge=1, le=MOST_INVITED)] | None = None
    invited_by: InvitedBy = InvitedBy.TYPED
    opens_on: date | None = None
    closes_on: date | None = None

    def counted(self, counted: Counted) -> Self:
        """Return it with those who were invited, or came, counted as they are now.

        Raises Refused where the records do not tell.
        """
        if self.invited_by is InvitedBy.TYPED:
            return self
        count = counted.by(self.invited_by)
        if not count:
            raise Refused(
                N_(
                    "The records do not tell how many that were. Count them yourself, "
                    "and type the number."
                )
            )
        return self.model_copy(update={"invited": count})


class Questionnaire(
    QuestionnaireDraft,
    KeptRecord,
    table="questionnaire",
    fixed=("school_year", "activity_id", "kind", "copied_from", "made_at", "made_by"),
    missing=N_("This questionnaire is not there any more."),
):
    """A questionnaire of a school year: of one activity, or of the year."""

    id: UUID
    school_year: int
    activity_id: UUID | None = None
    kind: Kind
    step: QuestionnaireStep = QuestionnaireStep.DRAFT
    copied_from: UUID | None = None
    made_at: datetime
    made_by: UUID
    version: int = 1

    @property
    def draft(self) -> QuestionnaireDraft:
        """What was said about it, as it would be filled in again."""
        facts = {name: getattr(self, name) for name in QuestionnaireDraft.model_fields}
        return QuestionnaireDraft.as_kept(**facts)

    @property
    def year(self) -> SchoolYear:
        """The school year in which it is asked."""
        return SchoolYear(start=self.school_year)

    @property
    def has_moments(self) -> bool:
        """Whether it is answered before and after an activity."""
        return self.kind is Kind.UNDERSTANDING

    @property
    def has_code(self) -> bool:
        """Whether a sheet carries a code, to pair before and after."""
        return self.is_paired and self.has_moments

    @property
    def moments(self) -> tuple[Moment, ...]:
        """At which moments it is answered."""
        if self.has_moments:
            return (Moment.BEFORE, Moment.AFTER)
        return (Moment.NONE,)

    def is_open_on(self, day: date) -> bool:
        """Return whether answers are taken on a day."""
        return self.answering_refusal(day) is None

    def answering_refusal(self, day: date) -> HumasError | None:
        """Return why nobody can answer on a day, or None."""
        if self.step is QuestionnaireStep.DRAFT:
            return WrongStep(N_("This questionnaire has not been opened yet."))
        if self.opens_on and day < self.opens_on:
            return WrongStep(
                N_("This questionnaire opens on {day}. Come back then."),
                day=self.opens_on,
            )
        is_over = self.closes_on is not None and day > self.closes_on
        if self.step is QuestionnaireStep.CLOSED or is_over:
            return WrongStep(
                N_("This questionnaire is closed. Thank you for your interest.")
            )
        return None

    def changed_to(self, draft: QuestionnaireDraft) -> Self:
        """Return its next version."""
        facts = {name: getattr(draft, name) for name in QuestionnaireDraft.model_fields}
        return self.model_copy(update=facts | {"version": self.version + 1})


class Sheet(
    KeptRecord,
    table="answer_sheet",
    fixed=("questionnaire_id", "source", "source_key", "made_at", "entered_by"),
    missing=N_("This sheet is not there any more."),
):
    """One sheet that came back."""

    id: UUID
    questionnaire_id: UUID
    moment: Moment = Moment.NONE
    answered_at: datetime | None = None
    class_group_id: UUID | None = None
    relation: Relation = Relation.NONE
    code: str = ""
    source: Source
    source_key: str = ""
    made_at: datetime
    entered_by: UUID | None = None
    version: int = 1


class Answer(KeptRecord, table="answer", key=("sheet_id", "item_id")):
    """What stands on a sheet for one item; an item left empty has none."""

    sheet_id: UUID
    item_id: UUID
    value: float | None = None
    text: str = ""
    chosen: tuple[str, ...] = ()
