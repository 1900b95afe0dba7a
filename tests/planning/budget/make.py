"""A hand-counted budget: three activities, five lines, spending with and without."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from data.cooperation import CooperationForm
from data.store import Store
from planning.budget.models import BudgetLineDraft, FundSource
from tests.make import RINA
from tests.planning.make import an_activity, key


def line(
    title: str,
    amount: int,
    source: FundSource = FundSource.BOS,
    fiscal_year: int = 2026,
    *,
    volume: int = 1,
    unit: str = "",
    partner: str = "",
) -> BudgetLineDraft:
    return BudgetLineDraft(
        title=title,
        source=source,
        fiscal_year=fiscal_year,
        volume=Decimal(volume),
        unit=unit,
        price=Decimal(amount // volume),
        arkas_code="5.1.02",
        partner=partner,
        is_voluntary=source is FundSource.DONATION,
    )


def keep_spending(
    store: Store, activity_id: UUID, amount: int, line_id: UUID | None = None
) -> None:
    row = {
        "id": key(f"{activity_id}-{line_id}-{amount}"),
        "activity_id": activity_id,
        "budget_line_id": line_id,
        "title": "Kuitansi",
        "amount": amount,
    }
    store.write_all("spending", [row])


def line_id(store: Store, title: str) -> UUID:
    [found] = store.rows(
        BudgetLineDraft,
        """
        select id, title, source, fiscal_year, volume, unit, price, arkas_code,
            partner, is_voluntary
        from budget_line where title = $title order by id
        """,
        title=title,
    )
    assert found.id
    return found.id


def a_budget(store: Store) -> None:
    """Planned 1000 + 500 + 2000 + 300 + 400 = 4200; spent 900 + 250 + 70 + 5 = 1225."""
    meeting = an_activity(
        store,
        "Rapat awal",
        planned_on=date(2026, 8, 22),
        budget=(line("Konsumsi", 1000, volume=10, unit="kotak"), line("Spanduk", 500)),
    )
    show = an_activity(
        store,
        "Pentas",
        planned_on=date(2027, 5, 8),
        forms=(CooperationForm.PENTAS,),
        person_id=RINA.id,
        budget=(
            line("Panggung", 2000, FundSource.DONATION, 2027),
            line("Dokter", 300, FundSource.PARTNER_AID, 2027, partner="Puskesmas"),
            line("Iuran kelas", 400, FundSource.BOS, 2026),
        ),
    )
    an_activity(store, "Kunjungan", planned_on=None, budget=())
    keep_spending(store, meeting.id, 600, line_id(store, "Konsumsi"))
    keep_spending(store, meeting.id, 300, line_id(store, "Konsumsi"))
    keep_spending(store, show.id, 250, line_id(store, "Dokter"))
    keep_spending(store, meeting.id, 70)
    keep_spending(store, key("Kunjungan"), 5)
