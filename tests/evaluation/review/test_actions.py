from threading import Thread

import pytest

from data.actor import Actor
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from evaluation.findings import store as findings
from evaluation.review import store as reviews
from evaluation.review.actions import sign_review
from evaluation.review.models import Review, ReviewDraft, Verdict
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_closing,
    key,
    make_review,
)
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting

IMPROVE = make_review(decision=Verdict.IMPROVE, findings=(LATE_LETTERS, LATE_LETTERS))


def closed_activity(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")


def sign(
    store: Store,
    name: str = "r1",
    *,
    draft: ReviewDraft | None = None,
    by: Actor = BUDI,
    seen: int = 0,
) -> Review:
    act = acting(store, by)
    return sign_review(act, key(name), key("Rapat"), draft or make_review(), seen=seen)


def test_principal_signs_with_findings_for_next_year(store: Store) -> None:
    closed_activity(store)

    signed = sign(store, draft=IMPROVE)

    assert reviews.reviews_of(store, key("Rapat")) == [signed]
    found = findings.findings_of(store, key("Rapat"))
    assert [(f.text, f.school_year, f.made_by) for f in found] == [
        ("Undangan terlambat", 2026, BUDI.id)
    ] * 2
    [event] = events_of(store, "review", key("r1"))
    assert (event.event, event.person) == ("signed", "Budi")


def test_double_click_signs_once_and_adds_no_finding(store: Store) -> None:
    closed_activity(store)

    assert sign(store, draft=IMPROVE) == sign(store, draft=IMPROVE)

    assert len(reviews.reviews_in(store, YEAR)) == 1
    assert len(findings.findings_in(store, YEAR)) == 2
    assert len(events_of(store, "review", key("r1"))) == 1


def test_two_tabs_at_once_sign_one_first_version(store: Store) -> None:
    closed_activity(store)
    refused: list[HumasError] = []

    def from_tab(name: str) -> None:
        try:
            sign(store.cursor(), name)
        except HumasError as failure:
            refused.append(failure)

    tabs = [Thread(target=from_tab, args=(name,)) for name in ("r1", "r2")]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert [row.number for row in reviews.reviews_of(store, key("Rapat"))] == [1]
    assert [type(failure) for failure in refused] == [Stale]


def test_second_signature_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    closed_activity(store)
    first = sign(store)

    with pytest.raises(Refused):
        sign(store, "r2", seen=1)
    second = sign(store, "r2", draft=make_review(reason="Ada bukti baru"), seen=1)

    assert reviews.reviews_of(store, key("Rapat")) == [second, first]


@pytest.mark.parametrize("person", [SARI, RINA])
def test_nobody_else_signs(store: Store, person: object) -> None:
    closed_activity(store)

    with pytest.raises(NotAllowed):
        sign(store, by=person)

    assert reviews.reviews_in(store, YEAR) == []


def test_nothing_is_signed_before_the_closing_is_complete(store: Store) -> None:
    keep_activity(store, "Rapat")
    with pytest.raises(WrongStep):
        sign(store)
    keep_closing(store, "Rapat", completed_at=None)
    with pytest.raises(WrongStep):
        sign(store)


def test_refused_review_leaves_nothing_behind(store: Store) -> None:
    closed_activity(store)

    with pytest.raises(Refused):
        sign(store, draft=make_review(decision=Verdict.IMPROVE))

    assert reviews.reviews_in(store, YEAR) == []
    assert events_of(store, "review", key("r1")) == []


def test_closed_year_is_not_reviewed(store: Store) -> None:
    closed_activity(store)
    record = schools.year(store, YEAR.start)
    store.replace(record.model_copy(update={"closed_on": NOW.date(), "version": 2}))

    with pytest.raises(WrongStep):
        sign(store)


def test_unknown_activity_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        sign(store)
