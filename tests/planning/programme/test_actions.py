from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from data.activity import DatePrecision
from data.actor import Actor
from data.cooperation import CooperationForm
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.school.models import School
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import change_activity, plan_activity
from planning.activities.models import ActivityDraft, Audience
from planning.budget.models import BudgetLineDraft, FundSource
from planning.notes import store as notes
from planning.notes.actions import take_back_note
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.actions import (
    add_incidental,
    allow_undecided,
    apply_revision,
    approve,
    close_revision,
    open_program,
    return_,
    revise,
    submit,
)
from planning.programme.models import WorkProgram
from planning.programme.queries import incidental_activities
from planning.versions import store as versions
from planning.versions.models import Change, Content, differences
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.planning.make import (
    an_activity,
    complete_draft,
    keep_finding,
    key,
    program_at,
)
from tests.planning.notes.make import close_year, noted, settle


def at(store: Store) -> tuple[PlanStep, int]:
    plan = programmes.program(store, YEAR)
    return plan.step, plan.version


def revised(store: Store, **facts: Any) -> WorkProgram:
    """Open the approved plan and change its only activity."""
    plan = program_at(store, PlanStep.APPROVED)
    opened = revise(acting(store, SARI), YEAR, plan.version, "Jadwal ujian")
    if facts:
        [activity] = activities.activities_in(store, YEAR)
        lines = tuple(activities.budget_lines(store, activity.id))
        draft = activity.draft(lines, ()).model_copy(update=facts)
        change_activity(acting(store, SARI), activity.id, activity.version, draft)
    return opened


def test_opening_twice_is_one_programme(store: Store) -> None:
    first = open_program(acting(store, SARI), YEAR)

    assert open_program(acting(store, SARI), YEAR) == first
    assert first.step is PlanStep.DRAFT


def test_plan_nobody_opened_can_be_submitted(store: Store) -> None:
    an_activity(store)

    submit(acting(store, SARI), YEAR, programmes.program(store, YEAR).version)

    assert at(store)[0] is PlanStep.SUBMITTED


@pytest.mark.parametrize("step", list(PlanStep))
def test_people_bring_the_plan_to_every_step(store: Store, step: PlanStep) -> None:
    assert program_at(store, step).step is step


def test_approval_freezes_a_version(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)

    [version] = versions.versions(store, YEAR)

    content = Content.model_validate_json(version.content)
    assert (version.number, version.approved_by) == (1, BUDI.id)
    assert [g.title for g in content.goals] == ["Hubungan harmonis"]
    assert [a.title for a in content.activities] == ["Rapat awal tahun"]
    assert [line.title for line in content.budget] == ["Konsumsi"]


def test_approved_version_stays_when_the_plan_is_revised(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    revise(acting(store, SARI), YEAR, plan.version, "Jadwal ujian berubah")
    activity = activities.activities_in(store, YEAR)[0]
    draft = complete_draft(activity.goal_id, title="Rapat baru")
    change_activity(acting(store, SARI), activity.id, 1, draft)
    submit(acting(store, SARI), YEAR, plan.version + 1)
    approve(acting(store, BUDI), YEAR, plan.version + 2)

    newest, oldest = versions.versions(store, YEAR)

    assert (newest.number, oldest.number) == (2, 1)
    assert "Rapat baru" in newest.content
    assert "Rapat baru" not in oldest.content
    assert "Jadwal ujian berubah" in str(events_of(store, "work_program", plan.id))


def test_undecided_findings_stop_the_submission(store: Store) -> None:
    plan = program_at(store, PlanStep.DRAFT)
    keep_finding(store)

    with pytest.raises(Refused):
        submit(acting(store, SARI), YEAR, plan.version)

    assert at(store) == (PlanStep.DRAFT, plan.version)


def test_principal_lets_it_go_on_with_a_reason(store: Store) -> None:
    plan = program_at(store, PlanStep.DRAFT)
    keep_finding(store)
    with pytest.raises(NotAllowed):
        allow_undecided(acting(store, SARI), YEAR, plan.version, "Saya")
    with pytest.raises(Refused):
        allow_undecided(acting(store, BUDI), YEAR, plan.version, " ")

    reason = "Dibahas pada rapat September"
    allowed = allow_undecided(acting(store, BUDI), YEAR, plan.version, reason)
    submitted = submit(acting(store, SARI), YEAR, allowed.version)

    assert submitted.step is PlanStep.SUBMITTED
    assert submitted.override_reason == reason


def test_principal_may_override_before_anybody_opened_the_plan(store: Store) -> None:
    an_activity(store)
    keep_finding(store)

    allow_undecided(acting(store, BUDI), YEAR, 0, "Dibahas kemudian")

    opened = programmes.program(store, YEAR)
    submitted = submit(acting(store, SARI), YEAR, opened.version)
    assert submitted.step is PlanStep.SUBMITTED
    assert submitted.override_reason == "Dibahas kemudian"


def test_activity_without_a_standard_stops_the_submission(store: Store) -> None:
    plan = program_at(store, PlanStep.DRAFT)
    bare = ActivityDraft(title="Pentas seni")
    plan_activity(acting(store, SARI), key("p"), bare, YEAR)

    with pytest.raises(Refused, match="Pentas seni"):
        submit(acting(store, SARI), YEAR, plan.version)


def test_return_needs_a_note_and_the_note_an_answer(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    with pytest.raises(Refused):
        return_(acting(store, BUDI), YEAR, plan.version, " ")

    returned = return_(acting(store, BUDI), YEAR, plan.version, "Kurangi biaya")
    assert returned.return_note == "Kurangi biaya"
    with pytest.raises(Refused, match="Kurangi biaya"):
        submit(acting(store, SARI), YEAR, returned.version)

    [note] = notes.notes(store, plan.id)
    settle(store, note.id)
    again = submit(acting(store, SARI), YEAR, returned.version)
    assert again.return_note == ""
    assert notes.notes(store, plan.id)[0].answer == "Sudah"


def test_revision_needs_a_reason(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)

    with pytest.raises(Refused):
        revise(acting(store, SARI), YEAR, plan.version, "  ")


@pytest.mark.parametrize("person", [SARI, RINA], ids=lambda a: a.name)
def test_only_the_principal_decides(store: Store, person: Actor) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)

    with pytest.raises(NotAllowed):
        approve(acting(store, person), YEAR, plan.version)
    with pytest.raises(NotAllowed):
        return_(acting(store, person), YEAR, plan.version, "Tidak")

    assert at(store) == (PlanStep.SUBMITTED, plan.version)
    assert versions.versions(store, YEAR) == []


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_submits_and_revises(store: Store, person: Actor) -> None:
    plan = program_at(store, PlanStep.DRAFT)

    with pytest.raises(NotAllowed):
        submit(acting(store, person), YEAR, plan.version)
    with pytest.raises(NotAllowed):
        revise(acting(store, person), YEAR, plan.version, "Alasan")


def test_approved_plan_is_not_returned(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)

    with pytest.raises(WrongStep):
        return_(acting(store, BUDI), YEAR, plan.version, "Terlambat")


def test_principal_never_approves_what_they_did_not_see(store: Store) -> None:
    seen = program_at(store, PlanStep.SUBMITTED)
    returned = return_(acting(store, BUDI), YEAR, seen.version, "Lengkapi")
    settle(store, notes.notes(store, seen.id)[0].id)
    submit(acting(store, SARI), YEAR, returned.version)

    with pytest.raises(Stale):
        approve(acting(store, BUDI), YEAR, seen.version)

    assert versions.versions(store, YEAR) == []


def test_double_clicks_move_once(store: Store) -> None:
    plan = program_at(store, PlanStep.DRAFT)
    for _ in range(2):
        submitted = submit(acting(store, SARI), YEAR, plan.version)
    for _ in range(2):
        approved = approve(acting(store, BUDI), YEAR, submitted.version)
    for _ in range(2):
        revised = revise(acting(store, SARI), YEAR, approved.version, "Jadwal")

    assert at(store) == (PlanStep.DRAFT, revised.version)
    assert len(versions.versions(store, YEAR)) == 1
    assert len(events_of(store, "work_program", plan.id)) == 4


def test_closed_year_is_only_read(store: Store) -> None:
    an_activity(store)
    close_year(store)

    with pytest.raises(WrongStep):
        submit(acting(store, SARI), YEAR, 0)


# ── notes ────────────────────────────────────────────────────────────────────


def test_plan_is_not_approved_over_notes_not_handed_over(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)

    with pytest.raises(Refused, match="Terlalu mahal"):
        approve(acting(store, BUDI), YEAR, plan.version)

    take_back_note(acting(store, BUDI), note.id, note.version, YEAR)
    assert approve(acting(store, BUDI), YEAR, plan.version).step is PlanStep.APPROVED


def test_notes_alone_are_enough_to_return(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)

    returned = return_(acting(store, BUDI), YEAR, plan.version, "")

    assert notes.notes(store, plan.id) == [note]
    with pytest.raises(Refused, match="Rapat awal tahun"):
        submit(acting(store, SARI), YEAR, returned.version)


# ── revisions ────────────────────────────────────────────────────────────────
def test_reason_of_a_revision_is_kept_until_it_is_in_force(store: Store) -> None:
    opened = revised(store, target=Decimal(90))
    assert opened.revision_reason == "Jadwal ujian"

    submit(acting(store, SARI), YEAR, opened.version)
    approved = approve(acting(store, BUDI), YEAR, opened.version + 1)

    latest = versions.latest_version(store, YEAR)
    assert latest
    assert (latest.number, latest.reason) == (2, "Jadwal ujian")
    assert not latest.is_minor
    assert approved.revision_reason == ""


def test_minor_revision_is_put_into_force_by_the_humas_lead(store: Store) -> None:
    opened = revised(store, place="Lapangan")

    for _ in range(2):
        applied = apply_revision(acting(store, SARI), YEAR, opened.version)

    latest = versions.latest_version(store, YEAR)
    assert latest
    assert (applied.step, applied.version) == (PlanStep.APPROVED, opened.version + 1)
    assert (latest.number, latest.reason, latest.is_minor) == (2, "Jadwal ujian", True)
    assert latest.approved_by == SARI.id
    assert "Lapangan" in latest.content


@pytest.mark.parametrize(
    "facts",
    [
        {"planned_on": date(2026, 8, 29)},
        {"target": Decimal(90)},
        {"budget": ()},
    ],
    ids=["date", "standard", "money"],
)
def test_revision_that_weighs_goes_to_the_principal(
    store: Store, facts: dict[str, Any]
) -> None:
    opened = revised(store, **facts)

    with pytest.raises(Refused, match="Rapat awal tahun"):
        apply_revision(acting(store, SARI), YEAR, opened.version)

    assert at(store) == (PlanStep.DRAFT, opened.version)
    assert len(versions.versions(store, YEAR)) == 1


def test_minor_revision_leaves_no_activity_incomplete(store: Store) -> None:
    opened = revised(store, procedure="")

    with pytest.raises(Refused, match="Rapat awal tahun"):
        apply_revision(acting(store, SARI), YEAR, opened.version)


def test_revision_without_changes_is_closed_without_a_version(store: Store) -> None:
    opened = revised(store)
    with pytest.raises(Refused):
        apply_revision(acting(store, SARI), YEAR, opened.version)

    for _ in range(2):
        closed = close_revision(acting(store, SARI), YEAR, opened.version)

    assert (closed.step, closed.revision_reason) == (PlanStep.APPROVED, "")
    assert len(versions.versions(store, YEAR)) == 1


def test_changed_revision_is_not_closed_as_unchanged(store: Store) -> None:
    opened = revised(store, place="Lapangan")

    with pytest.raises(Refused, match="Rapat awal tahun"):
        close_revision(acting(store, SARI), YEAR, opened.version)


@pytest.mark.parametrize("person", [BUDI, RINA, TONO], ids=lambda a: a.name)
def test_only_the_humas_lead_puts_a_minor_revision_into_force(
    store: Store, person: Actor
) -> None:
    opened = revised(store, place="Lapangan")

    with pytest.raises(NotAllowed):
        apply_revision(acting(store, person), YEAR, opened.version)
    with pytest.raises(NotAllowed):
        close_revision(acting(store, person), YEAR, opened.version)


def test_first_plan_is_no_revision(store: Store) -> None:
    plan = program_at(store, PlanStep.DRAFT)

    with pytest.raises(WrongStep):
        apply_revision(acting(store, SARI), YEAR, plan.version)
    with pytest.raises(WrongStep):
        close_revision(acting(store, SARI), YEAR, plan.version)


def test_submitted_revision_is_not_put_into_force_beside_the_principal(
    store: Store,
) -> None:
    opened = revised(store, place="Lapangan")
    submitted = submit(acting(store, SARI), YEAR, opened.version)

    with pytest.raises(Stale):
        apply_revision(acting(store, SARI), YEAR, opened.version - 1)
    with pytest.raises(NotAllowed):
        apply_revision(acting(store, SARI), YEAR, submitted.version)
    with pytest.raises(NotAllowed):
        apply_revision(acting(store, BUDI), YEAR, submitted.version)


def test_revision_rests_in_a_closed_year(store: Store) -> None:
    opened = revised(store, place="Lapangan")
    close_year(store)

    with pytest.raises(WrongStep):
        apply_revision(acting(store, SARI), YEAR, opened.version)


# ── added after the approval ─────────────────────────────────────────────────
MEETING = ActivityDraft(
    title="Rapat wali murid",
    planned_on=date(2026, 11, 7),
    person_id=TONO.id,
    forms=(CooperationForm.RAPAT,),
)


def cost(amount: int) -> BudgetLineDraft:
    return BudgetLineDraft(
        title="Konsumsi",
        source=FundSource.BOS,
        fiscal_year=2026,
        amount=Decimal(amount),
    )


def add(store: Store, by: Actor = SARI, reason: str = "Banjir", **facts: Any) -> None:
    draft = MEETING.model_copy(update=facts)
    add_incidental(acting(store, by), key("insidental"), draft, reason, YEAR)


def test_an_incidental_activity_is_told_not_asked(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    before = versions.version(store, YEAR, 1).read()

    add(store, budget=(cost(1_000_000),))
    add(store, budget=(cost(1_000_000),))

    assert at(store) == (PlanStep.APPROVED, plan.version)
    minor = versions.version(store, YEAR, 2)
    assert (minor.is_minor, minor.reason) == (True, "Rapat wali murid: Banjir")
    [added] = differences(before, minor.read())
    assert (added.title, added.change) == ("Rapat wali murid", Change.ADDED)
    [kept] = [a for a in minor.read().activities if a.incidental]
    assert kept.incidental == "Banjir"
    [told] = incidental_activities(store, YEAR)
    assert (told.title, told.reason, told.added_at) == (kept.title, "Banjir", NOW)
    assert [e.event for e in events_of(store, "activity", kept.id)] == ["incidental"]
    assert events_of(store, "work_program", plan.id)[0].event == "incidental"
    assert not differences(minor.read(), versions.content(store, YEAR))


def test_an_incidental_activity_does_not_hold_up_a_revision(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    add(store)
    revise(acting(store, SARI), YEAR, plan.version, "Jadwal ujian")
    [kept] = [a for a in activities.activities_in(store, YEAR) if a.incidental]
    draft = kept.draft((), ()).model_copy(update={"place": "Aula"})

    changed = change_activity(acting(store, SARI), kept.id, kept.version, draft)
    applied = apply_revision(acting(store, SARI), YEAR, plan.version + 1)

    assert (changed.place, changed.incidental) == ("Aula", "Banjir")
    assert applied.step is PlanStep.APPROVED


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"reason": " "}, "reason first"),
        ({"planned_on": None}, "Give the day"),
        ({"date_precision": DatePrecision.MONTH}, "Give the day"),
        ({"person_id": None}, "in charge"),
        ({"budget": (cost(600_000), cost(400_001))}, "Revise"),
        ({"planned_on": date(2027, 8, 1)}, "outside school year"),
        ({"audience": Audience.NONE}, "Nobody takes part"),
        ({"audience": Audience.GRADES}, "at least one grade"),
    ],
)
def test_the_short_path_has_its_rules(
    store: Store, facts: dict[str, Any], why: str
) -> None:
    program_at(store, PlanStep.APPROVED)
    there = len(activities.activities_in(store, YEAR))

    with pytest.raises(Refused, match=why):
        add(store, **facts)
    assert len(activities.activities_in(store, YEAR)) == there
    assert len(versions.versions(store, YEAR)) == 1


@pytest.mark.parametrize("step", [PlanStep.DRAFT, PlanStep.SUBMITTED])
def test_only_an_approved_plan_has_a_short_path(store: Store, step: PlanStep) -> None:
    program_at(store, step)

    with pytest.raises(WrongStep):
        add(store)


def test_the_limit_is_the_schools_own(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)
    school = store.get(School)
    facts = {"incidental_limit": Decimal(0), "version": school.version + 1}
    store.replace(school.model_copy(update=facts))

    with pytest.raises(Refused, match="Rp0"):
        add(store, budget=(cost(1),))
    add(store)


def test_nothing_is_added_to_a_closed_year(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)
    close_year(store)

    with pytest.raises(WrongStep):
        add(store)
