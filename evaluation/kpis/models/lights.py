"""From which share on is a figure as expected? The school's own limits, in words."""

from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_, in_number, say
from data.record import KeptRecord, Record, Term
from evaluation.kpis.models.kpi import Kpi, Lit

MOST: Final = 200
"""Percent: more than the double of what was budgeted is a mistake of typing."""

Percent = Annotated[int, Field(ge=0, le=MOST)]
WHOLE: Final = 100


class Light(Term):
    """What a figure asks for, said in words beside its colour."""

    GREEN = "green", N_("as expected")
    AMBER = "amber", N_("needs attention")
    RED = "red", N_("needs action")


class Limits(Record):
    """From which percent on a figure is green or amber; where it may be too much.

    ``most`` and ``amber_most`` are where green and amber end; None: more is better.
    """

    green: int
    amber: int
    most: int | None = None
    amber_most: int | None = None

    def light(self, share: float) -> Light:
        """Return the light of a share; 0.895 is not yet 90 %."""
        percent = Decimal(str(share)) * WHOLE
        if percent < self.amber or _is_above(percent, self.amber_most):
            return Light.RED
        if percent < self.green or _is_above(percent, self.most):
            return Light.AMBER
        return Light.GREEN

    @property
    def wanted(self) -> str:
        """Return what is wanted: ``at least 90 %``, ``85–100 %``."""
        if self.most is None:
            return say("at least {percent} %", percent=in_number(self.green))
        return say(
            "{least}–{most} %",
            least=in_number(self.green),
            most=in_number(self.most),
        )


class LightsDraft(Record):
    """The limits of every figure that has a light, as a person fills them in."""

    carried_out_green: Percent = 90
    carried_out_amber: Percent = 75
    represented_green: Percent = 80
    represented_amber: Percent = 60
    used_green: Percent = 85
    used_amber: Percent = 70
    used_most: Percent = 100
    used_amber_most: Percent = 110

    @property
    def refusal(self) -> HumasError | None:
        """Return why these limits contradict each other, or None."""
        for lit in Lit:
            limits = self.limits(lit)
            if limits.amber > limits.green:
                return Refused(
                    N_(
                        "“{figure}”: “needs attention” begins at {amber} %, above "
                        "“as expected” at {green} %. Lower the first or raise the "
                        "second."
                    ),
                    figure=lit,
                    amber=limits.amber,
                    green=limits.green,
                )
        if not self.used_green <= self.used_most <= self.used_amber_most:
            return Refused(
                N_(
                    "“Budget used”: the limits must rise, from {green} % over {most} % "
                    "to {amber_most} %. Change the one that does not."
                ),
                green=self.used_green,
                most=self.used_most,
                amber_most=self.used_amber_most,
            )
        return None

    def limits(self, lit: Lit) -> Limits:
        """Return the limits of one figure."""
        return {
            Lit.CARRIED_OUT: Limits(
                green=self.carried_out_green, amber=self.carried_out_amber
            ),
            Lit.REPRESENTATION: Limits(
                green=self.represented_green, amber=self.represented_amber
            ),
            Lit.ABSORPTION: Limits(
                green=self.used_green,
                amber=self.used_amber,
                most=self.used_most,
                amber_most=self.used_amber_most,
            ),
        }[lit]

    def light(self, kpi: Kpi) -> Light | None:
        """Return a figure's light; None where it has none, or nothing to show."""
        if kpi.lit is None or kpi.value is None or kpi.is_hidden:
            return None
        return self.limits(kpi.lit).light(kpi.value)

    def wanted(self, kpi: Kpi) -> str:
        """Return what is wanted of a figure; nothing where it has no light."""
        return self.limits(kpi.lit).wanted if kpi.lit else ""


class Lights(LightsDraft, KeptRecord, table="figure_lights", key=("school_year",)):
    """The limits of a school year; version 0 stands for those nobody has set."""

    school_year: int
    version: int

    @property
    def limits_set(self) -> LightsDraft:
        """The limits alone."""
        return LightsDraft(**{name: getattr(self, name) for name in DRAWN})

    def changed_to(self, draft: LightsDraft, year: int, version: int) -> Self:
        """Return these limits of a year in their next version."""
        facts = {**dict(draft), "school_year": year, "version": version + 1}
        return type(self).model_validate(facts)


DRAWN: Final = tuple(LightsDraft.model_fields)


def _is_above(percent: Decimal, most: int | None) -> bool:
    return most is not None and percent > most
