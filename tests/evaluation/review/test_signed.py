"""What was signed is never changed: no verb of the store reaches it."""

from contextlib import suppress

import pytest

from data.errors import Refused
from data.history import events_of
from data.record import KeptRecord
from data.store import Store
from evaluation.review.actions import answer_review, sign_review, sign_year_review
from evaluation.review.models import (
    AnswerDraft,
    Review,
    ReviewAnswer,
    Scope,
    Stance,
    YearReview,
    YearReviewGoal,
)
from tests.evaluation.make import (
    keep_activity,
    keep_closing,
    keep_finding,
    keep_goal,
    key,
    make_review,
    make_year_review,
)
from tests.make import BUDI, SARI, YEAR, acting

WRITES = (
    "update review set note = 'lain'",
    "UPDATE  main.review SET note = 'lain'",
    'update "review" set note = $note',
    "delete from review",
    "delete from review_answer where true",
    "truncate review",
    "truncate table year_review",
    "drop table review",
    "drop table if exists year_review_goal",
    "alter table review add column x text",
    "create or replace table review as select 1",
    "insert or replace into review select * from review",
    "insert into review select * from review on conflict (id) do update set note = ''",
    "with old as (select 1) delete from year_review_goal",
    "/* */ delete -- from finding\n from review",
    "merge into review using finding on true when matched then delete",
)
KINDS = (Review, YearReview, YearReviewGoal, ReviewAnswer)


@pytest.fixture
def signed(store: Store) -> Store:
    """A school with a signed review of an activity and of a year, both answered."""
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    goal = keep_goal(store, "Komunikasi", 2025)
    sign_review(acting(store, BUDI), key("r1"), key("Rapat"), make_review())
    year = make_year_review(goal)
    sign_year_review(acting(store, BUDI), key("y1"), Scope.FIRST, YEAR.before, year)
    for name in ("r1", "y1"):
        draft = AnswerDraft(stance=Stance.AGREED)
        answer_review(acting(store, SARI), key(f"a-{name}"), key(name), draft)
    return store


@pytest.mark.parametrize("sql", WRITES)
def test_no_statement_changes_what_was_signed(store: Store, sql: str) -> None:
    with pytest.raises(Refused, match="signed"):
        store.write(sql)


def test_what_only_reads_what_was_signed_writes_elsewhere(store: Store) -> None:
    keep_finding(store, "Ruang sempit")

    store.write("update finding set text = 'x' where id in (select id from review)")
    store.write("delete from finding where activity_id in (from review select id)")

    assert store.number("select count(*) from finding") == 1


def test_no_verb_of_the_store_changes_what_was_signed(signed: Store) -> None:
    before = [[dict(row) for row in everything(signed, kind)] for kind in KINDS]
    assert all(before)

    for kind in KINDS:
        row = everything(signed, kind)[0]
        for change in (
            lambda kind=kind, row=row: signed.replace(row),
            lambda kind=kind, row=row: signed.replace([row, row]),
            lambda kind=kind, row=row: signed.remove(kind, *row_key(row)),
        ):
            with pytest.raises(Refused, match="signed"):
                change()
        with suppress(Exception):
            signed.add([row])

    after = [[dict(row) for row in everything(signed, kind)] for kind in KINDS]
    assert after == before
    assert [one.event for one in events_of(signed, "review", key("r1"))] == [
        "answered",
        "signed",
    ]


def everything(store: Store, kind: type[KeptRecord]) -> list[KeptRecord]:
    keys = ", ".join(kind.table.key)
    return store.rows(kind, f"from {kind.table.name} order by {keys}")


def row_key(row: KeptRecord) -> list[object]:
    return [getattr(row, name) for name in row.table.key]
