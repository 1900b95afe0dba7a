import pytest

from data.errors import NotAllowed, Stale, WrongStep
from data.history import events_of
from data.store import Store
from evaluation.kpis.models.better import Change
from evaluation.tracing.actions import judge_finding
from evaluation.tracing.models import JudgementDraft
from evaluation.tracing.queries import chains
from tests.evaluation.make import keep_activity, keep_closing, keep_finding
from tests.evaluation.tracing.make import decide
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting

BETTER = JudgementDraft(change=Change.BETTER, reason="Tidak ada lagi yang mengeluh")


def test_a_person_says_whether_it_got_better(store: Store) -> None:
    adopting = keep_activity(store, "Sabtu")
    found = keep_finding(store, "Sepi", school_year=YEAR.before.start)
    decide(store, found, YEAR.start, adopting)
    with pytest.raises(WrongStep):
        judge_finding(acting(store, SARI), found, 0, BETTER)
    keep_closing(store, "Sabtu")

    kept = judge_finding(acting(store, SARI), found, 0, BETTER)

    assert judge_finding(acting(store, SARI), found, 0, BETTER) == kept
    [chain] = chains(store, NOW.date(), None, found)
    assert (chain.change, chain.row.judged_by) == (Change.BETTER, "Sari")
    assert [e.event for e in events_of(store, "finding", found)] == ["judged"]


def test_a_second_judgement_knows_the_first(store: Store) -> None:
    found = keep_finding(store, "Sepi", closed_on=NOW.date())
    judge_finding(acting(store, SARI), found, 0, BETTER)
    worse = JudgementDraft(change=Change.WORSE, reason="Mengeluh lagi")

    with pytest.raises(Stale):
        judge_finding(acting(store, BUDI), found, 0, worse)
    kept = judge_finding(acting(store, BUDI), found, 1, worse)

    assert (kept.change, kept.judged_by, kept.version) == (Change.WORSE, BUDI.id, 2)


def test_nobody_judges_what_was_declined_or_without_the_duty(store: Store) -> None:
    closed = keep_finding(store, "Sepi", closed_on=NOW.date())
    declined = keep_finding(store, "Jauh", closed_on=NOW.date(), is_declined=True)

    with pytest.raises(WrongStep):
        judge_finding(acting(store, SARI), declined, 0, BETTER)
    with pytest.raises(NotAllowed):
        judge_finding(acting(store, RINA), closed, 0, BETTER)


def test_a_judgement_says_by_what() -> None:
    with pytest.raises(ValueError, match="reason"):
        JudgementDraft(change=Change.BETTER, reason=" ")
