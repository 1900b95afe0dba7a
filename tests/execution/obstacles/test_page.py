from collections.abc import Callable

from data.obstacles import Obstacle, ObstacleCode
from data.store import Store
from data.ui.desk import Desk
from evaluation.ending.actions import decide_open
from evaluation.ending.models import Matter, Way, YearEndDraft
from execution.obstacles.page import show
from execution.obstacles.queries import listed_obstacles
from tests.execution.make import AN_OBSTACLE, a_committee, key, to_close
from tests.execution.obstacles.test_actions import raised
from tests.execution.obstacles.test_queries import keep
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.open_page import labelled, open_page, said

DeskOf = Callable[..., Desk]


def test_member_raises_an_obstacle_with_a_line(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    a_committee(store, activity.id, RINA.id)
    page = open_page(show, desk_of(RINA))

    labelled(page.radio, "What is in the way").set_value(ObstacleCode.MESSAGE)
    labelled(page.text_input, "What happened").input("Surat tertinggal")
    labelled(page.button, "Raise the obstacle").click().run()

    assert not page.exception
    [kept] = store.rows(Obstacle, "from obstacle order by id")
    assert (kept.activity_id, kept.note) == (activity.id, "Surat tertinggal")
    assert "Terbuka (1)" in [tab.label for tab in page.tabs]


def test_lead_resolves_it_and_is_told_what_lacks(store: Store, desk_of: DeskOf) -> None:
    to_close(store)
    kept = raised(store)
    asked = {"kendala": str(kept.id)}
    page = open_page(show, desk_of(SARI), asked)
    labelled(page.date_input, "Resolved on").set_value(AN_OBSTACLE.raised_on)
    labelled(page.button, "Save").click().run()
    assert len(page.error) == 1

    labelled(page.text_area, "What is done about it").input("Dua gelombang")
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert store.get(Obstacle, kept.id).resolved_on == AN_OBSTACLE.raised_on


def test_principal_reads_and_a_stranger_sees_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    kept = raised(store)
    asked = {"kendala": str(kept.id)}

    principal = open_page(show, desk_of(BUDI), asked)
    other = {"kendala": str(key("lain")), "kegiatan": str(activity.id)}
    stranger = open_page(show, desk_of(TONO), other)

    assert not principal.exception
    assert not principal.button
    assert not stranger.exception
    assert "bukan kegiatan Bapak/Ibu" in stranger.info[0].value
    assert "Aula sempit" not in str(stranger.main)


def test_what_last_year_carried_over_is_raised_again_once(
    store: Store, desk_of: DeskOf
) -> None:
    keep(store, "Surat tidak sampai", ObstacleCode.MESSAGE, YEAR.start - 1)
    [old] = store.rows(Obstacle, "from obstacle order by id")
    keep(store, "Sudah reda", ObstacleCode.BUSY, YEAR.start - 1)
    decided = YearEndDraft(decision=Way.CARRIED)
    seen = {str(old.id): 0}
    decide_open(acting(store, SARI), YEAR.before, Matter.OBSTACLE, seen, decided)
    read = open_page(show, desk_of(BUDI))
    assert "Surat tidak sampai" in read.markdown[0].value
    assert "Sudah reda" not in read.markdown[0].value

    page = open_page(show, desk_of(SARI))
    label = "It is still in the way: raise it again"
    labelled(page.button, label).click().run()

    assert not page.exception
    [raised_again] = listed_obstacles(store, YEAR)
    assert (raised_again.note, raised_again.raised_on) == (old.note, NOW.date())
    page = open_page(show, desk_of(SARI))
    assert said(label) not in [button.label for button in page.button]
