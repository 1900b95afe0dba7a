from typing import Any

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.language import say
from data.people.models import Person
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.actions import (
    add_position,
    add_positions,
    add_usual_positions,
    appoint,
    change_position,
    place_position,
    remove_position,
    seat_committee,
    set_up_committee,
)
from organizing.committees.models import (
    Position,
    PositionDraft,
    Seating,
    ready_left,
)
from planning.activities.models import Activity
from tests.make import BUDI, RINA, SARI, TONO, acting
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    close_year,
    dismissed,
    keep_closing,
    key,
)

DRAFT = PositionDraft(title="Ketua", duty="Memimpin", responsibility="Melapor")
IDS = [key(f"usual-{n}") for n in range(7)]


def test_positions_are_numbered_in_their_order(store: Store) -> None:
    activity = an_activity(store)

    a_position(store, activity, "Ketua")
    a_position(store, activity, "Sekretaris")

    found = committees.positions(store, activity.id)
    assert [(p.number, p.title) for p in found] == [(1, "Ketua"), (2, "Sekretaris")]


def test_double_click_adds_one_position(store: Store) -> None:
    activity = an_activity(store)

    first = a_position(store, activity)
    again = a_position(store, activity)

    assert again == first
    assert committees.positions(store, activity.id) == [first]
    assert len(events_of(store, "committee_position", first.id)) == 1


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_sets_up_committees(store: Store, person: Actor) -> None:
    activity = an_activity(store)
    position = a_position(store, activity, "Ketua", TONO)

    with pytest.raises(NotAllowed):
        add_position(acting(store, person), key("lain"), activity.id, DRAFT)
    with pytest.raises(NotAllowed):
        change_position(acting(store, person), position.id, 1, DRAFT)
    with pytest.raises(NotAllowed):
        remove_position(acting(store, person), position.id)
    with pytest.raises(NotAllowed):
        appoint(acting(store, person), position.id, RINA.id)
    with pytest.raises(NotAllowed):
        seat_committee(acting(store, person), activity.id, [])
    with pytest.raises(NotAllowed):
        add_usual_positions(acting(store, person), IDS, activity.id)
    with pytest.raises(NotAllowed):
        add_positions(acting(store, person), activity.id, {IDS[0]: DRAFT})
    with pytest.raises(NotAllowed):
        place_position(acting(store, person), position.id, 1)
    with pytest.raises(NotAllowed):
        set_up_committee(acting(store, person), activity.id, {key("x"): DRAFT}, [])

    assert committees.positions(store, activity.id) == [position]
    assert [m.name for m in committees.members(store, activity.id)] == ["Tono"]


def test_position_is_reworded_once(store: Store) -> None:
    position = a_position(store, an_activity(store))

    changed = change_position(acting(store, SARI), position.id, 1, DRAFT)
    again = change_position(acting(store, SARI), position.id, 1, DRAFT)

    assert store.get(Position, position.id) == changed == again
    assert (changed.title, changed.number, changed.version) == ("Ketua", 1, 2)
    assert len(events_of(store, "committee_position", position.id)) == 2


def test_second_writer_is_told(store: Store) -> None:
    position = a_position(store, an_activity(store))
    change_position(acting(store, SARI), position.id, 1, DRAFT)

    with pytest.raises(Stale):
        change_position(
            acting(store, SARI), position.id, 1, PositionDraft(title="Lain")
        )


def test_position_with_tasks_is_not_removed(store: Store) -> None:
    activity = an_activity(store)
    position = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, position=position)

    with pytest.raises(Refused, match="Seksi acara"):
        remove_position(acting(store, SARI), position.id)

    assert committees.tasks_given(store, activity.id) == {position.id: 1}
    assert len(committees.members(store, activity.id)) == 1


def test_position_is_removed_once_with_its_members(store: Store) -> None:
    activity = an_activity(store)
    position = a_position(store, activity, "Seksi acara", RINA)

    remove_position(acting(store, SARI), position.id)
    remove_position(acting(store, SARI), position.id)

    assert committees.positions(store, activity.id) == []
    assert committees.members(store, activity.id) == []
    events = [e.event for e in events_of(store, "committee_position", position.id)]
    assert events.count("removed") == 1


def test_person_is_appointed_and_dismissed_once(store: Store) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)

    appoint(acting(store, SARI), position.id, RINA.id)
    appoint(acting(store, SARI), position.id, RINA.id)
    assert [m.person_id for m in committees.members(store, activity.id)] == [RINA.id]

    dismissed(store, position, RINA)
    dismissed(store, position, RINA)
    assert committees.members(store, activity.id) == []
    events = [e.event for e in events_of(store, "committee_position", position.id)]
    assert sorted(events) == ["added", "appointed", "dismissed"]


def test_person_who_left_is_not_appointed(store: Store) -> None:
    position = a_position(store, an_activity(store))
    rina = store.get(Person, RINA.id)
    gone = rina.model_copy(update={"is_active": False, "version": 2})
    store.replace(gone)

    with pytest.raises(Refused, match="Rina"):
        appoint(acting(store, SARI), position.id, RINA.id)
    with pytest.raises(NotFound):
        appoint(acting(store, SARI), position.id, key("siapa"))


def test_committee_begins_with_seven_usual_positions(store: Store) -> None:
    activity = an_activity(store)

    first = add_usual_positions(acting(store, SARI), IDS, activity.id)
    again = add_usual_positions(acting(store, SARI), IDS, activity.id)

    assert committees.positions(store, activity.id) == first == again
    assert [p.number for p in first] == [1, 2, 3, 4, 5, 6, 7]
    assert [p.id for p in first] == IDS
    assert all(p.duty and p.entitlement and p.responsibility for p in first)


def test_usual_positions_do_not_mix_with_others(store: Store) -> None:
    activity = an_activity(store)
    own = a_position(store, activity)

    assert add_usual_positions(acting(store, SARI), IDS, activity.id) == [own]
    assert committees.positions(store, activity.id) == [own]


def test_usual_positions_are_kept_all_or_none(store: Store) -> None:
    activity = an_activity(store)

    with pytest.raises(ValueError, match="zip"):
        add_usual_positions(acting(store, SARI), IDS[:3], activity.id)

    assert committees.positions(store, activity.id) == []


def every_change(store: Store, activity_id: Any, position_id: Any) -> list[Any]:
    return [
        lambda: add_position(acting(store, SARI), key("x"), activity_id, DRAFT),
        lambda: change_position(acting(store, SARI), position_id, 1, DRAFT),
        lambda: remove_position(acting(store, SARI), position_id),
        lambda: appoint(acting(store, SARI), position_id, TONO.id),
        lambda: seat_committee(acting(store, SARI), activity_id, []),
        lambda: add_usual_positions(acting(store, SARI), IDS, activity_id),
        lambda: add_positions(acting(store, SARI), activity_id, {key("x"): DRAFT}),
        lambda: place_position(acting(store, SARI), position_id, 1),
        lambda: set_up_committee(
            acting(store, SARI), activity_id, {key("x"): DRAFT}, []
        ),
    ]


def test_committee_of_a_completed_activity_stays_as_it_was(store: Store) -> None:
    activity = an_activity(store)
    position = a_position(store, activity, "Ketua", RINA)
    keep_closing(store, activity)

    for change in every_change(store, activity.id, position.id):
        with pytest.raises(WrongStep, match="Rapat awal tahun"):
            change()

    assert committees.positions(store, activity.id) == [position]


def test_closed_year_is_only_read(store: Store) -> None:
    activity = an_activity(store)
    position = a_position(store, activity, "Ketua", RINA)
    close_year(store)

    for change in every_change(store, activity.id, position.id):
        with pytest.raises(WrongStep):
            change()


def seated(position: Position, *people: Actor) -> Seating:
    ids = tuple(person.id for person in people)
    return Seating(position_id=position.id, appointed=ids)


def names_of(store: Store, activity: Activity) -> list[str]:
    return [member.name for member in committees.members(store, activity.id)]


def test_a_committee_is_filled_all_or_nobody(store: Store) -> None:
    activity = an_activity(store)
    chair, section = a_position(store, activity, "Ketua"), a_position(store, activity)
    store.replace(
        store.get(Person, TONO.id).model_copy(
            update={"is_active": False, "version": 2}
        ),
    )
    add_position(
        acting(store, SARI),
        key("Bendahara"),
        activity.id,
        PositionDraft(title="Bendahara"),
    )

    with pytest.raises(Refused, match="Tono"):
        seat_committee(
            acting(store, SARI),
            activity.id,
            [seated(chair, RINA), seated(section, TONO)],
        )
    assert names_of(store, activity) == []

    treasurer = Seating(position_id=key("Bendahara"), appointed=(SARI.id,))
    for _ in range(2):
        seatings = [seated(chair, RINA, RINA), seated(section, BUDI, RINA), treasurer]
        seat_committee(acting(store, SARI), activity.id, seatings)
    assert names_of(store, activity) == ["Rina", "Budi", "Rina", "Sari"]


def test_two_who_fill_a_committee_at_once_undo_nothing_of_each_other(
    store: Store,
) -> None:
    activity = an_activity(store)
    chair = a_position(store, activity, "Ketua", RINA)
    before = [RINA.id]
    first = Seating.of(chair.id, before, [RINA.id, TONO.id])
    second = Seating.of(chair.id, before, [BUDI.id])

    seat_committee(acting(store, SARI), activity.id, [first])
    seat_committee(acting(store, SARI), activity.id, [second])

    assert names_of(store, activity) == ["Budi", "Tono"]


def test_a_position_that_was_removed_meanwhile_is_told(store: Store) -> None:
    activity = an_activity(store)
    chair, section = a_position(store, activity, "Ketua"), a_position(store, activity)
    remove_position(acting(store, SARI), section.id)

    with pytest.raises(NotFound):
        seat_committee(
            acting(store, SARI),
            activity.id,
            [seated(chair, RINA), seated(section, RINA)],
        )
    assert names_of(store, activity) == []
    untouched = Seating.of(section.id, [], [])
    seat_committee(acting(store, SARI), activity.id, [seated(chair, RINA), untouched])
    assert names_of(store, activity) == ["Rina"]


def test_ready_positions_go_where_a_decree_lists_them(store: Store) -> None:
    activity = an_activity(store)
    drafts = {key(d.title): d for d in ready_left([])}
    by_title = {draft.title: position_id for position_id, draft in drafts.items()}
    treasurer, own = say("Treasurer"), "Seksi lomba"
    add_positions(
        acting(store, SARI),
        activity.id,
        {by_title[treasurer]: drafts[by_title[treasurer]]},
    )
    a_position(store, activity, own)

    add_positions(acting(store, SARI), activity.id, drafts)
    again = add_positions(acting(store, SARI), activity.id, drafts)

    found = committees.positions(store, activity.id)
    assert [p.id for p in again] == [p.id for p in found]
    assert [p.number for p in found] == list(range(1, 14))
    titles = [p.title for p in found]
    assert titles[:5] == [
        say("Person responsible"),
        say("Chair"),
        say("Vice chair"),
        say("Secretary"),
        treasurer,
    ]
    assert titles[5] == own
    assert ready_left(found) == []


def test_position_is_put_at_another_place_once(store: Store) -> None:
    activity = an_activity(store)
    for title in ("Ketua", "Sekretaris", "Bendahara"):
        a_position(store, activity, title)
    last = committees.positions(store, activity.id)[2]

    place_position(acting(store, SARI), last.id, 1)
    place_position(acting(store, SARI), last.id, 1)
    place_position(acting(store, SARI), last.id, -4)

    found = committees.positions(store, activity.id)
    assert [(p.number, p.title) for p in found] == [
        (1, "Bendahara"),
        (2, "Ketua"),
        (3, "Sekretaris"),
    ]
    events = [e.event for e in events_of(store, "committee_position", last.id)]
    assert events.count("placed") == 1


def test_a_committee_is_set_up_once_and_not_over_another(store: Store) -> None:
    activity = an_activity(store)
    titles = ("Seksi lomba", "Ketua")
    drafts = {key(title): PositionDraft(title=title) for title in titles}
    seats = [Seating(position_id=key("Ketua"), appointed=(RINA.id,))]
    for _ in range(2):
        set_up_committee(acting(store, SARI), activity.id, drafts, seats)

    kept = committees.positions(store, activity.id)
    assert [(p.number, p.title) for p in kept] == [(1, "Seksi lomba"), (2, "Ketua")]
    assert names_of(store, activity) == ["Rina"]
    others = {key("lain"): PositionDraft(title="Ketua")}
    with pytest.raises(Refused, match="Rapat awal tahun"):
        set_up_committee(acting(store, SARI), activity.id, others, [])
    assert committees.positions(store, activity.id) == kept
