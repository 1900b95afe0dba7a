from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.cooperation import CooperationForm, Involvement
from data.errors import NotAllowed, Refused, WrongStep
from data.language import Language, speaking
from planning.activities.models import (
    Activity,
    Audience,
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTask,
)
from planning.budget.models import BudgetLine, FundSource
from planning.goals.models import Dimension, Goal, Standard
from planning.programme.models import (
    ACTIVITY_FACETS,
    BUDGET_FACETS,
    GOAL_FACETS,
    NEXT_STEPS,
    WHO,
    ApprovedVersion,
    Change,
    Content,
    Noun,
    Step,
    WorkProgram,
    changes_since,
    differences,
    in_words,
    said,
    sentence,
    submission_refusal,
)
from tests.make import BUDI, NOW, RINA, SARI, YEAR
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


def program(step: Step) -> WorkProgram:
    return WorkProgram(
        id=UUID(int=1),
        school_year=2026,
        step=step,
        return_note="",
        override_reason="",
        version=3,
    )


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


# ── steps ────────────────────────────────────────────────────────────────────
def test_every_step_says_where_it_may_go_and_who_takes_it_there() -> None:
    assert NEXT_STEPS.keys() == WHO.keys() == set(Step)
    assert all(NEXT_STEPS[at] == WHO[at].keys() for at in Step)
    assert {to for takers in WHO.values() for to in takers} == set(Step)


@pytest.mark.parametrize(
    ("at", "to"), [(a, b) for a in Step for b in Step if b not in NEXT_STEPS[a]]
)
@pytest.mark.parametrize("by", [SARI, BUDI], ids=lambda a: a.name)
def test_no_step_is_skipped(at: Step, to: Step, by: Any) -> None:
    with pytest.raises(WrongStep):
        program(at).moved_to(to, by, ())


@pytest.mark.parametrize(
    ("at", "to"), [(a, b) for a in Step for b in Step if b in NEXT_STEPS[a]]
)
def test_each_step_has_one_role_and_committee_members_none(at: Step, to: Step) -> None:
    people = (SARI, BUDI, RINA)
    allowed = [p for p in people if program(at).refusal(to, p, ()) is None]

    assert [p.role for p in allowed] == [WHO[at][to]]
    assert program(at).moved_to(to, allowed[0], ()).version == 4


def test_draft_becomes_approved_only_as_a_minor_revision() -> None:
    light = differences(content(), content(activities=(activity(place="Kelas"),)))
    heavy = differences(content(), content(activities=(activity(target=90),)))
    draft = program(Step.DRAFT)

    assert isinstance(draft.refusal(Step.APPROVED, SARI), WrongStep)
    assert draft.refusal(Step.APPROVED, SARI, light) is None
    assert isinstance(draft.refusal(Step.APPROVED, BUDI, light), NotAllowed)
    refusal = draft.refusal(Step.APPROVED, SARI, (*light, *heavy))
    assert isinstance(refusal, Refused)
    assert "Rapat awal tahun" in str(refusal)


def test_undecided_findings_may_be_allowed_by_the_principal_only() -> None:
    assert program(Step.DRAFT).override_refusal(BUDI) is None
    assert isinstance(program(Step.DRAFT).override_refusal(SARI), NotAllowed)
    assert isinstance(program(Step.SUBMITTED).override_refusal(BUDI), WrongStep)


@pytest.mark.parametrize("step", list(Step))
def test_notes_are_written_while_submitted_and_answered_while_returned(
    step: Step,
) -> None:
    writing = [p for p in (SARI, BUDI, RINA) if not program(step).writing_refusal(p)]
    answer = [p for p in (SARI, BUDI, RINA) if not program(step).answering_refusal(p)]

    assert writing == ([BUDI] if step is Step.SUBMITTED else [])
    assert answer == ([SARI] if step is Step.RETURNED else [])


# ── readiness ────────────────────────────────────────────────────────────────
def test_complete_plan_is_ready() -> None:
    assert submission_refusal(YEAR, [activity()], 0, "") is None
    assert submission_refusal(YEAR, [activity()], 2, "Rapat ditunda") is None


def test_plan_with_undecided_findings_is_not_ready() -> None:
    refusal = submission_refusal(YEAR, [activity()], 2, "")

    assert isinstance(refusal, Refused)
    assert refusal.facts["count"] == 2


def test_plan_with_open_notes_is_not_ready_and_names_them() -> None:
    refusal = submission_refusal(YEAR, [activity()], 0, "", "Rapat: “Mahal”")

    assert isinstance(refusal, Refused)
    assert "Mahal" in str(refusal)


def test_empty_plan_is_not_ready() -> None:
    assert submission_refusal(YEAR, [], 0, "") is not None


def test_incomplete_activities_are_named_with_what_they_lack() -> None:
    bare = activity(title="Pentas seni", planned_on=None, target=None)

    refusal = submission_refusal(YEAR, [activity(), bare], 0, "")

    assert refusal is not None
    assert "Pentas seni" in str(refusal)
    assert "Rapat awal tahun" not in str(refusal)


# ── differences ──────────────────────────────────────────────────────────────
def test_same_plan_differs_in_nothing() -> None:
    later = content(activities=(changed(activity(), version=7),))

    assert differences(content(), later) == ()


def test_every_field_is_compared_or_knowingly_left_out() -> None:
    of_activity = {"id", "school_year", "series_id", "template_key", "version"}
    of_activity |= {"date_precision"}  # said with the date
    of_line = {"id", "activity_id", "number", "is_voluntary"}

    assert set(Activity.model_fields) == of_activity | ACTIVITY_FACETS.keys()
    assert set(BudgetLine.model_fields) == of_line | BUDGET_FACETS.keys()
    assert set(Goal.model_fields) == {
        "id",
        "school_year",
        "version",
        *GOAL_FACETS.keys(),
    }


ACTIVITY_CHANGES: list[tuple[str, object, bool]] = [
    ("title", "Rapat tahunan", False),
    ("goal_id", UUID(int=10), False),
    ("category", Category.MEETING, False),
    ("forms", (CooperationForm.POMG,), False),
    ("involvement", (Involvement.A,), False),
    ("audience", Audience.GRADES, False),
    ("grades", (7,), False),
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
    assert {field for field, _, _ in ACTIVITY_CHANGES} == ACTIVITY_FACETS.keys()


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
        ({"starts_at": time(8, 30)}, "Begins: – → 08.30"),
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
        row = in_words(activity(), ACTIVITY_FACETS, {GOAL.id: GOAL.title})
        line = in_words(LINE, BUDGET_FACETS, {})

    assert row["Goal"] == "Hubungan harmonis"
    assert row["Date"] == "22 August 2026"
    assert len(row) == len(ACTIVITY_FACETS)
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
