"""What brings a school and its parents together, and on whose side it lies."""

from collections.abc import Mapping
from typing import Final

from data.language import N_
from data.record import Term
from data.studies import Study


class FactorSide(Term):
    """On whose side something helps."""

    SCHOOL = "school", N_("The school")
    PARENTS = "parents", N_("The parents")
    BOTH = "both", N_("All together")


class Factor(Term):
    """What supports cooperation with parents, as the founding papers name it."""

    COMPETENCE = (
        "competence",
        N_("Teachers are socially competent, loyal and hard-working"),
    )
    SUPPORT = "support", N_("Parents support the programmes and take part")
    FACILITIES = "facilities", N_("There are enough facilities to keep in touch")
    TALENTS = "talents", N_("The school gives room for interests and talents")
    COOPERATIVE = "cooperative", N_("Parents are cooperative")
    TIME = "time", N_("Time is made for talking with each other")
    PROACTIVE = "proactive", N_("Parents get in touch by themselves")
    EVERY_PROGRAMME = "every_programme", N_("Parents support every programme")
    OPENNESS = "openness", N_("Parents speak openly about the child at home")
    ALL_PARTIES = "all_parties", N_("All parties supported it")
    OTHER = "other", N_("Something else that helped (say what)")


FACTORS: Final[Mapping[Factor, tuple[FactorSide, Study | None]]] = {
    Factor.COMPETENCE: (FactorSide.SCHOOL, Study.COOPERATION),
    Factor.SUPPORT: (FactorSide.SCHOOL, Study.COOPERATION),
    Factor.FACILITIES: (FactorSide.SCHOOL, Study.COOPERATION),
    Factor.TALENTS: (FactorSide.SCHOOL, Study.COOPERATION),
    Factor.COOPERATIVE: (FactorSide.SCHOOL, Study.COOPERATION),
    Factor.TIME: (FactorSide.PARENTS, Study.COOPERATION),
    Factor.PROACTIVE: (FactorSide.PARENTS, Study.COOPERATION),
    Factor.EVERY_PROGRAMME: (FactorSide.PARENTS, Study.COOPERATION),
    Factor.OPENNESS: (FactorSide.PARENTS, Study.COOPERATION),
    Factor.ALL_PARTIES: (FactorSide.BOTH, Study.MANAGEMENT),
    Factor.OTHER: (FactorSide.BOTH, None),
}
"""On whose side each helps, and which paper names it: five of the school, four of the
parents, and the support of all."""
