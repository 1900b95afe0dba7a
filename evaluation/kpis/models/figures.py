"""What each figure of evaluation means: every KPI formula, once."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from data.few import tells
from data.language import N_, in_number, in_rupiah, say
from data.record import Record
from evaluation.kpis.models.activity import ActivityResult


class Kpi(Record):
    """One figure that explains itself: what was counted, of what, what was left out."""

    name: str
    formula: str
    counts: str
    left_out: str = ""
    counted: int
    of: int
    excluded: int = 0
    is_money: bool = False

    @property
    def value(self) -> float | None:
        """The share, 0.87 for 87 %; None where there is nothing to divide by."""
        return self.counted / self.of if self.of else None

    def explained(self) -> str:
        """Return what stands behind the figure, in the person's language."""
        word = _in_rupiah if self.is_money else in_number
        counted = say(self.counts, counted=word(self.counted), of=word(self.of))
        if not self.left_out:
            return counted
        left_out = say(self.left_out, excluded=in_number(self.excluded))
        return f"{counted}; {left_out}"


def carried_out(results: Sequence[ActivityResult]) -> Kpi:
    """Held or moved online, by all planned without force majeure."""
    excluded = sum(row.is_force_majeure for row in results)
    return Kpi(
        name=N_("Carried out, of the whole year"),
        formula=N_(
            "Activities held or moved online ÷ all planned activities. Only those that "
            "force majeure prevented are left out; postponed, cancelled and not yet "
            "closed ones stay in the number divided by."
        ),
        counts=N_("{counted} of {of} activities"),
        left_out=N_("{excluded} left out: force majeure"),
        counted=sum(row.is_carried_out for row in results),
        of=len(results) - excluded,
        excluded=excluded,
    )


def carried_out_so_far(results: Sequence[ActivityResult], today: date) -> Kpi:
    """Held or moved online, by those due until today without force majeure."""
    due = [row for row in results if row.is_due(today)]
    return carried_out(due).model_copy(
        update={
            "name": N_("Carried out so far"),
            "formula": N_(
                "Activities held or moved online ÷ activities that were due until "
                "today: whose planned day or month is over, or whose closing is "
                "complete. Those that force majeure prevented are left out."
            ),
            "counts": N_("{counted} of {of} activities that were due"),
        }
    )


def on_time(results: Sequence[ActivityResult]) -> Kpi:
    """Held within seven days of the plan, by carried out with a planned date."""
    held = [row for row in results if row.is_carried_out]
    dated = [row.on_time for row in held if row.on_time is not None]
    return Kpi(
        name=N_("On time"),
        formula=N_(
            "Activities held at most 7 days before or after the planned day (or month) "
            "÷ activities carried out."
        ),
        counts=N_("{counted} of {of} activities carried out"),
        left_out=N_("{excluded} left out: without a date"),
        counted=sum(dated),
        of=len(dated),
        excluded=len(held) - len(dated),
    )


def representation(results: Sequence[ActivityResult]) -> Kpi:
    """Families represented by families invited, over all activities carried out."""
    held = [row for row in results if row.is_carried_out]
    counted = _told(held)
    families = [row for row in held if row.is_for_families]
    return Kpi(
        name=N_("Families represented"),
        formula=N_(
            "Families with at least one representative ÷ families invited, added up "
            "over the activities carried out. Large meetings therefore weigh more than "
            "small ones. One family is counted for each pupil; other groups, such as "
            "the komite, never enter."
        ),
        counts=N_(
            "{counted} of {of} pupils' families invited, added up over the activities"
        ),
        left_out=N_(
            "{excluded} activities carried out without a participation count, or for "
            "few families"
        ),
        counted=sum(row.represented for row in counted),
        of=sum(row.invited for row in counted),
        excluded=len(families) - len(counted),
    )


def came_themselves(results: Sequence[ActivityResult]) -> Kpi:
    """Families that came themselves by families invited, beside representation."""
    held = [row for row in results if row.is_carried_out]
    counted = _told(held)
    return Kpi(
        name=N_("Came themselves"),
        formula=N_(
            "Families for whom father, mother or guardian came, also online ÷ families "
            "invited, over the same activities as families represented. Without "
            "standing-in parents."
        ),
        counts=N_("{counted} of {of} families invited, added up over the activities"),
        left_out=N_("{excluded} left out: represented by a standing-in parent"),
        counted=sum(row.themselves for row in counted),
        of=sum(row.invited for row in counted),
        excluded=sum(row.foster_parent for row in counted),
    )


def other_groups(results: Sequence[ActivityResult]) -> Kpi:
    """People of groups that are no families who came, by those invited."""
    held = [row for row in results if row.is_carried_out]
    counted = [row for row in held if row.others_invited]
    return Kpi(
        name=N_("Other groups came"),
        formula=N_(
            "People of the komite, teachers, staff, partners, guests and supervisors "
            "who came ÷ those invited, added up over the activities carried out. A "
            "rate of its own."
        ),
        counts=N_("{counted} of {of} people invited, added up over the activities"),
        left_out=N_("{excluded} came without having been counted as invited"),
        counted=sum(row.others_came for row in counted),
        of=sum(row.others_invited for row in counted),
        excluded=sum(row.others_uninvited for row in held),
    )


def reached(pupils: int, reached: int) -> Kpi:
    """Pupils for whom somebody came at least once in the year, by all pupils."""
    return Kpi(
        name=N_("Reached at least once"),
        formula=N_(
            "Pupils for whom father, mother, guardian or a standing-in parent came to "
            "at least one activity carried out ÷ pupils of the year. Only attendance "
            "by name can say so; brothers and sisters count for each of them."
        ),
        counts=N_("{counted} of {of} pupils' families"),
        left_out=N_("{excluded} never, as far as names were taken"),
        counted=reached,
        of=pupils,
        excluded=pupils - reached,
    )


def father_share(results: Sequence[ActivityResult]) -> Kpi:
    """Fathers by fathers and mothers who came."""
    held = _told([row for row in results if row.is_carried_out])
    fathers = sum(row.father for row in held)
    mothers = sum(row.mother for row in held)
    return Kpi(
        name=N_("Share of fathers"),
        formula=N_(
            "Families represented by the father ÷ those represented by the father or "
            "the mother."
        ),
        counts=N_("{counted} of {of} pupils' families represented by father or mother"),
        left_out=N_(
            "{excluded} left out: represented by a guardian or foster parent, or online"
        ),
        counted=fathers,
        of=fathers + mothers,
        excluded=sum(row.represented for row in held) - fathers - mothers,
    )


def absorption(results: Sequence[ActivityResult]) -> Kpi:
    """Money spent by money budgeted; more than 100 % is shown as it is."""
    return Kpi(
        name=N_("Budget used"),
        formula=N_(
            "Money spent ÷ money budgeted, over all activities of the plan. Spending "
            "without a budget line is counted too."
        ),
        counts=N_("{counted} of {of}"),
        left_out=N_("{excluded} activities with spending but without a budget"),
        counted=int(sum(row.spent for row in results)),
        of=int(sum(row.budget for row in results)),
        excluded=sum(bool(row.spent and not row.budget) for row in results),
        is_money=True,
    )


def standards_reached(results: Sequence[ActivityResult]) -> Kpi:
    """Standards reached, by activities carried out that have one; unmeasured count."""
    held = [row for row in results if row.is_carried_out and row.target is not None]
    return Kpi(
        name=N_("Standards reached"),
        formula=N_(
            "Activities whose measured value meets their standard ÷ activities carried "
            "out that have a standard. One that was not measured counts as not reached."
        ),
        counts=N_("{counted} of {of} activities with a standard"),
        left_out=N_("{excluded} of them not measured"),
        counted=sum(row.reached is True for row in held),
        of=len(held),
        excluded=sum(row.reached is None for row in held),
    )


FIGURES: Final[tuple[Callable[[Sequence[ActivityResult]], Kpi], ...]] = (
    carried_out,
    on_time,
    representation,
    came_themselves,
    father_share,
    other_groups,
    absorption,
    standards_reached,
)


def _told(held: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return those with families that enter figures.

    Those whose numbers are not shown enter together, and only where nobody can reckon
    from the sum how many families each was for.
    """
    counted = [row for row in held if row.invited]
    hidden = [row for row in counted if not row.is_told]
    invited = sum(row.invited for row in hidden)
    tells_nobody = tells(invited, sum(row.represented for row in hidden))
    if len(hidden) > 1 and tells_nobody:
        return counted
    return [row for row in counted if row.is_told]


def _in_rupiah(amount: int) -> str:
    return in_rupiah(Decimal(amount))
