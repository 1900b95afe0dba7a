"""What the sample school's activities cost, receipt by receipt."""

import random
from datetime import timedelta
from decimal import Decimal
from typing import Final

from data.act import Act
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from execution.closing.models import CARRIED_OUT
from execution.spending import actions as spendings
from execution.spending.models import SpendingDraft
from planning.activities import store as activity_records
from planning.activities.models import Activity
from planning.budget.models import BudgetLine

SHOPS: Final = (
    "Toko Sumber Rejeki",
    "Katering Bu Endang",
    "Percetakan Cahaya",
    "UD Maju Bersama",
    "Toko Alat Tulis Pelangi",
)
FROM_TWO: Final = 1_000_000
"""A line of so many rupiah is paid in two parts: a deposit and the rest."""


def spend(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, *, lost: bool
) -> None:
    """Enter the receipts of an activity that took place; ``lost``: in the pandemic."""
    if lost and sample.in_pandemic not in CARRIED_OUT:
        return
    chance = random.Random(f"receipts-{activity.id}")  # noqa: S311 -- fiction
    act = Act(store, cast.lead, at(day_of(activity) + timedelta(days=3)))
    numbers = iter(range(chance.randint(101, 140), 999, 7))
    for line in activity_records.budget_lines(store, activity.id):
        for part, amount in enumerate(_amounts(line, chance)):
            spendings.enter_receipt(
                act,
                id_of(f"receipt-{line.id}", str(part)),
                activity.id,
                SpendingDraft(
                    budget_line_id=line.id,
                    title=line.title if part else _first_title(line),
                    amount=amount,
                    spent_on=day_of(activity) - timedelta(days=chance.randint(0, 6)),
                    payee=line.partner or chance.choice(SHOPS),
                    paid_by="Bendahara panitia",
                    receipt_number=f"{next(numbers):04}",
                ),
                is_over_known=True,
            )


def _first_title(line: BudgetLine) -> str:
    return f"{line.title} (uang muka)" if line.amount >= FROM_TWO else line.title


def _amounts(line: BudgetLine, chance: random.Random) -> list[Decimal]:
    """Return what was paid for a line: mostly a little less than planned."""
    share = chance.randint(82, 104)
    paid = Decimal(int(line.amount) * share // 100_000 * 1000)
    if not paid:
        return []
    first = Decimal(int(paid) * 4 // 10_000 * 1000)
    return [first, paid - first] if line.amount >= FROM_TWO else [paid]
