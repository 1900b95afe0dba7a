from datetime import date
from pathlib import Path

import pytest

from data.errors import Refused, Stale
from data.store import Store
from evaluation.recognitions import store as records
from evaluation.recognitions.actions import (
    change_recognition,
    note_recognition,
    remove_recognition,
)
from evaluation.recognitions.models import AwardLevel, RecognitionKind
from evaluation.recognitions.queries import ending_recognitions
from tests.evaluation.make import key
from tests.evaluation.outcomes.make import recognition_draft
from tests.make import SARI, acting, opened_copy

TODAY = date(2026, 8, 17)


def note(store: Store, name: str, **said: object) -> None:
    note_recognition(acting(store, SARI), key(name), recognition_draft(**said))


def test_they_stand_by_date_a_year_alone_last_in_its_year(store: Store) -> None:
    note(store, "2012", given_on=date(2012, 11, 9), number="Dp. 017869")
    note(store, "2018", number="16.18.01618")
    note(
        store, "adiwiyata", given_on=None, given_year=2018, number="", title="Adiwiyata"
    )
    note(store, "2006", given_on=date(2006, 8, 22), number="Dp.008533", score="")

    found = records.recognitions(store)

    assert [(one.given_year, one.number, one.score) for one in found] == [
        (2018, "16.18.01618", "95"),
        (2018, "", "95"),
        (2012, "Dp. 017869", "95"),
        (2006, "Dp.008533", ""),
    ]


def test_a_second_click_keeps_one_and_a_number_stands_once(store: Store) -> None:
    note(store, "a")
    note(store, "a")

    with pytest.raises(Refused, match="number"):
        note(store, "b", number="16 18 01618", title="Akreditasi lagi")
    assert len(records.recognitions(store)) == 1


def test_only_the_newest_of_its_kind_warns(store: Store) -> None:
    note(
        store,
        "old",
        given_on=date(2012, 1, 1),
        number="1",
        valid_until=date(2017, 1, 1),
    )
    note(store, "new", number="2", valid_until=date(2026, 12, 31))
    award = {"kind": RecognitionKind.AWARD, "title": "Adiwiyata"}
    note(
        store,
        "kota",
        **award,
        number="3",
        level=AwardLevel.CITY,
        valid_until=date(2026, 1, 1),
    )
    note(store, "prov", **award, number="4", level=AwardLevel.PROVINCE)
    note(
        store,
        "far",
        number="5",
        title="SSN",
        kind=RecognitionKind.STANDING,
        valid_until=date(2030, 1, 1),
    )

    found = ending_recognitions(store, TODAY)

    assert [(one.title, one.valid_until) for one in found] == [
        ("Adiwiyata", date(2026, 1, 1)),
        ("Akreditasi sekolah", date(2026, 12, 31)),
    ]


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(store: Store) -> None:
    note(store, "a")
    act = acting(store, SARI)
    change_recognition(act, key("a"), 1, recognition_draft(score="94"))

    with pytest.raises(Stale):
        change_recognition(act, key("a"), 1, recognition_draft(score="93"))
    change_recognition(act, key("a"), 1, recognition_draft(score="94"))
    remove_recognition(act, key("a"), 2)
    remove_recognition(act, key("a"), 2)

    assert records.recognitions(store) == []


def test_the_sample_school_has_the_published_facts_to_the_letter(
    built_sample: Path, tmp_path: Path
) -> None:
    store = opened_copy(built_sample, tmp_path / "sample")
    try:
        found = {
            (one.given_year, one.given_on, one.number, one.predicate, one.score)
            for one in records.recognitions(store)
        }
        ends = {one.valid_until for one in records.recognitions(store)}
    finally:
        store.close()

    assert found == {
        (2006, date(2006, 8, 22), "Dp.008533", "A (Amat Baik)", ""),
        (2012, date(2012, 11, 9), "Dp. 017869", "A (Amat Baik)", "94"),
        (2018, date(2018, 9, 30), "16.18.01618", "A (Unggul)", "95"),
        (2004, None, "1147 A/C3/SK/2004", "", ""),
        (2004, None, "", "", ""),
        (2006, None, "867a/C3/Kep/2006", "", ""),
        (2016, None, "", "", ""),
        (2018, None, "", "", ""),
    }
    assert ends == {None}
