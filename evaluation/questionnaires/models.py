"""What a questionnaire is: its items and their scales, who is asked, and when.

Answers are kept as they were given; a reversed item is turned where figures are made.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.errors import HumasError, NotFound, Refused, WrongStep
from data.language import N_, say, say_many
from data.record import KeptRecord, Line, Record, Term, Text, Title, Words

MOST_ITEMS: Final = 60
MOST_OPTIONS: Final = 9
MOST_INVITED: Final = 20_000
LONGEST_OPTION: Final = 60


class Kind(Term):
    """What a questionnaire is for; each but the school's own has a template."""

    EVENT = "event", N_("After an activity")
    UNDERSTANDING = "understanding", N_("Understanding, before and after")
    PARTNERSHIP = "partnership", N_("Partnership of the year")
    SERVICE = "service", N_("Community satisfaction survey (SKM)")
    GRADUATES = "graduates", N_("Satisfaction with graduates")
    TEACHER = "teacher", N_("Teacher's form")
    SELF_CHECK = "self_check", N_("Self-evaluation of the partnership")
    OWN = "own", N_("The school's own")


class Respondents(Term):
    """Who is asked."""

    PARENTS = "parents", N_("Parents and guardians")
    PARTICIPANTS = "participants", N_("Participants of the activity")
    PUPILS = "pupils", N_("Pupils")
    TEACHERS = "teachers", N_("Teachers")
    KOMITE = "komite", N_("The komite")
    HUMAS_TEAM = "humas_team", N_("Public relations team and komite")
    SCHOOLS = "schools", N_("Schools that receive the graduates")
    VISITORS = "visitors", N_("Everybody the school serves")


class Moment(Term):
    """Before or after an activity; sheets of others have none."""

    NONE = "", N_("Once")
    BEFORE = "before", N_("Before the activity")
    AFTER = "after", N_("After the activity")


class Relation(Term):
    """Who in a family answers."""

    NONE = "", N_("Not said")
    FATHER = "father", N_("Father")
    MOTHER = "mother", N_("Mother")
    GUARDIAN = "guardian", N_("Guardian")
    OTHER = "other", N_("Other")


class InvitedBy(Term):
    """Where the number of those who are asked is from."""

    INVITED = "invited", N_("Invited to the activity")
    CAME = "came", N_("Came to the activity")
    TYPED = "typed", N_("Counted by the school")


class QuestionnaireStep(Term):
    """Where a questionnaire stands."""

    DRAFT = "draft", N_("Being prepared")
    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


class Source(Term):
    """How a sheet came in."""

    TYPED = "typed", N_("Typed from paper")
    LINK = "link", N_("By the answer link")
    FILE = "file", N_("From a file")


class ItemKind(Term):
    """How an item is answered."""

    SCALE = "scale", N_("Four points")
    YES_NO = "yes_no", N_("Yes or no")
    TRUE_FALSE = "true_false", N_("True or false")
    ONE_OF = "one_of", N_("One of several")
    SOME_OF = "some_of", N_("Several of several")
    NUMBER = "number", N_("A number")
    TEXT = "text", N_("Own words")


class Scale(Term):
    """Which words the points of a scale have."""

    NONE = "", N_("No scale")
    AGREE = "agree", N_("Agreement")
    SATISFIED = "satisfied", N_("Satisfaction")
    UNDERSTOOD = "understood", N_("Understanding")
    OFTEN = "often", N_("How often")
    GOOD = "good", N_("How good")
    MANY = "many", N_("How many of them")
    OWN = "own", N_("Own words for the points")


class Part(Term):
    """A part of a questionnaire whose items are reported together."""

    NONE = "", N_("Without a part")
    ORGANIZATION = "organization", N_("How the activity went")
    OPEN = "open", N_("In your own words")
    UNDERSTANDING = "understanding", N_("What you know")
    COMMUNICATION = "communication", N_("Flow of communication")
    LEARNING = "learning", N_("Involvement in learning problems")
    RULES = "rules", N_("Upholding the school's rules")
    DECISIONS = "decisions", N_("A say in decisions")
    OPENNESS = "openness", N_("Openness about funds")
    OVERALL = "overall", N_("Satisfaction overall")
    SERVICE = "service", N_("The school's service")
    ATTITUDE = "attitude", N_("Attitude")
    KNOWLEDGE = "knowledge", N_("Knowledge")
    SKILL = "skill", N_("Skill")
    SOCIAL = "social", N_("The teacher with parents")
    REACHING = "reaching", N_("Reaching parents")
    COGNITIVE = "cognitive", N_("The class: cognitive")
    AFFECTIVE = "affective", N_("The class: affective")
    PSYCHOMOTOR = "psychomotor", N_("The class: psychomotor")
    PLANNING = "planning", N_("Planning together")
    CARRYING_OUT = "carrying_out", N_("Carrying out together")
    SOLVING = "solving", N_("Solving problems together")


CHOICES: Final = frozenset({ItemKind.ONE_OF, ItemKind.SOME_OF})
RIGHT_OR_WRONG: Final = frozenset({ItemKind.YES_NO, ItemKind.TRUE_FALSE})


def part_words(part: str) -> str:
    """Return how a part is called: a known one in the language, others as written."""
    known = {one.value: one for one in Part}.get(part)
    return say(known.label) if known and part else part


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
    def has_moments(self) -> bool:
        """Whether it is answered before and after an activity."""
        return self.kind is Kind.UNDERSTANDING

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


def unknown_item() -> NotFound:
    """Return that an item is no part of this questionnaire."""
    return NotFound(N_("This item is not there any more."))
