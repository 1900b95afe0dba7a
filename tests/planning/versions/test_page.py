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
from planning.versions.page import show
from tests.make import BUDI, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, written
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


def texts(page: Any) -> str:
    kinds = (page.text, page.caption, page.info, page.markdown)
    return " ".join(part.value for kind in kinds for part in kind)


@pytest.mark.parametrize("person", [SARI, BUDI], ids=lambda a: a.name)
def test_approved_version_is_read_in_full(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    program_at(store, PlanStep.APPROVED)
    page = open_page(show, desk_of(person))

    said = {}
    for tab in ("Activities", "Goals", "Budget"):
        page = at_tab(page, "version", say(tab))
        assert not page.exception
        [shown] = page.dataframe
        said[tab] = str(shown.value.to_dict())

    assert "Rapat awal tahun" in said["Activities"]
    assert "Daftar hadir" in said["Activities"]
    assert "Sari" in said["Activities"]
    assert "Hubungan harmonis" in said["Goals"]
    assert "Rp750.000" in said["Budget"]
    page = at_tab(page, "version", say("Changes"))
    assert say("This is the first approved version.") in texts(page)


def test_first_version_stays_readable_after_a_revision(
    store: Store, desk_of: DeskOf
) -> None:
    revised(store, planned_on=date(2026, 8, 29))
    page = open_page(show, desk_of(SARI))
    assert "Jadwal ujian" in texts(page)
    changes = at_tab(page, "version", say("Changes"))
    assert "22 Agustus 2026 → 29 Agustus 2026" in written(changes)

    page = at_tab(page, "version", say("Activities"))
    [newest] = page.dataframe
    assert "29 Agustus 2026" in str(newest.value.to_dict())
    labelled(page.selectbox, "Read a version in full").select(1).run()

    [first] = page.dataframe
    assert "22 Agustus 2026" in str(first.value.to_dict())


def test_version_without_a_budget_says_so(store: Store, desk_of: DeskOf) -> None:
    revised(store, budget=())

    page = at_tab(open_page(show, desk_of(BUDI)), "version", say("Budget"))

    assert not page.exception
    assert say("This version has no budget.") in texts(page)


def test_before_the_first_approval_nothing_is_there(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert not page.selectbox
