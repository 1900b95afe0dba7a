from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from data.actor import Actor
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.activities.actions import change_activity
from planning.plan.models import PlanStep
from planning.programme.actions import revise
from planning.versions.page import NOW, show
from tests.make import BUDI, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, said, unfolded, written
from tests.planning.make import move, program_at

DeskOf = Callable[..., Desk]


def revised(store: Store, **facts: Any) -> None:
    """Approve the plan, change its only activity, and approve it again."""
    plan = program_at(store, PlanStep.APPROVED)
    opened = revise(acting(store, SARI), YEAR, plan.version, "Jadwal ujian")
    [kept] = activities.activities_in(store, YEAR)
    lines = tuple(activities.budget_lines(store, kept.id))
    draft = kept.draft(lines, ()).model_copy(update=facts)
    change_activity(acting(store, SARI), kept.id, kept.version, draft)
    submitted = move(store, PlanStep.SUBMITTED, opened.version)
    move(store, PlanStep.APPROVED, submitted.version)


@pytest.mark.parametrize("person", [SARI, BUDI], ids=lambda a: a.name)
def test_approved_version_is_read_as_it_was_approved(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    program_at(store, PlanStep.APPROVED)
    page = open_page(show, desk_of(person))

    told = written(page)
    assert said("This is the first approved version.") in told
    for part in ("1. Hubungan harmonis", "Rapat awal tahun", "Sari", "Rp750.000"):
        assert part in told
    fields = {}
    page = unfolded(page, "version-fields-1")
    for tab in ("Activities", "Goals", "Budget"):
        page = at_tab(page, "version", say(tab))
        assert not page.exception
        [shown] = page.dataframe
        fields[tab] = str(shown.value.to_dict())
    assert "Daftar hadir" in fields["Activities"]
    assert "Hubungan harmonis" in fields["Goals"]
    assert "Rp750.000" in fields["Budget"]


def test_versions_are_compared_and_the_first_stays_readable(
    store: Store, desk_of: DeskOf
) -> None:
    revised(store, planned_on=date(2026, 8, 29))
    page = open_page(show, desk_of(SARI))
    told = written(page)
    assert "Jadwal ujian" in told
    assert "1 perubahan sejak versi 1" in told
    assert "22 Agustus 2026 → 29 Agustus 2026" in told

    labelled(page.selectbox, "Read a version").select(1).run()

    first = written(page)
    assert "22 Agustus 2026" in first
    assert "29 Agustus" not in first
    assert len(page.selectbox) == 1
    labelled(page.selectbox, "Read a version").select(NOW).run()
    assert said("It says the same as version {number}.", number=2) in written(page)
    labelled(page.selectbox, "Compare with").select(1).run()
    assert "22 Agustus 2026 → 29 Agustus 2026" in written(page)
    assert not page.exception


def test_version_without_a_budget_says_so(store: Store, desk_of: DeskOf) -> None:
    revised(store, budget=())

    page = unfolded(open_page(show, desk_of(BUDI)), "version-fields-2")
    page = at_tab(page, "version", say("Budget"))

    assert not page.exception
    assert say("This version has no budget.") in page.caption[0].value
    assert said("without a budget") in written(page)


def test_before_the_first_approval_nothing_is_there(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert not page.selectbox
