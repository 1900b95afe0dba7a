"""Makers of what the papers tell beside the plan: the meeting, problems, money."""

from datetime import date
from decimal import Decimal

from data.store import Store
from planning.budget.models import BudgetLineDraft, FundSource
from tests.make import YEAR
from tests.planning.make import key

DONATION = BudgetLineDraft(
    title="Panggung",
    source=FundSource.DONATION,
    fiscal_year=2027,
    volume=Decimal(2),
    unit="unit",
    price=Decimal(250_000),
    is_voluntary=True,
)


def keep_problem(store: Store, title: str, priority: int) -> None:
    row = {
        "id": key(title),
        "school_year": YEAR.start,
        "title": title,
        "root_cause": "Sebab",
        "evidence": "",
        "priority": priority,
        "indicator_id": None,
        "version": 1,
    }
    store.write_all("problem", [row])


def keep_meeting(store: Store, *, bare: bool = False) -> None:
    meeting = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "held_on": date(2026, 7, 3),
        "place": "Aula",
        "agenda": "Program kerja",
        "second_way": "Kirim saran melalui wali kelas.",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    store.write_all("annual_meeting", [meeting])
    if bare:
        return
    parties = [("parents", 31), ("komite", 0)]
    store.write_all(
        "meeting_party",
        [
            {"meeting_id": key("meeting"), "party": party, "count": n, "names": ""}
            for party, n in parties
        ],
    )
    decisions = ["Pertemuan pada Sabtu pagi", "Undangan H-14"]
    store.write_all(
        "meeting_decision",
        [
            {"id": key(t), "meeting_id": key("meeting"), "number": n, "text": t}
            for n, t in enumerate(decisions, 1)
        ],
    )
