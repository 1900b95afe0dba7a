"""Changing many activities of the year at once, all of them or none."""

from collections.abc import Sequence
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import HumasError, NotFound, Refused, Stale
from data.language import N_, in_list, say
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import demand_fitting
from planning.activities.models import Activity
from planning.agenda.models import RowChange, redrafted
from planning.budget.models import BudgetLine
from planning.plan import store as plans


def change_many(act: Act, changes: Sequence[RowChange], year: SchoolYear) -> int:
    """Keep the changed rows of the grid; return how many activities changed.

    One that somebody else changed meanwhile, or that cannot be kept, is named and
    nothing is saved. A row that says what is kept already is left alone.
    """
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        kept = {
            activity.id: activity
            for activity in activities.activities_in(act.store, year)
        }
        lines: dict[UUID, list[BudgetLine]] = {}
        for line in activities.budget_lines_in(act.store, year):
            lines.setdefault(line.activity_id, []).append(line)
        changed = 0
        for change in changes:
            if change.activity_id not in kept:
                raise NotFound(
                    N_(
                        "An activity of the grid was dropped meanwhile. Nothing was "
                        "saved; look at the list again."
                    )
                )
            activity = kept[change.activity_id]
            own = lines.get(activity.id, [])
            if new := _change(act.store, activity, own, change):
                facts = {"title": new.title, "fields": sorted(change.fields)}
                act.note("activity", new.id, "changed", **facts)
                changed += 1
    return changed


def _change(
    store: Store, kept: Activity, lines: list[BudgetLine], change: RowChange
) -> Activity | None:
    """Keep one row; return None where nothing differs. A refusal names the activity."""
    try:
        draft = redrafted(kept, lines, change.fields)
        same_money = draft.budget == tuple(lines)
        if same_money and kept.changed_to(draft, kept.version) == kept:
            return None
        if change.version != kept.version:
            raise _overtaken(change, kept)
        changed = kept.changed_to(draft, kept.version + 1)
        demand_fitting(store, draft, changed)
        store.replace(changed)
        if not same_money:
            activities.replace_budget(store, kept.id, draft.budget)
    except HumasError as reason:
        kind = Stale if isinstance(reason, Stale) else Refused
        raise kind(
            N_("“{title}”: {reason} Nothing was saved."),
            title=kept.title,
            reason=reason,
        ) from reason
    return changed


def _overtaken(change: RowChange, kept: Activity) -> Stale:
    """Return what somebody else changed meanwhile, by the names of the fields."""
    if not (labels := change.overtaken(kept)):
        return Stale(
            N_("Somebody else changed it meanwhile. Look at it, then save again.")
        )
    return Stale(
        N_("Somebody else changed this meanwhile: {fields}. Look, then save again."),
        fields=in_list([say(label) for label in labels]),
    )
