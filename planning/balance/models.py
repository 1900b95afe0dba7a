"""Which kinds of cooperation the year's plan leaves empty, and what would fit there."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, Self, TypeAlias
from uuid import UUID

from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.language import N_
from data.record import Record, Term
from planning.templates.models import Template

CORE: Final = (
    CooperationForm.PARENTING,
    CooperationForm.KOMUNIKASI,
    CooperationForm.VOLUNTEER,
    CooperationForm.BELAJAR_RUMAH,
    CooperationForm.KEPUTUSAN,
    CooperationForm.MASYARAKAT,
    CooperationForm.HOME_VISIT,
)
"""The six types of involvement and home visits.

Source: the studies of MIS Al-Hikmah Sidang and SDN 3 Batu Mekar (after Epstein).
"""

IN_ORDER: Final = (
    *CORE,
    *(form for form in CooperationForm if form not in CORE),
)
"""The six types and home visits first, then the rest of the founding papers' union."""
Form: TypeAlias = CooperationForm | Involvement
"""A row of a matrix: a form of cooperation, or of family involvement."""


class Kind(Term):
    """What the rows of a matrix are; the code is the field of the activity."""

    FORMS = "forms", N_("Forms of cooperation")
    INVOLVEMENT = "involvement", N_("Family involvement")

    @property
    def forms(self) -> Sequence[Form]:
        """Return the rows in the order shown."""
        return IN_ORDER if self is Kind.FORMS else list(Involvement)


class Axis(Term):
    """What the columns of a matrix are."""

    MONTH = "month", N_("Months")
    GRADE = "grade", N_("Grades")
    GOAL = "goal", N_("Goals")


class Gap(Record):
    """What no activity of the year covers yet, such as a form, a month, or both.

    A field that is None says nothing about the gap.
    """

    form: CooperationForm | None = None
    involvement: Involvement | None = None
    month: int | None = None
    grade: int | None = None
    goal_id: UUID | None = None

    @classmethod
    def of_cell(cls, form: Form, axis: Axis, column: str) -> Self:
        """Return what a cell of a matrix stands for; ``column`` is its code."""
        columns = {Axis.MONTH: "month", Axis.GRADE: "grade", Axis.GOAL: "goal_id"}
        at = {columns[axis]: column} if column else {}
        return cls.model_validate({_field_of(form): form, **at})

    @property
    def key(self) -> str:
        """What tells this gap from every other one."""
        parts = (self.form, self.involvement, self.month, self.grade, self.goal_id)
        return "-".join("" if part is None else str(part) for part in parts)

    def day(
        self, template: Template, year: SchoolYear, taken: Collection[date] = ()
    ) -> date | None:
        """Return when a template would fill the gap: in its month, or as usual.

        No day of ``taken`` is proposed while one near it is free.
        """
        if self.month is None:
            return template.usual_day(year, taken)
        return template.free_day_in(self.month, year, taken)


def fitting(templates: Iterable[Template], gap: Gap) -> list[Template]:
    """Return the templates that fill a gap.

    Those usual in its month come first; among them those that name its form first.
    """

    def rank(template: Template) -> tuple[bool, int]:
        is_other_month = gap.month is not None and gap.month not in template.months
        forms = template.forms
        return is_other_month, forms.index(gap.form) if gap.form in forms else 0

    return sorted((found for found in templates if _fits(found, gap)), key=rank)


def _fits(template: Template, gap: Gap) -> bool:
    return (
        (gap.form is None or gap.form in template.forms)
        and (gap.involvement is None or gap.involvement in template.involvement)
        and (gap.grade is None or not template.grades or gap.grade in template.grades)
    )


def gaps(
    cells: Iterable[tuple[Form, int]],
    months: Collection[int],
    goals: Iterable[tuple[UUID, bool]],
) -> list[Gap]:
    """Return what has no activity at all: forms, family involvement, months, goals.

    ``cells`` are forms of both kinds with their activities, ``months`` those with an
    activity, ``goals`` the year's with whether an activity serves them.
    """
    return [
        *(Gap.model_validate({_field_of(form): form}) for form in _empty(cells)),
        *(Gap(month=month) for month in MONTHS if month not in months),
        *(Gap(goal_id=goal_id) for goal_id, is_served in goals if not is_served),
    ]


def _field_of(form: Form) -> str:
    return "form" if isinstance(form, CooperationForm) else "involvement"


def _empty(cells: Iterable[tuple[Form, int]]) -> list[Form]:
    """Return, once each, what no cell counts an activity for."""
    counted: dict[Form, int] = {}
    for named, activities in cells:
        counted[named] = counted.get(named, 0) + activities
    return [named for named, activities in counted.items() if not activities]
