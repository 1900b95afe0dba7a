"""What a gift and what help is, and which wording of a levy is refused."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.letters.models import LetterDraft
from data.money import Rupiah
from data.record import KeptRecord, Record, Term, Title, Words
from planning.budget.models import Volume, levy_refusal

HeadCount = Annotated[int, Field(ge=1, le=9999)]
Hours = Annotated[Decimal, Field(gt=0, max_digits=6, decimal_places=2)]

FORBIDDEN: Final = re.compile(
    r"\b(rokok|tembakau|sigaret|bir|minuman keras|miras|partai politik|parpol|"
    r"tobacco|cigarettes?|alcohol|brewery|political party)\b",
    re.IGNORECASE,
)
"""Of whom a school takes nothing (Permendikbud 75/2016)."""


class GiftKind(Term):
    """What was given."""

    MONEY = "money", N_("Money")
    GOODS = "goods", N_("Goods")


class Giver(Term):
    """From whom it is; a levy on parents has no place here."""

    PARENTS = "parents", N_("Parents or community (donation)")
    PARTNER = "partner", N_("Partner or institution (aid)")
    ANONYMOUS = "anonymous", N_("Somebody who wishes not to be named")


GIVEN: Final = {
    Giver.PARENTS: "sumbangan",
    Giver.PARTNER: "bantuan",
    Giver.ANONYMOUS: "sumbangan",
}
"""What a gift is called on paper, by who gave it."""


class GiftDraft(Record):
    """A gift as it is filled in."""

    kind: GiftKind
    title: Title
    quantity: Volume | None = None
    unit: Words = ""
    value: Rupiah = Decimal(0)
    giver: Giver
    giver_name: Words = ""
    is_voluntary: bool = False
    received_on: date | None = None
    received_by: Words = ""

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        if not self.is_voluntary:
            return Refused(
                N_(
                    "“{title}”: tick that it was given freely. The school takes no "
                    "levy: nothing compulsory, no amount or date fixed (Permendikbud "
                    "75/2016)."
                ),
                title=self.title,
            )
        if refusal := levy_refusal(self.title, self.unit):
            return refusal
        if FORBIDDEN.search(self.giver_name):
            return Refused(
                N_(
                    "“{name}”: a school takes nothing from makers of tobacco or "
                    "alcohol, nor from political parties (Permendikbud 75/2016)."
                ),
                name=self.giver_name,
            )
        return self._incomplete(today)

    def _incomplete(self, today: date) -> HumasError | None:
        if self.giver is Giver.PARTNER and not self.giver_name:
            return Refused(
                N_("“{title}”: name the partner whose aid this is."), title=self.title
            )
        if self.kind is GiftKind.MONEY and not self.value:
            return Refused(N_("“{title}”: enter how much was given."), title=self.title)
        if self.received_on is None or self.received_on > today:
            return Refused(
                N_("“{title}”: enter the day on which it was handed over."),
                title=self.title,
            )
        return None


class Gift(GiftDraft, KeptRecord, table="gift", fixed=("school_year", "activity_id")):
    """A kept gift."""

    id: UUID
    school_year: int
    activity_id: UUID | None
    version: int

    @property
    def draft(self) -> GiftDraft:
        """What was filled in."""
        names = GiftDraft.model_fields
        return GiftDraft.as_kept(**{name: getattr(self, name) for name in names})

    def letter(self, code: str, activity: str) -> LetterDraft:
        """Return what the register notes of its record: not what was given by whom."""
        about = f" untuk kegiatan {activity}" if activity else ""
        return LetterDraft.as_kept(
            code=code,
            subject=f"Berita acara serah terima {GIVEN[self.giver]}{about}",
            record=self.table.name,
            record_id=self.id,
            dated_on=self.received_on,
        )


def removal_refusal(gift: Gift, number: str) -> HumasError:
    """Return why a gift whose record has a number stays."""
    return WrongStep(
        N_(
            "The official record of “{title}” has the number {number}. Take the number "
            "back first."
        ),
        title=gift.title,
        number=number,
    )


class VolunteersDraft(Record):
    """Help as it is filled in: who, how many, what they did, how long."""

    name: Title
    people: HeadCount = 1
    title: Title
    hours: Hours | None = None
    helped_on: date | None = None

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        if self.helped_on is None or self.helped_on > today:
            return Refused(
                N_("“{name}”: enter the day on which they helped."), name=self.name
            )
        return None


class Volunteers(
    VolunteersDraft, KeptRecord, table="volunteers", fixed=("activity_id",)
):
    """Kept help."""

    id: UUID
    activity_id: UUID
    version: int

    @property
    def draft(self) -> VolunteersDraft:
        """What was filled in."""
        names = VolunteersDraft.model_fields
        return VolunteersDraft.as_kept(**{name: getattr(self, name) for name in names})
