from datetime import date
from typing import Any

import pytest

from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.letters import store as letters
from data.letters.models import Numbering
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.actions import (
    appoint,
    change_position,
    remove_position,
)
from organizing.committees.models import PositionDraft
from organizing.committees.queries import changed_since_decree
from organizing.decrees.actions import (
    correct_decree,
    number_decree,
    take_back_number,
    word_decree,
)
from organizing.decrees.models import (
    Decree,
    DecreeDraft,
    NumberDraft,
    decree_id,
)
from organizing.decrees.queries import corrections_of
from planning.activities.models import Activity
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import (
    a_position,
    an_activity,
    close_year,
    dismissed,
    keep_closing,
    key,
)

WORDS = DecreeDraft(considering="bahwa perlu dibentuk panitia", costs="Dana BOSP")
DAY = date(2026, 8, 1)
NEXT = NumberDraft(decided_on=DAY, code="421.3")


def with_committee(store: Store) -> Activity:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    return activity


def worded(store: Store) -> Activity:
    activity = with_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, WORDS)
    return activity


def test_decree_is_worded_once(store: Store) -> None:
    activity = with_committee(store)

    first = word_decree(acting(store, SARI), activity.id, 0, WORDS)
    again = word_decree(acting(store, SARI), activity.id, 0, WORDS)

    assert first == again == store.find(Decree, activity_id=activity.id)
    assert len(events_of(store, "decree", first.id)) == 1


def test_second_writer_of_a_decree_is_told(store: Store) -> None:
    activity = worded(store)
    word_decree(acting(store, SARI), activity.id, 1, DecreeDraft(costs="Komite"))

    for version in (0, 1):
        with pytest.raises(Stale):
            word_decree(acting(store, SARI), activity.id, version, WORDS)


def test_decree_takes_the_next_number_once(store: Store) -> None:
    activity = worded(store)

    first = number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)
    again = number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)

    assert first == again == store.find(Decree, activity_id=activity.id)
    assert (first.number, first.decided_on) == ("421.3/001/VIII/2026", DAY)
    assert first.is_final
    [letter] = letters.letters_in(store, 2026)
    assert (letter.subject, letter.record_id) == (
        "SK Panitia Rapat awal tahun",
        first.id,
    )
    events = [e.event for e in events_of(store, "decree", first.id)]
    assert sorted(events) == ["numbered", "worded"]


def test_number_typed_by_hand_is_printed_as_typed(store: Store) -> None:
    activity = worded(store)
    typed = NumberDraft(
        decided_on=DAY, numbering=Numbering.TYPED, typed="800/45-HM/2026"
    )

    found = number_decree(acting(store, SARI), activity.id, 1, key("letter"), typed)

    assert found.number == "800/45-HM/2026"


def test_number_of_another_letter_is_refused(store: Store) -> None:
    first = worded(store)
    number_decree(acting(store, SARI), first.id, 1, key("letter"), NEXT)
    second = an_activity(store, "Pentas seni")
    a_position(store, second, "Ketua", RINA)
    word_decree(acting(store, SARI), second.id, 0, WORDS)
    typed = NumberDraft(
        decided_on=DAY, numbering=Numbering.TYPED, typed="421.3/001/VIII/2026"
    )

    with pytest.raises(Refused, match="Rapat awal tahun"):
        number_decree(acting(store, SARI), second.id, 1, key("other"), typed)

    kept = store.find(Decree, activity_id=second.id)
    assert kept is not None
    assert kept.number == ""


def test_words_are_saved_before_a_number_is_given(store: Store) -> None:
    activity = with_committee(store)

    with pytest.raises(Refused):
        number_decree(acting(store, SARI), activity.id, 0, key("letter"), NEXT)
    assert letters.letters_in(store, 2026) == []


def test_decree_without_a_committee_has_no_number(store: Store) -> None:
    activity = an_activity(store)
    word_decree(acting(store, SARI), activity.id, 0, WORDS)

    with pytest.raises(Refused):
        number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)


@pytest.mark.parametrize(
    "draft",
    [
        NumberDraft(decided_on=date(2062, 8, 1)),
        NumberDraft(decided_on=date(2025, 12, 1)),
        NumberDraft(decided_on=DAY, numbering=Numbering.TYPED),
    ],
)
def test_wrong_date_or_empty_number_is_refused(
    store: Store, draft: NumberDraft
) -> None:
    activity = worded(store)

    with pytest.raises(Refused):
        number_decree(acting(store, SARI), activity.id, 1, key("letter"), draft)


def test_decree_may_be_dated_before_the_school_year() -> None:
    assert NumberDraft(decided_on=date(2026, 5, 4)).refusal(YEAR) is None


def test_second_number_needs_the_first_taken_back(store: Store) -> None:
    activity = worded(store)
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)

    with pytest.raises(WrongStep, match=r"421\.3/001"):
        number_decree(acting(store, SARI), activity.id, 2, key("other"), NEXT)

    take_back_number(acting(store, SARI), activity.id, 2)
    again = take_back_number(acting(store, SARI), activity.id, 2)
    assert not again.is_final
    assert letters.letters_in(store, 2026) == []
    found = number_decree(acting(store, SARI), activity.id, 3, key("other"), NEXT)
    assert found.number == "421.3/001/VIII/2026"


def test_numbering_by_a_stale_page_keeps_nothing(store: Store) -> None:
    activity = worded(store)
    word_decree(acting(store, SARI), activity.id, 1, DecreeDraft(costs="Komite"))

    with pytest.raises(Stale):
        number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)

    assert letters.letters_in(store, 2026) == []


def every_change(store: Store, activity: Activity, by: Actor) -> list[Any]:
    return [
        lambda: word_decree(acting(store, by), activity.id, 1, DecreeDraft()),
        lambda: number_decree(acting(store, by), activity.id, 1, key("x"), NEXT),
        lambda: take_back_number(acting(store, by), activity.id, 1),
    ]


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_words_and_numbers(store: Store, person: Actor) -> None:
    activity = worded(store)

    for change in every_change(store, activity, person):
        with pytest.raises(NotAllowed):
            change()


def test_decree_of_a_completed_activity_stays(store: Store) -> None:
    activity = worded(store)
    keep_closing(store, activity)

    for change in every_change(store, activity, SARI):
        with pytest.raises(WrongStep):
            change()


def test_closed_year_is_only_read(store: Store) -> None:
    activity = worded(store)
    close_year(store)

    for change in every_change(store, activity, SARI):
        with pytest.raises(WrongStep):
            change()


def test_every_activity_has_one_decree() -> None:
    assert decree_id(key("a")) == decree_id(key("a")) != decree_id(key("b"))


def numbered(store: Store) -> Activity:
    activity = worded(store)
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)
    return activity


def changes(store: Store, activity: Activity) -> list[str]:
    return changed_since_decree(store, YEAR).get(activity.id, [])


def test_a_draft_and_a_fresh_decree_agree_with_the_committee(store: Store) -> None:
    activity = worded(store)
    appoint(acting(store, SARI), key("Rapat awal tahun-Ketua"), TONO.id)
    assert not changes(store, activity)

    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)

    assert not changes(store, activity)


def test_every_change_after_the_number_is_told(store: Store) -> None:
    activity = with_committee(store)
    gone = a_position(store, activity, "Seksi konsumsi", BUDI)
    word_decree(acting(store, SARI), activity.id, 0, WORDS)
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)
    chair = committees.positions(store, activity.id)[0]

    appoint(acting(store, SARI), chair.id, TONO.id)
    dismissed(store, chair, RINA)
    remove_position(acting(store, SARI), gone.id)
    a_position(store, activity, "Sekretaris", RINA)
    words = PositionDraft(title="Ketua panitia", duty="Memimpin")
    change_position(acting(store, SARI), chair.id, 1, words)
    word_decree(acting(store, SARI), activity.id, 2, DecreeDraft(costs="Komite"))

    told = " · ".join(changes(store, activity))
    assert len(changes(store, activity)) == 7
    for word in ("Seksi konsumsi", "Sekretaris", "Ketua panitia", TONO.name, BUDI.name):
        assert word in told


def test_what_was_undone_is_no_change(store: Store) -> None:
    activity = numbered(store)
    chair = committees.positions(store, activity.id)[0]
    extra = a_position(store, activity, "Seksi acara", TONO)

    dismissed(store, chair, RINA)
    assert len(changes(store, activity)) == 2
    appoint(acting(store, SARI), chair.id, RINA.id)
    remove_position(acting(store, SARI), extra.id)
    assert not changes(store, activity)

    remove_position(acting(store, SARI), chair.id)
    appoint(acting(store, SARI), a_position(store, activity, "Ketua").id, RINA.id)
    assert not changes(store, activity)


def test_a_correction_under_the_same_number_mends_the_decree_once(
    store: Store,
) -> None:
    activity = numbered(store)
    appoint(acting(store, SARI), key("Rapat awal tahun-Ketua"), TONO.id)

    first = correct_decree(acting(store, SARI), activity.id, 2, " Anggota baru ")
    again = correct_decree(acting(store, SARI), activity.id, 2, " Anggota baru ")

    assert first == again
    assert (first.number, first.version) == ("421.3/001/VIII/2026", 3)
    assert not changes(store, activity)
    [kept] = corrections_of(store, first)
    assert (kept.reason, kept.person) == ("Anggota baru", SARI.name)


def test_a_new_number_mends_the_decree_too(store: Store) -> None:
    activity = numbered(store)
    appoint(acting(store, SARI), key("Rapat awal tahun-Ketua"), TONO.id)

    take_back_number(acting(store, SARI), activity.id, 2)
    assert not changes(store, activity)
    number_decree(acting(store, SARI), activity.id, 3, key("second"), NEXT)

    assert not changes(store, activity)


def test_no_correction_without_number_reason_or_the_version_seen(
    store: Store,
) -> None:
    activity = worded(store)
    with pytest.raises(WrongStep):
        correct_decree(acting(store, SARI), activity.id, 1, "Salah nama")
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NEXT)

    with pytest.raises(Refused):
        correct_decree(acting(store, SARI), activity.id, 2, "  ")
    for version in (1, 3):
        with pytest.raises(Stale):
            correct_decree(acting(store, SARI), activity.id, version, "Salah nama")
    with pytest.raises(NotAllowed):
        correct_decree(acting(store, RINA), activity.id, 2, "Salah nama")


def test_a_decree_numbered_before_its_committee_was_noted_stays_quiet(
    store: Store,
) -> None:
    activity = numbered(store)
    store.write("update history set facts = '{}' where event = 'numbered'")
    a_position(store, activity, "Seksi acara", TONO)

    assert not changes(store, activity)
