"""What a receipt says, when it is refused, and who keeps an activity's money."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, in_rupiah
from data.money import Rupiah
from data.record import KeptRecord, Record, Title, Words

SLACK: Final = timedelta(days=60)
"""How far outside its school year something may have been paid."""


class SpendingDraft(Record):
    """A receipt as it is filled in: from a budget line, or not planned."""

    budget_line_id: UUID | None = None
    title: Title
    amount: Rupiah
    spent_on: date | None = None
    payee: Words = ""
    paid_by: Words = ""
    receipt_number: Words = ""

    def refusal(self, today: date, year: SchoolYear) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        if not self.amount:
            return Refused(
                N_("“{title}”: enter how much was paid, in rupiah."), title=self.title
            )
        if self.spent_on is None:
            return Refused(
                N_("“{title}”: enter the day on the receipt."), title=self.title
            )
        if self.spent_on > today:
            return Refused(
                N_(
                    "“{title}”: {day} has not come yet. Enter a receipt once it is "
                    "paid."
                ),
                title=self.title,
                day=self.spent_on,
            )
        if not year.first_day - SLACK <= self.spent_on <= year.last_day + SLACK:
            return Refused(
                N_(
                    "“{title}”: {day} is too far from school year {year}. Check the "
                    "year of the date."
                ),
                title=self.title,
                day=self.spent_on,
                year=str(year),
            )
        return None


class Spending(SpendingDraft, KeptRecord, table="spending", fixed=("activity_id",)):
    """A kept receipt of one activity."""

    id: UUID
    activity_id: UUID
    version: int

    @property
    def draft(self) -> SpendingDraft:
        """What was filled in."""
        names = SpendingDraft.model_fields
        return SpendingDraft.as_kept(**{name: getattr(self, name) for name in names})


class Purse(NamedTuple):
    """A budget line, and what was spent from it by all receipts but the one in hand."""

    title: str
    planned: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        """What is left; below nought it was overspent."""
        return self.planned - self.spent

    def refusal(self, amount: Decimal) -> HumasError | None:
        """Return that this amount is more than is left, or None."""
        if amount <= self.left:
            return None
        return Refused(
            N_(
                "“{title}” has {left} left of {planned}; with this receipt it is "
                "{over} more than planned. Correct the amount, choose another line, or "
                "tick “Keep it although it is more than planned”."
            ),
            title=self.title,
            left=in_rupiah(max(self.left, Decimal(0))),
            planned=in_rupiah(self.planned),
            over=in_rupiah(amount - self.left),
        )


def absorption(planned: Decimal, spent: Decimal) -> Decimal | None:
    """Return money spent ÷ money planned (serapan), None where nothing was planned.

    More than 1 says that more was spent than planned. Source: domain.md §8.4.
    """
    return spent / planned if planned else None


def numbers_used_twice(receipts: Iterable[Spending]) -> frozenset[UUID]:
    """Return the receipts of which another one has the same number and payee."""
    seen: dict[tuple[str, str], UUID] = {}
    twice: set[UUID] = set()
    for receipt in receipts:
        if not receipt.receipt_number:
            continue
        named = receipt.receipt_number.casefold(), receipt.payee.casefold()
        if named in seen:
            twice |= {seen[named], receipt.id}
        seen.setdefault(named, receipt.id)
    return frozenset(twice)


def keeping_refusal(by: Actor, *, is_treasurer: bool) -> HumasError | None:
    """Return why ``by`` may not enter an activity's money, or None.

    ``is_treasurer``: of the activity's own committee. A personal link opens no money.
    """
    if is_treasurer and not by.by_link:
        return None
    return duties.refusal(Duty.KEEP_MONEY, by)


def reading_refusal(
    by: Actor, *, is_treasurer: bool, is_of_komite: bool
) -> HumasError | None:
    """Return why ``by`` may not read an activity's amounts, or None."""
    if (is_treasurer or is_of_komite) and not by.by_link:
        return None
    return duties.refusal(Duty.READ_MONEY, by)


def step_refusal(
    title: str, year: object, *, approved: bool, is_closed: bool
) -> HumasError | None:
    """Return why no receipt can be entered or changed now, or None."""
    if not approved:
        return WrongStep(
            N_(
                "The work programme {year} is not approved yet; receipts are entered "
                "once the principal has approved it."
            ),
            year=str(year),
        )
    if is_closed:
        return WrongStep(
            N_(
                "The closing of “{title}” is complete, so its receipts stay as they "
                "are. Reopen the closing with a reason first."
            ),
            title=title,
        )
    return None
