"""Workbooks as schools have them, and a plan with everything in it."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import xlsxwriter

from data.activity import DatePrecision
from data.cooperation import CooperationForm, Involvement
from data.store import Store
from planning.activities.actions import plan_activity
from planning.activities.models import (
    Audience,
    Category,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.exchange.store import kept
from tests.make import RINA, SARI, YEAR, acting
from tests.planning.make import a_goal, complete_draft, keep_class_group, key

Rows = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook with these rows; dates become real dates."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    by_day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    day = datetime.combine(cell, time())
                    sheet.write_datetime(number, place, day, by_day)
                elif cell is not None:
                    sheet.write(number, place, cell)
    book.close()
    return written.getvalue()


def plan_of(*rows: Mapping[str, Any], **others: Rows) -> bytes:
    """Return a workbook whose sheet "Kegiatan" has these rows, by header."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    cells = [headers, *([row.get(header) for header in headers] for row in rows)]
    return workbook({"Kegiatan": cells, **others})


def a_full_plan(store: Store) -> None:
    """Plan three activities that use every field, two of the same name."""
    goal = a_goal(store)
    seven = keep_class_group(store, "VII A", 7)
    keep_class_group(store, "IX A", 9)
    full = complete_draft(
        goal.id,
        title="Kelas orang tua: mendampingi belajar",
        category=Category.TRAINING,
        forms=(CooperationForm.PARENTING, CooperationForm.MEDSOS),
        involvement=(Involvement.B, Involvement.J),
        audience=Audience.GRADES,
        grades=(7, 9),
        starts_at=time(8),
        ends_at=time(10, 30),
        mode=Mode.HYBRID,
        person_id=RINA.id,
        background="Banyak orang tua bertanya.\nBelum ada kelas.",
        rundown="08.00 Pembukaan\n09.00 Materi",
        baseline=Decimal("62.5"),
        direction=Direction.AT_MOST,
        evidence=(EvidenceKind.PHOTO, EvidenceKind.MINUTES),
        risk="Hujan",
        mitigation="Aula",
        budget=(
            line("Konsumsi", "12000", volume="150", unit="kotak"),
            line(
                "Pemateri",
                "750000",
                source=FundSource.PARTNER_AID,
                partner="Puskesmas",
                arkas_code="05.08.01",
                fiscal_year=2027,
            ),
            line("=HYPERLINK()", "1", source=FundSource.DONATION, is_voluntary=True),
        ),
        tasks=(task("Mengirim undangan", -14, "Sekretaris"), task("Laporan", 7)),
    )
    first = complete_draft(
        goal.id,
        title="POMG",
        audience=Audience.CLASS_GROUPS,
        class_group_ids=(seven,),
        target=Decimal("0.5"),
        direction=Direction.AT_MOST,
        tasks=(task("Undangan", -7),),
    )
    second = complete_draft(
        None,
        title="POMG",
        planned_on=date(2027, 2, 1),
        date_precision=DatePrecision.MONTH,
        when_words="minggu kedua",
        budget=(line("Konsumsi", "500000", fiscal_year=2027),),
    )
    for name, draft in (("full", full), ("first", first), ("second", second)):
        plan_activity(acting(store, SARI), key(name), draft, YEAR)


def line(title: str, price: str, **facts: Any) -> BudgetLineDraft:
    facts = {"source": FundSource.BOS, "fiscal_year": 2026, **facts}
    facts["volume"] = Decimal(facts.get("volume", "1"))
    return BudgetLineDraft(title=title, price=Decimal(price), **facts)


def task(title: str, offset_days: int, section: str = "") -> PlannedTaskDraft:
    return PlannedTaskDraft(title=title, offset_days=offset_days, section=section)


def said_in(store: Store) -> list[dict[str, Any]]:
    """Return what the year's plan says, with names instead of keys."""
    now = kept(store, YEAR)
    drafts = now.drafts()
    names: dict[UUID | None, str] = {
        **{goal.id: goal.title for goal in now.goals},
        **{person.id: person.name for person in now.people},
        **{group.id: group.name for group in now.class_groups},
    }
    found = []
    for activity in now.activities:
        said = drafts[activity.id].model_dump(exclude={"series_id", "template_key"})
        for row in said["budget"]:
            row.pop("id")
        said["goal"] = names.get(said.pop("goal_id"))
        said["person"] = names.get(said.pop("person_id"))
        said["groups"] = [names[i] for i in said.pop("class_group_ids")]
        found.append(said)
    return found
