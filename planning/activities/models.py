"""What an activity of the work programme is, and what it needs to be complete."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.activity import DatePrecision, PlannedDay, hours_refusal, length_refusal
from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement, are_confidential
from data.errors import HumasError, Refused
from data.language import N_
from data.participants import Expected, Party, of_families, others, repeated
from data.record import KeptRecord, Record, Term, Text, Title, Words
from planning.budget.models import BudgetLineDraft

Measure = Annotated[Decimal, Field(max_digits=12, decimal_places=2)]


class Mode(Term):
    """How people meet; a letter or the liaison book is without a meeting."""

    FACE_TO_FACE = "face_to_face", N_("Face to face")
    ONLINE = "online", N_("Online")
    HYBRID = "hybrid", N_("Face to face and online")
    WITHOUT = "without_meeting", N_("Without a meeting")


class Audience(Term):
    """Whose families are meant; groups that are no families stand beside them."""

    ALL = "all", N_("All families")
    GRADES = "grades", N_("Families of some grades")
    CLASS_GROUPS = "class_groups", N_("Families of some class groups")
    PUPILS = "pupils", N_("Families of some pupils")
    NONE = "none", N_("No families")


class Direction(Term):
    """Whether the measured value must reach the target, or stay below it."""

    AT_LEAST = "at_least", N_("at least")
    AT_MOST = "at_most", N_("at most")

    def is_reached(self, result: Decimal | None, target: Decimal | None) -> bool | None:
        """Return whether a result meets a target; None where one of them is missing."""
        if result is None or target is None:
            return None
        return result <= target if self is Direction.AT_MOST else result >= target


class Category(Term):
    """What kind of work an activity is (its classification beside the form)."""

    MEETING = "meeting", N_("Meeting")
    LEARNING = "learning", N_("Support for learning")
    TRAINING = "training", N_("Parenting class or training")
    SERVICE = "service", N_("Visit, consultation, service")
    INFORMATION = "information", N_("Information and publication")
    EVENT = "event", N_("Show, celebration, excursion")


class EvidenceKind(Term):
    """What kind of paper or picture proves something to an accreditor."""

    DECREE = "decree", N_("Decree (SK)")
    INVITATION = "invitation", N_("Invitation")
    ATTENDANCE = "attendance", N_("Attendance list")
    MINUTES = "minutes", N_("Minutes")
    RECORD = "official_record", N_("Official record (berita acara)")
    PHOTO = "photo", N_("Photos")
    MATERIAL = "material", N_("Material handed out or shown")
    QUESTIONNAIRE = "questionnaire", N_("Questionnaire results")
    RECAP = "participation_recap", N_("Recap of participation")
    REPORT = "accountability_report", N_("Accountability report (LPJ)")
    RECEIPT = "receipt", N_("Receipts")
    AGREEMENT = "agreement", N_("Agreement with a partner (MoU)")
    VISIT_REPORT = "visit_report", N_("Visit report")
    CERTIFICATE = "certificate", N_("Certificate")
    PUBLICATION = "publication", N_("Publication, social media")


class PlannedTaskDraft(Record):
    """What a committee will have to do, how many days from the activity, and who.

    ``section`` is the title of the usual position that does it, or empty.
    """

    title: Title
    offset_days: Annotated[int, Field(ge=-365, le=365)] = 0
    section: Words = ""


class PlannedTask(PlannedTaskDraft, KeptRecord, table="planned_task"):
    """A kept planned task; ``number`` is its place in the list."""

    id: UUID
    activity_id: UUID
    number: int


class ActivityWords(Record):
    """What an activity and a template of activities both say."""

    title: Title
    category: Category | None = None
    forms: tuple[CooperationForm, ...] = ()
    involvement: tuple[Involvement, ...] = ()
    audience: Audience = Audience.ALL
    grades: tuple[int, ...] = ()
    parties: tuple[Expected, ...] = ()
    starts_at: time | None = None
    ends_at: time | None = None
    mode: Mode = Mode.FACE_TO_FACE
    place: Words = ""
    background: Text = ""
    procedure: Text = ""
    rundown: Text = ""
    indicator: Words = ""
    target: Measure | None = None
    unit: Words = ""
    direction: Direction = Direction.AT_LEAST
    measured_by: Words = ""
    evidence: tuple[EvidenceKind, ...] = ()
    risk: Text = ""
    mitigation: Text = ""

    @property
    def is_confidential(self) -> bool:
        """Whether which families it is for is nobody else's to know."""
        return self.audience is Audience.PUPILS or are_confidential(self.forms)


class Planned(ActivityWords):
    """What is filled in about an activity, and what is kept of it."""

    goal_id: UUID | None = None
    class_group_ids: tuple[UUID, ...] = ()
    planned_on: date | None = None
    date_precision: DatePrecision = DatePrecision.DAY
    ends_on: date | None = None
    when_words: Words = ""
    person_id: UUID | None = None
    baseline: Measure | None = None
    series_id: UUID | None = None
    template_key: str = ""

    @property
    def when(self) -> PlannedDay:
        """When it is planned."""
        return PlannedDay(
            day=self.planned_on,
            precision=self.date_precision,
            ends_on=self.ends_on,
            words=self.when_words,
        )


class ActivityDraft(Planned):
    """What a person fills in about an activity; a title is enough to begin."""

    budget: tuple[BudgetLineDraft, ...] = ()
    tasks: tuple[PlannedTaskDraft, ...] = ()

    @model_validator(mode="after")
    def _fit_month(self) -> Self:
        if self.planned_on and self.when.is_month:
            first = self.planned_on.replace(day=1)
            object.__setattr__(self, "planned_on", first)
        if self.ends_on == self.planned_on and not self.when.is_month:
            object.__setattr__(self, "ends_on", None)
        return self

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return what does not fit the school year, or None."""
        return next((refusal for _, refusal in self.refusals(year)), None)

    def refusals(self, year: SchoolYear) -> Iterator[tuple[str, HumasError]]:
        """Give what does not fit the school year, and in which field it is mended."""
        lines = (line.refusal(year) for line in self.budget)
        found = {
            "planned_on": _date_refusal(self.planned_on, year),
            "ends_on": length_refusal(self.when) or _date_refusal(self.ends_on, year),
            "ends_at": hours_refusal(self.starts_at, self.ends_at, self.when),
            "audience": _nobody(self),
            "budget": next(filter(None, lines), None),
        }
        yield from ((field, refusal) for field, refusal in found.items() if refusal)

    def says(
        self, lines: Iterable[BudgetLineDraft], tasks: Iterable[PlannedTaskDraft]
    ) -> bool:
        """Whether the draft would leave these kept budget lines and tasks unchanged."""
        return _words(self.budget) == _words(lines) and _words(self.tasks) == _words(
            tasks
        )


OF_ACTIVITY: Final = frozenset(Planned.model_fields)
"""The fields of the activity itself, without budget lines and tasks."""

LASTING: Final = frozenset({"series_id", "template_key"})
"""Fields that stay as they were when the activity was first planned."""


NOT_WORDS: Final = {"id", "activity_id", "number"}


def _words(rows: Iterable[Record]) -> list[dict[str, object]]:
    """Return the rows without their ids and numbers, to compare what they say."""
    return [row.model_dump(exclude=NOT_WORDS) for row in rows]


class Ticks(Record):
    """The ticks of a complete plan, beside its success standard.

    Source: the management study of SMP Negeri 1 Prabumulih (goals stated, activities
    classified, scheduled, procedure described; each with who is in charge of it).
    """

    goal: bool
    classified: bool
    scheduled: bool
    procedure: bool
    led: bool

    @property
    def complete(self) -> bool:
        """Whether all are there."""
        return all(self.model_dump().values())


class Activity(
    Planned,
    KeptRecord,
    table="activity",
    fixed=("school_year", "incidental", *LASTING),
):
    """One activity of a school year's work programme.

    ``incidental``: why it was added after the approval; empty where it was planned.
    """

    id: UUID
    school_year: int
    incidental: Text = ""
    version: int

    @classmethod
    def of(
        cls,
        draft: ActivityDraft,
        activity_id: UUID,
        year: SchoolYear,
        incidental: str = "",
    ) -> Self:
        """Return the first version of a new activity; alone it is its own series."""
        facts = {name: getattr(draft, name) for name in OF_ACTIVITY}
        facts["series_id"] = draft.series_id or activity_id
        facts |= {"id": activity_id, "incidental": incidental}
        return cls(**facts, school_year=year.start, version=1)

    def changed_to(self, draft: ActivityDraft, version: int) -> Self:
        """Return the activity's next version; its series and template stay."""
        facts = {name: getattr(draft, name) for name in OF_ACTIVITY - LASTING}
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(kept | facts | {"version": version})

    def draft(
        self, budget: Iterable[BudgetLineDraft], tasks: Iterable[PlannedTaskDraft]
    ) -> ActivityDraft:
        """Return the activity as it would be filled in again."""
        facts = {name: getattr(self, name) for name in OF_ACTIVITY}
        return ActivityDraft.as_kept(**facts, budget=tuple(budget), tasks=tuple(tasks))

    @property
    def ticks(self) -> Ticks:
        """Which of the ticks this activity has."""
        return Ticks(
            goal=self.goal_id is not None,
            classified=bool(self.forms),
            scheduled=self.planned_on is not None,
            procedure=bool(self.procedure),
            led=self.person_id is not None,
        )

    @property
    def has_standard(self) -> bool:
        """Whether success can be judged: indicator, target, unit, how measured."""
        return bool(
            self.indicator
            and self.target is not None
            and self.unit
            and self.measured_by
        )


def dated(when: PlannedDay) -> dict[str, object]:
    """Return the fields of an activity that a planned day sets."""
    return {
        "planned_on": when.day,
        "date_precision": when.precision,
        "ends_on": when.ends_on,
    }


NEEDED: Final = (
    N_("goal"),
    N_("form of cooperation"),
    N_("date or month"),
    N_("procedure"),
    N_("person in charge"),
    N_("success standard"),
)
"""What an activity needs before the plan can be submitted."""


def lacks(activity: Activity) -> list[str]:
    """Return (as messages) what an activity lacks before it can be submitted."""
    return lacking(*activity.ticks.model_dump().values(), activity.has_standard)


def lacking(*is_there: bool) -> list[str]:
    """Return (as messages) what of the needed, in its order, is not there."""
    return [part for part, there in zip(NEEDED, is_there, strict=True) if not there]


def _date_refusal(day: date | None, year: SchoolYear) -> HumasError | None:
    """Return why a planned date does not fit the year, or None."""
    if day is None or day in year:
        return None
    return Refused(
        N_(
            "{day} lies outside school year {year} ({first} – {last}). Choose a date "
            "within it."
        ),
        day=day,
        year=str(year),
        first=year.first_day,
        last=year.last_day,
    )


def _nobody(draft: ActivityDraft) -> HumasError | None:
    if draft.audience is Audience.GRADES and not draft.grades:
        return Refused(N_("Choose at least one grade, or address all families."))
    if draft.audience is Audience.CLASS_GROUPS and not draft.class_group_ids:
        return Refused(N_("Choose at least one class group, or address all families."))
    return repeated(draft.parties) or _no_families(draft)


NUMBER_MISSING: Final = N_(
    "Give how many pupils' families are expected; the pupils are named later."
)
NUMBER_NOT_ASKED: Final = N_(
    "How many families of all, of grades or of class groups come is counted from the "
    "list of pupils. Choose some pupils, or leave out the number of families."
)
ONE_CHOICE: Final = N_(
    "Choose grades or class groups, some pupils, or no families: only one of them."
)
NOBODY: Final = N_(
    "Nobody takes part. Choose whose families come, or name at least one other group, "
    "such as the komite."
)


def _no_families(draft: ActivityDraft) -> HumasError | None:
    """Return why some pupils, or groups without families, cannot stand so, or None."""
    names_pupils = draft.audience is Audience.PUPILS
    is_counted = any(one.party is Party.FAMILIES for one in draft.parties)
    if draft.audience in {Audience.PUPILS, Audience.NONE} and (
        draft.grades or draft.class_group_ids
    ):
        return Refused(ONE_CHOICE)
    if names_pupils and of_families(draft.parties) is None:
        return Refused(NUMBER_MISSING)
    if is_counted and not names_pupils:
        return Refused(NUMBER_NOT_ASKED)
    if draft.audience is Audience.NONE and not others(draft.parties):
        return Refused(NOBODY)
    return None


FARTHEST: Final = 365
COPY_NUMBER: Final = re.compile(r"\s*\((\d+)\)$")


def next_title(title: str, taken: Collection[str]) -> str:
    """Return the title of a copy: ``Rapat (2)``, or the next number not taken."""
    found = COPY_NUMBER.search(title)
    base = COPY_NUMBER.sub("", title)
    number = int(found[1]) + 1 if found else 2
    while f"{base} ({number})" in taken:
        number += 1
    return f"{base} ({number})"
