"""What a budget line is, which ones are refused, and which wording warns."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, in_rupiah
from data.money import Rupiah
from data.record import KeptRecord, Record, Term, Title, Words

Volume = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
"""How many units, up to hundredths."""


LARGEST: Final = Decimal(10**15 - 1)
"""The largest amount that is kept."""


class FundSource(Term):
    """Where money comes from. A levy on parents is not among them, and never will be.

    Source: Permendikbud 75/2016 (donations and aid yes, levies no).
    """

    BOS = "bos", N_("BOSP operational aid")
    DONATION = "donation", N_("Voluntary donation")
    PARTNER_AID = "partner_aid", N_("Partner's aid")
    REGIONAL = "regional", N_("Regional budget (APBD)")
    FOUNDATION = "foundation", N_("Foundation")
    OWN = "own", N_("The school's own income")


WITHOUT_LINE: Final = N_("without a budget line")
"""What money is called that was spent from no line of the budget."""

PER_FAMILY: Final = re.compile(
    r"\b(siswa|murid|anak|peserta didik|orang ?tua|wali|kk|keluarga|"
    r"pupils?|students?|famil(?:y|ies)|parents?)\b",
    re.IGNORECASE,
)
"""Units and words that make an amount one per pupil or per family."""

LEVY_WORDING: Final = re.compile(
    r"\b(wajib|iuran|pungutan|spp|uang komite|tunggakan|"
    r"(?:per|tiap|setiap)[ -](?:siswa|murid|anak|orang ?tua|kk|keluarga)|"
    r"compulsory|mandatory|levy|fee per|per (?:pupil|student|family|parent))\b",
    re.IGNORECASE,
)
"""Wording that sounds like a levy (Permendikbud 75/2016 forbids levies)."""

LEVY_RULE: Final = N_(
    "Permendikbud 75/2016: the school committee may take donations (voluntary, no "
    "amount or date fixed) and aid, but no levy (compulsory, binding, amount and "
    "period fixed)."
)


class BudgetLineDraft(Record):
    """What something will cost: volume times price; the fiscal year is a calendar year.

    Only an ``amount`` is enough: it is one unit at that price.
    """

    id: UUID | None = None
    title: Title
    source: FundSource
    fiscal_year: int
    volume: Volume = Decimal(1)
    unit: Words = ""
    price: Rupiah | None = None
    amount: Rupiah = Decimal(0)
    arkas_code: Words = ""
    partner: Words = ""
    is_voluntary: bool = False

    @model_validator(mode="after")
    def _reckon(self) -> Self:
        """Make amount and price agree: volume × price, in whole rupiah."""
        if self.price is None:
            object.__setattr__(self, "volume", Decimal(1))
            object.__setattr__(self, "price", self.amount)
        amount = (self.volume * (self.price or 0)).quantize(Decimal(1), ROUND_HALF_UP)
        object.__setattr__(self, "amount", amount)
        return self

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return why this line cannot stand in the year's budget, or None."""
        return next((refusal for _, refusal in self.refusals(year)), None)

    def refusals(self, year: SchoolYear) -> Iterator[tuple[str, HumasError]]:
        """Give why it cannot stand in the budget, and in which field it is mended."""
        if self.fiscal_year not in {year.start, year.start + 1}:
            message = N_(
                "“{title}”: fiscal year {fiscal} does not touch school year "
                "{year}. Choose one of its two calendar years."
            )
            facts = {"fiscal": self.fiscal_year, "year": str(year)}
            yield "fiscal_year", Refused(message, title=self.title, **facts)
        if self.amount > LARGEST:
            message = N_("“{title}”: {amount} is more than a budget can hold.")
            amount = in_rupiah(self.amount)
            yield "price", Refused(message, title=self.title, amount=amount)
        if self.source is FundSource.DONATION:
            yield from self._donation_refusals()
        if self.source is FundSource.PARTNER_AID and not self.partner:
            message = N_("“{title}”: name the partner whose aid this is.")
            yield "partner", Refused(message, title=self.title)

    def _donation_refusals(self) -> Iterator[tuple[str, HumasError]]:
        if not self.is_voluntary:
            message = N_(
                "“{title}”: tick that the donation is voluntary. Money from "
                "parents is only taken as a voluntary donation (Permendikbud "
                "75/2016)."
            )
            yield "is_voluntary", Refused(message, title=self.title)
        if PER_FAMILY.search(self.unit):
            message = N_(
                "“{title}”: a donation has no amount per pupil or family. Enter "
                "the whole cost; what is given is up to each family."
            )
            yield "unit", Refused(message, title=self.title)


class BudgetLine(BudgetLineDraft, KeptRecord, table="budget_line"):
    """A kept budget line; ``number`` is its place in the activity's budget."""

    id: UUID
    activity_id: UUID
    number: int = 1


def sounds_like_levy(lines: Iterable[BudgetLineDraft]) -> Iterator[BudgetLineDraft]:
    """Give the lines whose wording sounds like a levy; :data:`LEVY_RULE` says why."""
    for line in lines:
        of_parents = line.source is FundSource.DONATION
        per_family = of_parents and PER_FAMILY.search(f"{line.title} {line.unit}")
        if per_family or LEVY_WORDING.search(f"{line.title} {line.unit}"):
            yield line


def levy_refusal(title: str, unit: str) -> HumasError | None:
    """Return that what is worded as a levy on parents is not taken, or None.

    Wording like “iuran wajib”, and an amount per pupil or family, are refused.
    """
    if not (LEVY_WORDING.search(f"{title} {unit}") or PER_FAMILY.search(unit)):
        return None
    return Refused(
        N_(
            "“{title}” sounds like a levy. The school takes what is given freely; no "
            "amount per pupil or family is kept, and nobody is on a list of those who "
            "did not give (Permendikbud 75/2016). Word it anew."
        ),
        title=title,
    )


def in_other_fiscal_year(
    planned_on: date | None, lines: Iterable[BudgetLine]
) -> list[BudgetLine]:
    """Return the lines whose fiscal year is not that of the date, perhaps by mistake.

    July to December belong to the year's first calendar year, January to June to the
    second.
    """
    if planned_on is None:
        return []
    return [line for line in lines if line.fiscal_year != planned_on.year]
