"""What was begun stands in its fields again; nothing open is left behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from data.act import Act
from data.drafts.actions import go_on_with, keep_typed
from data.drafts.models import TypedField
from data.drafts.store import drafts_of
from data.people import page as people
from data.store import Store
from data.ui.desk import Desk
from organizing.structure import page as structure
from planning.days import page as days
from planning.goals import store as goals
from planning.goals.actions import change_goal
from planning.goals.models import GoalDraft
from planning.goals.page import show
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.open_page import labelled, open_page, written
from tests.planning.make import a_goal

DeskOf = Callable[..., Desk]


def begin(act: Act, key: str, words: str) -> None:
    earlier = replace(act, now=act.now - timedelta(hours=1))
    keep_typed(earlier, "/tujuan", [TypedField(key=key, value=words)])


def test_a_new_goal_is_gone_on_with_and_forgotten_once_saved(
    store: Store, desk_of: DeskOf
) -> None:
    begin(acting(store, SARI), "title-~goal~", "Keluarga hadir")

    page = open_page(show, desk_of(SARI), goes_on=True)

    assert labelled(page.text_input, "Goal").value == "Keluarga hadir"
    labelled(page.button, "Set the goal").click().run()
    assert not page.exception
    assert [goal.title for goal in goals.goals_in(store, YEAR)] == ["Keluarga hadir"]
    assert not drafts_of(store, SARI.id)


@pytest.mark.parametrize(
    ("page", "key", "words"),
    [
        (people.show, "name-~person~", "Sri Wahyuni"),
        (days.show, "name-~day-off~", "Hari jadi kota"),
        (structure.show, "title-~body~", "Tim media"),
    ],
)
def test_what_was_begun_behind_a_fold_is_not_hidden(
    store: Store,
    desk_of: DeskOf,
    page: Callable[[Desk], None],
    key: str,
    words: str,
) -> None:
    begin(acting(store, SARI), key, words)

    drawn = open_page(page, desk_of(SARI), goes_on=True)

    assert words in [field.value for field in drawn.text_input]


def test_what_one_began_is_not_shown_to_another(store: Store, desk_of: DeskOf) -> None:
    begin(acting(store, BUDI), "title-~goal~", "Rahasia")

    page = open_page(show, desk_of(SARI), goes_on=True)

    assert labelled(page.text_input, "Goal").value == ""
    assert "Rahasia" not in written(page)


def test_somebody_elses_change_is_told_before_mine_goes_over_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_goal(store)
    [goal] = goals.goals_in(store, YEAR)
    begin(acting(store, SARI), f"title-{goal.id}-{goal.version}", "Punya saya")
    draft = GoalDraft(title="Punya orang lain")
    change_goal(acting(store, SARI), goal.id, goal.version, draft)

    page = open_page(show, desk_of(SARI), goes_on=True)

    titles = [field.value for field in page.text_input]
    assert "Punya orang lain" in titles
    assert "Punya saya" not in titles
    assert "Punya saya" in written(page)
    [draft_kept] = drafts_of(store, SARI.id)

    go_on_with(acting(store, SARI), [draft_kept.slot], goal.version + 1)
    page = open_page(show, desk_of(SARI), goes_on=True)
    assert "Punya saya" in [field.value for field in page.text_input]


def test_what_was_begun_elsewhere_has_its_way_there(
    store: Store, desk_of: DeskOf
) -> None:
    act = acting(store, SARI, NOW - timedelta(hours=1))
    field = TypedField(key="title-~activity~", value="Pentas <b>seni</b>")
    keep_typed(act, "/kegiatan?tahun=2026", [field])

    page = open_page(show, desk_of(SARI), goes_on=True)

    html = "".join(part.proto.body for part in page.get("html"))
    assert 'href="/kegiatan?tahun=2026"' in html
    assert "Pentas &lt;b&gt;seni&lt;/b&gt;" in html


def test_a_choice_that_is_gone_is_not_shown_again(
    store: Store, desk_of: DeskOf
) -> None:
    begin(acting(store, SARI), "dimensions-~goal~", "kata saja")

    page = open_page(show, desk_of(SARI), goes_on=True)

    assert not page.exception
