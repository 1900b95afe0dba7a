"""How many families came, and who: one for each pupil, weighted by invited."""

from collections.abc import Sequence
from typing import Final

from data.few import tells
from data.language import N_
from evaluation.kpis.models.activity import ActivityResult
from evaluation.kpis.models.kpi import Kpi, Lit

OWN_RULE: Final = N_("Our own rule, taken from no study.")
STANDING_IN: Final = N_(
    "The study of five meetings a year counts a pupil as represented also where a "
    "standing-in parent came."
)
FATHERS: Final = N_(
    "Asked for by the movement “Ayah Mengambil Rapor” (circular 14/2025 of the "
    "ministry for population and family)."
)


def representation(results: Sequence[ActivityResult]) -> Kpi:
    """Families represented by families invited, over all activities carried out."""
    held = [row for row in results if row.is_carried_out]
    counted = told(held)
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
        source=STANDING_IN,
        lit=Lit.REPRESENTATION,
        is_of_people=True,
    )


def came_themselves(results: Sequence[ActivityResult]) -> Kpi:
    """Families that came themselves by families invited, beside representation."""
    held = [row for row in results if row.is_carried_out]
    counted = told(held)
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
        source=OWN_RULE,
        is_of_people=True,
    )


def father_share(results: Sequence[ActivityResult]) -> Kpi:
    """Fathers by fathers and mothers who came."""
    held = told([row for row in results if row.is_carried_out])
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
        source=FATHERS,
        is_of_people=True,
    )


def guardian_share(results: Sequence[ActivityResult]) -> Kpi:
    """Guardians by all who came for a pupil."""
    held = told([row for row in results if row.is_carried_out])
    return Kpi(
        name=N_("Share of guardians"),
        formula=N_("Families represented by a guardian ÷ all families represented."),
        counts=N_("{counted} of {of} pupils' families represented"),
        counted=sum(row.guardian for row in held),
        of=sum(row.represented for row in held),
        source=OWN_RULE,
        is_of_people=True,
    )


def foster_share(results: Sequence[ActivityResult]) -> Kpi:
    """Standing-in parents by all who came for a pupil."""
    held = told([row for row in results if row.is_carried_out])
    return Kpi(
        name=N_("Share of standing-in parents"),
        formula=N_(
            "Families represented by a standing-in parent ÷ all families represented."
        ),
        counts=N_("{counted} of {of} pupils' families represented"),
        counted=sum(row.foster_parent for row in held),
        of=sum(row.represented for row in held),
        source=STANDING_IN,
        is_of_people=True,
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
        source=OWN_RULE,
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
        source=STANDING_IN,
        is_of_people=True,
    )


def told(held: Sequence[ActivityResult]) -> list[ActivityResult]:
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
