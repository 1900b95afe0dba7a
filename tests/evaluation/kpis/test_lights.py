import pytest

from data.errors import Refused, Stale
from data.language import Language, speaking
from data.store import Store
from evaluation.kpis.actions import set_lights
from evaluation.kpis.models import (
    Kpi,
    Light,
    LightsDraft,
    Lit,
    absorption,
    carried_out,
    on_time,
    representation,
)
from evaluation.kpis.store import lights_of
from tests.evaluation.make import make_result
from tests.make import SARI, YEAR, acting


def share(lit: Lit, counted: int, of: int) -> Kpi:
    return Kpi(name="", formula="", counts="", counted=counted, of=of, lit=lit)


@pytest.mark.parametrize(
    ("lit", "percent", "light"),
    [
        (Lit.CARRIED_OUT, 900, Light.GREEN),
        (Lit.CARRIED_OUT, 899, Light.AMBER),
        (Lit.CARRIED_OUT, 750, Light.AMBER),
        (Lit.CARRIED_OUT, 749, Light.RED),
        (Lit.REPRESENTATION, 800, Light.GREEN),
        (Lit.REPRESENTATION, 799, Light.AMBER),
        (Lit.REPRESENTATION, 600, Light.AMBER),
        (Lit.REPRESENTATION, 599, Light.RED),
        (Lit.ABSORPTION, 849, Light.AMBER),
        (Lit.ABSORPTION, 850, Light.GREEN),
        (Lit.ABSORPTION, 1000, Light.GREEN),
        (Lit.ABSORPTION, 1001, Light.AMBER),
        (Lit.ABSORPTION, 1101, Light.RED),
        (Lit.ABSORPTION, 699, Light.RED),
    ],
)
def test_a_limit_belongs_to_the_better_light(
    lit: Lit, percent: int, light: Light
) -> None:
    assert LightsDraft().light(share(lit, percent, 1000)) is light


def test_a_figure_without_numbers_or_limits_has_no_light() -> None:
    usual = LightsDraft()

    assert usual.light(share(Lit.CARRIED_OUT, 0, 0)) is None
    assert usual.light(on_time([make_result()])) is None
    few = representation([make_result(invited=4, mother=4)])
    assert (usual.light(few), few.share) == (None, "…")


def test_which_figures_have_a_light() -> None:
    rows = [make_result()]
    lit = [figure(rows).lit for figure in (carried_out, representation, absorption)]

    assert lit == list(Lit)


def test_what_is_wanted_is_said_in_words() -> None:
    with speaking(Language.ENGLISH):
        wanted = [LightsDraft().limits(lit).wanted for lit in Lit]

    assert wanted == ["at least 90 %", "at least 80 %", "85–100 %"]


@pytest.mark.parametrize(
    "typed",
    [
        {"carried_out_amber": 91},
        {"represented_green": 50},
        {"used_most": 84},
        {"used_amber_most": 99},
    ],
)
def test_limits_that_contradict_each_other_are_refused(
    store: Store, typed: dict[str, int]
) -> None:
    with pytest.raises(Refused):
        set_lights(acting(store, SARI), YEAR, 0, LightsDraft(**typed))

    assert lights_of(store, YEAR).version == 0


def test_limits_hold_until_a_later_year_sets_others(store: Store) -> None:
    set_lights(acting(store, SARI), YEAR, 0, LightsDraft(represented_green=70))

    assert lights_of(store, YEAR.before).represented_green == 80
    assert lights_of(store, YEAR).represented_green == 70
    later = lights_of(store, YEAR.after)
    assert (later.represented_green, later.version) == (70, 0)


def test_who_was_slower_is_told(store: Store) -> None:
    act = acting(store, SARI)
    set_lights(act, YEAR, 0, LightsDraft(represented_green=70))

    with pytest.raises(Stale):
        set_lights(act, YEAR, 0, LightsDraft(represented_green=75))

    assert lights_of(store, YEAR).represented_green == 70


def test_the_same_limits_again_change_nothing(store: Store) -> None:
    act = acting(store, SARI)

    assert set_lights(act, YEAR, 0, LightsDraft()).version == 0
    assert store.number("select count(*) from figure_lights") == 0
