"""What an activity's page and the plan as a document say of it in the same words."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from data.language import in_list, in_number, say
from data.participants import in_families, in_people
from planning.activities.models import Activity, Audience
from planning.budget.models import (
    LEVY_RULE,
    BudgetLine,
    in_other_fiscal_year,
    sounds_like_levy,
)
from planning.clashes.models import Clash


def in_standard(activity: Activity) -> str:
    """Return ``Families represented: at least 75 %``; what is there, where not all."""
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    target = f"{side} {in_number(activity.target)} {activity.unit}".strip()
    return f"{activity.indicator}: {target}" if activity.indicator else target


def addressed(
    activity: Activity, names: Mapping[UUID, str], families: int | None = None
) -> str:
    """Return who takes part: whose families, how many of them, and the other groups.

    ``names`` are those of class groups; ``families`` is how many are meant, where that
    is known.
    """
    others = in_people(activity.parties)
    if activity.audience is Audience.NONE:
        return others
    groups = [names[one] for one in activity.class_group_ids if one in names]
    chosen = [*map(str, activity.grades), *groups]
    whose = say(activity.audience.label)
    named = f"{whose}: {in_list(chosen)}" if chosen else whose
    counted = ""
    if families is not None:
        counted = in_families(families, is_confidential=activity.is_confidential)
    return " · ".join(filter(None, (named, counted, others)))


def warnings_of(
    activity: Activity, lines: Sequence[BudgetLine], clashes: Iterable[Clash]
) -> list[str]:
    """Return what should be looked at again: clashes, fiscal years and levies."""
    found = [clash.said() for clash in clashes]
    if slips := in_other_fiscal_year(activity.planned_on, lines):
        titles = in_list([f"{line.title} ({line.fiscal_year})" for line in slips])
        found.append(
            say(
                "The date lies in another fiscal year than these budget lines: "
                "{titles}. Please check.",
                titles=titles,
            )
        )
    if levies := list(sounds_like_levy(lines)):
        titles = in_list([line.title for line in levies])
        found.append(
            say("Wording that sounds like a levy: {titles}.", titles=titles)
            + f" {say(LEVY_RULE)}"
        )
    return found
