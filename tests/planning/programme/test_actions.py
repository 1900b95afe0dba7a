from typing import Any

import pytest

from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import change_activity, plan_activity
from planning.activities.models import ActivityDraft
from planning.programme import store as programmes
from planning.programme.actions import (
    allow_undecided,
    approve,
    open_program,
    return_,
    revise,
    submit,
)
from planning.programme.models import Content, Step
from tests.make import BUDI, NOW, RINA, SARI, YEAR
from tests.planning.make import (
    an_activity,
    complete_draft,
    keep_finding,
    key,
    program_at,
)


def at(store: Store) -> tuple[Step, int]:
    plan = programmes.program(store, YEAR)
    return plan.step, plan.version


def test_opening_twice_is_one_programme(store: Store) -> None:
    first = open_program(store, YEAR, by=SARI, now=NOW)

    assert open_program(store, YEAR, by=SARI, now=NOW) == first
    assert first.step is Step.DRAFT


def test_plan_nobody_opened_can_be_submitted(store: Store) -> None:
    an_activity(store)

    submit(store, YEAR, programmes.program(store, YEAR).version, by=SARI, now=NOW)

    assert at(store)[0] is Step.SUBMITTED


@pytest.mark.parametrize("step", list(Step))
def test_people_bring_the_plan_to_every_step(store: Store, step: Step) -> None:
    assert program_at(store, step).step is step


def test_approval_freezes_a_version(store: Store) -> None:
    program_at(store, Step.APPROVED)

    [version] = programmes.versions(store, YEAR)

    content = Content.model_validate_json(version.content)
    assert (version.number, version.approved_by) == (1, BUDI.id)
    assert [g.title for g in content.goals] == ["Hubungan harmonis"]
    assert [a.title for a in content.activities] == ["Rapat awal tahun"]
    assert [line.title for line in content.budget] == ["Konsumsi"]


def test_approved_version_stays_when_the_plan_is_revised(store: Store) -> None:
    plan = program_at(store, Step.APPROVED)
    revise(store, YEAR, plan.version, "Jadwal ujian berubah", by=SARI, now=NOW)
    activity = activities.activities_in(store, YEAR)[0]
    draft = complete_draft(activity.goal_id, title="Rapat baru")
    change_activity(store, activity.id, 1, draft, by=SARI, now=NOW)
    submit(store, YEAR, plan.version + 1, by=SARI, now=NOW)
    approve(store, YEAR, plan.version + 2, by=BUDI, now=NOW)

    newest, oldest = programmes.versions(store, YEAR)

    assert (newest.number, oldest.number) == (2, 1)
    assert "Rapat baru" in newest.content
    assert "Rapat baru" not in oldest.content
    assert "Jadwal ujian berubah" in str(events_of(store, "work_program", plan.id))


def test_undecided_findings_stop_the_submission(store: Store) -> None:
    plan = program_at(store, Step.DRAFT)
    keep_finding(store)

    with pytest.raises(Refused):
        submit(store, YEAR, plan.version, by=SARI, now=NOW)

    assert at(store) == (Step.DRAFT, plan.version)


def test_principal_lets_it_go_on_with_a_reason(store: Store) -> None:
    plan = program_at(store, Step.DRAFT)
    keep_finding(store)
    with pytest.raises(NotAllowed):
        allow_undecided(store, YEAR, plan.version, "Saya", by=SARI, now=NOW)
    with pytest.raises(Refused):
        allow_undecided(store, YEAR, plan.version, " ", by=BUDI, now=NOW)

    reason = "Dibahas pada rapat September"
    allowed = allow_undecided(store, YEAR, plan.version, reason, by=BUDI, now=NOW)
    submitted = submit(store, YEAR, allowed.version, by=SARI, now=NOW)

    assert submitted.step is Step.SUBMITTED
    assert submitted.override_reason == reason


def test_principal_may_override_before_anybody_opened_the_plan(store: Store) -> None:
    an_activity(store)
    keep_finding(store)

    allow_undecided(store, YEAR, 0, "Dibahas kemudian", by=BUDI, now=NOW)

    submit(store, YEAR, programmes.program(store, YEAR).version, by=SARI, now=NOW)


def test_activity_without_a_standard_stops_the_submission(store: Store) -> None:
    plan = program_at(store, Step.DRAFT)
    bare = ActivityDraft(title="Pentas seni")
    plan_activity(store, key("p"), bare, YEAR, by=SARI, now=NOW)

    with pytest.raises(Refused, match="Pentas seni"):
        submit(store, YEAR, plan.version, by=SARI, now=NOW)


def test_return_tells_what_to_mend(store: Store) -> None:
    plan = program_at(store, Step.SUBMITTED)
    with pytest.raises(Refused):
        return_(store, YEAR, plan.version, "", by=BUDI, now=NOW)

    returned = return_(store, YEAR, plan.version, "Kurangi biaya", by=BUDI, now=NOW)
    assert returned.return_note == "Kurangi biaya"

    again = submit(store, YEAR, returned.version, by=SARI, now=NOW)
    assert again.return_note == ""


def test_revision_needs_a_reason(store: Store) -> None:
    plan = program_at(store, Step.APPROVED)

    with pytest.raises(Refused):
        revise(store, YEAR, plan.version, "  ", by=SARI, now=NOW)


@pytest.mark.parametrize("person", [SARI, RINA], ids=lambda a: a.name)
def test_only_the_principal_decides(store: Store, person: Actor) -> None:
    plan = program_at(store, Step.SUBMITTED)

    with pytest.raises(NotAllowed):
        approve(store, YEAR, plan.version, by=person, now=NOW)
    with pytest.raises(NotAllowed):
        return_(store, YEAR, plan.version, "Tidak", by=person, now=NOW)

    assert at(store) == (Step.SUBMITTED, plan.version)
    assert programmes.versions(store, YEAR) == []


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_submits_and_revises(store: Store, person: Actor) -> None:
    plan = program_at(store, Step.DRAFT)

    with pytest.raises(NotAllowed):
        submit(store, YEAR, plan.version, by=person, now=NOW)
    with pytest.raises(NotAllowed):
        revise(store, YEAR, plan.version, "Alasan", by=person, now=NOW)


def test_approved_plan_is_not_returned(store: Store) -> None:
    plan = program_at(store, Step.APPROVED)

    with pytest.raises(WrongStep):
        return_(store, YEAR, plan.version, "Terlambat", by=BUDI, now=NOW)


def test_principal_never_approves_what_they_did_not_see(store: Store) -> None:
    seen = program_at(store, Step.SUBMITTED)
    returned = return_(store, YEAR, seen.version, "Lengkapi", by=BUDI, now=NOW)
    submit(store, YEAR, returned.version, by=SARI, now=NOW)

    with pytest.raises(Stale):
        approve(store, YEAR, seen.version, by=BUDI, now=NOW)

    assert programmes.versions(store, YEAR) == []


def test_double_clicks_move_once(store: Store) -> None:
    plan = program_at(store, Step.DRAFT)
    facts: dict[str, Any] = {"now": NOW}
    for _ in range(2):
        submitted = submit(store, YEAR, plan.version, by=SARI, **facts)
    for _ in range(2):
        approved = approve(store, YEAR, submitted.version, by=BUDI, **facts)
    for _ in range(2):
        revised = revise(store, YEAR, approved.version, "Jadwal", by=SARI, **facts)

    assert at(store) == (Step.DRAFT, revised.version)
    assert len(programmes.versions(store, YEAR)) == 1
    assert len(events_of(store, "work_program", plan.id)) == 4


def test_closed_year_is_only_read(store: Store) -> None:
    an_activity(store)
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    schools.replace_year(store, closed)

    with pytest.raises(WrongStep):
        submit(store, YEAR, 0, by=SARI, now=NOW)
