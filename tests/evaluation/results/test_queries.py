from datetime import date
from decimal import Decimal
from itertools import product

from data.cooperation import CooperationForm
from data.store import Store
from evaluation.kpis.models import (
    ActivityResult,
    came_themselves,
    other_groups,
    reached,
    representation,
)
from evaluation.results import queries
from planning.activities.models import ActivityWords, Audience
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_money,
    keep_participation,
    keep_spending,
    key,
)
from tests.make import NOW, YEAR


def only(store: Store) -> ActivityResult:
    [row] = queries.activity_results(store, YEAR)
    return row


def test_planned_activity_has_a_row_of_its_own(store: Store) -> None:
    keep_activity(store, "Rapat")

    row = only(store)

    assert (row.step, row.invited, row.budget, row.held_on) == ("planned", 0, 0, None)


def test_sums_are_not_multiplied_by_each_other(store: Store) -> None:
    keep_activity(store, "Rapat", target=Decimal(80), indicator="Keterwakilan")
    keep_closing(store, "Rapat", measured_value=Decimal("82.5"))
    for name, suffix in (("VII A", "A"), ("VII B", "B")):
        keep_class_group(store, name, 7, suffix)
        keep_participation(store, "Rapat", name, 30, father=5, mother=10, online=1)
    keep_money(store, "Rapat", 500_000, 400_000)
    keep_money(store, "Rapat", 200_000, 250_000, source="donation", fiscal_year=2027)
    keep_spending(store, "Rapat", 50_000)
    keep_obstacles(store)

    row = only(store)

    assert (row.invited, row.father, row.mother, row.online) == (60, 10, 20, 2)
    assert (row.budget, row.spent) == (700_000, 700_000)
    assert (row.obstacles, row.obstacles_open) == (2, 1)
    assert (row.measured, row.reached, row.on_time) == (Decimal("82.5"), True, True)


def keep_obstacles(store: Store) -> None:
    store.write_all(
        "obstacle",
        [
            {
                "id": key(f"obstacle-{n}"),
                "school_year": YEAR.start,
                "activity_id": key("Rapat"),
                "code": "weather",
                "side": "external",
                "note": "",
                "remedy": "",
                "raised_on": date(2026, 8, 1),
                "resolved_on": resolved,
                "effect_note": "",
                "version": 1,
            }
            for n, resolved in enumerate([None, date(2026, 8, 5)])
        ],
    )


def test_half_done_closing_does_not_count_yet(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat", completed_at=None, measured_value=Decimal(5))
    keep_class_group(store, "VII A", 7, "A")
    keep_participation(store, "Rapat", "VII A", 30, mother=10)

    row = only(store)

    assert (row.step, row.held_on, row.measured, row.invited) == (
        "closing",
        None,
        None,
        0,
    )


def test_undated_activities_come_last_and_other_years_not_at_all(store: Store) -> None:
    keep_activity(store, "Tanpa tanggal", planned_on=None)
    keep_activity(store, "Rapat")
    keep_activity(store, "Tahun lalu", school_year=2025)

    titles = [row.title for row in queries.activity_results(store, YEAR)]
    since = queries.activity_results(store, YEAR, since=YEAR.before)

    assert titles == ["Rapat", "Tanpa tanggal"]
    assert [row.title for row in since] == ["Tahun lalu", *titles]


def test_latest_verdict_stands_beside_the_activity(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    store.write_all(
        "review",
        [
            {
                "id": key(f"review-{number}"),
                "activity_id": key("Rapat"),
                "number": number,
                "managed_well": 3,
                "continuous": 3,
                "effective": 3,
                "note": "",
                "decision": decision,
                "signed_at": NOW,
                "signed_by": key("Budi"),
            }
            for number, decision in ((1, "continue"), (2, "stop"))
        ],
    )

    assert only(store).verdict == "stop"


def test_class_groups_are_in_school_order_and_uninvited_ones_stay(store: Store) -> None:
    for name, grade, suffix in (("X A", 10, "A"), ("IX A", 9, "A"), ("IX B", 9, "B")):
        keep_class_group(store, name, grade, suffix)
    for title, outcome in (("Rapat", "held"), ("Seminar", "moved_online")):
        keep_activity(store, title)
        keep_closing(store, title, outcome)
    keep_activity(store, "Batal")
    keep_closing(store, "Batal", "not_held")
    keep_participation(store, "Rapat", "IX A", 30, mother=20, father=4)
    keep_participation(store, "Seminar", "IX A", 10, online=1)
    keep_participation(store, "Batal", "IX B", 30)
    keep_participation(store, "Rapat", "X A", 0)

    rows = queries.class_group_participation(store, YEAR)

    assert [(r.class_group, r.activities, r.invited, r.represented) for r in rows] == [
        ("IX A", 2, 40, 25),
        ("IX B", 0, 0, 0),
        ("X A", 0, 0, 0),
    ]
    assert [row.share for row in rows] == [0.625, None, None]


def test_money_per_source_and_fiscal_year_adds_up(store: Store) -> None:
    for title in ("Rapat", "Pentas"):
        keep_activity(store, title)
        keep_money(store, title, 500_000, 400_000)
    keep_money(store, "Pentas", 300_000, 350_000, source="donation", fiscal_year=2027)
    keep_spending(store, "Rapat", 25_000)
    keep_spending(store, "Pentas", 5_000, key("a line that was removed"))

    rows = queries.budget_use(store, YEAR)

    assert [(r.source, r.fiscal_year, r.budget, r.spent) for r in rows] == [
        ("bos", 2026, 1_000_000, 800_000),
        ("donation", 2027, 300_000, 350_000),
        (None, None, 0, 30_000),
    ]
    spent = sum(row.spent for row in queries.activity_results(store, YEAR))
    assert sum(row.spent for row in rows) == spent


def test_goals_without_activities_are_listed(store: Store) -> None:
    store.write_all(
        "goal",
        [
            {
                "id": key(f"g{number}"),
                "school_year": 2026,
                "number": number,
                "title": f"Tujuan {number}",
                "reason": "",
                "dimensions": [],
                "frames": [],
                "causes": [],
                "standard": "management",
                "version": 1,
            }
            for number in (2, 1)
        ],
    )

    assert [row.number for row in queries.year_goals(store, YEAR)] == [1, 2]


def test_empty_year_has_no_rows(store: Store) -> None:
    assert queries.activity_results(store, YEAR) == []
    assert queries.class_group_participation(store, YEAR) == []
    assert queries.budget_use(store, YEAR) == []


def came(store: Store, title: str, class_group: str, **presences: str) -> None:
    """Attendance taken by name: for each pupil who came, or that nobody did."""
    rows = [
        {
            "activity_id": key(title),
            "student_id": key(pupil),
            "class_group_id": key(class_group),
            "presence": presence,
        }
        for pupil, presence in presences.items()
    ]
    store.write_all("attendance", rows)


def people_came(store: Store, title: str, **parties: tuple[int, int]) -> None:
    """Groups that are no families: how many were invited, and came."""
    rows = [
        {
            "activity_id": key(title),
            "party": party,
            "invited": invited,
            "came": of_them,
            "names": "",
        }
        for party, (invited, of_them) in parties.items()
    ]
    store.write_all("party_attendance", rows)


def a_mixed_year(store: Store) -> list[ActivityResult]:
    """A meeting with siblings, the komite, a training of three groups, a visit."""
    keep_class_group(store, "VII A", 7, "A")
    keep_class_group(store, "VIII A", 8, "A")
    audiences = {
        "POMG": "all",
        "Rapat komite": "none",
        "Pelatihan": "pupils",
        "Kunjungan rumah": "pupils",
        "Lomba": "all",
    }
    for title, audience in audiences.items():
        keep_activity(store, title, audience=audience)
        keep_closing(store, title, "not_held" if title == "Lomba" else "held")
    siblings = {"Alya": "father", "Aldi": "father"}
    came(store, "POMG", "VII A", **siblings, Bima="absent", Citra="foster_parent")
    keep_participation(store, "POMG", "VIII A", 10, mother=4, online=1)
    people_came(store, "Rapat komite", komite=(12, 9))
    people_came(store, "Pelatihan", teachers=(10, 8), partners=(5, 6))
    came(store, "Pelatihan", "VII A", Alya="mother", Bima="excused")
    came(store, "Kunjungan rumah", "VIII A", Dewi="guardian")
    came(store, "Lomba", "VII A", Alya="mother")
    people_came(store, "Lomba", komite=(12, 12))
    return [
        row for row in queries.activity_results(store, YEAR) if row.title != "Lomba"
    ]


def test_each_group_has_a_rate_of_its_own(store: Store) -> None:
    rows = a_mixed_year(store)
    families = representation(rows)
    themselves = came_themselves(rows)
    others = other_groups(rows)

    # 4 by name (siblings each, one stood in for) and 10 counted; the komite meeting has
    # no family. Of 2 at the training and 1 visited no sum tells; of many it does.
    assert (families.counted, families.of, families.excluded) == (8, 14, 2)
    assert (themselves.counted, themselves.of, themselves.excluded) == (7, 14, 1)
    many = {"invited": 12, "father": 4, "mother": 4, "guardian": 0}
    seen = [row.model_copy(update=many) if row.is_confidential else row for row in rows]
    assert [row.title for row in seen if not row.is_told] == [
        "Kunjungan rumah",
        "Pelatihan",
    ]
    assert representation(seen).of == 14 + 12 + 12
    assert representation(seen[1:]).of == representation(rows).of
    assert (others.counted, others.of, others.excluded) == (22, 27, 1)


def test_what_was_counted_without_names_is_told(store: Store) -> None:
    told = {row.title: row.is_named for row in a_mixed_year(store)}

    assert [title for title, is_named in told.items() if not is_named] == ["POMG"]


def test_an_activity_that_was_not_held_counts_nobody(store: Store) -> None:
    a_mixed_year(store)
    rows = queries.activity_results(store, YEAR)

    assert representation(rows).of == 14
    assert other_groups(rows).of == 27


def is_confidential(audience: Audience, form: CooperationForm) -> bool:
    words = ActivityWords(title="Kunjungan", audience=audience, forms=(form,))
    return words.is_confidential


def test_questions_and_records_agree_on_what_is_confidential(store: Store) -> None:
    tried = tuple(product(Audience, CooperationForm))
    said = [
        store.number(
            "select is_confidential($audience, [$form])::integer",
            audience=audience.value,
            form=form.value,
        )
        for audience, form in tried
    ]

    assert said == [is_confidential(*one) for one in tried]
    assert {0, 1} == set(said)


def test_a_pupil_is_reached_once_however_often_somebody_came(store: Store) -> None:
    a_mixed_year(store)
    for pupil in ("Alya", "Bima", "Citra", "Dewi", "Eka"):
        enrolled = {
            "student_id": key(pupil),
            "school_year": 2026,
            "class_group_id": key("VII A"),
            "step": "active",
        }
        store.write_all("enrolment", [enrolled])

    [found] = queries.reached_pupils(store, YEAR)

    # Alya twice, Citra by a standing-in parent, Dewi by a guardian; Bima never.
    assert (found.pupils, found.reached) == (5, 3)
    assert reached(found.pupils, found.reached).excluded == 2
