from datetime import date

import pytest

from data.actor import Actor
from data.cooperation import CooperationForm
from data.errors import NotAllowed, Stale, WrongStep
from data.school import store as schools
from data.store import Store
from planning.cadence import store as records
from planning.cadence.actions import set_cadence
from planning.cadence.models import Cadence
from tests.make import BUDI, SARI, YEAR, acting


def pomg(store: Store, wanted: int, version: int = 0, by: Actor = SARI) -> Cadence:
    form = CooperationForm.POMG
    return set_cadence(acting(store, by), YEAR, form, version, wanted)


def test_a_cadence_is_changed_once_by_a_double_click(store: Store) -> None:
    assert pomg(store, 6).version == 0
    assert pomg(store, 4) == pomg(store, 4)
    assert [kept.wanted for kept in records.cadences(store, YEAR)] == [4]
    assert pomg(store, 3, version=1).version == 2
    with pytest.raises(Stale):
        pomg(store, 5, version=1)
    with pytest.raises(Stale):
        pomg(store, 5, version=0)


def test_only_the_humas_lead_sets_a_cadence_in_an_open_year(store: Store) -> None:
    with pytest.raises(NotAllowed):
        pomg(store, 4, by=BUDI)
    kept = schools.year(store, YEAR.start)
    closed = {"closed_on": date(2027, 7, 1), "version": 2}
    store.replace(kept.model_copy(update=closed))
    with pytest.raises(WrongStep):
        pomg(store, 4)
