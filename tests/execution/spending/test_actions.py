from datetime import date
from decimal import Decimal

import pytest

from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.store import Store
from execution.spending import store as spendings
from execution.spending.actions import (
    amounts_refusal,
    change_receipt,
    enter_receipt,
    remove_receipt,
)
from execution.spending.models import Spending
from execution.spending.queries import money_of_activities, money_of_lines
from tests.execution.make import closed, key, to_close
from tests.execution.spending.make import (
    a_draft,
    a_receipt,
    make_treasurer,
    make_treasurer_of_komite,
)
from tests.make import RINA, SARI, TONO, YEAR, acting


def test_a_form_sent_twice_is_one_receipt(store: Store) -> None:
    activity = to_close(store)

    first = a_receipt(store, activity)
    again = a_receipt(store, activity, title="Lain")

    assert again == first
    assert spendings.receipts(store, activity.id) == [first]


def test_overspending_is_told_before_it_is_kept(store: Store) -> None:
    activity, act = to_close(store), acting(store, SARI)
    a_receipt(store, activity)
    more = a_draft(title="Air minum", amount=Decimal(50_001))

    with pytest.raises(Refused):
        enter_receipt(act, key("air"), activity.id, more)
    assert len(spendings.receipts(store, activity.id)) == 1

    enter_receipt(act, key("air"), activity.id, more, is_over_known=True)
    [line] = money_of_lines(store, activity.id)
    assert (line.spent, line.left) == (Decimal(750_001), Decimal(-1))


def test_an_overspent_line_is_asked_about_again_only_for_more(store: Store) -> None:
    activity, act = to_close(store), acting(store, SARI)
    kept = a_receipt(store, activity, amount=Decimal(800_000))

    less = a_draft(amount=Decimal(790_000))
    kept = change_receipt(act, kept.id, kept.version, less)
    with pytest.raises(Refused):
        change_receipt(act, kept.id, 2, a_draft(amount=Decimal(795_000)))

    assert store.get(Spending, kept.id).amount == Decimal(790_000)


def test_who_is_slower_is_told_and_a_second_click_is_none(store: Store) -> None:
    activity, act = to_close(store), acting(store, SARI)
    kept = a_receipt(store, activity)
    mended = a_draft(amount=Decimal(690_000))

    first = change_receipt(act, kept.id, 1, mended)
    assert change_receipt(act, kept.id, 1, mended) == first
    with pytest.raises(Stale):
        change_receipt(act, kept.id, 1, a_draft(amount=Decimal(1)))
    with pytest.raises(Stale):
        remove_receipt(act, kept.id, 1)
    remove_receipt(act, kept.id, 2)
    remove_receipt(act, kept.id, 2)
    assert spendings.receipts(store, activity.id) == []


def test_a_line_of_another_activity_is_refused(store: Store) -> None:
    activity = to_close(store)

    with pytest.raises(NotFound):
        a_receipt(store, activity, budget_line_id=key("lain"))


def test_a_complete_closing_keeps_its_receipts(store: Store) -> None:
    activity = to_close(store)
    kept = a_receipt(store, activity)
    closed(store, activity)

    with pytest.raises(WrongStep):
        a_receipt(store, activity, "terlambat")
    with pytest.raises(WrongStep):
        remove_receipt(acting(store, SARI), kept.id, 1)


def test_nothing_is_paid_before_the_programme_is_approved(store: Store) -> None:
    activity = to_close(store)
    store.write("update work_program set step = 'draft'")

    with pytest.raises(WrongStep):
        a_receipt(store, activity)


def test_a_treasurer_keeps_the_money_of_their_own_committee(store: Store) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA)
    make_treasurer(store, activity, TONO, "Seksi konsumsi")

    enter_receipt(acting(store, RINA), key("a"), activity.id, a_draft())

    with pytest.raises(NotAllowed):
        enter_receipt(acting(store, TONO), key("b"), activity.id, a_draft())
    rows = money_of_activities(store, YEAR, RINA.id)
    assert [(row.activity_id, row.receipts) for row in rows] == [(activity.id, 1)]
    assert money_of_activities(store, YEAR, TONO.id) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "reads"),
    [
        (date(2025, 7, 1), None, True),
        (date(2025, 7, 1), date(2026, 8, 17), True),
        (date(2025, 7, 1), date(2026, 8, 16), False),
        (date(2026, 8, 18), None, False),
    ],
)
def test_the_komites_treasurer_reads_while_in_office(
    store: Store, starts_on: date, ends_on: date | None, reads: bool
) -> None:
    activity = to_close(store)
    make_treasurer_of_komite(store, TONO, starts_on, ends_on)

    assert (amounts_refusal(acting(store, TONO), activity.id) is None) is reads
    with pytest.raises(NotAllowed):
        enter_receipt(acting(store, TONO), key("b"), activity.id, a_draft())


def test_what_was_not_planned_stands_apart(store: Store) -> None:
    activity = to_close(store)
    a_receipt(store, activity)
    a_receipt(store, activity, "parkir", budget_line_id=None, amount=Decimal(20_000))

    rows = money_of_lines(store, activity.id)

    assert [(row.title, int(row.planned), int(row.spent)) for row in rows] == [
        ("Konsumsi", 750_000, 700_000),
        (None, 0, 20_000),
    ]
