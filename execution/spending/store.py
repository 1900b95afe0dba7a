"""Finding receipts, and who keeps the money of which activity."""

from datetime import date
from uuid import UUID

from data.store import Store
from execution.spending.models import Purse, Spending
from planning.budget.models import BudgetLine


def receipts(store: Store, activity_id: UUID) -> list[Spending]:
    """Return an activity's receipts by day, those without one first."""
    return store.rows(
        Spending,
        """
        from spending
        where activity_id = $id
        order by spent_on nulls first, id
        """,
        id=activity_id,
    )


def purse(store: Store, line: BudgetLine, without: UUID) -> Purse:
    """Return what is left of a budget line before the receipt ``without``."""
    spent = store.column(
        """
        select coalesce(sum(amount), 0)::decimal(15, 0) as amount
        from spending
        where budget_line_id = $line_id and id <> $without
        """,
        line_id=line.id,
        without=without,
    )
    return Purse(line.title, line.amount, spent[0])


def is_treasurer(store: Store, activity_id: UUID, person_id: UUID) -> bool:
    """Return whether a person is the treasurer of an activity's committee."""
    return bool(
        store.number(
            """
            select count(*)
            from activity_treasurer
            where activity_id = $activity_id and person_id = $person_id
            """,
            activity_id=activity_id,
            person_id=person_id,
        )
    )


def is_treasurer_of_komite(store: Store, person_id: UUID, today: date) -> bool:
    """Return whether a person is the treasurer of the komite on a day."""
    return bool(
        store.number(
            """
            select count(*)
            from komite_treasurer
            where person_id = $person_id
                and starts_on <= $today
                and (until is null or until >= $today)
            """,
            person_id=person_id,
            today=today,
        )
    )


def is_closed(store: Store, activity_id: UUID) -> bool:
    """Return whether the activity's closing is complete."""
    return bool(
        store.number(
            """
            select count(*)
            from closing
            where activity_id = $id and completed_at is not null
            """,
            id=activity_id,
        )
    )
