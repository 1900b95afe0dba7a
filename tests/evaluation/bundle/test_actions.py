import os
from datetime import timedelta

import pytest

from data.errors import NotFound
from data.store import Store
from evaluation.bundle import store as records
from evaluation.bundle.actions import (
    begin_bundle,
    keep_bundle,
    open_bundle,
    remove_bundle,
)
from evaluation.bundle.models import KEPT, BundleDraft, Packed
from tests.evaluation.make import key
from tests.make import BUDI, NOW, SARI, acting

DRAFT = BundleDraft(instrument="IX-1")
PACKED = Packed(1, 3, "abc", ())


def finished(store: Store, name: str) -> None:
    act = acting(store, SARI)
    begin_bundle(act, key(name)).write_bytes(b"zip")
    keep_bundle(act, key(name), DRAFT, PACKED, 2)


def test_a_finished_bundle_is_downloaded_by_both_leaders(store: Store) -> None:
    finished(store, "a")

    assert open_bundle(acting(store, BUDI), key("a")).read_bytes() == b"zip"
    [kept] = records.bundles(store)
    assert (kept.files, kept.missing, kept.made_by) == (1, 2, SARI.id)


def test_two_people_put_bundles_together_at_once(store: Store) -> None:
    first, second = (
        begin_bundle(acting(store, who), key(who.name)) for who in (SARI, BUDI)
    )
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    for who in (BUDI, SARI):
        keep_bundle(acting(store, who), key(who.name), DRAFT, PACKED, 0)

    assert len(records.bundles(store)) == 2
    assert open_bundle(acting(store, SARI), key("Budi")).read_bytes() == b"2"


def test_a_second_click_keeps_one_and_without_a_file_there_is_none(
    store: Store,
) -> None:
    finished(store, "a")
    keep_bundle(acting(store, SARI), key("a"), DRAFT, PACKED, 2)

    with pytest.raises(NotFound):
        keep_bundle(acting(store, SARI), key("b"), DRAFT, PACKED, 2)
    assert len(records.bundles(store)) == 1


def test_old_bundles_are_swept_and_told(store: Store) -> None:
    finished(store, "old")
    begin_bundle(acting(store, SARI), key("left")).write_bytes(b"half")
    before = (NOW - KEPT - timedelta(days=1)).timestamp()
    for file in records.folder_of(store).iterdir():
        os.utime(file, (before, before))

    begin_bundle(acting(store, SARI), key("new"))

    assert list(records.folder_of(store).iterdir()) == []
    assert records.bundles(store) == []
    with pytest.raises(NotFound, match="old"):
        open_bundle(acting(store, SARI), key("old"))


def test_a_bundle_is_taken_away(store: Store) -> None:
    finished(store, "a")
    for _ in range(2):
        remove_bundle(acting(store, SARI), key("a"))

    assert records.bundles(store) == []
    with pytest.raises(NotFound):
        open_bundle(acting(store, SARI), key("a"))
