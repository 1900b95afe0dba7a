from datetime import date
from uuid import UUID

import pytest

from data.errors import NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.participants import Party, Presence
from data.store import Store
from execution.attendance import queries
from execution.attendance.actions import (
    count_families,
    drop_names,
    keep_party,
    mark_pupils,
    take_in,
    undo_copy,
    unwelcome,
    welcome,
)
from execution.attendance.models import CountDraft, Mark, PartyDraft
from execution.closing import store as closings
from execution.closing.actions import complete_closing
from organizing.fosters.actions import end_foster, register_foster
from organizing.fosters.models import FosterParentDraft, StandingInReason
from planning.activities.models import Activity, Audience
from tests.execution.make import (
    HELD_ON,
    an_activity,
    approve,
    count,
    keep_class_group,
    keep_pupil,
    key,
    whole_draft,
)
from tests.make import SARI, acting

MOTHER, FATHER, ABSENT = Presence.MOTHER, Presence.FATHER, Presence.ABSENT


def a_meeting(store: Store, **facts: object) -> Activity:
    """For VII A (Alya, Aldi) and VIII B (Bima, who is Alya's brother, and Dodi)."""
    activity = an_activity(store, **facts)
    keep_class_group(store, "VII A", 7)
    keep_class_group(store, "VIII B", 8)
    keep_pupil(store, "Alya", "VII A", family="A")
    keep_pupil(store, "Aldi", "VII A")
    keep_pupil(store, "Bima", "VIII B", family="A")
    keep_pupil(store, "Dodi", "VIII B")
    approve(store)
    return activity


def mark(
    store: Store, activity: Activity, group: str, version: int, **marks: Presence | None
) -> int:
    rows = [Mark(student_id=key(name), presence=of) for name, of in marks.items()]
    act = acting(store, SARI)
    return mark_pupils(act, activity.id, key(group), version, rows)


def presences(store: Store, activity: Activity) -> dict[str, Presence | None]:
    rows = queries.pupils_of_list(store, activity.id)
    return {row.pupil: row.presence for row in rows}


def rates(store: Store, activity: Activity) -> dict[str, tuple[int, ...]]:
    return {
        row.class_group: (row.invited, row.rates.represented, row.rates.unasked)
        for row in queries.class_group_attendance(store, activity.id)
    }


def test_a_list_is_kept_and_counted(store: Store) -> None:
    activity = a_meeting(store)

    version = mark(store, activity, "VII A", 0, Aldi=FATHER, Alya=ABSENT)

    assert version == 1
    assert rates(store, activity) == {"VII A": (2, 1, 0), "VIII B": (2, 0, 2)}


def test_who_is_not_asked_about_yet_is_invited_all_the_same(store: Store) -> None:
    activity = a_meeting(store)

    mark(store, activity, "VII A", 0, Aldi=FATHER)

    assert rates(store, activity)["VII A"] == (2, 1, 1)
    assert closings.attended(store, activity.id).unfinished == 2


def test_brothers_and_sisters_are_copied_and_taken_back(store: Store) -> None:
    activity = a_meeting(store)

    mark(store, activity, "VII A", 0, Alya=MOTHER)

    assert presences(store, activity)["Bima"] is MOTHER
    [copy] = queries.copied_pupils(store, activity.id, key("VII A"))
    assert (copy.pupil, copy.class_group, copy.copied_from) == (
        "Bima",
        "VIII B",
        "Alya",
    )
    undo_copy(acting(store, SARI), activity.id, key("Bima"))
    assert presences(store, activity)["Bima"] is None
    assert rates(store, activity)["VIII B"] == (2, 0, 2)


def test_a_copy_follows_whom_it_was_copied_from(store: Store) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VII A", 0, Alya=MOTHER)

    mark(store, activity, "VII A", 1, Alya=FATHER)
    assert presences(store, activity)["Bima"] is FATHER
    mark(store, activity, "VII A", 2, Alya=None)
    assert presences(store, activity)["Bima"] is None


def test_a_copy_overtakes_nobody_and_is_not_overwritten_by_absence(
    store: Store,
) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VII A", 0, Alya=MOTHER)

    mark(store, activity, "VIII B", 0, Bima=ABSENT, Dodi=ABSENT)

    assert presences(store, activity)["Bima"] is MOTHER
    assert rates(store, activity)["VIII B"] == (2, 1, 0)


def test_what_was_said_of_a_sister_herself_stays(store: Store) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VIII B", 0, Bima=FATHER)
    mark(store, activity, "VII A", 0, Alya=MOTHER)

    assert presences(store, activity) == {
        "Aldi": None,
        "Alya": MOTHER,
        "Bima": FATHER,
        "Dodi": None,
    }


def test_two_people_at_once_are_told_and_a_double_click_saves_once(
    store: Store,
) -> None:
    activity = a_meeting(store)
    for _ in range(2):
        assert mark(store, activity, "VII A", 0, Aldi=FATHER) == 1

    with pytest.raises(Stale):
        mark(store, activity, "VII A", 0, Aldi=MOTHER)

    assert presences(store, activity)["Aldi"] is FATHER
    noted = events_of(store, "attendance", activity.id)
    assert [event.event for event in noted] == ["changed"]


def test_a_stranger_is_not_on_the_list(store: Store) -> None:
    activity = a_meeting(store, audience=Audience.GRADES, grades=(7,))

    with pytest.raises(NotFound):
        mark(store, activity, "VII A", 0, Dodi=FATHER)


def test_nothing_is_entered_before_the_day_or_after_the_closing(store: Store) -> None:
    later = an_activity(store, "Rapat nanti", planned_on=date(2026, 9, 30))
    activity = a_meeting(store)
    with pytest.raises(WrongStep, match="from that day on"):
        mark(store, later, "VII A", 0, Alya=MOTHER)

    mark(store, activity, "VII A", 0, Aldi=FATHER, Alya=ABSENT)
    mark(store, activity, "VIII B", 0, Bima=ABSENT, Dodi=ABSENT)
    draft = whole_draft()
    complete_closing(acting(store, SARI), activity.id, 0, draft)
    with pytest.raises(WrongStep, match="stays as it"):
        mark(store, activity, "VII A", 1, Aldi=MOTHER)


def test_names_take_the_place_of_counts_only_when_it_is_meant(store: Store) -> None:
    activity = a_meeting(store)
    count(store, activity, ("VII A", 2, 1, 1))
    with pytest.raises(Refused, match="Confirm"):
        mark(store, activity, "VII A", 0, Aldi=FATHER)

    marks = [Mark(student_id=key("Aldi"), presence=FATHER)]
    act = acting(store, SARI)
    mark_pupils(act, activity.id, key("VII A"), 0, marks, instead_of_counts=True)

    assert rates(store, activity)["VII A"] == (2, 1, 1)
    with pytest.raises(Refused, match="by name"):
        count(store, activity, ("VII A", 2, 1, 1))


def test_a_copy_never_puts_out_what_was_counted(store: Store) -> None:
    activity = a_meeting(store)
    count(store, activity, ("VIII B", 2, 1, 1))

    mark(store, activity, "VII A", 0, Alya=MOTHER)

    assert rates(store, activity)["VIII B"] == (2, 2, 0)


def test_names_that_are_wrong_are_removed_and_counted_instead(store: Store) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VII A", 0, Aldi=FATHER)
    with pytest.raises(Stale):
        drop_names(acting(store, SARI), activity.id, key("VII A"), 0)

    for _ in range(2):
        drop_names(acting(store, SARI), activity.id, key("VII A"), 1)
    count(store, activity, ("VII A", 2, 1, 1))

    assert rates(store, activity)["VII A"] == (2, 2, 0)


def test_counts_of_two_people_at_once_are_told(store: Store) -> None:
    activity = a_meeting(store)
    count(store, activity, ("VII A", 2, 1, 0))
    mine = CountDraft(class_group_id=key("VII A"), invited=2, mother=2)

    with pytest.raises(Stale):
        count_families(acting(store, SARI), activity.id, [mine])
    seen = CountDraft(class_group_id=key("VII A"), invited=2, father=1)
    count_families(acting(store, SARI), activity.id, [mine], [seen])

    assert rates(store, activity)["VII A"] == (2, 2, 0)


def test_who_comes_uninvited_is_kept_beside_and_no_part_of_a_rate(
    store: Store,
) -> None:
    activity = a_meeting(store, audience=Audience.GRADES, grades=(7,))
    welcome(acting(store, SARI), activity.id, key("Dodi"), MOTHER)

    assert [row.pupil for row in queries.walk_ins(store, activity.id)] == ["Dodi"]
    assert rates(store, activity) == {"VII A": (2, 0, 2)}
    with pytest.raises(Refused, match="is invited"):
        welcome(acting(store, SARI), activity.id, key("Alya"), MOTHER)
    unwelcome(acting(store, SARI), activity.id, key("Dodi"))
    assert not queries.walk_ins(store, activity.id)


def a_foster(store: Store, student_id: UUID, begins_on: date = HELD_ON) -> UUID:
    foster_id = key(f"asuh-{student_id}")
    draft = FosterParentDraft(
        student_id=student_id,
        name="Ibu Ratna",
        reason=StandingInReason.FAR,
        family_agreed_on=begins_on,
        foster_agreed_on=begins_on,
        begins_on=begins_on,
    )
    register_foster(acting(store, SARI), foster_id, draft)
    return foster_id


def test_only_who_is_registered_stands_in(store: Store) -> None:
    activity = a_meeting(store)
    with pytest.raises(Refused, match="standing-in parent of Aldi"):
        mark(store, activity, "VII A", 0, Aldi=Presence.FOSTER_PARENT)

    foster_id = a_foster(store, key("Aldi"))
    mark(store, activity, "VII A", 0, Aldi=Presence.FOSTER_PARENT)
    [seven, _] = queries.class_group_attendance(store, activity.id)
    assert (seven.rates.represented, seven.rates.themselves) == (1, 0)

    end_foster(acting(store, SARI), foster_id, 1, HELD_ON)
    assert presences(store, activity)["Aldi"] is Presence.FOSTER_PARENT


def test_a_standing_in_parent_stands_for_one_pupil_only(store: Store) -> None:
    activity = a_meeting(store)
    a_foster(store, key("Alya"))

    mark(store, activity, "VII A", 0, Alya=Presence.FOSTER_PARENT)

    assert presences(store, activity)["Bima"] is None


def test_a_file_twice_changes_nothing_the_second_time(store: Store) -> None:
    activity = a_meeting(store)
    marks = [Mark(student_id=key(n), presence=FATHER) for n in ("Aldi", "Dodi")]

    assert take_in(acting(store, SARI), activity.id, marks) == 2
    assert take_in(acting(store, SARI), activity.id, marks) == 0

    assert rates(store, activity) == {"VII A": (2, 1, 1), "VIII B": (2, 1, 1)}


def test_pupils_who_come_later_change_no_list_that_is_kept(store: Store) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VII A", 0, Aldi=FATHER, Alya=ABSENT)

    keep_pupil(store, "Baru", "VII A")

    assert (
        store.number(
            "select invited from participation where class_group_id = $id",
            id=key("VII A"),
        )
        == 2
    )


def test_other_groups_have_numbers_of_their_own(store: Store) -> None:
    activity = a_meeting(store)
    draft = PartyDraft(party=Party.KOMITE, invited=9, came=2, names="Wati\nTono")

    for _ in range(2):
        keep_party(acting(store, SARI), activity.id, 0, draft)
    with pytest.raises(Stale):
        keep_party(
            acting(store, SARI), activity.id, 0, draft.model_copy(update={"came": 3})
        )
    with pytest.raises(Refused, match="are named"):
        keep_party(
            acting(store, SARI), activity.id, 1, draft.model_copy(update={"came": 1})
        )

    [row] = queries.parties(store, activity.id)
    assert (row.party, row.invited, row.came) == (Party.KOMITE, 9, 2)
    assert not any(of[1] for of in rates(store, activity).values())


def test_a_pupil_who_left_is_not_waited_for_once_the_list_is_saved_again(
    store: Store,
) -> None:
    activity = a_meeting(store)
    mark(store, activity, "VII A", 0, Aldi=FATHER)
    store.write(
        "update enrolment set step = 'left' where student_id = $id", id=key("Alya")
    )

    mark(store, activity, "VII A", 1)

    assert rates(store, activity)["VII A"] == (1, 1, 0)
