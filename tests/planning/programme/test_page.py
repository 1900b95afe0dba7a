from collections.abc import Callable
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from planning.activities.actions import plan_activity
from planning.activities.models import ActivityDraft
from planning.programme import store as programmes
from planning.programme.models import Step
from planning.programme.page import show
from tests.make import BUDI, NOW, RINA, SARI, YEAR
from tests.open_page import open_page
from tests.planning.make import (
    an_activity,
    keep_finding,
    key,
    move,
    program_at,
)

DeskOf = Callable[..., Desk]


def press(page: Any, place: int = 0) -> Any:
    return page.button[place].click().run()


def step(store: Store) -> Step:
    return programmes.program(store, YEAR).step


def test_humas_lead_submits_a_complete_plan(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = press(open_page(show, desk_of(SARI)))

    assert not page.exception
    assert step(store) is Step.SUBMITTED
    assert not page.button


def test_incomplete_plan_says_what_is_missing_instead_of_a_button(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    bare = ActivityDraft(title="Pentas seni")
    plan_activity(store, key("p"), bare, YEAR, by=SARI, now=NOW)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert not page.button
    assert any("Pentas seni" in words.value for words in page.info)
    assert [m.value for m in page.metric] == ["1/2", "1/2", "1/2", "1/2"]


def test_principal_approves_and_reads_the_version(
    store: Store, desk_of: DeskOf
) -> None:
    program_at(store, Step.SUBMITTED)

    page = press(open_page(show, desk_of(BUDI)))

    assert not page.exception
    assert step(store) is Step.APPROVED
    assert any("Budi" in part.label for part in page.expander)
    assert "Rapat awal tahun" in str(page.dataframe[0].value)


def test_principal_returns_with_a_note(store: Store, desk_of: DeskOf) -> None:
    program_at(store, Step.SUBMITTED)
    page = press(open_page(show, desk_of(BUDI)), 1)
    assert len(page.error) == 1

    page.text_area[0].set_value("Kurangi biaya")
    press(page, 1)

    assert step(store) is Step.RETURNED
    lead = open_page(show, desk_of(SARI))
    assert any("Kurangi biaya" in words.value for words in lead.warning)


def test_stale_approval_approves_nothing(store: Store, desk_of: DeskOf) -> None:
    seen = program_at(store, Step.SUBMITTED)
    page = open_page(show, desk_of(BUDI))
    returned = move(store, Step.RETURNED, seen.version)
    move(store, Step.SUBMITTED, returned.version)

    press(page)

    assert not page.exception
    assert step(store) is Step.SUBMITTED


def test_humas_lead_revises_an_approved_plan(store: Store, desk_of: DeskOf) -> None:
    program_at(store, Step.APPROVED)
    page = open_page(show, desk_of(SARI))

    page.text_area[0].set_value("Jadwal ujian berubah")
    press(page)

    assert not page.exception
    assert step(store) is Step.DRAFT
    assert any("Jadwal ujian berubah" in words.value for words in page.text)
    assert len(programmes.versions(store, YEAR)) == 1


def test_undecided_findings_wait_for_a_decision_or_the_principal(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    keep_finding(store)
    lead = open_page(show, desk_of(SARI))
    assert not lead.button
    assert any("/temuan" in words.value for words in lead.markdown)

    principal = open_page(show, desk_of(BUDI))
    principal.text_area[0].set_value("Dibahas pada rapat September")
    press(principal)

    assert not principal.exception
    assert len(open_page(show, desk_of(SARI)).button) == 1


def test_activities_lead_to_their_page_in_the_same_year(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)

    page = open_page(show, desk_of(BUDI))

    said = " ".join(words.value for words in page.markdown)
    assert f"/kegiatan?tahun=2026&amp;kegiatan={activity.id}" in said


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_empty_year_says_where_to_begin(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert page.info
    assert not page.button


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button
