"""What an activity of the work programme is, and when it is planned completely."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_
from data.money import Rupiah
from data.record import Line, Record, Term, Text

Measure = Annotated[Decimal, Field(max_digits=12, decimal_places=2)]


class CooperationForm(Term):
    """Forms of school-parent cooperation: the union of the founding papers."""

    PARENTING = "parenting", N_("Parenting class")
    KOMUNIKASI = "communication", N_("Communication, direct or indirect")
    VOLUNTEER = "volunteering", N_("Volunteering and help")
    BELAJAR_RUMAH = "learning_at_home", N_("Learning at home")
    KEPUTUSAN = "decision_making", N_("Deciding together")
    MASYARAKAT = "community", N_("Working with the community and institutions")
    HOME_VISIT = "home_visit", N_("Home visit")
    POMG = "pomg", N_("Parent–teacher meeting (POMG)")
    RAPAT = "meeting", N_("Routine meeting")
    KOMITE = "komite", N_("Taking part in the school committee")
    BUKU_PENGHUBUNG = "liaison_book", N_("Home–school notebook")
    SURAT = "letter", N_("Letters")
    KONSULTASI = "consultation", N_("Parents' consultation")
    CASE_CONF = "case_conference", N_("Case conference")
    RAPOR = "report_card", N_("Report cards")
    MEDSOS = "social_media", N_("Telephone, WhatsApp, social media")
    UNDANGAN = "invitation", N_("Inviting parents to school")
    ORTU_ASUH = "foster_parent", N_("Standing-in parents")
    PELATIHAN = "training", N_("Training, seminar, workshop")
    PENTAS = "performance", N_("Art show, carnival, farewell, contest, camp, tour")


class Mode(Term):
    """How people meet."""

    FACE_TO_FACE = "face_to_face", N_("Face to face")
    ONLINE = "online", N_("Online")
    HYBRID = "hybrid", N_("Face to face and online")


class Audience(Term):
    """Whose families are meant."""

    ALL = "all", N_("All families")
    GRADES = "grades", N_("Families of some grades")
    CLASS_GROUPS = "class_groups", N_("Families of some class groups")


class DatePrecision(Term):
    """How exactly the date is known."""

    DAY = "day", N_("On a day")
    MONTH = "month", N_("In a month")


class Direction(Term):
    """On which side of the target success lies."""

    AT_LEAST = "at_least", N_("at least")
    AT_MOST = "at_most", N_("at most")


class FundSource(Term):
    """Where money comes from. A levy on parents is not among them, and never will be.

    Source: Permendikbud 75/2016 (donations and aid yes, levies no).
    """

    BOS = "bos", N_("BOSP operational aid")
    DONATION = "donation", N_("Voluntary donation")
    PARTNER_AID = "partner_aid", N_("Partner's aid")
    REGIONAL = "regional", N_("Regional budget (APBD)")
    FOUNDATION = "foundation", N_("Foundation")
    OWN = "own", N_("The school's own income")


class BudgetLineDraft(Record):
    """What something will cost; the fiscal year is a calendar year."""

    id: UUID | None = None
    title: Line
    source: FundSource
    fiscal_year: int
    amount: Rupiah


class BudgetLine(BudgetLineDraft):
    """A kept budget line."""

    id: UUID
    activity_id: UUID


class ActivityDraft(Record):
    """What a person fills in about an activity; a title is enough to begin."""

    title: Line
    goal_id: UUID | None = None
    forms: tuple[CooperationForm, ...] = ()
    audience: Audience = Audience.ALL
    grades: tuple[int, ...] = ()
    class_group_ids: tuple[UUID, ...] = ()
    planned_on: date | None = None
    date_precision: DatePrecision = DatePrecision.DAY
    mode: Mode = Mode.FACE_TO_FACE
    person_id: UUID | None = None
    place: Text = ""
    procedure: Text = ""
    indicator: Text = ""
    baseline: Measure | None = None
    target: Measure | None = None
    unit: Text = ""
    direction: Direction = Direction.AT_LEAST
    measured_by: Text = ""
    risk: Text = ""
    mitigation: Text = ""
    budget: tuple[BudgetLineDraft, ...] = ()

    @model_validator(mode="after")
    def _fit_month(self) -> Self:
        if self.planned_on and self.date_precision is DatePrecision.MONTH:
            first = self.planned_on.replace(day=1)
            object.__setattr__(self, "planned_on", first)
        return self

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return what does not fit the school year, or None."""
        return date_refusal(self, year) or _nobody(self) or _fiscal_refusal(self, year)


class Ticks(Record):
    """The four ticks of a complete plan.

    Source: the management study of SMP Negeri 1 Prabumulih (goals stated, activities
    classified, scheduled, procedure described).
    """

    goal: bool
    classified: bool
    scheduled: bool
    procedure: bool

    @property
    def complete(self) -> bool:
        """Whether all four are there."""
        return all((self.goal, self.classified, self.scheduled, self.procedure))


class Activity(Record):
    """One activity of a school year's work programme."""

    id: UUID
    school_year: int
    title: Line
    goal_id: UUID | None
    forms: tuple[CooperationForm, ...]
    audience: Audience
    grades: tuple[int, ...]
    class_group_ids: tuple[UUID, ...]
    planned_on: date | None
    date_precision: DatePrecision
    mode: Mode
    person_id: UUID | None
    place: Text
    procedure: Text
    indicator: Text
    baseline: Measure | None
    target: Measure | None
    unit: Text
    direction: Direction
    measured_by: Text
    risk: Text
    mitigation: Text
    version: int

    @property
    def ticks(self) -> Ticks:
        """Which of the four ticks this activity has."""
        return Ticks(
            goal=self.goal_id is not None,
            classified=bool(self.forms),
            scheduled=self.planned_on is not None,
            procedure=bool(self.procedure),
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


def lacks(activity: Activity) -> Iterator[str]:
    """Say (as messages) what an activity lacks before it can be submitted."""
    ticks = activity.ticks
    if not ticks.goal:
        yield N_("goal")
    if not ticks.classified:
        yield N_("form of cooperation")
    if not ticks.scheduled:
        yield N_("date or month")
    if not ticks.procedure:
        yield N_("procedure")
    if not activity.has_standard:
        yield N_("success standard")


def date_refusal(draft: ActivityDraft, year: SchoolYear) -> HumasError | None:
    """Return why the planned date does not fit the year, or None."""
    if draft.planned_on is None or draft.planned_on in year:
        return None
    return Refused(
        N_(
            "{day} lies outside school year {year} ({first} – {last}). Choose a date "
            "within it."
        ),
        day=draft.planned_on,
        year=str(year),
        first=year.first_day,
        last=year.last_day,
    )


def _nobody(draft: ActivityDraft) -> HumasError | None:
    if draft.audience is Audience.GRADES and not draft.grades:
        return Refused(N_("Choose at least one grade, or address all families."))
    if draft.audience is Audience.CLASS_GROUPS and not draft.class_group_ids:
        return Refused(N_("Choose at least one class group, or address all families."))
    return None


def _fiscal_refusal(draft: ActivityDraft, year: SchoolYear) -> HumasError | None:
    for line in draft.budget:
        if line.fiscal_year not in {year.start, year.start + 1}:
            return Refused(
                N_(
                    "“{title}”: fiscal year {fiscal} does not touch school year "
                    "{year}. Choose one of its two calendar years."
                ),
                title=line.title,
                fiscal=line.fiscal_year,
                year=str(year),
            )
    return None


def in_other_fiscal_year(
    activity: Activity, lines: Sequence[BudgetLine]
) -> list[BudgetLine]:
    """Return the lines of another fiscal year than the date's: perhaps a slip."""
    if activity.planned_on is None:
        return []
    return [line for line in lines if line.fiscal_year != activity.planned_on.year]
