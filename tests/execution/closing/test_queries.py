from data.store import Store
from execution.closing.actions import save_closing
from execution.closing.models import ClosingDraft, Outcome
from execution.closing.queries import class_group_participation, closing_list
from planning.activities.models import Audience
from tests.execution.make import (
    an_activity,
    approve,
    closed,
    keep_class_group,
    keep_pupil,
    to_close,
    whole_draft,
)
from tests.make import SARI, YEAR, acting


def test_what_is_to_close_comes_first(store: Store) -> None:
    an_activity(store, "Tanpa tanggal", planned_on=None)
    half = an_activity(store, "Setengah jadi")
    activity = to_close(store)
    closed(store, activity)
    draft = ClosingDraft(outcome=Outcome.POSTPONED)
    save_closing(acting(store, SARI), half.id, 0, draft)

    found = [
        (r.title, r.step, r.outcome, r.version, r.completed_at is not None)
        for r in closing_list(store, YEAR)
    ]

    assert found == [
        ("Setengah jadi", "closing", Outcome.POSTPONED, 1, False),
        ("Tanpa tanggal", "planned", None, 0, False),
        ("Rapat awal tahun", "held", Outcome.HELD, 1, True),
    ]
    assert closing_list(store, YEAR.after) == []


def test_class_groups_stand_by_grade_and_siblings_count_each(store: Store) -> None:
    activity = an_activity(store)
    approve(store)
    keep_class_group(store, "IX A", 9)
    keep_class_group(store, "VII A 10", 7)
    keep_class_group(store, "VII A 2", 7, "Bima")
    keep_pupil(store, "Kakak", "VII A 2", family="C")
    keep_pupil(store, "Adik", "VII A 2", family="C")

    found = [
        (r.class_group, r.families, r.invited)
        for r in class_group_participation(store, activity.id)
    ]

    assert found == [("VII A 2", 3, 3), ("VII A 10", 0, 0), ("IX A", 0, 0)]


def test_only_the_audience_is_invited(store: Store) -> None:
    keep_class_group(store, "VII A", 7)
    nine = keep_class_group(store, "IX A", 9)
    activity = an_activity(store, audience=Audience.GRADES, grades=(9,))

    [row] = class_group_participation(store, activity.id)

    assert row.class_group_id == nine


def test_saved_counts_come_back(store: Store) -> None:
    activity = to_close(store)
    save_closing(acting(store, SARI), activity.id, 0, whole_draft())

    first, second = class_group_participation(store, activity.id)

    assert (first.class_group, first.invited, first.father, first.mother) == (
        "VII A",
        2,
        1,
        1,
    )
    assert (second.class_group, second.invited, second.online) == ("VII B", 1, 0)
