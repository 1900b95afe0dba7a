from datetime import timedelta
from typing import Any

import pytest

from data.errors import NotAllowed, NotFound, Stale, WrongStep
from data.factors import Factor, FactorSide
from data.history import events_of
from data.obstacles import Effect, Obstacle, ObstacleDraft, Side
from data.store import Store
from execution.obstacles.actions import (
    change_factor,
    change_obstacle,
    note_factor,
    raise_obstacle,
    strike_factor,
    strike_obstacle,
)
from execution.obstacles.models import FactorDraft, SupportingFactor
from tests.execution.make import (
    AN_OBSTACLE,
    HELD_ON,
    a_committee,
    close_year,
    key,
    to_close,
)
from tests.make import NOW, RINA, SARI, TONO, YEAR, acting

AN_ID = key("kendala")
A_FACTOR = FactorDraft(
    activity_id=key("Rapat awal tahun"), code=Factor.SUPPORT, noted_on=HELD_ON
)


def raised(store: Store, **facts: Any) -> Obstacle:
    draft = AN_OBSTACLE.model_copy(update=facts)
    return raise_obstacle(acting(store, SARI), AN_ID, draft, YEAR)


def draft_of(kept: Obstacle, **facts: Any) -> ObstacleDraft:
    names = ObstacleDraft.model_fields
    return ObstacleDraft(**({n: getattr(kept, n) for n in names} | facts))


def events(store: Store) -> list[str]:
    return [line.event for line in events_of(store, "obstacle", AN_ID)][::-1]


def test_obstacle_lives_from_raised_to_judged(store: Store) -> None:
    to_close(store)
    kept = raised(store)
    assert raised(store) == kept

    steps = (
        {"acted_on": HELD_ON, "remedy": "Dua gelombang"},
        {"resolved_on": HELD_ON + timedelta(days=2)},
        {"effect": Effect.HELPED, "effect_note": "Semua mendapat kursi"},
    )
    for facts in steps:
        draft = draft_of(kept, **facts)
        kept = change_obstacle(acting(store, SARI), AN_ID, kept.version, draft)
        again = change_obstacle(acting(store, SARI), AN_ID, kept.version - 1, draft)
        assert again == kept

    assert store.get(Obstacle, AN_ID) == kept
    assert (kept.side, kept.raised_by, kept.version) == (Side.INTERNAL, SARI.id, 4)
    assert events(store) == ["raised", "acted on", "resolved", "effect noted"]


def test_two_people_at_once_lose_nothing(store: Store) -> None:
    to_close(store)
    kept = raised(store)
    first = draft_of(kept, remedy="Tenda")
    change_obstacle(acting(store, SARI), AN_ID, 1, first)

    with pytest.raises(Stale):
        change_obstacle(acting(store, SARI), AN_ID, 1, draft_of(kept, remedy="Kursi"))

    assert store.get(Obstacle, AN_ID).remedy == "Tenda"


def test_committee_notes_for_its_own_activity_only(store: Store) -> None:
    activity = to_close(store)
    a_committee(store, activity.id, RINA.id)

    kept = raise_obstacle(acting(store, RINA), AN_ID, AN_OBSTACLE, YEAR)
    with pytest.raises(NotAllowed):
        raise_obstacle(acting(store, TONO), key("lain"), AN_OBSTACLE, YEAR)
    alone = AN_OBSTACLE.model_copy(update={"activity_id": None})
    with pytest.raises(NotAllowed):
        raise_obstacle(acting(store, RINA), key("lain"), alone, YEAR)
    with pytest.raises(NotFound):
        change_obstacle(acting(store, TONO), AN_ID, 1, draft_of(kept, remedy="X"))

    assert kept.raised_by == RINA.id


def test_who_sees_to_it_may_act_on_it(store: Store) -> None:
    to_close(store)
    kept = raised(store, activity_id=None, owner_id=TONO.id)

    draft = draft_of(kept, acted_on=HELD_ON)
    changed = change_obstacle(acting(store, TONO), AN_ID, 1, draft)

    assert changed.acted_on == HELD_ON


def test_obstacle_of_no_activity_and_of_none_there(store: Store) -> None:
    to_close(store)
    assert raised(store, activity_id=None).activity_id is None
    nowhere = AN_OBSTACLE.model_copy(update={"activity_id": key("tidak ada")})
    with pytest.raises(NotFound):
        raise_obstacle(acting(store, SARI), key("lain"), nowhere, YEAR)


def test_struck_by_who_raised_it_or_the_lead(store: Store) -> None:
    activity = to_close(store)
    a_committee(store, activity.id, RINA.id, TONO.id)
    raise_obstacle(acting(store, RINA), AN_ID, AN_OBSTACLE, YEAR)

    with pytest.raises(NotAllowed):
        strike_obstacle(acting(store, TONO), AN_ID)
    strike_obstacle(acting(store, RINA), AN_ID)
    strike_obstacle(acting(store, RINA), AN_ID)

    assert store.find(Obstacle, AN_ID) is None
    assert events(store) == ["raised", "struck"]


def test_closed_year_stays_as_it_is(store: Store) -> None:
    to_close(store)
    kept = raised(store)
    close_year(store)

    with pytest.raises(WrongStep):
        change_obstacle(acting(store, SARI), AN_ID, 1, draft_of(kept, remedy="X"))
    with pytest.raises(WrongStep):
        strike_obstacle(acting(store, SARI), AN_ID)
    with pytest.raises(WrongStep):
        raise_obstacle(acting(store, SARI), key("lain"), AN_OBSTACLE, YEAR)


def test_what_helped_is_noted_corrected_and_struck(store: Store) -> None:
    activity = to_close(store)
    a_committee(store, activity.id, RINA.id)
    act, factor_id = acting(store, RINA), key("faktor")

    kept = note_factor(act, factor_id, A_FACTOR, YEAR)
    assert note_factor(act, factor_id, A_FACTOR, YEAR) == kept
    assert (kept.side, kept.noted_by) == (FactorSide.SCHOOL, RINA.id)
    told = A_FACTOR.model_copy(update={"note": "Sejak pagi"})
    assert change_factor(acting(store, SARI), factor_id, 1, told).noted_by == RINA.id
    with pytest.raises(NotAllowed):
        strike_factor(acting(store, TONO), factor_id)
    strike_factor(act, factor_id)

    assert store.find(SupportingFactor, factor_id) is None
    noted = events_of(store, "supporting_factor", factor_id)
    assert [line.event for line in noted][::-1] == ["noted", "changed", "struck"]
    assert noted[0].noted_at == NOW
