from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision
from data.cooperation import CooperationForm, Involvement
from data.fields import Field
from data.language import Language, speaking
from data.participants import Expected, Party
from planning.activities.models import (
    Activity,
    Audience,
    Category,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTask,
)
from planning.budget.models import BudgetLine, FundSource
from planning.goals.models import Dimension, Goal, Standard
from planning.versions.models import (
    ACTIVITY_FIELDS,
    COMPARED_OF_LINE,
    GOAL_FIELDS,
    ApprovedVersion,
    Change,
    Content,
    Noun,
    changes_since,
    differences,
    row_of,
    said,
    sentence,
)
from tests.make import BUDI, NOW, SARI, YEAR
from tests.planning.make import complete_draft

GOAL = Goal(
    id=UUID(int=9), school_year=2026, number=1, title="Hubungan harmonis", version=1
)
LINE = BudgetLine(
    id=UUID(int=11),
    activity_id=UUID(int=5),
    title="Konsumsi",
    source=FundSource.BOS,
    fiscal_year=2026,
    volume=Decimal(100),
    unit="kotak",
    price=Decimal(15_000),
)
TASK = PlannedTask(
    id=UUID(int=12),
    activity_id=UUID(int=5),
    number=1,
    title="Kirim undangan",
    offset_days=-14,
)
OLD_VERSION = """
{"year": "2026/2027",
 "goals": [{"id": "00000000-0000-0000-0000-000000000009", "school_year": 2026,
  "number": 1, "title": "Hubungan harmonis", "reason": "", "version": 1}],
 "activities": [{"id": "00000000-0000-0000-0000-000000000005", "school_year": 2026,
  "title": "Rapat awal tahun", "goal_id": "00000000-0000-0000-0000-000000000009",
  "forms": ["meeting"], "audience": "all", "grades": [], "class_group_ids": [],
  "planned_on": "2026-08-22", "date_precision": "day", "mode": "face_to_face",
  "person_id": "00000000-0000-0000-0000-000000000001", "place": "Aula",
  "procedure": "Undangan, paparan, tanya jawab, keputusan.",
  "indicator": "Keluarga yang terwakili", "baseline": "60.00", "target": "75.00",
  "unit": "%", "direction": "at_least", "measured_by": "Daftar hadir",
  "risk": "", "mitigation": "", "version": 1}],
 "budget": [{"id": "00000000-0000-0000-0000-00000000000b",
  "activity_id": "00000000-0000-0000-0000-000000000005", "title": "Konsumsi",
  "source": "donation", "fiscal_year": 2026, "amount": "1500000"}]}
"""
"""A version as the first release froze it: no tags, volumes, prices or tasks."""


def activity(**changes: object) -> Activity:
    draft = complete_draft(UUID(int=9), **changes)
    return Activity.of(draft, UUID(int=5), YEAR)


def content(**changes: Any) -> Content:
    facts: dict[str, Any] = {
        "year": "2026/2027",
        "goals": (GOAL,),
        "activities": (activity(),),
        "budget": (LINE,),
        "tasks": (TASK,),
    }
    return Content(**(facts | changes))


def changed(record: Any, **facts: object) -> Any:
    return record.model_copy(update=facts)


def test_a_version_frozen_for_the_komite_is_read_and_compared() -> None:
    old = OLD_VERSION.replace('"audience": "all"', '"audience": "komite"')

    [meeting] = Content.model_validate_json(old).activities

    assert meeting.audience is Audience.NONE
    assert meeting.parties == (Expected(party=Party.KOMITE),)


# ── differences ──────────────────────────────────────────────────────────────
def test_same_plan_differs_in_nothing() -> None:
    later = content(activities=(changed(activity(), version=7),))

    assert differences(content(), later) == ()


def names_of(fields: Iterable[Field]) -> set[str]:
    return {field.name for field in fields}


def test_every_field_is_compared_or_knowingly_left_out() -> None:
    of_activity = {"id", "school_year", "series_id", "template_key", "version"}
    of_activity |= {"date_precision", "ends_on", "when_words"}  # with the date
    of_line = {"id", "activity_id", "number", "is_voluntary"}

    assert set(Activity.model_fields) == of_activity | names_of(ACTIVITY_FIELDS)
    assert set(BudgetLine.model_fields) == of_line | names_of(COMPARED_OF_LINE)
    assert set(Goal.model_fields) == {
        "id",
        "school_year",
        "version",
        *names_of(GOAL_FIELDS),
    }


ACTIVITY_CHANGES: list[tuple[str, object, bool]] = [
    ("title", "Rapat tahunan", False),
    ("goal_id", UUID(int=10), False),
    ("category", Category.MEETING, False),
    ("forms", (CooperationForm.POMG,), False),
    ("involvement", (Involvement.A,), False),
    ("audience", Audience.GRADES, False),
    ("grades", (7,), False),
    ("incidental", "Banjir", False),
    ("parties", (Expected(party=Party.KOMITE, expected=12),), False),
    ("class_group_ids", (UUID(int=30),), False),
    ("planned_on", date(2026, 8, 29), True),
    ("starts_at", time(8), False),
    ("ends_at", time(11), False),
    ("mode", Mode.ONLINE, False),
    ("person_id", BUDI.id, False),
    ("place", "Kelas", False),
    ("background", "Banyak yang tidak hadir.", False),
    ("procedure", "Undangan dan paparan.", False),
    ("rundown", "08.00 Pembukaan", False),
    ("indicator", "Keluarga yang puas", True),
    ("baseline", Decimal(50), True),
    ("target", Decimal(80), True),
    ("unit", "keluarga", True),
    ("direction", Direction.AT_MOST, True),
    ("measured_by", "Angket", True),
    ("evidence", (EvidenceKind.MINUTES,), False),
    ("risk", "Hujan", False),
    ("mitigation", "Tenda", False),
]


@pytest.mark.parametrize(("field", "value", "weighs"), ACTIVITY_CHANGES)
def test_change_of_an_activity_weighs_when_it_touches_date_or_standard(
    field: str, value: object, weighs: bool
) -> None:
    new = content(activities=(changed(activity(), **{field: value}),))

    [found] = differences(content(), new)

    assert (found.noun, found.change) == (Noun.ACTIVITY, Change.CHANGED)
    assert (found.field, found.weighs) == (field, weighs)


def test_every_field_of_an_activity_was_tried() -> None:
    assert {field for field, _, _ in ACTIVITY_CHANGES} == names_of(ACTIVITY_FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "weighs"),
    [
        ("title", "Makan siang", True),
        ("source", FundSource.REGIONAL, True),
        ("fiscal_year", 2027, True),
        ("volume", Decimal(120), True),
        ("unit", "orang", True),
        ("price", Decimal(20_000), True),
        ("partner", "Puskesmas", True),
        ("arkas_code", "5.1.02", False),
    ],
)
def test_change_of_a_budget_line_weighs_unless_it_is_only_its_code(
    field: str, value: object, weighs: bool
) -> None:
    new = content(budget=(changed(LINE, **{field: value}),))

    [found] = [d for d in differences(content(), new) if d.field != "amount"]

    assert (found.noun, found.title) == (Noun.BUDGET_LINE, "Rapat awal tahun")
    assert (found.field, found.weighs) == (field, weighs)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", 2),
        ("title", "Hubungan erat"),
        ("reason", "Jarang hadir"),
        ("dimensions", (Dimension.LEARNING,)),
        ("standard", Standard.PROCESS),
    ],
)
def test_reworded_goal_does_not_weigh(field: str, value: object) -> None:
    new = content(goals=(changed(GOAL, **{field: value}),))

    [found] = differences(content(), new)

    assert (found.noun, found.field, found.weighs) == (Noun.GOAL, field, False)


def test_what_comes_and_goes_weighs() -> None:
    other = changed(activity(title="Pentas seni"), id=UUID(int=6))
    new = content(
        goals=(changed(GOAL, id=UUID(int=8), title="Mutu"),), activities=(other,)
    )

    found = differences(content(), new)

    assert [(d.noun, d.title, d.change) for d in found] == [
        (Noun.GOAL, "Mutu", Change.ADDED),
        (Noun.GOAL, "Hubungan harmonis", Change.DROPPED),
        (Noun.ACTIVITY, "Pentas seni", Change.ADDED),
        (Noun.ACTIVITY, "Rapat awal tahun", Change.DROPPED),
    ]
    assert all(d.weighs for d in found)


def test_other_price_is_another_amount() -> None:
    new = content(budget=(changed(LINE, price=Decimal(20_000)),))

    price, amount = differences(content(), new)

    with speaking(Language.ENGLISH):
        assert sentence(price, {}) == "Konsumsi: Price (Rp): Rp15.000 → Rp20.000"
        assert sentence(amount, {}).endswith("Rp1.500.000 → Rp2.000.000")


def test_budget_line_comes_and_goes_with_its_amount() -> None:
    banner = changed(LINE, id=UUID(int=13), title="Spanduk", price=Decimal(900))

    added, dropped = differences(content(), content(budget=(banner,)))

    assert (added.line, added.change, added.weighs) == ("Spanduk", Change.ADDED, True)
    assert (dropped.line, dropped.change) == ("Konsumsi", Change.DROPPED)
    with speaking(Language.ENGLISH):
        assert sentence(added, {}) == "Spanduk (added): Rp90.000"
        assert sentence(dropped, {}) == "Konsumsi (dropped): Rp1.500.000"


def test_changed_tasks_are_said_and_do_not_weigh() -> None:
    later = changed(TASK, offset_days=-7)

    [found] = differences(content(), content(tasks=(later,)))

    assert (found.field, found.weighs) == ("tasks", False)
    assert found.before == ("Kirim undangan (H-14)",)


def test_same_day_or_only_the_month_is_another_date() -> None:
    first = content(activities=(activity(planned_on=date(2026, 8, 1)),))
    month = activity(planned_on=date(2026, 8, 1), date_precision=DatePrecision.MONTH)

    [found] = differences(first, content(activities=(month,)))

    assert found.weighs
    with speaking(Language.INDONESIAN):
        assert said(found.before, {}) == "1 Agustus 2026"
        assert said(found.after, {}) == "Agustus 2026"


def test_order_of_forms_is_no_difference() -> None:
    forms = (CooperationForm.RAPAT, CooperationForm.POMG)
    old = content(activities=(activity(forms=forms),))

    assert differences(old, content(activities=(activity(forms=forms[::-1]),))) == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"planned_on": date(2026, 8, 29)}, "Date: 22 August 2026 → 29 August 2026"),
        ({"target": Decimal("77.5")}, "Target: 75 → 77.5"),
        ({"person_id": BUDI.id}, "Person in charge: Sari → Budi"),
        ({"mode": Mode.ONLINE}, "Mode: Face to face → Online"),
        ({"starts_at": time(8, 30)}, "Begins at: – → 08.30"),
        ({"person_id": UUID(int=99)}, "Person in charge: Sari → no longer there"),
    ],
)
def test_difference_is_said_in_words(facts: dict[str, object], words: str) -> None:
    new = content(activities=(changed(activity(), **facts),))
    [found] = differences(content(), new)

    with speaking(Language.ENGLISH):
        assert sentence(found, {SARI.id: "Sari", BUDI.id: "Budi"}) == words


def test_version_is_a_table_of_all_it_says() -> None:
    with speaking(Language.ENGLISH):
        row = row_of(activity(), ACTIVITY_FIELDS, {GOAL.id: GOAL.title})
        line = row_of(LINE, COMPARED_OF_LINE, {})

    assert row["Goal"] == "Hubungan harmonis"
    assert row["Date"] == "22 August 2026"
    assert len(row) == len(ACTIVITY_FIELDS)
    assert line["Amount (Rp)"] == "Rp1.500.000"
    assert line["Fiscal year"] == "2026"


def test_note_sees_only_what_changed_at_its_activity() -> None:
    other = changed(activity(title="Pentas seni"), id=UUID(int=6))
    seen = content(activities=(activity(), other))
    now = content(
        activities=(activity(place="Kelas"), changed(other, place="Lapangan")),
        goals=(),
    )

    here = changes_since(seen, now, UUID(int=5))

    assert [(d.record_id, d.field) for d in here] == [(UUID(int=5), "place")]
    assert len(changes_since(seen, now, None)) == 3
    gone = changes_since(seen, content(activities=(other,)), UUID(int=5))
    assert [d.change for d in gone] == [Change.DROPPED]


def test_version_of_the_first_release_is_still_read() -> None:
    version = ApprovedVersion(
        work_program_id=UUID(int=1),
        number=1,
        approved_at=NOW,
        approved_by=BUDI.id,
        content=OLD_VERSION,
    )
    line = changed(
        LINE,
        source=FundSource.DONATION,
        is_voluntary=True,
        volume=Decimal("1.00"),
        unit="",
        price=Decimal(1_500_000),
    )

    old = version.read()

    assert old.tasks == ()
    assert old.budget[0].price == Decimal(1_500_000)
    assert differences(old, content(budget=(line,), tasks=())) == ()


def test_frozen_plan_reads_back_as_it_was() -> None:
    kept = content(activities=(activity(starts_at=time(8), grades=(7, 8)),))

    assert Content.model_validate_json(kept.model_dump_json()) == kept


def test_another_last_day_is_another_date_and_weighs() -> None:
    new = content(activities=(changed(activity(), ends_on=date(2026, 8, 24)),))

    [found] = differences(content(), new)

    with speaking(Language.ENGLISH):
        assert sentence(found, {}) == "Date: 22 August 2026 → 22–24 August 2026"
    assert found.weighs


def test_a_version_frozen_before_there_were_last_days_is_read() -> None:
    old = content().model_dump_json().replace('"ends_on":null,', "")

    assert "ends_on" not in old
    assert differences(Content.model_validate_json(old), content()) == ()
