from collections.abc import Callable

from data.factors import Factor
from data.obstacles import Effect, ObstacleCode
from data.store import Store
from data.ui.desk import Desk
from evaluation.remedies import charts
from evaluation.remedies.models import by_year, weights, years_of
from evaluation.remedies.page import show
from evaluation.remedies.queries import factor_times, raised_obstacles
from execution.obstacles.actions import note_factor
from execution.obstacles.models import FactorDraft
from tests.evaluation.make import key
from tests.evaluation.tracing.make import hindered
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import open_page

DeskOf = Callable[..., Desk]


def html(page: object) -> str:
    return " ".join(str(one.proto.body) for one in page.get("html"))  # type: ignore[attr-defined]


def test_a_school_without_obstacles_is_told_where_they_are_noted(
    desk_of: DeskOf,
) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "Belum ada kendala" in page.info[0].value


def test_the_principal_reads_what_was_tried(store: Store, desk_of: DeskOf) -> None:
    hindered(store, "Sibuk lagi", YEAR.before.start, ObstacleCode.BUSY)
    hindered(store, "Sibuk", YEAR.start, ObstacleCode.BUSY)
    store.write(
        "update obstacle set remedy = 'Kelas Sabtu', effect = $effect,"
        " effect_note = 'Dua kali lebih banyak'",
        effect=Effect.HELPED.value,
    )
    draft = FactorDraft(code=Factor.TIME, noted_on=NOW.date())
    note_factor(acting(store, SARI), key("x"), draft, YEAR)

    page = open_page(show, desk_of(BUDI), {"tabs-knowledge": "Yang sudah dicoba"})

    assert not page.exception
    assert [row.times for row in factor_times(store)] == [1]
    every = raised_obstacles(store)
    assert len(every) == 2
    spec = charts.weights(weights(every)).to_dict()
    assert spec["height"] > 0
    rows = by_year(every, years_of(every, YEAR), NOW.date())
    drawn = charts.sides(rows).to_dict()["layer"]
    assert [layer["mark"]["type"] for layer in drawn] == ["bar", "text", "text"]
    assert charts.sides_in_words(rows[-1]).startswith("2026/2027: 1 = 1 ")


def test_a_member_reads_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
