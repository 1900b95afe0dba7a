from collections.abc import Mapping
from datetime import date
from json import loads
from uuid import UUID

import pytest

from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.obstacles import Obstacle, ObstacleCode, Side
from data.school import store as schools
from data.store import Store
from evaluation.accreditation.models import Evidence, EvidenceStep, ProofKind
from evaluation.ending import store as endings
from evaluation.ending.actions import close_year, decide_open, reopen_year
from evaluation.ending.models import Matter, Way, YearEndDraft
from evaluation.findings.models import Finding
from execution.follow_ups.models import FollowUp
from planning.lessons import store as lessons
from planning.lessons.models import Decision, DecisionDraft, FindingDecision
from tests.evaluation.make import keep_activity, keep_closing, keep_finding, key
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting

LAST = YEAR.before
LEFT = YearEndDraft(decision=Way.LEFT, reason="Sudah lewat")
CARRIED = YearEndDraft(decision=Way.CARRIED, reason="Belum sempat")
LATE = YearEndDraft(decision=Way.LEFT, reason="Orang lain lebih dahulu")
CLOSED = YearEndDraft(decision=Way.CLOSED, reason="Sudah dibicarakan")


def keep_follow_up(store: Store, text: str = "Cari narasumber") -> UUID:
    store.write(
        """
        insert into follow_up (
            id, school_year, text, owner_id, due_on, outcome, version
        )
        values ($id, 2025, $text, $owner, $due, '', 1)
        """,
        id=key(text),
        text=text,
        owner=SARI.id,
        due=date(2026, 7, 1),
    )
    return key(text)


def keep_obstacle(store: Store, note: str = "Surat tidak sampai") -> UUID:
    store.add(
        Obstacle(
            id=key(note),
            school_year=2025,
            code=ObstacleCode.MESSAGE,
            side=Side.INTERNAL,
            note=note,
            raised_on=date(2026, 5, 4),
            raised_by=SARI.id,
        )
    )
    return key(note)


def keep_last_year(store: Store) -> None:
    """Keep one matter of several kinds in the year before."""
    keep_activity(store, "Rapat", school_year=2025)
    keep_activity(store, "Bazar", school_year=2025)
    keep_closing(store, "Bazar", conclusion="")
    keep_activity(store, "Batal", school_year=2025)
    keep_closing(store, "Batal", "not_held")
    keep_activity(store, "Kini")
    keep_finding(store, "Undangan terlambat", school_year=2024)
    keep_obstacle(store)
    keep_follow_up(store)


def seen(store: Store, kind: Matter) -> Mapping[str, int]:
    matters = endings.open_matters(store, LAST)
    return {one.record_id: one.version for one in matters if one.kind is kind}


def test_everything_open_of_a_year_is_listed_and_nothing_of_others(
    store: Store,
) -> None:
    keep_last_year(store)

    found = {(one.kind, one.title) for one in endings.open_matters(store, LAST)}

    assert found == {
        (Matter.ACTIVITY, "Rapat"),
        (Matter.REPORT, "Bazar"),
        (Matter.REVIEW, "Bazar"),
        (Matter.REVIEW, "Batal"),
        (Matter.FINDING, "Undangan terlambat"),
        (Matter.OBSTACLE, "Surat tidak sampai"),
        (Matter.FOLLOW_UP, "Cari narasumber"),
        (Matter.YEAR_REVIEW, ""),
    }


def test_a_proof_left_in_draft_is_open(store: Store) -> None:
    proof = Evidence(
        id=key("foto"),
        kind=ProofKind.PHOTO,
        title="Foto papan pengumuman",
        happened_on=date(2026, 5, 4),
        school_year=2025,
        made_at=NOW,
        made_by=SARI.id,
    )
    store.add(proof)

    [matter] = endings.open_matters(store, LAST)
    assert (matter.kind, matter.title) == (Matter.EVIDENCE, proof.title)
    store.replace(
        proof.model_copy(update={"step": EvidenceStep.COMPLETE, "version": 2})
    )
    assert endings.open_matters(store, LAST) == []


def test_a_year_closes_only_when_each_matter_is_decided(store: Store) -> None:
    keep_last_year(store)
    lead = acting(store, SARI)
    for kind in Matter:
        if mine := seen(store, kind):
            with pytest.raises(Refused):
                close_year(lead, LAST, 1)
            carries = kind in {Matter.FINDING, Matter.OBSTACLE, Matter.FOLLOW_UP}
            decide_open(lead, LAST, kind, mine, CARRIED if carries else LEFT)

    close_year(lead, LAST, 1)

    with pytest.raises(WrongStep):
        schools.demand_open(store, 2025)
    decided = endings.decisions_in(store, LAST)
    assert [one.decision for one in decided].count(Way.CARRIED) == 3
    assert [one.reason for one in decided if one.kind is Matter.REVIEW] == [
        "Sudah lewat"
    ] * 2
    [closed] = [
        event
        for event in events_of(store, "school_year", 2025)
        if event.event == "closed"
    ]
    assert loads(closed.facts) == {"carried": 3, "left": 7}


def test_several_of_a_kind_are_decided_with_one_reason_and_changed_alone(
    store: Store,
) -> None:
    keep_last_year(store)
    lead = acting(store, SARI)
    both = seen(store, Matter.REVIEW)
    assert decide_open(lead, LAST, Matter.REVIEW, both, LEFT) == 2
    assert decide_open(lead, LAST, Matter.REVIEW, both, LEFT) == 2  # a double click

    one = {str(key("Bazar")): 1}
    other = YearEndDraft(decision=Way.LEFT, reason="Kepala sekolah berganti")
    decide_open(lead, LAST, Matter.REVIEW, one, other)

    reasons = {
        d.title: (d.reason, d.version) for d in endings.decisions_in(store, LAST)
    }
    assert reasons == {
        "Batal": ("Sudah lewat", 1),
        "Bazar": ("Kepala sekolah berganti", 2),
    }
    with pytest.raises(Stale):
        decide_open(lead, LAST, Matter.REVIEW, both, LATE)


def test_what_was_finished_meanwhile_is_passed_over(store: Store) -> None:
    keep_last_year(store)
    lead = acting(store, SARI)
    asked = {**seen(store, Matter.REVIEW), str(key("tidak ada")): 0}
    assert decide_open(lead, LAST, Matter.REVIEW, asked, LEFT) == 2

    with pytest.raises(Refused):
        decide_open(lead, LAST, Matter.REVIEW, {str(key("tidak ada")): 0}, LEFT)


def test_a_follow_up_declined_at_the_years_end_is_over(store: Store) -> None:
    given = keep_follow_up(store)
    lead = acting(store, SARI)

    decide_open(lead, LAST, Matter.FOLLOW_UP, seen(store, Matter.FOLLOW_UP), CLOSED)

    kept = store.get(FollowUp, given)
    assert kept.closed_on is not None
    assert kept.is_declined
    assert kept.outcome == "Sudah dibicarakan"
    assert endings.open_matters(store, LAST) == []
    assert endings.open_matters(store, YEAR) == []
    close_year(lead, LAST, 1)


def test_a_follow_up_carried_over_is_open_in_the_next_year(store: Store) -> None:
    keep_follow_up(store)
    lead = acting(store, SARI)
    decide_open(lead, LAST, Matter.FOLLOW_UP, seen(store, Matter.FOLLOW_UP), CARRIED)

    close_year(lead, LAST, 1)

    [still] = endings.open_matters(store, YEAR)
    assert (still.title, still.decision) == ("Cari narasumber", None)


@pytest.mark.parametrize("draft", [CARRIED, CLOSED])
def test_a_finding_carried_over_is_demanded_of_the_next_plan(
    store: Store, draft: YearEndDraft
) -> None:
    finding = keep_finding(store, "Undangan terlambat", school_year=2024)
    assert not lessons.must_decide(store, finding, YEAR)

    lead = acting(store, SARI)
    decide_open(lead, LAST, Matter.FINDING, seen(store, Matter.FINDING), draft)

    assert lessons.must_decide(store, finding, YEAR) is (draft is CARRIED)
    assert store.get(Finding, finding).is_declined is (draft is CLOSED)


def test_an_adopted_finding_stays_open_without_being_asked_again(store: Store) -> None:
    finding = keep_finding(store, "Undangan terlambat", school_year=2024)
    activity = keep_activity(store, "Rapat", school_year=2025)
    adopted = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity)
    store.add(FindingDecision.of(adopted, finding, 2025, 1))

    lead = acting(store, SARI)
    decide_open(lead, LAST, Matter.FINDING, seen(store, Matter.FINDING), CARRIED)

    assert store.get(Finding, finding).closed_on is None
    assert not lessons.must_decide(store, finding, YEAR)
    assert [one.kind for one in endings.open_matters(store, YEAR)] == [Matter.FINDING]


def test_others_than_the_lead_decide_close_and_reopen_nothing(store: Store) -> None:
    keep_last_year(store)
    for person in (BUDI, RINA):
        act = acting(store, person)
        with pytest.raises(NotAllowed):
            decide_open(act, LAST, Matter.REVIEW, seen(store, Matter.REVIEW), LEFT)
        with pytest.raises(NotAllowed):
            close_year(act, LAST, 1)
        with pytest.raises(NotAllowed):
            reopen_year(act, LAST, 1, "Coba")
    assert endings.decisions_in(store, LAST) == []


def test_a_closed_year_is_read_only_until_reopened_with_a_reason(store: Store) -> None:
    lead = acting(store, SARI)
    close_year(lead, LAST, 1)
    with pytest.raises(WrongStep):
        schools.demand_open(store, 2025)
    with pytest.raises(WrongStep):
        close_year(lead, LAST, 2)
    with pytest.raises(WrongStep):
        decide_open(lead, LAST, Matter.TASK, {"1": 0}, LEFT)

    with pytest.raises(Refused):
        reopen_year(lead, LAST, 2, " ")
    reopen_year(lead, LAST, 2, "Data terlambat")
    schools.demand_open(store, 2025)


def test_the_current_year_cannot_be_closed(store: Store) -> None:
    with pytest.raises(Refused):
        close_year(acting(store, SARI), YEAR, 1)
