"""What a goal or an activity can have come from."""

from data.language import N_
from data.record import Term


class SourceKind(Term):
    """What a goal or an activity can have come from."""

    PROBLEM = "problem", N_("Problem")
    INDICATOR = "indicator", N_("School report")
    ASSESSMENT = "assessment", N_("Self-assessment")
    FINDING = "finding", N_("Finding of last year")
    DECISION = "decision", N_("Decision of the annual meeting")


class Aspect(Term):
    """What a school judges of its partnership: Epstein's six types, and home visits.

    Source: the studies of MIS Al-Hikmah Sidang and of SDN 3 Batu Mekar. The codes are
    those of the forms of cooperation.
    """

    PARENTING = "parenting", N_("Parenting")
    COMMUNICATION = "communication", N_("Communication")
    VOLUNTEERING = "volunteering", N_("Volunteering")
    LEARNING_AT_HOME = "learning_at_home", N_("Learning at home")
    DECIDING = "decision_making", N_("Deciding together")
    COMMUNITY = "community", N_("Working with the community and institutions")
    HOME_VISIT = "home_visit", N_("Home visit")
